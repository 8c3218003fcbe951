"""Who signed: those who chose to be named and were accepted, in pages; the others are a number at most."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.domain.language import LANGUAGES
from tests.stage import Phone, Stage


async def looks(phone: Phone) -> str:
    await phone.sends("/start")
    await phone.presses("button-signers")
    return phone.screen


async def accepted(it: Stage, *names: str, visibility: str = "public") -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    for name in names:
        # Nobody writes so much in a minute: the bot would ask for patience.
        it.later += timedelta(minutes=1)
        await ani.endorses(name, visibility=visibility)
        await vera.presses("button-accept")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_list_that_nobody_is_on_yet_says_so(it: Stage, language: str) -> None:
    reader = it.phone(1002, "Bob", language)
    empty = await looks(reader)
    assert reader.labels == [reader.text("button-home")]
    assert "1." not in empty


async def test_only_accepted_and_public_organisations_are_named(it: Stage) -> None:
    await accepted(it, "Open Harbour")
    await accepted(it, "Quiet Garden", "Silent River", visibility="counted")
    vera, ani, reader = await it.owner(), it.phone(1001, "Ani", "en"), it.phone(1002, "Bob", "en")
    await ani.endorses("Rejected Club")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await ani.endorses("Waiting Room")
    shown = await looks(reader)
    assert "Open Harbour" in shown
    assert "Armenia" in shown
    for name in ("Quiet Garden", "Silent River", "Rejected Club", "Waiting Room", "ani@example.org", "Ani"):
        assert name not in shown
    # Two are only counted, three count in all.
    assert "2" in shown.replace("Open Harbour", "")
    await reader.presses("button-home")
    assert "3" in reader.screen
    for name in ("Open Harbour", "Quiet Garden", "Rejected Club", "Waiting Room"):
        assert name not in reader.screen


async def test_the_list_comes_in_pages_of_ten_in_the_order_of_signing(it: Stage) -> None:
    names = [f"House {number:02}" for number in range(1, 24)]
    await accepted(it, *names)
    reader = it.phone(1002, "Bob", "ar")
    pages = [await looks(reader)]
    assert reader.text("button-previous") not in reader.labels
    while reader.text("button-next") in reader.labels:
        await reader.presses("button-next")
        pages.append(reader.screen)
    found = [[name for name in names if name in page] for page in pages]
    assert found == [names[:10], names[10:20], names[20:]]
    await reader.presses("button-previous")
    assert reader.screen == pages[1]
    # A page that is not there any more gives the nearest one.
    await reader.forges(f"1:sg:{it.rows('SELECT id FROM statements')[0]['id']}:999999999")
    assert reader.screen == pages[2]
