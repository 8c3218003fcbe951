"""Which proofs a representative can give for their endorsement now, and what they were asked to write."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.endorsement import OCCUPYING, Endorsement
from bot.domain.errors import NotFound
from bot.domain.proof import Grade, Proof, is_own_mailbox, own_domain
from storage import codes, endorsements, proofs
from storage.codes import Code, PromptKind
from storage.database import Transaction

PROMPT_LIFE = timedelta(minutes=30)
"""After that, what somebody writes is no longer taken for what they were asked."""
CODE_REMEMBERED = timedelta(hours=1)
"""So long, six digits are taken for a code, if only to say that it is too old."""


@dataclass(frozen=True, slots=True)
class Steps:
    endorsement: Endorsement
    domain: str | None
    """Where the organisation's mailboxes are, if a code can be sent to one."""
    email: str | None
    """The address in the form, if it is one of them."""
    proofs: tuple[Proof, ...]

    @property
    def any(self) -> bool:
        return self.domain is not None


async def find_proof_steps(tx: Transaction, person_id: int, endorsement_id: int, *, mail: bool) -> Steps:
    """`mail`: whether the bot can send any. Raises NotFound for an endorsement that is not this person's."""
    endorsement = await endorsements.find(tx, endorsement_id)
    if endorsement is None or endorsement.person_id != person_id:
        raise NotFound
    given = await proofs.of_endorsement(tx, endorsement_id)
    domain = None
    if mail and endorsement.status in OCCUPYING and not any(each.grade is Grade.MAILBOX for each in given):
        domain = own_domain(endorsement.website)
    contact = await endorsements.contact(tx, endorsement_id) if domain else None
    email = contact.email if contact else None
    own = email if email and is_own_mailbox(email, endorsement.website) else None
    return Steps(endorsement, domain, own, given)


async def ask_mailbox(
    tx: Transaction, person_id: int, endorsement_id: int, now: datetime, *, mail: bool
) -> Steps:
    """From now on an address that this person writes is where the code goes."""
    steps = await find_proof_steps(tx, person_id, endorsement_id, mail=mail)
    if steps.domain is not None:
        await codes.ask(tx, person_id, endorsement_id, PromptKind.MAILBOX, now)
    return steps


async def mailbox_awaited(tx: Transaction, person_id: int, update_id: int, now: datetime) -> int | None:
    """For which endorsement an address is awaited, if nothing but this very update has answered it."""
    prompt = await codes.prompt(tx, person_id)
    if prompt is None or prompt.kind is not PromptKind.MAILBOX or prompt.update_id not in (None, update_id):
        return None
    late = now - prompt.asked_at > PROMPT_LIFE
    if late or await codes.form_touched(tx, person_id, prompt.asked_at):
        return None
    return prompt.endorsement_id


async def code_awaited(tx: Transaction, person_id: int, update_id: int, now: datetime) -> Code | None:
    """The code that this person was sent last, unless they turned to a form since, or used it."""
    code = await codes.latest(tx, person_id)
    if code is None or now - code.created_at > CODE_REMEMBERED:
        return None
    if code.last_update_id == update_id:
        return code
    if code.used_at is not None or await codes.form_touched(tx, person_id, code.created_at):
        return None
    return code
