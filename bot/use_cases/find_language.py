"""Find the language in which somebody is spoken to."""

from __future__ import annotations

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES, interface_language
from bot.use_cases.find_statement import statement_on_offer
from storage import people
from storage.database import Transaction


async def find_language(tx: Transaction, person_id: int, app_language: str | None) -> tuple[str, bool]:
    """The language they chose, else their app's, and True; the statement's original, and False, for others.

    Nothing of a guess is stored: it is made again for every update until they choose."""
    person = await people.find(tx, person_id)
    known = (person.language if person else None) or interface_language(app_language)
    if known is not None:
        return known, True
    published = await statement_on_offer(tx)
    original = published.statement.original_language if published else DEFAULT_LANGUAGE
    return (original if original in LANGUAGES else DEFAULT_LANGUAGE), False
