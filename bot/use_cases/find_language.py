"""Find the language in which somebody is spoken to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES, interface_language
from bot.use_cases.find_statement import statement_on_offer
from storage import people
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Spoken:
    language: str
    known: bool
    """False while it is only a guess: the original language of the statement."""
    moved: bool = False
    """Their app has another language now than the one that is kept for their notices."""


async def find_language(tx: Transaction, person_id: int, app_language: str | None) -> Spoken:
    """The language they chose, else their app's; the statement's original for others.

    Nothing of a guess is stored: it is made again for every update until they choose."""
    person = await people.find(tx, person_id)
    app = interface_language(app_language)
    if person is not None and person.language is not None:
        return Spoken(person.language, known=True)
    kept = person.app_language if person is not None else None
    known = app or kept
    if known is not None:
        return Spoken(known, known=True, moved=kept is not None and known != kept)
    published = await statement_on_offer(tx)
    original = published.statement.original_language if published else DEFAULT_LANGUAGE
    return Spoken(original if original in LANGUAGES else DEFAULT_LANGUAGE, known=False)
