"""Callback data: what goes out comes back and always fits; what a client forges is decoded or refused."""

from __future__ import annotations

from dataclasses import fields
from typing import get_type_hints

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.draft import Draft
from handlers import buttons
from handlers.button import KINDS, LIMIT, Button, decode
from handlers.endorse import DRAFT_ID_LETTERS
from handlers.routes import ROLE_PRESSES

DRAFT_IDS = st.text(DRAFT_ID_LETTERS, min_size=10, max_size=10)
IDS = st.integers(0, 10**12)
LANGUAGES = st.from_regex(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", fullmatch=True)


def a_button(kind: type[Button]) -> st.SearchStrategy[Button]:
    """A button as the bot makes them."""
    hints = get_type_hints(kind)
    values: dict[str, st.SearchStrategy[object]] = {}
    for each in fields(kind):
        if each.name in ("draft", "replaces", "revision"):
            values[each.name] = DRAFT_IDS
        elif each.name == "answers":
            values[each.name] = st.just(Draft("x", 1, 1).fingerprint)
        elif hints[each.name] is str:
            values[each.name] = LANGUAGES
        else:
            values[each.name] = IDS if hints[each.name] is int else st.sampled_from(hints[each.name])
    return st.builds(kind, **values)


ANY_BUTTON = st.sampled_from(sorted(KINDS)).flatmap(lambda code: a_button(KINDS[code]))


@given(ANY_BUTTON)
def test_a_button_comes_back_as_it_went_out(button: Button) -> None:
    assert decode(button.data()) == button


@given(ANY_BUTTON)
def test_what_the_bot_puts_on_a_button_always_fits(button: Button) -> None:
    assert 1 <= len(button.data().encode()) <= LIMIT


@pytest.mark.parametrize("code", sorted(KINDS))
def test_extreme_values_fit_as_well(code: str) -> None:
    kind = KINDS[code]
    hints = get_type_hints(kind)
    values: list[object] = []
    for each in fields(kind):
        if each.name in ("draft", "replaces", "revision"):
            values.append("W" * 10)
        elif each.name == "answers":
            values.append("f" * 8)
        elif hints[each.name] is str:
            values.append("zh-hant-tw")
        elif hints[each.name] is int:
            values.append(10**9)
        else:
            values.append(max(hints[each.name], key=len))
    button = kind(*values)
    assert len(button.data().encode()) <= LIMIT
    assert decode(button.data()) == button


@given(st.text(max_size=64))
@example("")
@example("1")
@example("1:")
@example("2:ho:1")
@example("1:ho")
@example("1:ho:")
@example("1:ho:-1")
@example("1:ho:+1")
@example("1:ho: 1")
@example("1:ho:1_0")
@example("1:ho:٣")
@example("1:ho:1:0:0:0")
@example("1:ho:9999999999999999999")
@example("1:vi:abc:nobody")
@example("1:cf:abc:x:en")
@example("1:sk::name")
@example("1:sl:\ud800:1")
def test_any_string_is_a_button_of_ours_or_nothing(data: str) -> None:
    button = decode(data)
    assert button is None or type(button) in KINDS.values()


@given(
    st.sampled_from(sorted(KINDS)),
    st.lists(
        st.one_of(st.text(max_size=20), st.integers().map(str), st.just("en"), st.just("name")), max_size=6
    ),
)
def test_forged_fields_are_of_their_kinds_or_nothing(code: str, values: list[str]) -> None:
    button = decode(":".join(["1", code, *values]))
    if button is None:
        return
    hints = get_type_hints(type(button))
    for each in fields(button):
        value = getattr(button, each.name)
        assert isinstance(value, hints[each.name])
        if hints[each.name] is int:
            # SQLite takes 64 bits, and a page or a statement has no sign.
            assert 0 <= value < 2**63


REFUSED = ("", "1", "1:", "2:ho:1", "1:ho", "1:ho:", "1:ho:-1", "1:ho: 1", "1:ho:1_0", "1:ho:٣", "1:xx:1")


@pytest.mark.parametrize("data", [*REFUSED, "1:ho:9999999999999999999", "1:vi:abc:nobody"])
def test_what_no_button_of_ours_says_is_nothing(data: str) -> None:
    assert decode(data) is None


def test_data_that_would_not_fit_or_come_back_is_refused_before_it_is_sent() -> None:
    with pytest.raises(ValueError, match="does not fit"):
        buttons.GoOn("x" * 64).data()
    with pytest.raises(ValueError, match="does not fit"):
        buttons.GoOn("ա" * 32).data()
    with pytest.raises(ValueError, match="does not fit"):
        buttons.GoOn("a:b").data()


def test_every_button_leads_somewhere_and_to_one_place_only() -> None:
    ways = [kind for presses in ROLE_PRESSES.values() for kind in presses]
    assert len(ways) == len(set(ways))
    assert set(ways) == set(KINDS.values())


def test_buttons_of_messages_that_were_sent_long_ago_still_work() -> None:
    old = {
        "1:ho:7": buttons.Home(7),
        "1:rd:7": buttons.Read(7),
        "1:rd:7:hy": buttons.Read(7, "hy"),
        "1:sg:7": buttons.Signers(7),
        "1:en:7": buttons.Endorse(7),
        "1:be:7": buttons.Begin(7),
        "1:cf:abcdefghij:1:hy": buttons.Confirm("abcdefghij", 1, "hy"),
        "1:mi": buttons.Mine(),
        "1:cd:3": buttons.OpenCard(3),
        "1:li:7": buttons.Signatories(7),
    }
    assert {data: decode(data) for data in old} == old
