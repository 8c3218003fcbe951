"""Confirm: one signature under the very answers and the very text that the card shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conversations.form import signed, taps
from tests.stage import Stage, publication


async def test_confirm_after_cancel_signs_nothing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    card = ani.last
    await ani.presses("button-cancel")
    await ani.presses("button-discard")
    taps(ani, card, ani.text("button-confirm"))
    await it.settled()
    assert signed(it) == []
    assert "/start" in ani.screen


async def test_cancel_after_confirm_shows_the_receipt_and_claims_nothing_else(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    card = ani.last
    await ani.presses("button-cancel")
    question = ani.last
    taps(ani, card, ani.text("button-confirm"))
    taps(ani, question, ani.text("button-discard"))
    await it.settled()
    assert len(signed(it)) == 1
    assert it.rows("SELECT reference FROM endorsements")[0]["reference"] in ani.screen


async def test_confirm_on_two_devices_at_once_gives_one_receipt(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    card = ani.last
    # The second device opened the card from /start, so both show one.
    await ani.sends("/start")
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    other = ani.last
    taps(ani, card, ani.text("button-confirm"))
    taps(ani, other, ani.text("button-confirm"))
    await it.settled()
    [row] = it.rows("SELECT reference FROM endorsements")
    receipts = [message for message in ani.answers if row["reference"] in message.content.text]
    assert {message.message_id for message in receipts} == {card.message_id, other.message_id}
    assert len({message.content.text for message in receipts}) == 1
    # And again a week and a restart later.
    it.later = timedelta(days=7)
    await it.restart()
    taps(ani, card, ani.text("button-confirm"))
    await it.settled()
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1


async def test_two_people_confirm_the_same_organisation_at_the_same_time(it: Stage) -> None:
    phones = [it.phone(1001 + number, "Ani", "en") for number in range(3)]
    for phone in phones:
        await phone.sends("/start")
        await phone.fills_form("Workers’ Union")
    for phone in phones:
        taps(phone, phone.last, phone.text("button-confirm"))
    await it.settled()
    [row] = it.rows("SELECT reference FROM endorsements")
    assert sum(row["reference"] in phone.screen for phone in phones) == 1
    # The others keep their forms and can go on.
    assert len(it.rows("SELECT 1 FROM drafts")) == 2


async def test_a_card_that_was_overtaken_signs_nothing_that_it_does_not_show(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form("First Name", visibility="counted")
    old_card = ani.last
    await ani.sends("/start")
    await ani.presses("button-go-on")
    await ani.presses("button-go-on")
    await ani.presses("button-edit-name")
    await ani.sends("Second Name")
    await ani.presses("button-public")
    # The old card still says: First Name, only counted.
    taps(ani, old_card, ani.text("button-confirm"))
    await it.settled()
    assert signed(it) == []
    shown = it.world.find_message(ani.id, old_card.message_id)
    assert shown is not None
    assert "Second Name" in shown.content.text
    await ani.presses("button-confirm", shown)
    assert [(row[0], row[3]) for row in signed(it)] == [("Second Name", "public")]


async def test_a_version_published_while_the_form_was_filled_in_is_said_on_the_card(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "ru")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await it.publish(publication(en="Another text.", ru="Другой текст."))
    await ani.sends("Workers’ Union")
    await ani.sends("Armenia")
    await ani.picks_country()
    await ani.presses("button-skip")
    await ani.sends("Ani")
    await ani.sends("chair")
    await ani.presses("button-skip")
    assert ani.text("text-changed") in ani.screen
    await ani.presses("button-public")
    assert ani.text("text-changed") in ani.screen
    await ani.presses("button-confirm")
    assert [row["version"] for row in it.rows("SELECT version FROM endorsements")] == [2]
    # Somebody who begins afterwards hears nothing of it.
    bob = it.phone(1002, "Bob", "ru")
    await bob.sends("/start")
    assert bob.text("text-changed") not in await bob.fills_form("Another")


@pytest.mark.parametrize("new_texts", [("en", "ru", "hy", "ar"), ("ru", "hy")])
async def test_a_version_published_between_card_and_confirm_is_shown_before_it_is_signed(
    it: Stage, new_texts: tuple[str, ...]
) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    old_card = ani.last
    await it.publish(publication(**{code: f"Quite another text, {code}." for code in new_texts}))
    await ani.presses("button-confirm")
    assert signed(it) == []
    [card] = [each for each in ani.answers if each.message_id == old_card.message_id]
    assert card.content.text.count(ani.text("text-changed")) == 1
    assert ani.text("text-changed") not in old_card.content.text
    assert f"Peace ({new_texts[0]})" in card.content.text
    # They can read the new text before they sign it, and what they sign is that text.
    await ani.presses("button-read", card)
    assert f"Quite another text, {new_texts[0]}." in ani.screen
    await ani.presses("button-confirm", card)
    [row] = it.rows("SELECT version, language, digest FROM endorsements")
    [text] = it.rows("SELECT digest FROM translations WHERE version = 2 AND language = ?", new_texts[0])
    assert (row["version"], row["language"], row["digest"]) == (2, new_texts[0], text["digest"])
