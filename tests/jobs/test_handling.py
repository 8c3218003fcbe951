"""One update's way, until it is answered and leaves the inbox."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence

import pytest
from structlog.testing import capture_logs
from telegram import Update

from bot.app import utc_now
from bot.jobs.handling import CLAIMS, Handling
from bot.transport.outcomes import Outcome
from storage import inbox
from storage.database import Database, Row
from tests.jobs.conftest import unwritable
from tests.jobs.updates import update, written

Log = Sequence[dict[str, object]]


class Routes:
    """Leaves one outcome after the other; the last one again and again."""

    def __init__(self, *outcomes: str, then: Callable[[int], None] = lambda runs: None) -> None:
        self.left = list(outcomes)
        self.outcomes: dict[int, str] = {}
        self.runs = 0
        self.then = then

    async def __call__(self, given: Update) -> None:
        self.runs += 1
        if self.left:
            outcome = self.left.pop(0) if len(self.left) > 1 else self.left[0]
            if outcome:
                self.outcomes[given.update_id] = outcome
        self.then(self.runs)


@pytest.fixture
async def stored(database: Database) -> Database:
    payload = json.dumps(written(11, text="Ani’s secret"))
    await database.write(lambda tx: inbox.store(tx, [(11, payload)], utc_now()))
    return database


async def row(database: Database) -> Row:
    found = await database.read(lambda tx: tx.one("SELECT * FROM inbox WHERE update_id = 11"))
    assert found is not None
    return found


async def handle(
    database: Database, stopping: asyncio.Event, routes: Routes, left: set[int] | None = None
) -> None:
    handling = Handling(routes, routes.outcomes, database, utc_now, stopping, left or set())
    async with asyncio.timeout(5):
        await handling.handle(update(11))


async def test_what_was_answered_leaves_the_inbox_with_its_content(
    stored: Database, stopping: asyncio.Event
) -> None:
    routes = Routes()
    with capture_logs() as lines:
        await handle(stored, stopping, routes)
    assert routes.runs == 1
    found = await row(stored)
    assert found["handled_at"] is not None
    assert found["payload"] is None
    [line] = lines
    assert (line["update_id"], line["kind"], line["outcome"]) == (11, "message", "done")
    assert isinstance(line["ms"], float)
    assert line.keys() == {"event", "log_level", "update_id", "kind", "outcome", "ms"}, "nothing personal"


async def test_what_telegram_did_not_take_is_tried_for_as_long_as_it_takes(
    stored: Database, stopping: asyncio.Event
) -> None:
    routes = Routes(*[Outcome.RETRY] * 40, "")
    await handle(stored, stopping, routes)
    assert routes.runs == 41
    assert (await row(stored))["handled_at"] is not None


async def test_what_may_have_arrived_is_repeated_once(stored: Database, stopping: asyncio.Event) -> None:
    routes = Routes(Outcome.RETRY, Outcome.UNKNOWN, Outcome.RETRY, Outcome.UNKNOWN)
    await handle(stored, stopping, routes)
    assert routes.runs == 4
    assert (await row(stored))["handled_at"] is not None


@pytest.mark.parametrize("outcome", [Outcome.BLOCKED, Outcome.GONE, "failed", "DraftMissing"])
async def test_what_cannot_be_answered_is_not_tried_again(
    stored: Database, stopping: asyncio.Event, outcome: str
) -> None:
    routes = Routes(outcome)
    with capture_logs() as lines:
        await handle(stored, stopping, routes)
    assert routes.runs == 1
    assert lines[-1]["outcome"] == outcome
    assert (await row(stored))["handled_at"] is not None


@pytest.mark.parametrize("outcome", [Outcome.RETRY, Outcome.UNKNOWN])
async def test_a_stop_leaves_the_unanswered_in_the_inbox(
    stored: Database, stopping: asyncio.Event, outcome: str
) -> None:
    await handle(stored, stopping, Routes(outcome, then=lambda runs: stopping.set()))
    assert (await row(stored))["handled_at"] is None


async def test_a_full_disk_does_not_make_it_answer_again(stored: Database, stopping: asyncio.Event) -> None:
    routes = Routes()
    with capture_logs() as lines:
        async with asyncio.TaskGroup() as group, unwritable(stored):
            group.create_task(handle(stored, stopping, routes))
            while len(lines) < 2:  # noqa: ASYNC110  (only the log tells)
                await asyncio.sleep(0)
    assert routes.runs == 1
    assert (await row(stored))["handled_at"] is not None


async def test_an_update_that_was_in_hand_at_every_crash_is_let_go(
    stored: Database, stopping: asyncio.Event
) -> None:
    def crash(runs: int) -> None:
        raise SystemError

    for _ in range(CLAIMS):
        with pytest.raises(SystemError):
            await handle(stored, stopping, Routes(then=crash), {11})
    routes = Routes()
    with capture_logs() as lines:
        await handle(stored, stopping, routes, {11})
    assert routes.runs == 0
    assert lines[-1]["outcome"] == "let go"
    assert (await row(stored))["payload"] is None


async def test_a_crash_counts_against_the_one_update_in_hand_and_not_against_its_neighbours(
    database: Database, stopping: asyncio.Event
) -> None:
    numbers = range(11, 21)
    payloads = [(number, json.dumps(written(number, number))) for number in numbers]
    await database.write(lambda tx: inbox.store(tx, payloads, utc_now()))
    reached = asyncio.Event()

    async def process(given: Update) -> None:
        await asyncio.sleep(0)
        if given.update_id == 13:
            reached.set()
            await asyncio.Event().wait()

    handling = Handling(process, {}, database, utc_now, stopping, set(numbers))
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        tasks = [group.create_task(handling.handle(update(number, number))) for number in numbers]
        await reached.wait()
        await asyncio.wait(tasks[:2])
        for task in tasks:
            task.cancel()
    rows = await database.read(lambda tx: tx.all("SELECT update_id, attempts, handled_at FROM inbox"))
    assert [row["update_id"] for row in rows if row["handled_at"] is None] == list(numbers[2:])
    assert [row["update_id"] for row in rows if row["handled_at"] is None and row["attempts"]] == [13]


async def test_an_update_that_only_waited_through_many_crashes_is_answered(
    stored: Database, stopping: asyncio.Event
) -> None:
    for _ in range(CLAIMS + 1):
        assert [number for number, _ in await stored.read(inbox.unhandled)] == [11]
    routes = Routes()
    await handle(stored, stopping, routes, {11})
    assert routes.runs == 1
