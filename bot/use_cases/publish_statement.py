"""Publish a statement: a new version when a text changed, nothing when none did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import SecondOriginal
from bot.domain.statement import Publication, PublishedStatement, Statement, Translation, Wording
from storage import audit, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class Changes:
    """What publishing would do, or did."""

    version: int
    """The version that readers get afterwards."""
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    details: bool
    """Whether status, deadline or another detail beside the texts changed."""

    @property
    def new_version(self) -> bool:
        return bool(self.added or self.changed or self.removed)


async def compare_publication(
    tx: Transaction, publication: Publication, keep_others: bool = False
) -> tuple[Changes, Publication]:
    """What publishing would change, and the whole publication that would then stand.

    With `keep_others`, languages that the publication lacks stay as they are; raises SecondOriginal."""
    stored = await statements.find_by_slug(tx, publication.statement.slug)
    before = await _stored_texts(tx, stored)
    after = dict(publication.translations)
    if keep_others:
        after = {**before, **after}
        if stored is not None:
            original = _original(stored.statement, before, publication)
            publication = replace(
                publication, statement=replace(stored.statement, original_language=original)
            )
    changes = Changes(
        version=stored.version if stored else 0,
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(code for code in after.keys() & before.keys() if after[code] != before[code])),
        removed=tuple(sorted(before.keys() - after.keys())),
        details=stored is None or stored.statement != publication.statement,
    )
    if changes.new_version:
        changes = replace(changes, version=changes.version + 1)
    return changes, replace(publication, translations=after)


async def publish_statement(
    tx: Transaction, publication: Publication, now: datetime, keep_others: bool = False
) -> Changes:
    """Store what changed. Endorsements of earlier versions stay with the version that was signed."""
    changes, whole = await compare_publication(tx, publication, keep_others)
    if changes.new_version or changes.details:
        statement_id = await statements.save(tx, whole.statement)
        if changes.new_version:
            await statements.add_version(tx, statement_id, changes.version, whole.translations.values(), now)
        await _record(tx, changes, whole, now)
    return changes


async def _record(tx: Transaction, changes: Changes, whole: Publication, now: datetime) -> None:
    """The command line publishes, so no admin is named; a new version comes with its texts' digests."""
    texts = whole.translations if changes.new_version else {}
    await audit.append(
        tx,
        audit.Action.PUBLISHED,
        whole.statement.slug,
        None,
        now,
        version=changes.version,
        status=whole.statement.status,
        **{f"sha256-{code}": text.digest for code, text in texts.items()},
    )


def _original(stored: Statement, before: Mapping[str, Translation], publication: Publication) -> str:
    """The original's language; a text that is the issuer's own takes the place of one that never was."""
    mine = [code for code, text in publication.translations.items() if text.wording is Wording.ORIGINAL]
    present = before.get(stored.original_language)
    if not mine or stored.original_language in mine:
        return stored.original_language
    if present is not None and present.wording is Wording.ORIGINAL:
        raise SecondOriginal(stored.original_language)
    return mine[0]


async def _stored_texts(tx: Transaction, stored: PublishedStatement | None) -> dict[str, Translation]:
    if stored is None:
        return {}
    return {text.language: text for text in await statements.translations(tx, stored.id, stored.version)}
