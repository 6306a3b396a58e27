"""Sealed packs, context requests and the glossary."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "packs_pack",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("contents", sa.LargeBinary(), nullable=False),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recalled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("recall_reason", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_packs_pack"),
        sa.UniqueConstraint("number", name="uq_packs_pack_number"),
        sa.UniqueConstraint("sha256", name="uq_packs_pack_sha256"),
    )
    op.create_index("ix_packs_pack_case_id", "packs_pack", ["case_id"])
    freeze_columns(op, "packs_pack", ("number", "case_id", "sha256", "contents", "sealed_at"))
    op.create_table(
        "packs_context_request",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("pack_id", sa.String(16), nullable=False),
        sa.Column("paragraph", sa.String(20), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("asked_by", sa.String(16), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_by", sa.String(16), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_packs_context_request"),
    )
    op.create_index("ix_packs_context_request_pack_id", "packs_context_request", ["pack_id"])
    op.create_table(
        "packs_term",
        sa.Column("term", sa.String(80), nullable=False),
        sa.Column("expansion", sa.String(200), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("also", sa.Text(), nullable=False),
        sa.Column("in_files", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("term", name="pk_packs_term"),
    )


def downgrade() -> None:
    for table in ("packs_term", "packs_context_request", "packs_pack"):
        op.drop_table(table)
