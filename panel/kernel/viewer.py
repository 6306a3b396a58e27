"""Who is asking. Every query starts from a viewer."""

from __future__ import annotations

import msgspec


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """The signed-in person, or the public. `role` is a value of `panel.accounts.permissions.Role`."""

    id: str = ""
    name: str = ""
    role: str = "public"
    agency: str = ""

    @property
    def is_signed_in(self) -> bool:
        return bool(self.id)


PUBLIC = Viewer()
SYSTEM = Viewer(id="system", name="The system", role="system")
"""Acts for nobody: background work such as the machine's own proposals. No route ever runs as it."""
