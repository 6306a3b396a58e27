from __future__ import annotations

from panel.audit import service as audit
from panel.kernel.errors import NotNow
from panel.kernel.house import Tx
from panel.kernel.ids import new_id
from panel.kernel.viewer import Viewer
from panel.packs import contents as packed
from panel.packs import queries
from panel.packs.models import Pack


def seal(tx: Tx, viewer: Viewer, case_id: str, data: bytes) -> Pack:
    """Puts exactly these bytes through the valve. The release stage has checked that two verifiers approved them."""
    packed.decode(data)
    digest = packed.sha256(data)
    if any(p.recalled_at is None for p in queries.packs_of_case(tx, case_id)):
        raise NotNow("This case is already sealed. Recall that version first.")
    pack = Pack(
        id=new_id(),
        number=queries.next_number(tx),
        case_id=case_id,
        sha256=digest,
        contents=data,
        sealed_at=tx.now,
        recall_reason="",
    )
    audit.write(
        tx,
        viewer,
        "pack.sealed",
        f"pack:{pack.id}",
        rows=(pack,),
        facts={"sha256": digest, "number": pack.number},
    )
    return pack


def recall(tx: Tx, viewer: Viewer, pack_id: str, reason: str) -> Pack:
    """From this moment nobody in the room can open the pack. `reason` must not identify anybody."""
    pack = queries.pack(tx, pack_id)
    if pack.recalled_at is not None:
        raise NotNow("This case was already recalled.")
    pack.recalled_at, pack.recall_reason = tx.now, reason
    audit.write(tx, viewer, "pack.recalled", f"pack:{pack.id}", rows=(pack,), facts={"number": pack.number})
    return pack
