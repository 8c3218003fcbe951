"""pending ── accept or reject ──► decided once, with everybody told who has to be."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from bot.domain.endorsement import Endorsement, Status, Verb
from bot.domain.errors import AlreadyDecided, NotFound
from bot.use_cases.deliver_notice import ShownCard, record_delivery, show_card
from bot.use_cases.review_endorsement import (
    PROMPT_LIFE,
    Awaited,
    ask_reason,
    close_question,
    reason_awaited,
    review_endorsement,
    withdraw_question,
)
from storage import endorsements, outbox
from storage.cards import Card
from storage.database import Database, Transaction
from storage.outbox import NoticeKind
from tests.use_cases.forms import ANI, NOW, published
from tests.use_cases.signed import BORIS, VERA, decided, pending


@pytest.fixture
async def one(database: Database) -> int:
    return await pending(database, await published(database))


async def found(database: Database, endorsement_id: int) -> Endorsement:
    endorsement = await database.read(lambda tx: endorsements.find(tx, endorsement_id))
    assert endorsement is not None
    return endorsement


async def waiting(database: Database) -> list[tuple[NoticeKind, int, int | None]]:
    """Kind, receiver and message of every notice that is due."""
    notices = await database.read(lambda tx: outbox.due(tx, NOW, 100))
    return [(each.kind, each.chat_id, each.message_id) for each in notices]


async def shown(database: Database, endorsement_id: int, *cards: Card) -> None:
    async def show(tx: Transaction) -> None:
        for card in cards:
            await show_card(tx, card, await review_endorsement(tx, endorsement_id), NOW)

    await database.write(show)


@pytest.mark.parametrize(
    ("verb", "reason", "status"),
    [(Verb.ACCEPT, None, Status.ACCEPTED), (Verb.REJECT, "trial", Status.REJECTED)],
)
async def test_a_decision_is_stored_with_who_when_and_why(
    database: Database, one: int, verb: Verb, reason: str | None, status: Status
) -> None:
    await decided(database, one, verb, reason)
    endorsement = await found(database, one)
    assert (endorsement.status, endorsement.reason) == (status, reason)
    assert (endorsement.decided_by, endorsement.decided_at) == (VERA, NOW)
    assert await waiting(database) == [(NoticeKind.DECIDED, ANI, None)]


async def test_every_card_but_the_pressed_one_is_told(database: Database, one: int) -> None:
    # Message numbers repeat from chat to chat.
    await shown(database, one, Card(VERA, 5), Card(VERA, 6), Card(BORIS, 5))
    await decided(database, one, pressed=5)
    assert sorted(await waiting(database), key=str) == [
        (NoticeKind.CARD_CHANGED, VERA, 6),
        (NoticeKind.CARD_CHANGED, BORIS, 5),
        (NoticeKind.DECIDED, ANI, None),
    ]


async def test_of_many_at_the_same_instant_one_decides(database: Database, one: int) -> None:
    async def attempt(admin: int) -> bool:
        verb, reason = (Verb.ACCEPT, None) if admin % 2 else (Verb.REJECT, "trial")
        try:
            await decided(database, one, verb, reason, admin, update=admin)
        except AlreadyDecided:
            return False
        return True

    admins = range(9001, 9021)
    results = await asyncio.gather(*map(attempt, admins))
    assert results.count(True) == 1
    winner = dict(zip(results, admins, strict=True))[True]
    assert (await found(database, one)).decided_by == winner
    assert await waiting(database) == [(NoticeKind.DECIDED, ANI, None)]


async def test_the_same_press_again_finds_its_own_decision(database: Database, one: int) -> None:
    await decided(database, one, Verb.REJECT, "trial")
    await decided(database, one, Verb.REJECT, "trial")
    assert await waiting(database) == [(NoticeKind.DECIDED, ANI, None)]


@pytest.mark.parametrize(
    ("verb", "reason", "admin"),
    [(Verb.REJECT, "duplicate", VERA), (Verb.ACCEPT, None, VERA), (Verb.REJECT, "trial", BORIS)],
)
async def test_a_decision_is_not_decided_again(
    database: Database, one: int, verb: Verb, reason: str | None, admin: int
) -> None:
    await decided(database, one, Verb.REJECT, "trial")
    before = await found(database, one)
    with pytest.raises(AlreadyDecided):
        await decided(database, one, verb, reason, admin)
    assert await found(database, one) == before
    assert await waiting(database) == [(NoticeKind.DECIDED, ANI, None)]


async def test_what_is_not_there_is_not_decided(database: Database, one: int) -> None:
    with pytest.raises(NotFound):
        await decided(database, one + 1)
    with pytest.raises(NotFound):
        await database.read(lambda tx: review_endorsement(tx, one + 1))


async def test_a_card_that_a_decision_overtook_is_brought_up_to_date(database: Database, one: int) -> None:
    """The card was worded while it waited, sent after the decision, and is stored last of all."""
    await database.write(lambda tx: outbox.add(tx, NoticeKind.CARD, BORIS, one, NOW))
    [notice] = await database.read(lambda tx: outbox.due(tx, NOW, 10))
    worded = ShownCard(77, await database.read(lambda tx: review_endorsement(tx, one)))
    await decided(database, one)
    await database.write(lambda tx: record_delivery(tx, notice, "sent", worded, NOW))
    assert await waiting(database) == [
        (NoticeKind.DECIDED, ANI, None),
        (NoticeKind.CARD_CHANGED, BORIS, 77),
    ]


async def awaited(database: Database, update: int = 1, later: timedelta = timedelta()) -> Awaited | None:
    return await database.read(lambda tx: reason_awaited(tx, VERA, update, NOW + later))


async def asked(database: Database, endorsement_id: int) -> None:
    await database.write(lambda tx: ask_reason(tx, VERA, endorsement_id, NOW))


async def test_a_reason_is_awaited_from_the_one_who_was_asked(database: Database, one: int) -> None:
    assert await awaited(database) is None
    await asked(database, one)
    assert await awaited(database) == Awaited(one, late=False)
    assert await database.read(lambda tx: reason_awaited(tx, BORIS, 1, NOW)) is None


async def test_half_an_hour_later_it_is_late(database: Database, one: int) -> None:
    await asked(database, one)
    assert await awaited(database, later=PROMPT_LIFE) == Awaited(one, late=False)
    assert await awaited(database, later=PROMPT_LIFE + timedelta(seconds=1)) == Awaited(one, late=True)


async def test_the_update_that_answered_is_known_again_and_no_other_is_an_answer(
    database: Database, one: int
) -> None:
    await asked(database, one)
    await decided(database, one, Verb.REJECT, "Nobody knows them", update=10)
    assert await awaited(database, update=10) == Awaited(one, late=False)
    assert await awaited(database, update=11) is None


async def test_a_reason_that_came_too_late_can_be_closed(database: Database, one: int) -> None:
    """A refused decision rolls back, and the question with it; the handler closes it then."""
    await asked(database, one)
    await decided(database, one, admin=BORIS)
    with pytest.raises(AlreadyDecided):
        await decided(database, one, Verb.REJECT, "Nobody knows them", update=10)
    await database.write(lambda tx: close_question(tx, VERA, 10))
    assert await awaited(database, update=11) is None


async def test_a_withdrawn_question_awaits_nothing_until_it_is_asked_again(
    database: Database, one: int
) -> None:
    await asked(database, one)
    await database.write(lambda tx: withdraw_question(tx, VERA))
    assert await awaited(database) is None
    await asked(database, one)
    assert await awaited(database) == Awaited(one, late=False)


async def test_no_reason_is_asked_for_what_is_decided(database: Database, one: int) -> None:
    await decided(database, one)
    with pytest.raises(AlreadyDecided):
        await asked(database, one)
    assert await awaited(database) is None
