"""Roles and invitations as facts: handled again after a crash they stay as they are, and nobody slips by."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.errors import InvitationGone, LastOwner, NotAllowed, RoleHeld, RoleMoved
from bot.domain.roles import Role, handle_of
from bot.use_cases.accept_invitation import accept_invitation
from bot.use_cases.change_role import change_role
from bot.use_cases.find_role import find_role, people_with
from bot.use_cases.invite_member import LIFE, invite_member, withdraw_invitation
from storage import audit, outbox, roles
from storage.database import Database
from storage.roles import Invitation
from tests.use_cases.forms import ANI, BOB, NOW

VERA = 9001
OWNERS = frozenset({VERA})


async def invited(
    database: Database,
    token: str = "token",
    role: Role = Role.ADMIN,
    asked_in: int = 1,
    owner: int = VERA,
    owners: frozenset[int] = OWNERS,
) -> Invitation:
    return await database.write(
        lambda tx: invite_member(
            tx, owner_id=owner, role=role, token=token, asked_in=asked_in, owners=owners, now=NOW
        )
    )


async def accepted(
    database: Database,
    person: int = ANI,
    token: str = "token",
    later: timedelta = timedelta(0),
    owners: frozenset[int] = OWNERS,
) -> Role:
    return await database.write(
        lambda tx: accept_invitation(
            tx, token=token, person_id=person, language="hy", owners=owners, now=NOW + later
        )
    )


async def changed(
    database: Database,
    was: Role,
    role: Role,
    person: int = ANI,
    owner: int = VERA,
    owners: frozenset[int] = OWNERS,
) -> None:
    await database.write(
        lambda tx: change_role(
            tx, owner_id=owner, person_id=person, was=was, role=role, owners=owners, now=NOW
        )
    )


async def role_of(database: Database, person: int = ANI, owners: frozenset[int] = OWNERS) -> Role:
    return await database.read(lambda tx: find_role(tx, person, owners))


async def traces(database: Database) -> tuple[int, int]:
    """How many rows the audit log and the outbox have."""
    notices = await database.read(lambda tx: outbox.due(tx, NOW, 100))
    return len(await database.read(lambda tx: audit.latest(tx, 100))), len(notices)


async def test_accepting_twice_grants_and_tells_once(database: Database) -> None:
    await invited(database)
    assert await accepted(database) is Role.ADMIN
    before = await traces(database)
    assert await accepted(database, later=2 * LIFE) is Role.ADMIN
    assert await traces(database) == before


async def test_accepting_again_after_the_role_ended_gives_nothing_back(database: Database) -> None:
    await invited(database)
    await accepted(database)
    await changed(database, Role.ADMIN, Role.NONE)
    with pytest.raises(InvitationGone):
        await accepted(database)
    assert await role_of(database) is Role.NONE


@pytest.mark.parametrize("later", [LIFE, LIFE + timedelta(microseconds=1)])
async def test_a_link_lasts_24_hours_and_not_an_instant_longer(database: Database, later: timedelta) -> None:
    await invited(database)
    with pytest.raises(InvitationGone):
        await accepted(database, later=later)
    assert await accepted(database, later=LIFE - timedelta(microseconds=1)) is Role.ADMIN


async def test_the_same_choice_twice_leaves_one_link_the_last_one(database: Database) -> None:
    await invited(database, "first")
    await invited(database, "second")
    with pytest.raises(InvitationGone):
        await accepted(database, token="first")
    await accepted(database, token="second")
    with pytest.raises(InvitationGone):
        await invited(database, "third")


async def test_two_choices_make_two_links(database: Database) -> None:
    await invited(database, "first", asked_in=1)
    await invited(database, "second", asked_in=2)
    assert await accepted(database, ANI, "first") is Role.ADMIN
    assert await accepted(database, BOB, "second") is Role.ADMIN


async def test_withdrawing_twice_is_recorded_once(database: Database) -> None:
    made = await invited(database)
    for _ in range(2):
        await database.write(
            lambda tx: withdraw_invitation(
                tx, owner_id=VERA, handle=handle_of(made.digest), owners=OWNERS, now=NOW
            )
        )
    assert await traces(database) == (2, 0)
    with pytest.raises(InvitationGone):
        await accepted(database)


@pytest.mark.parametrize("role", [Role.NONE, Role.VIEWER, Role.ADMIN])
async def test_only_owners_invite_withdraw_and_change(database: Database, role: Role) -> None:
    if role is not Role.NONE:
        await database.write(lambda tx: roles.grant(tx, BOB, role, VERA, NOW))
    await database.write(lambda tx: roles.grant(tx, ANI, Role.VIEWER, VERA, NOW))
    with pytest.raises(NotAllowed):
        await invited(database, owner=BOB)
    with pytest.raises(NotAllowed):
        await database.write(
            lambda tx: withdraw_invitation(tx, owner_id=BOB, handle="x", owners=OWNERS, now=NOW)
        )
    with pytest.raises(NotAllowed):
        await changed(database, Role.VIEWER, Role.OWNER, owner=BOB)


async def test_who_is_more_already_keeps_it(database: Database) -> None:
    await database.write(lambda tx: roles.grant(tx, ANI, Role.OWNER, VERA, NOW))
    await invited(database)
    with pytest.raises(RoleHeld):
        await accepted(database)
    with pytest.raises(RoleHeld):
        await accepted(database, person=VERA)
    assert await role_of(database) is Role.OWNER
    assert await accepted(database, person=BOB) is Role.ADMIN


async def test_a_change_is_made_and_told_once(database: Database) -> None:
    await database.write(lambda tx: roles.grant(tx, ANI, Role.VIEWER, VERA, NOW))
    for _ in range(2):
        await changed(database, Role.VIEWER, Role.ADMIN)
    assert await traces(database) == (1, 1)
    with pytest.raises(RoleMoved):
        await changed(database, Role.VIEWER, Role.NONE)


async def test_who_steps_down_and_is_handled_again_hears_no_refusal(database: Database) -> None:
    await database.write(lambda tx: roles.grant(tx, ANI, Role.OWNER, VERA, NOW))
    for _ in range(2):
        await changed(database, Role.OWNER, Role.NONE, owner=ANI)
    assert await role_of(database) is Role.NONE
    assert await traces(database) == (1, 1)


async def test_the_last_owner_stays(database: Database) -> None:
    """Without an owner in the settings one has to remain in the team."""
    nobody = frozenset[int]()
    for person in (ANI, BOB):
        await database.write(lambda tx, person=person: roles.grant(tx, person, Role.OWNER, VERA, NOW))  # type: ignore[misc]
    await changed(database, Role.OWNER, Role.ADMIN, person=BOB, owner=ANI, owners=nobody)
    for role in (Role.NONE, Role.VIEWER, Role.ADMIN):
        with pytest.raises(LastOwner):
            await changed(database, Role.OWNER, role, owner=ANI, owners=nobody)
    assert await role_of(database, owners=nobody) is Role.OWNER


async def test_an_owner_of_the_settings_is_not_changed(database: Database) -> None:
    await database.write(lambda tx: roles.grant(tx, ANI, Role.OWNER, VERA, NOW))
    # A row that an earlier role left behind counts for nothing.
    await database.write(lambda tx: roles.grant(tx, VERA, Role.VIEWER, ANI, NOW))
    for role in Role:
        with pytest.raises(NotAllowed):
            await changed(database, Role.OWNER, role, person=VERA, owner=ANI)
    assert await role_of(database, VERA) is Role.OWNER


async def test_notices_go_to_whoever_has_the_role_now(database: Database) -> None:
    for person, role in ((ANI, Role.ADMIN), (BOB, Role.OWNER), (1, Role.VIEWER)):
        await database.write(lambda tx, p=person, r=role: roles.grant(tx, p, r, VERA, NOW))  # type: ignore[misc]
    assert await database.read(lambda tx: people_with(tx, Role.ADMIN, OWNERS)) == [ANI, BOB, VERA]
    assert await database.read(lambda tx: people_with(tx, Role.OWNER, OWNERS)) == [BOB, VERA]
    assert await database.read(lambda tx: people_with(tx, Role.VIEWER, OWNERS)) == [1, ANI, BOB, VERA]
