"""Who may do what with a finding, what its state allows, and the arithmetic of counts over a meeting's cases."""

from __future__ import annotations

from panel.accounts.permissions import READERS, Role
from panel.kernel.states import StateTable
from panel.kernel.viewer import Viewer

STATES = StateTable(
    "finding", "drafted", {"drafted": ("adopted", "discarded"), "adopted": (), "discarded": ()}
)
WRITERS = frozenset({Role.COORDINATOR, Role.CHAIR})


def is_closed_view(viewer: Viewer) -> bool:
    """True for the panel itself: chair, members, coordinator, observer. Everybody else sees suppressed counts."""
    return viewer.role in READERS
