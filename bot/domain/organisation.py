"""What an organisation and its representative may write about themselves.

Every check takes what a person typed and gives what is kept, or raises AnswerRefused. Checking what was kept
gives the same again.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from bot.domain.errors import AnswerRefused, Refusal
from bot.domain.line import JOINERS, clean_line, visible

NAME_LIMIT = 200
PERSON_LIMIT = 120
POSITION_LIMIT = 120
LINK_LIMIT = 300
EMAIL_LIMIT = 254

USERNAME = re.compile(r"@([A-Za-z][A-Za-z0-9_]{3,31})")
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
NOT_IN_LINKS = re.compile(r"[\s<>\"\\^`{|}]")
ATOM = re.compile(r"[\w!#$%&'*+/=?^`{|}~.-]+")


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
    line = visible(text)
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
    line = visible(text)
    if not line:
        raise AnswerRefused(Refusal.EMPTY)
    local, at, domain = line.rpartition("@")
    host = _host(domain)
    atoms = local.split(".")
    fits = 0 < len(local) <= 64 and all(atoms) and ATOM.fullmatch(_without_marks(local))
    if not at or host is None or not fits or len(email := f"{local}@{host}") > EMAIL_LIMIT:
        raise AnswerRefused(Refusal.NOT_AN_EMAIL, EMAIL_LIMIT)
    return email


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
