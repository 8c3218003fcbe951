"""A database that cannot be used is one line that says why, whatever the command."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from storage.migrate import DatabaseUnusable, migrate
from tests.cli.conftest import Shell


def folder(path: Path) -> None:
    path.mkdir()


def no_database(path: Path) -> None:
    path.write_text("Dear diary, " * 100)


def of_another_program(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE people (name TEXT)")
    connection.close()


def newer(path: Path) -> None:
    migrate(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()


def damaged(path: Path) -> None:
    migrate(path)
    content = path.read_bytes()
    path.write_bytes(content[: 3 * 4096] + b"Z" * (len(content) - 3 * 4096))


KINDS = {
    folder: "is a folder",
    no_database: "file is not a database",
    of_another_program: "another program's database",
    newer: "newer version: update this program",
    damaged: "malformed",
}


@pytest.mark.parametrize("make", [*KINDS])
def test_a_file_that_is_no_database_of_ours_is_left_alone(tmp_path: Path, make: object) -> None:
    path = tmp_path / "undersigned.db"
    assert callable(make)
    make(path)
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(DatabaseUnusable, match=KINDS[make]) as caught:
        migrate(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_name_that_an_address_could_not_hold_is_a_file_name(tmp_path: Path) -> None:
    path = tmp_path / "a?b=c %20#d.db"
    migrate(path)
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("command", ["run", "publish", "export", "check"])
async def test_every_command_says_what_is_wrong_with_the_database(shell: Shell, command: str) -> None:
    no_database(shell.folder / "diary.txt")
    (shell.folder / "text.txt").write_text("A text.\n")
    arguments = {
        "publish": ("text.txt", "--slug", "s", "--language", "en", "--title", "T", "--yes"),
        "export": ("--output", "list.csv"),
        "check": ("--offline",),
    }
    done = await shell.runs(
        command,
        *arguments.get(command, ()),
        UNDERSIGNED_TOKEN="1:x",
        UNDERSIGNED_OWNERS="1",
        UNDERSIGNED_DATABASE="sqlite:///diary.txt",
    )
    assert (done.code, done.out) == (2, "")
    [line] = done.err.splitlines()
    assert line.startswith("UNDERSIGNED_DATABASE: diary.txt ")


async def test_a_folder_that_is_not_there_is_named(shell: Shell) -> None:
    done = await shell.runs("check", "--offline", UNDERSIGNED_DATABASE="sqlite:///no/where.db")
    assert done.code == 2
    assert done.err == f"UNDERSIGNED_DATABASE: there is no folder {shell.folder / 'no'}: make it first\n"
