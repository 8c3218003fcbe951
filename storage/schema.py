"""The tables, their constraints and indexes. Migrations and tests read this; the SQL itself is beside it.

Moments are text in UTC with a fixed width (see `storage.moments`), so both engines sort them alike.
Contacts stand apart from endorsements: a query for the public list cannot reach them by accident.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
    }
)
# SQLite numbers rows by itself only in a column that is declared INTEGER. Such tables also say
# `sqlite_autoincrement`: the number of a deleted row goes to no other, so old buttons stay harmless.
Number = BigInteger().with_variant(Integer, "sqlite")

people = Table(
    "people",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", Text),
    Column("text_language", Text),
    Column("created_at", Text, nullable=False),
    Column("app_language", Text),
)

statements = Table(
    "statements",
    metadata,
    Column("id", Number, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("issuer", Text, nullable=False),
    Column("dated", Text, nullable=False),
    Column("original_language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("deadline", Text),
    Column("goal", Integer),
    Column("version", Integer, nullable=False),
    CheckConstraint("status IN ('draft', 'open', 'closed')", name="status"),
    sqlite_autoincrement=True,
)

versions = Table(
    "versions",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("published_at", Text, nullable=False),
    CheckConstraint("number >= 1", name="number"),
)

translations = Table(
    "translations",
    metadata,
    Column("statement_id", BigInteger, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("wording", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("issuer", Text, nullable=False),
    ForeignKeyConstraint(["statement_id", "version"], ["versions.statement_id", "versions.number"]),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("person_id", ForeignKey("people.id"), nullable=False, unique=True),
    Column("statement_id", ForeignKey("statements.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("name", Text),
    Column("country", Text),
    Column("website", Text),
    Column("representative", Text),
    Column("position", Text),
    Column("email", Text),
    Column("visibility", Text),
    Column("asked", Text),
    Column("last_update_id", BigInteger, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
)

endorsements = Table(
    "endorsements",
    metadata,
    Column("id", Number, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("draft_id", Text, nullable=False, unique=True),
    Column("statement_id", BigInteger, nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    Column("version", Integer, nullable=False),
    Column("language", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("organisation", Text, nullable=False),
    Column("match_key", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("website", Text),
    Column("visibility", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("confirmed_at", Text, nullable=False),
    Column("decided_at", Text),
    Column("decided_by", BigInteger),
    ForeignKeyConstraint(
        ["statement_id", "version", "language"],
        ["translations.statement_id", "translations.version", "translations.language"],
    ),
    CheckConstraint("status IN ('pending', 'accepted', 'rejected')", name="status"),
    CheckConstraint("visibility IN ('public', 'counted')", name="visibility"),
    CheckConstraint("(status = 'pending') = (decided_at IS NULL)", name="decided"),
    Index("ix_endorsements_state", "statement_id", "status", "visibility", "id"),
    Index("ix_endorsements_person", "person_id"),
    # An organisation stands on a statement once; this index, not the code, makes a double impossible.
    Index(
        "uq_endorsements_place",
        "statement_id",
        "match_key",
        unique=True,
        sqlite_where=text("status IN ('pending', 'accepted')"),
        postgresql_where=text("status IN ('pending', 'accepted')"),
    ),
    sqlite_autoincrement=True,
)

contacts = Table(
    "contacts",
    metadata,
    Column("endorsement_id", ForeignKey("endorsements.id"), primary_key=True),
    Column("representative", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("email", Text),
)

cards = Table(
    "cards",
    metadata,
    Column("admin_id", BigInteger, primary_key=True, autoincrement=False),
    Column("message_id", BigInteger, primary_key=True, autoincrement=False),
    Column("endorsement_id", ForeignKey("endorsements.id"), nullable=False),
    Index("ix_cards_endorsement", "endorsement_id"),
)

reason_prompts = Table(
    "reason_prompts",
    metadata,
    Column("admin_id", BigInteger, primary_key=True, autoincrement=False),
    Column("endorsement_id", ForeignKey("endorsements.id"), nullable=False),
    Column("created_at", Text, nullable=False),
    Column("update_id", BigInteger),  # the update that answered it
)

inbox = Table(
    "inbox",
    metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("payload", Text),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("received_at", Text, nullable=False),
    Column("handled_at", Text),
    # What was handled keeps its number for three days and loses its content at once.
    CheckConstraint("(handled_at IS NULL) = (payload IS NOT NULL)", name="handled"),
    Index(
        "ix_inbox_unhandled",
        "update_id",
        sqlite_where=text("handled_at IS NULL"),
        postgresql_where=text("handled_at IS NULL"),
    ),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("chat_id", BigInteger, nullable=False),
    Column("subject", BigInteger, nullable=False),
    Column("message_id", BigInteger),  # the message to edit; none: a new one is sent
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("created_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),
    Column("outcome", Text),
    Column("finished_at", Text),
    Index("ix_outbox_chat", "chat_id"),
    Index(
        "ix_outbox_due",
        "due_at",
        sqlite_where=text("outcome IS NULL"),
        postgresql_where=text("outcome IS NULL"),
    ),
    sqlite_autoincrement=True,
)
