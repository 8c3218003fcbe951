"""A reference as people type it: read out on the phone, copied from paper, on any keyboard."""

from __future__ import annotations

import unicodedata

from bot.domain.endorsement import ALPHABET

LETTERS = 8

# What the alphabet leaves out because it looks like something in it, and Cyrillic letters that look alike.
MEANT = str.maketrans("OILАВСЕЗНКМОРТХУ", "011ABCE3HKM0PTXY")


def read_reference(text: str) -> str | None:
    """The reference that is meant, written as on the receipt; None when it cannot be one.

    Case, spaces, dashes and the leading U do not matter."""
    typed = [_digit(each) for each in unicodedata.normalize("NFKC", text).upper() if each.isalnum()]
    letters = "".join(typed).translate(MEANT)
    if len(letters) == LETTERS + 1:
        letters = letters.removeprefix("U")
    if len(letters) != LETTERS or set(letters) - set(ALPHABET):
        return None
    return f"U-{letters[:4]}-{letters[4:]}"


def _digit(character: str) -> str:
    """Arabic keyboards have digits of their own."""
    return str(unicodedata.decimal(character)) if character.isdecimal() else character
