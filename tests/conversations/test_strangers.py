"""What admins may do is done by nobody else: not by a stranger, a representative, or a former owner."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.endorsement import Reason
from bot.domain.roles import Role
from bot.domain.statement import StatementStatus
from bot.exports.list_file import ExportFormat
from bot.exports.signatories import ListKind
from handlers import buttons
from handlers.button import Button
from handlers.buttons import Filter
from handlers.routes import ADMIN_COMMANDS, ADMIN_PRESSES, OWNER_COMMANDS, OWNER_PRESSES, VIEWER_COMMANDS
from tests.stage import OWNER, SECOND_OWNER, Phone, Stage, stage

GROUP = -100_200
TEAM_COMMANDS = {**VIEWER_COMMANDS, **ADMIN_COMMANDS, **OWNER_COMMANDS}

FORGED: list[Button] = [
    buttons.OpenCard(1),
    buttons.OpenCard(1, details=1),
    buttons.OpenCard(1, fresh=1),
    buttons.Accept(1),
    buttons.Reject(1),
    *(buttons.RejectFor(1, reason) for reason in Reason),
    buttons.WriteReason(1),
    *(buttons.Signatories(1, each) for each in Filter),
    buttons.Export(1),
    *(buttons.SendList(1, kind, each, sure) for kind in ListKind for each in ExportFormat for sure in (0, 1)),
    buttons.NoExport(1),
    buttons.WithdrawFor(1),
    buttons.NoteProof(1),
    buttons.Audit(),
    buttons.Team(),
    buttons.Invite(),
    *(buttons.InviteAs(role, 1) for role in Role),
    buttons.WithdrawInvitation("0" * 16),
    buttons.Member(2002),
    *(buttons.SetRole(2002, Role.VIEWER, role, sure) for role in Role for sure in (0, 1)),
    buttons.Panel(1),
    *(
        buttons.MoveStatement(1, StatementStatus.OPEN, to, sure)
        for to in (StatementStatus.PAUSED, StatementStatus.CLOSED)
        for sure in (0, 1)
    ),
    buttons.LastTexts(1),
    buttons.WriteLastText(1, "en"),
    buttons.EraseLastText(1, "en"),
]


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as running:
        yield running


def stored(it: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Everything in the database but the numbers of the updates themselves, and how many there were."""
    tables = [row["name"] for row in it.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        table: [tuple(row) for row in it.rows(f"SELECT * FROM {table}")]
        for table in tables
        if table not in ("inbox", "limits")
    }


def chats(it: Stage, *people: Phone) -> list[list[tuple[int, str]]]:
    return [[(each.message_id, each.content.text) for each in person.messages] for person in people]


async def nothing_happens(it: Stage, person: Phone, others: list[Phone]) -> None:
    """Whatever admin button this person forges is a button out of date, and no trace stays."""
    before, seen = stored(it), chats(it, person, *others)
    for button in FORGED:
        assert await person.forges(button.data()) == await person.forges("1:zz:1")
        assert await person.forges(button.data()) == person.text("toast-stale")
    assert stored(it) == before
    assert chats(it, person, *others) == seen


def test_every_button_of_admins_is_forged() -> None:
    assert {type(button) for button in FORGED} == {*ADMIN_PRESSES, *OWNER_PRESSES}


async def test_a_stranger_forges_every_button_of_admins_in_vain(it: Stage) -> None:
    vera, ani, mallory = await it.owner(), it.phone(1001, "Ani", "hy"), it.phone(666, "Mallory", "ru")
    await ani.endorses()
    await mallory.sends("/start")
    await nothing_happens(it, mallory, [vera, ani])
    # What Mallory writes after forging the question for a reason is no reason either.
    await mallory.sends("Nobody knows them")
    assert [row["status"] for row in it.rows("SELECT status FROM endorsements")] == ["pending"]


async def test_a_representative_does_not_accept_their_own_endorsement(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "ar")
    await ani.endorses()
    await nothing_happens(it, ani, [vera])


@pytest.mark.parametrize("language", ["en", "ru", "hy", "ar", None])
@pytest.mark.parametrize("command", [*TEAM_COMMANDS])
async def test_an_admins_command_is_an_unknown_command_to_others(
    it: Stage, command: str, language: str | None
) -> None:
    await it.owner()
    ani, mallory = it.phone(1001, "Ani", "en"), it.phone(666, "Mallory", language)
    await ani.endorses()
    await mallory.sends("/start")
    before = stored(it)
    unknown = await mallory.sends("/nonsense"), mallory.labels
    assert (await mallory.sends(f"/{command}"), mallory.labels) == unknown
    assert (await mallory.sends(f"/{command}@{it.world.username} now"), mallory.labels) == unknown
    assert stored(it) == before


async def test_the_menu_of_strangers_names_no_command_of_admins(it: Stage) -> None:
    vera, mallory = await it.owner(), it.phone(666, "Mallory", "ru")
    await mallory.sends("/language")
    await mallory.taps("Русский")

    def menu(person: Phone) -> set[str]:
        return {each["command"] for each in it.world.profile.commands_for(person.id, person.language)}

    assert set(TEAM_COMMANDS) - {"block", "unblock"} <= menu(vera)
    assert not set(TEAM_COMMANDS) & menu(mallory)


async def test_admins_buttons_do_nothing_in_a_group(it: Stage) -> None:
    """An owner's app can send any press from anywhere; the others in the group would see the answer."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", "hy")
    await ani.endorses()
    it.world.group(GROUP, "Friends", added_by=OWNER)
    message = it.world.send_text(OWNER, f"/help@{it.world.username}", chat_id=GROUP)
    await it.settled()
    before, seen = stored(it), len(it.world.messages(GROUP))
    for button in FORGED:
        callback = it.world.press(OWNER, message + 1, button.data(), chat_id=GROUP)
        await it.settled()
        answer = it.world.callback(callback).answer
        assert answer is not None
        assert answer.text == vera.text("toast-stale")
    assert stored(it) == before
    assert len(it.world.messages(GROUP)) == seen


async def test_who_is_no_owner_any_more_has_no_power_left(it: Stage) -> None:
    vera, boris, ani = await it.owner(), it.phone(SECOND_OWNER, "Boris", "ru"), it.phone(1001, "Ani", "hy")
    await boris.sends("/start")
    await ani.endorses()
    card = boris.last
    await boris.presses("button-reject")
    await boris.presses("button-write-reason")
    it.owners = frozenset({OWNER})
    await it.restart()

    await boris.sends("Nobody knows them")
    assert [row["status"] for row in it.rows("SELECT status FROM endorsements")] == ["pending"]
    unknown = await boris.sends("/nonsense")
    for command in TEAM_COMMANDS:
        assert await boris.sends(f"/{command}") == unknown
    for row in boris.sees(card).buttons:
        for button in row:
            assert await boris.taps(button.text, card) == boris.text("toast-stale")
    await nothing_happens(it, boris, [vera, ani])


async def test_what_waited_for_a_former_owner_does_not_reach_them(it: Stage) -> None:
    """Boris never started the bot, or blocked it; when he comes he is no owner any more."""
    vera, boris, ani = await it.owner(), it.phone(SECOND_OWNER, "Boris", "ru"), it.phone(1001, "Ani", "hy")
    await ani.endorses("First Union")
    it.owners = frozenset({OWNER})
    await it.restart()
    await boris.sends("/start")
    assert not [each for each in boris.answers if "First Union" in each.content.text]
    await vera.presses("button-accept")
    assert not [each for each in boris.answers if "First Union" in each.content.text]


async def test_a_former_owners_card_does_not_learn_the_decision(it: Stage) -> None:
    vera, boris, ani = await it.owner(), it.phone(SECOND_OWNER, "Boris", "ru"), it.phone(1001, "Ani", "hy")
    await boris.sends("/start")
    await ani.endorses()
    card = boris.last
    it.owners = frozenset({OWNER})
    await it.restart()
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    assert boris.text("reason-trial") not in boris.sees(card).content.text
    # The representative is told all the same.
    assert ani.text("reason-trial") in ani.screen


async def test_an_owner_who_endorsed_hears_the_decision_after_they_left(it: Stage) -> None:
    boris = it.phone(SECOND_OWNER, "Boris", "ru")
    vera = await it.owner()
    await boris.endorses("Boris’s Union")
    it.owners = frozenset({OWNER})
    await it.restart()
    await vera.presses("button-accept")
    [row] = it.rows("SELECT reference FROM endorsements")
    assert row["reference"] in boris.screen
