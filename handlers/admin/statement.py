"""/statement: owners pause, close and reopen a statement, and write a last text for latecomers."""

from __future__ import annotations

from dataclasses import replace

from telegram import InlineKeyboardButton

from bot.domain.errors import AnswerRefused, Refusal, StatementMoved
from bot.domain.line import clean_lines
from bot.domain.statement import PublishedStatement, Statement, StatementStatus
from bot.use_cases.find_statement import all_statements
from bot.use_cases.move_statement import move_statement
from bot.use_cases.write_last_text import (
    LastTexts,
    ask_last_text,
    close_question,
    erase_last_text,
    show_last_texts,
    write_last_text,
)
from handlers import buttons
from handlers.errors import refusal_html
from handlers.screen import Screen
from handlers.statement import language_name
from handlers.visit import Visit
from texts.catalogue import Words

LAST_TEXT_LIMIT = 1000
"""Characters; the overview that shows it fits one message."""
STATEMENTS = 20
"""As many of the newest as are offered to choose from."""

MOVES = {
    StatementStatus.OPEN: (StatementStatus.PAUSED, StatementStatus.CLOSED),
    StatementStatus.PAUSED: (StatementStatus.OPEN, StatementStatus.CLOSED),
    StatementStatus.CLOSED: (StatementStatus.OPEN,),
}


async def statement(visit: Visit) -> None:
    """The command: the panel, or first which statement."""
    found = (await visit.services.database.read(all_statements))[:STATEMENTS]
    words = visit.words
    if not found:
        await visit.add(Screen(words.html("nothing-published")))
    elif len(found) == 1:
        await visit.add(await _panel(visit, found[0].id))
    else:
        keys = [[buttons.Panel(each.id).key(each.statement.slug)] for each in found]
        await visit.add(Screen(words.html("panel-choose"), keys))


async def panel(visit: Visit, button: buttons.Panel) -> None:
    await visit.show(await _panel(visit, button.statement))


async def _panel(visit: Visit, statement_id: int) -> Screen:
    """How it stands, and what can be done about it."""
    words = visit.words
    found = await _last_texts(visit, statement_id)
    shown, now = found.published.statement, visit.services.clock()
    lines = [words.html("panel", title=found.title, slug=shown.slug, state=_state(visit, shown))]
    if shown.deadline:
        lines.append(words.html("panel-deadline", moment=words.moment(shown.deadline)))
    lines.append(_written(words, found))
    moves = MOVES[shown.status]
    if shown.status is StatementStatus.OPEN and shown.is_over(now):
        # Its deadline has closed it: it can be reopened, or be closed for good.
        moves = (StatementStatus.OPEN, StatementStatus.CLOSED)
    keys = [[_move(found.published, to).key(words.plain(f"button-move-{to}"))] for to in moves]
    keys.append([buttons.LastTexts(statement_id).key(words.plain("button-last-text"))])
    return Screen("\n".join(lines), keys)


def _state(visit: Visit, shown: Statement) -> str:
    over = shown.status is not StatementStatus.CLOSED and shown.is_over(visit.services.clock())
    return visit.words.plain("label-state-over" if over else f"label-state-{shown.status}")


def _written(words: Words, found: LastTexts) -> str:
    if not found.texts:
        return words.html("panel-no-last-text")
    names = words.listing(language_name(code) for code in found.texts)
    return words.html("panel-last-text", languages=names)


def _move(published: PublishedStatement, to: StatementStatus) -> buttons.MoveStatement:
    return buttons.MoveStatement(published.id, published.statement.status, to)


async def move(visit: Visit, button: buttons.MoveStatement) -> None:
    """Asks once."""
    if not button.sure:
        await visit.show(await _question(visit, button))
        return
    services, now = visit.services, visit.services.clock()
    try:
        await services.database.write(
            lambda tx: move_statement(
                tx,
                owner_id=visit.person_id,
                statement_id=button.statement,
                was=button.was,
                to=button.to,
                owners=services.owners,
                now=now,
            )
        )
    except StatementMoved:
        await visit.toast(visit.words.plain("toast-moved"), alert=True)
    else:
        await visit.toast(visit.words.plain(f"toast-statement-{button.to}"))
    await visit.show(await _panel(visit, button.statement))


async def _question(visit: Visit, button: buttons.MoveStatement) -> Screen:
    words = visit.words
    found = await _last_texts(visit, button.statement)
    shown = found.published.statement
    parts = [words.html(f"move-{button.to}", title=found.title)]
    keys = [[replace(button, sure=1).key(words.plain(f"button-sure-{button.to}"))]]
    if button.to is StatementStatus.CLOSED:
        parts.append(_written(words, found))
        keys.append([buttons.LastTexts(button.statement).key(words.plain("button-last-text"))])
    if button.to is StatementStatus.OPEN and shown.deadline and shown.is_over(visit.services.clock()):
        parts.append(words.html("move-deadline", moment=words.moment(shown.deadline)))
    keys.append([buttons.Panel(button.statement).key(words.plain("button-no"))])
    return Screen("\n\n".join(parts), keys)


async def last_texts(visit: Visit, button: buttons.LastTexts) -> None:
    """In which language? Those that are written are marked."""
    words = visit.words
    found = await _last_texts(visit, button.statement)
    keys = [_language_key(found, code) for code in found.languages]
    rows = [keys[at : at + 2] for at in range(0, len(keys), 2)]
    rows.append([buttons.Panel(button.statement).key(words.plain("button-panel"))])
    await visit.show(Screen(f"{words.html('last-text-choose')}\n\n{_written(words, found)}", rows))


def _language_key(found: LastTexts, code: str) -> InlineKeyboardButton:
    mark = "● " if code in found.texts else "○ "
    return buttons.WriteLastText(found.published.id, code).key(mark + language_name(code))


async def ask_text(visit: Visit, button: buttons.WriteLastText) -> None:
    services, words, now = visit.services, visit.words, visit.services.clock()
    present = await services.database.write(
        lambda tx: ask_last_text(
            tx,
            owner_id=visit.person_id,
            statement_id=button.statement,
            language=button.language,
            owners=services.owners,
            now=now,
        )
    )
    parts = [
        words.html(
            "last-text-write", language=language_name(button.language, words), limit=str(LAST_TEXT_LIMIT)
        )
    ]
    keys = [[buttons.LastTexts(button.statement).key(words.plain("button-back"))]]
    if present is not None:
        parts.append(words.html("last-text", text=present))
        erase = buttons.EraseLastText(button.statement, button.language)
        keys.insert(0, [erase.key(words.plain("button-erase-last-text"))])
    await visit.show(Screen("\n\n".join(parts), keys))


async def text_written(visit: Visit) -> None:
    """The owner's last text, as their next message."""
    services, words = visit.services, visit.words
    try:
        if not visit.text:
            raise AnswerRefused(Refusal.NOT_TEXT)
        text = clean_lines(visit.text, LAST_TEXT_LIMIT)
    except AnswerRefused as refusal:
        await visit.add(Screen(refusal_html(words, refusal)))
        return
    prompt = await services.database.write(
        lambda tx: write_last_text(
            tx, owner_id=visit.person_id, text=text, update_id=visit.update_id, owners=services.owners
        )
    )
    parts = [
        words.html("last-text-saved", language=language_name(prompt.language, words)),
        words.html("last-text", text=text),
    ]
    keys = [
        [buttons.LastTexts(prompt.statement_id).key(words.plain("button-last-text"))],
        [buttons.Panel(prompt.statement_id).key(words.plain("button-panel"))],
    ]
    await visit.add(Screen("\n\n".join(parts), keys))


async def text_too_late(visit: Visit) -> None:
    """Nothing is published by what comes long after the question: it may be meant for something else."""
    await visit.services.database.write(lambda tx: close_question(tx, visit.person_id, visit.update_id))
    await visit.add(Screen(visit.words.html("last-text-late")))


async def erase_text(visit: Visit, button: buttons.EraseLastText) -> None:
    services = visit.services
    await services.database.write(
        lambda tx: erase_last_text(
            tx,
            owner_id=visit.person_id,
            statement_id=button.statement,
            language=button.language,
            owners=services.owners,
        )
    )
    await visit.toast(visit.words.plain("toast-last-text-erased"))
    await last_texts(visit, buttons.LastTexts(button.statement))


async def _last_texts(visit: Visit, statement_id: int) -> LastTexts:
    """Raises NotFound."""
    return await visit.services.database.read(
        lambda tx: show_last_texts(tx, statement_id, visit.words.language)
    )
