"""Everything that is stored about one person: the list of it, and how it is found.

SECTIONS is what /mydata puts into its file, LEFT_OUT what it does not and why. Together they name every
column of the schema; a test compares them, so a new column has to be put into one of them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from storage.database import Transaction, Value

Record = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one table that are about `:person`."""

    name: str
    table: str
    columns: tuple[str, ...]
    whose: str
    """The condition that finds them."""


MINE = "endorsement_id IN (SELECT id FROM endorsements WHERE person_id = :person)"

SECTIONS = (
    Section(
        "person",
        "people",
        ("id", "language", "text_language", "app_language", "created_at"),
        "id = :person",
    ),
    Section(
        "draft",
        "drafts",
        (
            "id",
            "person_id",
            "statement_id",
            "version",
            "name",
            "country",
            "website",
            "representative",
            "position",
            "email",
            "visibility",
            "asked",
            "corrects",
            "last_update_id",
            "created_at",
            "updated_at",
            "warned_at",
        ),
        "person_id = :person",
    ),
    Section(
        "endorsements",
        "endorsements",
        (
            "id",
            "reference",
            "draft_id",
            "statement_id",
            "person_id",
            "version",
            "language",
            "digest",
            "organisation",
            "match_key",
            "country",
            "website",
            "visibility",
            "status",
            "reason",
            "confirmed_at",
            "decided_at",
            "withdrawn_at",
            "corrected_in",
            "decided_rule",
        ),
        "person_id = :person",
    ),
    Section("contacts", "contacts", ("endorsement_id", "representative", "position", "email"), MINE),
    Section(
        "corrections",
        "corrections",
        (
            "id",
            "endorsement_id",
            "organisation",
            "country",
            "website",
            "representative",
            "position",
            "email",
            "status",
            "reason",
            "created_at",
            "decided_at",
        ),
        MINE,
    ),
    Section(
        "renewals",
        "renewals",
        ("id", "endorsement_id", "version", "asked_at", "reminded_at", "answer", "answered_at"),
        MINE,
    ),
    Section("proofs", "proofs", ("endorsement_id", "grade", "evidence", "given_at"), MINE),
    Section(
        "codes",
        "codes",
        (
            "id",
            "endorsement_id",
            "kind",
            "person_id",
            "address",
            "mailbox",
            "state",
            "tries",
            "asked_in",
            "last_update_id",
            "created_at",
            "expires_at",
            "used_at",
        ),
        "person_id = :person",
    ),
    Section(
        "proof_asked",
        "proof_prompts",
        ("person_id", "endorsement_id", "kind", "created_at", "update_id"),
        "person_id = :person",
    ),
    Section("mail_domains", "mail_domains", ("endorsement_id", "statement_id", "domain"), MINE),
    Section("traces", "traces", ("statement_id", "kind", "value", "endorsement_id"), MINE),
    Section(
        "notices",
        "outbox",
        (
            "id",
            "kind",
            "chat_id",
            "subject",
            "message_id",
            "attempts",
            "created_at",
            "due_at",
            "outcome",
            "finished_at",
        ),
        "chat_id = :person",
    ),
    Section(
        "limits",
        "limits",
        ("person_id", "deed", "since", "times", "last_update_id"),
        "person_id = :person",
    ),
    Section("block", "blocked_people", ("person_id", "blocked_at", "told_update_id"), "person_id = :person"),
    # What members of the team have besides.
    Section("role", "roles", ("person_id", "role", "granted_at"), "person_id = :person"),
    Section(
        "invitations_given",
        "invitations",
        ("role", "created_by", "asked_in", "created_at", "expires_at"),
        "created_by = :person",
    ),
    Section("invitation_used", "invitations", ("role", "used_by", "used_at"), "used_by = :person"),
    Section("roles_given", "roles", ("role", "granted_by", "granted_at"), "granted_by = :person"),
    Section("blocks_made", "blocked_people", ("blocked_by", "blocked_at"), "blocked_by = :person"),
    Section(
        "decisions",
        "endorsements",
        ("id", "reference", "status", "decided_by", "decided_at"),
        "decided_by = :person",
    ),
    Section(
        "withdrawals",
        "endorsements",
        ("id", "reference", "withdrawn_by", "withdrawn_at"),
        "withdrawn_by = :person",
    ),
    Section(
        "correction_decisions",
        "corrections",
        ("id", "endorsement_id", "status", "decided_by", "decided_at"),
        "decided_by = :person",
    ),
    Section(
        "proofs_given", "proofs", ("endorsement_id", "grade", "given_by", "given_at"), "given_by = :person"
    ),
    Section("cards", "cards", ("admin_id", "message_id", "endorsement_id"), "admin_id = :person"),
    Section(
        "reason_asked",
        "reason_prompts",
        ("admin_id", "endorsement_id", "revision", "created_at", "update_id"),
        "admin_id = :person",
    ),
    Section(
        "last_text_asked",
        "closing_prompts",
        ("owner_id", "statement_id", "language", "created_at", "update_id"),
        "owner_id = :person",
    ),
    Section("audit", "audit", ("id", "at", "actor", "action", "subject", "facts"), "actor = :person"),
)

UPDATES = ("update_id", "payload", "attempts", "received_at")
"""Of the inbox: what waits from this person. Only the update itself says whose it is."""

PUBLIC = "nothing personal: what was published"
LEFT_OUT: Mapping[str, str] = MappingProxyType(
    {
        "statements": PUBLIC,
        "versions": PUBLIC,
        "translations": PUBLIC,
        "version_notes": PUBLIC,
        "closing_texts": PUBLIC,
        "inbox.handled_at": "of a handled update only its number is kept, and nothing says whose it was",
        "invitations.token_digest": "whoever knows it has no token, and the person got the link",
        "codes.salt": "it guards the code, which came by mail or stands in the channel",
        "codes.address_digest": "it guards the code, and the address is known to who typed it",
        "audit.digest": "follows from the row and the one before it",
    }
)
"""A column, or a whole table, and why the file does not have it."""


async def collect(tx: Transaction, person_id: int) -> dict[str, list[Record]]:
    """Every row about this person, by section; sections without one are there and empty."""
    found = {}
    for section in SECTIONS:
        rows = await tx.all(
            f"SELECT {', '.join(section.columns)} FROM {section.table} WHERE {section.whose}",  # noqa: S608
            person=person_id,
        )
        found[section.name] = [{column: row[column] for column in section.columns} for row in rows]
    found["updates_waiting"] = await _updates(tx, person_id)
    return found


async def _updates(tx: Transaction, person_id: int) -> list[Record]:
    rows = await tx.all(
        f"SELECT {', '.join(UPDATES)} FROM inbox"  # noqa: S608
        " WHERE handled_at IS NULL AND payload LIKE :mentions ORDER BY update_id",
        mentions=f"%{person_id}%",
    )
    return [
        {column: row[column] for column in UPDATES} for row in rows if _sender(row["payload"]) == person_id
    ]


def _sender(payload: str) -> object:
    """The number of the person who caused the update."""
    for content in json.loads(payload).values():
        if isinstance(content, dict) and isinstance(content.get("from"), dict):
            number: object = content["from"].get("id")
            return number
    return None
