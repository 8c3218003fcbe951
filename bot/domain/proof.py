"""How it is known that an organisation signed, in grades, and the codes that prove it.

    none  <  mailbox  <  manual

A code is six digits that follow from the bot's secret and a salt. Neither the code nor anything that it could
be guessed from is stored: who has the database alone cannot use a code, and a crash loses none.
"""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from urllib.parse import urlsplit

from bot.domain.web_places import domain_of


class Grade(StrEnum):
    """From the least to the most."""

    NONE = "none"
    MAILBOX = "mailbox"
    MANUAL = "manual"


class Rule(StrEnum):
    """What is enough for an endorsement to be accepted: a human's review, or this very proof."""

    REVIEW = "review"
    MAILBOX = Grade.MAILBOX.value


@dataclass(frozen=True, slots=True)
class Proof:
    """`evidence` is what an admin reads of it: a domain, or an admin's own words."""

    grade: Grade
    evidence: str
    given_at: datetime
    given_by: int | None = None
    """The admin who wrote a manual one."""


CODE_LIFE = timedelta(minutes=15)
TRIES = 5
MAILS = 3
MAILS_WITHIN = timedelta(hours=1)
GIVE_UP = timedelta(minutes=10)
"""A mail server that takes nothing for so long is not waited for any more."""

SALT_BITS = 128


def best_of(proofs: Iterable[Proof]) -> Grade:
    ladder = tuple(Grade)
    return max((proof.grade for proof in proofs), key=ladder.index, default=Grade.NONE)


def own_domain(website: str | None) -> str | None:
    """The registrable domain of the organisation's website; None for a page on somebody else's."""
    if website is None:
        return None
    try:
        host = urlsplit(website).hostname
    except ValueError:
        return None
    return domain_of(host) if host else None


def is_own_mailbox(email: str, website: str | None) -> bool:
    """Whether the address is at the domain of the website. Free mail providers never are."""
    own = own_domain(website)
    return own is not None and domain_of(email.rpartition("@")[2]) == own


def new_salt(chance: Random) -> str:
    """`chance` must be a secure source."""
    return f"{chance.getrandbits(SALT_BITS):032x}"


def code_of(secret: bytes, salt: str) -> str:
    """Six digits; the same ones as long as the secret stays."""
    number = int.from_bytes(_keyed(secret, "code", salt), "big") % 1_000_000
    return f"{number:06}"


def address_digest(secret: bytes, email: str) -> str:
    """Equal for one mailbox, however it is spelled; without the secret nobody gets back from it."""
    local, _, domain = email.casefold().rpartition("@")
    return _keyed(secret, "address", f"{local.partition('+')[0]}@{domain}").hex()


def digits_of(text: str) -> str | None:
    """The six digits that somebody typed, in any script, with spaces or dashes; None for anything else."""
    kept = [char for char in text.strip() if unicodedata.category(char) not in ("Zs", "Pd", "Cf")]
    try:
        digits = [str(unicodedata.digit(char)) for char in kept]
    except ValueError:
        return None
    return "".join(digits) if len(digits) == 6 else None


def _keyed(secret: bytes, purpose: str, text: str) -> bytes:
    return hmac.new(secret, f"{purpose}:{text}".encode(), hashlib.sha256).digest()
