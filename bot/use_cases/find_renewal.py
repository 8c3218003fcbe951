"""Find the question whether a signature moves to the newest version, with what the person is shown of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.endorsement import Endorsement, Status
from bot.domain.errors import AlreadyDecided, NotFound, TextChanged, TextMissing
from bot.domain.renewal import Renewal
from bot.domain.statement import PublishedStatement, StatementStatus, Translation
from storage import endorsements, renewals, statements
from storage.database import Transaction


@dataclass(frozen=True, slots=True)
class RenewalView:
    renewal: Renewal
    endorsement: Endorsement
    published: PublishedStatement
    text: Translation
    """The new one, in the language that was signed, else in the original's."""
    note: str
    """What changed; empty where nothing was said."""
    open: bool
    """Whether the new version can be signed."""


@dataclass(frozen=True, slots=True)
class Versions:
    """The same text in two versions."""

    view: RenewalView
    old: Translation | None
    """None where the version that was signed lacks the language of the new text."""


async def find_renewal(
    tx: Transaction, *, person_id: int, endorsement_id: int, version: int, language: str, now: datetime
) -> RenewalView:
    """The person's own question about this version.

    Raises NotFound, TextChanged when a newer version came after it, and AlreadyDecided when nothing is to be
    asked any more: signed anew, withdrawn, or not accepted."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    renewal = await renewals.find(tx, endorsement_id, version)
    published = await statements.find(tx, endorsement.statement_id)
    if renewal is None or published is None or published.statement.status is StatementStatus.DRAFT:
        raise NotFound
    if endorsement.status is not Status.ACCEPTED:
        raise AlreadyDecided(endorsement.status)
    if published.version != version:
        raise TextChanged
    if endorsement.version >= version:
        raise AlreadyDecided(endorsement.status)
    return RenewalView(
        renewal=renewal,
        endorsement=endorsement,
        published=published,
        text=await _text(tx, published, endorsement.language),
        note=await _note(tx, published, language, endorsement.language),
        open=published.statement.is_open(now),
    )


async def renewal_of_notice(
    tx: Transaction, *, person_id: int, renewal_id: int, language: str, now: datetime
) -> RenewalView | None:
    """What the outbox is to ask; None when there is nothing to ask any more."""
    renewal = await renewals.by_id(tx, renewal_id)
    if renewal is None or renewal.answer is not None:
        return None
    try:
        return await find_renewal(
            tx,
            person_id=person_id,
            endorsement_id=renewal.endorsement_id,
            version=renewal.version,
            language=language,
            now=now,
        )
    except (NotFound, TextChanged, AlreadyDecided):
        return None


async def compare_versions(
    tx: Transaction, *, person_id: int, endorsement_id: int, version: int, language: str, now: datetime
) -> Versions:
    """The signed text and the new one, in one language; raises as `find_renewal` does."""
    view = await find_renewal(
        tx,
        person_id=person_id,
        endorsement_id=endorsement_id,
        version=version,
        language=language,
        now=now,
    )
    signed = view.endorsement
    return Versions(
        view, await statements.translation(tx, signed.statement_id, signed.version, view.text.language)
    )


async def _text(tx: Transaction, published: PublishedStatement, language: str) -> Translation:
    for code in (language, published.statement.original_language, *published.languages):
        text = await statements.translation(tx, published.id, published.version, code)
        if text is not None:
            return text
    raise TextMissing(language)


async def _note(tx: Transaction, published: PublishedStatement, *wishes: str) -> str:
    """In the nearest language that has one."""
    notes = await renewals.notes(tx, published.id, published.version)
    nearest = (*wishes, published.statement.original_language, *notes)
    return next((notes[code] for code in nearest if code in notes), "")
