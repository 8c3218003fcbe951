"""draft ── confirm ──► pending, once, under the very text and answers that the card showed."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from bot.domain.draft import Draft, Question
from bot.domain.endorsement import ALPHABET, Contact, Endorsement, Status, Verb, Visibility
from bot.domain.errors import (
    AlreadyEndorsed,
    DraftChanged,
    DraftIncomplete,
    DraftMissing,
    StatementNotOpen,
    TextChanged,
    TextMissing,
)
from bot.use_cases.cancel_draft import cancel_draft
from bot.use_cases.confirm_endorsement import Confirmation, confirm_endorsement
from bot.use_cases.decide_endorsement import decide_endorsement
from bot.use_cases.fill_draft import answer, choose_visibility, edit
from storage import endorsements, outbox, statements
from storage.database import Database
from tests.stage import publication
from tests.use_cases.forms import (
    ANI,
    BOB,
    NOW,
    begun,
    card_of,
    changed,
    filled,
    published,
    stored,
    update_ids,
)

OWNERS = frozenset({9002, 9001})


async def confirmed(
    database: Database,
    card: Confirmation,
    person: int = ANI,
    chance: Random | None = None,
    now: datetime = NOW,
    owners: frozenset[int] = OWNERS,
) -> Endorsement:
    return await database.write(
        lambda tx: confirm_endorsement(
            tx,
            person_id=person,
            confirmation=card,
            owners=owners,
            chance=chance or Random(1),
            now=now,
        )
    )


async def notices(database: Database) -> list[tuple[int, int]]:
    """(chat, endorsement) of what waits in the outbox."""
    later = datetime(2030, 1, 1, tzinfo=UTC)
    due = await database.read(lambda tx: outbox.due(tx, later, 100))
    return sorted((notice.chat_id, notice.subject) for notice in due)


async def test_a_confirmed_draft_is_an_endorsement_and_no_draft(database: Database) -> None:
    statement = await published(database)
    endorsement = await confirmed(database, card_of(await filled(database, statement), language="hy"))
    text = await database.read(lambda tx: statements.translation(tx, statement, 1, "hy"))
    assert text is not None
    assert endorsement == Endorsement(
        id=endorsement.id,
        reference=endorsement.reference,
        statement_id=statement,
        person_id=ANI,
        version=1,
        language="hy",
        digest=text.digest,
        organisation="Union",
        country="AM",
        website=None,
        visibility=Visibility.PUBLIC,
        status=Status.PENDING,
        reason=None,
        confirmed_at=NOW,
        decided_at=None,
        decided_by=None,
    )
    contact = await database.read(lambda tx: endorsements.contact(tx, endorsement.id))
    assert contact == Contact("Ani", "chair", "ani@example.org")
    assert await stored(database) is None
    assert await notices(database) == [(9001, endorsement.id), (9002, endorsement.id)]


async def test_confirming_twice_gives_the_same_receipt_and_tells_the_admins_once(database: Database) -> None:
    statement = await published(database)
    card = card_of(await filled(database, statement))
    first = await confirmed(database, card)
    assert await confirmed(database, card, chance=Random(2), now=NOW + timedelta(days=9)) == first
    # Even with another form open, and whatever the old button says of version and answers.
    await filled(database, statement, name="Another", draft_id="d2")
    assert await confirmed(database, replace(card, version=9, answers="")) == first
    assert len(await notices(database)) == 2
    assert await stored(database) is not None


async def test_confirming_on_many_devices_at_once_gives_one_endorsement(database: Database) -> None:
    card = card_of(await filled(database, await published(database)))
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(confirmed(database, card, chance=Random(seed))) for seed in range(20)]
    assert len({task.result() for task in tasks}) == 1
    assert len(await notices(database)) == 2


async def test_nobody_confirms_another_persons_draft(database: Database) -> None:
    statement = await published(database)
    card = card_of(await filled(database, statement))
    with pytest.raises(DraftMissing):
        await confirmed(database, card, BOB)
    await confirmed(database, card)
    with pytest.raises(DraftMissing):
        await confirmed(database, card, BOB)


async def test_what_was_cancelled_cannot_be_confirmed_and_what_was_confirmed_cannot_be_cancelled(
    database: Database,
) -> None:
    statement = await published(database)
    card = card_of(await filled(database, statement))
    await database.write(lambda tx: cancel_draft(tx, ANI, "d1"))
    with pytest.raises(DraftMissing):
        await confirmed(database, card)
    endorsement = await confirmed(database, card_of(await filled(database, statement, draft_id="d2")))
    assert await database.write(lambda tx: cancel_draft(tx, ANI, "d2")) == endorsement
    assert len(await notices(database)) == 2


async def test_an_open_question_stands_in_the_way(database: Database) -> None:
    statement = await published(database)
    empty = await begun(database, statement)
    with pytest.raises(DraftIncomplete):
        await confirmed(database, card_of(empty))
    full = await filled(database, statement)
    await changed(database, edit(Question.NAME))
    with pytest.raises(DraftIncomplete):
        await confirmed(database, card_of(full))
    assert await notices(database) == []


async def test_only_the_answers_that_the_card_showed_are_signed(database: Database) -> None:
    old = await filled(database, await published(database))
    new = await changed(database, choose_visibility("counted"))
    for answers in (old.fingerprint, "", "00000000"):
        with pytest.raises(DraftChanged):
            await confirmed(database, replace(card_of(new), answers=answers))
    assert (await confirmed(database, card_of(new))).visibility is Visibility.COUNTED


async def test_only_the_text_that_the_card_showed_is_signed(database: Database) -> None:
    statement = await published(database)
    draft = await filled(database, statement)
    with pytest.raises(TextMissing):
        await confirmed(database, card_of(draft, language="fr"))
    await published(database, publication(en="Another text."))
    with pytest.raises(TextChanged):
        await confirmed(database, card_of(draft))
    assert await stored(database) == draft
    endorsement = await confirmed(database, card_of(draft, version=2))
    text = await database.read(lambda tx: statements.translation(tx, statement, 2, "en"))
    assert text is not None
    assert (endorsement.version, endorsement.digest) == (2, text.digest)


async def test_past_the_deadline_nothing_is_signed_and_the_draft_stays(database: Database) -> None:
    whole = publication()
    whole = replace(whole, statement=replace(whole.statement, deadline=NOW + timedelta(hours=1)))
    draft = await filled(database, await published(database, whole))
    with pytest.raises(StatementNotOpen):
        await confirmed(database, card_of(draft), now=NOW + timedelta(hours=1))
    assert await stored(database) == draft
    assert (await confirmed(database, card_of(draft), now=NOW + timedelta(minutes=59))).id


SAME = ("Union", "UNION", "ООО «Union»", "union, e. V.", "U\u200bnion")


@pytest.mark.parametrize("name", SAME)
async def test_an_organisation_stands_on_a_statement_once_however_it_is_spelled(
    database: Database, name: str
) -> None:
    statement = await published(database)
    await confirmed(database, card_of(await filled(database, statement, name="Union")))
    for person in (ANI, BOB):
        draft = await filled(database, statement, person, name, draft_id=f"d{person}")
        with pytest.raises(AlreadyEndorsed):
            await confirmed(database, card_of(draft), person)
        assert await stored(database, person) == draft
    assert len(await notices(database)) == 2


async def test_the_same_name_elsewhere_is_another_organisation(database: Database) -> None:
    first, second = await published(database), await published(database, publication("bread"))
    await confirmed(database, card_of(await filled(database, first)))
    await filled(database, first, BOB, draft_id="d2")
    await changed(database, edit(Question.COUNTRY), BOB)
    georgian = await changed(database, answer(Question.COUNTRY, "GE"), BOB)
    assert (await confirmed(database, card_of(georgian), BOB, Random(2))).country == "GE"
    other = await filled(database, second, draft_id="d3")
    assert (await confirmed(database, card_of(other), chance=Random(3))).statement_id == second


async def decided(database: Database, endorsement: Endorsement, verb: Verb) -> None:
    await database.write(
        lambda tx: decide_endorsement(
            tx,
            endorsement_id=endorsement.id,
            verb=verb,
            reason="trial" if verb is Verb.REJECT else None,
            admin_id=9001,
            pressed=None,
            update_id=next(update_ids),
            now=NOW,
        )
    )


@pytest.mark.parametrize(("verb", "free"), [(Verb.ACCEPT, False), (Verb.REJECT, True)])
async def test_only_a_rejection_frees_the_organisations_place(
    database: Database, verb: Verb, free: bool
) -> None:
    statement = await published(database)
    await decided(database, await confirmed(database, card_of(await filled(database, statement))), verb)
    draft = await filled(database, statement, draft_id="d2")
    if free:
        assert (await confirmed(database, card_of(draft), chance=Random(2))).status is Status.PENDING
    else:
        with pytest.raises(AlreadyEndorsed):
            await confirmed(database, card_of(draft), chance=Random(2))


async def test_a_reference_that_is_taken_is_drawn_again(database: Database) -> None:
    statement = await published(database)
    first = await confirmed(database, card_of(await filled(database, statement)), chance=Random(5))
    draft = await filled(database, statement, name="Another", draft_id="d2")
    second = await confirmed(database, card_of(draft), chance=Random(5))
    assert second.reference != first.reference
    assert set(second.reference.replace("-", "")) <= set(ALPHABET + "U")


def test_a_fingerprint_tells_answers_apart_that_look_alike_in_a_row() -> None:
    one = Draft("d", ANI, 1, 1, {Question.NAME: "a", Question.POSITION: "b"})
    others = [
        replace(one, answers={Question.NAME: "a", Question.REPRESENTATIVE: "b"}),
        replace(one, answers={Question.NAME: "ab"}),
        replace(one, answers={Question.NAME: "a", Question.POSITION: "b", Question.EMAIL: ""}),
    ]
    assert one.fingerprint not in {each.fingerprint for each in others}
    assert one.fingerprint == replace(one, id="x", asked=Question.NAME, last_update_id=9).fingerprint
