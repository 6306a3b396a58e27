"""Rubrics, sheets and phases."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns, freeze_rows

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rubric()
    _round()
    _sheet()
    _concern()
    _agreed()
    _minority()


def _rubric() -> None:
    op.create_table(
        "scoring_rubric",
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("contents", sa.Text(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_scoring_rubric"),
    )
    freeze_rows(op, "scoring_rubric")


def _round() -> None:
    """An opened case can't be closed again, and an ended one can't be changed at all."""
    op.create_table(
        "scoring_round",
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("phase", sa.String(20), nullable=False),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("plus", sa.Text(), nullable=False),
        sa.Column("current", sa.String(10), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("opened_by", sa.String(16), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_by", sa.String(16), nullable=False),
        sa.Column("overall", sa.String(4), nullable=False),
        sa.Column("flags", sa.Text(), nullable=False),
        sa.Column("observations", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("item_id", name="pk_scoring_round"),
        sa.CheckConstraint(
            "(phase = 'independent') = (opened_at IS NULL)", name="ck_scoring_round_phase_opened"
        ),
        sa.CheckConstraint(
            "(phase IN ('agreed', 'not agreed')) = (ended_at IS NOT NULL)",
            name="ck_scoring_round_phase_ended",
        ),
    )
    freeze_columns(
        op, "scoring_round", ("opened_at", "opened_by", "rubric_version", "plus"), "OLD.opened_at IS NOT NULL"
    )
    freeze_rows(op, "scoring_round", "OLD.ended_at IS NOT NULL")


def _sheet() -> None:
    op.create_table(
        "scoring_sheet",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("member_id", sa.String(16), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("rubric_version", sa.String(40), nullable=False),
        sa.Column("answers", sa.Text(), nullable=False),
        sa.Column("went_well", sa.Text(), nullable=False),
        sa.Column("one_change", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Integer(), nullable=True),
        sa.Column("overall", sa.String(4), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_scoring_sheet"),
        sa.UniqueConstraint("item_id", "member_id", name="uq_scoring_sheet_item_id"),
    )
    op.create_index("ix_scoring_sheet_member_id", "scoring_sheet", ["member_id"])
    freeze_rows(op, "scoring_sheet", "OLD.state IN ('submitted', 'lapsed')")


def _concern() -> None:
    op.create_table(
        "scoring_concern",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("raised_by", sa.String(16), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("passed_to", sa.String(200), nullable=False),
        sa.Column("passed_by", sa.String(16), nullable=False),
        sa.Column("passed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_scoring_concern"),
    )
    op.create_index("ix_scoring_concern_item_id", "scoring_concern", ["item_id"])
    freeze_columns(op, "scoring_concern", ("item_id", "text", "raised_by", "raised_at"))


def _agreed() -> None:
    op.create_table(
        "scoring_agreed",
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("criterion", sa.String(10), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(2), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("item_id", "criterion", "number", name="pk_scoring_agreed"),
    )
    freeze_rows(op, "scoring_agreed")


def _minority() -> None:
    op.create_table(
        "scoring_minority",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("member_id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_scoring_minority"),
        sa.UniqueConstraint("item_id", "member_id", "number", name="uq_scoring_minority_item_id"),
    )
    op.create_index("ix_scoring_minority_item_id", "scoring_minority", ["item_id"])
    freeze_rows(op, "scoring_minority")


def downgrade() -> None:
    for table in ("minority", "agreed", "concern", "sheet", "round", "rubric"):
        op.drop_table(f"scoring_{table}")
