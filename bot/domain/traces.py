"""What an endorsement leaves in the index: likely duplicates are found without comparing with everybody.

Two names that `bot.domain.duplicates` would call alike share at least one trace, as a rule: a word, the word
with a consonant less (so that one typing error still meets), two words together, all of them, the initials,
or a place on the web. Words stand by their meaning or their consonants, hence in no script.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from bot.domain.name_words import Name, Word, initial, names_of, spelled

METHOD = "1"
"""Raised when traces are made in another way: the stored ones are made anew then."""

SHORTEST_RUN, LONGEST_RUN = 3, 8
"""Letters of an abbreviation that is looked for."""

PAIRED = 6
"""The weightiest words of a name, of which any two make a trace."""


class TraceKind(StrEnum):
    WORD = "word"
    PAIR = "pair"
    CORE = "core"
    """What tells it from others of its kind at its place."""
    WHOLE = "whole"
    INITIALS = "initials"
    SHORT = "short"
    """A word that may be made of initials."""
    PLACE = "place"
    """A domain or page on the web."""
    METHOD = "method"


@dataclass(frozen=True, slots=True, order=True)
class Trace:
    kind: TraceKind
    value: str


def traces_of(name: str, place: str | None) -> frozenset[Trace]:
    """All traces of an organisation with this name and this place on the web."""
    found = {Trace(TraceKind.METHOD, METHOD)}
    for one in names_of(name):
        found.update(_of_name(one))
    if place:
        found.add(Trace(TraceKind.PLACE, place))
    return frozenset(found)


def sought(name: str, places: Iterable[str]) -> frozenset[Trace]:
    """The traces by which others are found: its own, and initials and abbreviations crosswise."""
    crossed = {TraceKind.INITIALS: TraceKind.SHORT, TraceKind.SHORT: TraceKind.INITIALS}
    own = traces_of(name, None)
    found = {
        Trace(crossed.get(trace.kind, trace.kind), trace.value)
        for trace in own
        if trace.kind is not TraceKind.METHOD
    }
    return frozenset(found | {Trace(TraceKind.PLACE, place) for place in places})


def _of_name(name: Name) -> Iterator[Trace]:
    words = sorted(name.words, key=lambda word: -word.weight)[:PAIRED]
    yield Trace(TraceKind.WHOLE, _key(name.words))
    yield Trace(TraceKind.CORE, _key(name.core))
    for first, second in combinations(words, 2):
        yield Trace(TraceKind.PAIR, _key((first, second)))
    yield Trace(TraceKind.WHOLE, "".join(word.bones for word in name.words) or name.letters)
    for word in name.words:
        if not word.is_kind:
            for value in _near(word):
                yield Trace(TraceKind.WORD, value)
    for word in name.core:
        if not word.concepts and SHORTEST_RUN <= len(word.folded) <= LONGEST_RUN:
            yield Trace(TraceKind.SHORT, "".join(spelled(word.folded)))
    for start, end in combinations(range(len(name.words) + 1), 2):
        if SHORTEST_RUN <= end - start <= LONGEST_RUN:
            yield Trace(TraceKind.INITIALS, "".join(initial(word) for word in name.words[start:end]))


def _key(words: Iterable[Word]) -> str:
    return " ".join(sorted({word.sign for word in words}))


def _near(word: Word) -> Iterator[str]:
    """Its meanings, its consonants, and these with any one of them left out.

    Also where the meaning is known: in the other name the word may be misspelt, or in Latin letters."""
    for concept in word.concepts:
        yield f"={concept}"
    if word.number:
        yield word.number
        return
    yield word.bones if len(word.bones) > 1 else word.letters
    if len(word.bones) < SHORTEST_RUN:
        yield word.letters
    if len(word.bones) > SHORTEST_RUN:
        for position in range(len(word.bones)):
            yield word.bones[:position] + word.bones[position + 1 :]
