"""The code from the mail is typed: it proves the mailbox, or one of five tries is gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from hmac import compare_digest

from bot.domain.endorsement import OCCUPYING
from bot.domain.errors import NotFound
from bot.domain.proof import TRIES, Grade, Proof, code_of, own_domain
from bot.use_cases.find_proof_steps import code_awaited
from bot.use_cases.give_proof import give_proof
from storage import codes, endorsements
from storage.codes import Code
from storage.database import Transaction


class Verdict(Enum):
    RIGHT = auto()
    WRONG = auto()
    DEAD = auto()
    """Too old, tried too often, or not about this organisation's mailbox any more."""


@dataclass(frozen=True, slots=True)
class Checked:
    verdict: Verdict
    endorsement_id: int
    left: int
    """Tries."""


async def check_code(
    tx: Transaction, *, person_id: int, digits: str, secret: bytes, update_id: int, now: datetime
) -> Checked:
    """The same update again finds the same verdict. Raises NotFound when no code is awaited."""
    code = await code_awaited(tx, person_id, update_id, now)
    if code is None:
        raise NotFound
    if code.last_update_id == update_id:
        return _said(code, Verdict.RIGHT if code.used_at is not None else Verdict.WRONG)
    endorsement = await endorsements.find(tx, code.endorsement_id)
    assert endorsement is not None
    stands = (
        endorsement.person_id == person_id
        and endorsement.status in OCCUPYING
        and own_domain(endorsement.website) == code.address
    )
    if not stands or code.tries >= TRIES or now >= code.expires_at:
        return _said(code, Verdict.DEAD)
    if not compare_digest(code_of(secret, code.salt), digits):
        await codes.count_try(tx, code.id, update_id)
        tried = await codes.find(tx, code.id)
        assert tried is not None
        return _said(tried, Verdict.WRONG)
    await codes.use(tx, code.id, update_id, now)
    await give_proof(tx, endorsement, Proof(Grade.MAILBOX, code.address, now), now)
    return _said(code, Verdict.RIGHT)


def _said(code: Code, verdict: Verdict) -> Checked:
    return Checked(verdict, code.endorsement_id, TRIES - code.tries)
