"""The difference loses nothing of either text, and shows what a reader would call changed."""

from __future__ import annotations

import time

from hypothesis import example, given
from hypothesis import strategies as st

from bot.domain.difference import Change, Paragraph, difference

WORDS = st.sampled_from(
    [
        "water",
        "clean",
        "вода",
        "ջուր։",
        "ماء",
        "the",
        "the",
        ",",
        "—",
        " ",
        "  ",
        "\n",
        "\n\n",
        "\n \n\n",
        "é",
        "👩‍👩‍👧",
    ]
)
TEXTS = st.one_of(
    st.text(), st.lists(WORDS, max_size=60).map("".join), st.lists(WORDS, max_size=60).map(" ".join)
)


def sides(found: tuple[Paragraph, ...]) -> tuple[str, str]:
    return (
        "".join(each.side(without=Change.ADDED) for each in found),
        "".join(each.side(without=Change.REMOVED) for each in found),
    )


def pieces(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.change.value, piece.text) for each in difference(old, new) for piece in each.pieces]


@given(TEXTS, TEXTS)
@example("", "")
@example("a", "")
@example("a\n\nb", "b\n\na")
@example("\n\n", "\n\n\n")
def test_removed_and_kept_are_the_old_text_and_added_and_kept_the_new_one(old: str, new: str) -> None:
    assert sides(difference(old, new)) == (old, new)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    found = difference(text, text)
    assert not any(each.changed for each in found)
    assert {piece.change for each in found for piece in each.pieces} <= {Change.KEPT}


def test_one_word_is_one_word() -> None:
    assert pieces("We ask for clean water.", "We ask for safe water.") == [
        ("kept", "We ask for "),
        ("removed", "clean"),
        ("added", "safe"),
        ("kept", " water."),
    ]


def test_neighbouring_words_are_one_phrase() -> None:
    old, new = "The pipe must close this year, we say.", "The pipe must open next month, we say."
    assert pieces(old, new) == [
        ("kept", "The pipe must "),
        ("removed", "close this year"),
        ("added", "open next month"),
        ("kept", ", we say."),
    ]


def test_a_new_paragraph_leaves_the_others_alone() -> None:
    old, new = "First of all.\n\nLast of all.", "First of all.\n\nQuite another thing.\n\nLast of all."
    found = difference(old, new)
    assert [each.changed for each in found] == [False, True, False]
    assert [piece.change for piece in found[1].pieces] == [Change.ADDED]


def test_a_paragraph_at_the_end_changes_nothing_to_see_in_the_one_before() -> None:
    assert [each.changed for each in difference("One.", "One.\n\nTwo.")] == [False, True]


def test_a_reworded_paragraph_is_found_among_new_ones() -> None:
    old = "We demand clean water in every village of the valley."
    new = f"An entirely fresh opening.\n\n{old.replace('clean', 'safe')}\n\nSomething else at the end."
    changes = [{piece.change for piece in each.pieces if piece.text.strip()} for each in difference(old, new)]
    assert changes == [{Change.ADDED}, {Change.KEPT, Change.REMOVED, Change.ADDED}, {Change.ADDED}]


def test_paragraphs_with_nothing_in_common_are_not_mingled() -> None:
    assert pieces("Clean water now.", "Bread for all.") == [
        ("removed", "Clean water now."),
        ("added", "Bread for all."),
    ]


def test_the_longest_texts_are_compared_in_seconds() -> None:
    """200,000 characters without a paragraph, and as many in tiny paragraphs."""
    for gap in (" ", "\n\n"):
        old = gap.join(f"word{number % 97}" for number in range(30_000))
        new = gap.join(f"word{number % 89}" for number in range(30_000))
        started = time.monotonic()
        found = difference(old, new)
        assert time.monotonic() - started < 20
        assert sides(found) == (old, new)
