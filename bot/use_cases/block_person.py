"""Block and unblock a person: by their Telegram number, or by the reference of an endorsement of theirs."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime
from enum import StrEnum

from bot.domain.roles import Role
from bot.use_cases.find_role import find_role
from storage import audit, blocks
from storage.audit import Action
from storage.database import Transaction

LONGEST = 15
"""Digits of a Telegram number, at most."""


class Blocked(StrEnum):
    """What came of it."""

    DONE = "done"
    ALREADY = "already"
    TEAM = "team"
    UNKNOWN = "unknown"


async def block_person(
    tx: Transaction, who: str, admin_id: int, owners: AbstractSet[int], now: datetime
) -> Blocked:
    """Members of the team cannot be blocked: an owner ends their role first."""
    person_id = await _person(tx, who)
    if person_id is None:
        return Blocked.UNKNOWN
    if await find_role(tx, person_id, owners) is not Role.NONE:
        return Blocked.TEAM
    if not await blocks.add(tx, person_id, admin_id, now):
        return Blocked.ALREADY
    await audit.append(tx, Action.BLOCKED, _subject(who), admin_id, now)
    return Blocked.DONE


async def unblock_person(tx: Transaction, who: str, admin_id: int, now: datetime) -> bool:
    """Whether they were blocked."""
    person_id = await _person(tx, who)
    if person_id is None or not await blocks.remove(tx, person_id):
        return False
    await audit.append(tx, Action.UNBLOCKED, _subject(who), admin_id, now)
    return True


async def _person(tx: Transaction, who: str) -> int | None:
    if who.isascii() and who.isdigit():
        return int(who) if len(who) <= LONGEST and int(who) else None
    return await blocks.behind(tx, who.upper())


def _subject(who: str) -> str:
    """The log has no numbers of people who are not in the team."""
    return "person" if who.isdigit() else who.upper()
