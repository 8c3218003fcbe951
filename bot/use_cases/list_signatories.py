"""Pages of signatories: the public list for everyone, all states for admins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.endorsement import Endorsement, Status, Visibility
from bot.domain.errors import NotFound
from bot.domain.statement import PublishedStatement, StatementStatus
from bot.use_cases.find_duplicates import with_duplicates
from storage import endorsements, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Page:
    published: PublishedStatement
    counts: endorsements.Counts
    rows: Sequence[Endorsement]
    number: int
    """From 0."""
    pages: int
    first: int
    """The number of the first row in the whole list, from 1."""
    versions: Mapping[int, int]
    """How many accepted endorsements stand under each version; empty while there is one version only."""
    alike: frozenset[int] = frozenset()
    """The rows that may be a second endorsement of one organisation; for admins alone."""


async def list_public(tx: Transaction, statement_id: int, number: int, size: int) -> Page:
    """Accepted and public endorsements only; a page number that is not there gives the nearest one."""
    published = await _published(tx, statement_id)
    counts = await endorsements.counts(tx, statement_id)
    number, pages = _nearest(number, counts.of(Status.ACCEPTED, Visibility.PUBLIC), size)
    rows = await endorsements.public_page(tx, statement_id, number * size, size)
    return Page(published, counts, rows, number, pages, number * size + 1, await _versions(tx, published))


async def list_all(tx: Transaction, statement_id: int, status: Status | None, number: int, size: int) -> Page:
    """For admins: everything in that state (None: in any), the newest first."""
    published = await statements.find(tx, statement_id)
    if published is None:
        raise NotFound
    counts = await endorsements.counts(tx, statement_id)
    number, pages = _nearest(number, counts.total if status is None else counts.of(status), size)
    rows = await endorsements.page(tx, statement_id, status, number * size, size)
    alike = await with_duplicates(tx, [row.id for row in rows])
    return Page(
        published, counts, rows, number, pages, number * size + 1, await _versions(tx, published), alike
    )


async def _published(tx: Transaction, statement_id: int) -> PublishedStatement:
    published = await statements.find(tx, statement_id)
    if published is None or published.statement.status is StatementStatus.DRAFT:
        raise NotFound
    return published


async def _versions(tx: Transaction, published: PublishedStatement) -> Mapping[int, int]:
    return await endorsements.by_version(tx, published.id) if published.version > 1 else {}


def _nearest(number: int, rows: int, size: int) -> tuple[int, int]:
    pages = max(1, -(-rows // size))
    return min(max(number, 0), pages - 1), pages
