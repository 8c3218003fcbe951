"""Withdrawal, corrections, roles and the audit log"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("actor", sa.BigInteger(), nullable=True),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
        sa.UniqueConstraint("digest", name=op.f("uq_audit_digest")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "blocked_people",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("blocked_by", sa.BigInteger(), nullable=True),
        sa.Column("blocked_at", sa.Text(), nullable=False),
        sa.Column("told_update_id", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_blocked_people")),
    )
    op.create_table(
        "limits",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("deed", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("last_update_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "deed", name=op.f("pk_limits")),
    )
    op.create_table(
        "invitations",
        sa.Column("token_digest", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=False),
        sa.Column("asked_in", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.Text(), nullable=False),
        sa.Column("used_by", sa.BigInteger(), nullable=True),
        sa.Column("used_at", sa.Text(), nullable=True),
        sa.CheckConstraint("role IN ('owner', 'admin', 'viewer')", name=op.f("ck_invitations_role")),
        sa.PrimaryKeyConstraint("token_digest", name=op.f("pk_invitations")),
    )
    op.create_table(
        "roles",
        sa.Column("person_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("granted_by", sa.BigInteger(), nullable=True),
        sa.Column("granted_at", sa.Text(), nullable=False),
        sa.CheckConstraint("role IN ('owner', 'admin', 'viewer')", name=op.f("ck_roles_role")),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_roles")),
    )
    op.create_table(
        "closing_texts",
        sa.Column("statement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_closing_texts_statement_id")
        ),
        sa.PrimaryKeyConstraint("statement_id", "language", name=op.f("pk_closing_texts")),
    )
    op.create_table(
        "closing_prompts",
        sa.Column("owner_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("statement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_closing_prompts_statement_id")
        ),
        sa.PrimaryKeyConstraint("owner_id", name=op.f("pk_closing_prompts")),
    )
    op.create_table(
        "corrections",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("endorsement_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("representative", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.BigInteger(), nullable=True),
        sa.CheckConstraint("status IN ('pending', 'rejected')", name=op.f("ck_corrections_status")),
        sa.CheckConstraint(
            "(status = 'pending') = (decided_at IS NULL)", name=op.f("ck_corrections_decided")
        ),
        sa.ForeignKeyConstraint(
            ["endorsement_id"], ["endorsements.id"], name=op.f("fk_corrections_endorsement_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
        sa.UniqueConstraint("endorsement_id", name=op.f("uq_corrections_endorsement_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("corrects", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("warned_at", sa.Text(), nullable=True))

    with op.batch_alter_table("endorsements", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("withdrawn_at", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_by", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("corrected_in", sa.Text(), nullable=True))
        batch_op.drop_constraint(op.f("ck_endorsements_status"), type_="check")
        batch_op.drop_constraint(op.f("ck_endorsements_decided"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_endorsements_status"), "status IN ('pending', 'accepted', 'rejected', 'withdrawn')"
        )
        batch_op.create_check_constraint(
            op.f("ck_endorsements_decided"),
            "status NOT IN ('accepted', 'rejected') OR decided_at IS NOT NULL",
        )
        batch_op.create_check_constraint(
            op.f("ck_endorsements_withdrawn"), "(status = 'withdrawn') = (withdrawn_at IS NOT NULL)"
        )
        batch_op.alter_column("person_id", existing_type=sa.BIGINT(), nullable=True)

    with op.batch_alter_table("reason_prompts", schema=None) as batch_op:
        batch_op.add_column(sa.Column("revision", sa.Text(), server_default="", nullable=False))

    with op.batch_alter_table("statements", table_kwargs={"sqlite_autoincrement": True}) as batch_op:
        batch_op.add_column(sa.Column("closed_at", sa.Text(), nullable=True))
        batch_op.drop_constraint(op.f("ck_statements_status"), type_="check")
        batch_op.create_check_constraint(
            op.f("ck_statements_status"), "status IN ('draft', 'open', 'paused', 'closed')"
        )

    # After the endorsements have been rebuilt, because it points at them.
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "traces",
        sa.Column("statement_id", number, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("endorsement_id", number, nullable=False),
        sa.ForeignKeyConstraint(
            ["endorsement_id"],
            ["endorsements.id"],
            name=op.f("fk_traces_endorsement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["statement_id"], ["statements.id"], name=op.f("fk_traces_statement_id")),
        sa.PrimaryKeyConstraint("statement_id", "kind", "value", "endorsement_id", name=op.f("pk_traces")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_traces_endorsement", "traces", ["endorsement_id"])
    op.create_table(
        "mail_domains",
        sa.Column("endorsement_id", number, nullable=False),
        sa.Column("statement_id", number, nullable=False),
        sa.Column("domain", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["endorsement_id"],
            ["contacts.endorsement_id"],
            name=op.f("fk_mail_domains_endorsement_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["statement_id"], ["statements.id"], name=op.f("fk_mail_domains_statement_id")
        ),
        sa.PrimaryKeyConstraint("endorsement_id", name=op.f("pk_mail_domains")),
    )
    op.create_index("ix_mail_domains_place", "mail_domains", ["statement_id", "domain"])
