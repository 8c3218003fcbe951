"""Countries: what each is called in a language, and which one a person may have meant.

Names come from CLDR; `countries.toml` beside this file adds what people say instead. Codes are ISO 3166-1
alpha-2, plus `XK` (Kosovo) and `001`, which stands for international work or several countries.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.domain.language import DEFAULT_LANGUAGE, LANGUAGES

INTERNATIONAL = "001"

# CLDR knows these two-letter regions, which are parts of countries, unions or placeholders.
NOT_COUNTRIES = frozenset(
    {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
)

# No country has a name half as long. Whoever sends more did not answer the question.
LONGEST_ANSWER = 120
MOST_WORDS = 10

# Below this many of 100 points a resemblance is chance; and far behind the best one it is noise.
RESEMBLANCE = 74
BEHIND_THE_BEST = 12

FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}|\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
MARK = re.compile("[\u0300-\u036f\u0610-\u061a\u0621\u0640\u064b-\u065f\u0670'’ʼʻ`´\u055a-\u055f]")
SAME_LETTER = str.maketrans({"ة": "ه", "ى": "ي", "ی": "ي", "ک": "ك", "ı": "i"})
SAME_WORD = {"st": "saint", "ste": "saint", "св": "святого", "и": "", "and": "", "եւ": "", "the": ""}


@dataclass(frozen=True, slots=True)
class Match:
    """A country that a person may have meant; `exact` when the whole answer is a name of it."""

    code: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Index:
    codes_by_name: Mapping[str, tuple[str, ...]]
    codes_by_abbreviation: Mapping[str, str]
    alike: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """`countries.toml`: names by code and language, spellings by code, groups of codes."""

    names: dict[str, dict[str, str]]
    aliases: dict[str, list[str]]
    alike: list[list[str]]


def is_country(code: str) -> bool:
    """Whether `code` is one that `find_countries` can give."""
    return code in _codes()


def country_name(code: str, language: str) -> str:
    """The name for people who read `language`; in English where CLDR has no such language.

    Raises KeyError for a code that is no country's."""
    return _names(language)[code]


def find_countries(text: str, language: str, limit: int = 6) -> tuple[Match, ...]:
    """The countries that `text` may mean, the likeliest first, in any of our languages or by code or flag.

    An exact match is still for the person to confirm, because several countries may share a name."""
    if len(text) > LONGEST_ANSWER or not {"<", ">"}.isdisjoint(text):
        return ()
    index = _index()
    names = _names(language)
    exact = sorted(set(_exact(text, index)), key=lambda code: names[code])
    if exact:
        others = _longer_names(fold(text), exact, index)
    else:
        points = _inexact(fold(text), index)
        others = sorted(points, key=lambda code: (-points[code], names[code]))
    found = [Match(code, exact=True) for code in exact]
    found += [Match(code, exact=False) for code in dict.fromkeys(others) if code not in exact]
    return tuple(found[:limit])


def fold(text: str) -> str:
    """`text` without what people leave out or write differently: case, accents, articles, punctuation."""
    lower = unicodedata.normalize("NFKC", text).casefold().replace("եվ", "եւ")
    lower = re.sub(r"\bо-в(а?)\b", r"остров\1", lower)
    plain = MARK.sub("", unicodedata.normalize("NFKD", lower)).translate(SAME_LETTER)
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", plain)
    plain = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in plain)
    words = (SAME_WORD.get(word, word) for word in unicodedata.normalize("NFC", plain).split())
    # The Arabic article comes and goes, as in السودان and سودان.
    return " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in words if word)


def _exact(text: str, index: _Index) -> Iterator[str]:
    for flag in FLAG.findall(text):
        letters = "".join(chr(ord(char) - 0x1F1E6 + ord("A")) for char in flag if char >= "\U0001f1e6")
        code = "GB" if flag[0] == "\U0001f3f4" else letters
        if code in _codes():
            yield code
    yield from index.codes_by_name.get(fold(text), ())
    # Codes count in capitals only: small letters are words more often, such as no, is, it, can, per.
    if code := index.codes_by_abbreviation.get(text.strip(), ""):
        yield code


def _longer_names(folded: str, exact: list[str], index: _Index) -> list[str]:
    """Countries such as Guinea-Bissau for whoever typed Guinea."""
    rivals = [code for group in index.alike if not set(group).isdisjoint(exact) for code in group]
    if not folded:
        return []
    named = {code for name, codes in index.codes_by_name.items() if folded in name for code in codes}
    return [code for code in rivals if code in named]


def _inexact(folded: str, index: _Index) -> dict[str, float]:
    """Points up to 100 for each country that some part of the answer, or its spelling, suggests."""
    points: dict[str, float] = {}

    def suggest(codes: tuple[str, ...], value: float) -> None:
        for code in codes:
            points[code] = max(points.get(code, 0), value)

    words = folded.split()
    if not folded or len(words) > MOST_WORDS:
        return {}
    for part in _parts(words):
        if len(part) > 2 or not part.isascii():
            suggest(index.codes_by_name.get(part, ()), 100)
    if points:
        return points
    if abbreviated := index.codes_by_abbreviation.get(folded.upper()):
        suggest((abbreviated,), 100)
    if len(folded) < 3:
        return points
    for name, codes in index.codes_by_name.items():
        if name.startswith(folded) or f" {folded}" in name:
            suggest(codes, 90 + 10 * len(folded) / len(name))
    for part in dict.fromkeys([folded, *(word for word in words if len(word) > 4)]):
        likely = process.extract(
            part, index.codes_by_name.keys(), scorer=fuzz.ratio, score_cutoff=RESEMBLANCE, limit=20
        )
        for name, value, _ in likely:
            suggest(index.codes_by_name[name], value)
    best = max(points.values(), default=0)
    return {code: value for code, value in points.items() if value >= best - BEHIND_THE_BEST}


def _parts(words: list[str]) -> Iterator[str]:
    for length in range(min(len(words), 5), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    countries = {code for code in _regions("en") if len(code) == 2 and code not in NOT_COUNTRIES}
    return frozenset({*countries, INTERNATIONAL})


def _regions(language: str) -> dict[str, str]:
    """CLDR's names; none for a language that it does not have."""
    try:
        territories = Locale.parse(language, sep="-").territories
    except (UnknownLocaleError, ValueError):
        return {}
    return {str(code): name for code, name in territories.items() if isinstance(name, str)}


@lru_cache(maxsize=64)
def _names(language: str) -> Mapping[str, str]:
    own, english = _regions(language), _regions(DEFAULT_LANGUAGE)
    # CLDR's name for 001 is the world, and that is not what it means here.
    own.pop(INTERNATIONAL, None)
    names = {code: _spelled_out(own.get(code) or english[code]) for code in _codes()}
    for code, by_language in _table().names.items():
        names[code] = by_language.get(language) or own.get(code) or by_language[DEFAULT_LANGUAGE]
    return names


def _spelled_out(name: str) -> str:
    """CLDR shortens the Russian word for island, also at the start, where a list wants a capital."""
    full = name.replace("о-в", "остров")
    return full[0].upper() + full[1:]


@lru_cache(maxsize=1)
def _index() -> _Index:
    table = _table()
    by_name: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        cldr = _regions(language)
        for code in sorted(_codes()):
            for name in (_names(language)[code], cldr.get(code, "")):
                # CLDR explains some names in brackets, which nobody types.
                for spelling in (name, re.sub(r"\(.*\)", "", name)):
                    by_name.setdefault(fold(spelling), {})[code] = None
    for code, spellings in table.aliases.items():
        for spelling in spellings:
            by_name.setdefault(fold(spelling), {})[code] = None
    by_name.pop("", None)
    abbreviations = {code: code for code in _codes() if code != INTERNATIONAL}
    for old, new in get_global("territory_aliases").items():
        if len(old) == 3 and old.isalpha() and len(new) == 1 and new[0] in _codes():
            abbreviations[old] = new[0]
    return _Index(
        codes_by_name={name: tuple(codes) for name, codes in by_name.items()},
        codes_by_abbreviation=abbreviations,
        alike=tuple(tuple(group) for group in table.alike),
    )


@lru_cache(maxsize=1)
def _table() -> _Table:
    return _Table(**tomllib.loads(files("texts").joinpath("countries.toml").read_text("utf-8")))
