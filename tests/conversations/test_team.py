"""Owners invite others, see the team, and change or end a role; a link works once, for one person."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.roles import Role, digest_of
from handlers import buttons
from handlers.menu import ADMIN_COMMANDS, OWNER_COMMANDS, VIEWER_COMMANDS
from tests.stage import OWNER, Phone, Stage, stage

BORIS, CLARA = 2001, 2002
THIRD = 9003


@pytest.fixture
async def it(tmp_path: Path) -> AsyncIterator[Stage]:
    async with stage(tmp_path) as running:
        yield running


@pytest.fixture
async def vera(it: Stage) -> Phone:
    return await it.owner()


@pytest.fixture
def boris(it: Stage) -> Phone:
    return it.phone(BORIS, "Boris", "ru")


@pytest.fixture
def clara(it: Stage) -> Phone:
    return it.phone(CLARA, "Clara", "ar")


async def link(owner: Phone, role: str = "admin") -> str:
    """An invitation's payload, as the owner reads it on the screen."""
    await owner.sends("/team")
    await owner.presses("button-invite")
    await owner.presses(f"label-role-{role}")
    [payload] = re.findall(r"\?start=(t_\w+)", owner.screen)
    return str(payload)


async def joins(person: Phone, owner: Phone, role: str = "admin") -> None:
    await person.sends(f"/start {await link(owner, role)}")
    await person.presses("button-join")


def roles(it: Stage) -> dict[int, str]:
    return {row["person_id"]: row["role"] for row in it.rows("SELECT person_id, role FROM roles")}


def audited(it: Stage) -> list[tuple[str, str, int]]:
    return [
        (row["action"], row["subject"], row["actor"])
        for row in it.rows("SELECT action, subject, actor FROM audit ORDER BY id")
        if row["action"] != "published"
    ]


def menu(it: Stage, person: Phone) -> list[tuple[str, str]]:
    found = it.world.profile.commands_for(person.id, person.language)
    return [(each["command"], each["description"]) for each in found]


def names(it: Stage, person: Phone) -> set[str]:
    return {name for name, _ in menu(it, person)}


@pytest.mark.parametrize("language", [*LANGUAGES])
@pytest.mark.parametrize("role", ["owner", "admin", "viewer"])
async def test_who_is_invited_reads_what_it_means_accepts_and_has_the_role(
    it: Stage, vera: Phone, role: str, language: str
) -> None:
    boris = it.phone(BORIS, "Boris", language)
    payload = await link(vera, role)
    told = len(vera.answers)
    await boris.sends(f"/start {payload}")
    name = boris.text(f"label-role-{role}")
    assert name in boris.screen
    assert roles(it) == {}, "nobody has a role before they accept"
    await boris.presses("button-join")
    assert name in boris.screen
    assert roles(it) == {BORIS: role}
    # Whoever invited is told who it was.
    assert len(vera.answers) == told + 1
    assert "Boris" in vera.screen
    assert vera.text(f"label-role-{role}") in vera.screen
    expected = {*VIEWER_COMMANDS, *(ADMIN_COMMANDS if role != "viewer" else ())}
    expected |= set(OWNER_COMMANDS if role == "owner" else ())
    every = {*VIEWER_COMMANDS, *ADMIN_COMMANDS, *OWNER_COMMANDS}
    assert names(it, boris) & every == expected
    assert ("signatories", boris.text("command-signatories")) in menu(it, boris)
    await vera.sends("/team")
    assert "Boris" in vera.screen
    handle = digest_of(payload.removeprefix("t_"))[:16]
    assert audited(it) == [("invited", handle, OWNER), ("role-granted", str(BORIS), OWNER)]


async def test_what_waits_for_review_reaches_a_new_admin(it: Stage, vera: Phone, boris: Phone) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await ani.endorses("First Union")
    await vera.presses("button-accept")
    await ani.endorses("Second Union")
    await ani.endorses("Third Union")
    await joins(boris, vera)
    cards = [each.content.text.split("\n")[0] for each in boris.answers if each.buttons][-2:]
    assert cards == ["Second Union", "Third Union"]
    await boris.presses("button-accept")
    [row] = it.rows("SELECT decided_by FROM endorsements WHERE organisation = 'Third Union'")
    assert row["decided_by"] == BORIS
    # And so does what comes later.
    await ani.endorses("Fourth Union")
    assert "Fourth Union" in boris.screen


async def test_a_viewer_gets_no_card(it: Stage, vera: Phone, boris: Phone) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await ani.endorses("First Union")
    await joins(boris, vera, "viewer")
    await ani.endorses("Second Union")
    assert not any("Union" in each.content.text for each in boris.answers)
    assert not it.rows("SELECT 1 FROM outbox WHERE chat_id = ? AND kind = 'card'", BORIS)


async def test_only_the_digest_of_a_token_is_stored(it: Stage, vera: Phone, boris: Phone) -> None:
    payload = await link(vera)
    token = payload.removeprefix("t_")
    # Over 128 bits: nobody guesses it.
    assert 57 ** len(token) > 2**128
    await boris.sends(f"/start {payload}")
    await boris.presses("button-join")
    tables = [row["name"] for row in it.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        assert not any(token in str(tuple(row)) for row in it.rows(f"SELECT * FROM {table}"))
    [row] = it.rows("SELECT token_digest, used_by FROM invitations")
    assert (row["token_digest"], row["used_by"]) == (digest_of(token), BORIS)


async def test_a_link_is_used_once(it: Stage, vera: Phone, boris: Phone, clara: Phone) -> None:
    payload = await link(vera)
    await boris.sends(f"/start {payload}")
    await clara.sends(f"/start {payload}")
    await boris.presses("button-join")
    await clara.presses("button-join")
    assert clara.screen == clara.text_of("invited-gone")
    assert await clara.sends(f"/start {payload}") == clara.text_of("invited-gone")
    assert roles(it) == {BORIS: "admin"}
    assert not names(it, clara) & {*VIEWER_COMMANDS, *ADMIN_COMMANDS}


async def test_of_two_at_the_same_instant_one_gets_the_role(
    it: Stage, vera: Phone, boris: Phone, clara: Phone
) -> None:
    payload = await link(vera)
    for person in (boris, clara):
        await person.sends(f"/start {payload}")
    for person in (boris, clara):
        it.world.press(person.id, person.last.message_id, text=person.text("button-join"))
    await it.settled()
    [(winner, role)] = roles(it).items()
    assert role == "admin"
    [loser] = [each for each in (boris, clara) if each.id != winner]
    assert loser.screen == loser.text_of("invited-gone")
    assert len([each for each in audited(it) if each[0] == "role-granted"]) == 1
    assert len(it.rows("SELECT 1 FROM outbox WHERE kind = 'joined'")) == 1


async def test_a_double_tap_on_accepting_joins_once(it: Stage, vera: Phone, boris: Phone) -> None:
    await boris.sends(f"/start {await link(vera)}")
    for _ in range(2):
        it.world.press(BORIS, boris.last.message_id, text=boris.text("button-join"))
    await it.settled()
    assert boris.text("label-role-admin") in boris.screen
    assert len(it.rows("SELECT 1 FROM outbox WHERE kind = 'joined'")) == 1
    assert await boris.hears_again() == []
    assert roles(it) == {BORIS: "admin"}


async def test_a_link_ends_after_a_day(it: Stage, vera: Phone, boris: Phone, clara: Phone) -> None:
    payload = await link(vera)
    it.later = timedelta(hours=23, minutes=59)
    await boris.sends(f"/start {payload}")
    it.later = timedelta(hours=24, seconds=1)
    await boris.presses("button-join")
    assert boris.screen == boris.text_of("invited-gone")
    assert await clara.sends(f"/start {payload}") == clara.text_of("invited-gone")
    assert roles(it) == {}
    await vera.sends("/team")
    assert not [label for label in vera.labels if vera.text("label-role-admin") in label]


@pytest.mark.parametrize("token", ["x" * 24, "A" * 24, "a" * 60, "0" * 20])
async def test_a_forged_token_is_one_that_is_not_valid(
    it: Stage, vera: Phone, boris: Phone, token: str
) -> None:
    await link(vera)
    assert await boris.sends(f"/start t_{token}") == boris.text_of("invited-gone")
    assert roles(it) == {}


async def test_a_forged_acceptance_changes_nothing(it: Stage, vera: Phone, boris: Phone) -> None:
    await link(vera)
    await boris.sends("/start")
    for token in ("", "x", "a" * 24, "%", "' OR 1=1 --"):
        await boris.forges(f"1:jo:{token}")
    assert roles(it) == {}


async def test_the_digest_itself_opens_nothing(it: Stage, vera: Phone, boris: Phone) -> None:
    """Who reads the database has no key in hand."""
    await link(vera)
    [row] = it.rows("SELECT token_digest FROM invitations")
    await boris.sends(f"/start t_{row['token_digest']}"[:64])
    assert boris.screen == boris.text_of("invited-gone")
    assert roles(it) == {}


async def test_an_owner_withdraws_a_link(it: Stage, vera: Phone, boris: Phone) -> None:
    payload = await link(vera)
    await boris.sends(f"/start {payload}")
    assert await vera.presses("button-withdraw-link") == vera.text("toast-invitation-withdrawn")
    await boris.presses("button-join")
    assert boris.screen == boris.text_of("invited-gone")
    assert roles(it) == {}
    assert not it.rows("SELECT 1 FROM invitations")
    assert [each[0] for each in audited(it)] == ["invited", "invitation-withdrawn"]


async def test_open_links_stand_on_the_team_and_can_be_withdrawn_there(
    it: Stage, vera: Phone, boris: Phone
) -> None:
    viewer, admin = await link(vera, "viewer"), await link(vera, "admin")
    await vera.sends("/team")
    [label] = [each for each in vera.labels if vera.text("label-role-admin") in each]
    await vera.taps(label)
    assert await boris.sends(f"/start {admin}") == boris.text_of("invited-gone")
    await boris.sends(f"/start {viewer}")
    await boris.presses("button-join")
    assert roles(it) == {BORIS: "viewer"}


async def test_a_double_tap_on_a_role_makes_one_link_that_works(it: Stage, vera: Phone, boris: Phone) -> None:
    await vera.sends("/team")
    await vera.presses("button-invite")
    for _ in range(2):
        it.world.press(OWNER, vera.last.message_id, text=vera.text("label-role-admin"))
    await it.settled()
    assert len(it.rows("SELECT 1 FROM invitations")) == 1
    [payload] = re.findall(r"\?start=(t_\w+)", vera.screen)
    await boris.sends(f"/start {payload}")
    await boris.presses("button-join")
    assert roles(it) == {BORIS: "admin"}
    # The choice of a link that was used makes no second one.
    assert await vera.forges(invite_as(it)) == vera.text("toast-stale")
    assert len(it.rows("SELECT 1 FROM invitations")) == 1


def invite_as(it: Stage) -> str:
    [row] = it.rows("SELECT asked_in FROM invitations")
    return buttons.InviteAs(Role.OWNER, row["asked_in"]).data()


async def test_who_declines_can_still_accept(it: Stage, vera: Phone, boris: Phone) -> None:
    payload = await link(vera)
    await boris.sends(f"/start {payload}")
    await boris.presses("button-not-join")
    assert roles(it) == {}
    await boris.sends(f"/start {payload}")
    await boris.presses("button-join")
    assert roles(it) == {BORIS: "admin"}


@pytest.mark.parametrize("offered", ["viewer", "admin"])
async def test_who_has_that_role_or_more_leaves_the_link_to_others(
    it: Stage, vera: Phone, boris: Phone, clara: Phone, offered: str
) -> None:
    await joins(boris, vera, "admin")
    payload = await link(vera, offered)
    assert await vera.sends(f"/start {payload}") == vera.text_of(
        "invited-already", role=vera.text("label-role-owner")
    )
    assert await boris.sends(f"/start {payload}") == boris.text_of(
        "invited-already", role=boris.text("label-role-admin")
    )
    await boris.forges(buttons.Join(payload.removeprefix("t_")).data())
    assert roles(it) == {BORIS: "admin"}
    await clara.sends(f"/start {payload}")
    await clara.presses("button-join")
    assert roles(it) == {BORIS: "admin", CLARA: offered}


async def test_who_has_a_lesser_role_rises(it: Stage, vera: Phone, boris: Phone) -> None:
    await it.phone(1001, "Ani", "hy").endorses("First Union")
    await joins(boris, vera, "viewer")
    await joins(boris, vera, "admin")
    assert roles(it) == {BORIS: "admin"}
    assert "First Union" in boris.screen


async def test_an_owner_changes_a_role_and_the_member_hears_it(it: Stage, vera: Phone, boris: Phone) -> None:
    await joins(boris, vera, "viewer")
    await vera.sends("/team")
    await vera.taps("2. Boris")
    await vera.presses("button-set-role", role=vera.text("label-role-admin"))
    assert roles(it) == {BORIS: "viewer"}, "it asks once"
    assert await vera.presses("button-set-role-sure") == vera.text("toast-role-changed")
    assert roles(it) == {BORIS: "admin"}
    assert boris.text("label-role-admin") in boris.screen
    assert set(ADMIN_COMMANDS) <= names(it, boris)
    assert audited(it)[-1] == ("role-changed", str(BORIS), OWNER)


async def test_an_ended_admin_has_no_power_and_their_cards_stand_still(
    it: Stage, vera: Phone, boris: Phone
) -> None:
    await joins(boris, vera)
    await it.phone(1001, "Ani", "hy").endorses("First Union")
    card = boris.last
    await boris.presses("button-reject")
    await boris.presses("button-write-reason")
    await vera.sends("/team")
    await vera.taps("2. Boris")
    await vera.presses("button-end-role")
    await vera.presses("button-end-role-sure")
    assert roles(it) == {}
    assert boris.screen == boris.text_of("role-ended")
    assert not names(it, boris) & {*VIEWER_COMMANDS, *ADMIN_COMMANDS, *OWNER_COMMANDS}
    before = boris.sees(card)
    assert await boris.taps(boris.text("reason-trial"), card) == boris.text("toast-stale")
    await boris.sends("This is no reason any more")
    [row] = it.rows("SELECT status FROM endorsements")
    assert row["status"] == "pending"
    await vera.sends("/signatories")
    await vera.taps("1")
    await vera.presses("button-accept")
    assert boris.sees(card) == before
    assert not it.rows("SELECT 1 FROM cards WHERE admin_id = ?", BORIS)
    assert not it.rows("SELECT 1 FROM outbox WHERE outcome NOT IN ('sent')")
    assert audited(it)[-2:-1] == [("role-ended", str(BORIS), OWNER)]


async def test_links_of_an_ended_owner_lead_nowhere(
    it: Stage, vera: Phone, boris: Phone, clara: Phone
) -> None:
    await joins(boris, vera, "owner")
    payload = await link(boris, "owner")
    await clara.sends(f"/start {payload}")
    await vera.sends("/team")
    await vera.taps("2. Boris")
    await vera.presses("button-set-role", role=vera.text("label-role-viewer"))
    await vera.presses("button-set-role-sure")
    await clara.presses("button-join")
    assert clara.screen == clara.text_of("invited-gone")
    assert roles(it) == {BORIS: "viewer"}


async def test_links_of_who_is_no_owner_of_the_settings_any_more_lead_nowhere(
    it: Stage, vera: Phone, boris: Phone
) -> None:
    payload = await link(vera)
    it.owners = frozenset({THIRD})
    await it.restart()
    assert await boris.sends(f"/start {payload}") == boris.text_of("invited-gone")
    assert roles(it) == {}


async def test_owners_of_the_settings_stay_owners(it: Stage, vera: Phone, boris: Phone) -> None:
    await joins(boris, vera, "owner")
    await boris.sends("/team")
    assert not [label for label in boris.labels if "Vera" in label]
    for role in Role:
        for was in Role:
            await boris.forges(buttons.SetRole(OWNER, was, role, sure=1).data())
    assert roles(it) == {BORIS: "owner"}
    await vera.sends("/team")
    assert vera.text("button-invite") in vera.labels


async def test_who_was_never_invited_is_not_appointed(it: Stage, vera: Phone, clara: Phone) -> None:
    """An owner's app could send any number: nobody gets a role unasked."""
    await clara.sends("/start")
    for was in Role:
        for role in Role:
            await vera.forges(buttons.SetRole(CLARA, was, role, sure=1).data())
    assert roles(it) == {}


async def test_two_owners_who_end_each_other_at_once_leave_one(
    it: Stage, vera: Phone, boris: Phone, clara: Phone
) -> None:
    await joins(boris, vera, "owner")
    await joins(clara, vera, "owner")
    for mine, other in ((boris, CLARA), (clara, BORIS)):
        await mine.sends("/team")
        await mine.taps(f"{'3' if other == CLARA else '2'}. {'Clara' if other == CLARA else 'Boris'}")
        await mine.presses("button-end-role")
    for mine in (boris, clara):
        it.world.press(mine.id, mine.last.message_id, text=mine.text("button-end-role-sure"))
    await it.settled()
    assert len(roles(it)) == 1
    assert len([each for each in audited(it) if each[0] == "role-ended"]) == 1


async def test_what_another_owner_changed_meanwhile_is_shown_first(
    it: Stage, vera: Phone, boris: Phone, clara: Phone
) -> None:
    await joins(boris, vera, "owner")
    await joins(clara, vera, "viewer")
    for owner in (vera, boris):
        await owner.sends("/team")
        await owner.taps("3. Clara")
    await vera.presses("button-set-role", role=vera.text("label-role-admin"))
    await boris.presses("button-end-role")
    await vera.presses("button-set-role-sure")
    assert await boris.presses("button-end-role-sure") == boris.text("toast-moved")
    assert roles(it)[CLARA] == "admin"


async def test_an_owner_steps_down(it: Stage, vera: Phone, boris: Phone) -> None:
    await joins(boris, vera, "owner")
    await boris.sends("/team")
    await boris.taps("2. Boris")
    await boris.presses("button-end-role")
    await boris.presses("button-end-role-sure")
    assert roles(it) == {}
    assert boris.screen == boris.text_of("role-ended")
    assert await boris.sends("/team") == await boris.sends("/nonsense")


async def test_a_change_that_is_handled_twice_is_made_and_told_once(
    it: Stage, vera: Phone, boris: Phone
) -> None:
    await joins(boris, vera)
    await vera.sends("/team")
    await vera.taps("2. Boris")
    await vera.presses("button-end-role")
    told = len(boris.answers)
    await vera.presses("button-end-role-sure")
    await vera.hears_again()
    assert len(boris.answers) == told + 1
    assert len([each for each in audited(it) if each[0] == "role-ended"]) == 1


async def test_a_member_with_a_name_of_tags_is_letters_on_the_team(it: Stage, vera: Phone) -> None:
    mallory = it.phone(666, "<b>Vera</b> & {name}", "en")
    await joins(mallory, vera, "viewer")
    assert "<b>Vera</b> & {name}" in vera.screen
    await vera.sends("/team")
    assert "<b>Vera</b> & {name}" in vera.screen


async def test_a_big_team_has_pages(it: Stage, vera: Phone) -> None:
    for number in range(9):
        await joins(it.phone(3000 + number, f"Member {number}", "en"), vera, "viewer")
    await vera.sends("/team")
    assert "Member 0" in vera.screen
    assert "Member 8" not in vera.screen
    await vera.presses("button-next")
    assert "Member 8" in vera.screen
    await vera.taps("10. Member 8")
    await vera.presses("button-end-role")
    await vera.presses("button-end-role-sure")
    assert 3008 not in roles(it)


async def test_failures_reach_owners_alone(it: Stage, vera: Phone, boris: Phone, clara: Phone) -> None:
    await joins(boris, vera, "owner")
    await joins(clara, vera, "admin")
    it.change("UPDATE statements SET status = 'open', version = 99")
    await it.phone(1001, "Ani", "hy").sends("/start")
    kinds = it.rows("SELECT DISTINCT chat_id FROM outbox WHERE kind = 'failure'")
    assert {row["chat_id"] for row in kinds} == {OWNER, BORIS}


async def test_a_failure_that_waited_for_a_former_owner_does_not_reach_them(
    it: Stage, vera: Phone, boris: Phone
) -> None:
    await joins(boris, vera, "owner")
    it.world.block(BORIS)
    it.change("UPDATE statements SET version = 99")
    await it.phone(1001, "Ani", "hy").sends("/start")
    it.change("UPDATE statements SET version = 1")
    it.change(f"UPDATE roles SET role = 'admin' WHERE person_id = {BORIS}")
    it.world.unblock(BORIS)
    await it.settled()
    [row] = it.rows("SELECT subject, outcome FROM outbox WHERE kind = 'failure' AND chat_id = ?", BORIS)
    assert row["outcome"] == "rejected"
    assert not any(str(row["subject"]) in each.content.text for each in boris.answers)


async def test_an_invitation_opened_in_a_group_gives_nothing(it: Stage, vera: Phone, boris: Phone) -> None:
    payload = await link(vera)
    await boris.sends("/start")
    it.world.group(-100, "Friends", added_by=BORIS)
    it.world.send_text(BORIS, f"/start@{it.world.username} {payload}", chat_id=-100)
    await it.settled()
    assert roles(it) == {}
    await boris.sends(f"/start {payload}")
    await boris.presses("button-join")
    assert roles(it) == {BORIS: "admin"}
