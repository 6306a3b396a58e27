"""The time standards at their boundaries, over bank holidays and clock changes, and with anything missing."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from panel.cases import measures, moments
from panel.cases.standards import Options, assess, compute
from panel.cases.standards_table import STANDARDS, WORKING_DAY_RULE
from panel.kernel.working_days import is_working_day
from redaction.bundle import BundleRefused, CaseFacts
from redaction.readers.facts import read_facts

FIXTURES = Path(__file__).parents[3] / "fixtures"
BASE = {"format": 1, "reference": "R", "documents": [{"file": "a.txt"}]}
OUTCOMES = {"met", "late", "not_evidenced", "not_applicable", "cannot_compute"}


def facts(**changes) -> CaseFacts:
    return msgspec.convert({**BASE, **changes}, CaseFacts)


def result(standard: str, **changes):
    options = Options(seen_within_a_day=True)
    return next(r for r in compute(facts(**changes), options) if r.id == standard)


def said(standard: str, **changes) -> tuple[str, str]:
    found = result(standard, **changes)
    return found.outcome, found.words


def test_names_limits_and_sources_are_those_of_the_published_list():
    listed = {row["id"]: row for row in json.loads((FIXTURES / "standards.json").read_text())["standards"]}
    assert set(listed) == set(STANDARDS)
    for key, row in STANDARDS.items():
        assert (row.name, row.source) == (listed[key]["name"], listed[key]["source"])
        assert row.limit == (listed[key]["limit"] or listed[key].get("limit_standard") or 0)
        assert row.enhanced == listed[key].get("limit_enhanced", 0)
    assert json.loads((FIXTURES / "standards.json").read_text())["working_day_rule"] == WORKING_DAY_RULE


@pytest.mark.parametrize(
    ("recorded", "expected"),
    [
        ("2026-03-03T15:02:00", ("met", "Met: 57 min (limit 24 hours)")),
        ("2026-03-04T14:05:00", ("met", "Met: 24 h (limit 24 hours)")),
        ("2026-03-04T14:05:01", ("late", "Late by 1 min (limit 24 hours)")),
        ("2026-03-04T20:05:00", ("late", "Late by 6 h (limit 24 hours)")),
        (
            "2026-03-03T14:04:00",
            ("cannot_compute", "Cannot compute: the dates come in an order that can't be right"),
        ),
        (
            "2026-03-04",
            ("cannot_compute", "Same or next day: no time of day is given, so we can't check 24 hours"),
        ),
        ("2026-03-05", ("late", "Late: 2 days later (limit 24 hours)")),
        (None, ("not_evidenced", "Not evidenced: the file does not show when the crime was recorded")),
        ("tomorrow", ("cannot_compute", "Cannot compute: a date in the file can't be read")),
        ("0001-01-01", ("cannot_compute", "Cannot compute: a date in the file can't be read")),
    ],
)
def test_recording_is_measured_to_the_minute(recorded, expected):
    assert said("T01", reported_at="2026-03-03T14:05:00", recorded_at=recorded) == expected


def test_a_day_with_a_clock_change_has_its_true_hours():
    spring = {"reported_at": "2026-03-28T12:00:00"}  # the clocks go forward in the night: a day of 23 hours
    assert said("T01", **spring, recorded_at="2026-03-29T13:00:00")[0] == "met"
    assert said("T01", **spring, recorded_at="2026-03-29T13:01:00")[0] == "late"
    autumn = {"reported_at": "2026-10-24T12:00:00"}  # and back: a day of 25 hours
    assert said("T01", **autumn, recorded_at="2026-10-25T11:00:00")[0] == "met"
    assert said("T01", **autumn, recorded_at="2026-10-25T11:01:00")[0] == "late"


def told(at: str | None, decision: str, **more) -> dict:
    return {"at": at, "key_decision": decision, **more}


@pytest.mark.parametrize(
    ("contact", "enhanced", "expected"),
    [
        # Thursday 2 April 2026 is followed by Good Friday, a weekend and Easter Monday
        ("2026-04-02T20:00:00", None, "Met: the same day (limit 1 working day, enhanced rights)"),
        (
            "2026-04-04T10:00:00",
            True,
            "Met: before the next working day (limit 1 working day, enhanced rights)",
        ),
        ("2026-04-07T23:59:00", True, "Met: 1 working day (limit 1 working day, enhanced rights)"),
        ("2026-04-08T00:00:00", True, "Late by 1 working day (limit 1 working day, enhanced rights)"),
        ("2026-04-13T10:00:00", False, "Met: 5 working days (limit 5 working days, standard rights)"),
        ("2026-04-14T10:00:00", False, "Late by 1 working day (limit 5 working days, standard rights)"),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(contact, enhanced, expected):
    found = result(
        "T06",
        suspect={"arrested_at": "2026-04-02T09:00:00"},
        contacts=[told(contact, "arrest")],
        victim_contact={"enhanced_rights": enhanced},
    )
    assert found.words == expected


def test_a_summer_evening_counts_as_its_own_day_in_london():
    found = result(
        "T07",
        suspect={"interviewed_at": "2026-07-01T09:00:00"},
        contacts=[told("2026-07-02T23:30:00Z", "interview")],  # 00:30 on Friday in London
    )
    assert found.outcome == "late"


def test_only_being_told_after_the_event_counts():
    suspect = {"arrested_at": "2026-03-03T10:00:00"}
    early = [told("2026-03-03T09:00:00", "arrest"), told("2026-03-04T09:00:00", "other")]
    assert said("T06", suspect=suspect, contacts=early)[0] == "not_evidenced"
    assert said("T06", suspect=suspect, contacts=[told(None, "arrest")])[0] == "not_evidenced"
    assert said("T06", suspect=suspect, contacts=[told("x", "arrest")])[0] == "cannot_compute"
    assert said("T06", contacts=early)[0] == "not_applicable"


def test_a_release_must_be_told_with_reasons():
    suspect = {"released_at": "2026-03-03T10:00:00"}
    for reason, outcome, words in (
        (True, "met", "(limit 1 working day, enhanced rights)"),
        (None, "met", "does not say if reasons were given"),
        (False, "not_evidenced", "told in time, but without reasons"),
    ):
        contacts = [told("2026-03-03T15:00:00", "release", told_reason=reason)]
        found = result("T08", suspect=suspect, contacts=contacts)
        assert found.outcome == outcome
        assert words in found.words
    late = [told("2026-03-09T15:00:00", "release", told_reason=False)]
    assert said("T08", suspect=suspect, contacts=late)[1].endswith(", and without reasons")


def test_release_under_investigation_is_told_by_the_call_about_the_release():
    suspect = {"released_at": "2026-03-03T10:00:00", "bail_status": "rui"}
    contacts = [told("2026-03-04T10:00:00", "release", told_reason=True)]
    assert said("T09", suspect=suspect, contacts=contacts)[0] == "met"
    on_bail = {**suspect, "bail_status": "bail"}
    assert said("T09", suspect=on_bail, contacts=contacts)[0] == "not_evidenced"
    assert said("T09", suspect={"bail_status": "none"})[0] == "not_applicable"
    assert said("T09", suspect={"bail_status": "bail"})[0] == "cannot_compute"


def test_a_decision_not_to_investigate_must_come_with_support():
    outcome = {"code": 21, "decided_at": "2026-03-03T10:00:00"}
    contacts = [told("2026-03-04T10:00:00", "no_investigation")]
    assert said("T10", outcome=outcome, contacts=contacts)[0] == "not_evidenced"
    assert said("T10", outcome=outcome, contacts=contacts, referrals=[{"to": "x"}])[0] == "met"
    assert said("T10", outcome={"code": 15}, contacts=contacts)[0] == "cannot_compute"
    assert said("T10", outcome={"code": 15})[0] == "not_applicable"


def review(at: str | None, kind: str = "monthly", rank: str | None = "DS") -> dict:
    return {"at": at, "type": kind, "rank": rank}


def test_the_first_check_is_by_a_supervisor_and_not_a_meeting():
    dates = {"reported_at": "2026-03-03T10:00:00", "recorded_at": "2026-03-03T12:00:00"}
    reviews = [
        review("2026-03-03T12:30:00", "ds24", "PC"),
        review("2026-03-03T13:00:00", "dmm", "DI"),
        review("2026-03-05T12:00:00", "ds24", "DS"),
    ]
    assert said("T02", **dates, reviews=reviews) == ("late", "Late by 24 h (limit 24 hours)")
    before = [review("2026-03-03T11:00:00", "ds24"), *reviews]
    assert said("T02", **dates, reviews=before)[1].startswith("Met: checked before the crime was recorded")
    assert said("T02", **dates, reviews=reviews[:2])[0] == "not_evidenced"


def test_the_hate_crime_lead_checks_within_ten_calendar_days():
    recorded = {"recorded_at": "2026-03-01T23:00:00"}
    assert said("T03", **recorded, reviews=[review("2026-03-11T23:59:00", "spoc10")])[0] == "met"
    assert (
        said("T03", **recorded, reviews=[review("2026-03-12", "spoc10")])[1]
        == "Late by 1 day (limit 10 days)"
    )
    assert said("T03", **recorded)[0] == "not_evidenced"
    assert said("T03", reviews=[review("2026-03-12", "spoc10")])[0] == "cannot_compute"


def test_checks_go_on_until_the_case_is_closed():
    closed = {"closed_at": "2026-06-01T09:00:00"}
    monthly = [review("2026-03-01"), review("2026-04-01"), review("2026-05-01")]
    assert said("T04", **closed, reviews=monthly)[1] == "Met: never more than 31 days apart (limit 31 days)"
    late = said("T04", **closed, reviews=monthly[:2])
    assert late == ("late", "Late by 30 days: the longest gap was 61 days, too long once (limit 31 days)")
    undated = [*monthly[:2], review(None)]
    assert said("T04", **closed, reviews=undated)[0] == "cannot_compute"
    assert said("T04", reviews=monthly)[0] == "cannot_compute"
    assert said("T04", **closed)[0] == "not_evidenced"


def test_contact_is_measured_by_what_was_agreed_or_by_four_weeks():
    closed = {"closed_at": "2026-04-01T09:00:00"}
    contacts = [told("2026-03-01T09:00:00", "other"), told("2026-03-15T20:00:00", "other")]
    agreed = {"agreed_interval_days": 14}
    assert said("T12", **closed, contacts=contacts, victim_contact=agreed) == (
        "late",
        "Late by 3 days: the longest gap was 17 days, too long once (limit 14 days, as agreed)",
    )
    assert said("T12", **closed, contacts=contacts)[1].endswith("(limit 28 days, as nothing was agreed)")
    after = [told("2026-05-01", "outcome")]
    assert said("T12", **closed, contacts=after)[0] == "not_evidenced"


def test_both_police_meetings_count():
    recorded = {"recorded_at": "2026-03-02T12:00:00"}
    daily, weekly = review("2026-03-03T09:00:00", "dmm"), review("2026-03-09T09:00:00", "crime_meeting")
    assert said("T05", **recorded, reviews=[daily, weekly])[0] == "met"
    assert said("T05", **recorded, reviews=[daily])[0] == "not_evidenced"
    assert said("T05", **recorded, reviews=[review("2026-03-04", "dmm"), weekly])[0] == "late"


def on(at: str) -> list[dict]:
    return [{"to": "x", "at": at, "consent": True}]


def test_a_referral_is_on_time_late_or_refused():
    reported = {"reported_at": "2026-03-06T18:00:00"}  # a Friday
    assert (
        said("T11", **reported, referrals=on("2026-03-10"))[1] == "Met: 2 working days (limit 2 working days)"
    )
    assert said("T11", **reported, referrals=on("2026-03-11"))[0] == "late"
    assert said("T11", **reported, referrals=on("2026-03-01"))[1].startswith("Met: already in touch")
    assert said("T11", **reported, referrals=[{"to": "x", "consent": False}])[0] == "not_applicable"
    assert said("T11", **reported)[0] == "not_evidenced"
    assert said("T11", referrals=on("2026-03-10"))[0] == "cannot_compute"


def test_being_seen_within_a_day_is_asked_only_where_it_is_turned_on():
    seen = {"reported_at": "2026-03-01T10:00:00", "attended_at": "2026-03-02T11:00:00"}
    assert "T13" not in {r.id for r in compute(facts(**seen))}
    assert said("T13", **seen) == ("late", "Late by 1 h (limit 24 hours)")


def test_offers_are_yes_or_not_shown():
    documents = [{"file": "a", "kind": "vps"}, {"file": "b", "kind": "risk"}, {"file": "c", "kind": "letter"}]
    assert said("T14", documents=documents)[0] == "met"
    assert said("T14", documents=documents[:2]) == (
        "not_evidenced",
        "Personal statement: yes. Needs or risk asked about: yes. Written note: not shown",
    )


def test_review_requests_count_from_being_told():
    outcome = {
        "decided_at": "2026-01-05",
        "vrr_requested_at": "2026-04-10",
        "vrr_acknowledged_at": "2026-04-24",
        "vrr_decided_at": "2026-05-26",
    }
    contacts = [told("2026-01-10", "outcome")]
    assert said("T15a", outcome=outcome, contacts=contacts) == ("met", "Met: after 90 days (limit 3 months)")
    assert said("T15a", outcome=outcome) == ("late", "Late by 5 days (limit 3 months)")
    assert said("T15b", outcome=outcome) == ("met", "Met: 10 working days (limit 10 working days)")
    assert said("T15c", outcome=outcome) == ("met", "Met: 30 working days (limit 30 working days)")
    assert {said(key)[0] for key in ("T15a", "T15b", "T15c")} == {"not_applicable"}


def test_graffiti_that_nobody_can_reach_is_said():
    graffiti = {"reported_at": "2026-03-02", "removed_at": "2026-03-04", "accessible": False}
    assert said("T16", graffiti=graffiti) == (
        "late",
        "Late by 1 working day (limit 1 working day). Nobody could safely reach it",
    )
    assert said("T16", graffiti={"reported_at": "2026-03-02"})[0] == "not_evidenced"


def charged(day: str) -> dict:
    return {"charged_at": day}


def test_the_six_months_hold_for_offences_that_only_magistrates_hear():
    common = {"home_office_class": "105A", "family": "violence", "aggravated": False}
    dates = {"occurred_from": "2026-01-31T20:00:00", "outcome": {"code": 1}}
    assert said("T17", **dates, offence=common, suspect=charged("2026-07-31"))[0] == "met"
    assert (
        said("T17", **dates, offence=common, suspect=charged("2026-08-01"))[1]
        == "Late by 1 day (limit 6 months)"
    )
    assert said("T17", **dates, offence=common)[0] == "not_evidenced"
    aggravated = {**common, "aggravated": True}
    assert said("T17", **dates, offence=aggravated, suspect=charged("2027-01-01"))[0] == "not_applicable"
    assert said("T17", **dates)[0] == "cannot_compute"
    assert said("T17", offence=common, outcome={"code": 18})[0] == "not_applicable"
    assert said("T17", offence=common, outcome={"code": 17})[0] == "late"


def test_a_learning_review_has_no_limit():
    case = {"closed_at": "2026-03-01", "outcome": {"code": 18}}
    assert said("T18", **case, learning_reviewed_at="2026-04-10") == (
        "met",
        "Done 40 days after the case closed (no limit is set)",
    )
    assert said("T18", **case)[0] == "not_evidenced"
    assert said("T18", closed_at="2026-03-01", outcome={"code": 1})[0] == "not_applicable"


CASES = sorted(FIXTURES.glob("bundles/*/case.json"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.parent.name)
def test_every_fixture_gets_an_answer_to_each_standard(path):
    found = compute(read_facts(path.read_bytes())[0])
    assert [r.id for r in found] == [key for key in STANDARDS if key != "T13"]
    assert {r.outcome for r in found} <= OUTCOMES
    assert all(r.words and r.name for r in found)


def test_between_them_the_fixtures_show_met_late_and_not_evidenced_for_the_main_standards():
    seen: dict[str, set[str]] = {}
    for path in CASES:
        for r in compute(read_facts(path.read_bytes())[0]):
            seen.setdefault(r.id, set()).add(r.outcome)
    for key in ("T01", "T02", "T03", "T04", "T07", "T11", "T12"):
        assert {"met", "late"} <= seen[key], key


def _paths(value: object, at: tuple = ()) -> list[tuple]:
    found = [at] if at else []
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        found += _paths(inner, (*at, key))
    return found


WHOLE = {path: json.loads(path.read_text()) for path in CASES}
ODD = st.sampled_from(
    [None, "", "soon", "2026-02-30", "2026-03-01", "9999-12-31T23:59:59", "2026-03-01T25:00"]
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_fact_that_is_missing_or_odd_ever_raises(data):
    case = json.loads(json.dumps(data.draw(st.sampled_from(list(WHOLE.values())))))
    fields = [p for p in _paths(case) if p[0] not in ("format", "reference", "documents", "parties")]
    for path in data.draw(st.lists(st.sampled_from(fields), max_size=12, unique=True)):
        holder = case
        try:
            for key in path[:-1]:
                holder = holder[key]
            is_text = isinstance(holder[path[-1]], str)
            holder[path[-1]] = data.draw(ODD) if is_text else None
        except (KeyError, TypeError, IndexError):
            continue
    known = read_facts(json.dumps(case).encode())[0] if _is_readable(case) else facts()
    for found in assess(known, Options(seen_within_a_day=True)):
        assert found.result.outcome in OUTCOMES
        assert found.result.words


def _is_readable(case: dict) -> bool:
    try:
        read_facts(json.dumps(case).encode())
    except BundleRefused:
        return False
    return True


MOMENTS = st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2027, 1, 1))
RANK = {"met": 0, "late": 1}


@settings(max_examples=200, deadline=None)
@given(
    MOMENTS,
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=200)),
    st.timedeltas(dt.timedelta(0), dt.timedelta(days=60)),
)
def test_what_comes_later_is_never_better(start, wait, more):
    first = moments.read(start.isoformat())
    soon, later = (moments.read((start + t).isoformat()) for t in (wait, wait + more))
    for measure, limit in (
        (measures.hours, 24),
        (measures.days, 10),
        (measures.working_days, 2),
        (measures.months, 3),
    ):
        one, two = measure(first, soon, limit), measure(first, later, limit)
        if one.outcome in RANK and two.outcome in RANK:
            assert RANK[two.outcome] >= RANK[one.outcome]


@settings(max_examples=200, deadline=None)
@given(st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1)), st.integers(0, 40), st.integers(0, 12))
def test_working_days_are_met_exactly_when_no_more_than_the_limit_lie_between(start, wait, limit):
    end = start + dt.timedelta(days=wait)
    lie_between = sum(is_working_day(start + dt.timedelta(days=n)) for n in range(1, wait + 1))
    verdict = measures.working_days(moments.read(start.isoformat()), moments.read(end.isoformat()), limit)
    assert (verdict.outcome == "met") == (lie_between <= limit)


@settings(max_examples=100, deadline=None)
@given(MOMENTS, st.integers(0, 60 * 72))
def test_hours_are_met_exactly_within_the_limit(start, minutes):
    first = moments.Moment(start.replace(tzinfo=dt.UTC))
    end = moments.Moment(first.at + dt.timedelta(minutes=minutes))
    assert (measures.hours(first, end, 24).outcome == "met") == (minutes <= 24 * 60)
