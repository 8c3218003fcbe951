"""Write a list of signatories to a file, row by row, however long it is, and record who took it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.domain.endorsement import Reason, Status, Visibility
from bot.domain.errors import NotFound
from bot.domain.proof import Grade
from bot.exports.list_file import ExportFormat, write_list
from bot.exports.signatories import ListKind, Signatory
from storage import audit, endorsements, statements
from storage.database import Database, Row
from storage.moments import from_text
from texts.catalogue import Words
from texts.countries import country_name

SQL = {ListKind.PUBLIC: endorsements.EXPORT_PUBLIC, ListKind.CONFIDENTIAL: endorsements.EXPORT}


async def export_signatories(
    database: Database,
    words: Words,
    statement_id: int,
    kind: ListKind,
    export_format: ExportFormat,
    path: Path,
    *,
    actor: int | None,
    now: datetime,
) -> int:
    """Write the list in that language to `path`; return how many signatories it names.

    The audit log has it before anybody gets the file; what cannot be recorded is not left at `path`. An
    update that comes twice makes two files, so it is recorded twice. Raises NotFound."""
    published = await database.read(lambda tx: statements.find(tx, statement_id))
    if published is None:
        raise NotFound
    slug = published.statement.slug

    def write(rows: Iterator[Row]) -> tuple[int, str]:
        signatories = (_signatory(row, words) for row in rows)
        count = write_list(path, export_format, kind, signatories, words.plain, words.right_to_left)
        with path.open("rb") as stream:
            return count, hashlib.file_digest(stream, "sha256").hexdigest()

    count, digest = await database.scan(SQL[kind], write, statement=statement_id)
    facts = {"list": kind, "format": export_format, "language": words.language, "sha256": digest}
    try:
        await database.write(
            lambda tx: audit.append(tx, audit.Action.EXPORTED, slug, actor, now, rows=count, **facts)
        )
    except BaseException:
        _remove(path)
        raise
    return count


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def _signatory(row: Row, words: Words) -> Signatory:
    confirmed_at = from_text(row["confirmed_at"])
    assert confirmed_at is not None
    reason = row["reason"]
    return Signatory(
        reference=row["reference"],
        status=Status(row["status"]),
        visibility=Visibility(row["visibility"]),
        organisation=row["organisation"],
        country=row["country"],
        country_name=country_name(row["country"], words.language) if row["country"] else "",
        website=row["website"],
        language=row["language"],
        version=row["version"],
        digest=row["digest"],
        confirmed_at=confirmed_at,
        decided_at=from_text(row["decided_at"]),
        decided_by=row["decided_by"],
        reason=words.plain(f"reason-{reason}") if reason in tuple(Reason) else reason,
        representative=row["representative"],
        position=row["position"],
        email=row["email"],
        grade=Grade(row["grade"] or Grade.NONE),
        evidence=row["evidence"],
    )
