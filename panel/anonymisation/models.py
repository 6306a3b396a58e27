from __future__ import annotations

import datetime as dt

from sqlalchemy import LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from panel.kernel.database import Base, Encoded, Moment


class Task(Base):
    """One line of the ledger: a case that the machine must go through. It holds no case text.

    `owner` is the coordinator that has it until `lease_until`; `error` a sentence for the preparer.
    """

    __tablename__ = "anonymisation_task"

    case_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[str] = mapped_column(String(10), index=True)
    attempts: Mapped[int] = mapped_column(default=0)
    owner: Mapped[str] = mapped_column(String(80), default="")
    lease_until: Mapped[dt.datetime | None] = mapped_column(Moment)
    policy: Mapped[str] = mapped_column(String(20), default="")
    error: Mapped[str] = mapped_column(String(400), default="")
    queued_at: Mapped[dt.datetime] = mapped_column(Moment)
    finished_at: Mapped[dt.datetime | None] = mapped_column(Moment)


class Work(Base):
    """A case on the workbench. `proposal`, `report` and `return_reason` are sealed with the case's key.

    `decision_count` is the number of the newest decision; `open_count` how many doubtful places nobody has looked at;
    `report` the last residual check, made after decision `report_number` (-1: none yet).
    """

    __tablename__ = "anonymisation_work"

    case_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    state: Mapped[str] = mapped_column(String(12), index=True)
    policy: Mapped[str] = mapped_column(String(20))
    proposal: Mapped[bytes] = mapped_column(LargeBinary)
    span_count: Mapped[int]
    open_count: Mapped[int]
    decision_count: Mapped[int] = mapped_column(default=0)
    report: Mapped[bytes | None] = mapped_column(LargeBinary)
    report_number: Mapped[int] = mapped_column(default=-1)
    leak_count: Mapped[int] = mapped_column(default=0)
    submission_id: Mapped[str] = mapped_column(String(16), default="")
    return_reason: Mapped[bytes | None] = mapped_column(LargeBinary)
    returned_by: Mapped[str] = mapped_column(String(16), default="")
    returned_at: Mapped[dt.datetime | None] = mapped_column(Moment)
    proposed_at: Mapped[dt.datetime] = mapped_column(Moment)


class DecisionRow(Base):
    """One decision of a preparer, never changed. `payload` is a sealed `redaction.decisions.Decision`.

    Decisions made with one press share the `batch`: the number of the first of them.
    """

    __tablename__ = "anonymisation_decision"

    case_id: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    batch: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    payload: Mapped[bytes] = mapped_column(LargeBinary)
    made_by: Mapped[str] = mapped_column(String(16))
    made_at: Mapped[dt.datetime] = mapped_column(Moment)


class Submission(Base):
    """What a preparer handed to the verifiers: exact bytes, sealed, never changed.

    `preparers` are the ids of everybody who brought the case in, decided or submitted: none of them may verify it.
    """

    __tablename__ = "anonymisation_submission"
    __table_args__ = (UniqueConstraint("case_id", "version"),)

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    case_id: Mapped[str] = mapped_column(String(16), index=True)
    version: Mapped[int]
    decision_number: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    candidate: Mapped[bytes] = mapped_column(LargeBinary)
    policy: Mapped[str] = mapped_column(String(20))
    preparers: Mapped[tuple[str, ...]] = mapped_column(Encoded(tuple[str, ...]))
    submitted_by: Mapped[str] = mapped_column(String(16))
    submitted_at: Mapped[dt.datetime] = mapped_column(Moment)
