"""/signatories: the coordinator's list, with its counts, pages and filters, each row a way to its card."""

from __future__ import annotations

import re

import pytest

from bot.domain.language import LANGUAGES
from handlers import buttons
from handlers.admin.signatories import ROWS
from handlers.buttons import Filter
from tests.stage import OWNER, Phone, Stage


async def endorsed(it: Stage, *names: str) -> None:
    ani = it.phone(1001, "Ani", "hy")
    for name in names:
        await ani.endorses(name)


def listed(owner: Phone) -> list[str]:
    """The organisations that the list shows, in its order."""
    return re.findall(r"Union \d+", owner.screen)


async def in_every_state(it: Stage, vera: Phone) -> None:
    """Union 1 accepted, 2 accepted and only counted, 3 rejected, 4 and 5 waiting."""
    await endorsed(it, "Union 1")
    await vera.presses("button-accept")
    await it.phone(1001, "Ani", "hy").endorses("Union 2", visibility="counted")
    await vera.presses("button-accept")
    await endorsed(it, "Union 3")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await endorsed(it, "Union 4", "Union 5")


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_counts_and_the_states_are_told_in_the_coordinators_language(
    it: Stage, language: str
) -> None:
    vera = it.phone(OWNER, "Vera", language)
    await vera.sends("/start")
    await in_every_state(it, vera)
    await vera.sends("/signatories")
    _, figures, rows = vera.screen.split("\n\n")
    assert re.findall(r"\d+", figures) == ["2", "2", "1", "1", "1", "0"]
    for line, status in zip(
        rows.split("\n"), ["pending", "pending", "rejected", "accepted", "accepted"], strict=True
    ):
        assert vera.text(f"status-{status}") in line
    assert listed(vera) == ["Union 5", "Union 4", "Union 3", "Union 2", "Union 1"]


async def test_each_filter_shows_its_own(it: Stage) -> None:
    vera = await it.owner()
    await in_every_state(it, vera)
    await vera.sends("/signatories")
    message = vera.last
    shown = {}
    for each in (Filter.PENDING, Filter.ACCEPTED, Filter.REJECTED, Filter.ALL):
        await vera.presses(f"button-filter-{each}", message)
        assert vera.last.message_id == message.message_id, "the list stays where it is"
        assert [label for label in vera.labels if label.startswith("● ")] == [
            f"● {vera.text(f'button-filter-{each}')}"
        ]
        shown[each] = listed(vera)
    assert shown == {
        Filter.PENDING: ["Union 5", "Union 4"],
        Filter.ACCEPTED: ["Union 2", "Union 1"],
        Filter.REJECTED: ["Union 3"],
        Filter.ALL: ["Union 5", "Union 4", "Union 3", "Union 2", "Union 1"],
    }


async def test_a_filter_that_nothing_fits_says_so(it: Stage) -> None:
    vera = await it.owner()
    await vera.sends("/signatories")
    await vera.presses("button-filter-rejected")
    assert listed(vera) == []
    assert re.findall(r"\d+", vera.screen) == ["0"] * 6
    # The same filter again changes nothing, and harms nothing.
    assert await vera.presses("button-filter-rejected") == ""


async def test_pages_leave_nobody_out(it: Stage) -> None:
    vera = await it.owner()
    names = [f"Union {number}" for number in range(1, ROWS + 3)]
    await endorsed(it, *names)
    await vera.sends("/signatories")
    message = vera.last
    first = listed(vera)
    assert len(first) == ROWS
    assert vera.text("button-previous") not in vera.labels
    await vera.presses("button-next", message)
    second = listed(vera)
    assert first + second == names[::-1]
    assert vera.text("button-next") not in vera.labels
    # The rows are numbered through, and the buttons are their numbers.
    assert vera.labels[:2] == [str(ROWS + 1), str(ROWS + 2)]
    await vera.taps(str(ROWS + 2))
    assert vera.screen.startswith("Union 1\n")
    await vera.presses("button-previous", message)
    assert listed_on(vera, message.message_id) == first


def listed_on(owner: Phone, message_id: int) -> list[str]:
    text = next(each.content.text for each in owner.answers if each.message_id == message_id)
    return re.findall(r"Union \d+", text)


async def test_a_page_that_is_no_longer_there_gives_the_nearest(it: Stage) -> None:
    vera = await it.owner()
    await endorsed(it, "Union 1")
    await vera.sends("/signatories")
    await vera.forges(buttons.Signatories(1, Filter.ALL, 999_999_999_999_999_999).data())
    assert listed(vera) == ["Union 1"]


async def test_a_card_opens_from_the_list_which_stays(it: Stage) -> None:
    vera = await it.owner()
    await endorsed(it, "Union 1", "Union 2")
    await vera.sends("/signatories")
    message = vera.last
    await vera.taps("2")
    assert vera.screen.startswith("Union 1\n")
    await vera.presses("button-accept")
    assert listed_on(vera, message.message_id) == ["Union 2", "Union 1"]
    [accepted] = it.rows("SELECT organisation FROM endorsements WHERE status = 'accepted'")
    assert accepted["organisation"] == "Union 1"
    # Vera's first card of it, from when it came in, tells the decision too.
    cards = [each for each in vera.answers if each.content.text.startswith("Union 1\n")]
    assert len(cards) == 2
    for card in cards:
        assert vera.text("label-you") in card.content.text


async def test_a_card_opened_from_the_list_changes_when_another_admin_decides(it: Stage) -> None:
    vera = await it.owner()
    await endorsed(it, "Union 1")
    await vera.sends("/signatories")
    first, lists = vera.answers[-2], vera.last
    await vera.taps("1", lists)
    opened = vera.last
    await vera.presses("button-accept", first)
    assert vera.text("status-accepted") in vera.sees(opened).content.text


async def test_an_endorsement_that_is_not_there_opens_nothing(it: Stage) -> None:
    vera = await it.owner()
    seen = len(vera.answers)
    for forged in (buttons.OpenCard(99), buttons.Accept(99), buttons.Reject(99), buttons.WriteReason(99)):
        assert await vera.forges(forged.data()) == vera.text("toast-stale")
    assert await vera.forges(buttons.Signatories(99).data()) == vera.text("toast-stale")
    assert len(vera.answers) == seen


async def test_the_longest_names_fit_into_one_message(it: Stage) -> None:
    vera = await it.owner()
    await endorsed(it, *(f"{number} " + "😀 &<>" * 30 for number in range(1, ROWS + 1)))
    await vera.sends("/signatories")
    assert len(vera.screen) <= 4096
    for number in range(1, ROWS + 1):
        assert f"{number} 😀" in vera.screen
