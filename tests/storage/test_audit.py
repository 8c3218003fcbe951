"""The audit log: whole however it was written, and whatever is done to it behind its back is found."""

from __future__ import annotations

import asyncio
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.use_cases.verify_audit import Break, Damage, Walk, verify_audit
from storage import audit
from storage.audit import START, Action
from storage.database import Database, Transaction
from tests.stage import new_database

DOC = Path(__file__).parents[2] / "docs" / "audit.md"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
ROWS = 12
NUMBERS = st.integers(1, ROWS)
COLUMNS = ("at", "action", "subject", "facts", "digest")

Change = Callable[[sqlite3.Connection], object]


async def fill(database: Database, rows: int) -> None:
    """One row after the other, as different as they come."""
    actions = list(Action)
    for number in range(rows):
        action, actor = actions[number % len(actions)], 9001 if number % 3 else None
        moment = NOW + timedelta(minutes=number)

        async def append(
            tx: Transaction, action: Action = action, actor: int | None = actor, at: datetime = moment
        ) -> None:
            await audit.append(tx, action, "U-7K3M-Q9TD", actor, at, status="accepted", version=number)  # noqa: B023

        await database.write(append)


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = new_database(tmp_path_factory.mktemp("audit"))

    async def make() -> None:
        async with Database(path) as database:
            await fill(database, ROWS)

    asyncio.run(make())
    return path


def walked(log: Path, change: Change = lambda connection: None, noted: str | None = None) -> Walk:
    """What is found after somebody with the file in hand changed it."""
    path = Path(shutil.copy(log, log.with_name("changed.db")))
    with closing(sqlite3.connect(path)) as connection, connection:
        change(connection)

    async def look() -> Walk:
        async with Database(path) as database:
            return await verify_audit(database, noted)

    return asyncio.run(look())


def digest_of(log: Path, number: int) -> str:
    with closing(sqlite3.connect(log)) as connection:
        (digest,) = connection.execute("SELECT digest FROM audit WHERE id = ?", (number,)).fetchone()
    return str(digest)


def many(function: Callable[..., None]) -> Callable[..., None]:
    slow = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(max_examples=30, deadline=None, derandomize=True, suppress_health_check=slow)(function)


async def test_a_thousand_rows_from_writers_side_by_side_make_one_chain(path: Path) -> None:
    """Two processes' worth of databases, and use cases that fail between the others."""

    async def good(tx: Transaction) -> None:
        await audit.append(tx, Action.DECIDED, "U-7K3M-Q9TD", 9001, NOW, status="accepted")

    async def bad(tx: Transaction) -> None:
        await good(tx)
        raise RuntimeError

    async with Database(path) as one, Database(path) as other:
        writes = [(one, other)[n % 2].write(bad if n % 21 == 20 else good) for n in range(1050)]
        results = await asyncio.gather(*writes, return_exceptions=True)
        assert sum(isinstance(each, RuntimeError) for each in results) == 50
        walk = await verify_audit(one)
    assert (walk.rows, walk.broken) == (1000, None)
    assert walk.digest != START


async def test_an_empty_log_is_whole(database: Database) -> None:
    assert await verify_audit(database) == Walk(0, START, None)


def test_a_log_that_nobody_touched_is_whole(log: Path) -> None:
    assert walked(log) == Walk(ROWS, digest_of(log, ROWS), None)


@many
@given(number=NUMBERS, column=st.sampled_from(COLUMNS), place=st.integers(0, 10**6), byte=st.integers(0, 255))
def test_a_changed_byte_is_found_at_its_row(
    log: Path, number: int, column: str, place: int, byte: int
) -> None:
    def change(connection: sqlite3.Connection) -> None:
        (found,) = connection.execute(
            f"SELECT CAST({column} AS BLOB) FROM audit WHERE id = ?", (number,)
        ).fetchone()
        content = bytearray(found)
        at = place % len(content)
        content[at] = byte if byte != content[at] else byte ^ 1
        connection.execute(
            f"UPDATE audit SET {column} = CAST(? AS TEXT) WHERE id = ?", (bytes(content), number)
        )

    walk = walked(log, change)
    assert walk.broken == Break(number, Damage.CHANGED)
    assert walk.rows == number - 1


@pytest.mark.parametrize("actor", [9002, None, 0, "nobody"])
def test_another_actor_is_found(log: Path, actor: int | str | None) -> None:
    walk = walked(log, lambda it: it.execute("UPDATE audit SET actor = ? WHERE id = 2", (actor,)))
    assert walk.broken == Break(2, Damage.CHANGED)


@many
@given(number=NUMBERS)
def test_a_removed_row_is_found_also_the_last(log: Path, number: int) -> None:
    walk = walked(log, lambda it: it.execute("DELETE FROM audit WHERE id = ?", (number,)))
    assert walk.broken == Break(number, Damage.MISSING)


@many
@given(number=NUMBERS)
def test_a_removed_row_is_found_when_the_others_close_up(log: Path, number: int) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM audit WHERE id = ?", (number,))
        connection.execute("UPDATE audit SET id = id - 1 WHERE id > ?", (number,))

    damage = Damage.CHANGED if number < ROWS else Damage.MISSING
    assert walked(log, change).broken == Break(number, damage)


@many
@given(one=NUMBERS, other=NUMBERS)
def test_rows_that_changed_places_are_found(log: Path, one: int, other: int) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE audit SET id = -1 WHERE id = ?", (one,))
        connection.execute("UPDATE audit SET id = ? WHERE id = ?", (one, other))
        connection.execute("UPDATE audit SET id = ? WHERE id = -1", (other,))

    expected = Break(min(one, other), Damage.CHANGED) if one != other else None
    assert walked(log, change).broken == expected


@many
@given(number=NUMBERS, fitting=st.booleans())
def test_an_inserted_row_is_found_even_if_it_follows_from_the_one_before(
    log: Path, number: int, fitting: bool
) -> None:
    previous = digest_of(log, number - 1) if number > 1 else START
    row = ("2026-11-22", 9001, "decided", "U-0000-0000", "{}")
    line = "|".join([previous, *map(str, row)])
    digest = sha256(line.encode()).hexdigest() if fitting else "0" * 63 + "1"

    def change(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE audit SET id = -id WHERE id >= ?", (number,))
        connection.execute("UPDATE audit SET id = 1 - id WHERE id < 0")
        connection.execute("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (number, *row, digest))

    assert walked(log, change).broken == Break(number + 1 if fitting else number, Damage.CHANGED)


def test_a_row_before_the_first_is_found(log: Path) -> None:
    insert = "INSERT INTO audit VALUES (0, '2026-11-22', NULL, 'decided', 'x', '{}', 'x')"
    assert walked(log, lambda it: it.execute(insert)).broken == Break(0, Damage.SURPLUS)


def test_a_log_that_was_cut_without_a_trace_lacks_the_digest_that_somebody_noted(log: Path) -> None:
    def change(connection: sqlite3.Connection) -> None:
        connection.execute("DELETE FROM audit WHERE id > 7")
        connection.execute("UPDATE sqlite_sequence SET seq = 7 WHERE name = 'audit'")

    assert walked(log, change).broken is None
    assert walked(log, change, noted=digest_of(log, 7)).broken is None
    assert walked(log, change, noted=digest_of(log, 8)).broken == Break(7, Damage.UNNOTED)
    assert walked(log, noted=digest_of(log, 8)).broken is None
    assert walked(log, noted=START).broken is None


@pytest.mark.parametrize(
    "personal", ["ani@example.org", "Ani Petrosyan", "Անի", "Аня", "a|b", "x\n", "A" * 129]
)
async def test_what_could_be_personal_is_refused_and_nothing_is_stored(
    database: Database, personal: str
) -> None:
    for subject, fact in ((personal, "x"), ("x", personal)):
        with pytest.raises(ValueError, match="no reference, state, number or digest"):
            await database.write(
                lambda tx, subject=subject, fact=fact: audit.append(  # type: ignore[misc]
                    tx, Action.MERGED, subject, 9001, NOW, fact=fact
                )
            )
    assert (await verify_audit(database)).rows == 0


def test_the_recipe_in_the_document_finds_the_same(log: Path, tmp_path: Path) -> None:
    """Whoever trusts neither the bot nor its program needs no more than that page."""
    (recipe,) = re.findall(r"```python\n(.*?)```", DOC.read_text(), re.DOTALL)
    path = Path(shutil.copy(log, tmp_path / "undersigned.db"))

    def said() -> str:
        done = subprocess.run(
            [sys.executable, "-c", recipe], cwd=path.parent, capture_output=True, text=True, check=True
        )
        return done.stdout.strip()

    assert said() == f"{ROWS} rows, {digest_of(log, ROWS)}"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE audit SET subject = 'U-7K3M-Q9TE' WHERE id = 5")
    assert said() == "broken at row 5"
