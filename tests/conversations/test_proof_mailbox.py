"""Ani shows that she speaks for her union: six digits go to a mailbox at its own domain."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.domain.language import LANGUAGES
from handlers import buttons
from tests.mail_server import MailBox, mail_server
from tests.stage import Phone, Stage, stage


@pytest.fixture
async def box() -> AsyncIterator[MailBox]:
    async with mail_server() as box:
        yield box


@pytest.fixture
async def it(tmp_path: Path, box: MailBox) -> AsyncIterator[Stage]:
    settings = {"smtp_url": SecretStr(box.url), "mail_from": "letter@undersigned.am"}
    async with stage(tmp_path, settings=settings) as it:
        yield it


async def signs(it: Stage, language: str = "en", person: int = 1001, name: str = "Union") -> Phone:
    ani = it.phone(person, "Ani", language)
    await ani.endorses(name, website=f"https://www.{name.lower()}.am/about")
    return ani


async def asks(ani: Phone, address: str = "office@union.am") -> None:
    await ani.presses("button-prove", ani.answers[-1])
    await ani.sends(address)


def code(box: MailBox, which: int = -1) -> str:
    found = re.search(r"\d{6}", box.mails[which].get_content())
    assert found is not None
    return found[0]


def wrong(right: str) -> str:
    return f"{(int(right) + 1) % 1_000_000:06}"


def proofs(it: Stage) -> list[tuple[str, str]]:
    return [
        (row["grade"], row["evidence"]) for row in it.rows("SELECT grade, evidence FROM proofs ORDER BY 1")
    ]


@pytest.mark.parametrize("language", [*LANGUAGES])
async def test_the_code_from_the_mail_proves_the_mailbox(it: Stage, box: MailBox, language: str) -> None:
    vera = await it.owner()
    ani = await signs(it, language)
    assert ani.text_of("prove-offer") in ani.screen
    await asks(ani)
    [mail] = box.mails
    assert mail["To"] == "office@union.am"
    assert mail["Subject"] == ani.text("label-mail-subject")
    assert f"Peace ({language})" in mail.get_content()
    assert it.rows("SELECT 1 FROM codes WHERE mailbox IS NOT NULL") == [], "the address is needed no more"
    await ani.sends(code(box))
    assert ani.screen == ani.text_of("prove-done")
    assert proofs(it) == [("mailbox", "union.am")]
    # The admins see it on the card; the representative is not asked again.
    card = vera.sees(vera.last).content.text
    assert vera.text("label-value-mailbox") in card
    assert "union.am" in card
    await ani.sends("/mine")
    assert ani.text("button-prove") not in ani.labels
    assert it.rows("SELECT status FROM endorsements")[0]["status"] == "pending", (
        "an admin decides, by default"
    )


async def test_digits_of_another_script_and_spaces_are_understood(it: Stage, box: MailBox) -> None:
    ani = await signs(it, "ar")
    await asks(ani)
    arabic = code(box).translate({48 + digit: 0x660 + digit for digit in range(10)})
    await ani.sends(f"{arabic[:3]} {arabic[3:]}")
    assert proofs(it) == [("mailbox", "union.am")]


async def test_the_address_in_the_form_is_one_tap_away(it: Stage, box: MailBox) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form("Union", website="union.am")
    it.change("UPDATE drafts SET email = 'ani@mail.union.am'")
    await ani.presses("button-edit-name")
    await ani.presses("button-keep")
    await ani.presses("button-confirm")
    await ani.presses("button-prove")
    await ani.presses("button-prove-send", address="ani@mail.union.am")
    assert [mail["To"] for mail in box.mails] == ["ani@mail.union.am"]


@pytest.mark.parametrize(
    "website", ["https://gmail.com", "https://t.me/union", "https://union.wordpress.com"]
)
async def test_a_page_on_somebody_elses_domain_gives_no_mailbox(
    it: Stage, box: MailBox, website: str
) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Union", website=website)
    if ani.text("button-prove") in ani.labels:
        await asks(ani, "union@gmail.com")
    assert box.mails == []


@pytest.mark.parametrize(
    "address", ["ani@gmail.com", "ani@union.am.example.com", "ani@notunion.am", "union.am@mail.ru"]
)
async def test_a_mailbox_elsewhere_does_not_count(it: Stage, box: MailBox, address: str) -> None:
    ani = await signs(it)
    await asks(ani, address)
    assert ani.screen == ani.text_of("prove-other-domain", domain="union.am")
    assert box.mails == []


async def test_five_wrong_codes_are_enough(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    right = code(box)
    for left in (4, 3, 2, 1):
        await ani.sends(wrong(right))
        assert ani.screen == ani.text_of("prove-wrong", count=left)
    await ani.sends(wrong(right))
    await ani.sends(right)
    assert ani.screen == ani.text_of("prove-dead")
    assert proofs(it) == []


async def test_a_wrong_code_that_arrives_twice_is_one_try(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    await ani.sends(wrong(code(box)))
    await ani.hears_again()
    assert it.rows("SELECT tries FROM codes")[0]["tries"] == 1


async def test_a_code_is_too_old_after_fifteen_minutes(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    it.later = timedelta(minutes=16)
    await ani.sends(code(box))
    assert ani.screen == ani.text_of("prove-dead")
    assert proofs(it) == []


async def test_only_the_latest_code_counts_and_three_mails_an_hour_are_the_most(
    it: Stage, box: MailBox
) -> None:
    ani = await signs(it)
    for minutes in (0, 1, 2):
        it.later = timedelta(minutes=minutes)
        await ani.forges(buttons.ProveMailbox(1).data())
        await ani.sends("office@union.am")
    assert len(box.mails) == 3
    it.later = timedelta(minutes=3)
    await ani.forges(buttons.ProveMailbox(1).data())
    await ani.sends("other@union.am")
    assert ani.screen == ani.text_of("too-much-mail")
    assert len(box.mails) == 3
    if code(box, 0) != code(box):
        await ani.sends(code(box, 0))
        assert proofs(it) == []
    await ani.sends(code(box))
    assert proofs(it) == [("mailbox", "union.am")]


async def test_an_address_gets_three_mails_an_hour_whoever_asks(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    karine = it.phone(1002, "Karine", "en")
    await karine.endorses("Union of Others", website="union.am")
    for minutes, who, number in ((0, ani, 1), (1, ani, 1), (2, karine, 2)):
        it.later = timedelta(minutes=minutes)
        await who.forges(buttons.ProveMailbox(number).data())
        await who.sends("office@union.am")
    it.later = timedelta(minutes=3)
    await karine.forges(buttons.ProveMailbox(2).data())
    await karine.sends("Office+more@UNION.am")
    assert karine.screen == karine.text_of("too-much-mail")
    assert len(box.mails) == 3


async def test_a_double_tap_and_a_second_delivery_send_one_mail(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    await ani.hears_again()
    assert len(box.mails) == 1


async def test_what_is_written_for_a_form_is_no_code(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("123456")
    assert it.rows("SELECT name FROM drafts")[0]["name"] == "123456"
    assert it.rows("SELECT tries FROM codes")[0]["tries"] == 0


async def test_nobody_proves_anything_about_another_ones_endorsement(it: Stage, box: MailBox) -> None:
    await signs(it)
    boris = it.phone(1002, "Boris", "en")
    await boris.sends("/start")
    for button in (buttons.ProveMailbox(1), buttons.SendCode(1)):
        await boris.forges(button.data())
    await boris.sends("office@union.am")
    assert (box.mails, it.rows("SELECT 1 FROM codes")) == ([], [])


async def test_a_refusal_is_told_kindly(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    box.to_recipients.append("550 no such user")
    await asks(ani)
    assert ani.screen == ani.text_of("mail-refused", domain="union.am")
    assert it.rows("SELECT 1 FROM codes WHERE mailbox IS NOT NULL") == []


async def test_a_mail_that_is_put_off_goes_out_later_and_both_are_told(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    box.to_recipients.append("451 greylisted")
    await asks(ani)
    told = [message.content.text for message in ani.answers[-2:]]
    assert told == [
        ani.text_of("mail-delayed", domain="union.am"),
        ani.text_of("mail-sent", domain="union.am"),
    ]
    await ani.sends(code(box))
    assert proofs(it) == [("mailbox", "union.am")]


async def test_a_slow_mail_server_holds_up_nobody(it: Stage, box: MailBox) -> None:
    vera = await it.owner()
    ani = await signs(it)
    box.gate.clear()
    it.world.press(1001, ani.last.message_id, text=ani.text("button-prove"))
    await it.settled()
    it.world.send_text(1001, "office@union.am")
    await it.until(lambda: box.asked == 1)
    before = len(vera.answers)
    # Boris signs meanwhile, and the coordinator gets his card.
    boris = it.phone(1002, "Boris", "ru")
    it.mail_may_wait = True
    await boris.endorses("Choir")
    assert len(vera.answers) == before + 1
    it.mail_may_wait = False
    box.gate.set()
    await it.settled()
    assert len(box.mails) == 1


async def test_a_mail_is_not_lost_in_a_restart(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    box.gate.clear()
    it.world.press(1001, ani.last.message_id, text=ani.text("button-prove"))
    await it.settled()
    it.world.send_text(1001, "office@union.am")
    await it.until(lambda: box.asked == 1)
    box.gate.set()
    await it.restart()
    await it.settled()
    digits = {code(box, number) for number in range(len(box.mails))}
    assert len(digits) == 1, "a mail that goes twice says the same"
    await ani.sends(digits.pop())
    assert proofs(it) == [("mailbox", "union.am")]


async def test_a_server_that_stays_away_is_given_up_after_ten_minutes(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    box.to_recipients += ["451 later"] * 20
    it.mail_may_wait = True
    await asks(ani)
    await it.until(lambda: bool(it.rows("SELECT 1 FROM codes WHERE state = 'delayed'")))
    it.later = timedelta(minutes=11)
    it.mail_may_wait = False
    await it.restart()
    await it.settled()
    assert ani.screen == ani.text_of("mail-failed", domain="union.am")
    assert box.mails == []


async def test_a_correction_of_the_website_takes_the_proof_away(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    await ani.sends(code(box))
    await ani.sends("/mine")
    await ani.presses("button-correct")
    await ani.presses("button-edit-website")
    await ani.sends("ministry.am")
    await ani.presses("button-send-correction")
    assert proofs(it) == [], "what was proven of one domain is not proven of another"


async def test_a_code_for_the_former_website_proves_nothing(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await asks(ani)
    it.change("UPDATE endorsements SET website = 'https://ministry.am'")
    await ani.sends(code(box))
    assert ani.screen == ani.text_of("prove-dead")
    assert proofs(it) == []


async def test_without_a_mail_server_nothing_is_offered(tmp_path: Path) -> None:
    async with stage(tmp_path) as it:
        ani = await signs(it)
        assert ani.text("button-prove") not in ani.labels
        assert ani.text_of("prove-offer") not in ani.screen
        await ani.forges(buttons.ProveMailbox(1).data())
        await ani.sends("office@union.am")
        assert it.rows("SELECT 1 FROM codes") == []


async def test_cancel_takes_back_the_question_for_an_address(it: Stage, box: MailBox) -> None:
    ani = await signs(it)
    await ani.presses("button-prove")
    await ani.sends("/cancel")
    assert ani.screen == ani.text_of("prove-stopped")
    await ani.sends("office@union.am")
    assert box.mails == []
