from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.domain.endorsement import Status, Visibility
from bot.domain.proof import Grade
from bot.exports.list_file import ExportFormat, write_list
from bot.exports.signatories import LABELS, ListKind, Signatory, cells, columns, listed
from bot.exports.totals import Totals
from tests.exports.examples import echo, signatory


def test_the_public_list_has_nothing_confidential_in_its_columns() -> None:
    assert columns(ListKind.PUBLIC) == (
        "organisation",
        "country",
        "website",
        "language",
        "version",
        "signed-on",
    )


def test_the_confidential_list_has_every_column() -> None:
    assert columns(ListKind.CONFIDENTIAL) == (
        "reference",
        "status",
        "visibility",
        "organisation",
        "country",
        "country-code",
        "website",
        "representative",
        "position",
        "email",
        "language",
        "version",
        "digest",
        "signed-at",
        "decided-at",
        "decided-by",
        "reason",
        "proof",
    )


@pytest.mark.parametrize("status", Status)
@pytest.mark.parametrize("visibility", Visibility)
def test_only_the_accepted_who_chose_it_are_named_publicly(status: Status, visibility: Visibility) -> None:
    row = signatory(status=status, visibility=visibility)
    is_named = status is Status.ACCEPTED and visibility is Visibility.PUBLIC
    assert list(listed(ListKind.PUBLIC, [row])) == ([row] if is_named else [])
    assert list(listed(ListKind.CONFIDENTIAL, [row])) == [row]


def test_a_row_carries_typed_cells_in_utc() -> None:
    yerevan = timezone(timedelta(hours=4))
    row = signatory(confirmed_at=datetime(2026, 11, 23, 2, 30, tzinfo=yerevan), decided_at=None)
    assert cells(ListKind.PUBLIC, row, echo) == (
        "Հույս ՀԿ",
        "Armenia",
        "https://example.am",
        "Հայերեն",
        3,
        date(2026, 11, 22),
    )
    confidential = dict(
        zip(columns(ListKind.CONFIDENTIAL), cells(ListKind.CONFIDENTIAL, row, echo), strict=True)
    )
    assert confidential["signed-at"] == datetime(2026, 11, 22, 22, 30, tzinfo=UTC)
    assert confidential["decided-at"] is None
    assert confidential["status"] == "status-accepted"
    assert confidential["visibility"] == "visibility-public"


def test_a_language_that_the_interface_lacks_is_shown_by_its_code() -> None:
    assert cells(ListKind.PUBLIC, signatory(language="fa"), echo)[3] == "fa"


def mixed() -> list[Signatory]:
    return [
        signatory(),
        signatory(country="FR", country_name="France", language="en"),
        signatory(),
        signatory(visibility=Visibility.COUNTED, country="IR", country_name="Iran", language="fa"),
        signatory(status=Status.PENDING, country="SY", country_name="Syria"),
        signatory(status=Status.REJECTED, visibility=Visibility.COUNTED),
    ]


def sections(kind: ListKind) -> dict[str, dict[str, int]]:
    totals = Totals(kind)
    for row in mixed():
        totals.add(row)
    return {title: dict(lines) for title, lines in totals.sections(echo)}


def test_public_totals_tell_of_the_unnamed_only_how_many_they_are() -> None:
    assert sections(ListKind.PUBLIC) == {
        "totals-all": {"totals-all": 4},
        "totals-visibility": {"visibility-public": 3, "visibility-counted": 1},
        "totals-country": {"Armenia": 2, "France": 1},
        "totals-language": {"Հայերեն": 2, "English": 1},
        "totals-version": {"3": 4},
    }


def test_confidential_totals_count_everything() -> None:
    assert sections(ListKind.CONFIDENTIAL) == {
        "totals-all": {"totals-all": 6},
        "totals-status": {
            "status-pending": 1,
            "status-accepted": 4,
            "status-rejected": 1,
            "status-withdrawn": 0,
        },
        "totals-visibility": {"visibility-public": 4, "visibility-counted": 2},
        "totals-country": {"Armenia": 3, "France": 1, "Iran": 1, "Syria": 1},
        "totals-language": {"Հայերեն": 4, "English": 1, "fa": 1},
        "totals-version": {"3": 4},
    }


def test_totals_say_how_many_accepted_ones_signed_which_version() -> None:
    for kind in ListKind:
        totals = Totals(kind)
        for version in (2, 10, 1, 2):
            totals.add(signatory(version=version))
        totals.add(signatory(version=2, status=Status.REJECTED))
        assert dict(totals.sections(echo))["totals-version"] == (("1", 1), ("2", 2), ("10", 1))


def test_totals_put_the_most_frequent_first() -> None:
    totals = Totals(ListKind.PUBLIC)
    for name in ["Chad", "France", "Armenia", "France"]:
        totals.add(signatory(country_name=name))
    countries = dict(totals.sections(echo))["totals-country"]
    assert countries == (("France", 2), ("Armenia", 1), ("Chad", 1))


def test_the_labels_are_exactly_those_that_the_exports_ask_for(tmp_path: Path) -> None:
    asked: set[str] = set()

    def label(key: str) -> str:
        asked.add(key)
        return key

    for kind in ListKind:
        for export_format in ExportFormat:
            graded = [signatory(grade=grade) for grade in Grade]
            write_list(tmp_path / "list", export_format, kind, [*mixed(), *graded], label)
    assert asked == LABELS


@pytest.mark.parametrize("export_format", ExportFormat)
@pytest.mark.parametrize(
    ("kind", "mode", "count"), [(ListKind.PUBLIC, 0o644, 3), (ListKind.CONFIDENTIAL, 0o600, 6)]
)
def test_a_confidential_list_is_for_its_owner_s_eyes(
    export_format: ExportFormat, kind: ListKind, mode: int, count: int, tmp_path: Path
) -> None:
    path = tmp_path / "list"
    assert write_list(path, export_format, kind, mixed(), echo) == count
    assert path.stat().st_mode & 0o666 & ~mode == 0
    assert path.stat().st_mode & 0o400
    magic = b"PK" if export_format is ExportFormat.XLSX else b"\xef\xbb\xbf"
    assert path.read_bytes().startswith(magic)
    assert [found.name for found in tmp_path.iterdir()] == ["list"]


@pytest.mark.parametrize("export_format", ExportFormat)
def test_a_list_that_breaks_half_way_leaves_no_file(export_format: ExportFormat, tmp_path: Path) -> None:
    def rows() -> Iterator[Signatory]:
        yield signatory()
        raise ConnectionError

    with pytest.raises(ConnectionError):
        write_list(tmp_path / "list", export_format, ListKind.CONFIDENTIAL, rows(), echo)
    assert list(tmp_path.iterdir()) == []
