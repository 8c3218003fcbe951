"""`undersigned publish`: show what would change, ask, and store it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from bot.domain.statement import Publication
from bot.use_cases.publish_statement import Changes, compare_publication, publish_statement
from storage.database import Database
from storage.migrate import migrate


async def publish_here(
    path: Path,
    publication: Publication,
    keep_others: bool,
    now: datetime,
    agree: Callable[[list[str]], bool],
    ask_note: Callable[[int, str], str] = lambda affected, language: "",
) -> str:
    """Publish into the database at `path` when `agree` says so to the shown lines; return what was done.

    `ask_note` is asked for a note of what changed, in that language, when so many endorsements stand under
    another text and there is none; raises NoteMissing when it has none either."""
    migrate(path)
    async with Database(path) as database:
        changes, whole = await database.read(lambda tx: compare_publication(tx, publication, keep_others))
        slug = whole.statement.slug
        if not changes.new_version and not changes.details:
            return f"{slug}: nothing changed, version {changes.version} stays"
        if changes.affected and not whole.notes:
            original = whole.statement.original_language
            if note := ask_note(changes.affected, original):
                publication = replace(publication, notes={original: note})
                whole = replace(whole, notes=publication.notes)
        if not agree(_lines(changes, whole)):
            return f"{slug}: nothing was published"
        done = await database.write(lambda tx: publish_statement(tx, publication, now, keep_others))
    if done.new_version:
        return f"{slug}: version {done.version} is published"
    return f"{slug}: details updated, version {done.version} stays"


def _lines(changes: Changes, whole: Publication) -> list[str]:
    statement = whole.statement
    deadline = f", until {statement.deadline:%Y-%m-%d %H:%M} UTC" if statement.deadline else ""
    moved = f" (now: {changes.moved_from})" if changes.moved_from else ""
    lines = [f"{statement.slug}: {statement.status}{moved}{deadline}"]
    lines.append(
        f"version {changes.version} (new)"
        if changes.new_version
        else f"version {changes.version} (unchanged)"
    )
    marks = dict.fromkeys(changes.added, "new") | dict.fromkeys(changes.changed, "changed")
    for code, text in whole.translations.items():
        lines.append(
            f"  {code}  {marks.get(code, 'same'):7}  {text.wording}, {len(text.body)} characters,"
            f" sha256 {text.digest}"
        )
        lines.append(f"      {text.title}")
    lines += [f"  {code}  removed" for code in changes.removed]
    lines += [f"  what changed ({code}): {note}" for code, note in whole.notes.items()]
    if changes.affected:
        lines.append(f"  {changes.affected} endorsements stand under another text: who was accepted is asked")
        if not whole.notes:
            lines.append("  a note of what changed is missing")
    return lines
