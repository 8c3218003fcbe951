"""/forget: show what erasing would do, and do it.

    accepted   ── erased, or at the person's choice kept with the organisation's name and no link to them
    pending, rejected, withdrawn   ── erased
    form, language, notices, counts, role   ── erased; the role of the last owner stays

A block stays: whoever is blocked would shake it off by it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from bot.domain.endorsement import Status
from bot.domain.errors import PlanChanged
from bot.domain.roles import Role
from bot.use_cases.find_role import find_role, people_with
from storage import audit, blocks, cards, drafts, erasure, outbox
from storage.audit import Action
from storage.database import Transaction
from storage.erasure import Held
from storage.outbox import NoticeKind


@dataclass(frozen=True, slots=True)
class Plan:
    """What erasing this person would do."""

    held: tuple[Held, ...]
    has_draft: bool
    role: Role
    role_stays: bool
    """The last owner's, or that of an owner of the settings: nobody could run the bot without them."""
    blocked: bool
    known: bool
    """Whether anything else is stored about them."""

    @property
    def accepted(self) -> tuple[Held, ...]:
        return tuple(each for each in self.held if each.status == Status.ACCEPTED)

    @property
    def others(self) -> tuple[Held, ...]:
        return tuple(each for each in self.held if each.status != Status.ACCEPTED)

    @property
    def empty(self) -> bool:
        """Nothing is there to erase."""
        return not (self.held or self.known or (self.role is not Role.NONE and not self.role_stays))

    @property
    def fingerprint(self) -> str:
        """Eight letters that change with what would happen to endorsements and role."""
        facts = [f"{each.id}={each.status}" for each in self.held]
        facts.append(f"{self.role} {self.role_stays}")
        return hashlib.sha256("\n".join(facts).encode()).hexdigest()[:8]


async def plan_forgetting(tx: Transaction, person_id: int, owners: AbstractSet[int]) -> Plan:
    """`owners` are those of the settings."""
    role = await find_role(tx, person_id, owners)
    others = set(await people_with(tx, Role.OWNER, owners)) - {person_id}
    stays = person_id in owners or (role is Role.OWNER and not others)
    return Plan(
        held=tuple(await erasure.held(tx, person_id)),
        has_draft=await drafts.find(tx, person_id) is not None,
        role=role,
        role_stays=stays,
        blocked=await blocks.find(tx, person_id) is not None,
        known=await erasure.known(tx, person_id, member=not stays),
    )


async def forget_person(
    tx: Transaction, *, person_id: int, keep: bool, seen: str, owners: AbstractSet[int], now: datetime
) -> Plan:
    """Erase; with `keep` accepted endorsements stay without the person. Returns the plan that was followed.

    `seen` is the fingerprint of what was shown; raises PlanChanged when something else would happen now.
    Once more it finds nothing to do and does nothing."""
    plan = await plan_forgetting(tx, person_id, owners)
    if plan.empty:
        return plan
    if plan.fingerprint != seen:
        raise PlanChanged
    kept = plan.accepted if keep else ()
    shown = [(each.id, card) for each in plan.held for card in await cards.of_endorsement(tx, each.id)]
    for each in plan.held:
        if each in kept:
            await erasure.unlink_endorsement(tx, each.id)
        else:
            await erasure.erase_endorsement(tx, each.id)
        await audit.append(
            tx,
            Action.ERASED,
            each.reference,
            None,
            now,
            before=each.status,
            endorsement="kept" if each in kept else "erased",
        )
    await erasure.erase_person(tx, person_id, member=not plan.role_stays)
    await audit.append(
        tx, Action.ERASED, "person", None, now, erased=len(plan.held) - len(kept), kept=len(kept)
    )
    admins = set(await people_with(tx, Role.ADMIN, owners))
    for endorsement_id, card in shown:
        if card.admin_id in admins:
            await outbox.add(tx, NoticeKind.CARD_CHANGED, card.admin_id, endorsement_id, now, card.message_id)
    if plan.held:
        # The line above is the last one of the log: the notice is worded from it.
        line = await audit.ever_written(tx)
        for admin_id in sorted(admins - {person_id}):
            await outbox.add(tx, NoticeKind.ERASED, admin_id, line, now)
    return plan
