"""Erasing a person, between everything else that happens at the same moment."""

from __future__ import annotations

import pytest

from bot.domain.errors import NotFound, PlanChanged
from bot.domain.match_key import match_key
from bot.use_cases.deliver_notice import show_card
from bot.use_cases.forget_person import Plan, forget_person, plan_forgetting
from bot.use_cases.review_endorsement import review_endorsement
from storage import cards, endorsements, outbox
from storage.cards import Card
from storage.database import Database
from tests.use_cases.forms import ANI, NOW, published
from tests.use_cases.signed import BORIS, VERA, decided, pending

OWNERS = frozenset({VERA})


async def planned(database: Database, person: int = ANI) -> Plan:
    return await database.read(lambda tx: plan_forgetting(tx, person, OWNERS))


async def forgotten(
    database: Database, *, keep: bool = False, seen: str | None = None, person: int = ANI
) -> Plan:
    seen = seen if seen is not None else (await planned(database, person)).fingerprint
    return await database.write(
        lambda tx: forget_person(tx, person_id=person, keep=keep, seen=seen, owners=OWNERS, now=NOW)
    )


async def test_a_card_that_was_on_its_way_is_wiped_when_it_arrives(database: Database) -> None:
    endorsement = await pending(database, await published(database))
    shown = await database.read(lambda tx: review_endorsement(tx, endorsement))
    await forgotten(database)
    await database.write(lambda tx: show_card(tx, Card(VERA, 7), shown, NOW))
    due = await database.read(lambda tx: outbox.due(tx, NOW, 9))
    assert [(each.kind, each.message_id) for each in due if each.message_id] == [("card-changed", 7)]
    assert await database.read(lambda tx: cards.of_endorsement(tx, endorsement)) == []


async def test_a_decision_that_comes_too_late_finds_nothing(database: Database) -> None:
    endorsement = await pending(database, await published(database))
    await forgotten(database)
    with pytest.raises(NotFound):
        await decided(database, endorsement)


async def test_what_was_not_shown_is_not_done(database: Database) -> None:
    endorsement = await pending(database, await published(database))
    seen = (await planned(database)).fingerprint
    await decided(database, endorsement)
    with pytest.raises(PlanChanged):
        await forgotten(database, seen=seen)
    assert len((await planned(database)).held) == 1


async def test_once_more_does_nothing_whatever_was_shown(database: Database) -> None:
    await pending(database, await published(database))
    await forgotten(database)
    assert (await planned(database)).empty
    assert (await forgotten(database, seen="old")).empty


async def test_a_kept_organisation_still_occupies_its_place(database: Database) -> None:
    statement = await published(database)
    endorsement = await pending(database, statement)
    await decided(database, endorsement)
    await forgotten(database, keep=True)
    review = await database.read(lambda tx: review_endorsement(tx, endorsement))
    assert (review.endorsement.person_id, review.contact) == (None, None)
    assert await database.read(lambda tx: endorsements.occupied(tx, statement, match_key("Union", "AM")))


async def test_only_admins_hear_of_it_and_once(database: Database) -> None:
    statement = await published(database)
    await pending(database, statement, "One")
    await pending(database, statement, "Two")
    await forgotten(database)
    due = await database.read(lambda tx: outbox.due(tx, NOW, 9))
    assert [(each.kind, each.chat_id) for each in due] == [("erased", VERA)]


async def test_a_former_admins_decision_stays_decided(database: Database) -> None:
    endorsement = await pending(database, await published(database))
    await decided(database, endorsement, admin=BORIS)
    await forgotten(database, person=BORIS)
    review = await database.read(lambda tx: review_endorsement(tx, endorsement))
    assert (review.endorsement.status, review.endorsement.decided_by) == ("accepted", None)
