"""One line of text as a person types it, without what cannot be seen or spills over its neighbours."""

from __future__ import annotations

import re
import unicodedata

from bot.domain.errors import AnswerRefused, Refusal

# Marks on one letter. Vietnamese needs two of the general kind and pointed Hebrew or stacked Tibetan up to
# eight of their own; more than that is there to spill over the lines around it.
GENERAL_MARKS = 3
ALL_MARKS = 8
GENERAL_MARK = re.compile("[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")

JOINERS = "\u200c\u200d"
# Arabic, Syriac, N'Ko, the Indic scripts, Myanmar, Khmer, Mongolian: here a joiner changes the spelling.
JOINED_SCRIPT = re.compile("[\u0600-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc]")
IDEOGRAPH = re.compile("[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
MONGOLIAN = re.compile("[\u1820-\u18aa]")
VIRAMA_CLASS = 9

# The flags of England, Scotland and Wales are spelled with tag characters, which are invisible elsewhere.
TAGGED_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
# Visible although Unicode calls them format characters: they enclose the number that follows.
VISIBLE_FORMAT = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Fillers, blanks and unassigned invisible characters that Unicode does not call format characters.
BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180e\u2065\u2800\u3164\uffa0\ufdd0-\ufdef\ufff0-\uffff"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
)
LOOSE_VARIANT = re.compile("[\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def clean_line(text: str, limit: int) -> str:
    """A one-line answer as it is kept: NFC, one space between words, nothing invisible that means nothing.

    `limit` counts code points of the result. Zero-width joiners stay where they spell something: after a
    virama, between letters of a joined script, inside an emoji. Raises AnswerRefused."""
    line = visible(text)
    if not line:
        raise AnswerRefused(Refusal.EMPTY)
    if len(line) > limit:
        raise AnswerRefused(Refusal.TOO_LONG, limit)
    return line


def clean_lines(text: str, limit: int) -> str:
    """A text of several lines, each as `clean_line` keeps it; at most one empty line between two.

    Raises AnswerRefused."""
    lines = "\n".join(visible(line) for line in text.splitlines())
    kept = re.sub(r"\n{3,}", "\n\n", lines).strip("\n")
    if not kept:
        raise AnswerRefused(Refusal.EMPTY)
    if len(kept) > limit:
        raise AnswerRefused(Refusal.TOO_LONG, limit)
    return kept


def visible(text: str) -> str:
    """`text` on one line without what cannot be seen; applied twice it changes nothing more."""
    flags = {index for flag in TAGGED_FLAG.finditer(text) for index in range(*flag.span())}
    plain = "".join(
        " " if char.isspace() else char
        for index, char in enumerate(text)
        if index in flags or not _is_removed(char)
    )
    plain = unicodedata.normalize("NFC", plain)
    kept: list[str] = []
    base, virama, general, marks = "", False, 0, 0
    for char, following in zip(plain, _followers(plain), strict=True):
        last = kept[-1] if kept else " "
        if char in JOINERS:
            if last in JOINERS or not (virama or _joins(char, base, marks, following)):
                continue
        elif LOOSE_VARIANT.match(char):
            if not _varies(last, char):
                continue
        elif char == " ":
            if last == " ":
                continue
            base, virama, general, marks = "", False, 0, 0
        elif unicodedata.category(char)[0] == "M":
            is_general = GENERAL_MARK.match(char) is not None
            if not base or marks == ALL_MARKS or (is_general and general == GENERAL_MARKS):
                continue
            marks += 1
            general += is_general
            virama = virama or unicodedata.combining(char) == VIRAMA_CLASS
        else:
            base, virama, general, marks = char, False, 0, 0
        kept.append(char)
    return unicodedata.normalize("NFC", "".join(kept)).strip(" ")


def _is_removed(char: str) -> bool:
    if char in JOINERS or char in VISIBLE_FORMAT or char.isspace():
        return False
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") or BLANK.match(char) is not None


def _joins(joiner: str, base: str, marks: int, following: str) -> bool:
    """Whether `joiner` stands between two letters of a joined script, or between two emoji."""
    if JOINED_SCRIPT.match(base):
        is_cut = marks == ALL_MARKS and unicodedata.category(following)[0] == "M"
        return JOINED_SCRIPT.match(following) is not None and not is_cut
    return joiner == "\u200d" and _is_emoji(base) and _is_emoji(following)


def _followers(text: str) -> list[str]:
    """For each character the next one that is no joiner and no variation selector; a space at the end."""
    followers, following = [" "] * len(text), " "
    for index in range(len(text) - 1, -1, -1):
        followers[index] = following
        if text[index] not in JOINERS and not LOOSE_VARIANT.match(text[index]):
            following = text[index]
    return followers


def _is_emoji(char: str) -> bool:
    return char != "" and (unicodedata.category(char) == "So" or "\U0001f000" <= char <= "\U0001fbff")


def _varies(last: str, selector: str) -> bool:
    """Whether the variation selector can change how `last` looks."""
    if selector in "\u180b\u180c\u180d\u180f":
        return MONGOLIAN.match(last) is not None
    return IDEOGRAPH.match(last) is not None or unicodedata.category(last)[0] in "SPN"
