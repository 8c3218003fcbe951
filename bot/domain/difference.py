"""What differs between two texts, by paragraphs and then by words.

Invariants, for any two texts: what was removed and what was kept, in order, is the old text; what was added
and what was kept is the new one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either text or of both, with the empty lines behind it."""

    pieces: tuple[Piece, ...]

    @property
    def changed(self) -> bool:
        """Whether there is anything to see of the change."""
        return any(piece.change is not Change.KEPT and piece.text.strip() for piece in self.pieces)

    def side(self, without: Change) -> str:
        return "".join(piece.text for piece in self.pieces if piece.change is not without)


ALIKE = 0.5
"""The share of common words from which two paragraphs are one that was reworded."""
MOST_COMPARED = 1_000_000
"""Words of one paragraph times words of the other, or the same of paragraphs: beyond that they are shown
whole, one after the other, so that a comparison stays within a second."""
MOST_PAIRED = 2_500
"""Paragraphs times paragraphs in one place that are searched for the pairs that are most alike."""

_GAP = re.compile(r"(\n(?:[^\S\n]*\n)+)")
_EDGE = r".,;:!?…\"'“”„‘’«»()\[\]{}—–՝։،؛؟"
_TOKEN = re.compile(rf"\s+|[{_EDGE}]+|[^\s{_EDGE}]+")
_PLAIN_WORD = re.compile(rf"[^\s{_EDGE}]+")


def difference(old: str, new: str) -> tuple[Paragraph, ...]:
    """The paragraphs of both texts in their order, unchanged ones as well."""
    return tuple(_paragraphs(_split(old), _split(new)))


def _split(text: str) -> list[str]:
    parts = [*_GAP.split(text), ""]
    units = [paragraph + gap for paragraph, gap in zip(parts[::2], parts[1::2], strict=True)]
    return [unit for unit in units if unit]


def _paragraphs(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    head, tail = _common_ends([each.strip() for each in old], [each.strip() for each in new])
    yield from _same(old[:head], new[:head])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    if len(inner_old) * len(inner_new) > MOST_COMPARED:
        yield from _one_sided(inner_old, inner_new)
    else:
        keys = [each.strip() for each in inner_old], [each.strip() for each in inner_new]
        for kind, i, i_end, j, j_end in SequenceMatcher(None, *keys).get_opcodes():
            found = _same if kind == "equal" else _reworded
            yield from found(inner_old[i:i_end], inner_new[j:j_end])
    yield from _same(old[len(old) - tail :], new[len(new) - tail :])


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """How many are the same at the beginning, and of the others at the end."""
    shorter = min(len(old), len(new))
    head = next((at for at in range(shorter) if old[at] != new[at]), shorter)
    most = shorter - head
    tail = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return head, tail


def _same(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Pairs that differ in the white space around them at most."""
    for before, after in zip(old, new, strict=True):
        yield Paragraph(tuple(_words(before, after)))


def _one_sided(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    yield from (Paragraph((Piece(Change.REMOVED, each),)) for each in old)
    yield from (Paragraph((Piece(Change.ADDED, each),)) for each in new)


def _reworded(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """The two that are most alike are one paragraph; so on before them and behind them."""
    if not old or not new or len(old) * len(new) > MOST_PAIRED:
        yield from _one_sided(old, new)
        return
    counted_old, counted_new = [_count(each) for each in old], [_count(each) for each in new]
    likeness, i, j = max(
        ((_likeness(a, b), -i, -j) for i, a in enumerate(counted_old) for j, b in enumerate(counted_new)),
    )
    i, j = -i, -j
    if likeness < ALIKE:
        yield from _one_sided(old, new)
        return
    yield from _reworded(old[:i], new[:j])
    yield Paragraph(tuple(_words(old[i], new[j])))
    yield from _reworded(old[i + 1 :], new[j + 1 :])


def _count(text: str) -> Counter[str]:
    return Counter(_PLAIN_WORD.findall(text.casefold()))


def _likeness(old: Counter[str], new: Counter[str]) -> float:
    both = old.total() + new.total()
    return 2 * (old & new).total() / both if both else 0.0


def _words(old: str, new: str) -> list[Piece]:
    if old == new:
        return [Piece(Change.KEPT, old)]
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head, tail = _common_ends(before, after)
    inner_before, inner_after = before[head : len(before) - tail], after[head : len(after) - tail]
    runs: list[tuple[str, str, bool]] = [("".join(before[:head]), "".join(before[:head]), True)]
    if len(inner_before) * len(inner_after) > MOST_COMPARED:
        runs.append(("".join(inner_before), "".join(inner_after), False))
    else:
        matcher = SequenceMatcher(None, inner_before, inner_after, autojunk=False)
        for kind, i, i_end, j, j_end in matcher.get_opcodes():
            runs.append(("".join(inner_before[i:i_end]), "".join(inner_after[j:j_end]), kind == "equal"))
    end = "".join(before[len(before) - tail :])
    runs.append((end, end, True))
    return list(_pieces(_smooth([run for run in runs if run[0] or run[1]])))


def _smooth(runs: list[tuple[str, str, bool]]) -> list[tuple[str, str, bool]]:
    """A mere space or comma between two changes belongs to them: whole phrases are easier to read."""
    smooth: list[tuple[str, str, bool]] = []
    for place, (before, after, same) in enumerate(runs):
        between = 0 < place < len(runs) - 1 and not runs[place - 1][2] and not runs[place + 1][2]
        if same and between and not _PLAIN_WORD.search(before):
            same = False
        if smooth and smooth[-1][2] == same:
            smooth[-1] = (smooth[-1][0] + before, smooth[-1][1] + after, same)
        else:
            smooth.append((before, after, same))
    return smooth


def _pieces(runs: list[tuple[str, str, bool]]) -> Iterator[Piece]:
    for before, after, same in runs:
        if same:
            yield Piece(Change.KEPT, before)
            continue
        if before:
            yield Piece(Change.REMOVED, before)
        if after:
            yield Piece(Change.ADDED, after)
