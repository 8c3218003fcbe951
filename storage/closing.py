"""The last texts that latecomers read at a closed statement, and which owner was asked for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from storage.database import Transaction
from storage.moments import from_text, to_text


@dataclass(frozen=True, slots=True)
class Prompt:
    """An owner was asked for the last text in this language; `update_id` is the update that answered."""

    statement_id: int
    language: str
    asked_at: datetime
    update_id: int | None


async def texts(tx: Transaction, statement_id: int) -> dict[str, str]:
    """By language."""
    rows = await tx.all(
        "SELECT language, text FROM closing_texts WHERE statement_id = :statement ORDER BY language",
        statement=statement_id,
    )
    return {row["language"]: row["text"] for row in rows}


async def set_text(tx: Transaction, statement_id: int, language: str, text: str) -> None:
    await tx.run(
        "INSERT INTO closing_texts (statement_id, language, text) VALUES (:statement, :language, :text)"
        " ON CONFLICT (statement_id, language) DO UPDATE SET text = excluded.text",
        statement=statement_id,
        language=language,
        text=text,
    )


async def erase_text(tx: Transaction, statement_id: int, language: str) -> None:
    await tx.run(
        "DELETE FROM closing_texts WHERE statement_id = :statement AND language = :language",
        statement=statement_id,
        language=language,
    )


async def ask(tx: Transaction, owner_id: int, statement_id: int, language: str, now: datetime) -> None:
    """The next text that this owner writes is the last text in this language."""
    await tx.run(
        "INSERT INTO closing_prompts (owner_id, statement_id, language, created_at)"
        " VALUES (:owner, :statement, :language, :now)"
        " ON CONFLICT (owner_id) DO UPDATE SET statement_id = excluded.statement_id,"
        " language = excluded.language, created_at = excluded.created_at, update_id = NULL",
        owner=owner_id,
        statement=statement_id,
        language=language,
        now=to_text(now),
    )


async def prompt(tx: Transaction, owner_id: int) -> Prompt | None:
    row = await tx.one(
        "SELECT statement_id, language, created_at, update_id FROM closing_prompts WHERE owner_id = :owner",
        owner=owner_id,
    )
    if row is None:
        return None
    asked_at = from_text(row["created_at"])
    assert asked_at is not None
    return Prompt(row["statement_id"], row["language"], asked_at, row["update_id"])


async def answer_prompt(tx: Transaction, owner_id: int, update_id: int) -> None:
    """The question is closed, and only for this update it stays what was answered."""
    await tx.run(
        "UPDATE closing_prompts SET update_id = :update WHERE owner_id = :owner",
        owner=owner_id,
        update=update_id,
    )


async def drop_prompt(tx: Transaction, owner_id: int) -> None:
    await tx.run("DELETE FROM closing_prompts WHERE owner_id = :owner", owner=owner_id)
