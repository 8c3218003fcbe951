"""A new version: who signed an older one is asked and reminded once, and nobody is moved silently."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.domain.language import LANGUAGES
from bot.domain.renewal import POLICY
from bot.domain.statement import Publication, StatementStatus
from bot.preview.chats import Message
from handlers.statement import language_name
from tests.conversations.own import data_of, endorsement, handles_again, who_signed
from tests.stage import OWNER, Phone, Stage, catalogue, publication

NOTES = {
    "en": "A deadline was added.",
    "ru": "Добавлен срок.",
    "hy": "Ավելացվել է ժամկետ։",
    "ar": "أُضيف موعد نهائي.",
}


def second(**bodies: str) -> Publication:
    """Paragraph two is reworded, in every language."""
    texts = bodies or {code: f"Paragraph one, {code}.\n\nParagraph *two* now, {code}." for code in LANGUAGES}
    return replace(publication(**texts), notes=NOTES)


def third() -> Publication:
    texts = {code: f"Paragraph one, {code}.\n\nNothing else, {code}." for code in LANGUAGES}
    return replace(publication(**texts), notes={"en": "The second paragraph went."})


async def signs(it: Stage, phone: Phone, name: str = "Workers’ Union", visibility: str = "public") -> str:
    """Endorse and be accepted; return the reference."""
    vera = await it.owner()
    await phone.endorses(name, visibility=visibility)
    await vera.presses("button-accept")
    return str(it.rows("SELECT reference FROM endorsements ORDER BY id DESC")[0]["reference"])


async def looks(it: Stage, questions: int | None = None, reminders: int | None = None) -> None:
    """The bot looks for who is to be asked, as it does at every start; wait until so many were, in all."""
    await it.restart()
    if questions is not None:
        await it.until(lambda: len(it.rows("SELECT 1 FROM renewals")) == questions)
    if reminders is not None:
        reminded = "SELECT 1 FROM renewals WHERE reminded_at IS NOT NULL"
        await it.until(lambda: len(it.rows(reminded)) == reminders)
    await it.settled()


def renew(phone: Phone, version: int = 2, language: str | None = None) -> str:
    """What the button to sign it reads."""
    name = language_name(language or phone.language, catalogue().words(phone.language))
    return phone.text("button-renew", version=str(version), language=name)


def question(phone: Phone) -> Message:
    """The newest question about a version."""
    asked = [each for each in phone.answers if phone.text("button-difference") in labels(each)]
    return asked[-1]


def labels(message: Message) -> list[str]:
    return [key.text for row in message.buttons or [] for key in row]


def questions(phone: Phone) -> int:
    return sum(phone.text("button-difference") in labels(each) for each in phone.answers)


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_ani_is_asked_in_her_language_reads_the_difference_and_signs_the_new_version(
    it: Stage, language: str
) -> None:
    ani = it.phone(1001, "Ani", language)
    reference = await signs(it, ani)
    before = endorsement(it)
    await it.publish(second())
    await looks(it, questions=1)
    assert questions(ani) == 1
    assert all(part in ani.screen for part in (NOTES[language], reference, "Workers’ Union"))
    # The second paragraph differs in one word; the first is there to see where that is.
    await ani.presses("button-difference")
    page = ani.last
    shown = {
        (each.type, page.content.text[each.offset : each.offset + each.length])
        for each in page.content.entities
    }
    assert ("bold", " now") in shown
    assert f"Paragraph one, {language}." in page.content.text
    assert endorsement(it)["version"] == 1, "reading signs nothing"
    await ani.taps(renew(ani))
    after = endorsement(it)
    [text] = it.rows("SELECT digest FROM translations WHERE version = 2 AND language = ?", language)
    assert (after["version"], after["language"], after["digest"]) == (2, language, text["digest"])
    assert (after["reference"], after["status"], after["id"]) == (reference, "accepted", before["id"])
    assert after["confirmed_at"] > before["confirmed_at"]
    assert all(part in ani.screen for part in (reference, text["digest"]))
    [entry] = it.rows("SELECT facts, subject, actor FROM audit WHERE action = 'renewed'")
    assert (entry["subject"], entry["actor"]) == (reference, None)
    assert text["digest"] in entry["facts"]
    [row] = it.rows("SELECT version, answer FROM renewals")
    assert tuple(row) == (2, "renew")
    # Whoever has the reference is told the same.
    bob = it.phone(1002, "Bob", "en")
    assert text["digest"] in await bob.sends(f"/verify {reference}")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_keeping_keeps_and_nobody_is_asked_again(it: Stage, language: str) -> None:
    ani = it.phone(1001, "Ani", language)
    await signs(it, ani)
    before = tuple(endorsement(it))
    await it.publish(second())
    await looks(it, questions=1)
    await ani.presses("button-keep-version", version="1")
    assert ani.screen == ani.text_of("renewal-kept", organisation="Workers’ Union", version="1")
    assert tuple(endorsement(it)) == before
    heard = len(ani.answers)
    it.later = POLICY.reminder * 3
    await it.restart()
    await ani.sends("/mine")
    assert [row["reminded_at"] for row in it.rows("SELECT reminded_at FROM renewals")] == [None]
    assert len(ani.answers) == heard + 1
    # She may change her mind.
    await ani.presses("button-renewal")
    await ani.taps(renew(ani))
    assert endorsement(it)["version"] == 2


async def test_silence_keeps_the_signature_and_is_reminded_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "ru")
    await signs(it, ani)
    before = tuple(endorsement(it))
    await it.publish(second())
    await looks(it, questions=1)
    it.later = POLICY.reminder - timedelta(hours=1)
    await it.restart()
    await ani.sends("/about")
    assert questions(ani) == 1
    it.later = POLICY.reminder + timedelta(hours=1)
    await looks(it, questions=1, reminders=1)
    assert questions(ani) == 2
    assert ani.text_of("renewal-reminder") in question(ani).content.text
    it.later = POLICY.reminder * 5
    await it.restart()
    await ani.sends("/about")
    assert questions(ani) == 2
    assert tuple(endorsement(it)) == before
    [row] = it.rows("SELECT answer FROM renewals")
    assert row["answer"] is None


async def test_withdrawing_from_the_question_asks_first(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await signs(it, ani)
    await it.publish(second())
    await looks(it, questions=1)
    await ani.presses("button-withdraw")
    assert endorsement(it)["status"] == "accepted"
    assert questions(ani) == 1, "the question and its note stay in the chat"
    await ani.presses("button-withdraw-sure")
    assert endorsement(it)["status"] == "withdrawn"
    [row] = it.rows("SELECT answer FROM renewals")
    assert row["answer"] == "withdraw"
    # The question's other buttons are good for nothing any more.
    for label in (renew(ani), ani.text("button-keep-version", version="1"), ani.text("button-difference")):
        assert await ani.taps(label, question(ani)) == ani.text("toast-stale")
    assert endorsement(it)["version"] == 1


async def test_of_two_new_versions_only_the_newest_is_asked_about(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    await looks(it, questions=1)
    old = question(ani)
    await it.publish(third())
    for label in labels(old):
        assert await ani.taps(label, old) == ani.text("toast-newer-version"), label
    await looks(it, questions=2)
    assert questions(ani) == 2
    assert "The second paragraph went." in question(ani).content.text
    for label in labels(old):
        assert await ani.taps(label, old) == ani.text("toast-newer-version"), label
    assert endorsement(it)["version"] == 1
    await ani.taps(renew(ani, 3), question(ani))
    assert endorsement(it)["version"] == 3
    it.later = POLICY.reminder * 2
    await it.restart()
    await ani.sends("/about")
    assert ani.text_of("renewal-reminder") not in "".join(each.content.text for each in ani.answers)


async def test_a_question_on_its_way_is_not_asked_when_a_newer_version_overtakes_it(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    it.world.block(ani.id)
    await looks(it, questions=1)
    await it.publish(third())
    await looks(it, questions=2)
    it.world.unblock(ani.id)
    await it.settled()
    assert questions(ani) == 1
    assert "The second paragraph went." in question(ani).content.text


async def test_who_had_blocked_the_bot_is_asked_when_they_come_back_and_not_twice_at_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    it.world.block(ani.id)
    await looks(it, questions=1)
    it.later = POLICY.reminder * 2
    await it.restart()
    await it.settled()
    it.world.unblock(ani.id)
    await it.settled()
    assert questions(ani) == 1
    await it.restart()
    await ani.sends("/about")
    assert questions(ani) == 1, "a week has to go by after the question came through"
    it.later += POLICY.reminder + timedelta(hours=1)
    await looks(it, reminders=1)
    assert questions(ani) == 2


async def test_only_those_who_were_accepted_are_asked(it: Stage) -> None:
    """Pending, rejected, withdrawn, erased and blocked ones are not; a pending one is once accepted."""
    vera = await it.owner()
    people = {
        name: it.phone(1001 + number, name, "en")
        for number, name in enumerate(("Withdrawn", "Rejected", "Erased", "Blocked", "Accepted", "Pending"))
    }
    for name, phone in people.items():
        await phone.endorses(f"Union of the {name}")
        if name == "Rejected":
            await vera.presses("button-reject")
            await vera.presses("reason-trial")
        elif name != "Pending":
            await vera.presses("button-accept")
    waiting = vera.last
    await people["Withdrawn"].sends("/mine")
    await people["Withdrawn"].presses("button-withdraw")
    await people["Withdrawn"].presses("button-withdraw-sure")
    await people["Erased"].sends("/forget")
    await people["Erased"].presses("button-forget-keep")
    await vera.sends(f"/block {people['Blocked'].id}")
    await it.publish(second())
    await looks(it, questions=1)
    assert {name for name, phone in people.items() if questions(phone)} == {"Accepted"}
    # Her card shows which version it is; accepting asks for no more.
    title = vera.text_of("mine-newer", version="2")
    assert title not in vera.sees(waiting).content.text
    assert "version 1" in vera.sees(waiting).content.text
    await people["Pending"].sends("/mine")
    assert people["Pending"].text("button-renewal") not in people["Pending"].labels
    await vera.presses("button-accept", waiting)
    await looks(it, questions=2)
    assert {name for name, phone in people.items() if questions(phone)} == {"Accepted", "Pending"}
    await vera.sends(f"/unblock {people['Blocked'].id}")
    await looks(it, questions=3)
    assert questions(people["Blocked"]) == 1


async def test_who_is_forgotten_while_the_question_is_open_takes_it_along(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await signs(it, ani)
    await signs(it, bob, "Choir")
    await it.publish(second())
    await looks(it, questions=2)
    ours = question(ani)
    await ani.sends("/forget")
    await ani.presses("button-forget-keep")
    await bob.sends("/forget")
    await bob.presses("button-forget-all")
    assert not it.rows("SELECT 1 FROM renewals")
    assert await ani.taps(renew(ani), ours) == ani.text("toast-stale")
    assert [row["version"] for row in it.rows("SELECT version FROM endorsements")] == [1]
    assert not it.rows("PRAGMA foreign_key_check")


async def test_a_restart_and_a_crash_in_the_middle_ask_and_sign_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    await looks(it, questions=1)
    for _ in range(2):
        await it.restart()
    await ani.sends("/about")
    assert questions(ani) == 1
    await ani.taps(renew(ani), question(ani))
    await handles_again(it)
    assert endorsement(it)["version"] == 2
    assert len(it.rows("SELECT 1 FROM audit WHERE action = 'renewed'")) == 1
    assert endorsement(it)["reference"] in ani.screen
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_nobody_signs_for_somebody_else_nor_what_was_not_asked(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await signs(it, ani)
    # Nothing is asked yet, so there is nothing to answer.
    for forged in ("1:rn:1:2:en", "1:rn:1:1:en", "1:kv:1:1", "1:df:1:2", "1:rv:1:2"):
        assert await ani.forges(forged) == ani.text("toast-stale"), forged
    await it.publish(second())
    await looks(it, questions=1)
    await bob.sends("/start")
    vera = await it.owner()
    for forged in ("1:rn:1:2:en", "1:kv:1:2", "1:df:1:2", "1:rv:1:2", "1:rw:1:2"):
        assert await bob.forges(forged) == bob.text("toast-stale"), forged
        assert await vera.forges(forged) == vera.text("toast-stale"), forged
    # Neither another language than the question named, nor another version.
    for forged in ("1:rn:1:2:ru", "1:rn:1:2:xx", "1:rn:1:3:en", "1:rn:1:1:en", "1:kv:1:3"):
        assert await ani.forges(forged, question(ani)) == ani.text("toast-stale"), forged
    row = endorsement(it)
    assert (row["version"], row["language"]) == (1, "en")
    assert [each["answer"] for each in it.rows("SELECT answer FROM renewals")] == [None]


async def test_two_taps_at_once_sign_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    await looks(it, questions=1)
    data = "1:rn:1:2:en"
    for _ in range(2):
        it.world.press(ani.id, question(ani).message_id, data)
    await it.settled()
    assert endorsement(it)["version"] == 2
    assert len(it.rows("SELECT 1 FROM audit WHERE action = 'renewed'")) == 1


async def test_where_the_language_is_missing_the_original_takes_its_place(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await signs(it, ani)
    assert endorsement(it)["language"] == "hy"
    await it.publish(second(en="Paragraph one, en.\n\nParagraph *two* changed, en.", ru="Другой текст."))
    await looks(it, questions=1)
    assert NOTES["hy"] in ani.screen
    await ani.presses("button-difference")
    assert "changed" in ani.screen
    await ani.taps(renew(ani, language="en"))
    row = endorsement(it)
    [text] = it.rows("SELECT digest FROM translations WHERE version = 2 AND language = 'en'")
    assert (row["version"], row["language"], row["digest"]) == (2, "en", text["digest"])


async def test_what_cannot_be_compared_is_offered_as_files(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "hy")
    await signs(it, ani)
    await it.publish(second(de="Ein anderer Text."))
    await looks(it, questions=1)
    await ani.presses("button-difference")
    offer = ani.last
    for version in ("1", "2"):
        await ani.presses("button-version-file", offer, version=version)
        assert ani.last.document, version


async def test_a_version_that_changes_no_text_asks_nobody(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await signs(it, ani)
    more = publication()
    more = replace(
        more, translations={**more.translations, "de": replace(more.translations["en"], language="de")}
    )
    await it.publish(more)
    await signs(it, bob, "Choir")
    assert [row["version"] for row in it.rows("SELECT version FROM endorsements ORDER BY id")] == [1, 2]
    changed = {**more.translations, "en": replace(more.translations["en"], body="Something else.")}
    await it.restart()
    await ani.sends("/about")
    assert not it.rows("SELECT 1 FROM renewals")
    await it.publish(replace(more, translations=changed))
    await looks(it, questions=2)
    assert (questions(ani), questions(bob)) == (1, 1)


async def test_a_paused_statement_waits_and_a_closed_one_offers_no_signing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    await it.publish(second())
    it.change("UPDATE statements SET status = 'paused'")
    await it.restart()
    await ani.sends("/about")
    assert not it.rows("SELECT 1 FROM renewals")
    it.change(f"UPDATE statements SET status = '{StatementStatus.CLOSED}'")
    await looks(it, questions=1)
    assert renew(ani) not in ani.labels
    heard = len(ani.answers)
    await ani.forges("1:rn:1:2:en", question(ani))
    assert ani.answers[heard].content.text == ani.text_of("not-open")
    assert endorsement(it)["version"] == 1
    await ani.presses("button-keep-version", question(ani), version="1")
    assert [row["answer"] for row in it.rows("SELECT answer FROM renewals")] == ["keep"]


async def test_a_long_difference_comes_in_several_messages_with_the_answers_at_the_end(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await it.publish(publication(en="\n\n".join(f"Old <b>number</b> {n} " + "x" * 90 for n in range(90))))
    await signs(it, ani)
    await it.publish(second(en="\n\n".join(f"Old <b>number</b> {n} " + "y" * 90 for n in range(90))))
    await looks(it, questions=1)
    before = len(ani.answers)
    await ani.presses("button-difference")
    pages = ani.answers[before:]
    assert len(pages) > 3
    whole = "\n".join(page.content.text for page in pages)
    assert all(f"number</b> {n} " in whole for n in range(90))
    assert whole.count("x" * 90) == whole.count("y" * 90) == 90
    assert [bool(page.buttons) for page in pages] == [False] * (len(pages) - 1) + [True]


async def test_the_lists_say_how_many_signed_which_version(it: Stage) -> None:
    vera = await it.owner()
    ani, bob, reader = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en"), it.phone(1003, "Eva", "ru")
    await signs(it, ani)
    await signs(it, bob, "Choir", visibility="counted")
    one = reader.text_of("signers-version", version="1", count=2)
    assert one not in await who_signed(reader), "with one version there is nothing to tell"
    await it.publish(second())
    await looks(it, questions=2)
    await ani.taps(renew(ani), question(ani))
    lines = [("1", 1), ("2", 1)]
    page = await who_signed(reader)
    assert all(reader.text_of("signers-version", version=v, count=n) in page for v, n in lines)
    page = await vera.sends("/signatories")
    assert all(vera.text_of("signers-version", version=v, count=n) in page for v, n in lines)
    await vera.sends("/export")
    await vera.presses("button-export-public", format="XLSX")
    assert totals(vera) == [("1", 1), ("2", 1)]
    await vera.sends("/export")
    await vera.presses("button-export-confidential", format="XLSX")
    await vera.presses("button-send-confidential")
    assert totals(vera) == [("1", 1), ("2", 1)]


def totals(phone: Phone) -> list[tuple[str, int]]:
    """By version, on the second sheet of the newest workbook."""
    document = next(each.document for each in reversed(phone.answers) if each.document)
    rows = [
        row[:2] for row in load_workbook(BytesIO(document.content)).worksheets[1].iter_rows(values_only=True)
    ]
    start = rows.index((phone.text("totals-version"), None)) + 1
    return [(str(name), int(str(number))) for name, number in rows[start : start + 2]]


async def test_the_admins_card_follows(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await signs(it, ani)
    vera = it.phone(OWNER, "Vera", "en")
    card = vera.last
    assert "version 1" in vera.sees(card).content.text
    await it.publish(second())
    await looks(it, questions=1)
    await ani.taps(renew(ani))
    assert "version 2" in vera.sees(card).content.text
    assert vera.text("label-audit-renewed") in await vera.sends("/audit")
    assert data_of(vera, "button-details", card)
