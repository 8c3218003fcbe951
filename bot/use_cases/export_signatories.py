"""Write a list of signatories to a file, row by row, however long it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.domain.endorsement import Reason, Status, Visibility
from bot.exports.list_file import ExportFormat, write_list
from bot.exports.signatories import ListKind, Signatory
from storage import endorsements
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
) -> int:
    """Write the list in that language to `path`; return how many signatories it names."""

    def write(rows: Iterator[Row]) -> int:
        signatories = (_signatory(row, words) for row in rows)
        return write_list(path, export_format, kind, signatories, words.plain, words.right_to_left)

    return await database.scan(SQL[kind], write, statement=statement_id)


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
    )
