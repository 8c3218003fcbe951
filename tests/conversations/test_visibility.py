"""Being named or only counted: the representative changes it at once, and every list follows."""

from __future__ import annotations

import pytest

from bot.domain.language import LANGUAGES
from tests.conversations.own import cards, data_of, endorsement, opens_correction, who_signed
from tests.stage import Stage


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_an_accepted_organisation_leaves_and_joins_the_public_list_at_once(
    it: Stage, language: str
) -> None:
    vera, reader = await it.owner(), it.phone(1002, "Bob", "en")
    ani = it.phone(1001, "Ani", language)
    await ani.endorses("Workers’ Union")
    await vera.presses("button-accept")
    assert "Workers’ Union" in await who_signed(reader)
    await ani.sends("/mine")
    assert await ani.presses("button-show-counted") == ani.text("toast-visibility-counted")
    assert ani.text("visibility-counted") in ani.screen
    assert "Workers’ Union" not in await who_signed(reader)
    # The number stays, and so does the acceptance; every card shows it.
    assert endorsement(it)["status"] == "accepted"
    assert vera.text("visibility-counted") in cards(vera)[0].content.text
    assert await ani.presses("button-show-public") == ani.text("toast-visibility-public")
    assert "Workers’ Union" in await who_signed(reader)
    assert [row["action"] for row in it.rows("SELECT action FROM audit")].count("visibility-changed") == 2


async def test_a_pending_one_can_be_hidden_before_anybody_decides(it: Stage) -> None:
    vera, ani, reader = await it.owner(), it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/mine")
    await ani.presses("button-show-counted")
    assert vera.text("visibility-counted") in cards(vera)[0].content.text
    # The card that she reads is the present one: she may accept it right away.
    await vera.presses("button-accept", cards(vera)[0])
    assert endorsement(it)["status"] == "accepted"
    assert "Workers’ Union" not in await who_signed(reader)


async def test_it_works_when_the_statement_is_closed(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    it.change("UPDATE statements SET status = 'closed'")
    await ani.sends("/mine")
    await ani.presses("button-show-counted")
    assert endorsement(it)["visibility"] == "counted"


async def test_a_double_tap_and_a_restart_change_it_once(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/mine")
    data = data_of(ani, "button-show-counted")
    await ani.forges(data)
    await it.restart()
    await ani.forges(data)
    assert endorsement(it)["visibility"] == "counted"
    assert [row["action"] for row in it.rows("SELECT action FROM audit")].count("visibility-changed") == 1


async def test_nobody_changes_somebody_elses(it: Stage) -> None:
    ani, bob = it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Workers’ Union")
    await bob.sends("/start")
    assert await bob.forges("1:sa:1:counted") == bob.text("toast-stale")
    assert await bob.forges("1:sa:77:counted") == bob.text("toast-stale")
    assert await bob.forges("1:mo:1") == bob.text("toast-stale")
    assert "Workers" not in bob.screen
    assert endorsement(it)["visibility"] == "public"


async def test_a_rejected_or_withdrawn_one_is_on_no_list_to_be_named_on(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await ani.sends("/mine")
    data = data_of(ani, "button-show-counted")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    assert await ani.forges(data) == ani.text("toast-stale")
    await ani.sends("/mine")
    assert ani.text("button-show-counted") not in ani.labels
    assert endorsement(it)["visibility"] == "public"


async def test_an_unsent_correction_follows_so_that_sending_it_names_nobody_unawares(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses("Workers’ Union")
    await opens_correction(ani)
    card = ani.last
    await ani.sends("/mine")
    await ani.presses("button-show-counted")
    # The card still says that she is named: sending it shows the answers as they are now.
    await ani.presses("button-send-correction", card)
    assert endorsement(it)["visibility"] == "counted"
    assert it.rows("SELECT visibility FROM drafts")[0]["visibility"] == "counted"
