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
    UniqueConstraint,
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
    Column("rule", Text, nullable=False, server_default="review"),  # the proof that is enough to be accepted
    Column("closed_at", Text),  # since when retention saw it closed by hand
    CheckConstraint("status IN ('draft', 'open', 'paused', 'closed')", name="status"),
    sqlite_autoincrement=True,
)

# What latecomers read when a statement was closed by hand.
closing_texts = Table(
    "closing_texts",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("language", Text, primary_key=True),
    Column("text", Text, nullable=False),
)

# Which owner was asked for which language's last text.
closing_prompts = Table(
    "closing_prompts",
    metadata,
    Column("owner_id", BigInteger, primary_key=True, autoincrement=False),
    Column("statement_id", ForeignKey("statements.id"), nullable=False),
    Column("language", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("update_id", BigInteger),  # the update that answered it
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
    Column("corrects", BigInteger),  # the endorsement that this form corrects; none: a new one
    Column("last_update_id", BigInteger, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("warned_at", Text),  # since the last change: when the person was told that it will be erased
)

endorsements = Table(
    "endorsements",
    metadata,
    Column("id", Number, primary_key=True),
    Column("reference", Text, nullable=False, unique=True),
    Column("draft_id", Text, nullable=False, unique=True),
    Column("statement_id", BigInteger, nullable=False),
    Column("person_id", ForeignKey("people.id")),  # none: the representative had themselves forgotten
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
    Column("decided_rule", Text),  # the proof that was enough; none: an admin decided
    Column("withdrawn_at", Text),
    Column("withdrawn_by", BigInteger),  # none: the representative; else the admin whom they asked
    Column("corrected_in", Text),  # the form that corrected it last: confirming twice corrects once
    ForeignKeyConstraint(
        ["statement_id", "version", "language"],
        ["translations.statement_id", "translations.version", "translations.language"],
    ),
    CheckConstraint("status IN ('pending', 'accepted', 'rejected', 'withdrawn')", name="status"),
    CheckConstraint("visibility IN ('public', 'counted')", name="visibility"),
    CheckConstraint("status NOT IN ('accepted', 'rejected') OR decided_at IS NOT NULL", name="decided"),
    CheckConstraint("(status = 'withdrawn') = (withdrawn_at IS NOT NULL)", name="withdrawn"),
    Index("ix_endorsements_state", "statement_id", "status", "visibility", "id"),
    Index("ix_endorsements_person", "person_id"),
    Index("ix_endorsements_version", "statement_id", "status", "version"),
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

# New answers to an accepted endorsement: it stays on the list as it was until an admin decides.
corrections = Table(
    "corrections",
    metadata,
    Column("id", Number, primary_key=True),
    Column("endorsement_id", ForeignKey("endorsements.id"), nullable=False),
    Column("organisation", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("website", Text),
    Column("representative", Text, nullable=False),
    Column("position", Text, nullable=False),
    Column("email", Text),
    Column("status", Text, nullable=False),
    Column("reason", Text),
    Column("created_at", Text, nullable=False),
    Column("decided_at", Text),
    Column("decided_by", BigInteger),
    # One that was accepted is no correction any more: its answers are the endorsement's.
    CheckConstraint("status IN ('pending', 'rejected')", name="status"),
    CheckConstraint("(status = 'pending') = (decided_at IS NULL)", name="decided"),
    # One for an endorsement: a second one takes its place.
    UniqueConstraint("endorsement_id"),
    sqlite_autoincrement=True,
)

roles = Table(
    "roles",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, nullable=False),
    Column("granted_by", BigInteger),  # none: that owner had themselves forgotten
    Column("granted_at", Text, nullable=False),
    CheckConstraint("role IN ('owner', 'admin', 'viewer')", name="role"),
)

# Only the digest of an invitation's token is kept: who reads the database cannot use it.
invitations = Table(
    "invitations",
    metadata,
    Column("token_digest", Text, primary_key=True),
    Column("role", Text, nullable=False),
    Column("created_by", BigInteger, nullable=False),
    Column("asked_in", BigInteger, nullable=False),  # the update that opened the choice: one link from each
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("used_by", BigInteger),
    Column("used_at", Text),
    CheckConstraint("role IN ('owner', 'admin', 'viewer')", name="role"),
)

# Append-only; each digest covers the one before it, so a changed or removed row breaks the chain.
audit = Table(
    "audit",
    metadata,
    Column("id", Number, primary_key=True),
    Column("at", Text, nullable=False),
    Column("actor", BigInteger),  # none: the command line or the bot itself
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("facts", Text, nullable=False),
    Column("digest", Text, nullable=False, unique=True),
    sqlite_autoincrement=True,
)

blocked_people = Table(
    "blocked_people",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("blocked_by", BigInteger),  # none: that admin had themselves forgotten
    Column("blocked_at", Text, nullable=False),
    Column("told_update_id", BigInteger),  # the update that was answered with the one sentence
)

# How often somebody did something within a span that began with the first time.
limits = Table(
    "limits",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("deed", Text, primary_key=True),
    Column("since", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_update_id", BigInteger, nullable=False),
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
    # Which answers the admin read: the form that corrected them last, empty for the first ones.
    Column("revision", Text, nullable=False, server_default=""),
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

# What an endorsement is found by when another one may be the same organisation's; see `bot.domain.traces`.
traces = Table(
    "traces",
    metadata,
    Column("statement_id", ForeignKey("statements.id"), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("value", Text, primary_key=True),
    Column("endorsement_id", ForeignKey("endorsements.id", ondelete="CASCADE"), primary_key=True),
    Index("ix_traces_endorsement", "endorsement_id"),
    # The key alone is the table: a look-up reads one place, and the file is half as large.
    sqlite_with_rowid=False,
)

# Beside the contact and gone with it: of the address only the domain is looked for.
mail_domains = Table(
    "mail_domains",
    metadata,
    Column("endorsement_id", ForeignKey("contacts.endorsement_id", ondelete="CASCADE"), primary_key=True),
    Column("statement_id", ForeignKey("statements.id"), nullable=False),
    Column("domain", Text, nullable=False),
    Index("ix_mail_domains_place", "statement_id", "domain"),
)

# How it is known that the organisation signed; an endorsement carries the best of its proofs.
proofs = Table(
    "proofs",
    metadata,
    Column("endorsement_id", ForeignKey("endorsements.id", ondelete="CASCADE"), primary_key=True),
    Column("grade", Text, primary_key=True),
    Column("evidence", Text, nullable=False),
    Column("given_by", BigInteger),  # the admin of a manual proof
    Column("given_at", Text, nullable=False),
    CheckConstraint("grade IN ('mailbox', 'manual')", name="grade"),
)

# Codes to be read in a mailbox or posted in a channel. The code is nowhere: see `bot.domain.proof`.
codes = Table(
    "codes",
    metadata,
    Column("id", Number, primary_key=True),
    Column("endorsement_id", ForeignKey("endorsements.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("person_id", BigInteger, nullable=False),
    Column("address", Text, nullable=False),  # a domain or a channel's name, never a mailbox
    Column("address_digest", Text, nullable=False),
    Column("mailbox", Text),  # only until the mail is on its way
    Column("salt", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("tries", Integer, nullable=False, server_default="0"),
    Column("asked_in", BigInteger, nullable=False, unique=True),  # the update: one code from each
    Column("last_update_id", BigInteger),  # the last try: one that comes twice counts once
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
    Column("used_at", Text),
    CheckConstraint("kind IN ('mailbox', 'channel')", name="kind"),
    CheckConstraint("state IN ('waiting', 'delayed', 'sent', 'refused', 'failed')", name="state"),
    Index("ix_codes_person", "person_id", "created_at"),
    Index("ix_codes_address", "address_digest", "created_at"),
    Index("ix_codes_endorsement", "endorsement_id"),
    sqlite_autoincrement=True,
)

# Who was asked to write what about which endorsement's proof.
proof_prompts = Table(
    "proof_prompts",
    metadata,
    Column("person_id", BigInteger, primary_key=True, autoincrement=False),
    Column("endorsement_id", ForeignKey("endorsements.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("update_id", BigInteger),  # the update that answered it
    CheckConstraint("kind IN ('mailbox', 'channel', 'manual')", name="kind"),
    Index("ix_proof_prompts_endorsement", "endorsement_id"),
)

# What changed in a version, in plain words.
version_notes = Table(
    "version_notes",
    metadata,
    Column("statement_id", BigInteger, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("note", Text, nullable=False),
    ForeignKeyConstraint(["statement_id", "version"], ["versions.statement_id", "versions.number"]),
)

# The question whether a signature under an older version stays; silence keeps it where it is.
renewals = Table(
    "renewals",
    metadata,
    Column("id", Number, primary_key=True),
    Column("endorsement_id", ForeignKey("endorsements.id"), nullable=False),
    Column("version", Integer, nullable=False),  # the new one
    Column("asked_at", Text, nullable=False),
    Column("reminded_at", Text),
    Column("answer", Text),
    Column("answered_at", Text),
    CheckConstraint("answer IN ('keep', 'renew', 'withdraw')", name="answer"),
    # Everybody is asked about a version once.
    UniqueConstraint("endorsement_id", "version"),
    sqlite_autoincrement=True,
)
