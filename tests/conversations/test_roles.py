"""A table: every command and button that needs a role, pressed by people with each role and with none."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.roles import GIVEN, Role
from handlers.menu import commands_for
from handlers.routes import ADMIN_PRESSES, COMMANDS, OWNER_PRESSES, ROLE_COMMANDS
from tests.conversations.test_strangers import FORGED, chats, stored
from tests.stage import Phone, Stage, catalogue, stage

BORIS, ANI, CLARA = 2001, 1001, 2002

NEEDED = {name: needed for needed, commands in ROLE_COMMANDS.items() for name in commands}


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as running:
        await running.owner()
        ani = running.phone(ANI, "Ani", "hy")
        await ani.endorses("First Union")
        await ani.endorses("Second Union")
        running.phone(CLARA, "Clara", "en")
        give(running, CLARA, Role.VIEWER)
        yield running


def give(it: Stage, person_id: int, role: Role) -> None:
    """Behind the bot's back: the very next press counts."""
    it.change(f"DELETE FROM roles WHERE person_id = {person_id}")
    if role is not Role.NONE:
        it.change(
            "INSERT INTO roles (person_id, role, granted_by, granted_at)"
            f" VALUES ({person_id}, '{role}', 9001, '2026-01-01T00:00:00.000000+00:00')"
        )


async def boris_with(it: Stage, role: Role) -> Phone:
    boris = it.phone(BORIS, "Boris", "ru")
    await boris.sends("/start")
    give(it, BORIS, role)
    return boris


@pytest.mark.parametrize("role", list(Role))
async def test_a_command_does_something_for_those_who_may_and_is_unknown_to_the_others(
    it: Stage, role: Role
) -> None:
    boris = await boris_with(it, role)
    unknown = await boris.sends("/nonsense"), boris.labels
    for name, needed in NEEDED.items():
        answer = await boris.sends(f"/{name}"), boris.labels
        assert (answer != unknown) == role.covers(needed), name


@pytest.mark.parametrize("role", list(Role))
async def test_a_button_does_something_for_those_who_may_and_nothing_for_the_others(
    it: Stage, role: Role
) -> None:
    boris = await boris_with(it, role)
    ani = it.phone(ANI, "Ani", "hy")
    stale = boris.text("toast-stale")
    presses = {Role.ADMIN: ADMIN_PRESSES, Role.OWNER: OWNER_PRESSES}
    needs = {kind: needed for needed, kinds in presses.items() for kind in kinds}
    before, seen = stored(it), chats(it, boris, ani)
    for button in FORGED:
        if not role.covers(needs[type(button)]):
            assert await boris.forges(button.data()) == stale, button
    assert stored(it) == before
    assert chats(it, boris, ani) == seen
    for kind, needed in needs.items():
        if role.covers(needed):
            # What was decided or withdrawn by an earlier press of this row may make a later one stale.
            toasts = [await boris.forges(each.data()) for each in FORGED if type(each) is kind]
            assert any(toast != stale for toast in toasts), kind


async def test_a_role_that_ends_between_the_screen_and_the_press_counts_no_more(it: Stage) -> None:
    boris = await boris_with(it, Role.ADMIN)
    await boris.sends("/signatories")
    give(it, BORIS, Role.VIEWER)
    before = stored(it)
    for label in boris.labels:
        assert await boris.taps(label.removeprefix("● ")) == boris.text("toast-stale")
    assert stored(it) == before


async def test_a_viewer_sees_numbers_and_no_name_that_is_not_public(it: Stage) -> None:
    boris = await boris_with(it, Role.VIEWER)
    vera = it.phone(9001, "Vera", "en")
    await boris.sends("/signatories")
    assert "2" in boris.screen
    await boris.presses("button-signers")
    assert "Union" not in boris.screen
    await vera.presses("button-accept")
    await boris.sends("/signatories")
    assert "Union" not in boris.screen
    await boris.presses("button-signers")
    assert "Second Union" in boris.screen
    assert "First Union" not in boris.screen
    everything = "\n".join(each.content.text for each in boris.answers)
    assert "ani@example.org" not in everything
    assert "secretary" not in everything


@pytest.mark.parametrize("role", list(Role))
def test_the_menu_offers_what_the_role_may_do(role: Role) -> None:
    names = [each.command for each in commands_for(catalogue().words("en"), role)]
    allowed = {name for name, needed in NEEDED.items() if role.covers(needed)}
    assert set(names) - set(COMMANDS) <= allowed
    # Who may block somebody types the command with a number; it needs no place in the menu.
    assert allowed - set(names) <= {"block", "unblock"}


def test_each_role_may_do_what_the_one_below_it_may() -> None:
    assert [role for role in Role if Role.OWNER.covers(role)] == list(Role)
    assert [role for role in Role if Role.ADMIN.covers(role)] == [Role.NONE, Role.VIEWER, Role.ADMIN]
    assert [role for role in Role if Role.VIEWER.covers(role)] == [Role.NONE, Role.VIEWER]
    assert [role for role in Role if Role.NONE.covers(role)] == [Role.NONE]
    assert set(GIVEN) == set(Role) - {Role.NONE}
