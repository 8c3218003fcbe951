"""Forget what is due by the policy, in one transaction with its line in the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.retention import RECORDED, Policy, Rule
from storage import audit, outbox, retention
from storage.audit import Action
from storage.database import Transaction
from storage.outbox import NoticeKind


@dataclass(frozen=True, slots=True)
class Purged:
    rows: Mapping[Rule, int]
    warned: int
    """People who are told that their form will be erased."""

    @property
    def total(self) -> int:
        return sum(self.rows.values())


async def look_at_purge(tx: Transaction, policy: Policy, now: datetime) -> Purged:
    """What `purge` would do now."""
    rows = {rule: await retention.count(tx, rule, policy, now) for rule in Rule}
    return Purged(rows, await retention.unwarned(tx, policy, now))


async def purge(tx: Transaction, policy: Policy, now: datetime) -> Purged:
    """Forget, and warn those whose form is next; once more at the same moment does nothing more."""
    await retention.note_closings(tx, now)
    rows = {rule: await retention.delete(tx, rule, policy, now) for rule in Rule}
    warned = await retention.warn(tx, policy, now)
    for person_id, statement_id in warned:
        await outbox.add(tx, NoticeKind.DRAFT_ENDS, person_id, statement_id, now)
    recorded = {rule.value: rows[rule] for rule in Rule if rule in RECORDED and rows[rule]}
    if recorded:
        await audit.append(tx, Action.PURGED, "retention", None, now, **recorded)
    return Purged(rows, len(warned))
