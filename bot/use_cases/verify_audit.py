"""Walk the audit log from its first row to its last, and name the first link that does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from storage import audit
from storage.database import Database, Row


class Damage(StrEnum):
    """What is wrong at a row."""

    MISSING = "missing"
    SURPLUS = "surplus"
    CHANGED = "changed"
    UNNOTED = "unnoted"


@dataclass(frozen=True, slots=True)
class Break:
    """The first broken link: the row that is missing, has no place there, or does not follow."""

    number: int
    damage: Damage


@dataclass(frozen=True, slots=True)
class Walk:
    """What was found."""

    rows: int
    """How many links hold, from the first on."""
    digest: str
    """The digest of the last of them; it covers all of them."""
    broken: Break | None


async def verify_audit(database: Database, noted: str | None = None) -> Walk:
    """Row by row, however long the log is.

    `noted` is a digest that somebody wrote down earlier: a log without it was rewritten since."""
    # Rows that are appended meanwhile do not matter: at least these have to be there.
    written = await database.read(audit.ever_written)
    return await database.scan(audit.WHOLE, lambda rows: _walk(rows, written, noted))


def _walk(rows: Iterator[Row], written: int, noted: str | None) -> Walk:
    number, digest = 0, audit.START
    seen = noted in (None, digest)
    for entry in map(audit.entry, rows):
        if entry.number != number + 1:
            damage = Damage.MISSING if entry.number > number else Damage.SURPLUS
            return Walk(number, digest, Break(min(entry.number, number + 1), damage))
        follows = entry.digest_after(digest)
        if entry.digest != follows.encode():
            return Walk(number, digest, Break(entry.number, Damage.CHANGED))
        number, digest = entry.number, follows
        seen = seen or digest == noted
    if number < written:
        return Walk(number, digest, Break(number + 1, Damage.MISSING))
    return Walk(number, digest, None if seen else Break(number, Damage.UNNOTED))
