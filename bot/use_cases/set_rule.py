"""An owner sets what is enough for an endorsement of a statement to be accepted."""

from __future__ import annotations

from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.proof import Rule
from storage import audit, proofs, statements
from storage.database import Transaction


async def set_rule(tx: Transaction, slug: str, rule: Rule, now: datetime) -> Rule:
    """The rule before. It holds for proofs from now on; one that holds already is not recorded again.

    Raises NotFound."""
    published = await statements.find_by_slug(tx, slug)
    if published is None:
        raise NotFound
    was = await proofs.rule_of(tx, published.id)
    if was is not rule:
        await proofs.set_rule(tx, published.id, rule)
        await audit.append(tx, audit.Action.RULE_SET, slug, None, now, was=was.value, rule=rule.value)
    return was
