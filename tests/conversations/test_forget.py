"""/forget: it says exactly what it will do, asks once, and then nothing is left of the person."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.roles import Role
from bot.use_cases.verify_audit import verify_audit
from storage.database import Database
from storage.schema import metadata
from tests.stage import OWNER, Phone, Stage, catalogue

ANI, BOB, BORIS = 1001, 1002, 9002


def traces(it: Stage, *values: str | int) -> list[str]:
    """Every table and column in which one of these values stands."""
    return [
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        for value in values
        if it.rows(
            f'SELECT 1 FROM "{table.name}" WHERE "{column.name}" = ?'
            f""" OR (typeof("{column.name}") = 'text' AND "{column.name}" LIKE ?)""",
            value,
            f"%{value}%" if isinstance(value, str) else "-",
        )
    ]


def everything_in(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def html(phone: Phone, key: str, **facts: str | int) -> str:
    """A text as the phone shows it, up to its first formatting."""
    return catalogue().words(phone.language).html(key, **facts)


async def whole_log(it: Stage) -> int:
    async with Database(it.database_path) as database:
        walk = await verify_audit(database)
    assert walk.broken is None
    return walk.rows


async def decided(vera: Phone, ani: Phone, name: str, *, accept: bool) -> None:
    """Ani endorses, and Vera decides on the card."""
    await ani.endorses(name)
    await vera.presses("button-accept" if accept else "button-reject")
    if not accept:
        await vera.presses("reason-trial")


async def with_everything(it: Stage, language: str) -> tuple[Phone, Phone]:
    """Ani with an accepted, a rejected and a pending endorsement and a form; Vera decides."""
    vera, ani = await it.owner(), it.phone(ANI, "Ani", language)
    await decided(vera, ani, "Accepted Union", accept=True)
    await decided(vera, ani, "Rejected Union", accept=False)
    await ani.endorses("Pending Union")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Drafted Union")
    return vera, ani


@pytest.mark.parametrize("language", LANGUAGES)
async def test_everything_goes_and_nobody_can_tell_who_it_was(it: Stage, language: str) -> None:
    vera, ani = await with_everything(it, language)
    references = [row["reference"] for row in it.rows("SELECT reference FROM endorsements ORDER BY id")]
    cards = [each for each in vera.answers if "Pending Union" in each.content.text]
    await ani.sends("/forget")
    for name in ("Accepted Union", "Rejected Union", "Pending Union"):
        assert name in ani.screen
    assert html(ani, "forget-draft") in ani.screen
    assert ani.labels == [
        ani.text("button-forget-all"),
        ani.text("button-forget-keep"),
        ani.text("button-no"),
    ]
    await ani.presses("button-forget-all")
    assert html(ani, "forget-kept") not in ani.screen
    assert html(ani, "forget-remains") in ani.screen
    assert traces(it, ANI, "Ani", "ani@example.org", "Union") == []
    assert it.rows("PRAGMA foreign_key_check") == []
    # The coordinators' cards are wiped, and they learn how many, not who.
    assert [vera.sees(card).content.text for card in cards] == [html(vera, "card-erased")]
    assert vera.sees(cards[0]).buttons == []
    assert "3" in vera.screen
    assert "Union" not in vera.screen
    # The log knows references alone, and is whole.
    subjects = [
        row["subject"] for row in it.rows("SELECT subject FROM audit WHERE action = 'erased' ORDER BY id")
    ]
    assert subjects == [*references, "person"]
    assert it.rows("SELECT 1 FROM audit WHERE action = 'erased' AND actor IS NOT NULL") == []
    await whole_log(it)
    assert await ani.sends("/mine") == html(ani, "mine-none")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_an_accepted_organisation_may_stay_without_its_representative(it: Stage, language: str) -> None:
    vera, ani = await with_everything(it, language)
    [before] = it.rows("SELECT * FROM endorsements WHERE status = 'accepted'")
    await ani.sends("/forget")
    await ani.presses("button-forget-keep")
    assert html(ani, "forget-kept") in ani.screen
    [after] = it.rows("SELECT * FROM endorsements")
    stays = (
        "id", "reference", "organisation", "country", "website", "visibility", "language", "version",
        "digest", "status", "confirmed_at",
    )  # fmt: skip
    assert [after[key] for key in stays] == [before[key] for key in stays]
    assert after["person_id"] is None
    assert traces(it, ANI, "Ani", "ani@example.org", "Rejected Union", "Pending Union", "Drafted Union") == []
    assert await ani.sends("/mine") == html(ani, "mine-none")
    # It still stands on the list, and its reference still proves it.
    await ani.sends("/start")
    await ani.presses("button-signers")
    assert "Accepted Union" in ani.screen
    assert "Accepted Union" in await ani.sends(f"/verify {after['reference']}")
    # A coordinator's card works on, and has nobody's contact.
    await vera.sends("/signatories")
    await vera.taps("1")
    await vera.presses("button-details")
    assert after["reference"] in vera.screen
    assert html(vera, "review-missing") in vera.screen


async def test_no_erases_nothing(it: Stage) -> None:
    _, ani = await with_everything(it, "en")
    before = it.rows("SELECT id, status FROM endorsements")
    await ani.sends("/forget")
    await ani.presses("button-no")
    assert ani.screen == html(ani, "forget-stopped")
    assert it.rows("SELECT id, status FROM endorsements") == before
    assert it.rows("SELECT name FROM drafts")[0]["name"] == "Drafted Union"


async def test_who_left_nothing_behind_is_told_so(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "hy")
    await ani.sends("/start")
    assert (await ani.sends("/forget")).startswith(html(ani, "forget-nothing"))
    assert ani.labels == []
    assert it.rows("SELECT 1 FROM audit WHERE action = 'erased'") == []


async def test_a_language_alone_can_be_forgotten_and_no_admin_hears_of_it(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    await ani.sends("/language")
    await ani.taps("Русский")
    told = len(vera.answers)
    await ani.sends("/forget")
    ani.language = "ru"
    await ani.presses("button-forget-all")
    assert traces(it, ANI) == []
    assert len(vera.answers) == told
    # The menu in the chosen language was kept by Telegram for us.
    assert it.world.profile.commands_for(ANI, "en")[0]["description"] == catalogue().words("en").plain(
        "command-start"
    )


async def test_two_taps_at_once_and_the_same_update_again_erase_once(it: Stage) -> None:
    _, ani = await with_everything(it, "ru")
    await ani.sends("/forget")
    for _ in range(2):
        it.world.press(ANI, ani.last.message_id, text=ani.text("button-forget-all"))
    await it.settled()
    assert "Union" not in ani.screen
    assert html(ani, "forget-remains") in ani.screen
    rows = await whole_log(it)
    it.world.redeliver(next(reversed(it.world.updates.recent)))
    await it.settled()
    assert await whole_log(it) == rows
    assert traces(it, ANI) == []


async def test_the_press_survives_a_restart(it: Stage) -> None:
    _, ani = await with_everything(it, "en")
    await ani.sends("/forget")
    it.world.refuse_next("editMessageText", 502, "Bad Gateway", times=1)
    it.world.press(ANI, ani.last.message_id, text=ani.text("button-forget-all"))
    await it.until(lambda: not it.rows("SELECT 1 FROM endorsements"))
    await it.restart()
    await it.settled()
    assert html(ani, "forget-remains") in ani.screen
    assert traces(it, ANI) == []


async def test_what_changed_since_the_question_is_shown_before_it_is_erased(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    await ani.endorses()
    await ani.sends("/forget")
    question = ani.last
    await vera.presses("button-accept")
    await ani.presses("button-forget-all", question)
    assert html(ani, "forget-changed") in ani.sees(question).content.text
    assert it.rows("SELECT 1 FROM contacts") != []
    await ani.presses("button-forget-keep", question)
    assert [row["person_id"] for row in it.rows("SELECT person_id FROM endorsements")] == [None]


async def test_a_number_that_was_erased_goes_to_nobody_else(it: Stage) -> None:
    vera, ani, bob = await it.owner(), it.phone(ANI, "Ani", "en"), it.phone(BOB, "Bob", "en")
    await ani.endorses("Ani’s Union")
    accept = next(each.data for each in vera.last.every_button() if each.text == vera.text("button-accept"))
    [old] = it.rows("SELECT id FROM endorsements")
    await ani.sends("/forget")
    await ani.presses("button-forget-all")
    await bob.endorses("Bob’s Union")
    [new] = it.rows("SELECT id FROM endorsements")
    assert new["id"] > old["id"]
    # A button of the old card decides about nothing.
    assert accept is not None
    assert await vera.forges(accept) == vera.text("toast-stale")
    assert [row["status"] for row in it.rows("SELECT status FROM endorsements")] == ["pending"]


async def test_the_place_is_free_again(it: Stage) -> None:
    ani, bob = it.phone(ANI, "Ani", "en"), it.phone(BOB, "Bob", "en")
    await ani.endorses()
    await ani.sends("/forget")
    await ani.presses("button-forget-all")
    await bob.endorses()
    assert [row["person_id"] for row in it.rows("SELECT person_id FROM endorsements")] == [BOB]


async def test_a_strangers_forged_button_erases_the_stranger(it: Stage) -> None:
    ani, mallory = it.phone(ANI, "Ani", "en"), it.phone(BOB, "Mallory", "en")
    await ani.endorses()
    await ani.sends("/forget")
    data = next(each.data for each in ani.last.every_button())
    assert data is not None
    await mallory.sends("/start")
    await mallory.forges(data)
    assert it.rows("SELECT person_id FROM endorsements")[0]["person_id"] == ANI


async def test_a_coordinator_who_goes_leaves_no_number_but_in_the_log(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    boris = it.phone(BORIS, "Boris", "ru")
    await boris.sends("/start")
    it.change(
        "INSERT INTO roles (person_id, role, granted_by, granted_at)"
        f" VALUES ({BORIS}, '{Role.ADMIN}', {OWNER}, '2026-01-01T00:00:00.000000+00:00')"
    )
    await boris.sends("/start")
    await ani.endorses()
    await boris.presses("button-accept")
    await boris.sends("/forget")
    assert html(boris, "forget-role") in boris.screen
    await boris.presses("button-forget-all")
    assert set(traces(it, BORIS)) == {"audit.actor"}
    # Without the role there are no more cards for him, and his decision stands without his number.
    await vera.sends("/signatories")
    await vera.taps("1")
    assert vera.text("label-former-admin") in vera.screen
    await boris.sends("/signatories")
    assert "Workers’ Union" not in boris.screen
    await whole_log(it)


async def test_an_owner_of_the_settings_is_told_why_the_role_stays(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    await ani.endorses()
    await vera.presses("button-accept")
    await vera.sends("/forget")
    assert html(vera, "forget-role-stays") in vera.screen
    await vera.presses("button-forget-all")
    assert html(vera, "forget-role-stays") in vera.screen
    assert it.rows("SELECT 1 FROM people WHERE id = ?", OWNER) == []
    assert (await vera.sends("/forget")).startswith(html(vera, "forget-nothing"))
    await vera.sends("/signatories")
    assert "Workers’ Union" in vera.screen


async def test_the_last_owner_of_the_database_stays_until_there_is_another(it: Stage) -> None:
    it.owners = frozenset()
    await it.restart()
    boris = it.phone(BORIS, "Boris", "hy")
    await boris.sends("/start")
    granted = "'2026-01-01T00:00:00.000000+00:00'"
    it.change(f"INSERT INTO roles VALUES ({BORIS}, 'owner', {BORIS}, {granted})")
    await boris.sends("/start")
    await boris.sends("/forget")
    await boris.presses("button-forget-all")
    assert html(boris, "forget-role-stays") in boris.screen
    assert [row["person_id"] for row in it.rows("SELECT person_id FROM roles")] == [BORIS]
    it.change(f"INSERT INTO roles VALUES ({OWNER}, 'owner', {BORIS}, {granted})")
    await boris.sends("/forget")
    await boris.presses("button-forget-all")
    assert [tuple(row) for row in it.rows("SELECT person_id, granted_by FROM roles")] == [(OWNER, None)]


async def test_nothing_is_left_in_the_files_either(it: Stage, tmp_path: Path) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    await decided(vera, ani, "Zvartnots Workers", accept=True)
    await ani.sends("/forget")
    await ani.presses("button-forget-all")
    await it.stop()
    content = everything_in(tmp_path)
    assert b"Zvartnots" not in content
    assert b"ani@example.org" not in content


async def test_one_can_begin_anew_after_being_forgotten(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "ar")
    await ani.endorses()
    await ani.sends("/forget")
    await ani.presses("button-forget-all")
    await ani.endorses()
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1
