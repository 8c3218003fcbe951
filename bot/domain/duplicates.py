"""Which of the stored organisations may be the one that has just signed, and why.

A hit is a hint for an admin: it refuses nothing, and the representative never hears of it. docs/duplicates.md
has the figures.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.domain.name_words import UNVOWELLED, Name, Word, initial, names_of, spelled
from bot.domain.web_places import domain_of, place_of

ENOUGH = 0.78
"""The likeness from which two names count as one organisation's."""


class Likeness(StrEnum):
    """Why two endorsements may be one organisation's."""

    SAME_NAME = "same-name"
    OTHER_COUNTRY = "other-country"
    """The same name, in another country."""
    NAME = "name"
    OTHER_NAME = "other-name"
    INITIALS = "initials"
    SITE = "site"


@dataclass(frozen=True, slots=True)
class Facts:
    """What an endorsement says about who the organisation is."""

    name: str
    country: str
    match_key: str
    places: frozenset[str]
    """Domains and pages that are its own: of its website and of its representative's address."""


@dataclass(frozen=True, slots=True)
class Hit:
    endorsement_id: int
    likenesses: tuple[Likeness, ...]
    score: float


@lru_cache(20_000)
def places(website: str | None, email_domain: str | None) -> frozenset[str]:
    """The domains and pages that count, of what was given."""
    found = (place_of(website) if website else None, domain_of(email_domain) if email_domain else None)
    return frozenset(place for place in found if place)


def find_hits(new: Facts, stored: Iterable[tuple[int, Facts]], limit: int) -> list[Hit]:
    """The stored endorsements that may be the same organisation's, the likeliest first."""
    hits = []
    for endorsement_id, facts in stored:
        likenesses, score = compare(new, facts)
        if likenesses:
            hits.append(Hit(endorsement_id, likenesses, score))
    return sorted(hits, key=lambda hit: (-hit.score, hit.endorsement_id))[:limit]


def compare(first: Facts, second: Facts) -> tuple[tuple[Likeness, ...], float]:
    """Every likeness of the two, and how strong they are together; nothing when they seem to be two."""
    found: list[Likeness] = []
    score = 0.0
    here, there = first.match_key.partition(":"), second.match_key.partition(":")
    if here[2] == there[2]:
        found.append(Likeness.SAME_NAME if here[0] == there[0] else Likeness.OTHER_COUNTRY)
        score = 1.0 if here[0] == there[0] else 0.9
    else:
        likeness, score = _compare_names(names_of(first.name), names_of(second.name))
        if likeness:
            found.append(likeness)
            score -= 0.1 * (first.country != second.country)
    if first.places & second.places:
        found.append(Likeness.SITE)
        score = max(score, 0.8) + 0.2
    return tuple(found), round(score, 6) if found else 0.0


def _compare_names(first: tuple[Name, ...], second: tuple[Name, ...]) -> tuple[Likeness | None, float]:
    best: tuple[Likeness | None, float] = (None, 0.0)
    for position, one in enumerate(first):
        for other_position, other in enumerate(second):
            kind = Likeness.OTHER_NAME if position or other_position else Likeness.NAME
            for likeness, score in (
                (kind, name_likeness(one, other)),
                (Likeness.INITIALS, _initials_likeness(one, other)),
                (Likeness.INITIALS, _initials_likeness(other, one)),
            ):
                if score >= ENOUGH and score > best[1]:
                    best = likeness, score
    return best


def name_likeness(one: Name, other: Name) -> float:
    """From 0 to 1; `ENOUGH` and more is meant to be one organisation."""
    if len(one.letters) > 5 and one.letters == other.letters:
        return 1.0
    together = _word_likeness_of_letters(one.letters, other.letters)
    is_alike = (
        len(one.words) != len(other.words)
        and together >= 0.9
        and one.words[0].script == other.words[0].script
    )
    return max(_aligned(one.words, other.words), together if is_alike else 0.0)


def _aligned(first: tuple[Word, ...], second: tuple[Word, ...]) -> float:
    """Each word with its best partner; what is left over on one side or on both tells two apart."""
    pairs = sorted(
        (
            (likeness, position, other_position)
            for position, one in enumerate(first)
            for other_position, other in enumerate(second)
            if (likeness := word_likeness(one, other)) > 0
        ),
        reverse=True,
    )
    left, right = dict(enumerate(first)), dict(enumerate(second))
    shared = 0.0
    for likeness, position, other_position in pairs:
        if position in left and other_position in right:
            weight = left.pop(position).weight + right.pop(other_position).weight
            shared += likeness * weight
    return _judged(first, second, shared, list(left.values()), list(right.values()))


def _judged(
    first: tuple[Word, ...], second: tuple[Word, ...], shared: float, left: list[Word], right: list[Word]
) -> float:
    total = sum(word.weight for word in (*first, *second))
    if left and right:
        return min(0.7, shared / total)
    rest = left or right
    if any(word.is_parting for word in rest):
        return min(0.7, shared / total)
    # A place or a kind is often added or left out.
    light = sum(word.weight for word in rest if word.is_place or word.is_kind)
    return shared / (total - 0.75 * light)


def word_likeness(one: Word, other: Word) -> float:
    if one.number or other.number:
        return float(one.number == other.number)
    if one.concepts & other.concepts or one.letters == other.letters:
        return 1.0
    if one.concepts and other.concepts:
        return 0.0
    if UNVOWELLED in (one.script, other.script) and one.script != other.script:
        return 0.95 if one.bones == other.bones and len(one.bones) >= 2 else 0.0
    likeness = _word_likeness_of_letters(one.letters, other.letters)
    if one.script != other.script and one.bones == other.bones and len(one.bones) >= 3:
        return max(likeness, 0.85)
    return likeness


def _word_likeness_of_letters(one: str, other: str) -> float:
    longest = max(len(one), len(other))
    if longest < 5 or abs(len(one) - len(other)) > 2:
        return float(one == other)
    likeness = 1 - 1.6 * OSA.distance(one, other, score_cutoff=3) / longest
    return likeness if likeness >= 0.62 else 0.0


def _initials_likeness(short: Name, whole: Name) -> float:
    """Whether a word of the short name is made of the initials of words of the whole one."""
    best = 0.0
    for position, word in enumerate(short.words):
        letters = spelled(word.folded)
        length = len(letters)
        if word.concepts or word.number or not 2 <= length <= 8 or length > len(whole.words):
            continue
        rest = short.words[:position] + short.words[position + 1 :]
        for start in range(len(whole.words) - length + 1):
            run = whole.words[start : start + length]
            if tuple(initial(each) for each in run) != letters:
                continue
            others = whole.words[:start] + whole.words[start + length :]
            if length == 2 and not rest:
                continue
            weight = word.weight + sum(each.weight for each in run)
            best = max(best, _with_run(rest, others, weight))
    return best


def _with_run(rest: tuple[Word, ...], others: tuple[Word, ...], weight: float) -> float:
    matched = _aligned(rest, others) if rest and others else 0.0
    around = sum(each.weight for each in (*rest, *others))
    if not around:
        return 0.9
    loose = () if rest and others else (*rest, *others)
    light = sum(each.weight for each in loose if each.is_place or each.is_kind)
    return 0.9 * (weight + matched * around) / (weight + around - 0.75 * light)
