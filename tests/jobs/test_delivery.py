"""Delivery of the outbox: every failure has its outcome, and nothing that was promised is lost."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError, TimedOut

from bot.domain.errors import NotAllowed
from bot.jobs.delivery import LONGEST, Delivery
from bot.transport.errors import NotSent, ServerFailure, TooManyRequests
from bot.use_cases.deliver_notice import ShownCard
from bot.use_cases.wake_notices import wake_notices
from storage import outbox
from storage.database import Database, Row, Transaction
from storage.moments import from_text
from storage.outbox import Notice, NoticeKind
from tests.jobs.conftest import unwritable

ANI, ARAM = 1001, 1002
BLOCKED = Forbidden("Forbidden: bot was blocked by the user")
GONE = BadRequest("Bad Request: chat not found")


class Telegram:
    """Raises what is given, one after the other, then takes everything."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles = list(troubles)
        self.sent: list[int] = []
        self.attempts = 0

    async def __call__(self, notice: Notice) -> ShownCard | None:
        self.attempts += 1
        if self.troubles:
            raise self.troubles.pop(0)
        self.sent.append(notice.subject)
        return None


class Clock:
    def __init__(self) -> None:
        self.now = datetime(2026, 9, 20, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def passes(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def stopping() -> asyncio.Event:
    return asyncio.Event()


async def promise(database: Database, clock: Clock, *subjects: int, to: int = ANI) -> None:
    async def add(tx: Transaction) -> None:
        for subject in subjects:
            await outbox.add(tx, NoticeKind.DECIDED, to, subject, clock.now)

    await database.write(add)


async def notices(database: Database) -> list[Row]:
    return await database.read(lambda tx: tx.all("SELECT * FROM outbox ORDER BY id"))


def delivery(
    telegram: Telegram, database: Database, clock: Clock, stopping: asyncio.Event | None = None
) -> Delivery:
    return Delivery(telegram, database, clock, stopping or asyncio.Event())


@pytest.mark.parametrize(
    ("trouble", "outcome"),
    [
        (None, "sent"),
        (BadRequest("Message is not modified: exactly the same"), "sent"),
        (BLOCKED, "blocked"),
        (GONE, "gone"),
        (BadRequest("Bad Request: can't parse entities"), "rejected"),
        (NotAllowed(), "rejected"),
        (KeyError("Ani’s secret"), "rejected"),
    ],
)
async def test_an_outcome_that_is_final_is_stored_by_its_name(
    database: Database, clock: Clock, trouble: Exception | None, outcome: str
) -> None:
    await promise(database, clock, 7)
    telegram = Telegram(*[trouble] if trouble else [])
    with capture_logs() as lines:
        job = delivery(telegram, database, clock)
        assert await job.deliver_due() == 1
        clock.passes(100_000)
        assert await job.deliver_due() == 0
    [row] = await notices(database)
    assert (row["outcome"], telegram.attempts) == (outcome, 1)
    assert "secret" not in str(lines)
    assert bool(lines) == (outcome != "sent")


async def test_telegrams_own_waiting_time_is_obeyed_exactly(database: Database, clock: Clock) -> None:
    await promise(database, clock, 7)
    telegram = Telegram(TooManyRequests(43))
    job = delivery(telegram, database, clock)
    assert await job.deliver_due() == 1
    clock.passes(42.9)
    assert await job.deliver_due() == 0
    clock.passes(0.1)
    assert await job.deliver_due() == 1
    assert telegram.sent == [7]


@pytest.mark.parametrize("trouble", [NotSent("no route"), ServerFailure(502, "Bad Gateway")])
async def test_an_outage_of_days_loses_no_notice(
    database: Database, clock: Clock, trouble: TelegramError
) -> None:
    await promise(database, clock, 7)
    telegram = Telegram(*[trouble] * 1100)
    job = delivery(telegram, database, clock)
    start = clock.now
    while not telegram.sent:
        await job.deliver_due()
        [row] = await notices(database)
        due = from_text(row["due_at"])
        assert due is not None
        assert (due - clock.now).total_seconds() <= LONGEST
        clock.passes(max(0.0, (due - clock.now).total_seconds()))
    assert clock.now - start > timedelta(days=3)
    assert row["outcome"] == "sent"


@pytest.mark.parametrize("trouble", [TimedOut(), NetworkError("broke"), ServerFailure(504, "Timeout")])
async def test_what_may_have_arrived_is_sent_once_more_and_then_given_up(
    database: Database, clock: Clock, trouble: TelegramError
) -> None:
    await promise(database, clock, 7, 8)
    telegram = Telegram(trouble, trouble, trouble, trouble)
    job = delivery(telegram, database, clock)
    while await job.deliver_due():
        clock.passes(10)
    assert telegram.attempts == 4
    assert [row["outcome"] for row in await notices(database)] == ["unknown", "unknown"]


async def test_an_outage_before_it_takes_nothing_from_that_second_chance(
    database: Database, clock: Clock
) -> None:
    await promise(database, clock, 7)
    telegram = Telegram(NotSent("no route"), NotSent("no route"), TimedOut())
    job = delivery(telegram, database, clock)
    while await job.deliver_due():
        clock.passes(10)
    assert telegram.sent == [7]


@pytest.mark.parametrize("trouble", [BLOCKED, GONE])
async def test_what_could_not_reach_somebody_is_sent_when_they_come_back(
    database: Database, clock: Clock, trouble: TelegramError
) -> None:
    await promise(database, clock, 7)
    telegram = Telegram(trouble)
    job = delivery(telegram, database, clock)
    await job.deliver_due()
    assert not await wake_notices(database, ARAM, clock.now)
    assert await job.deliver_due() == 0
    assert await wake_notices(database, ANI, clock.now)
    assert await job.deliver_due() == 1
    assert telegram.sent == [7]
    assert not await wake_notices(database, ANI, clock.now), "once"


async def test_a_crash_between_sending_and_storing_sends_it_again(
    database: Database, clock: Clock, stopping: asyncio.Event
) -> None:
    await promise(database, clock, 7)
    telegram = Telegram()
    with capture_logs() as lines:
        async with asyncio.timeout(5), asyncio.TaskGroup() as group, unwritable(database):
            group.create_task(delivery(telegram, database, clock, stopping).deliver_due())
            while len(lines) < 3:  # noqa: ASYNC110  (only the log tells)
                await asyncio.sleep(0)
            assert telegram.sent == [7], "a full disk is no reason to send it again and again"
            stopping.set()
    await delivery(telegram, database, clock).deliver_due()
    assert telegram.sent == [7, 7]
    assert [row["outcome"] for row in await notices(database)] == ["sent"]


async def test_a_notice_that_cannot_be_worded_stops_no_other(database: Database, clock: Clock) -> None:
    await promise(database, clock, 7, 8)
    telegram = Telegram(KeyError("nonsense"))
    await delivery(telegram, database, clock).deliver_due()
    assert telegram.sent == [8]


async def test_delivery_wakes_for_news_and_for_what_is_due_later(
    database: Database, stopping: asyncio.Event
) -> None:
    def clock() -> datetime:
        return datetime.now(UTC)

    telegram = Telegram(TooManyRequests(0.05))
    job = Delivery(telegram, database, clock, stopping)
    async with asyncio.timeout(4), asyncio.TaskGroup() as group:
        group.create_task(job.run())
        await asyncio.sleep(0)
        await database.write(lambda tx: outbox.add(tx, NoticeKind.DECIDED, ANI, 7, clock()))
        job.wake()
        while not telegram.sent:  # noqa: ASYNC110  (what is sent tells nobody)
            await asyncio.sleep(0.001)
        stopping.set()
    assert telegram.attempts == 2


async def test_a_stop_leaves_the_second_chance_to_the_next_run(
    database: Database, clock: Clock, stopping: asyncio.Event
) -> None:
    await promise(database, clock, 7)
    stopping.set()
    await delivery(Telegram(TimedOut()), database, clock, stopping).deliver_due()
    assert [row["outcome"] for row in await notices(database)] == [None]
