"""The form: what each question takes, refuses, skips and shows again, up to the receipt."""

from __future__ import annotations

import pytest

from bot.domain.language import LANGUAGES
from tests.stage import Phone, Stage

QUESTIONS = ("name", "country", "website", "representative", "position", "email")


def draft(it: Stage) -> dict[str, str | None]:
    """The answers of the only draft there is."""
    [row] = it.rows("SELECT * FROM drafts")
    return {question: row[question] for question in (*QUESTIONS, "visibility")}


async def opens_form(phone: Phone) -> str:
    await phone.sends("/start")
    await phone.presses("button-endorse")
    await phone.presses("button-yes-organisation")
    return phone.screen


async def reaches(phone: Phone, question: str) -> None:
    """Open a form and answer what is asked before this question."""
    await opens_form(phone)
    answers = {
        "name": "Union",
        "country": "Armenia",
        "website": "example.org",
        "representative": "Ani",
        "position": "chair",
        "email": "ani@example.org",
    }
    for each in QUESTIONS:
        if each == question:
            return
        await phone.sends(answers[each])
        if each == "country":
            await phone.picks_country()


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_representative_fills_the_form_in_their_language_and_gets_a_receipt(
    it: Stage, language: str
) -> None:
    typed = {"en": "armenia", "ru": "Армения", "hy": "Հայաստան", "ar": "أرمينيا"}[language]
    ani = it.phone(1001, "Ani", language)
    await opens_form(ani)
    assert ani.labels == [ani.text("button-cancel")]
    await ani.sends("Աշխատավորների միություն")
    assert set(ani.labels) == {ani.text("button-cancel"), ani.text("button-back")}
    await ani.sends(typed)
    await ani.picks_country()
    assert ani.text("button-skip") in ani.labels
    await ani.presses("button-skip")
    await ani.sends("Անի")
    await ani.sends("քարտուղար")
    assert ani.text("button-skip") in ani.labels
    await ani.presses("button-skip")
    # The card can be signed only after the choice of visibility.
    assert "Աշխատավորների միություն" in ani.screen
    assert ani.text("button-confirm") not in ani.labels
    await ani.presses("button-counted")
    assert f"● {ani.text('button-counted')}" in ani.labels
    await ani.presses("button-public")
    assert f"● {ani.text('button-public')}" in ani.labels
    assert f"○ {ani.text('button-counted')}" in ani.labels
    await ani.presses("button-confirm")

    [row] = it.rows("SELECT * FROM endorsements JOIN contacts ON endorsement_id = id")
    assert (row["organisation"], row["country"], row["website"], row["visibility"]) == (
        "Աշխատավորների միություն",
        "AM",
        None,
        "public",
    )
    assert (row["representative"], row["position"], row["email"]) == ("Անի", "քարտուղար", None)
    for fact in (row["reference"], row["organisation"], row["digest"], f"Peace ({language})"):
        assert fact in ani.screen
    assert not it.rows("SELECT 1 FROM drafts")
    await ani.presses("button-mine")
    assert row["reference"] in ani.screen
    assert ani.text("status-pending") in ani.screen


REFUSED = [
    ("name", "x" * 201),
    ("name", "!!! ---"),
    ("name", "\u2800\u3164"),
    ("country", "Atlantis under the sea"),
    ("website", "not a link"),
    ("website", "javascript:alert(1)"),
    ("website", "https://user:password@example.org"),
    ("website", "https://example.org/" + "x" * 300),
    ("representative", "x" * 121),
    ("position", "x" * 121),
    ("position", "\u200b\u200b"),
    ("email", "ani(at)example.org"),
    ("email", "ani@" + "x" * 250 + ".org"),
]


@pytest.mark.parametrize(("question", "answer"), REFUSED)
async def test_what_cannot_be_taken_is_explained_and_asked_again(
    it: Stage, question: str, answer: str
) -> None:
    ani = it.phone(1001, "Ani", "en")
    await reaches(ani, question)
    asked, labels, before = ani.screen, ani.labels, draft(it)
    refusal = await ani.sends(answer)
    assert refusal != asked
    assert ani.labels == labels
    assert draft(it) == before
    if question != "country":
        assert refusal.endswith(asked)


@pytest.mark.parametrize("question", QUESTIONS)
async def test_a_photo_is_no_answer_to_any_question(it: Stage, question: str) -> None:
    ani = it.phone(1001, "Ani", "en")
    await reaches(ani, question)
    asked, before = ani.screen, draft(it)
    assert (await ani.uploads("photo.jpg", "a caption")).endswith(asked)
    assert draft(it) == before


async def test_the_card_is_answered_by_its_buttons_alone(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    card = await ani.fills_form()
    before = draft(it)
    assert (await ani.sends("yes, sign it")).endswith(card)
    assert (await ani.uploads()).endswith(card)
    assert draft(it) == before
    assert not it.rows("SELECT 1 FROM endorsements")


async def test_back_goes_to_each_earlier_question_and_keeps_what_was_said(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await reaches(ani, "email")
    before = draft(it)
    for earlier, shown in zip(
        reversed(QUESTIONS[:-1]), ("chair", "Ani", "https://example.org", "Armenia", "Union"), strict=True
    ):
        await ani.presses("button-back")
        assert it.rows("SELECT asked FROM drafts")[0]["asked"] == earlier
        assert shown in ani.screen
    assert ani.text("button-back") not in ani.labels
    assert draft(it) == before
    # Keeping the first answer leads on to where the form stood.
    await ani.presses("button-keep")
    assert draft(it) == before
    await ani.sends("ani@example.org")
    assert "ani@example.org" in ani.screen
    assert ani.text("button-public") in [label.removeprefix("○ ") for label in ani.labels]


EDITS = {
    "name": ("Harbour Workers", "Harbour Workers"),
    "country": ("Georgia", "GE"),
    "website": ("@harbour", "https://t.me/harbour"),
    "representative": ("Nino", "Nino"),
    "position": ("spokesperson", "spokesperson"),
    "email": ("nino@example.com", "nino@example.com"),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_every_answer_can_be_edited_or_kept_from_the_card(it: Stage, question: str) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    card = await ani.fills_form()
    before = draft(it)
    await ani.presses(f"button-edit-{question}")
    await ani.presses("button-keep")
    assert ani.screen == card
    await ani.presses(f"button-edit-{question}")
    typed, stored = EDITS[question]
    await ani.sends(typed)
    if question == "country":
        await ani.picks_country()
    assert draft(it) == {**before, question: stored}
    assert ("Georgia" if question == "country" else stored) in ani.screen
    await ani.presses("button-confirm")
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1


async def test_an_answer_that_may_be_skipped_can_be_taken_back_on_the_card(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.fills_form()
    for question in ("website", "email"):
        await ani.presses(f"button-edit-{question}")
        await ani.presses("button-skip")
    assert "example.org" not in ani.screen
    await ani.presses("button-confirm")
    [row] = it.rows("SELECT website, email FROM endorsements JOIN contacts ON endorsement_id = id")
    assert (row["website"], row["email"]) == (None, None)


async def test_cancelling_asks_once_and_then_keeps_nothing(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await reaches(ani, "website")
    asked = ani.screen
    await ani.presses("button-cancel")
    assert len(it.rows("SELECT 1 FROM drafts")) == 1
    await ani.presses("button-go-on-short")
    assert ani.screen == asked
    await ani.sends("/cancel")
    await ani.presses("button-discard")
    assert not it.rows("SELECT 1 FROM drafts")
    assert ani.labels == []
    assert not it.rows("SELECT 1 FROM endorsements")
    nothing = await ani.sends("/cancel")
    assert "Union" not in nothing
    assert "/start" in await ani.sends("Union")
