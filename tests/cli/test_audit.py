"""`undersigned audit` and `undersigned verify`: what whoever runs the server can prove."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from tests.cli.conftest import Shell
from tests.stage import OWNER, stage

WHOLE = re.compile(r"the audit log is whole: (\d+) rows, the last digest is ([0-9a-f]{64})\n")


@pytest.fixture
async def signed(tmp_path: Path) -> Shell:
    """One accepted and named, one accepted and only counted, one waiting."""
    async with stage(tmp_path) as it:
        vera, ani = await it.owner(OWNER), it.phone(1001, "Ani", "hy")
        await ani.endorses("[bold]Union[/bold]")
        await vera.presses("button-accept")
        await ani.endorses("Hidden Union", visibility="counted")
        await vera.presses("button-accept")
        await ani.endorses("Waiting Union")
    return Shell(tmp_path)


def change(shell: Shell, sql: str) -> None:
    with closing(sqlite3.connect(shell.folder / "undersigned.db")) as connection, connection:
        connection.execute(sql)


def references(shell: Shell) -> list[str]:
    with closing(sqlite3.connect(shell.folder / "undersigned.db")) as connection:
        return [
            reference for (reference,) in connection.execute("SELECT reference FROM endorsements ORDER BY id")
        ]


async def test_a_whole_log_says_so_and_what_to_note(signed: Shell) -> None:
    done = await signed.runs("audit", "verify")
    found = WHOLE.fullmatch(done.out)
    assert (done.code, done.err) == (0, "")
    assert found is not None
    assert found[1] == "3"
    await signed.runs("export", "--output", "list.csv")
    later = await signed.runs("audit", "verify", "--noted", found[2].upper())
    assert later.code == 0
    assert later.out != done.out, "the export is in it"
    change(signed, "DELETE FROM audit WHERE id > 2")
    change(signed, "UPDATE sqlite_sequence SET seq = 2 WHERE name = 'audit'")
    assert (await signed.runs("audit", "verify")).code == 0
    cut = await signed.runs("audit", "verify", "--noted", found[2])
    assert cut.code == 1
    assert "no row has the digest" in cut.err


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        (
            "UPDATE audit SET facts = replace(facts, 'accepted', 'rejected') WHERE id = 2",
            "row 2 does not follow",
        ),
        ("DELETE FROM audit WHERE id = 3", "row 3 is missing"),
        ("UPDATE audit SET id = 0 WHERE id = 1", "row 0 has no place"),
    ],
)
async def test_the_first_broken_link_is_named(signed: Shell, sql: str, said: str) -> None:
    change(signed, sql)
    done = await signed.runs("audit", "verify")
    assert (done.code, done.out) == (1, "")
    assert said in done.err


async def test_who_took_which_list_is_recorded_with_the_files_digest(signed: Shell) -> None:
    done = await signed.runs("export", "--list", "confidential", "--format", "xlsx", "--output", "all.xlsx")
    assert done.code == 0
    shown = await signed.runs("audit", "show", "--last", "1")
    digest = sha256((signed.folder / "all.xlsx").read_bytes()).hexdigest()
    assert (shown.code, shown.err, shown.out.count("\n")) == (0, "", 1)
    for fact in (
        "4  ",
        "  -  exported  peace  ",
        '"list":"confidential"',
        '"rows":3',
        f'"sha256":"{digest}"',
    ):
        assert fact in shown.out


async def test_rows_are_shown_oldest_first_and_command_nothing_to_the_terminal(signed: Shell) -> None:
    change(signed, "UPDATE audit SET subject = char(27) || '[31m' || CAST(x'ff' AS TEXT) WHERE id = 1")
    done = await signed.runs("audit", "show")
    assert done.code == 0
    assert [line.split()[0] for line in done.out.splitlines()] == ["1", "2", "3"]
    assert "\x1b" not in done.out
    assert f"  {OWNER}  decided  " in done.out


async def test_what_is_no_file_is_not_exported_to(signed: Shell) -> None:
    done = await signed.runs("export", "--output", "/dev/null")
    assert done.code == 2
    assert "/dev/null" in done.err
    assert WHOLE.fullmatch((await signed.runs("audit", "verify")).out)


@pytest.mark.parametrize("arguments", [("verify",), ("show",)])
async def test_a_database_that_is_not_there_is_not_made(shell: Shell, arguments: tuple[str, ...]) -> None:
    done = await shell.runs("audit", *arguments)
    assert done.code == 2
    assert "UNDERSIGNED_DATABASE" in done.err
    assert list(shell.folder.glob("*.db")) == []


async def test_a_digest_that_is_none_is_refused(signed: Shell) -> None:
    done = await signed.runs("audit", "verify", "--noted", "abc")
    assert done.code == 2
    assert "--noted" in done.err


async def test_a_receipt_is_checked(signed: Shell) -> None:
    public, counted, waiting = references(signed)
    stands = await signed.runs("verify", public.lower().replace("-", " "))
    assert (stands.code, stands.err) == (0, "")
    assert f"{public} stands\n" in stands.out
    assert "[bold]Union[/bold], AM\n" in stands.out
    assert re.search(r"version 1, hy, sha256 [0-9a-f]{64}\n", stands.out)
    hidden = await signed.runs("verify", counted)
    assert hidden.code == 0
    assert "Hidden" not in hidden.out
    assert "organisation  not shown" in hidden.out
    waits = await signed.runs("verify", waiting)
    assert waits.code == 1
    assert f"{waiting} is recorded and waits" in waits.out
    assert "Union" not in waits.out


@pytest.mark.parametrize(
    ("typed", "code", "said"), [("U-0000-0000", 1, "no such endorsement"), ("nobody", 2, "is no reference")]
)
async def test_what_is_no_receipt_is_said(signed: Shell, typed: str, code: int, said: str) -> None:
    done = await signed.runs("verify", typed)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
