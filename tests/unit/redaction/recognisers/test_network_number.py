"""Addresses and serial numbers of machines."""

from __future__ import annotations

import pytest

from redaction.recognisers.generic.network import NetworkRecognizer

RECOGNISER = NetworkRecognizer()
VALID = (
    ("IP 192.0.2.44 at", "192.0.2.44"),
    ("IMEI 35-209900-176148-1", "35-209900-176148-1"),
    ("IMEI: 352099001761481", "352099001761481"),
    ("2001:db8::ff00:42:8329", "2001:db8::ff00:42:8329"),
    ("00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"),
    ("serial no. F17GQ9XYZ", "F17GQ9XYZ"),
)
INVALID = (
    "version 1.2.3",
    "at 14:05:22",
    "300.1.2.999",
    "serial offender",
)


def surfaces(text: str) -> list[str]:
    return [text[r.start : r.end] for r in RECOGNISER.analyze(text, [], None)]


@pytest.mark.parametrize(("text", "expected"), VALID)
def test_network_number_is_found_whole(text: str, expected: str) -> None:
    assert expected in surfaces(text)


@pytest.mark.parametrize("text", INVALID)
def test_what_is_no_network_number_stays(text: str) -> None:
    assert surfaces(text) == []
