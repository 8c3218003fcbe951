"""Totals that are counted while the rows of a list go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bot.domain.endorsement import Status, Visibility
from bot.exports.signatories import Label, ListKind, Signatory, is_listed, language_name


class Totals:
    """How many there are by status, visibility, country and language, and how many signed which version.

    For a public list these are the accepted ones only: how many are named, how many are counted without being
    named, all of them by version, and of the named ones by country and language. The row of one who is only
    counted leaves no other trace."""

    def __init__(self, kind: ListKind) -> None:
        self._kind = kind
        self._by_status: Counter[Status] = Counter()
        self._by_visibility: Counter[Visibility] = Counter()
        self._by_country: Counter[str] = Counter()
        self._by_language: Counter[str] = Counter()
        self._by_version: Counter[int] = Counter()

    def add(self, signatory: Signatory) -> None:
        """Count a signatory, whether or not the list names it."""
        if self._kind is ListKind.PUBLIC and signatory.status is not Status.ACCEPTED:
            return
        self._by_status[signatory.status] += 1
        self._by_visibility[signatory.visibility] += 1
        if signatory.status is Status.ACCEPTED:
            self._by_version[signatory.version] += 1
        if is_listed(self._kind, signatory):
            self._by_country[signatory.country_name] += 1
            self._by_language[signatory.language] += 1

    def sections(self, label: Label) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
        """A heading and its lines, section by section; the most frequent country and language first."""
        yield label("totals-all"), ((label("totals-all"), self._by_visibility.total()),)
        if self._kind is ListKind.CONFIDENTIAL:
            statuses = ((label(f"status-{status}"), self._by_status[status]) for status in Status)
            yield label("totals-status"), tuple(statuses)
        visibilities = ((label(f"visibility-{one}"), self._by_visibility[one]) for one in Visibility)
        yield label("totals-visibility"), tuple(visibilities)
        yield label("totals-country"), _by_frequency(self._by_country)
        languages = Counter({language_name(code): count for code, count in self._by_language.items()})
        yield label("totals-language"), _by_frequency(languages)
        yield (
            label("totals-version"),
            tuple((str(one), self._by_version[one]) for one in sorted(self._by_version)),
        )


def _by_frequency(counter: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counter.items(), key=lambda item: (-item[1], item[0])))
