"""The last text for latecomers, a language at a time: asked for, written, erased."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.errors import NotFound
from bot.domain.language import LANGUAGES
from bot.domain.roles import Role
from bot.domain.statement import PublishedStatement, StatementStatus
from bot.use_cases.find_role import require_role
from storage import cards, closing, statements
from storage.closing import Prompt
from storage.database import Transaction

PROMPT_LIFE = timedelta(minutes=30)
"""After that, what an owner writes is no longer taken for the last text."""


@dataclass(frozen=True, slots=True)
class LastTexts:
    published: PublishedStatement
    title: str
    texts: dict[str, str]
    """By language."""
    languages: tuple[str, ...]
    """Those in which one can be written: the bot's, and the statement's others."""


async def show_last_texts(tx: Transaction, statement_id: int, language: str) -> LastTexts:
    """Raises NotFound."""
    published = await statements.find(tx, statement_id)
    if published is None or published.statement.status is StatementStatus.DRAFT:
        raise NotFound
    own = language if language in published.languages else published.languages[0]
    text = await statements.translation(tx, statement_id, published.version, own)
    others = tuple(code for code in published.languages if code not in LANGUAGES)
    texts = await closing.texts(tx, statement_id)
    return LastTexts(published, text.title if text else "", texts, (*LANGUAGES, *others))


async def ask_last_text(
    tx: Transaction,
    *,
    owner_id: int,
    statement_id: int,
    language: str,
    owners: AbstractSet[int],
    now: datetime,
) -> str | None:
    """From now on this owner's next text is the last text; gives the one that is there.

    It is the only question that is open then. Raises NotAllowed and NotFound."""
    await require_role(tx, owner_id, Role.OWNER, owners)
    found = await show_last_texts(tx, statement_id, language)
    if language not in found.languages:
        raise NotFound
    await cards.drop_prompt(tx, owner_id)
    await closing.ask(tx, owner_id, statement_id, language, now)
    return found.texts.get(language)


async def last_text_awaited(tx: Transaction, owner_id: int, update_id: int) -> Prompt | None:
    """What this owner was asked for, if nothing but this very update has answered it."""
    prompt = await closing.prompt(tx, owner_id)
    return None if prompt is None or prompt.update_id not in (None, update_id) else prompt


def too_late(prompt: Prompt, now: datetime) -> bool:
    return now - prompt.asked_at > PROMPT_LIFE


async def write_last_text(
    tx: Transaction, *, owner_id: int, text: str, update_id: int, owners: AbstractSet[int]
) -> Prompt:
    """Store what the owner was asked for; raises NotAllowed, and NotFound when nothing was asked."""
    await require_role(tx, owner_id, Role.OWNER, owners)
    prompt = await last_text_awaited(tx, owner_id, update_id)
    if prompt is None:
        raise NotFound
    await closing.set_text(tx, prompt.statement_id, prompt.language, text)
    await closing.answer_prompt(tx, owner_id, update_id)
    return prompt


async def erase_last_text(
    tx: Transaction, *, owner_id: int, statement_id: int, language: str, owners: AbstractSet[int]
) -> None:
    await require_role(tx, owner_id, Role.OWNER, owners)
    await closing.erase_text(tx, statement_id, language)
    await closing.drop_prompt(tx, owner_id)


async def close_question(tx: Transaction, owner_id: int, update_id: int) -> None:
    """This update answered it, and is taken for nothing else when it comes again."""
    await closing.answer_prompt(tx, owner_id, update_id)
