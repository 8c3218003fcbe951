"""Endorsements as the tests of deciding and listing need them, put straight into the database."""

from __future__ import annotations

from zlib import crc32

from bot.domain.endorsement import Contact, Endorsement, Verb, Visibility
from bot.domain.match_key import match_key
from bot.use_cases.decide_endorsement import decide_endorsement
from bot.use_cases.withdraw_endorsement import withdraw_endorsement
from storage import endorsements, people, statements
from storage.database import Database, Transaction
from tests.use_cases.forms import ANI, NOW

VERA, BORIS = 9001, 9002
OWNERS = frozenset({VERA})


async def pending(
    database: Database,
    statement: int,
    name: str = "Union",
    visibility: Visibility = Visibility.PUBLIC,
    person: int = ANI,
) -> int:
    """An endorsement that waits for a decision; return its id."""

    async def add(tx: Transaction) -> int | None:
        await people.remember(tx, person, NOW)
        text = await statements.translation(tx, statement, 1, "en")
        assert text is not None
        return await endorsements.add(
            tx,
            endorsements.NewEndorsement(
                reference=f"U-{crc32(name.encode()):08X}-{person}",
                draft_id=f"draft-{name}-{person}",
                statement_id=statement,
                person_id=person,
                version=1,
                language="en",
                digest=text.digest,
                organisation=name,
                match_key=match_key(name, "AM"),
                country="AM",
                website=None,
                visibility=visibility,
                contact=Contact("Ani", "chair", "ani@example.org"),
            ),
            NOW,
        )

    endorsement_id = await database.write(add)
    assert endorsement_id is not None
    return endorsement_id


async def decided(
    database: Database,
    endorsement_id: int,
    verb: Verb = Verb.ACCEPT,
    reason: str | None = None,
    admin: int = VERA,
    update: int = 1,
    pressed: int | None = None,
) -> None:
    await database.write(
        lambda tx: decide_endorsement(
            tx,
            endorsement_id=endorsement_id,
            verb=verb,
            reason=reason,
            admin_id=admin,
            update_id=update,
            pressed=pressed,
            now=NOW,
        )
    )


async def withdrawn(database: Database, endorsement_id: int, person: int = ANI) -> Endorsement:
    """By the representative, or by Vera on request."""
    return await database.write(
        lambda tx: withdraw_endorsement(
            tx,
            endorsement_id=endorsement_id,
            person_id=person,
            as_admin=person == VERA,
            owners=OWNERS,
            now=NOW,
        )
    )
