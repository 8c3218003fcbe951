"""The audit log: what was done, when, on what, and by which admin. Rows are appended and never changed.

Each row's digest is the SHA-256 of one line in UTF-8, its six parts joined by `|`:

    previous digest|at|actor|action|subject|facts

The first row's previous digest is 64 zeros; no actor is nothing between two `|`; facts are JSON with sorted
keys and without spaces, byte for byte as stored. No part can hold a `|`, so two rows never share a line.
Rows are numbered from 1 without gaps.

Nothing personal comes in: references, slugs, states, versions, digests, numbers. The actor is an admin's
Telegram id, or none for the command line, for the bot itself and for what representatives do themselves.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import cast

from storage.database import Row, Transaction
from storage.moments import to_text

START = "0" * 64
"""What stands for the previous digest in the first row."""

PLAIN = re.compile(r"[A-Za-z0-9:+._-]{0,128}")
"""What a part may look like: no space, no `@`, no letters beyond ASCII, so hardly a name or an address."""

# Bytes, so that what a failing disk or a stranger left there can still be read and named.
COLUMNS = (
    "id, CAST(at AS BLOB) AS at, CAST(actor AS BLOB) AS actor, CAST(action AS BLOB) AS action,"
    " CAST(subject AS BLOB) AS subject, CAST(facts AS BLOB) AS facts, CAST(digest AS BLOB) AS digest"
)
WHOLE = f"SELECT {COLUMNS} FROM audit ORDER BY id"  # noqa: S608


class Action(StrEnum):
    """What was done; stored and hashed, so a value is never renamed."""

    DECIDED = "decided"  # status=accepted or rejected
    EXPORTED = "exported"
    PUBLISHED = "published"
    ROLE_GRANTED = "role-granted"
    ROLE_CHANGED = "role-changed"
    ROLE_ENDED = "role-ended"
    INVITED = "invited"
    INVITATION_WITHDRAWN = "invitation-withdrawn"
    MERGED = "merged"
    UNMERGED = "unmerged"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    RENEWED = "renewed"  # signed anew under another version
    VISIBILITY_CHANGED = "visibility-changed"
    ERASED = "erased"
    STATEMENT_PAUSED = "statement-paused"
    STATEMENT_CLOSED = "statement-closed"
    STATEMENT_REOPENED = "statement-reopened"
    PROVED = "proved"
    RULE_SET = "rule-set"
    PURGED = "purged"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row as it is stored, right or wrong."""

    number: int
    at: bytes
    actor: bytes
    action: bytes
    subject: bytes
    facts: bytes
    digest: bytes

    def digest_after(self, previous: str) -> str:
        """What its digest must be."""
        parts = (previous.encode(), self.at, self.actor, self.action, self.subject, self.facts)
        return sha256(b"|".join(parts)).hexdigest()


async def append(
    tx: Transaction, action: Action, subject: str, actor: int | None, now: datetime, **facts: str | int
) -> None:
    """Record it in the transaction of the fact itself, once for each fact.

    `subject` is a reference, a statement's slug or an admin's number. Raises ValueError for a part that could
    be a name or a contact: those have no place here."""
    for part in (subject, *facts.values()):
        if isinstance(part, str) and not PLAIN.fullmatch(part):
            raise ValueError("a part of an audit row is no reference, state, number or digest")
    at, text = to_text(now), json.dumps(facts, sort_keys=True, separators=(",", ":"))
    by = "" if actor is None else str(actor)
    row = Entry(0, at.encode(), by.encode(), action.encode(), subject.encode(), text.encode(), b"")
    await tx.run(
        "INSERT INTO audit (at, actor, action, subject, facts, digest)"
        " VALUES (:at, :actor, :action, :subject, :facts, :digest)",
        at=at,
        actor=actor,
        action=action,
        subject=subject,
        facts=text,
        digest=row.digest_after(await last_digest(tx)),
    )


async def last_digest(tx: Transaction) -> str:
    """It covers every row; who has noted it elsewhere can tell later whether the log was rewritten."""
    row = await tx.one("SELECT digest FROM audit ORDER BY id DESC LIMIT 1")
    return cast("str", row["digest"]) if row else START


async def ever_written(tx: Transaction) -> int:
    """The number of the last row that was ever appended, even if it is gone."""
    row = await tx.one("SELECT seq FROM sqlite_sequence WHERE name = 'audit'")
    return int(row["seq"]) if row else 0


async def latest(tx: Transaction, limit: int, upto: int | None = None) -> list[Entry]:
    """The newest first, from that number downwards or from the last one."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM audit WHERE :upto IS NULL OR id <= :upto"  # noqa: S608
        " ORDER BY id DESC LIMIT :limit",
        upto=upto,
        limit=limit,
    )
    return [entry(row) for row in rows]


def entry(row: Row) -> Entry:
    names = ("at", "actor", "action", "subject", "facts", "digest")
    return Entry(row["id"], *(row[name] or b"" for name in names))
