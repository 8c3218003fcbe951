"""Publish a statement: a new version when a text changed, nothing when none did."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.errors import NoteMissing, SecondOriginal
from bot.domain.statement import (
    Publication,
    PublishedStatement,
    Statement,
    StatementStatus,
    Translation,
    Wording,
)
from storage import audit, renewals, statements
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
    affected: int = 0
    """Endorsements under a version that has another text: their representatives are told what changed."""
    moved_from: StatementStatus | None = None
    """The state that readers know now, where the files say another one: an owner may have paused it."""

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
        moved_from=_moved_from(stored, publication),
    )
    if not changes.new_version:
        return changes, replace(publication, translations=after, notes={})
    notes, affected = publication.notes, 0
    if stored is not None:
        # A note that was left in the files since the last time says nothing about this version.
        earlier = await renewals.notes(tx, stored.id, stored.version)
        notes = {code: note for code, note in notes.items() if note != earlier.get(code)}
        affected = await renewals.affected(tx, stored.id, {code: after[code].digest for code in after})
    changes = replace(changes, version=changes.version + 1, affected=affected)
    return changes, replace(publication, translations=after, notes=notes)


async def publish_statement(
    tx: Transaction, publication: Publication, now: datetime, keep_others: bool = False
) -> Changes:
    """Store what changed. Endorsements of earlier versions stay with the version that was signed.

    Raises NoteMissing when some stand under another text and nothing says what changed."""
    changes, whole = await compare_publication(tx, publication, keep_others)
    if changes.affected and not whole.notes:
        raise NoteMissing(changes.affected, whole.statement.original_language)
    if changes.new_version or changes.details:
        statement_id = await statements.save(tx, whole.statement)
        if changes.new_version:
            await statements.add_version(tx, statement_id, changes.version, whole.translations.values(), now)
            await renewals.set_notes(tx, statement_id, changes.version, dict(whole.notes))
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


def _moved_from(stored: PublishedStatement | None, publication: Publication) -> StatementStatus | None:
    if stored is None or stored.statement.status is publication.statement.status:
        return None
    return stored.statement.status


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
