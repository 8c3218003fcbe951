"""Endorsing for an organisation: the gate, the form question by question, and the receipt.

The draft in the database is the state of the conversation; nothing is remembered here.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from bot.domain.draft import Draft, Question, check_answer, next_question
from bot.domain.errors import (
    AlreadyEndorsed,
    AnswerRefused,
    DomainError,
    DraftChanged,
    DraftExists,
    DraftIncomplete,
    DraftMissing,
    Refusal,
    StatementNotOpen,
    TextChanged,
    TextMissing,
)
from bot.use_cases.cancel_draft import cancel_draft
from bot.use_cases.confirm_endorsement import Confirmation, confirm_endorsement
from bot.use_cases.fill_draft import (
    answer,
    begin_draft,
    change_draft,
    choose_visibility,
    edit,
    go_back,
    keep,
    skip,
)
from handlers import buttons
from handlers.button import Button
from handlers.form import countries_screen, next_screen
from handlers.mine import corrected_screen, own_screen, receipt
from handlers.screen import Screen
from handlers.statement import view_of
from handlers.visit import Visit
from storage import drafts
from texts.countries import find_countries, is_country

DRAFT_ID_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_draft_id(chance: Random) -> str:
    """A random name, so that an old button does not touch a new form."""
    return "".join(chance.choice(DRAFT_ID_LETTERS) for _ in range(10))


async def endorse(visit: Visit, button: buttons.Endorse) -> None:
    """The gate: is it for an organisation? Or, with a form begun earlier: go on with it?"""
    draft = await draft_of(visit)
    if draft is not None:
        await visit.show(resume_screen(visit, draft, button.statement), below=button.below)
        return
    view = await view_of(visit, button.statement)
    if not view.published.statement.is_open(visit.services.clock()):
        raise StatementNotOpen
    words = visit.words
    await visit.show(
        Screen(
            words.html("gate"),
            [
                [buttons.Begin(button.statement).key(words.plain("button-yes-organisation"))],
                [buttons.AsMyself(button.statement).key(words.plain("button-myself"))],
                [buttons.Home(button.statement).key(words.plain("button-home"))],
            ],
        ),
        below=button.below,
    )


def resume_screen(visit: Visit, draft: Draft, statement_id: int, anew: Button | None = None) -> Screen:
    """Go on with the form, or leave it for another one, which `anew` begins."""
    words = visit.words
    anew = anew or buttons.Begin(statement_id, draft.id)
    name = draft.answer_to(Question.NAME)
    if draft.corrects is None:
        parts = [words.html("resume", organisation="named" if name else "none", name=name or "")]
    else:
        parts = [words.html("resume-correction", organisation=name or "")]
    if draft.statement_id != statement_id:
        parts.append(words.html("resume-other"))
    return Screen(
        "\n\n".join(parts),
        [
            [buttons.GoOn(draft.id).key(words.plain("button-go-on"))],
            [anew.key(words.plain("button-start-over"))],
            [buttons.Home(statement_id).key(words.plain("button-home"))],
        ],
    )


async def as_myself(visit: Visit, button: buttons.AsMyself) -> None:
    view = await view_of(visit, button.statement)
    link = f"https://t.me/{visit.services.username}?start={view.published.statement.slug}"
    keys = [[buttons.Home(button.statement).key(visit.words.plain("button-home"))]]
    await visit.show(Screen(visit.words.html("gate-myself", link=link), keys))


async def begin(visit: Visit, button: buttons.Begin) -> None:
    try:
        draft = await _begin(visit, button)
    except DraftExists:
        existing = await draft_of(visit)
        if existing is None:
            raise
        await visit.show(resume_screen(visit, existing, button.statement))
        return
    await visit.show(await next_screen(visit, draft))


async def _begin(visit: Visit, button: buttons.Begin) -> Draft:
    services, now = visit.services, visit.services.clock()
    draft_id = new_draft_id(services.chance)
    return await services.database.write(
        lambda tx: begin_draft(
            tx,
            person_id=visit.person_id,
            statement_id=button.statement,
            language=visit.words.language if visit.knows_language else None,
            draft_id=draft_id,
            replaces=button.replaces,
            update_id=visit.update_id,
            now=now,
        )
    )


async def go_on(visit: Visit, button: buttons.GoOn) -> None:
    draft = await draft_of(visit)
    if draft is None or draft.id != button.draft:
        raise DraftMissing
    await visit.show(await next_screen(visit, draft))


async def typed(visit: Visit, draft: Draft) -> None:
    """A text message while a form is open: the answer to what was asked."""
    question = next_question(draft)
    if not visit.text:
        raise AnswerRefused(Refusal.NOT_TEXT)
    # The update may have been answered before a restart: then the draft asks the next question already.
    if draft.last_update_id == visit.update_id:
        await visit.add(await next_screen(visit, draft))
    elif question is None or question is Question.VISIBILITY:
        raise AnswerRefused(Refusal.NOT_A_CHOICE)
    elif question is Question.COUNTRY:
        await visit.add(_countries_for(visit, draft))
    else:
        checked = check_answer(question, visit.text)
        await visit.add(await next_screen(visit, await _change(visit, answer(question, checked))))


def _countries_for(visit: Visit, draft: Draft) -> Screen:
    words = visit.words
    found = find_countries(visit.text, words.language)
    if not found:
        line = "country-unknown"
    elif found[0].exact:
        line = "country-found"
    else:
        line = "country-unsure"
    return countries_screen(words, draft, words.html(line), [match.code for match in found])


async def pick_country(visit: Visit, button: buttons.PickCountry) -> None:
    if not is_country(button.country):
        raise AnswerRefused(Refusal.NOT_A_CHOICE)
    await _press(visit, button.draft, answer(Question.COUNTRY, button.country))


async def skip_question(visit: Visit, button: buttons.Skip) -> None:
    await _press(visit, button.draft, skip(button.question))


async def back(visit: Visit, button: buttons.Back) -> None:
    await _press(visit, button.draft, go_back(button.question))


async def keep_answer(visit: Visit, button: buttons.Keep) -> None:
    await _press(visit, button.draft, keep(button.question))


async def edit_answer(visit: Visit, button: buttons.Edit) -> None:
    await _press(visit, button.draft, edit(button.question))


async def choose(visit: Visit, button: buttons.Choose) -> None:
    await _press(visit, button.draft, choose_visibility(button.visibility))


async def cancel(visit: Visit, button: buttons.Cancel) -> None:
    """Asks once: what was typed would be gone."""
    draft = await draft_of(visit)
    if draft is None or draft.id != button.draft:
        raise DraftMissing
    await visit.show(discard_screen(visit, draft))


def discard_screen(visit: Visit, draft: Draft) -> Screen:
    words = visit.words
    return Screen(
        words.html("discard-question" if draft.corrects is None else "discard-correction"),
        [
            [buttons.Discard(draft.id).key(words.plain("button-discard"))],
            [buttons.GoOn(draft.id).key(words.plain("button-go-on-short"))],
        ],
    )


async def discard(visit: Visit, button: buttons.Discard) -> None:
    draft = await draft_of(visit)
    confirmed = await visit.services.database.write(
        lambda tx: cancel_draft(tx, visit.person_id, button.draft)
    )
    if confirmed is None and draft is not None and draft.corrects is not None and draft.id == button.draft:
        first = visit.words.html("correction-discarded")
        await visit.show(await own_screen(visit, draft.corrects, first))
    elif confirmed is None:
        await visit.show(Screen(visit.words.html("discarded")))
    elif confirmed.revision == button.draft:
        await visit.show(await corrected_screen(visit, confirmed.id))
    else:
        await visit.show(await receipt(visit, confirmed))


async def confirm(visit: Visit, button: buttons.Confirm) -> None:
    """Committed first, told afterwards; pressing twice shows the same receipt."""
    services, now = visit.services, visit.services.clock()
    try:
        endorsement = await services.database.write(
            lambda tx: confirm_endorsement(
                tx,
                person_id=visit.person_id,
                confirmation=Confirmation(button.draft, button.version, button.language, button.answers),
                owners=services.owners,
                chance=services.chance,
                now=now,
            )
        )
    except (
        TextChanged,
        TextMissing,
        DraftChanged,
        DraftIncomplete,
        AlreadyEndorsed,
        StatementNotOpen,
    ) as refusal:
        draft = await draft_of(visit)
        if draft is None:
            raise
        await visit.show(await next_screen(visit, draft, said(visit, refusal)))
        return
    services.notices_waiting()
    await visit.show(await receipt(visit, endorsement))


def said(visit: Visit, refusal: DomainError) -> str:
    match refusal:
        case AlreadyEndorsed():
            return visit.words.html("already-endorsed")
        case DraftIncomplete():
            return visit.words.html("incomplete")
        case DraftChanged():
            return visit.words.html("draft-changed")
        case _:
            # The card says by itself that it shows a newer version than the one that was read, or that
            # nobody can sign now.
            return ""


async def draft_of(visit: Visit) -> Draft | None:
    return await visit.services.database.read(lambda tx: drafts.find(tx, visit.person_id))


async def _press(visit: Visit, draft_id: str, change: Callable[[Draft], Draft]) -> None:
    draft = await _change(visit, change, draft_id)
    await visit.show(await next_screen(visit, draft))


async def _change(visit: Visit, change: Callable[[Draft], Draft], draft_id: str | None = None) -> Draft:
    services, now = visit.services, visit.services.clock()
    return await services.database.write(
        lambda tx: change_draft(
            tx,
            person_id=visit.person_id,
            update_id=visit.update_id,
            now=now,
            change=change,
            draft_id=draft_id,
        )
    )
