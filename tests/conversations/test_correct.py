"""Correcting: any answer, reviewed with old beside new; what was accepted stays until it is decided."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from tests.conversations.own import (
    cards,
    changes,
    corrections,
    corrects,
    data_of,
    endorsement,
    handles_again,
    opens_correction,
    who_signed,
)
from tests.stage import OWNER, SECOND_OWNER, Stage, publication, stage

SIGNED = ("version", "language", "digest", "reference", "confirmed_at")


async def accepted(it: Stage, name: str = "Workers’ Union", language: str = "en") -> None:
    """Ani's endorsement, accepted by Vera."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", language)
    await ani.endorses(name)
    await vera.presses("button-accept", cards(vera)[-1])


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_what_is_accepted_stays_on_the_list_until_its_correction_is_accepted(
    it: Stage, language: str
) -> None:
    await accepted(it, language=language)
    vera, reader = it.phone(OWNER, "Vera", "en"), it.phone(1002, "Bob", "en")
    ani = it.phone(1001, "Ani", language)
    first, before = cards(vera)[0], endorsement(it)
    card = await opens_correction(ani)
    for answer in ("Workers’ Union", "example.org", "Ani", "secretary", "ani@example.org"):
        assert answer in card
    await changes(ani, "name", "Workers’ Union of the North")
    await changes(ani, "country", "Georgia")
    await changes(ani, "position", "chair")
    await ani.presses("button-send-correction")
    assert "Workers’ Union of the North" not in ani.screen.split("\n\n")[0]
    public = await who_signed(reader)
    assert "Workers’ Union, Armenia" in public
    assert "North" not in public
    # Old beside new on a new card and on the old one, and nothing of what stays the same.
    for shown in (cards(vera)[-1], vera.sees(first)):
        text = shown.content.text
        assert "Workers’ Union → Workers’ Union of the North" in text
        assert "Armenia → Georgia" in text
        assert "secretary → chair" in text
        assert "ani@example.org" not in text
    assert cards(vera)[-1].message_id != first.message_id
    heard = len(ani.answers)
    await vera.presses("button-accept-correction", cards(vera)[-1])
    assert "Workers’ Union of the North, Georgia" in await who_signed(reader)
    [news] = ani.answers[heard:]
    assert "Workers’ Union of the North" in news.content.text
    row = endorsement(it)
    assert (row["status"], row["position"], row["country"]) == ("accepted", "chair", "GE")
    # The signature stays under the very text that was signed.
    assert [row[each] for each in SIGNED] == [before[each] for each in SIGNED]
    assert row["match_key"] != before["match_key"]
    assert not corrections(it)
    assert "→" not in vera.sees(first).content.text


async def test_a_rejected_correction_leaves_everything_as_it_was_and_tells_why(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    before = dict(endorsement(it))
    await corrects(ani, name="Nobody’s Union")
    heard, card = len(ani.answers), cards(vera)[-1]
    await vera.presses("button-reject-correction", card)
    await vera.presses("button-write-reason", card)
    await vera.sends("Not your name in the register")
    [news] = ani.answers[heard:]
    assert "Not your name in the register" in news.content.text
    assert [key for key, now in dict(endorsement(it)).items() if now != before[key]] == ["corrected_in"]
    assert "Not your name in the register" in await ani.sends("/mine")
    assert ani.text("status-accepted") in ani.screen
    assert vera.text("label-you") in cards(vera)[-1].content.text
    # The next correction begins with what was sent, so that only the mistake is mended.
    assert "Nobody’s Union" in await opens_correction(ani)
    await changes(ani, "name", "Workers’ Union of the South")
    await ani.presses("button-send-correction")
    await vera.presses("button-accept-correction", cards(vera)[-1])
    assert endorsement(it)["organisation"] == "Workers’ Union of the South"


async def test_a_pending_one_is_replaced_and_the_admin_decides_on_what_they_read(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Wrokers’ Union")
    old = data_of(vera, "button-accept")
    card = vera.last
    reject = data_of(vera, "button-reject")
    await corrects(ani, name="Workers’ Union")
    row = endorsement(it)
    assert (row["organisation"], row["status"]) == ("Workers’ Union", "pending")
    assert not corrections(it)
    # The same card, with the new answers; a press on the old one decides nothing.
    assert [each.message_id for each in cards(vera)] == [card.message_id]
    assert "Wrokers" not in vera.sees(card).content.text
    assert vera.text("card-corrected") in vera.sees(card).content.text
    for stale in (old, reject, "1:rr:1:trial", "1:wr:1"):
        assert await vera.forges(stale, card) == vera.text("toast-answers-changed")
    assert endorsement(it)["status"] == "pending"
    await vera.presses("button-accept", card)
    assert endorsement(it)["status"] == "accepted"


async def test_a_reason_that_was_being_written_does_not_reject_the_new_answers(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Wrokers’ Union")
    await vera.presses("button-reject")
    await vera.presses("button-write-reason")
    await corrects(ani, name="Workers’ Union")
    await vera.sends("The name is misspelt")
    assert endorsement(it)["status"] == "pending"
    assert "Workers’ Union" in vera.screen
    # What she writes next is no reason either.
    await vera.sends("The name is misspelt")
    assert endorsement(it)["status"] == "pending"


async def test_a_rejected_one_is_corrected_and_sent_again(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "ru")
    await ani.endorses("Союз")
    reference = endorsement(it)["reference"]
    await vera.presses("button-reject")
    await vera.presses("reason-not-confirmed")
    told = len(cards(vera))
    await corrects(ani, email="office@example.org")
    row = endorsement(it)
    assert (row["status"], row["reason"], row["decided_by"]) == ("pending", None, None)
    assert (row["reference"], row["email"]) == (reference, "office@example.org")
    assert len(cards(vera)) == told + 1
    await ani.sends("/mine")
    assert ani.text("status-pending") in ani.screen
    assert ani.text("reason-not-confirmed") not in ani.screen
    heard = len(ani.answers)
    await vera.presses("button-accept", cards(vera)[-1])
    assert len(ani.answers) == heard + 1
    assert endorsement(it)["status"] == "accepted"


async def test_a_decision_that_is_no_more_is_not_told_late(it: Stage) -> None:
    """The notice waited while the person corrected what had been decided: they know already."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await corrects(ani, name="Workers’ Union of the North")
    heard = len(ani.answers)
    columns = "kind, chat_id, subject, attempts, created_at, due_at"
    again = f"SELECT {columns} FROM outbox WHERE kind = 'decided'"
    it.change(f"INSERT INTO outbox ({columns}) {again}")
    await it.restart()
    await it.settled()
    assert len(ani.answers) == heard


async def test_a_rejected_one_can_be_sent_again_as_it_was(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await corrects(ani)
    assert endorsement(it)["status"] == "pending"


async def test_a_rejected_one_whose_place_was_taken_is_told_so_kindly(it: Stage) -> None:
    vera, ani, bob = await it.owner(), it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-reject")
    await vera.presses("reason-not-confirmed")
    await bob.endorses("Workers’ Union")
    await corrects(ani)
    assert endorsement(it)["status"] == "rejected"
    # Nothing is lost: with another name it goes through.
    await changes(ani, "name", "Workers’ Union of the North")
    await ani.presses("button-send-correction")
    assert endorsement(it)["status"] == "pending"
    assert endorsement(it, 2)["status"] == "pending"


async def test_nobody_corrects_themselves_into_another_organisations_place(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    bob = it.phone(1002, "Bob", "en")
    await bob.endorses("Printers’ Union")
    await corrects(ani, name="PRINTERS’ UNION")
    assert not corrections(it)
    # Taken between sending and deciding, the press is refused and nothing changes.
    await changes(ani, "name", "Bakers’ Union")
    await ani.presses("button-send-correction")
    await bob.endorses("Bakers’ Union")
    card = next(each for each in reversed(cards(vera)) if "→" in each.content.text)
    assert await vera.presses("button-accept-correction", card) == vera.text("toast-place-taken")
    assert endorsement(it)["organisation"] == "Workers’ Union"
    assert len(corrections(it)) == 1
    await vera.presses("button-reject-correction", card)
    await vera.presses("reason-duplicate", card)
    assert corrections(it)[0]["status"] == "rejected"


async def test_visibility_on_the_form_changes_at_once_and_needs_no_review(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    told = len(cards(vera))
    await opens_correction(ani)
    await ani.presses("button-counted")
    await ani.presses("button-send-correction")
    assert endorsement(it)["visibility"] == "counted"
    assert not corrections(it)
    assert len(cards(vera)) == told
    # Who chose not to be named stays unnamed, whatever is decided later on something older.
    await corrects(ani, name="Workers’ Union of the North")
    await ani.sends("/mine")
    await ani.presses("button-show-public")
    await ani.presses("button-show-counted")
    await vera.presses("button-accept-correction", cards(vera)[-1])
    assert endorsement(it)["organisation"] == "Workers’ Union of the North"
    assert endorsement(it)["visibility"] == "counted"


async def test_going_back_to_the_accepted_answers_takes_the_correction_back(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    await corrects(ani, name="Workers’ Union of the North")
    stale = data_of(vera, "button-accept-correction", cards(vera)[-1])
    await corrects(ani, name="Workers’ Union")
    assert not corrections(it)
    assert await vera.forges(stale, cards(vera)[-1]) == vera.text("toast-answers-changed")
    assert endorsement(it)["organisation"] == "Workers’ Union"


async def test_a_second_correction_takes_the_place_of_the_first(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    await corrects(ani, name="Workers’ Union of the North")
    stale, old = data_of(vera, "button-accept-correction", cards(vera)[-1]), cards(vera)[-1]
    await corrects(ani, name="Workers’ Union of the South")
    assert [row["organisation"] for row in corrections(it)] == ["Workers’ Union of the South"]
    assert await vera.forges(stale, old) == vera.text("toast-answers-changed")
    assert "South" in vera.sees(old).content.text
    await vera.presses("button-accept-correction", old)
    assert endorsement(it)["organisation"] == "Workers’ Union of the South"


async def test_two_admins_at_once_make_one_decision_on_a_correction(tmp_path: Path) -> None:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as it:
        boris = await it.owner(SECOND_OWNER)
        await accepted(it)
        vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
        await corrects(ani, name="Workers’ Union of the North")
        revision = endorsement(it)["corrected_in"]
        heard = len(ani.answers)
        it.world.press(vera.id, cards(vera)[-1].message_id, f"1:ac:1:{revision}")
        it.world.press(boris.id, cards(boris)[-1].message_id, f"1:rr:1:trial:{revision}")
        await it.settled()
        assert len(ani.answers) == heard + 1
        rows = it.rows("SELECT actor FROM audit WHERE facts LIKE '%correction%'")
        assert len(rows) == 1
        accepted_it = endorsement(it)["organisation"] == "Workers’ Union of the North"
        assert accepted_it is not bool(corrections(it))
        # Both cards say the same of who decided; nobody is left with a button.
        other = str(rows[0]["actor"])
        for phone in (vera, boris):
            name = (
                phone.text("label-you") if str(phone.id) == other else phone.text("label-admin", admin=other)
            )
            assert name in cards(phone)[-1].content.text
            assert phone.text("button-accept-correction") not in str(cards(phone)[-1].buttons)


async def test_an_admin_without_a_card_gets_one_of_the_corrected_endorsement(tmp_path: Path) -> None:
    async with stage(tmp_path, owners=frozenset({OWNER, SECOND_OWNER})) as it:
        vera, boris = await it.owner(), await it.owner(SECOND_OWNER)
        ani = it.phone(1001, "Ani", "en")
        await ani.endorses("Wrokers’ Union")
        it.change(f"DELETE FROM cards WHERE admin_id = {SECOND_OWNER}")
        it.change(f"DELETE FROM outbox WHERE chat_id = {SECOND_OWNER}")
        before = len(cards(boris))
        await corrects(ani, name="Workers’ Union")
        assert len(cards(boris)) == before + 1
        assert len(cards(vera)) == 1


async def test_the_form_of_a_correction_survives_restarts_and_a_week(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    await opens_correction(ani)
    await it.restart()
    await ani.presses("button-edit-email")
    await it.restart()
    await ani.sends("office@example.org")
    await it.restart()
    await ani.sends("/start")
    await ani.presses("button-go-on")
    assert "Workers’ Union" in ani.screen
    await ani.presses("button-go-on")
    assert "office@example.org" in ani.screen
    await it.restart()
    await ani.presses("button-send-correction")
    await it.restart()
    await vera.presses("button-accept-correction", cards(vera)[-1])
    assert endorsement(it)["email"] == "office@example.org"


async def test_a_crash_before_the_answer_and_double_taps_correct_once(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    await opens_correction(ani)
    await changes(ani, "name", "Workers’ Union of the North")
    send, card = data_of(ani, "button-send-correction"), ani.last
    await ani.presses("button-send-correction")
    told = len(cards(vera))
    await handles_again(it)
    await ani.forges(send, card)
    assert len(cards(vera)) == told
    assert len(corrections(it)) == 1
    assert ani.text("button-send-correction") not in ani.labels
    assert not it.rows("SELECT 1 FROM drafts")
    heard = len(ani.answers)
    await vera.presses("button-accept-correction", cards(vera)[-1])
    await handles_again(it)
    assert len(ani.answers) == heard + 1
    assert len(it.rows("SELECT 1 FROM audit WHERE facts LIKE '%correction%'")) == 1
    # And an old tap on what was sent long ago.
    await ani.forges(send, card)
    assert not corrections(it)


async def test_a_crash_while_the_form_opens_begins_one_form(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await opens_correction(ani)
    [first] = it.rows("SELECT id FROM drafts")
    await handles_again(it)
    assert [row["id"] for row in it.rows("SELECT id FROM drafts")] == [first["id"]]


async def test_another_unfinished_form_is_not_erased_by_correcting(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Printers’ Union")
    await opens_correction(ani)
    assert "Printers’ Union" in ani.screen
    assert it.rows("SELECT name FROM drafts")[0]["name"] == "Printers’ Union"
    await ani.presses("button-start-over")
    row = it.rows("SELECT name, corrects FROM drafts")[0]
    assert (row["name"], row["corrects"]) == ("Workers’ Union", 1)
    # And the other way round.
    await ani.sends("/start")
    await ani.presses("button-go-on")
    await ani.presses("button-start-over")
    assert it.rows("SELECT corrects FROM drafts")[0]["corrects"] is None
    assert endorsement(it)["organisation"] == "Workers’ Union"


async def test_cancelling_a_correction_leaves_the_endorsement_alone(it: Stage) -> None:
    await accepted(it)
    ani = it.phone(1001, "Ani", "en")
    await opens_correction(ani)
    await changes(ani, "name", "Nobody’s Union")
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    assert "Workers’ Union" in ani.screen
    assert ani.text("button-correct") in ani.labels
    assert not it.rows("SELECT 1 FROM drafts")
    assert not corrections(it)
    assert endorsement(it)["corrected_in"] is None


async def test_a_closed_statement_takes_corrected_contacts_and_no_other_organisation(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    it.change("UPDATE statements SET status = 'closed'")
    await corrects(ani, email="office@example.org")
    await vera.presses("button-accept-correction", cards(vera)[-1])
    assert endorsement(it)["email"] == "office@example.org"
    await corrects(ani, name="Another Union")
    assert not corrections(it)
    assert "Another Union" in ani.screen
    await changes(ani, "name", "Workers’ Union")
    await changes(ani, "position", "chair")
    await ani.presses("button-send-correction")
    assert corrections(it)[0]["position"] == "chair"


async def test_a_closed_statement_does_not_take_a_rejected_one_again(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await opens_correction(ani)
    send, card = data_of(ani, "button-send-correction"), ani.last
    it.change("UPDATE statements SET status = 'closed'")
    await ani.forges(send, card)
    assert endorsement(it)["status"] == "rejected"
    await ani.presses("button-cancel")
    await ani.presses("button-discard")
    assert ani.text("button-correct") not in ani.labels
    assert ani.text("button-withdraw") in ani.labels
    await ani.forges("1:co:1:")
    assert not it.rows("SELECT 1 FROM drafts")


async def test_a_correction_moves_no_signature_to_a_newer_version(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    before = endorsement(it)
    await it.publish(replace(publication(en="Quite another text."), notes={"en": "All of it is new."}))
    await corrects(ani, name="Workers’ Union of the North")
    await vera.presses("button-accept-correction", cards(vera)[-1])
    after = endorsement(it)
    assert [after[each] for each in SIGNED] == [before[each] for each in SIGNED]
    assert after["organisation"] == "Workers’ Union of the North"


async def test_buttons_of_other_peoples_corrections_do_nothing(it: Stage) -> None:
    await accepted(it)
    vera, ani, bob = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await opens_correction(ani)
    await changes(ani, "name", "Workers’ Union of the North")
    send = data_of(ani, "button-send-correction")
    await bob.sends("/start")
    await bob.forges(send)
    assert not corrections(it)
    await ani.presses("button-send-correction")
    revision = endorsement(it)["corrected_in"]
    forged = (
        f"1:ac:1:{revision}",
        f"1:rj:1:{revision}",
        f"1:rr:1:trial:{revision}",
        f"1:wr:1:{revision}",
        send,
    )
    for data in forged:
        await bob.forges(data)
    # The representative does not decide on their own correction either.
    assert await ani.forges(f"1:ac:1:{revision}") == ani.text("toast-stale")
    assert corrections(it)[0]["status"] == "pending"
    assert "North" not in "".join(each.content.text for each in bob.answers)
    assert vera.text("button-accept-correction") in str(cards(vera)[-1].buttons)


async def test_a_contact_that_was_erased_is_asked_for_again(it: Stage) -> None:
    await accepted(it)
    vera, ani = it.phone(OWNER, "Vera", "en"), it.phone(1001, "Ani", "en")
    it.change("DELETE FROM contacts")
    await opens_correction(ani)
    await ani.sends("Ani A.")
    await ani.sends("chair")
    await ani.presses("button-skip")
    await ani.presses("button-send-correction")
    await vera.presses("button-accept-correction", cards(vera)[-1])
    row = endorsement(it)
    assert (row["representative"], row["position"], row["email"]) == ("Ani A.", "chair", None)


async def test_the_longest_answers_fit_the_card_old_beside_new(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "ar")
    await ani.endorses("Щ" * 200, website="https://example.org/" + "x" * 270)
    await vera.presses("button-accept")
    await opens_correction(ani)
    answers = {
        "name": "Ж" * 200,
        "website": "https://example.org/" + "y" * 270,
        "representative": "Ю" * 120,
        "position": "Я" * 120,
        "email": "a" * 60 + "@" + "b" * 60 + ".example.org",
    }
    for question, answer in answers.items():
        await changes(ani, question, answer)
    await ani.presses("button-send-correction")
    await vera.presses("button-details", cards(vera)[-1])
    assert "Ж" * 200 in cards(vera)[-1].content.text
    await vera.presses("button-withdraw-for", cards(vera)[-1])
    await vera.presses("button-withdraw-no")
    await vera.presses("button-reject-correction", cards(vera)[-1])
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")
    assert "Щ" * 200 in vera.screen
