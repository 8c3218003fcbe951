"""How the form looks: each question's message, and the review card."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton

from bot.domain.draft import ORDER, SKIPPABLE, Draft, Question, next_question
from bot.domain.endorsement import Status, Visibility
from bot.domain.errors import DraftMissing
from bot.use_cases.find_statement import StatementView
from bot.use_cases.show_mine import Mine, show_one
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import language_name, view_of, wording_note
from handlers.visit import Visit
from storage import statements
from texts.catalogue import Words
from texts.countries import country_name

ASKED = ORDER[:-1]
"""Questions with a message of their own; visibility is asked on the review card."""


async def next_screen(visit: Visit, draft: Draft, first: str = "") -> Screen:
    """What to ask now, or the review card; `first` is a line that is said before it."""
    question = next_question(draft)
    note = await _kept_note(visit, draft)
    first = "\n\n".join(part for part in (note, first) if part)
    if question in (None, Question.VISIBILITY):
        if draft.corrects is not None:
            return await _correction_card(visit, draft, draft.corrects, first)
        view = await view_of(visit, draft.statement_id)
        return review_card(visit.words, draft, view, first, can_sign=not note)
    assert question is not None
    return _question(visit.words, draft, question, first)


async def _kept_note(visit: Visit, draft: Draft) -> str:
    """What is said to somebody in the middle of a form while nobody can sign: it is not lost."""
    if draft.corrects is not None:
        return ""
    published = await visit.services.database.read(lambda tx: statements.find(tx, draft.statement_id))
    now = visit.services.clock()
    if published is None or published.statement.is_open(now):
        return ""
    return visit.words.html("form-paused" if published.statement.is_paused(now) else "form-closed")


def _question(words: Words, draft: Draft, question: Question, first: str) -> Screen:
    number = ASKED.index(question) + 1
    parts = [words.html("progress", number=str(number), total=str(len(ASKED)))]
    parts.append(words.html(f"question-{question}"))
    answer = shown_answer(words, draft, question)
    if answer is not None:
        parts.append(words.html("question-answered", answer=answer))
    if first:
        parts.insert(0, first)
    return Screen("\n\n".join(parts), _question_keys(words, draft, question))


def _question_keys(words: Words, draft: Draft, question: Question) -> list[list[InlineKeyboardButton]]:
    keys = []
    if question in draft.answers:
        keys.append([buttons.Keep(draft.id, question).key(words.plain("button-keep"))])
    if question in SKIPPABLE:
        keys.append([buttons.Skip(draft.id, question).key(words.plain("button-skip"))])
    last = [buttons.Cancel(draft.id).key(words.plain("button-cancel"))]
    if question is not ORDER[0]:
        last.insert(0, buttons.Back(draft.id, question).key(words.plain("button-back")))
    return [*keys, last]


def countries_screen(words: Words, draft: Draft, line: str, codes: Iterable[str]) -> Screen:
    """The countries that may be meant, each a button: a typed name is never taken on trust."""
    keys = [[buttons.PickCountry(draft.id, code).key(country_name(code, words.language))] for code in codes]
    return Screen(line, [*keys, *_question_keys(words, draft, Question.COUNTRY)])


async def _correction_card(visit: Visit, draft: Draft, endorsement_id: int, first: str) -> Screen:
    services, now = visit.services, visit.services.clock()
    mine = await services.database.read(lambda tx: show_one(tx, visit.person_id, endorsement_id, now))
    # An admin may have withdrawn it this very moment.
    if mine.endorsement.status is Status.WITHDRAWN:
        raise DraftMissing
    return correction_card(visit.words, draft, mine, first)


def correction_card(words: Words, draft: Draft, mine: Mine, first: str = "") -> Screen:
    """Everything as it would be corrected, under the text that was signed."""
    endorsement = mine.endorsement
    parts = [first] if first else []
    parts.append(words.html("correct-title", reference=endorsement.reference))
    parts.append(_review(words, draft, mine.title, endorsement.version, endorsement.language))
    visibility = draft.answer_to(Question.VISIBILITY)
    parts.append(words.html(f"review-{visibility}" if visibility else "review-choose"))
    rejected = endorsement.status is Status.REJECTED
    if mine.open or not rejected:
        parts.append(words.html(f"correct-{endorsement.status}"))
    if not mine.open:
        parts.append(words.html("correct-closed-rejected" if rejected else "correct-closed"))
    keys = [_visibility_keys(words, draft, visibility)]
    if visibility:
        send = buttons.SendCorrection(draft.id, draft.fingerprint)
        keys.append([send.key(words.plain("button-send-correction"))])
    keys += _last_keys(words, draft)
    return Screen("\n\n".join(parts), keys)


def _review(words: Words, draft: Draft, title: str, version: int, language: str) -> str:
    missing = words.html("review-missing")
    answers = {question.value: shown_answer(words, draft, question) or missing for question in ASKED}
    answers["organisation"] = answers.pop("name")
    return words.html(
        "review", title=title, version=str(version), language=language_name(language, words), **answers
    )


def review_card(
    words: Words, draft: Draft, view: StatementView, first: str = "", can_sign: bool = True
) -> Screen:
    """Everything that will be signed; the button to sign comes with the choice of visibility."""
    text = view.translation
    parts = [_review(words, draft, text.title, view.published.version, text.language)]
    parts += wording_note(words, view.translation)
    visibility = draft.answer_to(Question.VISIBILITY)
    parts.append(words.html(f"review-{visibility}" if visibility else "review-choose"))
    # The person read another version before they began; nobody is moved to a new one silently.
    if draft.version != view.published.version:
        parts.insert(0, words.html("text-changed"))
    if first:
        parts.insert(0, first)
    return Screen("\n\n".join(parts), _review_keys(words, draft, view, visibility, can_sign))


def _review_keys(
    words: Words, draft: Draft, view: StatementView, visibility: str | None, can_sign: bool
) -> list[list[InlineKeyboardButton]]:
    keys = [_visibility_keys(words, draft, visibility)]
    if visibility and can_sign:
        version, language = view.published.version, view.translation.language
        confirm = buttons.Confirm(draft.id, version, language, draft.fingerprint)
        keys.append([confirm.key(words.plain("button-confirm"))])
    keys.append([buttons.Read(draft.statement_id, view.translation.language).key(words.plain("button-read"))])
    keys += _last_keys(words, draft)
    return keys


def _visibility_keys(words: Words, draft: Draft, visibility: str | None) -> list[InlineKeyboardButton]:
    return [
        buttons.Choose(draft.id, each).key(
            ("● " if each == visibility else "○ ") + words.plain(f"button-{each}")
        )
        for each in Visibility
    ]


def _last_keys(words: Words, draft: Draft) -> list[list[InlineKeyboardButton]]:
    """An edit button for each answer, and the way out."""
    edits = [buttons.Edit(draft.id, each).key("✎ " + words.plain(f"button-edit-{each}")) for each in ASKED]
    rows = [edits[at : at + 2] for at in range(0, len(edits), 2)]
    return [*rows, [buttons.Cancel(draft.id).key(words.plain("button-cancel"))]]


def shown_answer(words: Words, draft: Draft, question: Question) -> str | None:
    """An answer as people read it; None for one that is missing or was skipped."""
    answer = draft.answer_to(question)
    if answer is not None and question is Question.COUNTRY:
        return country_name(answer, words.language)
    return answer
