"""Roles: what a person may do beyond reading and signing. Each may do what the one below it may.

    owner     the team, statements (pausing, closing, reopening), and all of an admin's
    admin     cards, decisions, lists and exports, and all of a viewer's
    viewer    the numbers; nobody's contact, no card, no list that is not public
    none      what everybody may

Owners in the settings are owners whatever is stored, so a team always has one who cannot be removed.
"""

from __future__ import annotations

from enum import StrEnum


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
