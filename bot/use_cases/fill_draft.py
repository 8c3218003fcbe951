"""Every change of a draft. An update that comes twice changes it once and gives the same draft again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from bot.domain import draft as form
from bot.domain.draft import Draft, Question
from bot.domain.errors import DraftExists, DraftMissing, NotFound, StatementNotOpen
from bot.domain.limits import Deed
from bot.use_cases.count_deed import require_measure
from storage import drafts, people, statements
from storage.database import Transaction


async def begin_draft(
    tx: Transaction,
    *,
    person_id: int,
    statement_id: int,
    language: str | None,
    draft_id: str,
    replaces: str,
    update_id: int,
    now: datetime,
) -> Draft:
    """An empty draft, in place of the one that `replaces` names; the person's language is kept for notices.

    `language` is None while it is only a guess. An empty draft that is there already will do; raises
    DraftExists for any other with answers in it."""
    published = await statements.find(tx, statement_id)
    if published is None:
        raise NotFound
    if not published.statement.is_open(now):
        raise StatementNotOpen
    existing = await drafts.find(tx, person_id)
    if existing is not None and existing.last_update_id == update_id:
        return existing
    if existing is not None and existing.id != replaces:
        if existing.answers or existing.statement_id != statement_id:
            raise DraftExists
        return existing
    await require_measure(tx, person_id, Deed.DRAFT, update_id, now)
    await people.remember(tx, person_id, now)
    if language is not None:
        await people.set_app_language(tx, person_id, language)
    draft = Draft(draft_id, person_id, statement_id, published.version, last_update_id=update_id)
    await drafts.save(tx, draft, now)
    return draft


async def change_draft(
    tx: Transaction,
    *,
    person_id: int,
    update_id: int,
    now: datetime,
    change: Callable[[Draft], Draft],
    draft_id: str | None = None,
) -> Draft:
    """Apply one change; raises DraftMissing when `draft_id` (of a button) is not the person's draft.

    `change` is one of the functions below or of `bot.domain.draft`, and may refuse with AnswerRefused."""
    draft = await drafts.find(tx, person_id)
    if draft is None or draft_id not in (None, draft.id):
        raise DraftMissing
    if draft.last_update_id == update_id:
        return draft
    changed = replace(change(draft), last_update_id=update_id)
    await drafts.save(tx, changed, now)
    return changed


def answer(question: Question, text: str) -> Callable[[Draft], Draft]:
    """Answer what is being asked; a button of an earlier question changes nothing."""
    return partial(_if_asked, question, lambda draft: form.answered(draft, question, text))


def choose_visibility(visibility: str) -> Callable[[Draft], Draft]:
    """Visibility stands on the review card, so it can be chosen again while the card is there."""

    def change(draft: Draft) -> Draft:
        if form.next_question(draft) not in (Question.VISIBILITY, None):
            return draft
        return form.answered(draft, Question.VISIBILITY, form.check_answer(Question.VISIBILITY, visibility))

    return change


def skip(question: Question) -> Callable[[Draft], Draft]:
    return partial(_if_asked, question, lambda draft: form.skipped(draft, question))


def keep(question: Question) -> Callable[[Draft], Draft]:
    return partial(_if_asked, question, form.kept)


def go_back(question: Question) -> Callable[[Draft], Draft]:
    return partial(_if_asked, question, form.went_back)


def edit(question: Question) -> Callable[[Draft], Draft]:
    """Ask an answered question again."""
    return lambda draft: form.asking(draft, question)


def _if_asked(question: Question, change: Callable[[Draft], Draft], draft: Draft) -> Draft:
    return change(draft) if form.next_question(draft) is question else draft
