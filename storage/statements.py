"""Statements, their versions and translations. A version is only ever inserted, never updated."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot.domain.statement import (
    PublishedStatement,
    Statement,
    StatementStatus,
    TextFormat,
    Translation,
    Wording,
)
from storage.database import Row, Transaction
from storage.moments import from_text, to_text

COLUMNS = "id, slug, issuer, dated, original_language, status, deadline, goal, version"


async def find(tx: Transaction, statement_id: int) -> PublishedStatement | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM statements WHERE id = :id", id=statement_id)  # noqa: S608
    return await _published(tx, row) if row else None


async def find_by_slug(tx: Transaction, slug: str) -> PublishedStatement | None:
    row = await tx.one(f"SELECT {COLUMNS} FROM statements WHERE slug = :slug", slug=slug)  # noqa: S608
    return await _published(tx, row) if row else None


async def visible(tx: Transaction) -> list[PublishedStatement]:
    """Everything that readers may see: open, paused and closed ones, the newest first."""
    rows = await tx.all(
        f"SELECT {COLUMNS} FROM statements WHERE status <> 'draft' ORDER BY id DESC"  # noqa: S608
    )
    return [await _published(tx, row) for row in rows]


async def translation(tx: Transaction, statement_id: int, version: int, language: str) -> Translation | None:
    row = await tx.one(
        "SELECT language, title, summary, body, format, wording, issuer FROM translations"
        " WHERE statement_id = :statement AND version = :version AND language = :language",
        statement=statement_id,
        version=version,
        language=language,
    )
    return _translation(row) if row else None


async def translations(tx: Transaction, statement_id: int, version: int) -> list[Translation]:
    rows = await tx.all(
        "SELECT language, title, summary, body, format, wording, issuer FROM translations"
        " WHERE statement_id = :statement AND version = :version ORDER BY language",
        statement=statement_id,
        version=version,
    )
    return [_translation(row) for row in rows]


async def save(tx: Transaction, statement: Statement) -> int:
    """Insert the statement (without a version yet) or update its details; return its id."""
    row = await tx.one(
        "INSERT INTO statements (slug, issuer, dated, original_language, status, deadline, goal, version)"
        " VALUES (:slug, :issuer, :dated, :original, :status, :deadline, :goal, 0)"
        " ON CONFLICT (slug) DO UPDATE SET issuer = excluded.issuer, dated = excluded.dated,"
        " original_language = excluded.original_language, status = excluded.status,"
        " deadline = excluded.deadline, goal = excluded.goal RETURNING id",
        slug=statement.slug,
        issuer=statement.issuer,
        dated=statement.dated,
        original=statement.original_language,
        status=statement.status,
        deadline=to_text(statement.deadline) if statement.deadline else None,
        goal=statement.goal,
    )
    assert row is not None
    return int(row["id"])


async def move(tx: Transaction, statement_id: int, status: StatementStatus) -> None:
    await tx.run("UPDATE statements SET status = :status WHERE id = :id", status=status, id=statement_id)


async def drop_deadline(tx: Transaction, statement_id: int) -> None:
    await tx.run("UPDATE statements SET deadline = NULL WHERE id = :id", id=statement_id)


async def add_version(
    tx: Transaction, statement_id: int, number: int, texts: Iterable[Translation], now: datetime
) -> None:
    """Store a new version whole and make it the current one."""
    await tx.run(
        "INSERT INTO versions (statement_id, number, published_at) VALUES (:statement, :number, :now)",
        statement=statement_id,
        number=number,
        now=to_text(now),
    )
    for text in texts:
        await tx.run(
            "INSERT INTO translations"
            " (statement_id, version, language, title, summary, body, format, wording, digest, issuer)"
            " VALUES (:statement, :version, :language, :title, :summary, :body, :format, :wording,"
            " :digest, :issuer)",
            statement=statement_id,
            version=number,
            language=text.language,
            title=text.title,
            summary=text.summary,
            body=text.body,
            format=text.format,
            wording=text.wording,
            digest=text.digest,
            issuer=text.issuer,
        )
    await tx.run("UPDATE statements SET version = :number WHERE id = :id", number=number, id=statement_id)


async def _published(tx: Transaction, row: Row) -> PublishedStatement:
    languages = await tx.all(
        "SELECT language FROM translations WHERE statement_id = :id AND version = :version"
        " ORDER BY language <> :original, language",
        id=row["id"],
        version=row["version"],
        original=row["original_language"],
    )
    return PublishedStatement(
        id=row["id"],
        statement=Statement(
            slug=row["slug"],
            issuer=row["issuer"],
            dated=row["dated"],
            original_language=row["original_language"],
            status=StatementStatus(row["status"]),
            deadline=from_text(row["deadline"]),
            goal=row["goal"],
        ),
        version=row["version"],
        languages=tuple(each["language"] for each in languages),
    )


def _translation(row: Row) -> Translation:
    return Translation(
        language=row["language"],
        title=row["title"],
        summary=row["summary"],
        body=row["body"],
        format=TextFormat(row["format"]),
        wording=Wording(row["wording"]),
        issuer=row["issuer"],
    )
