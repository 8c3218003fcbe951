"""A list of signatories as CSV, which opens right in Excel and stays harmless there."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import datetime
from typing import IO

from bot.exports.signatories import COLUMNS, Cell, Label, ListKind, Signatory, cells, listed

# A spreadsheet reads a cell that begins like this as a formula, also behind what it trims or does not show.
# Where Excel expects semicolons or tabs between cells, one cell of ours is several of its own, so what
# follows such a separator or a line break counts as a beginning too.
SKIPPED = "[\\s\"'`\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
FORMULA = re.compile(
    f"(?:^|(?<=[;\t\r\n]))(?={SKIPPED}*[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])|^(?=[\t\r])"
)
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def write_csv(stream: IO[bytes], kind: ListKind, signatories: Iterable[Signatory], label: Label) -> int:
    """Write the list to `stream` row by row (UTF-8 with BOM, CRLF, commas) and return how many it names.

    An apostrophe stands before whatever a spreadsheet would run as a formula. Moments are UTC, in a form that
    Excel takes for dates."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    # Quotes around every text keep it one cell, whatever separators it has inside.
    rows = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    rows.writerow([guarded(label(f"column-{column.name}")) for column in COLUMNS[kind]])
    count = 0
    for signatory in listed(kind, signatories):
        rows.writerow([_written(cell) for cell in cells(kind, signatory, label)])
        count += 1
    text.flush()
    # Without this the stream would close together with its wrapper.
    text.detach()
    return count


def guarded(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet could begin to read a formula."""
    return FORMULA.sub("'", UNPRINTABLE.sub("", text))


def _written(cell: Cell) -> str | int:
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, int):
        return cell
    return guarded(str(cell)) if cell is not None else ""
