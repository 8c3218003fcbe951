"""What anyone who has a reference may learn of its endorsement; nothing else can be asked here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.endorsement import Status
from storage.database import Transaction
from storage.moments import from_text

# One question by the unique index, found or not: the time that it takes tells no more than its answer.
FIND = (
    "SELECT e.reference, e.statement_id, e.version, e.language, e.digest, e.status, e.confirmed_at,"
    " coalesce(wished.title, signed.title) AS title,"
    " CASE WHEN e.status = 'accepted' AND e.visibility = 'public' THEN e.organisation END AS organisation,"
    " CASE WHEN e.status = 'accepted' AND e.visibility = 'public' THEN e.country END AS country"
    " FROM endorsements AS e"
    " JOIN statements AS s ON s.id = e.statement_id AND s.status <> 'draft'"
    " JOIN translations AS signed ON signed.statement_id = e.statement_id"
    " AND signed.version = e.version AND signed.language = e.language"
    " LEFT JOIN translations AS wished ON wished.statement_id = e.statement_id"
    " AND wished.version = e.version AND wished.language = :language"
    " WHERE e.reference = :reference"
)


@dataclass(frozen=True, slots=True)
class Receipt:
    reference: str
    statement_id: int
    title: str
    """In the wished language where the version that was signed has it, else in the one that was signed."""
    version: int
    language: str
    digest: str
    status: Status
    signed_at: datetime
    organisation: str | None
    """None unless it is accepted and chose to be named."""
    country: str | None


async def find(tx: Transaction, reference: str, language: str) -> Receipt | None:
    row = await tx.one(FIND, reference=reference, language=language)
    if row is None:
        return None
    signed_at = from_text(row["confirmed_at"])
    assert signed_at is not None
    return Receipt(
        reference=row["reference"],
        statement_id=row["statement_id"],
        title=row["title"],
        version=row["version"],
        language=row["language"],
        digest=row["digest"],
        status=Status(row["status"]),
        signed_at=signed_at,
        organisation=row["organisation"],
        country=row["country"],
    )
