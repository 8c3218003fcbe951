"""A code is asked for, and its mail goes its way: waiting ──► delayed ──► sent, refused or failed."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.errors import NotFound, NotTheirDomain, TooMuch
from bot.domain.proof import CODE_LIFE, GIVE_UP, MAILS, MAILS_WITHIN, address_digest, is_own_mailbox
from bot.use_cases.find_proof_steps import find_proof_steps
from storage import codes, outbox
from storage.codes import UNDER_WAY, Code, State
from storage.database import Transaction
from storage.outbox import NoticeKind

DOUBLE_TAP = timedelta(seconds=30)
"""Within that, the same address is not written to again."""


async def send_code(
    tx: Transaction,
    *,
    person_id: int,
    endorsement_id: int,
    email: str,
    secret: bytes,
    salt: str,
    update_id: int,
    now: datetime,
) -> Code:
    """The code on its way to that address; older ones are worth nothing from now on.

    The same update, or a double tap, finds the code that is under way already.
    Raises NotFound, NotTheirDomain and TooMuch."""
    if (earlier := await codes.asked_in(tx, update_id)) is not None:
        return earlier
    steps = await find_proof_steps(tx, person_id, endorsement_id, mail=True)
    if steps.domain is None:
        raise NotFound
    if not is_own_mailbox(email, steps.endorsement.website):
        raise NotTheirDomain(steps.domain)
    digest = address_digest(secret, email)
    last = await codes.latest(tx, person_id)
    if last is not None and _is_double(last, endorsement_id, digest, now):
        return last
    if await codes.mails_since(tx, person_id, digest, now - MAILS_WITHIN) >= MAILS:
        raise TooMuch("mail")
    code_id = await codes.add(
        tx,
        endorsement_id=endorsement_id,
        person_id=person_id,
        domain=steps.domain,
        address_digest=digest,
        mailbox=email,
        salt=salt,
        asked_in=update_id,
        now=now,
        expires_at=now + CODE_LIFE,
    )
    await codes.answer(tx, person_id, update_id)
    await outbox.add(tx, NoticeKind.MAIL, person_id, code_id, now)
    code = await codes.find(tx, code_id)
    assert code is not None
    return code


def _is_double(last: Code, endorsement_id: int, digest: str, now: datetime) -> bool:
    return (
        (last.endorsement_id, last.address_digest) == (endorsement_id, digest)
        and last.used_at is None
        and last.state in (*UNDER_WAY, State.SENT)
        and now - last.created_at < DOUBLE_TAP
    )


async def mail_to_send(tx: Transaction, code_id: int, now: datetime) -> Code | None:
    """The code, if its mail is still wanted: nothing newer was asked for, and it is not too late."""
    code = await codes.find(tx, code_id)
    if code is None or code.state not in UNDER_WAY or code.mailbox is None:
        return None
    last = await codes.latest(tx, code.person_id)
    return code if last is not None and last.id == code.id else None


def is_given_up(code: Code, now: datetime) -> bool:
    return now - code.created_at > GIVE_UP


async def record_mail(tx: Transaction, code_id: int, state: State, now: datetime) -> None:
    """What became of the mail; the person is told what they would not learn otherwise."""
    code = await codes.find(tx, code_id)
    if code is None or code.state not in UNDER_WAY or code.state is state:
        return
    await codes.move(tx, code_id, state)
    if state is State.SENT:
        await codes.live_until(tx, code_id, now + CODE_LIFE)
    if state is not State.SENT or code.state is State.DELAYED:
        await outbox.add(tx, NoticeKind.MAIL_NEWS, code.person_id, code_id, now)
