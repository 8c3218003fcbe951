"""How the form looks: each question's message, and the review card."""

from __future__ import annotations

from collections.abc import Iterable

from telegram import InlineKeyboardButton

from bot.domain.draft import ORDER, SKIPPABLE, Draft, Question, next_question
from bot.domain.endorsement import Visibility
from bot.use_cases.find_statement import StatementView
from handlers import buttons
from handlers.screen import Screen
from handlers.statement import language_name, view_of, wording_note
from handlers.visit import Visit
from texts.catalogue import Words
from texts.countries import country_name

ASKED = ORDER[:-1]
"""Questions with a message of their own; visibility is asked on the review card."""


async def next_screen(visit: Visit, draft: Draft, first: str = "") -> Screen:
    """What to ask now, or the review card; `first` is a line that is said before it."""
    question = next_question(draft)
    if question in (None, Question.VISIBILITY):
        view = await view_of(visit, draft.statement_id)
        return review_card(visit.words, draft, view, first)
    assert question is not None
    return _question(visit.words, draft, question, first)


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


def review_card(words: Words, draft: Draft, view: StatementView, first: str = "") -> Screen:
    """Everything that will be signed; the button to sign comes with the choice of visibility."""
    missing = words.html("review-missing")
    answers = {question.value: shown_answer(words, draft, question) or missing for question in ASKED}
    answers["organisation"] = answers.pop("name")
    parts = [
        words.html(
            "review",
            title=view.translation.title,
            version=str(view.published.version),
            language=language_name(view.translation.language, words),
            **answers,
        )
    ]
    parts += wording_note(words, view.translation)
    visibility = draft.answer_to(Question.VISIBILITY)
    parts.append(words.html(f"review-{visibility}" if visibility else "review-choose"))
    # The person read another version before they began; nobody is moved to a new one silently.
    if draft.version != view.published.version:
        parts.insert(0, words.html("text-changed"))
    if first:
        parts.insert(0, first)
    return Screen("\n\n".join(parts), _review_keys(words, draft, view, visibility))


def _review_keys(
    words: Words, draft: Draft, view: StatementView, visibility: str | None
) -> list[list[InlineKeyboardButton]]:
    keys = [
        [
            buttons.Choose(draft.id, each).key(
                ("● " if each == visibility else "○ ") + words.plain(f"button-{each}")
            )
            for each in Visibility
        ]
    ]
    if visibility:
        version, language = view.published.version, view.translation.language
        confirm = buttons.Confirm(draft.id, version, language, draft.fingerprint)
        keys.append([confirm.key(words.plain("button-confirm"))])
    keys.append([buttons.Read(draft.statement_id, view.translation.language).key(words.plain("button-read"))])
    edits = [buttons.Edit(draft.id, each).key("✎ " + words.plain(f"button-edit-{each}")) for each in ASKED]
    keys += [edits[at : at + 2] for at in range(0, len(edits), 2)]
    keys.append([buttons.Cancel(draft.id).key(words.plain("button-cancel"))])
    return keys


def shown_answer(words: Words, draft: Draft, question: Question) -> str | None:
    """An answer as people read it; None for one that is missing or was skipped."""
    answer = draft.answer_to(question)
    if answer is not None and question is Question.COUNTRY:
        return country_name(answer, words.language)
    return answer
