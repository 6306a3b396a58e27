"""Case files under their own keys, and the draws made from them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_rows

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _cases()
    _documents()
    _draws()


def _cases() -> None:
    op.create_table(
        "cases_case",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("agency", sa.String(120), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=True),
        sa.Column("reference_print", sa.String(64), nullable=True),
        sa.Column("key", sa.LargeBinary(), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=True),
        sa.Column("notes", sa.LargeBinary(), nullable=True),
        sa.Column("strands", sa.Text(), nullable=False),
        sa.Column("outcome_code", sa.Integer(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("document_count", sa.Integer(), nullable=False),
        sa.Column("word_count", sa.Integer(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_by", sa.String(16), nullable=False),
        sa.Column("held_by", sa.String(16), nullable=False),
        sa.Column("disposed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("disposed_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases_case"),
        sa.UniqueConstraint("fingerprint", name="uq_cases_case_fingerprint"),
    )
    for column in ("agency", "reference_print", "state"):
        op.create_index(f"ix_cases_case_{column}", "cases_case", [column])


def _documents() -> None:
    op.create_table(
        "cases_document",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=False),
        sa.Column("warnings", sa.LargeBinary(), nullable=False),
        sa.Column("original", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases_document"),
        sa.ForeignKeyConstraint(["case_id"], ["cases_case.id"], name="fk_cases_document_case_id_cases_case"),
        sa.UniqueConstraint("case_id", "position", name="uq_cases_document_case_id"),
    )
    op.create_index("ix_cases_document_case_id", "cases_document", ["case_id"])


def _draws() -> None:
    op.create_table(
        "cases_draw",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("agency", sa.String(120), nullable=False),
        sa.Column("rule", sa.String(20), nullable=False),
        sa.Column("seed", sa.String(40), nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=False),
        sa.Column("frame", sa.Text(), nullable=False),
        sa.Column("excluded", sa.Text(), nullable=False),
        sa.Column("chosen", sa.Text(), nullable=False),
        sa.Column("drawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("drawn_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cases_draw"),
    )
    op.create_index("ix_cases_draw_agency", "cases_draw", ["agency"])
    freeze_rows(op, "cases_draw")


def downgrade() -> None:
    for table in ("cases_draw", "cases_document", "cases_case"):
        op.drop_table(table)
