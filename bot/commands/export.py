"""`undersigned export`: the same lists as /export, into a file."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from bot.domain.errors import NotFound
from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from bot.use_cases.export_signatories import export_signatories
from bot.use_cases.find_statement import statement_on_offer
from storage import statements
from storage.database import Database
from storage.migrate import migrate
from texts.catalogue import Catalogue


async def export_here(
    path: Path,
    slug: str | None,
    kind: ListKind,
    export_format: ExportFormat,
    language: str,
    output: Path,
    now: datetime,
) -> int:
    """Return how many signatories the list names; raises NotFound when there is no such statement."""
    migrate(path)
    words = Catalogue.load().words(language)
    async with Database(path) as database:
        published = await database.read(
            lambda tx: statements.find_by_slug(tx, slug) if slug else statement_on_offer(tx)
        )
        if published is None:
            raise NotFound
        return await export_signatories(
            database, words, published.id, kind, export_format, output, actor=None, now=now
        )
