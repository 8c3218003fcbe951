"""Find the form that was left lying, with the moment at which it is erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.retention import WARNING
from bot.use_cases.find_statement import find_statement
from storage import drafts, retention
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Ending:
    draft_id: str
    title: str
    at: datetime


async def find_ending_draft(
    tx: Transaction, person_id: int, statement_id: int, language: str
) -> Ending | None:
    """None when the person went on with it, or gave it up, since they were to be told."""
    draft = await drafts.find(tx, person_id)
    warned_at = await retention.warned_at(tx, person_id, statement_id)
    if draft is None or warned_at is None:
        return None
    view = await find_statement(tx, statement_id, person_id, language)
    return Ending(draft.id, view.translation.title, warned_at + WARNING)
