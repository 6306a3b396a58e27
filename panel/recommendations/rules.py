"""Who may do what with a recommendation, and what its state allows."""

from __future__ import annotations

import datetime as dt

from panel.accounts.permissions import READERS, Role
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer

STATES = StateTable(
    "recommendation",
    "drafted",
    {
        "drafted": ("agreed", "withdrawn"),
        "agreed": ("drafted", "issued", "withdrawn"),
        "issued": ("withdrawn",),
        "withdrawn": (),
    },
)
ANSWER_WITHIN = dt.timedelta(days=56)
"""The norm panels borrow for an answer (field guide 3.1)."""
WRITERS = frozenset({Role.COORDINATOR, Role.CHAIR})
ASKED = frozenset({Role.RESPONDER, Role.POLICE_LEAD})
WATCHERS = frozenset({Role.BOARD, Role.AUDITOR})


def is_panel(viewer: Viewer) -> bool:
    return viewer.role in READERS
