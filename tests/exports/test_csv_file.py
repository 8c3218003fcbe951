import csv
import io
import tracemalloc
from typing import IO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.proof import Grade
from bot.exports.csv_file import guarded, write_csv
from bot.exports.signatories import ListKind, Signatory, columns
from tests.exports.examples import FORMULAS, SECRETS, echo, signatory

HIDDEN = " \t\r\n\"'`\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00a0"
INITIALS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def written(*rows: Signatory, kind: ListKind = ListKind.CONFIDENTIAL) -> str:
    stream = io.BytesIO()
    write_csv(stream, kind, rows, echo)
    assert not stream.closed
    return stream.getvalue().decode("utf-8-sig")


def read(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_a_csv_has_a_bom_and_windows_line_ends() -> None:
    stream = io.BytesIO()
    assert write_csv(stream, ListKind.PUBLIC, [signatory(), signatory()], echo) == 2
    data = stream.getvalue()
    assert data.startswith(b'\xef\xbb\xbf"column-organisation",')
    assert data.count(b"\xef\xbb\xbf") == 1
    assert data.count(b"\r\n") == data.count(b"\n") == 3


def test_a_csv_gives_back_what_was_written() -> None:
    hard = signatory(
        organisation='One, "two"; <three>',
        reason="line\nbreak",
        website=None,
        decided_at=None,
        grade=Grade.MAILBOX,
        evidence="union.am",
    )
    header, row = read(written(hard))
    assert header == [f"column-{name}" for name in columns(ListKind.CONFIDENTIAL)]
    assert row == [
        "U-7K3M-Q9TD",
        "status-accepted",
        "visibility-public",
        'One, "two"; <three>',
        "Armenia",
        "AM",
        "",
        "Անի Սարգսյան",
        "Coordinator",
        "ani@example.am",
        "Հայերեն",
        "3",
        "d1" * 32,
        "2026-11-22 11:30:05",
        "",
        "7000000001",
        "line\nbreak",
        "label-value-mailbox: union.am",
    ]


def test_an_empty_list_is_its_headings() -> None:
    assert read(written(kind=ListKind.PUBLIC)) == [[f"column-{name}" for name in columns(ListKind.PUBLIC)]]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stays_text(text: str) -> None:
    kept = read(written(signatory(organisation=text)))[1][3]
    assert "'" in kept
    assert kept.replace("'", "") == text.replace("'", "")
    assert not starts_a_formula(kept)
    assert not kept.startswith(("\t", "\r"))


@pytest.mark.parametrize("text", ["Hope", "a@example.org", "A - B", "1+1=2", "Հույս; Hope", "x, -y", ""])
def test_an_innocent_text_is_left_alone(text: str) -> None:
    assert guarded(text) == text


def starts_a_formula(cell: str) -> bool:
    return cell.lstrip(HIDDEN.replace("'", "")).startswith(INITIALS)


@given(
    st.lists(st.one_of(st.sampled_from([*"=+-@;,\t\r\n\"' ax＝\u200b"]), st.characters()), max_size=12).map(
        "".join
    )
)
def test_no_cell_starts_a_formula_whatever_separator_the_reader_expects(text: str) -> None:
    row = signatory(organisation=text, website=f"x{text}", reason=text, email=None)
    data = written(row)
    for delimiter in ",;\t":
        for cells in read(data, delimiter):
            assert not any(starts_a_formula(cell) for cell in cells)


def test_control_characters_and_half_characters_do_not_break_the_file() -> None:
    assert read(written(signatory(organisation="a\x00b\x1b\ud800c")))[1][3] == "abc"


def test_nothing_confidential_is_in_a_public_csv() -> None:
    data = written(signatory(), kind=ListKind.PUBLIC)
    assert "Հույս ՀԿ" in data
    assert [secret for secret in SECRETS if secret in data] == []


class Counting(io.RawIOBase):
    """A stream that forgets what it was given."""

    size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        length = len(data)  # type: ignore[arg-type]
        self.size += length
        return length


def test_twenty_thousand_signatories_stream_through_little_memory() -> None:
    raw = Counting()
    stream: IO[bytes] = raw  # type: ignore[assignment]
    rows = (signatory(reference=f"U-{number}", organisation=f"Union {number}") for number in range(20_000))
    tracemalloc.start()
    count = write_csv(stream, ListKind.PUBLIC, rows, echo)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 20_000
    assert raw.size > 1_500_000
    assert peak < 1_000_000
