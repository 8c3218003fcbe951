"""Find the statement that somebody means, with what they are shown of it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.errors import NotFound
from bot.domain.language import text_language
from bot.domain.statement import PublishedStatement, StatementStatus, Translation
from storage import closing, drafts, endorsements, people, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class StatementView:
    """A statement as one person sees it."""

    published: PublishedStatement
    translation: Translation
    counts: endorsements.Counts
    has_draft: bool
    """Whether this person has an unfinished endorsement of it."""
    last_text: str | None
    """What latecomers read once it is closed, in the language nearest to theirs that has one."""


async def find_statement(
    tx: Transaction,
    statement_id: int,
    person_id: int,
    language: str,
    chosen: str | None = None,
    app_language: str | None = None,
) -> StatementView:
    """The statement in the chosen text language, else the person's; raises NotFound.

    `app_language` is given while `language`, the interface's, is only a guess: the statement may speak it."""
    published = await statements.find(tx, statement_id)
    if published is None or published.statement.status is StatementStatus.DRAFT:
        raise NotFound
    person = await people.find(tx, person_id)
    remembered = person.text_language if person else None
    own = (remembered, app_language, language) if app_language else (language, remembered)
    code = text_language(published.languages, chosen, *own)
    translation = await statements.translation(tx, statement_id, published.version, code)
    assert translation is not None
    draft = await drafts.find(tx, person_id)
    last_texts = await closing.texts(tx, statement_id)
    nearest = (language, code, published.statement.original_language, *last_texts)
    return StatementView(
        published=published,
        translation=translation,
        counts=await endorsements.counts(tx, statement_id),
        has_draft=draft is not None and draft.statement_id == statement_id,
        last_text=next((last_texts[each] for each in nearest if each in last_texts), None),
    )


async def statement_on_offer(tx: Transaction, slug: str | None = None) -> PublishedStatement | None:
    """The statement with that slug if readers may see it, else the newest that they may see."""
    if slug:
        named = await statements.find_by_slug(tx, slug)
        if named is not None and named.statement.status is not StatementStatus.DRAFT:
            return named
    visible = await statements.visible(tx)
    open_ones = [each for each in visible if each.statement.status is StatementStatus.OPEN]
    return next(iter(open_ones or visible), None)


async def all_statements(tx: Transaction) -> list[PublishedStatement]:
    """Everything that readers may see, the newest first."""
    return await statements.visible(tx)


async def signed_text(
    tx: Transaction, statement_id: int, version: int, language: str
) -> tuple[PublishedStatement, Translation]:
    """The very text of a version in a language, current or not; raises NotFound."""
    published = await statements.find(tx, statement_id)
    text = await statements.translation(tx, statement_id, version, language)
    if published is None or published.statement.status is StatementStatus.DRAFT or text is None:
        raise NotFound
    return published, text
