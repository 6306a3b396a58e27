"""Destroying a case file so that nothing of it is left in the database's files."""

from __future__ import annotations

from panel.cases import service
from panel.cases.models import Case
from panel.kernel.house import House
from panel.kernel.viewer import Viewer


def destroy(house: House, viewer: Viewer, case_id: str, is_confirmed: bool) -> Case:
    """Disposes of the case, then empties the write-ahead log, which would keep the old key until it is written over."""
    with house.write() as tx:
        found = service.dispose(tx, viewer, case_id, is_confirmed)
    if house.engine.dialect.name == "sqlite":
        _empty_log(house)
    return found


def _empty_log(house: House) -> None:
    """Gives way to readers who are in the middle of a page: the next write then finishes the job."""
    connection = house.engine.raw_connection()
    try:
        connection.cursor().execute("pragma wal_checkpoint(truncate)")
    finally:
        connection.close()
