"""Organisations and venues by name."""

from __future__ import annotations

import pytest

from redaction.recognisers.uk.organisation import OrganisationRecognizer

RECOGNISER = OrganisationRecognizer()
VALID = (
    ("at Larchfield Primary School", "Larchfield Primary School"),
    ("the Masjid al-Noor", "Masjid al-Noor"),
    ("Kennet Vale Hospital", "Kennet Vale Hospital"),
    ("KENNET VALE HOSPITAL", "KENNET VALE HOSPITAL"),
    ("Larkmead Homes", "Larkmead Homes"),
    ("works at Costwise", "Costwise"),
    ("outside the Red Lion pub", "Red Lion"),
    ("Thames Valley Police", "Thames Valley Police"),
    ("Fenwick Crowe LLP", "Fenwick Crowe LLP"),
    ("St Osyth's Primary School", "St Osyth's Primary School"),
    ("Polish Larder Store", "Polish Larder Store"),
    ("TVP", "TVP"),
    ("SEEN TO LEAVE BY KENNET VALE HOSPITAL", "KENNET VALE HOSPITAL"),
)
INVALID = (
    "The police station",
    "the Crown Prosecution Service",
    "Victim Support",
    "Tell MAMA",
    "he went to school",
    "the mosque",
    "Hate Crime Review",
    "a Polish shop",
    "If the police had asked",
    "National Union",
    "QUILLFEATHER ASKS FOR CCTV FROM COACHES A AND B",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_organisation_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_organisation_stays(text: str) -> None:
    assert surfaces(text) == []
