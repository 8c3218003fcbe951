"""Show an owner who may do what, and which invitations are open."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.roles import Role
from storage import roles
from storage.database import Transaction
from storage.roles import Invitation, Member


@dataclass(frozen=True, slots=True)
class Team:
    members: Sequence[Member]
    """Owners of the settings first."""
    invitations: Sequence[Invitation]


async def show_team(tx: Transaction, owners: AbstractSet[int], now: datetime) -> Team:
    settled = [Member(person_id, Role.OWNER) for person_id in sorted(owners)]
    given = [each for each in await roles.members(tx) if each.person_id not in owners]
    return Team([*settled, *given], await roles.open_invitations(tx, now))


async def show_member(tx: Transaction, person_id: int, owners: AbstractSet[int]) -> Member:
    """A member whose role can be changed here; raises NotFound."""
    member = await roles.find(tx, person_id)
    if member is None or person_id in owners:
        raise NotFound
    return member
