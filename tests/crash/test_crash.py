"""The bot is killed at random instants while people stream their stories at it, and loses nothing.

The real program, `python -m bot run`, talks to the preview's server in this process. What goes wrong is
chosen by a seed: it is printed, and UNDERSIGNED_TEST_SEED repeats it.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from time import monotonic

import pytest

from bot.app import utc_now
from bot.domain.language import LANGUAGES
from bot.preview.server import serve
from bot.preview.world import World
from bot.settings import SQLITE
from bot.use_cases.publish_statement import publish_statement
from storage.database import Database
from tests.crash.people import DIGEST, REFERENCE, Owner, Representative
from tests.stage import new_database, publication

ROOT = Path(__file__).parent.parent.parent
OWNERS = (9001, 9002)
KILLS = int(os.environ.get("UNDERSIGNED_TEST_KILLS", "20"))
PEOPLE = 12
START = 30.0
"""Seconds in which the program is up, on a busy machine."""
BOUND = 60.0
"""Seconds after the last kill in which everything is handled."""
UNHANDLED = "SELECT update_id FROM inbox WHERE handled_at IS NULL"
STOP = 9.0
"""Seconds in which SIGTERM ends it: a container's keeper waits for ten."""


@dataclass(slots=True)
class Scene:
    world: World
    chance: Random
    folder: Path
    database: Path
    environment: dict[str, str]
    people: list[Representative] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    process: asyncio.subprocess.Process | None = None
    enough: asyncio.Event = field(default_factory=asyncio.Event)

    async def start(self) -> None:
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", cwd=self.folder, env=self.environment, stderr=log
            )

    async def is_up(self) -> None:
        """Wait until the program asks for updates."""
        asked = self._polls()
        await self.world.wait_for(lambda: self.world.updates.waiting or self._polls() > asked, START)

    def _polls(self) -> int:
        return sum(call.method == "getUpdates" for call in self.world.calls)

    async def after_calls(self, number: int) -> None:
        """Wait until the program has called so many methods, or for a second when it has nothing to say."""
        before = self.world.calls[-1] if self.world.calls else None
        seen = 0

        def enough() -> bool:
            nonlocal before, seen
            if self.world.calls and self.world.calls[-1] is not before:
                before, seen = self.world.calls[-1], seen + 1
            return seen >= number

        try:
            await self.world.wait_for(enough, 1.0)
        except TimeoutError:
            return

    async def after_a_receipt(self) -> None:
        """Wait until a person is told that they signed: what the admins are to hear is still on its way."""
        before = set(map(id, self.world.calls))
        try:
            await self.world.wait_for(
                lambda: any(
                    DIGEST.search(str(call.params.get("text", "")))
                    for call in self.world.calls
                    if id(call) not in before
                ),
                4.0,
            )
        except TimeoutError:
            return

    async def ends(self, number: signal.Signals) -> int:
        """Send the signal; return the exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(number)
        code = await self.process.wait()
        self.process = None
        return code

    def rows(self, sql: str) -> list[sqlite3.Row]:
        connection = sqlite3.connect(self.database)
        connection.row_factory = sqlite3.Row
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    @property
    def is_quiet(self) -> bool:
        return (
            not self.world.updates.pending
            and not self.rows(UNHANDLED)
            and not self.rows("SELECT 1 FROM outbox WHERE outcome IS NULL LIMIT 1")
        )

    async def calms_down(self) -> None:
        """Let everybody finish, and everything be handled and delivered."""
        self.enough.set()
        try:
            await self.world.wait_for(lambda: all(each.doing == "done" for each in self.people), BOUND)
            async with asyncio.timeout(BOUND):
                while not self.is_quiet:  # noqa: ASYNC110  (another process changes it)
                    await asyncio.sleep(0.05)
        except TimeoutError:
            waiting = [each.story for each in self.people if each.doing != "done"]
            unhandled = [
                row["update_id"] for row in self.rows("SELECT * FROM inbox WHERE handled_at IS NULL")
            ]
            pytest.fail(f"not everything was handled; people: {waiting}, inbox: {unhandled}")


@pytest.fixture
def seed() -> int:
    number = int(os.environ.get("UNDERSIGNED_TEST_SEED") or secrets.randbelow(10**6))
    print(f"UNDERSIGNED_TEST_SEED={number}")  # noqa: T201
    return number


@asynccontextmanager
async def scene(folder: Path, seed: int, people: int) -> AsyncIterator[Scene]:
    """A published statement, people who begin their stories at once, and no bot yet."""
    chance = Random(seed)
    world = World(callback_lifetime=60.0)
    database = new_database(folder)
    async with Database(database) as opened:
        await opened.write(lambda tx: publish_statement(tx, publication(), utc_now()))
    async with serve(world) as address:
        environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "UNDERSIGNED_TOKEN": world.token,
            "UNDERSIGNED_OWNERS": ",".join(map(str, OWNERS)),
            "UNDERSIGNED_DATABASE": f"{SQLITE}{database}",
            "UNDERSIGNED_API_URL": address,
        }
        it = Scene(world, chance, folder, database, environment)
        for number in range(people):
            language = list(LANGUAGES)[number % len(LANGUAGES)]
            world.add_person(1001 + number, f"P{number}", language)
            it.people.append(
                Representative(
                    world, 1001 + number, Random(chance.random()), language=language, patient=number % 2 == 0
                )
            )
        for owner in OWNERS:
            world.add_person(owner, "Vera", "en")
            world.send_text(owner, "/start")
            it.owners.append(Owner(world, owner, Random(chance.random())))
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(each.lives(it.enough)) for each in it.people]
            tasks += [group.create_task(each.lives()) for each in it.owners]
            try:
                yield it
            finally:
                for task in tasks:
                    task.cancel()
                if it.process is not None:
                    await it.ends(signal.SIGKILL)


def nothing_was_lost(it: Scene) -> None:
    """What must hold after any number of deaths."""
    rows = it.rows("SELECT * FROM endorsements")
    by_reference = {row["reference"]: row for row in rows}

    for person in it.people:
        confirmed = {row["draft_id"]: row["organisation"] for row in rows if row["person_id"] == person.id}
        assert confirmed == person.pressed, "what was confirmed is there, once, and nothing else"
        shown = set()
        for receipt in person.receipts:
            row = by_reference[REFERENCE.findall(receipt)[0]]
            assert row["person_id"] == person.id
            assert row["organisation"] in receipt
            assert DIGEST.findall(receipt) == [row["digest"]]
            shown.add(row["draft_id"])
        assert shown == set(person.pressed), "everybody who confirmed has seen a receipt"
        texts = [message.content.text for message in it.world.messages(person.id)]
        said = "\n".join(text for text in texts if not DIGEST.search(text))
        decided = [row for row in rows if row["person_id"] == person.id and row["status"] != "pending"]
        assert [row["reference"] for row in decided if row["reference"] not in said] == [], "told"

    for owner in it.owners:
        assert owner.cards == {row["id"] for row in rows}, "every owner has seen every card"

    assert it.rows(UNHANDLED) == []
    stored = {row["update_id"] for row in it.rows("SELECT update_id FROM inbox")}
    assert it.world.updates.recent.keys() <= stored, "no update was acknowledged that was not stored"
    assert {row["outcome"] for row in it.rows("SELECT outcome FROM outbox")} == {"sent"}
    assert [tuple(row) for row in it.rows("PRAGMA integrity_check")] == [("ok",)]
    assert it.rows("PRAGMA foreign_key_check") == []


async def test_a_bot_that_is_killed_again_and_again_loses_nothing_and_doubles_nothing(
    tmp_path: Path, seed: int
) -> None:
    async with scene(tmp_path, seed, PEOPLE) as it:
        for _ in range(KILLS):
            await it.start()
            moment = it.chance.random()
            if moment < 0.15:
                await asyncio.sleep(it.chance.uniform(0.0, 1.5))
            elif moment < 0.6:
                await it.is_up()
                await it.after_a_receipt()
            else:
                await it.is_up()
                await it.after_calls(it.chance.randrange(1, 60))
                await asyncio.sleep(it.chance.choice([0, 0, it.chance.uniform(0.0, 0.02)]))
            assert await it.ends(signal.SIGKILL) == -signal.SIGKILL
        await it.start()
        await it.calms_down()
        assert await it.ends(signal.SIGTERM) == 0
        nothing_was_lost(it)
        assert len(it.rows("SELECT 1 FROM endorsements")) >= 2 * PEOPLE


async def test_a_bot_that_is_asked_to_stop_under_load_ends_soon_and_loses_nothing(
    tmp_path: Path, seed: int
) -> None:
    async with scene(tmp_path, seed, PEOPLE) as it:
        for _ in range(3):
            await it.start()
            await it.is_up()
            await it.after_calls(it.chance.randrange(10, 60))
            asked = monotonic()
            assert await it.ends(signal.SIGTERM) == 0
            assert monotonic() - asked < STOP
        await it.start()
        await it.calms_down()
        assert await it.ends(signal.SIGTERM) == 0
        nothing_was_lost(it)
    assert b"Traceback" not in (tmp_path / "bot.log").read_bytes()
