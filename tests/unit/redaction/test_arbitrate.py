"""What a finding holds at its ends that isn't of it stays readable."""

from __future__ import annotations

import pytest

from redaction.arbitrate import trimmed
from redaction.finding import Finding


@pytest.mark.parametrize(
    ("kind", "surface", "left"),
    [
        ("DT", "MARAC 22nd", "22nd"),
        ("DT", "March 22nd", "March 22nd"),
        ("DT", "Thur 16 April", "Thur 16 April"),
        ("DT", "Eid 2024", "Eid 2024"),
        ("DT", "LOSAR 2025", "LOSAR 2025"),
        ("DT", "Vaisakhi 2025", "Vaisakhi 2025"),
        ("DT", "MAY 2025", "MAY 2025"),
        ("P", "Sgt Quillfeather", "Quillfeather"),
        ("P", "Cpl Quillfeather", "Quillfeather"),
        ("P", "Con Quillfeather", "Con Quillfeather"),
        ("P", "Col Quillfeather", "Col Quillfeather"),
        ("P", "DO THANH BINH", "DO THANH BINH"),
        ("OR", "Quillfeather Neighbourhood Policing", "Quillfeather"),
        ("OR", "Quillfeather CID", "Quillfeather"),
        ("OC", "PC 4711", "4711"),
    ],
)
def test_terms_ranks_and_teams_are_trimmed(kind: str, surface: str, left: str) -> None:
    finding = Finding(start=0, end=len(surface), type=kind, score=0.9, source="Reader", reason="Said.")
    cut = trimmed(surface, finding)
    assert cut is not None
    assert surface[cut.start : cut.end] == left
