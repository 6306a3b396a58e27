"""Meetings, agendas, declarations and attendance."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns, freeze_rows

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _meetings()
    _items()
    _people()
    freeze_rows(op, "meetings_meeting", "OLD.state = 'approved'")
    freeze_columns(op, "meetings_item", ("meeting_id", "pack_id"), "OLD.is_issued")


def _meetings() -> None:
    op.create_table(
        "meetings_meeting",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("scores_due_on", sa.Date(), nullable=False),
        sa.Column("place", sa.String(300), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(16), nullable=False),
        *(
            column
            for step in ("issued", "opened", "closed", "approved", "minutes_written")
            for column in (
                sa.Column(f"{step}_at", sa.DateTime(timezone=True), nullable=True),
                sa.Column(f"{step}_by", sa.String(16), nullable=False),
            )
        ),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("checkpoint_number", sa.Integer(), nullable=True),
        sa.Column("checkpoint_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetings_meeting"),
        sa.UniqueConstraint("name", "held_on", name="uq_meetings_meeting_name"),
    )


def _items() -> None:
    op.create_table(
        "meetings_item",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("meeting_id", sa.String(16), nullable=False),
        sa.Column("pack_id", sa.String(16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_issued", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetings_item"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings_meeting.id"], name="fk_meetings_item_meeting_id_meetings_meeting"
        ),
        sa.ForeignKeyConstraint(["pack_id"], ["packs_pack.id"], name="fk_meetings_item_pack_id_packs_pack"),
        sa.UniqueConstraint("meeting_id", "pack_id", name="uq_meetings_item_meeting_id"),
    )
    op.create_index("ix_meetings_item_pack_id", "meetings_item", ["pack_id"])


def _people() -> None:
    op.create_table(
        "meetings_declaration",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("item_id", sa.String(16), nullable=False),
        sa.Column("member_id", sa.String(16), nullable=False),
        sa.Column("answer", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("noted_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_meetings_declaration"),
        sa.ForeignKeyConstraint(
            ["item_id"], ["meetings_item.id"], name="fk_meetings_declaration_item_id_meetings_item"
        ),
        sa.UniqueConstraint("item_id", "member_id", name="uq_meetings_declaration_item_id"),
    )
    op.create_index("ix_meetings_declaration_member_id", "meetings_declaration", ["member_id"])
    op.create_table(
        "meetings_attendance",
        sa.Column("meeting_id", sa.String(16), nullable=False),
        sa.Column("person_id", sa.String(16), nullable=False),
        sa.Column("mark", sa.String(12), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("meeting_id", "person_id", name="pk_meetings_attendance"),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meetings_meeting.id"], name="fk_meetings_attendance_meeting_id_meetings_meeting"
        ),
    )


def downgrade() -> None:
    for table in ("meetings_attendance", "meetings_declaration", "meetings_item", "meetings_meeting"):
        op.drop_table(table)
