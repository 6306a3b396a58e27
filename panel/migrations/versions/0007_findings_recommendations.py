"""Findings and recommendations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from panel.kernel.triggers import freeze_columns, freeze_rows

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

DECIDED_FINDING = (
    "id", "meeting_id", "kind", "theme", "phase", "strand", "agency", "level", "text", "criteria", "item_ids", "case_count",
    "of_cases", "state", "version", "supersedes", "drafted_by", "drafted_at", "adopted_by", "adopted_at",
)  # fmt: skip
ISSUED_WORDS = (
    "id", "number", "kind", "text", "why", "theme", "strands", "responsible_body", "owner", "due_on", "success_measure",
    "baseline", "target", "visibility", "earlier_ids", "supersedes", "drafted_by", "drafted_at", "agreed_by", "agreed_at",
    "issued_by", "issued_at", "respond_by",
)  # fmt: skip


def upgrade() -> None:
    _categories()
    _findings()
    _recommendations()
    _sources()


def _categories() -> None:
    op.create_table(
        "findings_categories",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("loaded_by", sa.String(16), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_findings_categories"),
        sa.UniqueConstraint("sha256", name="uq_findings_categories_sha256"),
    )
    freeze_rows(op, "findings_categories")


def _findings() -> None:
    op.create_table(
        "findings_finding",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("meeting_id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("phase", sa.String(40), nullable=False),
        sa.Column("strand", sa.String(40), nullable=False),
        sa.Column("agency", sa.String(120), nullable=False),
        sa.Column("level", sa.String(20), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("criteria", sa.Text(), nullable=False),
        sa.Column("item_ids", sa.Text(), nullable=False),
        sa.Column("case_count", sa.Integer(), nullable=False),
        sa.Column("of_cases", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.String(16), nullable=False),
        sa.Column("superseded_by", sa.String(16), nullable=False),
        sa.Column("drafted_by", sa.String(16), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("adopted_by", sa.String(16), nullable=False),
        sa.Column("adopted_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_findings_finding"),
    )
    op.create_index("ix_findings_finding_meeting_id", "findings_finding", ["meeting_id"])
    op.create_index("ix_findings_finding_state", "findings_finding", ["state"])
    freeze_columns(op, "findings_finding", DECIDED_FINDING, "OLD.state <> 'drafted'")


def _recommendations() -> None:
    op.create_table(
        "recommendations_recommendation",
        sa.Column("id", sa.String(16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("theme", sa.String(40), nullable=False),
        sa.Column("strands", sa.Text(), nullable=False),
        sa.Column("responsible_body", sa.String(120), nullable=False),
        sa.Column("owner", sa.String(200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("success_measure", sa.Text(), nullable=False),
        sa.Column("baseline", sa.String(200), nullable=False),
        sa.Column("target", sa.String(200), nullable=False),
        sa.Column("visibility", sa.String(20), nullable=False),
        sa.Column("earlier_ids", sa.Text(), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("supersedes", sa.String(16), nullable=False),
        sa.Column("superseded_by", sa.String(16), nullable=False),
        sa.Column("drafted_by", sa.String(16), nullable=False),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("agreed_by", sa.String(16), nullable=False),
        sa.Column("agreed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", sa.String(16), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("respond_by", sa.Date(), nullable=True),
        sa.Column("withdrawn_by", sa.String(16), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_recommendations_recommendation"),
        sa.UniqueConstraint("number", name="uq_recommendations_recommendation_number"),
    )
    for column in ("theme", "responsible_body", "state"):
        op.create_index(
            f"ix_recommendations_recommendation_{column}", "recommendations_recommendation", [column]
        )
    freeze_columns(op, "recommendations_recommendation", ISSUED_WORDS, "OLD.state IN ('issued', 'withdrawn')")
    freeze_rows(op, "recommendations_recommendation", "OLD.state = 'withdrawn'")


def _sources() -> None:
    op.create_table(
        "recommendations_source",
        sa.Column("recommendation_id", sa.String(16), nullable=False),
        sa.Column("finding_id", sa.String(16), nullable=False),
        sa.Column("is_frozen", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("recommendation_id", "finding_id", name="pk_recommendations_source"),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendations_recommendation.id"],
            name="fk_recommendations_source_recommendation",
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"],
            ["findings_finding.id"],
            name="fk_recommendations_source_finding",
        ),
    )
    op.create_index("ix_recommendations_source_finding_id", "recommendations_source", ["finding_id"])
    freeze_rows(op, "recommendations_source", "OLD.is_frozen")


def downgrade() -> None:
    for table in (
        "recommendations_source",
        "recommendations_recommendation",
        "findings_finding",
        "findings_categories",
    ):
        op.drop_table(table)
