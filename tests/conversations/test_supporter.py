"""The supporter: opens a link, finds the statement in a language they read, and passes it on."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.statement import StatementStatus
from tests.conversations.form import STEPS
from tests.stage import OWNER, Phone, Stage, publication, stage

NATIVE_NAMES = {language.native_name for language in LANGUAGES.values()}


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_link_opens_the_statement_in_the_language_of_the_app(it: Stage, language: str) -> None:
    ani = it.phone(1001, "Ani", language)
    for greeting in ("/start", "/start peace", "/start peace_hy", "/start no-such-thing", "/start <b>"):
        screen = await ani.sends(greeting)
        assert f"Peace ({language})" in screen
        assert f"A summary ({language})." in screen
        assert ani.labels == [
            ani.text("button-read"),
            ani.text("button-endorse"),
            ani.text("button-signers"),
            ani.text("button-language"),
        ]


@pytest.mark.parametrize("app", ["de", "pt-br", None])
async def test_a_stranger_to_our_languages_gets_the_original_and_the_choice_at_once(
    tmp_path: Path, app: str | None
) -> None:
    statement = publication(hy="Մեկ։", ru="Один.", en="One.")
    async with stage(tmp_path, statement=statement) as it:
        uwe = it.phone(1001, "Uwe", app)
        assert "Peace (hy)" in await uwe.sends("/start")
        assert set(uwe.labels) >= NATIVE_NAMES
        # It goes on in that language, whatever they press, as long as they choose no other.
        uwe.language = "hy"
        await uwe.presses("button-read")
        assert uwe.screen.endswith("Մեկ։")
        await uwe.presses("button-endorse")
        await uwe.presses("button-yes-organisation")
        assert uwe.text("button-cancel") in uwe.labels


async def test_a_statement_may_speak_the_language_of_an_app_that_the_bot_does_not(tmp_path: Path) -> None:
    statement = publication(ru="Один.", hy="Մեկ։", ka="ერთი.", de="Eins.")
    async with stage(tmp_path, statement=statement) as it:
        nino = it.phone(1001, "Nino", "ka-GE")
        nino.language = "ru"
        assert "Peace (ka)" in await nino.sends("/start")
        assert set(nino.labels) >= NATIVE_NAMES
        await nino.presses("button-read")
        assert nino.screen.endswith("ერთი.")
        # What they sign is what they read, and the form goes on in the language that it began in.
        assert "Peace (ka)" in await nino.fills_form()
        await nino.presses("button-confirm")
        assert it.rows("SELECT language FROM endorsements")[0]["language"] == "ka"
        vera = await it.owner()
        await vera.presses("button-accept", vera.answers[-1])
        assert "Принято" in nino.screen
        await nino.sends("/start")
        assert "Peace (ka)" in nino.screen
        # Who chooses another text keeps that one, and who chooses a language of the bot gets it for both.
        uwe = it.phone(1002, "Uwe", "de")
        uwe.language = "ru"
        await uwe.sends("/start")
        await uwe.presses("button-read")
        await uwe.presses("button-other-text", language="Հայերեն")
        assert "Peace (hy)" in await uwe.sends("/start")
        await uwe.presses("button-language")
        await uwe.forges(f"1:sl:ru:{statement_id(it)}")
        assert "Peace (ru)" in uwe.screen


async def test_a_link_names_the_language_for_those_whose_app_speaks_none_of_ours(it: Stage) -> None:
    uwe = it.phone(1001, "Uwe", "de")
    assert "Peace (ru)" in await uwe.sends("/start peace_ru")
    assert set(uwe.labels) >= NATIVE_NAMES
    uwe.language = "ru"
    await uwe.presses("button-read")
    assert "Paragraph one, ru." in uwe.screen


async def test_a_country_variant_of_a_language_is_that_language(it: Stage) -> None:
    assert "Peace (ru)" in await it.phone(1001, "Ira", "ru-RU").sends("/start")
    assert "Peace (ar)" in await it.phone(1002, "Nour", "ar-eg").sends("/start")


def menu_of(phone: Phone) -> dict[str, str]:
    commands = phone.stage.world.profile.commands_for(phone.id, "en")
    return {command["command"]: command["description"] for command in commands}


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_language_chosen_holds_for_interface_menu_and_statement(it: Stage, language: str) -> None:
    ani = it.phone(1001, "Ani", "en" if language != "en" else "ru")
    await ani.sends("/start")
    await ani.sends("/language")
    assert set(ani.labels) == NATIVE_NAMES
    chosen = next(each for each in NATIVE_NAMES if each == LANGUAGES[language].native_name)
    [button] = [button for row in ani.last.buttons or [] for button in row if button.text == chosen]
    toast = await ani.forges(button.data or "")
    ani.language = language
    assert toast == ani.text("toast-language")
    assert f"Peace ({language})" in ani.screen
    assert menu_of(ani)["mine"] == ani.text("command-mine")
    assert "export" not in menu_of(ani)
    await it.restart()
    assert f"Peace ({language})" in await ani.sends("/start")
    await ani.presses("button-read")
    assert f"Paragraph one, {language}." in ani.screen


async def test_both_devices_of_a_person_speak_the_language_that_one_chose(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    tablet = ani.last
    await ani.presses("button-language")
    await ani.forges(f"1:sl:hy:{statement_id(it)}")
    # The tablet's app is in Russian; the person chose Armenian.
    it.world.set_language(ani.id, "ru")
    ani.language = "hy"
    await ani.forges(f"1:rd:{statement_id(it)}:", tablet)
    assert "Paragraph one, hy." in ani.screen


async def test_who_never_chose_a_language_is_answered_in_that_of_their_app(it: Stage) -> None:
    """Also in the middle of a form, and when a card comes by itself."""
    vera = it.phone(OWNER, "Vera", "ru")
    await vera.sends("/start")
    ani = it.phone(1001, "Ani", "hy")
    for step in STEPS[:-1]:
        await step(ani)
    for person, language in ((vera, "en"), (ani, "ar")):
        it.world.set_language(person.id, language)
        person.language = language
        assert f"Peace ({language})" in await person.sends("/start")
    vera.language = "hy"
    it.world.set_language(vera.id, "hy")
    await vera.sends("/help")
    assert menu_of(vera)["export"] == vera.text("command-export")
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    await ani.presses("button-confirm")
    assert vera.text("button-accept") in vera.labels
    assert "Peace (hy)" in vera.screen
    await vera.presses("button-accept")
    assert "Peace (ar)" in ani.screen


def statement_id(it: Stage, slug: str = "peace") -> int:
    return int(it.rows("SELECT id FROM statements WHERE slug = ?", slug)[0]["id"])


async def test_a_statement_without_the_persons_language_offers_those_it_has(tmp_path: Path) -> None:
    async with stage(tmp_path, statement=publication(ru="Один.", hy="Մեկ։")) as it:
        nour = it.phone(1001, "Nour", "ar")
        overview = await nour.sends("/start")
        assert "Peace (ru)" in overview
        assert "Русский" in overview
        assert "Հայերեն" in overview
        await nour.presses("button-read")
        assert nour.screen.endswith("Один.")
        await nour.presses("button-other-text", language="Հայերեն")
        assert nour.screen.endswith("Մեկ։")
        assert nour.text("button-other-text", language="Русский") in nour.labels
        # From now on it is the Armenian text that they read and sign, in an Arabic interface.
        await it.restart()
        assert "Peace (hy)" in await nour.sends("/start")
        assert "Peace (hy)" in await nour.fills_form()
        await nour.presses("button-confirm")
        [row] = it.rows("SELECT language, digest FROM endorsements")
        [text] = it.rows("SELECT digest FROM translations WHERE language = 'hy'")
        assert (row["language"], row["digest"]) == ("hy", text["digest"])


async def test_a_closed_statement_is_read_and_not_signed(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    open_screen = ani.last
    await close(it)
    await ani.presses("button-endorse", open_screen)
    assert not it.rows("SELECT 1 FROM drafts")
    await ani.sends("/start")
    assert ani.text("button-endorse") not in ani.labels
    await ani.presses("button-read")
    assert "Paragraph one, en." in ani.screen
    assert ani.text("button-endorse") not in ani.labels


async def close(it: Stage) -> None:
    statement = publication()
    await it.publish(
        replace(statement, statement=replace(statement.statement, status=StatementStatus.CLOSED))
    )


async def test_a_deadline_is_told_and_then_it_is_over(tmp_path: Path) -> None:
    soon = datetime.now(UTC) + timedelta(days=2)
    statement = publication()
    statement = replace(statement, statement=replace(statement.statement, deadline=soon))
    async with stage(tmp_path, statement=statement) as it:
        ani = it.phone(1001, "Ani", "en")
        assert f"{soon:%H:%M} UTC" in await ani.sends("/start")
        card = await ani.fills_form()
        assert "Workers’ Union" in card
        it.later = timedelta(days=2, minutes=1)
        await ani.presses("button-confirm")
        assert not it.rows("SELECT 1 FROM endorsements")
        assert f"{soon:%H:%M} UTC" not in await ani.sends("/start")
        assert ani.text("button-endorse") not in ani.labels
        assert ani.text("button-go-on") not in ani.labels


async def test_without_a_statement_everything_has_an_answer(tmp_path: Path) -> None:
    statement = publication()
    draft = replace(statement, statement=replace(statement.statement, status=StatementStatus.DRAFT))
    async with stage(tmp_path, statement=draft) as it:
        ani = it.phone(1001, "Ani", "de")
        for text in ("/start", "/start peace", "/help", "/privacy", "/about", "/mine", "/cancel", "hello"):
            before = len(ani.answers)
            assert "Peace" not in await ani.sends(text)
            assert len(ani.answers) == before + 1
        await ani.sends("/language")
        [button] = [each for row in ani.last.buttons or [] for each in row if each.text == "Հայերեն"]
        await ani.forges(button.data or "")
        ani.language = "hy"
        assert menu_of(ani)["help"] == ani.text("command-help")
        # Guessing the number of a statement that is not published yet shows nothing of it.
        number = statement_id(it)
        for data in (f"1:ho:{number}", f"1:rd:{number}:en", f"1:sg:{number}:0", f"1:tf:{number}:1:en"):
            assert await ani.forges(data) == ani.text("toast-stale")
        for data in (f"1:en:{number}", f"1:be:{number}", f"1:am:{number}", f"1:sl:hy:{number}"):
            await ani.forges(data)
        assert not it.rows("SELECT 1 FROM drafts")
        assert all("Peace" not in message.content.text for message in ani.answers)


async def test_of_two_statements_the_newest_comes_first_and_a_link_opens_either(it: Stage) -> None:
    await it.publish(publication("bread", en="Bread for all.", ru="Хлеб."))
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-read")
    assert "Bread for all." in ani.screen
    await ani.sends("/start peace")
    await ani.presses("button-read")
    assert "Paragraph one, en." in ani.screen
    # What is endorsed is the statement whose button was pressed.
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    assert [row["statement_id"] for row in it.rows("SELECT * FROM drafts")] == [statement_id(it)]
    # The form of one does not get in the way of the other unasked.
    await ani.sends("/start bread")
    assert ani.text("button-endorse") in ani.labels
    await ani.presses("button-endorse")
    assert ani.text("button-start-over") in ani.labels
    assert [row["statement_id"] for row in it.rows("SELECT * FROM drafts")] == [statement_id(it)]


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_whatever_somebody_writes_gets_an_answer_in_their_language(it: Stage, language: str) -> None:
    ani = it.phone(1001, "Ani", language)
    menu = await ani.sends("hello?")
    assert "/start" in menu
    assert "/help" in menu
    assert ani.labels == [ani.text("button-home")]
    assert await ani.uploads("sticker.webp") == menu
    assert await ani.uploads("photo.jpg", "a caption") == menu
    assert await ani.sends("/no_such_command") == menu
    for command in ("/export", "/signatories"):
        assert await ani.sends(command) == menu
    await ani.presses("button-home")
    assert f"Peace ({language})" in ani.screen
    screens = [await ani.sends(command) for command in ("/help", "/privacy", "/about")]
    assert len({menu, *screens}) == 4


async def test_someone_who_would_sign_as_themselves_gets_a_link_to_pass_on(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-myself")
    assert f"https://t.me/{it.world.username}?start=peace" in ani.screen
    assert not it.rows("SELECT 1 FROM drafts")
    await ani.presses("button-home")
    assert "Peace (en)" in ani.screen
