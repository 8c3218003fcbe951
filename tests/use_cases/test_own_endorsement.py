"""Any order of what representatives and admins can do: the diagram, the places and the signatures hold."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.draft import Question
from bot.domain.endorsement import OCCUPYING, Endorsement, Status, Verb, Visibility
from bot.domain.errors import AlreadyEndorsed, AnswersChanged, DomainError, DraftMissing, NotFound, TooMuch
from bot.domain.limits import LIMITS, Deed
from bot.use_cases.begin_correction import begin_correction
from bot.use_cases.change_visibility import change_visibility
from bot.use_cases.confirm_correction import confirm_correction
from bot.use_cases.decide_endorsement import decide_endorsement
from bot.use_cases.deliver_notice import show_card
from bot.use_cases.fill_draft import answer, edit
from bot.use_cases.review_endorsement import Review, review_endorsement
from storage import outbox
from storage.cards import Card
from storage.database import Database
from storage.outbox import NoticeKind
from tests.stage import new_database
from tests.use_cases.forms import ANI, BOB, NOW, changed, published, stored
from tests.use_cases.signed import OWNERS, VERA, pending, withdrawn

NAMES = ["Union", "Choir", "Guild"]
numbers = count(1_000_000)


async def found(database: Database, endorsement_id: int) -> Review:
    return await database.read(lambda tx: review_endorsement(tx, endorsement_id))


async def began(
    database: Database, endorsement_id: int, person: int = ANI, draft_id: str = "", replaces: str = ""
) -> str:
    """Return the draft's id."""
    number = next(numbers)
    draft = await database.write(
        lambda tx: begin_correction(
            tx,
            person_id=person,
            endorsement_id=endorsement_id,
            draft_id=draft_id or f"c{number}",
            replaces=replaces,
            update_id=number,
            now=NOW,
        )
    )
    return draft.id


async def sent(database: Database, draft_id: str, answers: str, person: int = ANI) -> Endorsement:
    return await database.write(
        lambda tx: confirm_correction(
            tx, person_id=person, draft_id=draft_id, answers=answers, owners=OWNERS, now=NOW
        )
    )


async def corrected(database: Database, endorsement_id: int, name: str, person: int = ANI) -> Endorsement:
    """The whole correction of the name; a form that is in the way is given up."""
    existing = await stored(database, person)
    await began(database, endorsement_id, person, replaces=existing.id if existing else "")
    await changed(database, edit(Question.NAME), person)
    draft = await changed(database, answer(Question.NAME, name), person)
    return await sent(database, draft.id, draft.fingerprint, person)


async def decided(database: Database, endorsement_id: int, verb: Verb, revision: str | None) -> Endorsement:
    """No revision: that of the card as it is now."""
    now_shown = (await found(database, endorsement_id)).endorsement.revision
    return await database.write(
        lambda tx: decide_endorsement(
            tx,
            endorsement_id=endorsement_id,
            verb=verb,
            reason="trial" if verb is Verb.REJECT else None,
            admin_id=VERA,
            update_id=next(numbers),
            pressed=None,
            now=NOW,
            revision=now_shown if revision is None else revision,
        )
    )


ACT = st.tuples(
    st.sampled_from(["accept", "reject", "stale", "correct", "withdraw", "visibility", "admin"]),
    st.sampled_from([ANI, BOB]),
    st.sampled_from([1, 2]),
    st.sampled_from(NAMES),
)


@given(st.lists(ACT, max_size=12))
@settings(max_examples=60, deadline=None)
def test_whatever_people_do_the_diagram_and_the_places_hold(acts: list[tuple[str, int, int, str]]) -> None:
    asyncio.run(_play(acts))


async def _play(acts: list[tuple[str, int, int, str]]) -> None:
    with TemporaryDirectory() as folder:
        async with Database(new_database(Path(folder))) as database:
            statement = await published(database)
            owner = {
                await pending(database, statement, "Union", person=ANI): ANI,
                await pending(database, statement, "Choir", person=BOB): BOB,
            }
            signed = {each: _signature((await found(database, each)).endorsement) for each in owner}
            for act in acts:
                before = {each: await found(database, each) for each in owner}
                with suppress(DomainError):
                    await _act(database, act)
                names = [
                    (await found(database, each)).endorsement.organisation
                    for each in owner
                    if (await found(database, each)).endorsement.status in OCCUPYING
                ]
                assert len(set(names)) == len(names)
                for each in owner:
                    _check(before[each], await found(database, each), act, owner[each])
                    assert _signature((await found(database, each)).endorsement) == signed[each]


async def _act(database: Database, act: tuple[str, int, int, str]) -> None:
    what, person, endorsement_id, name = act
    match what:
        case "accept" | "reject":
            await decided(database, endorsement_id, Verb(what), None)
        case "stale":
            await decided(database, endorsement_id, Verb.ACCEPT, "another")
        case "correct":
            await corrected(database, endorsement_id, name, person)
        case "withdraw":
            await withdrawn(database, endorsement_id, person)
        case "admin":
            await withdrawn(database, endorsement_id, VERA)
        case "visibility":
            shown = Visibility.COUNTED if name == "Union" else Visibility.PUBLIC
            await database.write(
                lambda tx: change_visibility(
                    tx,
                    person_id=person,
                    endorsement_id=endorsement_id,
                    visibility=shown,
                    update_id=next(numbers),
                    now=NOW,
                )
            )


def _signature(endorsement: Endorsement) -> tuple[object, ...]:
    return (
        endorsement.reference,
        endorsement.version,
        endorsement.language,
        endorsement.digest,
        endorsement.confirmed_at,
        endorsement.person_id,
    )


def _check(before: Review, after: Review, act: tuple[str, int, int, str], owner: int) -> None:
    what, person, endorsement_id, _ = act
    old, new = before.endorsement, after.endorsement
    if (old, before.correction) == (new, after.correction):
        return
    # Something changed: it was meant, by somebody who may.
    assert new.id == endorsement_id
    assert what in ("accept", "reject", "admin") or (what != "stale" and person == owner)
    assert old.status is not Status.WITHDRAWN
    if old.status is not Status.ACCEPTED and new.status is Status.ACCEPTED:
        assert what == "accept"
    if old.status is Status.ACCEPTED:
        # On the list it stays as it was, until an admin accepts other answers or it is withdrawn.
        assert new.status is Status.ACCEPTED or what in ("withdraw", "admin")
        assert new.organisation == old.organisation or what == "accept"
    if after.correction is not None:
        assert new.status is Status.ACCEPTED


async def test_confirming_a_correction_twice_gives_the_same(database: Database) -> None:
    one = await pending(database, await published(database))
    await corrected(database, one, "Choir")
    before = await found(database, one)
    draft_id = before.endorsement.revision
    assert (await sent(database, draft_id, "any")).organisation == "Choir"
    assert await found(database, one) == before


async def test_somebody_elses_is_not_found(database: Database) -> None:
    one = await pending(database, await published(database))
    with pytest.raises(NotFound):
        await began(database, one, BOB)
    with pytest.raises(NotFound):
        await withdrawn(database, one, BOB)
    draft_id = await began(database, one)
    with pytest.raises(DraftMissing):
        await sent(database, draft_id, "any", BOB)


async def test_a_place_that_two_corrections_want_is_given_once(database: Database) -> None:
    statement = await published(database)
    one = await pending(database, statement, "Union", person=ANI)
    two = await pending(database, statement, "Choir", person=BOB)
    results = await asyncio.gather(
        corrected(database, one, "Guild", ANI), corrected(database, two, "Guild", BOB), return_exceptions=True
    )
    assert [type(each) for each in results].count(AlreadyEndorsed) == 1
    names = [(await found(database, each)).endorsement.organisation for each in (one, two)]
    assert names.count("Guild") == 1


async def test_of_accepting_and_correcting_at_once_nothing_unread_is_accepted(database: Database) -> None:
    """Whichever comes first: the new name stands only as a correction, or waits as pending."""
    one = await pending(database, await published(database))
    await began(database, one)
    await changed(database, edit(Question.NAME))
    draft = await changed(database, answer(Question.NAME, "Guild"))
    results = await asyncio.gather(
        sent(database, draft.id, draft.fingerprint),
        decided(database, one, Verb.ACCEPT, ""),
        return_exceptions=True,
    )
    review = await found(database, one)
    if review.endorsement.status is Status.ACCEPTED:
        assert review.endorsement.organisation == "Union"
        assert review.correction is not None
    else:
        assert [type(each) for each in results].count(AnswersChanged) == 1


async def test_the_place_is_free_after_withdrawing_and_taken_by_a_correction(database: Database) -> None:
    statement = await published(database)
    one = await pending(database, statement, "Union", person=ANI)
    two = await pending(database, statement, "Choir", person=BOB)
    await corrected(database, two, "Guild", BOB)
    with pytest.raises(AlreadyEndorsed):
        await corrected(database, one, "Guild", ANI)
    await withdrawn(database, two, BOB)
    assert (await corrected(database, one, "Guild", ANI)).organisation == "Guild"
    # And what it was called before is free as well.
    await pending(database, statement, "Union", person=BOB)


@pytest.mark.parametrize("what", ["visibility", "correct", "withdraw"])
async def test_a_card_that_was_overtaken_while_it_was_sent_is_brought_up_to_date(
    database: Database, what: str
) -> None:
    """It was worded while it waited, and is known only after the change has refreshed all known cards."""
    one = await pending(database, await published(database))
    await decided(database, one, Verb.ACCEPT, None)
    worded = await found(database, one)
    await _act(database, (what, ANI, one, "Union" if what == "visibility" else "Guild"))
    card = Card(VERA, 77)
    await database.write(lambda tx: show_card(tx, card, worded, NOW))
    notices = await database.read(lambda tx: outbox.due(tx, NOW, 100))
    assert [each.message_id for each in notices if each.kind is NoticeKind.CARD_CHANGED] == [77]
    # What is shown as it is needs no change.
    shown = await found(database, one)
    await database.write(lambda tx: show_card(tx, card, shown, NOW))
    assert len(await database.read(lambda tx: outbox.due(tx, NOW, 100))) == len(notices)


async def test_a_flood_of_changes_ends_and_hiding_never_does(database: Database) -> None:
    one = await pending(database, await published(database))
    times = LIMITS[Deed.CONFIRM].times
    for _ in range(times):
        await _act(database, ("visibility", ANI, one, "Union"))
        await _act(database, ("visibility", ANI, one, "Choir"))
    await _act(database, ("visibility", ANI, one, "Union"))
    with pytest.raises(TooMuch):
        await _act(database, ("visibility", ANI, one, "Choir"))
    assert (await found(database, one)).endorsement.visibility is Visibility.COUNTED
    with pytest.raises(TooMuch):
        await corrected(database, one, "Guild")
    assert (await found(database, one)).endorsement.organisation == "Union"
    assert (await withdrawn(database, one)).status is Status.WITHDRAWN
