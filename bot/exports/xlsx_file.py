"""A list of signatories as an Excel workbook: the rows on one sheet, their totals on a second one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]
from xlsxwriter.format import Format  # type: ignore[import-untyped]
from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

from bot.exports.signatories import COLUMNS, Cell, Label, ListKind, Signatory, cells, is_listed
from bot.exports.totals import Totals

LONGEST_CELL = 32_767
MOST_ROWS = 1_048_575
LONGEST_SHEET_NAME = 31

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\n]")


class TooManyRowsError(Exception):
    """A sheet holds no more than MOST_ROWS signatories; CSV takes any number."""


def write_xlsx(
    path: Path, kind: ListKind, signatories: Iterable[Signatory], label: Label, *, right_to_left: bool = False
) -> int:
    """Write the workbook row by row and return how many signatories it names.

    Hand in those who are only counted as well: a public list does not name them, but its totals say how many
    they are. Moments are UTC. If anything fails, no file stays behind."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # Rows wait in a file until the end. They must not outlive a crash in a folder that others read.
        "tmpdir": str(path.parent),
    }
    workbook = Workbook(str(path), options)
    try:
        count = _write_sheets(workbook, kind, signatories, label, right_to_left)
    except BaseException:
        # Closing is what removes the waiting rows.
        with suppress(Exception):
            workbook.close()
        path.unlink(missing_ok=True)
        raise
    workbook.close()
    return count


def _write_sheets(
    workbook: Workbook, kind: ListKind, signatories: Iterable[Signatory], label: Label, right_to_left: bool
) -> int:
    totals = Totals(kind)
    heading = workbook.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    formats = _Formats(workbook)

    sheet = _add_sheet(workbook, label("sheet-signatories"), right_to_left)
    for number, column in enumerate(COLUMNS[kind]):
        sheet.set_column(number, number, column.width)
        sheet.write_string(0, number, _clean(label(f"column-{column.name}")), heading)
    sheet.freeze_panes(1, 0)
    count = 0
    for signatory in signatories:
        totals.add(signatory)
        if not is_listed(kind, signatory):
            continue
        if count == MOST_ROWS:
            raise TooManyRowsError
        count += 1
        for number, cell in enumerate(cells(kind, signatory, label)):
            _write(sheet, count, number, cell, formats)
    sheet.autofilter(0, 0, count, len(COLUMNS[kind]) - 1)

    sheet = _add_sheet(workbook, label("sheet-totals"), right_to_left)
    sheet.set_column(0, 0, 44)
    row = 0
    for title, lines in totals.sections(label):
        sheet.write_string(row, 0, _clean(title), heading)
        for name, number in lines:
            row += 1
            sheet.write_string(row, 0, _clean(name))
            sheet.write_number(row, 1, number)
        row += 2
    return count


class _Formats:
    """How typed cells are shown."""

    def __init__(self, workbook: Workbook) -> None:
        self.day: Format = workbook.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.moment: Format = workbook.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"})


def _add_sheet(workbook: Workbook, name: str, right_to_left: bool) -> Worksheet:
    sheet = workbook.add_worksheet(NOT_IN_SHEET_NAMES.sub(" ", _clean(name)).strip(" '")[:LONGEST_SHEET_NAME])
    if right_to_left:
        sheet.right_to_left()
    return sheet


def _write(sheet: Worksheet, row: int, column: int, cell: Cell, formats: _Formats) -> None:
    if isinstance(cell, datetime):
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), formats.moment)
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats.day)
    elif isinstance(cell, int):
        sheet.write_number(row, column, cell)
    elif cell:
        sheet.write_string(row, column, _clean(cell))


def _clean(text: str) -> str:
    """`text` without what XML cannot hold, short enough for a cell."""
    clean = UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    # Excel counts UTF-16 units.
    clean = clean.encode("utf-16-le")[: 2 * LONGEST_CELL].decode("utf-16-le", errors="ignore")
    # xlsxwriter takes a text between these two for markup of its own and would not escape it.
    return f"{clean} " if clean.startswith("<r>") and clean.endswith("</r>") else clean
