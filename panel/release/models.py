from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment


class Release(Base):
    """Where a submission stands with the verifiers. A submission that no verifier has touched has no row: it is awaiting.

    `id` is the submission's; `sha256` names the exact bytes that are approved, and seals them. `reason` (why it was sent
    back) is sealed with the case's key.
    """

    __tablename__ = "release_release"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    case_id: Mapped[str] = mapped_column(String(16), index=True)
    sha256: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20), index=True)
    pack_id: Mapped[str] = mapped_column(String(16), default="")
    reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    returned_by: Mapped[str] = mapped_column(String(16), default="")
    returned_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Approval(Base):
    """One verifier's word on exact bytes, never changed. `notes` are sealed with the case's key."""

    __tablename__ = "release_approval"

    release_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    verifier_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    checks: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    minutes: Mapped[int]
    notes: Mapped[bytes] = mapped_column(LargeBinary)
    approved_at: Mapped[dt.datetime] = mapped_column(Moment)
