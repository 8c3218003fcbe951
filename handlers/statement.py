"""A statement: its overview, its whole text, and its text as a file."""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from telegram import InputFile
from telegram.constants import ParseMode

from bot.domain.endorsement import Status
from bot.domain.language import LANGUAGES
from bot.domain.statement import Translation, Wording
from bot.use_cases.choose_language import choose_text_language
from bot.use_cases.find_statement import StatementView, find_statement, signed_text
from handlers import buttons
from handlers.pages import message_pages
from handlers.screen import Keys, Screen
from handlers.visit import Visit
from texts.catalogue import Words

PAGE = 4000
"""UTF-16 units in one message, with the note on the wording; Telegram takes 4096 characters."""

NOTES = {
    Wording.APPROVED: "wording-approved",
    Wording.DRAFT: "wording-draft",
    Wording.RESTATED: "wording-restated",
}

pages_of = lru_cache(maxsize=64)(message_pages)
"""What is sent a thousand times is made once."""


async def view_of(visit: Visit, statement_id: int, language: str | None = None) -> StatementView:
    """The statement as this person sees it; raises NotFound."""
    return await visit.services.database.read(
        lambda tx: find_statement(
            tx, statement_id, visit.person_id, visit.words.language, language, visit.app_language
        )
    )


async def overview(visit: Visit, statement_id: int) -> Screen:
    """Title, summary, how many signed, and where to go from here; raises NotFound."""
    view = await view_of(visit, statement_id)
    words, statement, text = visit.words, view.published.statement, view.translation
    is_open = statement.is_open(visit.services.clock())
    about = wording_note(words, text)
    if statement.dated:
        about.insert(0, words.html("start-dated", date=day_of(words, statement.dated)))
    if issuer := text.issuer or statement.issuer:
        about.insert(0, words.html("start-issuer", issuer=issuer))
    figures = [words.html("start-count", count=view.counts.of(Status.ACCEPTED))]
    if statement.goal:
        figures.append(words.html("start-goal", goal=statement.goal))
    if is_open and statement.deadline:
        figures.append(words.html("start-deadline", moment=words.moment(statement.deadline)))
    paragraphs = [
        words.html("start", title=text.title, summary=text.summary).strip(),
        *(["\n".join(about)] if about else []),
        "\n".join(figures),
    ]
    if not is_open:
        paragraphs += closed_notes(words, view, visit.services.clock())
    if words.language not in view.published.languages:
        names = words.listing(language_name(code) for code in view.published.languages)
        paragraphs.append(words.html("start-other-language", languages=names))
    if view.has_draft:
        paragraphs.append(words.html("start-draft" if is_open else "start-draft-kept"))
    return Screen("\n\n".join(paragraphs), _overview_keys(words, view, is_open))


def closed_notes(words: Words, view: StatementView, now: datetime) -> list[str]:
    """Why nobody can sign now, and the owners' last text where there is one."""
    if view.published.statement.is_paused(now):
        return [words.html("start-paused")]
    notes = [words.html("start-closed")]
    if view.last_text:
        notes.append(words.html("last-text", text=view.last_text))
    return notes


def _overview_keys(words: Words, view: StatementView, is_open: bool) -> Keys:
    statement = view.published.id
    keys = [[buttons.Read(statement).key(words.plain("button-read"))]]
    if is_open:
        label = words.plain("button-go-on" if view.has_draft else "button-endorse")
        keys.append([buttons.Endorse(statement).key(label)])
    keys.append([buttons.Signers(statement).key(words.plain("button-signers"))])
    keys.append([buttons.Languages(statement).key(words.plain("button-language"))])
    return keys


async def read(visit: Visit, button: buttons.Read) -> None:
    """The whole statement, in as many messages as it takes; the last one carries the buttons."""
    services, words = visit.services, visit.words
    view = await view_of(visit, button.statement, button.language or None)
    text, published = view.translation, view.published
    if button.language and button.language != words.language and button.language in published.languages:
        now = services.clock()
        await services.database.write(
            lambda tx: choose_text_language(tx, visit.person_id, button.language, now)
        )
    await visit.toast()
    # The note goes without formatting: the page below it may hold all the entities that Telegram shows.
    note = "".join(f"{each}\n\n" for each in wording_note(words, text))
    pages = list(pages_of(text, limit=PAGE - len(note)))
    pages[0] = note + pages[0]
    for page in pages[:-1]:
        await visit.add(Screen(page))
    keys = [
        [
            buttons.TextFile(published.id, published.version, text.language).key(
                words.plain("button-text-file")
            )
        ],
        [buttons.Home(published.id, below=1).key(words.plain("button-home"))],
    ]
    if published.statement.is_open(services.clock()):
        label = words.plain("button-go-on" if view.has_draft else "button-endorse")
        keys.insert(0, [buttons.Endorse(published.id, below=1).key(label)])
    others = [code for code in published.languages if code != text.language]
    if text.language != words.language or len(published.languages) > len(LANGUAGES):
        keys[-1:-1] = [
            [
                buttons.Read(published.id, code).key(
                    words.plain("button-other-text", language=language_name(code))
                )
            ]
            for code in others
        ]
    await visit.add(Screen(pages[-1], keys))


async def text_file(visit: Visit, button: buttons.TextFile) -> None:
    """The canonical text, whose SHA-256 is the digest on every receipt."""
    published, text = await visit.services.database.read(
        lambda tx: signed_text(tx, button.statement, button.version, button.language)
    )
    await visit.toast()
    await visit.bot.send_document(
        visit.chat_id,
        InputFile(
            text.canonical_text.encode(),
            filename=f"{published.statement.slug}.v{button.version}.{text.language}.txt",
        ),
        caption=visit.words.html(
            "text-file-caption",
            version=str(button.version),
            language=language_name(text.language, visit.words),
            digest=text.digest,
        ),
        parse_mode=ParseMode.HTML,
    )


def wording_note(words: Words, text: Translation) -> list[str]:
    """What has to be said about the wording: nothing of the original."""
    key = NOTES.get(text.wording)
    return [words.html(key)] if key else []


def language_name(code: str, words: Words | None = None) -> str:
    """A language's name in that language itself, or in the reader's where `words` are given."""
    if words is None and code in LANGUAGES:
        return LANGUAGES[code].native_name
    try:
        return Locale.parse(code, sep="-").get_display_name(words.language if words else None) or code
    except (UnknownLocaleError, ValueError):
        return code


def day_of(words: Words, dated: str) -> str:
    """A statement's date as its files give it: a day where it is one."""
    try:
        return words.day(date.fromisoformat(dated))
    except ValueError:
        return dated
