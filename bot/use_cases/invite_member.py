"""Make an invitation to a role, and withdraw it. Its token goes out in a link; only its SHA-256 is kept."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime, timedelta

from bot.domain.errors import InvitationGone
from bot.domain.roles import Role, digest_of, handle_of
from bot.use_cases.find_role import require_role
from storage import audit, roles
from storage.audit import Action
from storage.database import Transaction
from storage.roles import Invitation

LIFE = timedelta(hours=24)


async def invite_member(
    tx: Transaction,
    *,
    owner_id: int,
    role: Role,
    token: str,
    asked_in: int,
    owners: AbstractSet[int],
    now: datetime,
) -> Invitation:
    """The invitation that the choice opened by the update `asked_in` has led to.

    A double tap, or the same update after a crash, makes a new link and the earlier one void: of a link whose
    token nobody has seen there is nothing to show. Raises NotAllowed, and InvitationGone once it was used."""
    await require_role(tx, owner_id, Role.OWNER, owners)
    earlier = await roles.invitation_asked_in(tx, owner_id, asked_in)
    if earlier is not None and not await roles.withdraw_invitation(tx, earlier.digest):
        raise InvitationGone
    digest = digest_of(token)
    await roles.invite(tx, digest, role, owner_id, asked_in, now, now + LIFE)
    await audit.append(tx, Action.INVITED, handle_of(digest), owner_id, now, role=role.value)
    made = await roles.invitation(tx, digest)
    assert made is not None
    return made


async def withdraw_invitation(
    tx: Transaction, *, owner_id: int, handle: str, owners: AbstractSet[int], now: datetime
) -> None:
    """Its link leads nowhere from now on; any owner may do it. Raises NotAllowed.

    Once it is gone (used, expired or withdrawn before), there is nothing to do."""
    await require_role(tx, owner_id, Role.OWNER, owners)
    for each in await roles.open_invitations(tx, now):
        if handle_of(each.digest) == handle:
            await roles.withdraw_invitation(tx, each.digest)
            await audit.append(tx, Action.INVITATION_WITHDRAWN, handle, owner_id, now, role=each.role.value)
