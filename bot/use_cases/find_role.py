"""Find out who may do what now: the owners of the settings, and the roles that owners gave."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from bot.domain.errors import NotAllowed
from bot.domain.roles import Role
from storage import roles
from storage.database import Transaction


async def find_role(tx: Transaction, person_id: int, owners: AbstractSet[int]) -> Role:
    """`owners` are those of the settings."""
    if person_id in owners:
        return Role.OWNER
    member = await roles.find(tx, person_id)
    return member.role if member else Role.NONE


async def people_with(tx: Transaction, needed: Role, owners: AbstractSet[int]) -> list[int]:
    """Everybody whose role covers the needed one: those who get the cards, or hear of failures."""
    given = {member.person_id for member in await roles.members(tx) if member.role.covers(needed)}
    return sorted(given | owners)


async def require_role(tx: Transaction, person_id: int, needed: Role, owners: AbstractSet[int]) -> None:
    """Raises NotAllowed. In the transaction of what needs it, so that no change comes in between."""
    if not (await find_role(tx, person_id, owners)).covers(needed):
        raise NotAllowed
