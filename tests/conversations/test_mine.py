"""Several organisations, one representative: /mine, decisions, and no organisation twice."""

from __future__ import annotations

from dataclasses import replace

from tests.stage import Stage, publication


async def test_the_person_hears_the_decision_and_mine_shows_it(it: Stage) -> None:
    vera = await it.owner()
    ani = it.phone(1001, "Ani", "ru")
    await ani.endorses("Союз")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    assert ani.text("reason-trial") in ani.screen
    await ani.sends("/mine")
    assert ani.text("status-rejected") in ani.screen
    assert ani.text("reason-trial") in ani.screen
    # Rejected, its place is free again.
    await ani.endorses("Союз")
    rows = it.rows("SELECT status FROM endorsements ORDER BY id")
    assert [row["status"] for row in rows] == ["rejected", "pending"]


async def test_one_person_endorses_for_many_organisations_and_mine_has_pages(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    assert "U-" not in await ani.sends("/mine")
    names = [f"Organisation {letter}" for letter in "ABCDEFGHI"]
    for name in names:
        await ani.endorses(name)
    shown = await ani.sends("/mine")
    pages = [shown]
    while ani.text("button-next") in ani.labels:
        await ani.presses("button-next")
        pages.append(ani.screen)
    found = [name for page in pages for name in reversed(names) if name in page]
    assert found == list(reversed(names))
    assert len(pages) > 1
    await ani.presses("button-previous")
    assert ani.screen == pages[-2]
    # Somebody else's list is their own.
    assert "Organisation" not in await it.phone(1002, "Bob", "en").sends("/mine")


async def test_mine_fits_a_message_however_long_everything_is(it: Stage) -> None:
    long = "Щ" * 199
    statement = publication()
    texts = {code: replace(text, title="Т" * 200) for code, text in statement.translations.items()}
    await it.publish(replace(statement, translations=texts))
    vera, ani = await it.owner(), it.phone(1001, "Ani", "ar")
    for letter in "АБВГД":
        await ani.endorses(long + letter)
        await vera.presses("button-reject")
        await vera.presses("button-write-reason")
        await vera.sends("Ж" * 500)
    shown = await ani.sends("/mine")
    assert "Ж" * 500 in shown
    assert "Д" in shown
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_the_same_organisation_cannot_be_there_twice_and_nobody_learns_who_was_first(
    it: Stage,
) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union", visibility="counted")
    [first] = it.rows("SELECT * FROM endorsements")
    await bob.sends("/start")
    await bob.fills_form("ООО «WORKERS’  UNION»")
    card = bob.screen
    await bob.presses("button-confirm")
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1
    assert bob.screen.endswith(card)
    assert bob.screen != card
    for secret in (first["reference"], "1001", "ani@example.org"):
        assert secret not in bob.screen.replace(card, "")
    # With another name it goes through, and so does the same name in another country.
    await bob.presses("button-edit-name")
    await bob.sends("Workers’ Union of the North")
    await bob.presses("button-confirm")
    await bob.endorses("Workers’ Union", country="Georgia")
    # Nor can the person who was first be there twice.
    await ani.sends("/start")
    await ani.fills_form("workers' union")
    await ani.presses("button-confirm")
    rows = it.rows("SELECT organisation, country FROM endorsements ORDER BY id")
    assert [tuple(row) for row in rows] == [
        ("Workers’ Union", "AM"),
        ("Workers’ Union of the North", "AM"),
        ("Workers’ Union", "GE"),
    ]
