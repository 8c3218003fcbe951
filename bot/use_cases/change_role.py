"""Give a member another role, or end it."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.errors import LastOwner, NotAllowed, RoleMoved
from bot.domain.roles import Role
from bot.use_cases.accept_invitation import send_first_cards
from bot.use_cases.find_role import find_role, people_with, require_role
from storage import audit, cards, closing, outbox, roles
from storage.audit import Action
from storage.database import Transaction
from storage.outbox import NoticeKind


async def change_role(
    tx: Transaction,
    *,
    owner_id: int,
    person_id: int,
    was: Role,
    role: Role,
    owners: AbstractSet[int],
    now: datetime,
) -> None:
    """From `was`, which the owner saw, to `role`; Role.NONE ends it. Done already: nothing more happens.

    Raises NotAllowed (an owner of the settings stays one; who has no role is invited, not appointed),
    RoleMoved and LastOwner."""
    if person_id in owners:
        raise NotAllowed
    current = await find_role(tx, person_id, owners)
    if current is role and person_id == owner_id:
        # An owner who stepped down: the same update after a crash finds them without the right to it.
        return
    await require_role(tx, owner_id, Role.OWNER, owners)
    if current is role:
        return
    if current is not was or current is Role.NONE:
        raise RoleMoved
    if current is Role.OWNER and await people_with(tx, Role.OWNER, owners) == [person_id]:
        raise LastOwner
    await (roles.end(tx, person_id) if role is Role.NONE else roles.grant(tx, person_id, role, owner_id, now))
    await _take_power(tx, person_id, role)
    action = Action.ROLE_ENDED if role is Role.NONE else Action.ROLE_CHANGED
    await audit.append(tx, action, str(person_id), owner_id, now, was=was.value, role=role.value)
    await outbox.add(tx, NoticeKind.ROLE, person_id, person_id, now)
    await send_first_cards(tx, person_id, current, role, now)


async def _take_power(tx: Transaction, person_id: int, role: Role) -> None:
    """What they were about to do as what they are no more."""
    if not role.covers(Role.OWNER):
        await roles.withdraw_invitations_of(tx, person_id)
        await closing.drop_prompt(tx, person_id)
    if not role.covers(Role.ADMIN):
        await cards.drop_prompt(tx, person_id)
        await cards.forget(tx, person_id)
