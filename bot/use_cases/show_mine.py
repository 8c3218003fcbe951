"""Show a representative their own endorsements."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.endorsement import Endorsement
from storage import endorsements, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Mine:
    endorsement: Endorsement
    title: str
    """The title in the language that was signed."""


async def show_mine(tx: Transaction, person_id: int) -> list[Mine]:
    """The newest first."""
    found = []
    for endorsement in await endorsements.of_person(tx, person_id):
        text = await statements.translation(
            tx, endorsement.statement_id, endorsement.version, endorsement.language
        )
        found.append(Mine(endorsement, text.title if text else ""))
    return found
