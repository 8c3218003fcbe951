"""Who is asked whether their signature moves to a new version, and what they answered.

A version that changes no text, because it adds a language or words a summary anew, is nothing to ask about.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.renewal import Answer, Renewal
from storage.database import Row, Transaction
from storage.moments import from_text, to_text

COLUMNS = "id, endorsement_id, version, asked_at, reminded_at, answer"

TEXT_CHANGED = (
    "EXISTS (SELECT 1 FROM translations AS signed LEFT JOIN translations AS present"
    " ON present.statement_id = s.id AND present.version = s.version AND present.language = signed.language"
    " WHERE signed.statement_id = e.statement_id AND signed.version = e.version"
    " AND (present.digest IS NULL OR present.digest <> signed.digest))"
)

BEHIND = (
    "statements AS s JOIN endorsements AS e ON e.statement_id = s.id AND e.status = 'accepted'"
    " AND e.version < s.version AND e.person_id IS NOT NULL"
)
WHILE = (
    "s.version > 1 AND (s.status IN ('open', 'closed') OR s.deadline <= :now)"
    " AND e.person_id NOT IN (SELECT person_id FROM blocked_people)"
)
"""A paused statement asks nobody before it goes on, and whom an admin has blocked could not answer."""

UNASKED = (
    f"SELECT e.id, e.person_id, s.version FROM {BEHIND} WHERE {WHILE} AND {TEXT_CHANGED}"  # noqa: S608
    " AND NOT EXISTS (SELECT 1 FROM renewals AS r WHERE r.endorsement_id = e.id AND r.version = s.version)"
    " ORDER BY e.id LIMIT :limit"
)
# What could not be delivered, or only lately, is no question that went unanswered.
SILENT = (
    f"SELECT r.id, e.person_id FROM {BEHIND}"  # noqa: S608
    " JOIN renewals AS r ON r.endorsement_id = e.id AND r.version = s.version"
    f" WHERE {WHILE} AND r.answer IS NULL AND r.reminded_at IS NULL AND r.asked_at <= :before"
    " AND NOT EXISTS (SELECT 1 FROM outbox AS o WHERE o.chat_id = e.person_id AND o.subject = r.id"
    " AND o.kind = 'renewal' AND (o.outcome IS NULL OR o.outcome IN ('blocked', 'gone')"
    " OR o.finished_at > :before)) ORDER BY r.id LIMIT :limit"
)


@dataclass(frozen=True, slots=True)
class Unasked:
    endorsement_id: int
    person_id: int
    version: int
    """The new one."""


async def unasked(tx: Transaction, now: datetime, limit: int) -> list[Unasked]:
    """Accepted endorsements under an older version whose representatives were not asked about this one."""
    rows = await tx.all(UNASKED, now=to_text(now), limit=limit)
    return [Unasked(row["id"], row["person_id"], row["version"]) for row in rows]


async def silent(tx: Transaction, now: datetime, before: datetime, limit: int) -> list[tuple[int, int]]:
    """Questions of before that moment without an answer or a reminder: number and person of each."""
    rows = await tx.all(SILENT, now=to_text(now), before=to_text(before), limit=limit)
    return [(row["id"], row["person_id"]) for row in rows]


async def ask(tx: Transaction, endorsement_id: int, version: int, now: datetime) -> int | None:
    """The question's number; None when it was asked before."""
    row = await tx.one(
        "INSERT INTO renewals (endorsement_id, version, asked_at) VALUES (:endorsement, :version, :now)"
        " ON CONFLICT (endorsement_id, version) DO NOTHING RETURNING id",
        endorsement=endorsement_id,
        version=version,
        now=to_text(now),
    )
    return int(row["id"]) if row else None


async def remind(tx: Transaction, renewal_id: int, now: datetime) -> None:
    await tx.run("UPDATE renewals SET reminded_at = :now WHERE id = :id", id=renewal_id, now=to_text(now))


async def by_id(tx: Transaction, renewal_id: int) -> Renewal | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM renewals WHERE id = :id", id=renewal_id)  # noqa: S608
    return _renewal(row) if row else None


async def find(tx: Transaction, endorsement_id: int, version: int) -> Renewal | None:
    row = await tx.one(
        f"SELECT {COLUMNS} FROM renewals WHERE endorsement_id = :endorsement AND version = :version",  # noqa: S608
        endorsement=endorsement_id,
        version=version,
    )
    return _renewal(row) if row else None


async def answer(tx: Transaction, renewal_id: int, given: Answer, now: datetime) -> None:
    """The last answer counts: who kept their signature where it was may still sign anew."""
    await tx.run(
        "UPDATE renewals SET answer = :answer, answered_at = :now WHERE id = :id",
        id=renewal_id,
        answer=given,
        now=to_text(now),
    )


async def close(tx: Transaction, endorsement_id: int, now: datetime) -> None:
    """Withdrawn by its representative: that answers what was still open."""
    await tx.run(
        "UPDATE renewals SET answer = 'withdraw', answered_at = :now"
        " WHERE endorsement_id = :endorsement AND answer IS NULL",
        endorsement=endorsement_id,
        now=to_text(now),
    )


async def affected(tx: Transaction, statement_id: int, digests: dict[str, str]) -> int:
    """How many pending or accepted endorsements stand under a version that has another text than these.

    `digests` are those of the texts that would be published, by language."""
    rows = await tx.all(
        "SELECT e.version, count(*) AS number FROM endorsements AS e WHERE e.statement_id = :statement"
        " AND e.status IN ('pending', 'accepted') GROUP BY e.version",
        statement=statement_id,
    )
    total = 0
    for row in rows:
        texts = await tx.all(
            "SELECT language, digest FROM translations"
            " WHERE statement_id = :statement AND version = :version",
            statement=statement_id,
            version=row["version"],
        )
        if any(digests.get(text["language"]) != text["digest"] for text in texts):
            total += row["number"]
    return total


async def set_notes(tx: Transaction, statement_id: int, version: int, notes: dict[str, str]) -> None:
    """What changed in the version, in plain words, by language."""
    for language, note in notes.items():
        await tx.run(
            "INSERT INTO version_notes (statement_id, version, language, note)"
            " VALUES (:statement, :version, :language, :note)",
            statement=statement_id,
            version=version,
            language=language,
            note=note,
        )


async def notes(tx: Transaction, statement_id: int, version: int) -> dict[str, str]:
    """By language."""
    rows = await tx.all(
        "SELECT language, note FROM version_notes WHERE statement_id = :statement AND version = :version"
        " ORDER BY language",
        statement=statement_id,
        version=version,
    )
    return {row["language"]: row["note"] for row in rows}


def _renewal(row: Row) -> Renewal:
    asked_at = from_text(row["asked_at"])
    assert asked_at is not None
    return Renewal(
        id=row["id"],
        endorsement_id=row["endorsement_id"],
        version=row["version"],
        asked_at=asked_at,
        reminded_at=from_text(row["reminded_at"]),
        answer=Answer(row["answer"]) if row["answer"] else None,
    )
