"""/export: four files, each read back as the person who gets it would read it."""

from __future__ import annotations

import csv
import io
import tempfile
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.domain.language import LANGUAGES
from bot.exports.signatories import COLUMNS, ListKind
from tests.stage import OWNER, Phone, Stage

FORMULA = '=HYPERLINK("https://evil.example";"Press")'
SECRETS = ("secretary", "ani@example.org", "Hidden Union", "Waiting Union", "Refused Union", "trial", "1001")


@pytest.fixture
async def vera(it: Stage) -> Phone:
    return await it.owner()


@pytest.fixture
async def signed(it: Stage, vera: Phone) -> list[str]:
    """One named, one only counted, one rejected and one waiting; their references in that order."""
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses(FORMULA)
    await vera.presses("button-accept")
    await ani.endorses("Hidden Union", visibility="counted", country="Georgia")
    await vera.presses("button-accept")
    await ani.endorses("Refused Union")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await ani.endorses("Waiting Union")
    return [row["reference"] for row in it.rows("SELECT reference FROM endorsements ORDER BY id")]


async def file_from(owner: Phone, kind: str, file_format: str) -> bytes:
    """Ask for a list, be sure where that is asked, and take the file."""
    await owner.sends("/export")
    assert await owner.presses(f"button-export-{kind}", format=file_format.upper()) in ("", working(owner))
    if kind == "confidential":
        assert owner.last.document is None, "it asks once more"
        await owner.presses("button-send-confidential")
    document = next(each.document for each in reversed(owner.answers) if each.document)
    assert document.file_name.endswith(f".{file_format}")
    return document.content


def working(owner: Phone) -> str:
    return owner.text("toast-working")


def every_byte(content: bytes) -> bytes:
    """The file, and what is packed inside it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return content + b"".join(name.encode() + packed.read(name) for name in packed.namelist())


def csv_rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
async def test_the_public_list_holds_nothing_confidential_in_any_byte(
    vera: Phone, signed: list[str], file_format: str
) -> None:
    content = every_byte(await file_from(vera, "public", file_format))
    for secret in (*SECRETS, *signed, str(OWNER)):
        assert secret.encode() not in content
    assert b"evil.example" in content


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_public_csv_reads_back_in_the_coordinators_language(
    it: Stage, vera: Phone, signed: list[str], language: str
) -> None:
    await vera.sends("/language")
    await vera.taps(LANGUAGES[language].native_name)
    vera.language = language
    head, *rows = csv_rows(await file_from(vera, "public", "csv"))
    assert head == [vera.text(f"column-{column.name}") for column in COLUMNS[ListKind.PUBLIC]]
    armenia = {"en": "Armenia", "ru": "Армения", "hy": "Հայաստան", "ar": "أرمينيا"}[language]
    today = f"{it.now():%Y-%m-%d}"
    assert [[*row[1:5], row[5][:10]] for row in rows] == [
        [armenia, "https://example.org", "English", "1", today]
    ]
    # The formula is text: Excel shows the apostrophe's cell as it is and runs nothing.
    assert rows[0][0] == f"'{FORMULA}"


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_public_workbook_reads_back_in_the_coordinators_language(
    it: Stage, vera: Phone, signed: list[str], language: str
) -> None:
    await vera.sends("/language")
    await vera.taps(LANGUAGES[language].native_name)
    vera.language = language
    book = load_workbook(io.BytesIO(await file_from(vera, "public", "xlsx")))
    assert book.sheetnames == [vera.text("sheet-signatories"), vera.text("sheet-totals")]
    for sheet in book:
        assert bool(sheet.sheet_view.rightToLeft) == (language == "ar")
    sheet = book.worksheets[0]
    assert sheet.freeze_panes == "A2"
    head, *rows = sheet.iter_rows()
    assert [cell.value for cell in head] == [
        vera.text(f"column-{column.name}") for column in COLUMNS[ListKind.PUBLIC]
    ]
    [row] = rows
    assert (row[0].value, row[0].data_type) == (FORMULA, "s")
    assert (row[4].value, row[4].data_type) == (1, "n")
    signed_on = row[5].value
    assert isinstance(signed_on, datetime)
    assert signed_on.date() == it.now().date()
    sums = book.worksheets[1].iter_rows(max_col=2, values_only=True)
    totals = {str(name): number for name, number in sums}
    assert totals[vera.text("visibility-public")] == 1
    assert totals[vera.text("visibility-counted")] == 1


@pytest.mark.parametrize("file_format", ["csv", "xlsx"])
async def test_the_confidential_list_holds_everything(
    vera: Phone, signed: list[str], file_format: str
) -> None:
    content = await file_from(vera, "confidential", file_format)
    if file_format == "csv":
        head, *rows = csv_rows(content)
    else:
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        head, *rows = ([str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True))
    table = [dict(zip(head, row, strict=True)) for row in rows]

    def column(name: str) -> list[str]:
        return [row[vera.text(f"column-{name}")] for row in table]

    formula = f"'{FORMULA}" if file_format == "csv" else FORMULA
    assert column("reference") == signed
    assert column("organisation") == [formula, "Hidden Union", "Refused Union", "Waiting Union"]
    assert column("status") == [
        vera.text(f"status-{each}") for each in ("accepted", "accepted", "rejected", "pending")
    ]
    assert column("visibility")[1] == vera.text("visibility-counted")
    assert column("country-code") == ["AM", "GE", "AM", "AM"]
    assert column("representative") == ["Ani"] * 4
    assert column("position") == ["secretary"] * 4
    assert column("email") == ["ani@example.org"] * 4
    assert column("decided-by") == [str(OWNER)] * 3 + [""]
    assert column("reason") == ["", "", vera.text("reason-trial"), ""]


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_caption_says_which_list_of_when_and_how_many(
    it: Stage, vera: Phone, signed: list[str], language: str
) -> None:
    await vera.sends("/language")
    await vera.taps(LANGUAGES[language].native_name)
    vera.language = language
    captions = {}
    for kind, rows in (("public", 1), ("confidential", 4)):
        await file_from(vera, kind, "csv")
        captions[kind] = next(each.content.text for each in reversed(vera.answers) if each.document)
        assert f"Peace ({language})" in captions[kind]
        assert str(it.now().year) in captions[kind]
        assert "UTC" in captions[kind]
        # Arabic counts one row with a word.
        number = "واحد" if (language, rows) == ("ar", 1) else str(rows)
        assert number in captions[kind].split("\n")[-1]
    assert captions["public"].split("\n")[0] != captions["confidential"].split("\n")[0]


async def test_the_confidential_list_asks_once_more_and_takes_no_for_an_answer(
    vera: Phone, signed: list[str]
) -> None:
    await vera.sends("/export")
    await vera.presses("button-export-confidential", format="CSV")
    question = vera.last
    await vera.presses("button-no")
    assert not [each for each in vera.answers if each.document]
    assert not vera.sees(question).buttons


async def test_being_sure_is_asked_for_every_time(vera: Phone, signed: list[str]) -> None:
    await vera.sends("/export")
    await vera.presses("button-export-confidential", format="XLSX")
    question = vera.last
    await vera.presses("button-send-confidential")
    assert not vera.sees(question).buttons, "a later tap by mistake sends nothing"
    assert len([each for each in vera.answers if each.document]) == 1


async def test_an_export_starts_from_the_list_too(vera: Phone, signed: list[str]) -> None:
    await vera.sends("/signatories")
    await vera.presses("button-export")
    await vera.presses("button-export-public", format="CSV")
    assert [each for each in vera.answers if each.document]


async def test_nothing_of_an_export_stays_on_the_disk(
    vera: Phone, signed: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    for kind in ("public", "confidential"):
        for file_format in ("csv", "xlsx"):
            await file_from(vera, kind, file_format)
    assert list(folder.rglob("*")) == []


async def test_an_empty_list_is_a_file_with_its_headings(vera: Phone) -> None:
    rows = csv_rows(await file_from(vera, "public", "csv"))
    assert rows == [[vera.text(f"column-{column.name}") for column in COLUMNS[ListKind.PUBLIC]]]
    book = load_workbook(io.BytesIO(await file_from(vera, "public", "xlsx")))
    assert book.worksheets[0].max_row == 1


async def test_the_file_name_tells_the_list_and_names_nobody(vera: Phone, signed: list[str]) -> None:
    await file_from(vera, "confidential", "csv")
    document = next(each.document for each in reversed(vera.answers) if each.document)
    assert document.file_name.startswith("peace-confidential-")
