"""Proofs and renewals"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "version_notes",
        sa.Column("statement_id", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id", "version"],
            ["versions.statement_id", "versions.number"],
            name=op.f("fk_version_notes_statement_id"),
        ),
        sa.PrimaryKeyConstraint("statement_id", "version", "language", name=op.f("pk_version_notes")),
    )
    op.create_table(
        "codes",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("endorsement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("address_digest", sa.Text(), nullable=False),
        sa.Column("mailbox", sa.Text(), nullable=True),
        sa.Column("salt", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("asked_in", sa.BigInteger(), nullable=False),
        sa.Column("last_update_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('mailbox', 'channel')", name=op.f("ck_codes_kind")),
        sa.CheckConstraint(
            "state IN ('waiting', 'delayed', 'sent', 'refused', 'failed')", name=op.f("ck_codes_state")
        ),
        sa.ForeignKeyConstraint(
            ["endorsement_id"],
            ["endorsements.id"],
            name=op.f("fk_codes_endorsement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sa.UniqueConstraint("asked_in", name=op.f("uq_codes_asked_in")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("codes", schema=None) as batch_op:
        batch_op.create_index("ix_codes_address", ["address_digest", "created_at"], unique=False)
        batch_op.create_index("ix_codes_endorsement", ["endorsement_id"], unique=False)
        batch_op.create_index("ix_codes_person", ["person_id", "created_at"], unique=False)

    op.create_table(
        "proof_prompts",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("endorsement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("kind IN ('mailbox', 'channel', 'manual')", name=op.f("ck_proof_prompts_kind")),
        sa.ForeignKeyConstraint(
            ["endorsement_id"],
            ["endorsements.id"],
            name=op.f("fk_proof_prompts_endorsement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_proof_prompts")),
    )
    with op.batch_alter_table("proof_prompts", schema=None) as batch_op:
        batch_op.create_index("ix_proof_prompts_endorsement", ["endorsement_id"], unique=False)

    op.create_table(
        "proofs",
        sa.Column("endorsement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("grade", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("given_by", sa.BigInteger(), nullable=True),
        sa.Column("given_at", sa.Text(), nullable=False),
        sa.CheckConstraint("grade IN ('mailbox', 'manual')", name=op.f("ck_proofs_grade")),
        sa.ForeignKeyConstraint(
            ["endorsement_id"],
            ["endorsements.id"],
            name=op.f("fk_proofs_endorsement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("endorsement_id", "grade", name=op.f("pk_proofs")),
    )
    op.create_table(
        "renewals",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("endorsement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("asked_at", sa.Text(), nullable=False),
        sa.Column("reminded_at", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answered_at", sa.Text(), nullable=True),
        sa.CheckConstraint("answer IN ('keep', 'renew', 'withdraw')", name=op.f("ck_renewals_answer")),
        sa.ForeignKeyConstraint(
            ["endorsement_id"], ["endorsements.id"], name=op.f("fk_renewals_endorsement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_renewals")),
        sa.UniqueConstraint("endorsement_id", "version", name=op.f("uq_renewals_endorsement_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("endorsements", schema=None) as batch_op:
        batch_op.create_index("ix_endorsements_version", ["statement_id", "status", "version"], unique=False)

    with op.batch_alter_table("endorsements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("decided_rule", sa.Text(), nullable=True))

    with op.batch_alter_table("statements", schema=None) as batch_op:
        batch_op.add_column(sa.Column("rule", sa.Text(), server_default="review", nullable=False))
