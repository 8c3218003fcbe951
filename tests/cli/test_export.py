"""`undersigned export`: the lists in files of the server's own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Shell
from tests.stage import OWNER, stage


@pytest.fixture
async def signed(tmp_path: Path) -> Shell:
    """One accepted and named, one waiting."""
    async with stage(tmp_path) as it:
        vera = await it.owner(OWNER)
        ani = it.phone(1001, "Ani", "hy")
        await ani.endorses("=1+1 Union")
        await vera.presses("button-accept")
        await ani.endorses("Waiting Union")
    return Shell(tmp_path)


async def test_the_four_files_read_back(signed: Shell) -> None:
    public = await signed.runs("export", "--output", "p.csv")
    assert (public.code, public.out, public.err) == (0, "p.csv: public list, rows: 1\n", "")
    text = (signed.folder / "p.csv").read_text("utf-8-sig")
    assert [row[0] for row in csv.reader(text.splitlines())] == ["Organisation", "'=1+1 Union"]
    assert "ani@example.org" not in text

    sheet = await signed.runs(
        "export", "--format", "xlsx", "--list", "public", "--language", "ar", "--output", "p.xlsx"
    )
    assert sheet.code == 0
    book = load_workbook(signed.folder / "p.xlsx")
    assert book.worksheets[0].sheet_view.rightToLeft
    assert [row[0] for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)] == ["=1+1 Union"]

    # A public list that others could read lay there; what takes its place is the owner's alone.
    for name, file_format in (("c.csv", "csv"), ("c.xlsx", "xlsx")):
        path = signed.folder / name
        path.write_text("an older list")
        path.chmod(0o644)
        done = await signed.runs(
            "export", "--list", "confidential", "--format", file_format, "--output", name
        )
        assert (done.code, done.out) == (0, f"{name}: confidential list, rows: 2\n")
        assert path.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader((signed.folder / "c.csv").read_text("utf-8-sig").splitlines()))
    assert [row["E-mail"] for row in rows] == ["ani@example.org"] * 2
    head, *lines = load_workbook(signed.folder / "c.xlsx").worksheets[0].iter_rows(values_only=True)
    assert [dict(zip(head, line, strict=True))["State"] for line in lines] == [row["State"] for row in rows]
    assert sorted(each.name for each in signed.folder.iterdir() if each.suffix not in (".db", "")) == [
        "c.csv",
        "c.xlsx",
        "p.csv",
        "p.xlsx",
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--output", "x.csv", "--slug", "nothing"), 1, "no such statement"),
        (("--output", "x.csv", "--language", "tlh"), 2, "--language tlh"),
        (("--output", "no/x.csv"), 2, "no folder"),
        (("--output", "."), 2, "Is a directory"),
        ((), 2, "--output"),
        (("--output", "x.csv", "--format", "pdf"), 2, "--format"),
    ],
)
async def test_what_cannot_be_exported_is_said(
    shell: Shell, arguments: tuple[str, ...], code: int, said: str
) -> None:
    async with stage(shell.folder):
        pass
    done = await shell.runs("export", *arguments)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert not (shell.folder / "x.csv").exists()


async def test_before_anything_is_published_there_is_nothing_to_export(shell: Shell) -> None:
    done = await shell.runs("export", "--output", "x.csv")
    assert done.code == 1
    assert "`undersigned publish` first" in done.err
