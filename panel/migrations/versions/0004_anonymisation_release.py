"""Anonymisation and release: the ledger, the workbench, decisions, submissions, approvals."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns, freeze_rows

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _ledger()
    _workbench()
    _release()


def _ledger() -> None:
    op.create_table(
        "anonymisation_task",
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("owner", sa.String(80), nullable=False),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("policy", sa.String(20), nullable=False),
        sa.Column("error", sa.String(400), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("case_id", name="pk_anonymisation_task"),
    )
    op.create_index("ix_anonymisation_task_state", "anonymisation_task", ["state"])


def _workbench() -> None:
    op.create_table(
        "anonymisation_work",
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("policy", sa.String(20), nullable=False),
        sa.Column("proposal", sa.LargeBinary(), nullable=False),
        sa.Column("span_count", sa.Integer(), nullable=False),
        sa.Column("open_count", sa.Integer(), nullable=False),
        sa.Column("decision_count", sa.Integer(), nullable=False),
        sa.Column("report", sa.LargeBinary(), nullable=True),
        sa.Column("report_number", sa.Integer(), nullable=False),
        sa.Column("leak_count", sa.Integer(), nullable=False),
        sa.Column("submission_id", sa.String(16), nullable=False),
        sa.Column("return_reason", sa.LargeBinary(), nullable=True),
        sa.Column("returned_by", sa.String(16), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id", name="pk_anonymisation_work"),
    )
    op.create_index("ix_anonymisation_work_state", "anonymisation_work", ["state"])
    op.create_table(
        "anonymisation_decision",
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("made_by", sa.String(16), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("case_id", "number", name="pk_anonymisation_decision"),
    )
    freeze_rows(op, "anonymisation_decision")
    op.create_table(
        "anonymisation_submission",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("decision_number", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("candidate", sa.LargeBinary(), nullable=False),
        sa.Column("policy", sa.String(20), nullable=False),
        sa.Column("preparers", sa.Text(), nullable=False),
        sa.Column("submitted_by", sa.String(16), nullable=False),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_anonymisation_submission"),
        sa.UniqueConstraint("case_id", "version", name="uq_anonymisation_submission_case_id"),
    )
    op.create_index("ix_anonymisation_submission_case_id", "anonymisation_submission", ["case_id"])
    freeze_rows(op, "anonymisation_submission")


def _release() -> None:
    op.create_table(
        "release_release",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("case_id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("pack_id", sa.String(16), nullable=False),
        sa.Column("reason", sa.LargeBinary(), nullable=True),
        sa.Column("returned_by", sa.String(16), nullable=False),
        sa.Column("returned_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_release_release"),
    )
    op.create_index("ix_release_release_case_id", "release_release", ["case_id"])
    op.create_index("ix_release_release_state", "release_release", ["state"])
    freeze_columns(op, "release_release", ("id", "case_id", "sha256"))
    op.create_table(
        "release_approval",
        sa.Column("release_id", sa.String(16), nullable=False),
        sa.Column("verifier_id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("checks", sa.Text(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("notes", sa.LargeBinary(), nullable=False),
        sa.Column("approved_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("release_id", "verifier_id", name="pk_release_approval"),
    )
    freeze_rows(op, "release_approval")


def downgrade() -> None:
    for table in (
        "release_approval",
        "release_release",
        "anonymisation_submission",
        "anonymisation_decision",
        "anonymisation_work",
        "anonymisation_task",
    ):
        op.drop_table(table)
