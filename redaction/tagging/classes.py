"""The classes the trained reader tells apart: the types of the gold format, and *nothing of note*."""

from __future__ import annotations

NOTHING = "O"
KEEP = "K"
CLASSES = (
    NOTHING,
    "P",
    "PH",
    "EM",
    "AD",
    "PC",
    "VRM",
    "HD",
    "DOB",
    "OC",
    "RF",
    "ID",
    "BANK",
    "AGE",
    "DT",
    "LO",
    "OR",
    "JB",
    "RL",
    KEEP,
    "QT",
)
NUMBER = {name: place for place, name in enumerate(CLASSES)}
"""The place of a class in the rows the reader gives."""
