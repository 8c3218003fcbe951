"""The form: a person's unfinished endorsement, which is also the state of the conversation.

Every question is unanswered, skipped or answered; `asked` marks a question that is asked out of turn,
because the person went back or edits the review card. Where the conversation stands follows from these
alone, so a restart, a second device or a week's pause changes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.endorsement import Answers, Contact, Visibility
from bot.domain.errors import AnswerRefused, DraftIncomplete, Refusal
from bot.domain.organisation import check_email, check_name, check_person, check_position, check_website


class Question(StrEnum):
    """The questions in the order in which they are asked."""

    NAME = "name"
    COUNTRY = "country"
    WEBSITE = "website"
    REPRESENTATIVE = "representative"
    POSITION = "position"
    EMAIL = "email"
    VISIBILITY = "visibility"


ORDER = tuple(Question)
SKIPPABLE = frozenset({Question.WEBSITE, Question.EMAIL})

SKIPPED = ""
"""The stored answer to a question that was skipped."""

CHECKS = {
    Question.NAME: check_name,
    Question.WEBSITE: check_website,
    Question.REPRESENTATIVE: check_person,
    Question.POSITION: check_position,
    Question.EMAIL: check_email,
}


@dataclass(frozen=True, slots=True)
class Draft:
    id: str
    person_id: int
    statement_id: int
    version: int = 0
    """The statement's version when the form was begun: what the person can have read."""
    answers: Mapping[Question, str] = field(default_factory=dict)
    asked: Question | None = None
    last_update_id: int = 0
    corrects: int | None = None
    """The endorsement that this form corrects; None for a new one."""

    def answer_to(self, question: Question) -> str | None:
        """What the person answered; None for nothing yet as well as for skipped."""
        return self.answers.get(question) or None

    @property
    def fingerprint(self) -> str:
        """Eight letters that change with any answer: by them a review card says which answers it showed."""
        answers = "\n".join(f"{question}={self.answers.get(question)}" for question in ORDER)
        return hashlib.sha256(answers.encode()).hexdigest()[:8]


def next_question(draft: Draft) -> Question | None:
    """The question to ask now; None when the review card is due and visibility was chosen on it.

    Visibility is asked on the review card itself, so the card is shown for it as well."""
    if draft.asked is not None:
        return draft.asked
    return next((question for question in ORDER if question not in draft.answers), None)


def check_answer(question: Question, text: str) -> str:
    """The answer as it is stored; raises AnswerRefused. Countries are checked by who knows their names."""
    if question is Question.VISIBILITY:
        if text not in tuple(Visibility):
            raise AnswerRefused(Refusal.NOT_A_CHOICE)
        return text
    if question is Question.COUNTRY:
        raise AnswerRefused(Refusal.NOT_A_CHOICE)
    return CHECKS[question](text)


def answers_again(answers: Answers, visibility: Visibility) -> dict[Question, str]:
    """The form's answers as they were given; what was erased is asked again."""
    given: dict[Question, str] = {
        Question.NAME: answers.organisation,
        Question.COUNTRY: answers.country,
        Question.WEBSITE: answers.website or SKIPPED,
        Question.VISIBILITY: visibility.value,
    }
    if answers.contact is not None:
        given[Question.REPRESENTATIVE] = answers.contact.representative
        given[Question.POSITION] = answers.contact.position
        given[Question.EMAIL] = answers.contact.email or SKIPPED
    return given


def answers_of(draft: Draft) -> Answers:
    """What a complete form says."""
    return Answers(
        organisation=draft.answers[Question.NAME],
        country=draft.answers[Question.COUNTRY],
        website=draft.answer_to(Question.WEBSITE),
        contact=Contact(
            representative=draft.answers[Question.REPRESENTATIVE],
            position=draft.answers[Question.POSITION],
            email=draft.answer_to(Question.EMAIL),
        ),
    )


def answered(draft: Draft, question: Question, answer: str) -> Draft:
    """The draft with this (checked) answer; a question asked out of turn is done with."""
    return replace(draft, answers={**draft.answers, question: answer}, asked=None)


def skipped(draft: Draft, question: Question) -> Draft:
    """The draft with this question skipped; raises AnswerRefused where an answer is needed."""
    if question not in SKIPPABLE:
        raise AnswerRefused(Refusal.EMPTY)
    return answered(draft, question, SKIPPED)


def asking(draft: Draft, question: Question) -> Draft:
    """The draft with `question` asked again; its answer stays until it is replaced."""
    return replace(draft, asked=question if question in draft.answers else None)


def went_back(draft: Draft) -> Draft:
    """The draft with the question before the current one asked again; the first one stays."""
    current = next_question(draft)
    position = ORDER.index(current) if current is not None else len(ORDER)
    return replace(draft, asked=ORDER[position - 1]) if position > 0 else draft


def kept(draft: Draft) -> Draft:
    """The draft with the question asked out of turn left as it was."""
    return replace(draft, asked=None)


def require_complete(draft: Draft) -> None:
    """Raises DraftIncomplete while a question is open."""
    if next_question(draft) is not None:
        raise DraftIncomplete
