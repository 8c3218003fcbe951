"""Choose the language of the interface, or of a statement that lacks the person's own."""

from __future__ import annotations

from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.language import LANGUAGES
from storage import people
from storage.database import Transaction


async def choose_language(tx: Transaction, person_id: int, language: str, now: datetime) -> None:
    """The statement follows where it can. Raises NotFound for a language that the interface does not have."""
    if language not in LANGUAGES:
        raise NotFound
    await people.remember(tx, person_id, now)
    await people.set_language(tx, person_id, language)
    await people.set_text_language(tx, person_id, None)


async def choose_text_language(tx: Transaction, person_id: int, language: str, now: datetime) -> None:
    await people.remember(tx, person_id, now)
    await people.set_text_language(tx, person_id, language)
