"""One small door to the data: `read` for questions, `write` for use cases, `scan` for long lists.

A use case is a coroutine that awaits nothing but its transaction. That lets SQLite run it whole inside the
writer's thread, and lets all the writes that wait at the same moment share one commit ("group commit"):

    write(a) ─┐                    ┌─ savepoint, a, release
    write(b) ─┼─► BEGIN IMMEDIATE ─┼─ savepoint, b, roll back to it (b raised)  ─► COMMIT ─► a, b, c resolve
    write(c) ─┘                    └─ savepoint, c, release

Invariants: nobody hears of a write before it is on disk; a use case that raises leaves nothing behind and
harms no other; when the commit itself fails, everyone in the group is told so. A disk that is full, read-only
or failing is `Unavailable`, whoever meets it: it may go better later.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar, cast

T = TypeVar("T")
Value = str | int | None

GROUP = 256
"""The most use cases in one commit: it bounds how long the first of them waits for the last."""

PATIENCE = 30.0
"""Seconds to wait for another process that holds the write lock, such as `undersigned publish`."""


PASSING = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_PROTOCOL,
    sqlite3.SQLITE_READONLY,
}
"""What is no defect of a statement, but the state of the disk or of the machine."""


class Unavailable(sqlite3.OperationalError):
    """The data cannot be reached or changed now; nothing was stored, and the same may be tried later."""


class Row(Protocol):
    """A result row, read by column name."""

    def __getitem__(self, name: str, /) -> Any: ...


class Transaction(Protocol):
    """What a use case may do. SQL has `:name` parameters that both engines understand."""

    async def all(self, sql: str, **parameters: Value) -> list[Row]: ...
    async def one(self, sql: str, **parameters: Value) -> Row | None: ...
    async def run(self, sql: str, **parameters: Value) -> int:
        """How many rows were changed."""
        ...


UseCase = Callable[[Transaction], Awaitable[T]]


class SqliteTransaction:
    """A transaction on a connection of this very thread: it answers at once."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    async def all(self, sql: str, **parameters: Value) -> list[Row]:
        return self._connection.execute(sql, parameters).fetchall()

    async def one(self, sql: str, **parameters: Value) -> Row | None:
        return cast("Row | None", self._connection.execute(sql, parameters).fetchone())

    async def run(self, sql: str, **parameters: Value) -> int:
        return self._connection.execute(sql, parameters).rowcount


@dataclass(slots=True)
class _Write:
    use_case: UseCase[Any]
    done: asyncio.Future[Any]
    result: Any = None
    error: BaseException | None = None


class Database:
    """A SQLite file: one writer in a thread of its own, one reader in the event loop's."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._reader = connect(path)
        self._reader.execute("PRAGMA query_only = ON")
        self._writer = connect(path)
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="writer")
        self._waiting: list[_Write] = []
        self._committing = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Finish what is waiting, then let go of the file."""
        while self._waiting or self._committing:
            with suppress(Unavailable):
                await self.write(_nothing)
        self._thread.shutdown()
        self._writer.close()
        self._reader.close()

    async def read(self, use_case: UseCase[T]) -> T:
        """Ask a short question in one consistent view; it runs in the loop, so keep it to few rows."""
        try:
            self._reader.execute("BEGIN")
            return _drive(use_case(SqliteTransaction(self._reader)))
        except sqlite3.OperationalError as error:
            raise _named(error) from None
        finally:
            if self._reader.in_transaction:
                self._reader.execute("ROLLBACK")

    async def write(self, use_case: UseCase[T]) -> T:
        """Run the use case in a transaction; return its value once that is on disk.

        Raises what the use case raises (nothing of it is stored then) and Unavailable when storing fails.
        """
        write = _Write(use_case, asyncio.get_running_loop().create_future())
        self._waiting.append(write)
        self._start_group()
        return cast("T", await write.done)

    async def scan(self, sql: str, consume: Callable[[Iterator[Row]], T], **parameters: Value) -> T:
        """Stream a long result through `consume` in another thread: one consistent view, row by row."""

        def work() -> T:
            connection = connect(self._path)
            try:
                connection.execute("PRAGMA query_only = ON")
                return consume(iter(connection.execute(sql, parameters)))
            finally:
                connection.close()

        return await asyncio.to_thread(work)

    def _start_group(self) -> None:
        if self._committing or not self._waiting:
            return
        group, self._waiting = self._waiting[:GROUP], self._waiting[GROUP:]
        self._committing = True
        loop = asyncio.get_running_loop()

        def finish(committed: Future[None]) -> None:
            loop.call_soon_threadsafe(self._finish_group, group, committed.exception())

        self._thread.submit(_commit, self._writer, group).add_done_callback(finish)

    def _finish_group(self, group: list[_Write], failure: BaseException | None) -> None:
        self._committing = False
        for write in group:
            if write.done.cancelled():
                continue
            if error := (write.error or failure):
                write.done.set_exception(_named(error))
            else:
                write.done.set_result(write.result)
        self._start_group()


def connect(path: Path) -> sqlite3.Connection:
    """A connection with explicit transactions and full durability; the file is the owner's alone."""
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    # What is erased is overwritten with zeros, not only left out of account.
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _commit(connection: sqlite3.Connection, group: list[_Write]) -> None:
    """Run in the writer's thread: every use case in a savepoint, one commit for all."""
    transaction = SqliteTransaction(connection)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for write in group:
            connection.execute("SAVEPOINT use_case")
            try:
                write.result = _drive(write.use_case(transaction))
            except Exception as error:
                write.error = error
                if not connection.in_transaction:
                    raise  # On a full or failing disk SQLite may have rolled back the whole group by itself.
                connection.execute("ROLLBACK TO use_case")
            connection.execute("RELEASE use_case")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _named(error: BaseException) -> BaseException:
    """The error itself, or Unavailable when it says that the disk or the machine is at fault."""
    if not isinstance(error, sqlite3.OperationalError) or isinstance(error, Unavailable):
        return error
    # The low byte is the kind; the rest only tells where it happened.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    return Unavailable(str(error)) if code in PASSING else error


def _drive(use_case: Awaitable[T]) -> T:
    """Run a use case to its end; its transaction answers at once, so it never has to wait."""
    coroutine = cast("Coroutine[None, None, T]", use_case)
    try:
        coroutine.send(None)
    except StopIteration as end:
        return cast("T", end.value)
    coroutine.close()
    raise RuntimeError("a use case may await nothing but its transaction")


async def _nothing(transaction: Transaction) -> None:
    """Used to wait for the group that is being committed."""
