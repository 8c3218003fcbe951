"""The form as a state machine: any order of answers, skips, edits and steps back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain import draft as form
from bot.domain.draft import ORDER, SKIPPABLE, Draft, Question, next_question
from bot.domain.errors import AnswerRefused, DraftIncomplete, Refusal

EMPTY = Draft("d", 1, 1)

STEPS = st.sampled_from(["answer", "skip", "back", "keep", *[f"edit {each}" for each in ORDER]])


def step(draft: Draft, name: str) -> Draft:
    """What the person could do now; what the screen does not offer changes nothing."""
    question = next_question(draft)
    if name.startswith("edit "):
        return form.asking(draft, Question(name.removeprefix("edit ")))
    if question is None:
        return draft
    match name:
        case "answer":
            return form.answered(draft, question, "public" if question is Question.VISIBILITY else "x")
        case "skip":
            return form.skipped(draft, question) if question in SKIPPABLE else draft
        case "back":
            return form.went_back(draft)
        case _:
            return form.kept(draft)


def test_questions_come_in_their_order() -> None:
    draft, asked = EMPTY, []
    while (question := next_question(draft)) is not None:
        asked.append(question)
        draft = form.answered(draft, question, "x")
    assert tuple(asked) == ORDER


@given(st.lists(STEPS, max_size=60))
def test_whatever_a_person_does_the_form_can_be_finished(steps: list[str]) -> None:
    draft = EMPTY
    for name in steps:
        draft = step(draft, name)
    for _ in range(2 * len(ORDER)):
        if next_question(draft) is None:
            break
        draft = step(draft, "answer")
    form.require_complete(draft)
    assert set(draft.answers) == set(ORDER)


@given(st.lists(STEPS, max_size=60))
def test_an_answer_is_only_ever_replaced_never_lost(steps: list[str]) -> None:
    draft = EMPTY
    for name in steps:
        before = draft
        draft = step(draft, name)
        assert before.answers.keys() <= draft.answers.keys()


@given(st.lists(STEPS, max_size=60))
def test_a_question_is_asked_out_of_turn_only_when_it_was_answered_before(steps: list[str]) -> None:
    draft = EMPTY
    for name in steps:
        draft = step(draft, name)
        assert draft.asked is None or draft.asked in draft.answers


@given(st.lists(STEPS, max_size=60))
def test_a_form_with_an_open_question_cannot_be_confirmed(steps: list[str]) -> None:
    draft = EMPTY
    for name in steps:
        draft = step(draft, name)
    if next_question(draft) is not None:
        with pytest.raises(DraftIncomplete):
            form.require_complete(draft)


def test_going_back_from_the_first_question_stays_there() -> None:
    assert form.went_back(EMPTY) == EMPTY


def test_going_back_asks_the_question_before_again_and_keeps_its_answer() -> None:
    draft = form.answered(EMPTY, Question.NAME, "Union")
    back = form.went_back(draft)
    assert (next_question(back), back.answers[Question.NAME]) == (Question.NAME, "Union")


def test_a_skipped_question_counts_as_answered_and_has_no_answer() -> None:
    draft = form.skipped(EMPTY, Question.WEBSITE)
    assert Question.WEBSITE in draft.answers
    assert draft.answer_to(Question.WEBSITE) is None


@pytest.mark.parametrize("question", [each for each in ORDER if each not in SKIPPABLE])
def test_what_has_to_be_answered_cannot_be_skipped(question: Question) -> None:
    with pytest.raises(AnswerRefused):
        form.skipped(EMPTY, question)


@pytest.mark.parametrize("text", ["", "named", "PUBLIC"])
def test_visibility_is_one_of_two(text: str) -> None:
    with pytest.raises(AnswerRefused) as refusal:
        form.check_answer(Question.VISIBILITY, text)
    assert refusal.value.reason is Refusal.NOT_A_CHOICE


def test_a_country_is_never_taken_as_typed() -> None:
    with pytest.raises(AnswerRefused):
        form.check_answer(Question.COUNTRY, "Armenia")
