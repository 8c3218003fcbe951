"""An invitation becomes a role: once, for one person, and while its maker may still invite."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.errors import InvitationGone, RoleHeld
from bot.domain.roles import Role, digest_of
from bot.use_cases.find_role import find_role
from storage import audit, endorsements, outbox, people, roles
from storage.audit import Action
from storage.database import Transaction
from storage.outbox import NoticeKind
from storage.roles import Invitation

FIRST_CARDS = 50
"""Cards that a new admin gets by themselves, those who wait longest first; /signatories has them all."""


async def look_at_invitation(
    tx: Transaction, token: str, person_id: int, owners: AbstractSet[int], now: datetime
) -> Invitation:
    """The invitation, if this person can take it. Raises InvitationGone, alike for a token that never was,
    and RoleHeld for who has that role or more."""
    invitation = await roles.invitation(tx, digest_of(token))
    if invitation is None:
        raise InvitationGone
    current = await find_role(tx, person_id, owners)
    if invitation.used_by == person_id and current.covers(invitation.role):
        raise RoleHeld(current)
    if invitation.used_by is not None or invitation.expires_at <= now:
        raise InvitationGone
    if not (await find_role(tx, invitation.created_by, owners)).covers(Role.OWNER):
        raise InvitationGone
    if current.covers(invitation.role):
        raise RoleHeld(current)
    return invitation


async def accept_invitation(
    tx: Transaction,
    *,
    token: str,
    person_id: int,
    language: str,
    owners: AbstractSet[int],
    now: datetime,
) -> Role:
    """The role that the person has now; the same press again finds it given, and gives it as well.

    `language` is kept for their notices, if they chose none. Raises InvitationGone and RoleHeld."""
    earlier = await roles.invitation(tx, digest_of(token))
    if earlier is not None and earlier.used_by == person_id:
        current = await find_role(tx, person_id, owners)
        if current.covers(earlier.role):
            return current
    invitation = await look_at_invitation(tx, token, person_id, owners, now)
    before = await find_role(tx, person_id, owners)
    if not await roles.use(tx, invitation.digest, person_id, now):
        raise InvitationGone
    await roles.grant(tx, person_id, invitation.role, invitation.created_by, now)
    await people.remember(tx, person_id, now)
    person = await people.find(tx, person_id)
    if person is not None and person.language is None:
        await people.set_app_language(tx, person_id, language)
    await audit.append(
        tx, Action.ROLE_GRANTED, str(person_id), invitation.created_by, now, role=invitation.role.value
    )
    await outbox.add(tx, NoticeKind.JOINED, invitation.created_by, person_id, now)
    await send_first_cards(tx, person_id, before, invitation.role, now)
    return invitation.role


async def send_first_cards(tx: Transaction, person_id: int, before: Role, role: Role, now: datetime) -> None:
    """Whoever becomes an admin gets the cards of what waits for review."""
    if role.covers(Role.ADMIN) and not before.covers(Role.ADMIN):
        for endorsement_id in await endorsements.waiting(tx, FIRST_CARDS):
            await outbox.add(tx, NoticeKind.CARD, person_id, endorsement_id, now)
