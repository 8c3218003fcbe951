"""What an organisation and its representative may write about themselves, and the key that finds its double.

Every check takes what a person typed and gives what is kept, or raises AnswerRefused. Checking what was kept
gives the same again.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from urllib.parse import urlsplit

from anyascii import anyascii

from bot.domain.errors import AnswerRefused, Refusal

NAME_LIMIT = 200
PERSON_LIMIT = 120
POSITION_LIMIT = 120
LINK_LIMIT = 300
EMAIL_LIMIT = 254

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

USERNAME = re.compile(r"@([A-Za-z][A-Za-z0-9_]{3,31})")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
NOT_IN_LINKS = re.compile(r"[\s<>\"\\^`{|}]")
ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]+")


def clean_line(text: str, limit: int) -> str:
    """A one-line answer as it is kept: NFC, one space between words, nothing invisible that means nothing.

    `limit` counts code points of the result. Zero-width joiners stay where they spell something: after a
    virama, between letters of a joined script, inside an emoji. Raises AnswerRefused."""
    line = _visible(text)
    if not line:
        raise AnswerRefused(Refusal.EMPTY)
    if len(line) > limit:
        raise AnswerRefused(Refusal.TOO_LONG, limit)
    return line


def check_name(text: str) -> str:
    """The organisation's name, with a letter or digit in it."""
    return _worded(text, NAME_LIMIT)


def check_person(text: str) -> str:
    """The representative's name."""
    return _worded(text, PERSON_LIMIT)


def check_position(text: str) -> str:
    """The representative's position."""
    return _worded(text, POSITION_LIMIT)


def check_website(text: str) -> str:
    """An http(s) address; a bare domain gets https, and `@channel` becomes its page on t.me.

    The host is in lower case and keeps its own script. Addresses with a password, without a dot in the
    host, or by bare number are refused as NOT_A_LINK."""
    line = _visible(text)
    if not line:
        raise AnswerRefused(Refusal.EMPTY)
    if channel := USERNAME.fullmatch(line):
        return f"https://t.me/{channel[1]}"
    address = _address(line)
    if address is None or len(address) > LINK_LIMIT:
        raise AnswerRefused(Refusal.NOT_A_LINK, LINK_LIMIT)
    return address


def check_email(text: str) -> str:
    """An e-mail address by its form alone, in any script; the domain comes back in lower case."""
    line = _visible(text)
    if not line:
        raise AnswerRefused(Refusal.EMPTY)
    local, at, domain = line.rpartition("@")
    host = _host(domain)
    atoms = local.split(".")
    fits = 0 < len(local) <= 64 and all(atoms) and ATOM.fullmatch(_without_marks(local))
    if not at or host is None or not fits or len(email := f"{local}@{host}") > EMAIL_LIMIT:
        raise AnswerRefused(Refusal.NOT_AN_EMAIL, EMAIL_LIMIT)
    return email


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
    words = [_one_script(word) for word in _words(name)]
    kept = _without_forms(words) or words
    ascii_words = [piece for word in kept for piece in _ascii(word).split()]
    ascii_words = [word for word in ascii_words if word not in FORM_WORDS] or ascii_words
    return f"{country.upper()}:{' '.join(sorted(ascii_words)) or _visible(name).casefold()}"


def _visible(text: str) -> str:
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


def _worded(text: str, limit: int) -> str:
    line = clean_line(text, limit)
    if not any(char.isalnum() for char in line):
        raise AnswerRefused(Refusal.NO_LETTERS)
    return line


def _address(line: str) -> str | None:
    scheme = SCHEME.match(line)
    if NOT_IN_LINKS.search(line) or (scheme and scheme[1].lower() not in ("http", "https")):
        return None
    try:
        parts = urlsplit(line if scheme else f"https://{line.removeprefix('//')}")
        port = parts.port
    except ValueError:
        return None
    host = _host(parts.hostname or "")
    if host is None or "@" in parts.netloc or "[" in parts.netloc:
        return None
    standard = {"http": 80, "https": 443}[parts.scheme]
    place = host if port in (None, standard) else f"{host}:{port}"
    rest = "" if parts.path == "/" and not (parts.query or parts.fragment) else parts.path
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return f"{parts.scheme}://{place}{rest}{query}{fragment}"


def _host(text: str) -> str | None:
    """A domain name of at least two labels in any script, in lower case; None for anything else."""
    host = unicodedata.normalize("NFKC", text).lower().replace("。", ".").removesuffix(".")
    host = unicodedata.normalize("NFC", host)
    labels = host.split(".")
    if len(labels) < 2 or len(host) > 253 or not all(_is_label(label) for label in labels):
        return None
    last = labels[-1]
    is_number_like = len(last) < 2 or any(char.isdigit() for char in last)
    return None if is_number_like and not last.startswith("xn--") else host


def _is_label(label: str) -> bool:
    wire = label if label.isascii() else f"xn--{label.encode('punycode').decode()}"
    inside = label.replace("-", "").replace("_", "")
    return (
        0 < len(wire) <= 63
        and label[0] not in "-_"
        and label[-1] not in "-_"
        and all(char in JOINERS or unicodedata.category(char)[0] in "LMN" for char in inside)
    )


def _without_marks(text: str) -> str:
    return "".join(char for char in text if unicodedata.category(char)[0] != "M" and char not in JOINERS)


def _words(name: str) -> list[str]:
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


def _ascii(word: str) -> str:
    letters = "".join(char if char.isalnum() else "" for char in anyascii(word).lower())
    return letters or word
