"""Sign the new version: the same endorsement and reference, under another text from now on."""

from __future__ import annotations

from datetime import datetime

from bot.domain.endorsement import Endorsement, Status
from bot.domain.errors import StatementNotOpen, TextMissing
from bot.domain.renewal import Answer
from bot.use_cases.find_renewal import find_renewal
from bot.use_cases.refresh_cards import refresh_cards
from storage import audit, endorsements, renewals, statements
from storage.database import Transaction


async def renew_endorsement(
    tx: Transaction, *, person_id: int, endorsement_id: int, version: int, language: str, now: datetime
) -> Endorsement:
    """Move version, language, digest and time to the text that the press named; twice moves once.

    Raises as `find_renewal` does, TextMissing for a language that the question did not offer, and
    StatementNotOpen."""
    earlier = await endorsements.find(tx, endorsement_id)
    if (
        earlier is not None
        and (earlier.person_id, earlier.status) == (person_id, Status.ACCEPTED)
        and (earlier.version, earlier.language) == (version, language)
        and (done := await renewals.find(tx, endorsement_id, version)) is not None
        and done.answer is Answer.RENEW
    ):
        return earlier
    view = await find_renewal(
        tx,
        person_id=person_id,
        endorsement_id=endorsement_id,
        version=version,
        language=language,
        now=now,
    )
    if not view.open:
        raise StatementNotOpen
    text = await statements.translation(tx, view.published.id, version, language)
    if text is None or language != view.text.language:
        raise TextMissing(language)
    before = view.endorsement
    assert await endorsements.sign_anew(tx, endorsement_id, before.version, version, text, now)
    await renewals.answer(tx, view.renewal.id, Answer.RENEW, now)
    await audit.append(
        tx,
        audit.Action.RENEWED,
        before.reference,
        None,
        now,
        before=before.version,
        version=version,
        language=language,
        sha256=text.digest,
    )
    await refresh_cards(tx, endorsement_id, now)
    renewed = await endorsements.find(tx, endorsement_id)
    assert renewed is not None
    return renewed
