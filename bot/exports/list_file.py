"""A list of signatories as a file, in the format that was asked for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

from bot.exports.csv_file import write_csv
from bot.exports.signatories import Label, ListKind, Signatory
from bot.exports.xlsx_file import write_xlsx


class ExportFormat(StrEnum):
    CSV = "csv"
    XLSX = "xlsx"


def write_list(
    path: Path,
    export_format: ExportFormat,
    kind: ListKind,
    rows: Iterable[Signatory],
    label: Label,
    right_to_left: bool = False,
) -> int:
    """Write the list to `path`, in place of what was there, and return how many signatories it names.

    Hand in those who are only counted as well; a public list does not name them. A confidential list
    can be read by its owner alone. If anything fails, no list stays behind."""
    mode = 0o600 if kind is ListKind.CONFIDENTIAL else 0o644
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as stream:
        if kind is ListKind.CONFIDENTIAL:
            # A file that was there keeps its mode otherwise, and others may read it.
            os.fchmod(stream.fileno(), mode)
        if export_format is ExportFormat.XLSX:
            return write_xlsx(path, kind, rows, label, right_to_left=right_to_left)
        try:
            return write_csv(stream, kind, rows, label)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
