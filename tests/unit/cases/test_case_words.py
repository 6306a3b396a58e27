"""Timeline and head of a pack: plain, in days from Day 0, and nothing of case.json's free text."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.cases import moments, words
from panel.cases.contents import header
from panel.cases.timeline import day_zero, timeline
from panel.packs import contents as packed
from redaction.bundle import CaseFacts
from redaction.readers.facts import read_facts

BUNDLES = sorted((Path(__file__).parents[3] / "fixtures" / "bundles").glob("*/case.json"))
BASE = {"format": 1, "reference": "R", "documents": [{"file": "a.txt"}]}


def facts(**changes) -> CaseFacts:
    return msgspec.convert({**BASE, **changes}, CaseFacts)


def test_days_count_from_the_incident_and_clocks_are_local():
    case = facts(
        occurred_from="2026-03-28T22:30:00",
        reported_at="2026-03-29T00:30:00Z",
        recorded_at="2026-03-30",
        closed_at="2026-05-01T09:00:00",
    )
    lines = [(e.day, e.clock, e.what) for e in timeline(case)]
    assert lines == [
        (0, "22:30", "The incident happened"),
        (1, "00:30", "Reported to the police"),
        (2, "", "Crime recorded"),
        (34, "09:00", "Case closed"),
    ]


@pytest.mark.parametrize(
    ("dates", "zero"),
    [
        ({"occurred_from": "2026-03-02", "reported_at": "2026-03-05"}, "2026-03-02"),
        ({"occurred_from": "never", "reported_at": "2026-03-05"}, "2026-03-05"),
        ({"closed_at": "2026-03-09", "recorded_at": "2026-03-07"}, "2026-03-07"),
        ({"occurred_from": "2026-07-01T23:30:00Z"}, "2026-07-02"),
    ],
)
def test_day_zero_is_the_incident_else_the_report_else_the_first_date(dates, zero):
    assert day_zero(facts(**dates)).isoformat() == zero


def test_without_dates_there_is_no_timeline():
    assert (day_zero(facts()), timeline(facts())) == (None, ())


def test_an_entry_shows_the_standard_that_ends_there():
    case = facts(
        reported_at="2026-03-03T14:05:00",
        recorded_at="2026-03-05T15:02:00",
        reviews=[{"at": "2026-03-05T21:00:00", "type": "ds24", "rank": "DS"}],
    )
    found = {e.what: e.standard for e in timeline(case)}
    assert found == {"Reported to the police": "", "Crime recorded": "T01", "Sergeant's review (DS)": "T02"}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"report_channel": "third_party", "reported_by": "Tell MAMA"},
            "Reported by a third party (Tell MAMA)",
        ),
        ({"report_channel": "third_party", "reported_by": "Imam Rahmani"}, "Reported by a third party"),
        ({"report_channel": "999", "reported_by": "Zo Bex"}, "Reported through a 999 call"),
        ({"report_channel": "Zo Bex"}, "Reported through another way"),
    ],
)
def test_only_national_bodies_are_named_as_reporters(changes, sentence):
    assert words.reported(facts(**changes)) == sentence


@pytest.mark.parametrize(
    ("area", "shown"),
    [
        ("South Oxfordshire", "South Oxfordshire"),
        ("Reading", "Reading"),
        ("14 Elm Close", ""),
        ("Elm Close, Banbury", ""),
        ("the flats next to the old mill", ""),
        ("Elm Close", ""),
        (None, ""),
    ],
)
def test_an_area_that_looks_like_an_address_is_left_out(area, shown):
    assert words.area(facts(area=area, location="Elm Close")) == shown


@pytest.mark.parametrize(
    ("closed", "season"),
    [
        ("2026-02-28", "winter 2025-26"),
        ("2026-03-01", "spring 2026"),
        ("2026-08-31", "summer 2026"),
        ("2026-11-30", "autumn 2026"),
        ("2026-12-01", "winter 2026-27"),
        ("soon", ""),
    ],
)
def test_a_closing_day_becomes_a_season(closed, season):
    assert words.season(closed) == season


def test_the_warning_says_what_the_case_quotes():
    case = facts(strands=["race", "religion"], offence={"family": "violence"}, suspect={"is_child": True})
    assert words.warning(case) == (
        "This case quotes abuse about race and religion. It describes violence. A child is involved."
    )
    assert words.warning(facts()) == "This case quotes words of hostility."


@pytest.mark.parametrize("path", BUNDLES, ids=lambda p: p.parent.name)
def test_no_head_of_a_fixture_pack_identifies(path):
    case = read_facts(path.read_bytes())[0]
    text = packed.encode(header(case)).decode()
    known = [case.reference, *case.canaries, *case.other_references.values(), case.location or ""]
    known += [p.name for p in case.parties] + [
        s for p in case.parties for s in (*p.phones, *p.emails, *p.vehicles)
    ]
    assert [k for k in known if k and k in text] == []
    for moment in filter(None, (case.occurred_from, case.reported_at, case.closed_at)):
        assert moment[:10] not in text


MARK = "Zqxjv"
TEXT_FIELDS = [
    ("reference",), ("agency_code",), ("case_type",), ("report_channel",), ("reported_by",), ("location_type",),
    ("location",), ("occurred_from",), ("closed_at",), ("recorded_at",), ("offence", "family"),
    ("offence", "home_office_class"), ("victim_contact", "method"), ("victim_contact", "agreed_at"),
    ("suspect", "bail_status"), ("suspect", "arrested_at"), ("outcome", "authority_rank"), ("outcome", "decided_at"),
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(BUNDLES), st.sets(st.sampled_from(TEXT_FIELDS), min_size=1))
def test_no_free_text_of_case_json_reaches_the_panel(path, fields):
    case = json.loads(path.read_text())
    for field in fields:
        holder = case
        for key in field[:-1]:
            holder = holder.setdefault(key, {})
        holder[field[-1]] = MARK
    case["strands"] = [*case["strands"], MARK]
    case["sub_strands"] = case["alternatives"] = [MARK]
    case["area"] = f"4 {MARK} Road"
    for row in case.get("reviews", []):
        row |= {"type": MARK, "rank": MARK}
    for row in case.get("contacts", []):
        row |= {"channel": MARK, "key_decision": MARK, "direction": MARK}
    for row in case.get("referrals", []):
        row |= {"to": MARK}
    for row in case.get("risk_assessments", []):
        row |= {"level": MARK}
    text = packed.encode(header(read_facts(json.dumps(case).encode())[0])).decode()
    assert MARK.lower() not in text.lower()


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [("2026-01-31", 1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"), ("2026-12-15", 6, "2027-06-15")],
)
def test_months_later_is_the_same_day_or_the_last(day, months, later):
    assert moments.add_months(moments.read(day).day, months).isoformat() == later
