import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from bot.domain.endorsement import Visibility
from bot.exports import xlsx_file
from bot.exports.signatories import ListKind, Signatory, columns
from bot.exports.xlsx_file import TooManyRowsError, write_xlsx
from tests.exports.examples import FORMULAS, SECRETS, echo, signatory


def sheets(path: Path) -> tuple[Worksheet, Worksheet]:
    first, second = openpyxl.load_workbook(path).worksheets
    return first, second


def written(
    path: Path, *rows: Signatory, kind: ListKind = ListKind.CONFIDENTIAL, right_to_left: bool = False
) -> tuple[Worksheet, Worksheet]:
    write_xlsx(path, kind, rows, echo, right_to_left=right_to_left)
    return sheets(path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def test_a_workbook_gives_back_what_was_written_in_typed_cells(path: Path) -> None:
    sheet, _ = written(path, signatory(website=None))
    header, row = sheet.iter_rows()
    assert [cell.value for cell in header] == [f"column-{name}" for name in columns(ListKind.CONFIDENTIAL)]
    assert [cell.value for cell in row] == [
        "U-7K3M-Q9TD",
        "status-accepted",
        "visibility-public",
        "Հույս ՀԿ",
        "Armenia",
        "AM",
        None,
        "Անի Սարգսյան",
        "Coordinator",
        "ani@example.am",
        "Հայերեն",
        3,
        "d1" * 32,
        datetime.fromisoformat("2026-11-22 11:30:05"),
        datetime.fromisoformat("2026-11-23 08:00"),
        7_000_000_001,
        "Checked by phone",
        "label-value-none",
    ]
    assert "".join(cell.data_type for cell in row) == "ssssssnssssnsddnss"


def test_the_public_list_shows_the_day(path: Path) -> None:
    sheet, _ = written(path, signatory(), kind=ListKind.PUBLIC)
    day = sheet.cell(2, 6)
    shown = (day.value, day.data_type, day.number_format)
    assert shown == (datetime.fromisoformat("2026-11-22"), "d", "yyyy-mm-dd")


def test_the_header_stays_in_sight_and_can_be_filtered(path: Path) -> None:
    sheet, _ = written(path, signatory(), signatory(), kind=ListKind.PUBLIC)
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.cell(1, 1).font.b
    assert sheet.column_dimensions["A"].width > 40


@pytest.mark.parametrize("right_to_left", [True, False])
def test_sheets_run_from_right_to_left_when_asked(right_to_left: bool, path: Path) -> None:
    for sheet in written(path, signatory(), right_to_left=right_to_left):
        assert bool(sheet.sheet_view.rightToLeft) is right_to_left


def test_formulas_links_and_numbers_in_a_text_stay_text(path: Path) -> None:
    texts = [
        *FORMULAS,
        "{=1}",
        "https://example.org",
        "mailto:a@example.org",
        "12",
        "TRUE",
        "<b>x</b>",
        "  x  ",
    ]
    sheet, _ = written(path, *(signatory(organisation=text) for text in texts))
    found = [sheet.cell(row, 4) for row in range(2, len(texts) + 2)]
    assert [cell.value for cell in found] == [text.replace("\r", "\n") for text in texts]
    assert {cell.data_type for cell in found} == {"s"}
    assert [cell.hyperlink for cell in found] == [None] * len(texts)


def test_markup_that_the_writer_would_believe_is_text(path: Path) -> None:
    sheet, _ = written(path, signatory(organisation="<r><t>x</t></r>"), signatory(organisation="<r>&</r>"))
    assert [sheet.cell(row, 4).value for row in (2, 3)] == ["<r><t>x</t></r> ", "<r>&</r> "]


def test_what_xml_cannot_hold_is_left_out(path: Path) -> None:
    sheet, _ = written(path, signatory(organisation="a\x00b\x0b\x1b\ud800\uffffc"))
    assert sheet.cell(2, 4).value == "abc"


def test_a_text_longer_than_a_cell_is_cut_and_not_lost(path: Path) -> None:
    sheet, _ = written(path, signatory(reason="🕊" * 20_000))
    assert sheet.cell(2, 17).value == "🕊" * 16_383


def test_a_heading_may_hold_what_a_sheet_name_may_not(path: Path) -> None:
    write_xlsx(path, ListKind.PUBLIC, [], lambda key: f"'{key}: [a/b]? and much more'")
    assert [sheet.title for sheet in sheets(path)] == [
        "sheet-signatories   a b   and m",
        "sheet-totals   a b   and much m",
    ]


def test_an_empty_list_is_a_good_workbook(path: Path) -> None:
    sheet, totals = written(path, kind=ListKind.PUBLIC)
    assert sheet.max_row == 1
    assert totals.cell(2, 2).value == 0


def test_the_second_sheet_holds_the_totals(path: Path) -> None:
    counted = signatory(visibility=Visibility.COUNTED, country_name="Iran")
    rows = [signatory(), counted, signatory(country_name="France")]
    sheet, totals = written(path, *rows, kind=ListKind.PUBLIC)
    assert sheet.max_row == 3
    assert list(totals.iter_rows(values_only=True)) == [
        ("totals-all", None),
        ("totals-all", 3),
        (None, None),
        ("totals-visibility", None),
        ("visibility-public", 2),
        ("visibility-counted", 1),
        (None, None),
        ("totals-country", None),
        ("Armenia", 1),
        ("France", 1),
        (None, None),
        ("totals-language", None),
        ("Հայերեն", 2),
        (None, None),
        ("totals-version", None),
        ("3", 3),
    ]


def test_nothing_confidential_is_in_a_public_workbook(path: Path) -> None:
    hidden = signatory(visibility=Visibility.COUNTED, organisation="Hidden Union", country_name="Iran")
    assert write_xlsx(path, ListKind.PUBLIC, [signatory(), hidden], echo) == 1
    with zipfile.ZipFile(path) as archive:
        content = "".join(archive.read(name).decode() for name in archive.namelist())
    assert "Հույս ՀԿ" in content
    assert [secret for secret in (*SECRETS, "Hidden Union", "Iran") if secret in content] == []
    assert "<dc:creator></dc:creator>" in content


def test_rows_wait_for_the_end_in_the_folder_of_the_list(path: Path) -> None:
    waiting: set[Path] = set()

    def rows() -> Iterator[Signatory]:
        for _ in range(2):
            waiting.update(path.parent.iterdir())
            yield signatory()

    write_xlsx(path, ListKind.CONFIDENTIAL, rows(), echo)
    assert len(waiting) == 1
    assert list(path.parent.iterdir()) == [path]


def test_more_rows_than_a_sheet_holds_are_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_file, "MOST_ROWS", 2)
    assert write_xlsx(path, ListKind.PUBLIC, [signatory()] * 2, echo) == 2
    with pytest.raises(TooManyRowsError):
        write_xlsx(path, ListKind.PUBLIC, [signatory()] * 3, echo)


def test_twenty_thousand_signatories_stream_through_little_memory(path: Path) -> None:
    rows = (
        signatory(reference=f"U-{number}", organisation=f"Union number {number} of {'x' * 100}")
        for number in range(20_000)
    )
    tracemalloc.start()
    count = write_xlsx(path, ListKind.PUBLIC, rows, echo)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert peak < 3_000_000
    assert list(path.parent.iterdir()) == [path]
