"""`undersigned publish`: what is in the files is what readers get, and nothing changes unasked."""

from __future__ import annotations

import shutil
import sqlite3
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import PROJECT, Shell

BUNDLED = PROJECT / "texts" / "statements" / "nagorno-karabakh"
PLAIN = "1) A *first* demand\n\n   2) a_second_one, <b>& so on</b>\n\na) Ё, Ն, ع — “quoted”\n"


@pytest.fixture
def folder(shell: Shell) -> Path:
    return Path(shutil.copytree(BUNDLED, shell.folder / "nagorno-karabakh"))


def stored(shell: Shell) -> list[tuple[str, int, str, str]]:
    """Slug, version, language and body of everything that was ever published."""
    connection = sqlite3.connect(shell.folder / "undersigned.db")
    try:
        return connection.execute(
            "SELECT slug, translations.version, language, body FROM translations"
            " JOIN statements ON statements.id = statement_id ORDER BY 1, 2, 3"
        ).fetchall()
    finally:
        connection.close()


async def test_a_folder_becomes_a_version_and_nothing_when_nothing_changed(
    shell: Shell, folder: Path
) -> None:
    dry = await shell.runs("publish", str(folder), "--dry-run")
    assert dry.code == 0
    assert "nothing was published" in dry.out
    assert stored(shell) == []
    for language in ("ar", "en", "hy", "ru"):
        assert f"  {language}  new" in dry.out

    asked = await shell.runs("publish", str(folder))
    assert asked.code == 1, "nobody was there to agree"
    assert stored(shell) == []

    done = await shell.runs("publish", str(folder), "--yes")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("nagorno-karabakh: version 1 is published\n")
    assert [row[:3] for row in stored(shell)] == [
        ("nagorno-karabakh", 1, language) for language in ("ar", "en", "hy", "ru")
    ]

    again = await shell.runs("publish", str(folder), "--yes")
    assert (again.code, again.out) == (0, "nagorno-karabakh: nothing changed, version 1 stays\n")

    text = folder / "en.md"
    text.write_text(text.read_text().rstrip() + "\n\nOne more sentence.\n")
    changed = await shell.runs("publish", str(folder), "--yes")
    assert changed.code == 0
    assert "  en  changed" in changed.out
    assert "  ru  same" in changed.out
    rows = stored(shell)
    assert len(rows) == 8, "the first version stays as it was signed"
    assert "One more sentence." not in rows[1][3]
    assert rows[5][3].endswith("One more sentence.\n")

    settings = folder / "statement.toml"
    settings.write_text(settings.read_text().replace('status = "open"', 'status = "closed"'))
    closed = await shell.runs("publish", str(folder), "--yes")
    assert closed.out.endswith("nagorno-karabakh: details updated, version 2 stays\n")
    assert stored(shell) == rows


@pytest.mark.parametrize("state", ["paused", "closed"])
async def test_what_an_owner_paused_or_closed_is_not_reopened_unseen(
    shell: Shell, folder: Path, state: str
) -> None:
    await shell.runs("publish", str(folder), "--yes")
    connection = sqlite3.connect(shell.folder / "undersigned.db")
    with connection:
        connection.execute("UPDATE statements SET status = ?", (state,))
    connection.close()
    dry = await shell.runs("publish", str(folder), "--dry-run")
    assert f"nagorno-karabakh: open (now: {state})" in dry.out
    settings = folder / "statement.toml"
    settings.write_text(settings.read_text().replace('status = "open"', f'status = "{state}"'))
    agreed = await shell.runs("publish", str(folder), "--yes")
    assert "nothing changed" in agreed.out


async def test_what_is_wrong_in_the_files_is_said_with_file_and_line(shell: Shell, folder: Path) -> None:
    settings = folder / "statement.toml"
    lines = settings.read_text().split("\n")
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("status"))
    lines[line - 1] = 'status = "opened"'
    settings.write_text("\n".join(lines))
    (folder / "hy.md").unlink()
    (folder / "en.md").write_bytes(b"Fine.\n\nNot so \xff fine.\n")
    done = await shell.runs("publish", str(folder), "--yes")
    assert (done.code, done.out) == (1, "")
    assert f"{settings}:{line}: " in done.err
    assert "hy.md" in done.err
    assert f"{folder / 'en.md'}:3: this is not UTF-8" in done.err
    assert not (shell.folder / "undersigned.db").exists()


async def test_one_plain_text_is_taken_literally_and_other_languages_stay(shell: Shell) -> None:
    text = shell.folder / "demands.txt"
    text.write_text(PLAIN)
    plain = ("publish", str(text), "--slug", "demands", "--yes")
    done = await shell.runs(*plain, "--language", "en", "--title", "Demands :pear: [bold]")
    assert (done.code, done.err) == (0, "")
    assert "Demands :pear: [bold]\n" in done.out
    [(slug, version, language, body)] = stored(shell)
    assert (slug, version, language) == ("demands", 1, "en")
    assert body == PLAIN

    russian = shell.folder / "ru.txt"
    russian.write_text("1) Требование\n")
    done = await shell.runs(
        "publish",
        str(russian),
        "--slug",
        "demands",
        "--language",
        "ru",
        "--title",
        "Требования",
        "--wording",
        "approved",
        "-y",
    )
    assert done.code == 0
    assert [row[:3] for row in stored(shell)] == [
        ("demands", 1, "en"),
        ("demands", 2, "en"),
        ("demands", 2, "ru"),
    ]
    second = await shell.runs(*plain, "--language", "hy", "--title", "Պահանջներ")
    assert (second.code, second.out) == (2, "")
    assert "the original of this statement is in en" in second.err
    again = await shell.runs(*plain, "--language", "en", "--title", "Demands :pear: [bold]")
    assert again.out == "demands: nothing changed, version 2 stays\n"


async def test_the_digest_can_be_computed_by_anyone(shell: Shell) -> None:
    """docs say how: the title, an empty line, the text; every line ended with one LF."""
    text = shell.folder / "demands.txt"
    text.write_text(PLAIN)
    done = await shell.runs(
        "publish", str(text), "--slug", "demands", "--language", "en", "--title", "Demands", "-y"
    )
    assert sha256(f"Demands\n\n{PLAIN}".encode()).hexdigest() in done.out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("nowhere",), 2, "there is no nowhere"),
        (("text.txt",), 2, "--slug, --language and --title"),
        (("text.txt", "--slug", "No Slug", "--language", "en", "--title", "x"), 1, "the slug “No Slug”"),
        (("text.txt", "--slug", "s", "--language", "klingon", "--title", "x"), 1, "“klingon”"),
        (("text.txt", "--slug", "s", "--language", "en", "--title", ""), 1, "title"),
    ],
)
async def test_a_wrong_argument_is_said_in_one_line(
    shell: Shell, arguments: tuple[str, ...], code: int, said: str
) -> None:
    (shell.folder / "text.txt").write_text("A text.\n")
    done = await shell.runs("publish", *arguments, "--yes")
    assert (done.code, done.out) == (code, "")
    [line] = done.err.splitlines()
    assert said in line
    assert not (shell.folder / "undersigned.db").exists()
