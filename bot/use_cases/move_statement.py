"""Pause, close or reopen a statement."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from datetime import datetime

from bot.domain.errors import NotFound, StatementMoved
from bot.domain.roles import Role
from bot.domain.statement import PublishedStatement, StatementStatus
from bot.use_cases.find_role import require_role
from storage import audit, statements
from storage.audit import Action
from storage.database import Transaction

ACTIONS = {
    StatementStatus.PAUSED: Action.STATEMENT_PAUSED,
    StatementStatus.CLOSED: Action.STATEMENT_CLOSED,
    StatementStatus.OPEN: Action.STATEMENT_REOPENED,
}


async def move_statement(
    tx: Transaction,
    *,
    owner_id: int,
    statement_id: int,
    was: StatementStatus,
    to: StatementStatus,
    owners: AbstractSet[int],
    now: datetime,
) -> PublishedStatement:
    """From `was`, which the owner saw, to `to`. What it is already stays, and is recorded once.

    A deadline that has passed goes when the statement is reopened, or it would close it again at once.
    Raises NotAllowed, NotFound and StatementMoved."""
    await require_role(tx, owner_id, Role.OWNER, owners)
    published = await statements.find(tx, statement_id)
    if published is None or StatementStatus.DRAFT in (published.statement.status, to):
        raise NotFound
    statement = published.statement
    late = statement.is_over(now)
    if statement.status is to and not (late and to is StatementStatus.OPEN):
        return published
    if statement.status is not was:
        raise StatementMoved
    await statements.move(tx, statement_id, to)
    facts = {"was": was.value, "status": to.value}
    if late and to is StatementStatus.OPEN:
        await statements.drop_deadline(tx, statement_id)
        facts["deadline"] = "dropped"
    await audit.append(tx, ACTIONS[to], statement.slug, owner_id, now, **facts)
    moved = await statements.find(tx, statement_id)
    assert moved is not None
    return moved
