"""Drafts: one a person, a column a question (NULL: not answered yet, empty: skipped)."""

from __future__ import annotations

from datetime import datetime

from bot.domain.draft import ORDER, Draft, Question
from storage.database import Row, Transaction
from storage.moments import to_text

ANSWERS = ", ".join(ORDER)


async def find(tx: Transaction, person_id: int) -> Draft | None:
    row = await tx.one(
        f"SELECT id, person_id, statement_id, version, {ANSWERS}, asked, corrects, last_update_id"  # noqa: S608
        " FROM drafts WHERE person_id = :person",
        person=person_id,
    )
    return _draft(row) if row else None


async def save(tx: Transaction, draft: Draft, now: datetime) -> None:
    """Insert or update the person's draft; the database allows them one."""
    values = ", ".join(f":{question}" for question in ORDER)
    updates = ", ".join(f"{question} = excluded.{question}" for question in ORDER)
    await tx.run(
        f"INSERT INTO drafts (id, person_id, statement_id, version, {ANSWERS}, asked, corrects,"  # noqa: S608
        f" last_update_id, created_at, updated_at) VALUES (:id, :person_id, :statement, :version, {values},"
        " :asked, :corrects, :update_id, :now, :now) ON CONFLICT (person_id) DO UPDATE SET id = excluded.id,"
        f" statement_id = excluded.statement_id, version = excluded.version, {updates},"
        " asked = excluded.asked, corrects = excluded.corrects, last_update_id = excluded.last_update_id,"
        " updated_at = excluded.updated_at, warned_at = NULL",
        id=draft.id,
        person_id=draft.person_id,
        statement=draft.statement_id,
        version=draft.version,
        asked=draft.asked,
        corrects=draft.corrects,
        update_id=draft.last_update_id,
        now=to_text(now),
        **{question.value: draft.answers.get(question) for question in ORDER},
    )


async def delete(tx: Transaction, person_id: int) -> bool:
    """Whether there was one."""
    return await tx.run("DELETE FROM drafts WHERE person_id = :person", person=person_id) > 0


async def delete_corrections(tx: Transaction, endorsement_id: int) -> None:
    """Forms that correct this endorsement, of whomever."""
    await tx.run("DELETE FROM drafts WHERE corrects = :endorsement", endorsement=endorsement_id)


def _draft(row: Row) -> Draft:
    return Draft(
        id=row["id"],
        person_id=row["person_id"],
        statement_id=row["statement_id"],
        version=row["version"],
        answers={question: row[question] for question in ORDER if row[question] is not None},
        asked=Question(row["asked"]) if row["asked"] else None,
        last_update_id=row["last_update_id"],
        corrects=row["corrects"],
    )
