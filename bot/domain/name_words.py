"""A name taken apart for comparing: its words with what they mean and how they sound, and its other names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.concepts import (
    KIND_CONCEPTS,
    LITTLE,
    NUMBER_CONCEPTS,
    PARTING,
    PLACE_CONCEPTS,
    concepts_of,
)
from bot.domain.match_key import ascii_word, name_words

LATIN, UNVOWELLED = "latin", "unvowelled"

SCRIPTS = (
    (LATIN, re.compile("[a-z]")),
    ("cyrillic", re.compile("[\u0400-\u052f]")),
    ("armenian", re.compile("[\u0531-\u058f]")),
    (UNVOWELLED, re.compile("[\u0590-\u08ff]")),  # Hebrew, Arabic, Syriac
    ("georgian", re.compile("[\u10a0-\u10ff]")),
    ("greek", re.compile("[\u0370-\u03ff]")),
)

# One sound, written in many ways when a name is put into Latin letters; the longest come first.
SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("shch|tsch|sch", "sh"), ("tch", "ch"), ("dzh|dj", "j"), ("(?<=.)j(?=[aou])", "i"), ("zh", "j"),
        ("kh", "h"), ("gh", "g"), ("tz", "ts"), ("ck|q", "k"), ("ph", "f"), ("th", "t"), ("ow|ou|oo", "u"),
        ("ew", "ev"), ("ee", "i"), ("w", "v"), ("x", "ks"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"),
        ("y|j$", "i"), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip
BONES = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("sh|ch", "x"), ("ts|z", "s"), ("[aeiouyvh]", ""), ("[gq]", "k"), ("p", "b"), ("d", "t"),
        (r"(.)\1+", r"\1"),
    )
]  # fmt: skip

KIND_WEIGHT, PLACE_WEIGHT, TOPIC_WEIGHT = 0.45, 0.7, 0.8


@dataclass(frozen=True, slots=True)
class Word:
    folded: str
    script: str
    letters: str
    """Its sounds in Latin letters."""
    bones: str
    """Its consonants, the like ones alike: what is left of a word in a script without vowels."""
    concepts: frozenset[str]
    number: str
    weight: float
    """How much it says about which organisation it is."""

    @property
    def is_kind(self) -> bool:
        return bool(self.concepts & KIND_CONCEPTS)

    @property
    def is_place(self) -> bool:
        return bool(self.concepts & PLACE_CONCEPTS)

    @property
    def is_parting(self) -> bool:
        return bool(self.number or self.concepts & PARTING)

    @property
    def sign(self) -> str:
        """What stands for the word in a key."""
        return f"={min(self.concepts)}" if self.concepts else self.number or self.bones or self.letters


@dataclass(frozen=True, slots=True)
class Name:
    """One of the names that an organisation gives itself."""

    words: tuple[Word, ...]
    letters: str
    """All its words in one, for names that are written together and apart."""

    @property
    def core(self) -> tuple[Word, ...]:
        """What tells it from others of its kind at its place."""
        return tuple(word for word in self.words if not word.is_kind and not word.is_place) or self.words

    @property
    def initials(self) -> tuple[str, ...]:
        return tuple(initial(word) for word in self.words)


BRACKETS = re.compile(r"[(\[{]([^)\]}]*)[)\]}]")
DIVIDERS = re.compile(r"\s+[-–—]+\s+|\s*[/|;—]\s*|,?\s+(?:also known as|formerly|aka|бывш\w*|ранее)\s+")
OPENERS = re.compile(r"^(?:also known as|formerly|aka|бывш\w*\.?|ранее|նախկին\w*)\s+", re.IGNORECASE)
TRADE_UNION = re.compile(r"\btrade[ -](?=union)", re.IGNORECASE)
SPACED_OUT = re.compile(r"(?<!\w)\w(?: \w){2,}(?!\w)")


@lru_cache(20_000)
def names_of(text: str) -> tuple[Name, ...]:
    """The whole name first, then the names that it gives besides: in brackets, after a dash or a slash.

    A place, a number or a wing ("Green Party (youth)") is no other name."""
    text = SPACED_OUT.sub(lambda found: found[0].replace(" ", ""), TRADE_UNION.sub("trade", text))
    whole = _name(text)
    outside = BRACKETS.sub(" ", text)
    pieces = [OPENERS.sub("", piece) for piece in (*BRACKETS.findall(text), *DIVIDERS.split(outside))]
    others = [_name(piece) for piece in pieces if any(char.isalpha() for char in piece)]
    known = {whole.words}
    found = [whole]
    if any(_is_part(other) for other in others):
        return tuple(found)
    for other in others:
        says_enough = any(not word.is_kind and not word.is_place for word in other.words)
        if says_enough and other.words not in known:
            known.add(other.words)
            found.append(other)
    return tuple(found)


def _is_part(name: Name) -> bool:
    """Whether it says which part of an organisation is meant."""
    return bool(name.words) and all(
        word.is_parting or word.folded.startswith(("wing", "branch", "section", "отдел", "крыло"))
        for word in name.words
    )


def _name(text: str) -> Name:
    words = tuple(word_of(each) for each in name_words(text) if each not in LITTLE)
    words = words or tuple(word_of(each) for each in name_words(text))
    return Name(words, "".join(word.letters for word in words))


@lru_cache(65536)
def word_of(folded: str) -> Word:
    folded = _without_article(folded.replace("ѕ", "с"))
    script = next((name for name, letter in SCRIPTS if letter.search(folded)), "other")
    number = "".join(char for char in folded if char.isdigit())
    if number and script == LATIN and set(number) <= set("01") and not folded[-1].isdigit():
        folded, number = folded.replace("0", "o").replace("1", "l"), ""
    concepts = concepts_of(folded)
    if not concepts and script == UNVOWELLED and folded[0] in "لبو":
        concepts = concepts_of(_without_article(folded[1:]))
    if counted := concepts & NUMBER_CONCEPTS:
        number, concepts = min(counted), concepts - NUMBER_CONCEPTS
    letters = ascii_word(folded)
    for pattern, sound in SOUNDS:
        letters = pattern.sub(sound, letters)
    bones = letters
    for pattern, sound in BONES:
        bones = pattern.sub(sound, bones)
    return Word(folded, script, letters, bones, concepts, number, _weight(concepts, letters))


def initial(word: Word) -> str:
    return ascii_word(word.folded[:1])


@lru_cache(4096)
def spelled(folded: str) -> tuple[str, ...]:
    """A word as the initials that it may be."""
    return tuple(ascii_word(char) for char in folded)


def _without_article(folded: str) -> str:
    for article in ("وال", "بال", "لل", "ال"):
        if folded.startswith(article) and len(folded) - len(article) >= 2:
            return folded.removeprefix(article)
    return folded[1:] if folded.startswith("و") and len(folded) > 4 else folded


def _weight(concepts: frozenset[str], letters: str) -> float:
    if concepts & KIND_CONCEPTS:
        return KIND_WEIGHT
    if concepts & PLACE_CONCEPTS:
        return PLACE_WEIGHT
    return TOPIC_WEIGHT if concepts else 1.0
