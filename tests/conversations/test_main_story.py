"""The main story: a statement is read, an organisation endorses it, an admin accepts it."""

from __future__ import annotations

import pytest

from bot.domain.language import LANGUAGES
from tests.stage import Stage


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_an_organisation_endorses_and_hears_that_it_was_accepted(it: Stage, language: str) -> None:
    vera = await it.owner()
    ani = it.phone(1001, "Ani", language)

    start = await ani.sends("/start")
    assert f"Peace ({language})" in start
    await ani.presses("button-read")
    assert ani.screen.endswith(f"Paragraph one, {language}.\n\nParagraph two, {language}.")

    card = await ani.fills_form("Workers’ Union")
    assert "Workers’ Union" in card
    await ani.presses("button-confirm")
    receipt = ani.screen
    [row] = it.rows("SELECT * FROM endorsements")
    assert row["reference"] in receipt
    assert row["digest"] in receipt
    assert (row["status"], row["language"], row["version"]) == ("pending", language, 1)

    assert "Workers’ Union" in vera.screen
    await vera.presses("button-accept")
    assert row["reference"] in ani.screen
    assert it.rows("SELECT status FROM endorsements")[0]["status"] == "accepted"
