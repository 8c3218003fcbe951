"""`undersigned publish` where organisations signed another text: not without a word on what changed."""

from __future__ import annotations

import asyncio
import os
import pty
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PROJECT, Shell, ended

BUNDLED = PROJECT / "texts" / "statements" / "nagorno-karabakh"
SIGN = (
    "INSERT INTO people (id, created_at) VALUES (1001, '');"
    "INSERT INTO endorsements (reference, draft_id, statement_id, person_id, version, language, digest,"
    " organisation, match_key, country, visibility, status, confirmed_at, decided_at)"
    " SELECT 'U-0000-0001', 'd', statement_id, 1001, version, language, digest, 'Union', 'union', 'AM',"
    " 'public', 'accepted', '', '' FROM translations WHERE version = 1 AND language = 'en'"
)


@pytest.fixture
async def folder(shell: Shell) -> Path:
    """Published, signed by one organisation, and changed since."""
    folder = Path(shutil.copytree(BUNDLED, shell.folder / "nagorno-karabakh"))
    done = await shell.runs("publish", str(folder), "--yes")
    assert done.code == 0
    connection = sqlite3.connect(shell.folder / "undersigned.db")
    connection.executescript(SIGN)
    connection.close()
    changes(folder)
    return folder


def changes(folder: Path) -> None:
    text = folder / "en.md"
    text.write_text(text.read_text().rstrip() + "\n\nOne more sentence.\n")


def says(folder: Path, note: str) -> None:
    """Write a note for English into the settings."""
    settings = folder / "statement.toml"
    lines = [line for line in settings.read_text().split("\n") if not line.startswith("note")]
    lines.insert(lines.index("[language.en]") + 1, f"note = {note}")
    settings.write_text("\n".join(lines))


def stored(shell: Shell) -> list[tuple[int, str, str]]:
    connection = sqlite3.connect(shell.folder / "undersigned.db")
    try:
        [(newest,)] = connection.execute("SELECT max(number) FROM versions")
        notes = connection.execute("SELECT version, language, note FROM version_notes ORDER BY 1, 2")
        return [(newest, "", ""), *notes]
    finally:
        connection.close()


async def test_without_a_note_nothing_is_published_and_with_one_it_is(shell: Shell, folder: Path) -> None:
    refused = await shell.runs("publish", str(folder), "--yes")
    assert refused.code == 2
    assert "--note" in refused.err
    dry = await shell.runs("publish", str(folder), "--dry-run")
    assert dry.code == 0
    assert "a note of what changed is missing" in dry.out
    empty = await shell.runs("publish", str(folder), "--yes", "--note", " … ")
    assert (empty.code, empty.out) == (2, "")
    assert stored(shell) == [(1, "", "")]
    done = await shell.runs("publish", str(folder), "--yes", "--note", "One sentence [more].")
    assert (done.code, done.err) == (0, "")
    assert "One sentence [more]." in done.out
    [version, (number, _, note)] = stored(shell)
    assert (version[0], number, note) == (2, 2, "One sentence [more].")


async def test_notes_stand_in_the_settings_and_an_old_one_does_not_count(shell: Shell, folder: Path) -> None:
    says(folder, '"One sentence more."')
    done = await shell.runs("publish", str(folder), "--yes")
    assert done.code == 0
    changes(folder)
    assert (await shell.runs("publish", str(folder), "--yes")).code == 2
    says(folder, "5")
    wrong = await shell.runs("publish", str(folder), "--yes")
    assert wrong.code == 1
    assert "“note”" in wrong.err
    says(folder, '"And another one."')
    assert (await shell.runs("publish", str(folder), "--yes")).code == 0
    assert stored(shell) == [(3, "", ""), (2, "en", "One sentence more."), (3, "en", "And another one.")]


async def test_on_a_terminal_it_asks_for_the_note_before_it_asks_whether_to_publish(
    shell: Shell, folder: Path
) -> None:
    keyboard, terminal = pty.openpty()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "publish",
        str(folder),
        cwd=shell.folder,
        env={"PYTHONPATH": str(PROJECT), "HOME": str(shell.folder), "COLUMNS": "200"},
        stdin=terminal,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    os.write(keyboard, b"...\nOne sentence more.\ny\n")
    async with asyncio.timeout(60):
        done = await ended(process)
    os.close(keyboard)
    os.close(terminal)
    assert done.code == 0, done.err
    assert "version 2 is published" in done.out
    assert [note for _, _, note in stored(shell)] == ["", "One sentence more."]
