"""People who have talked to the bot: their number, and their languages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Transaction
from storage.moments import to_text


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    language: str | None
    """The interface language that they chose; None until they do."""
    text_language: str | None
    """The language in which they last chose to read a statement that lacks their own."""
    app_language: str | None = None
    """The interface language of their app, kept for whoever is written to without having pressed anything."""


async def find(tx: Transaction, person_id: int) -> Person | None:
    row = await tx.one(
        "SELECT id, language, text_language, app_language FROM people WHERE id = :id", id=person_id
    )
    return Person(row["id"], row["language"], row["text_language"], row["app_language"]) if row else None


async def remember(tx: Transaction, person_id: int, now: datetime) -> None:
    """Make sure that there is a row for this person."""
    await tx.run(
        "INSERT INTO people (id, created_at) VALUES (:id, :now) ON CONFLICT (id) DO NOTHING",
        id=person_id,
        now=to_text(now),
    )


async def set_language(tx: Transaction, person_id: int, language: str) -> None:
    await tx.run("UPDATE people SET language = :language WHERE id = :id", id=person_id, language=language)


async def set_text_language(tx: Transaction, person_id: int, language: str | None) -> None:
    await tx.run(
        "UPDATE people SET text_language = :language WHERE id = :id", id=person_id, language=language
    )


async def set_app_language(tx: Transaction, person_id: int, language: str) -> None:
    await tx.run("UPDATE people SET app_language = :language WHERE id = :id", id=person_id, language=language)
