"""The key that is equal for two spellings of one organisation's name in one country."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from anyascii import anyascii

from bot.domain.line import GENERAL_MARK, JOINERS, LOOSE_VARIANT, visible

# Legal forms that may be written or left out without making another organisation. Words that carry a name,
# such as foundation, union, association, جمعية or հիմնադրամ, are not here. Those in Latin letters are also
# looked for after transliteration.
LEGAL_FORMS = """
ооо, оо, моо, роо, нко, ано, пао, зао, оао, ао, тоо, тов, го, бо, ип, нпо, нго, фгбу, мбу
общество с ограниченнои ответственностью, акционерное общество, общественная организация
автономная некоммерческая организация, некоммерческая организация
региональная общественная организация, межрегиональная общественная организация
громадська організація
հկ, սպը, փբը, բբը, պոակ, աձ
հասարակական կազմակերպություն, պետական ոչ առեւտրային կազմակերպություն
սահմանափակ պատասխանատվությամբ ընկերություն, փակ բաժնետիրական ընկերություն, բաց բաժնետիրական ընկերություն
ذمم, شمم, ער, בעמ, შპს, აიპ, 株式会社, 有限公司
ngo, ngos, npo, cso, ong, osc, inc, incorporated, ltd, limited, limited liability company, llc, llp, plc
corp, cic, cio, pty, ev, eingetragener verein, gmbh, ggmbh, gemeinnutzige gmbh, mbh, gbr, ohg, kg
asbl, aisbl, vzw, ivzw, sarl, sas, srl, ltda, onlus, odv, aps, bv, nv, oy, ry, sp z oo, doo, eood, ead
ooo, jsc, cjsc, ojsc
"""
FORMS = sorted(
    (tuple(form.split()) for form in re.split("[,\n]", LEGAL_FORMS.strip())), key=len, reverse=True
)
PHRASES = tuple(form for form in FORMS if len(form) > 1)
FORM_WORDS = frozenset(form[0] for form in FORMS if len(form) == 1)

UNHEARD = re.compile("['’ʼʻ`´\u055a-\u055f\u05f3\u05f4\u00b7]|(?<=[\u05d0-\u05ea])\"(?=[\u05d0-\u05ea])")
DOTTED = re.compile(r"(?<!\w)(?:\w[./]\s?)+\w\b[./]?")
# Letters, digits and punctuation that are visible and composed already; a space at an end does no harm here.
PLAIN = re.compile(
    "[ -~\u00c0-\u024f\u0400-\u045f\u0490\u0491\u0531-\u0556\u0561-\u0587\u05d0-\u05ea"
    "\u0621-\u063a\u0641-\u064a\u10d0-\u10fa\u00ab\u00bb\u2013\u2014\u2018-\u201f\u2116]*"
)
LIKE_LATIN = dict(zip("аеорсхуіјѕкмтнв", "aeopcxyijskmthb", strict=True))
LIKE_CYRILLIC = {latin: cyrillic for cyrillic, latin in LIKE_LATIN.items()}


def match_key(name: str, country: str) -> str:
    """`"<ISO country>:<key>"`, equal for two spellings of one organisation's name in one country.

    The country is part of it because organisations of the same name exist in different countries. The rules:

    1. NFKC, case folded, without marks (ё = е, é = e, أ = ا), bidirectional and zero-width characters;
       Arabic ة = ه and ى = ي, Armenian և = եվ = եւ.
    2. Apostrophes and Armenian stress marks vanish, dotted initials join (`e. V.` = `eV`), every other
       punctuation mark or symbol separates words.
    3. A word that mixes Latin with Cyrillic letters is read in the script that its telling letters have.
    4. Legal forms go, as whole words (ООО, ՀԿ, e.V., Inc), unless nothing else is left.
    5. What remains is transliterated to ASCII and sorted, so that the order of words does not matter.

    It is never empty for a name that `check_name` accepts."""
    ascii_words = [piece for word in name_words(name) for piece in ascii_word(word).split()]
    ascii_words = [word for word in ascii_words if word not in FORM_WORDS] or ascii_words
    return f"{country.upper()}:{' '.join(sorted(ascii_words)) or visible(name).casefold()}"


def name_words(name: str) -> list[str]:
    """The words of a name in its own script, folded, without legal forms unless nothing else is left."""
    words = [_one_script(word) for word in folded_words(name)]
    return _without_forms(words) or words


def folded_words(name: str) -> list[str]:
    """Rules 1 and 2 of `match_key`."""
    folded = unicodedata.normalize("NFKC", _visible(name)).casefold().replace("եվ", "եւ")
    folded = unicodedata.normalize("NFKD", folded).replace("ى", "ي")
    folded = "".join(
        char
        for char in UNHEARD.sub("", folded)
        if not (
            GENERAL_MARK.match(char)
            or "\u064b" <= char <= "\u065f"
            or char in JOINERS + "\u0670"
            or LOOSE_VARIANT.match(char)
        )
    )
    joined = DOTTED.sub(lambda found: re.sub(r"[./\s]", "", found[0]), unicodedata.normalize("NFC", folded))
    spaced = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in joined)
    # Once more, because a mark that stood on punctuation now stands on nothing.
    return _visible(spaced).split()


def _visible(text: str) -> str:
    """As `visible`, without looking at each letter of the ordinary ones."""
    return text if PLAIN.fullmatch(text) and "  " not in text else visible(text)


def _one_script(word: str) -> str:
    cyrillic = {char for char in word if "\u0400" <= char <= "\u04ff"}
    latin = {char for char in word if "a" <= char <= "z"}
    if not cyrillic or not latin:
        return word
    if cyrillic <= LIKE_LATIN.keys() and not latin <= LIKE_CYRILLIC.keys():
        return "".join(LIKE_LATIN.get(char, char) for char in word)
    return "".join(LIKE_CYRILLIC.get(char, char) for char in word)


def _without_forms(words: list[str]) -> list[str]:
    left = Counter(words)
    for phrase in PHRASES:
        if all(left[word] for word in phrase):
            left.subtract(phrase)
    return [word for word in left.elements() if word not in FORM_WORDS]


def ascii_word(word: str) -> str:
    """A folded word in Latin letters and digits."""
    letters = "".join(char if char.isalnum() else "" for char in anyascii(word).lower())
    return letters or word
