"""Follow-up and publication."""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns, freeze_rows

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

TABLES = (
    "publication_approval",
    "publication_text",
    "followup_closing",
    "followup_verification",
    "followup_submission",
    "followup_evidence",
    "followup_update",
    "followup_action",
    "followup_extension",
    "followup_response",
    "followup_course",
)


def upgrade() -> None:
    _answers()
    _actions()
    _decisions()
    _publication()


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _word(name: str, length: int = 16) -> sa.Column[str]:
    return sa.Column(name, sa.String(length), nullable=False)


def _moment(name: str, nullable: bool = False) -> sa.Column[dt.datetime]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str) -> sa.Column[dt.date]:
    return sa.Column(name, sa.Date(), nullable=False)


def _table(name: str, *columns: sa.Column, indexed: str = "recommendation_id") -> None:
    op.create_table(name, _word("id"), *columns, sa.PrimaryKeyConstraint("id", name=f"pk_{name}"))
    op.create_index(f"ix_{name}_{indexed}", name, [indexed])


def _answers() -> None:
    op.create_table(
        "followup_course",
        _word("recommendation_id"),
        _word("state", 20),
        _word("acknowledged_by"),
        _moment("acknowledged_at", nullable=True),
        sa.PrimaryKeyConstraint("recommendation_id", name="pk_followup_course"),
    )
    op.create_table(
        "followup_response",
        _word("id"),
        _word("recommendation_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _word("kind", 30),
        _text("reasons"),
        _text("what_will_be_done"),
        _word("given_by"),
        _moment("given_at"),
        sa.PrimaryKeyConstraint("id", name="pk_followup_response"),
        sa.UniqueConstraint("recommendation_id", "number", name="uq_followup_response_recommendation_id"),
    )
    op.create_index("ix_followup_response_recommendation_id", "followup_response", ["recommendation_id"])
    freeze_rows(op, "followup_response")
    _table(
        "followup_extension",
        _word("recommendation_id"),
        _day("new_date"),
        _text("why"),
        _word("asked_by"),
        _moment("asked_at"),
        _word("decision", 10),
        _text("note"),
        _word("decided_by"),
        _moment("decided_at", nullable=True),
    )
    freeze_rows(op, "followup_extension", "OLD.decided_at IS NOT NULL")
    freeze_columns(op, "followup_extension", ("recommendation_id", "new_date", "why", "asked_by", "asked_at"))


def _actions() -> None:
    op.create_table(
        "followup_action",
        _word("id"),
        _word("recommendation_id"),
        _word("letter", 1),
        _text("text"),
        _word("owner", 200),
        _word("body", 120),
        _word("status", 20),
        _word("health", 20),
        _day("due_on"),
        _day("first_due_on"),
        _word("added_by"),
        _moment("added_at"),
        sa.PrimaryKeyConstraint("id", name="pk_followup_action"),
        sa.UniqueConstraint("recommendation_id", "letter", name="uq_followup_action_recommendation_id"),
    )
    op.create_index("ix_followup_action_recommendation_id", "followup_action", ["recommendation_id"])
    freeze_columns(
        op,
        "followup_action",
        ("recommendation_id", "letter", "text", "body", "first_due_on", "added_by", "added_at"),
    )
    op.create_table(
        "followup_update",
        _word("id"),
        _word("action_id"),
        _word("recommendation_id"),
        sa.Column("number", sa.Integer(), nullable=False),
        _text("note"),
        _text("changes"),
        _word("evidence_id"),
        _word("written_by"),
        _moment("written_at"),
        sa.PrimaryKeyConstraint("id", name="pk_followup_update"),
        sa.UniqueConstraint("action_id", "number", name="uq_followup_update_action_id"),
    )
    op.create_index("ix_followup_update_action_id", "followup_update", ["action_id"])
    op.create_index("ix_followup_update_recommendation_id", "followup_update", ["recommendation_id"])
    freeze_rows(op, "followup_update")


def _decisions() -> None:
    _table(
        "followup_evidence",
        _word("recommendation_id"),
        _word("action_id"),
        _text("note"),
        _word("link", 500),
        _word("file_name", 200),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        _word("sha256", 64),
        _word("given_by"),
        _moment("given_at"),
    )
    _table(
        "followup_submission",
        _word("recommendation_id"),
        _text("summary"),
        _word("sent_by"),
        _moment("sent_at"),
    )
    _table(
        "followup_verification",
        _word("recommendation_id"),
        _word("decision", 20),
        _text("reasons"),
        _day("revisit_on"),
        _word("decided_by"),
        _moment("decided_at"),
    )
    _table(
        "followup_closing",
        _word("recommendation_id"),
        _word("kind", 20),
        _text("reasons"),
        _word("decided_by"),
        _moment("decided_at"),
    )
    for table in ("followup_evidence", "followup_submission", "followup_verification", "followup_closing"):
        freeze_rows(op, table)


def _publication() -> None:
    _table(
        "publication_text",
        _word("recommendation_id"),
        _word("state", 20),
        _word("theme", 60),
        sa.Column("year", sa.Integer(), nullable=False),
        _text("you_said"),
        _text("we_asked"),
        _text("they_answered"),
        _text("what_changed"),
        _word("sha256", 64),
        _text("writers"),
        _word("drafted_by"),
        _moment("drafted_at"),
        _word("checked_by"),
        _moment("checked_at", nullable=True),
        _word("published_by"),
        _moment("published_at", nullable=True),
        _word("superseded_by"),
        _moment("superseded_at", nullable=True),
        _word("returned_by"),
        _text("return_reason"),
        _moment("taken_down_at", nullable=True),
    )
    freeze_columns(
        op,
        "publication_text",
        (
            "recommendation_id",
            "theme",
            "year",
            "you_said",
            "we_asked",
            "they_answered",
            "what_changed",
            "sha256",
            "writers",
            "published_by",
            "published_at",
        ),
        "OLD.published_at IS NOT NULL",
    )
    op.create_table(
        "publication_approval",
        _word("id"),
        _word("text_id"),
        _word("sha256", 64),
        _word("approved_by"),
        _moment("approved_at"),
        sa.PrimaryKeyConstraint("id", name="pk_publication_approval"),
        sa.UniqueConstraint("text_id", "sha256", "approved_by", name="uq_publication_approval_text_id"),
    )
    op.create_index("ix_publication_approval_text_id", "publication_approval", ["text_id"])
    freeze_rows(op, "publication_approval")


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
