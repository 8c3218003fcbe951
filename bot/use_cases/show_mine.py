"""Show a representative their own endorsements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.endorsement import Correction, Endorsement, Status
from bot.domain.errors import NotFound
from storage import corrections, endorsements, renewals, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Mine:
    endorsement: Endorsement
    title: str
    """The title in the language that was signed."""
    correction: Correction | None
    open: bool
    """Whether the statement takes signatures."""
    newer: int | None = None
    """The newest version, where the representative was asked about it and has not signed it."""


async def show_mine(tx: Transaction, person_id: int, now: datetime) -> list[Mine]:
    """The newest first."""
    return [await _mine(tx, each, now) for each in await endorsements.of_person(tx, person_id)]


async def show_one(tx: Transaction, person_id: int, endorsement_id: int, now: datetime) -> Mine:
    """Raises NotFound for one that is not this person's."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    return await _mine(tx, endorsement, now)


async def _mine(tx: Transaction, endorsement: Endorsement, now: datetime) -> Mine:
    statement, version = endorsement.statement_id, endorsement.version
    text = await statements.translation(tx, statement, version, endorsement.language)
    published = await statements.find(tx, statement)
    correction = await corrections.find(tx, endorsement.id)
    is_open = published is not None and published.statement.is_open(now)
    newer = None
    if published is not None and endorsement.status is Status.ACCEPTED and version < published.version:
        asked = await renewals.find(tx, endorsement.id, published.version)
        newer = asked.version if asked else None
    return Mine(endorsement, text.title if text else "", correction, is_open, newer)
