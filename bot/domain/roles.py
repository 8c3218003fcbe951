"""Roles: what a person may do beyond reading and signing. Each may do what the one below it may.

    owner     the team, statements (pausing, closing, reopening), and all of an admin's
    admin     cards, decisions, lists and exports, and all of a viewer's
    viewer    the numbers; nobody's contact, no card, no list that is not public
    none      what everybody may

Owners in the settings are owners whatever is stored, so a team always has one who cannot be removed.
"""

from __future__ import annotations

import hashlib
from enum import StrEnum
from random import Random


class Role(StrEnum):
    """From the least to the most."""

    NONE = "none"
    VIEWER = "viewer"
    ADMIN = "admin"
    OWNER = "owner"

    def covers(self, needed: Role) -> bool:
        """Whether who has this role may do what `needed` is asked for."""
        return LADDER.index(self) >= LADDER.index(needed)


LADDER = tuple(Role)
GIVEN = (Role.ADMIN, Role.VIEWER, Role.OWNER)
"""What an invitation can be for, the usual one first."""

# Letters and digits that a link keeps whole in every messenger; 24 of them are more than 140 bits.
LINK_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"
TOKEN_LENGTH = 24


def new_token(chance: Random) -> str:
    """An invitation's secret. `chance` must be a secure source."""
    return "".join(chance.choice(LINK_LETTERS) for _ in range(TOKEN_LENGTH))


def digest_of(token: str) -> str:
    """What is kept of a token: nobody gets back from it to the link."""
    return hashlib.sha256(token.encode()).hexdigest()


def handle_of(digest: str) -> str:
    """The part of a digest by which owners' buttons and the audit log name an invitation."""
    return digest[:16]
