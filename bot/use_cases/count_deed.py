"""Count what is limited, and say when it is too much."""

from __future__ import annotations

from datetime import datetime
from enum import Enum, auto

from bot.domain.errors import TooMuch
from bot.domain.limits import LIMITS, Deed
from storage import limits
from storage.database import Transaction


class Verdict(Enum):
    FINE = auto()
    TOO_MUCH = auto()
    """For the first time in this span: the person is told."""
    AGAIN = auto()
    """They were told."""


async def count_deed(tx: Transaction, person_id: int, deed: Deed, update_id: int, now: datetime) -> Verdict:
    """Count it and judge; the same update again gets the same verdict."""
    limit = LIMITS[deed]
    beyond = await limits.count(tx, person_id, deed, update_id, now, limit.within) - limit.times
    if beyond <= 0:
        return Verdict.FINE
    return Verdict.TOO_MUCH if beyond == 1 else Verdict.AGAIN


async def require_measure(tx: Transaction, person_id: int, deed: Deed, update_id: int, now: datetime) -> None:
    """Raises TooMuch; then the whole use case leaves nothing behind."""
    if await count_deed(tx, person_id, deed, update_id, now) is not Verdict.FINE:
        raise TooMuch(deed)
