"""The division of a text into pages: nothing is lost, nothing is torn, nothing is too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.prose import (
    MOST_ENTITIES,
    Block,
    Kind,
    Mark,
    Span,
    plain_blocks,
    split,
    utf16_length,
    visible_text,
)
from bot.domain.statement import canonical

CLUSTERS = [
    "👨‍👩‍👧‍👦",
    "🇦🇲",
    "e\u0301",
    "👍🏽",
    "\u1112\u1161\u11ab",
    "क्ष",
    "❤️",
    "1️⃣",
    "กำ",
    "ա",
    "س",
    "𝔘",
    "字",
]
WORDS = [
    "peace",
    "Խաղաղություն",
    "السلام",
    "мир",
    "平和。",
    "शांति",
    "“No!”",
    "war.",
    "։",
    "؟",
    "…",
    *CLUSTERS,
]
GAPS = ["", " ", "  ", "\n", "\n\n", "\n \n\n", "\r\n", "\u00a0", "\t"]

texts = st.one_of(
    st.text(max_size=600),
    st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), max_size=150).map(
        lambda pairs: "".join(word + gap for word, gap in pairs)
    ),
)
limits = st.integers(min_value=100, max_value=400)
spans = st.builds(
    Span,
    text=texts.filter(bool),
    marks=st.frozensets(st.sampled_from(Mark)),
    href=st.sampled_from([None, "https://example.org"]),
)
blocks = st.lists(
    st.builds(
        Block,
        kind=st.sampled_from(Kind),
        spans=st.lists(spans, max_size=3).map(tuple),
        level=st.integers(min_value=0, max_value=9),
        marker=st.sampled_from(["", "•", "1)", "100000000."]),
        quoted=st.booleans(),
        before=st.sampled_from(["\n", "\n\n"]),
    ),
    max_size=12,
)


def marked_characters(pages: list[Block]) -> list[tuple[str, frozenset[Mark], str | None]]:
    return [(c, span.marks, span.href) for block in pages for span in block.spans for c in span.text]


def paragraph(*texts: str) -> Block:
    return Block(Kind.PARAGRAPH, tuple(Span(text) for text in texts))


def heading(text: str) -> Block:
    return Block(Kind.HEADING, (Span(text),), level=2)


def shown(blocks: tuple[Block, ...] | list[Block], limit: int) -> list[str]:
    return [visible_text(page) for page in split(blocks, limit)]


@given(texts)
def test_a_plain_text_is_kept_character_for_character(text: str) -> None:
    assert visible_text(plain_blocks(text)) == canonical(text)[:-1]


def test_plain_paragraphs_mean_nothing_but_themselves() -> None:
    text = "# 1) *We* demand <b>a) peace\n   b) bread\n\n\n2) - land\n \n> the end"
    assert [(block.kind, block.text) for block in plain_blocks(text)] == [
        (Kind.PARAGRAPH, "# 1) *We* demand <b>a) peace\n   b) bread"),
        (Kind.PARAGRAPH, "2) - land"),
        (Kind.PARAGRAPH, "> the end"),
    ]


def test_an_empty_text_has_no_blocks_and_no_pages() -> None:
    assert plain_blocks(" \n\t\n") == ()
    assert split((), 4000) == ()


@given(texts, limits)
def test_pages_of_any_text_join_to_it_and_keep_to_the_limit(text: str, limit: int) -> None:
    pages = split(plain_blocks(text), limit)
    assert visible_text([block for page in pages for block in page]) == canonical(text)[:-1]
    assert all(0 < utf16_length(visible_text(page)) <= limit for page in pages)


@given(blocks, limits)
def test_marks_and_links_survive_every_cut(tree: list[Block], limit: int) -> None:
    pages = split(tree, limit)
    together = [block for page in pages for block in page]
    assert visible_text(together) == visible_text(tree)
    assert marked_characters(together) == marked_characters(tree)
    assert all(utf16_length(visible_text(page)) <= limit for page in pages)


@given(blocks, limits)
def test_only_a_block_that_is_too_long_for_a_page_is_cut(tree: list[Block], limit: int) -> None:
    fitting = [block for block in tree if utf16_length(block.text) <= limit]
    together = [block for page in split(fitting, limit) for block in page]
    assert together == fitting


@pytest.mark.parametrize("cluster", CLUSTERS)
def test_a_word_without_end_is_never_torn_within_a_character(cluster: str) -> None:
    for offset in range(utf16_length(cluster)):
        pages = shown((paragraph("x" * offset + cluster * 150),), 100)
        assert "".join(pages) == "x" * offset + cluster * 150
        assert {page.removeprefix("x" * offset).replace(cluster, "") for page in pages} == {""}


def test_a_character_longer_than_a_page_still_gets_through() -> None:
    text = "e" + "\u0301" * 1000
    assert "".join(shown((paragraph(text),), 100)) == text


def test_the_two_halves_of_a_lone_surrogate_pair_stay_together() -> None:
    text = "x" + "\ud83d\ude00" * 200
    assert all(
        len(page) % 2 == (not position) for position, page in enumerate(shown((paragraph(text),), 100))
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The war must end. ", "Nobody has won it."),
        ("“Must the war end?” ", "“It must!”"),
        ("Պատերազմը պետք է ավարտվի։ ", "Ոչ ոք չի հաղթել։"),
        ("Պատերազմը պետք է ավարտվի: ", "Ոչ ոք չի հաղթել:"),
        ("هل يجب أن تنتهي الحرب؟ ", "لم ينتصر فيها أحد."),
        ("Война должна закончиться… ", "Никто не победил."),
        ("戦争は終わらなければならない。", "誰も勝っていない。"),
        ("युद्ध समाप्त होना चाहिए। ", "कोई नहीं जीता।"),
        ("جنگ ختم ہونی چاہیے۔ ", "کوئی نہیں جیتا۔"),
        ("He said (quietly.) ", "Then he left."),
    ],
)
def test_a_long_paragraph_is_cut_between_sentences(first: str, second: str) -> None:
    filling = "x" * (98 - utf16_length(first)) + " "
    assert shown((paragraph(filling + first + second + "y" * 30),), 100)[0] == filling + first


def test_a_page_takes_as_many_sentences_as_it_holds() -> None:
    assert shown((paragraph("War ends. " * 25),), 100) == [
        "War ends. " * 10,
        "War ends. " * 10,
        "War ends. " * 5,
    ]


def test_what_goes_on_in_small_letters_is_the_same_sentence() -> None:
    text = "Peace now. “When?” asked the others, and we said: " + "today, not tomorrow, " * 6
    assert shown((paragraph(text),), 100)[0] == "Peace now. "


def test_initials_and_abbreviations_end_no_sentence() -> None:
    text = "Peace was asked for. The letter of A. Petrosyan and e.g. others reached us " + "in good time " * 9
    assert shown((paragraph(text),), 100)[0] == "Peace was asked for. "


def test_a_long_sentence_is_cut_at_a_line_end_and_then_at_a_space() -> None:
    lines = "peace and bread\n" * 5
    assert shown((paragraph(lines + "and land " * 20),), 100)[0] == lines
    words = "и\u00a0мир " * 40
    assert all(page.endswith("и\u00a0мир ") for page in shown((paragraph(words),), 100))


def test_preformatted_text_is_cut_between_lines() -> None:
    code = "Is it over? Not yet\n" * 9
    block = Block(Kind.PREFORMATTED, (Span(code),))
    assert shown((block,), 100) == ["Is it over? Not yet\n" * 5, "Is it over? Not yet\n" * 4]


def test_a_list_items_marker_is_shown_once() -> None:
    item = Block(Kind.LIST_ITEM, (Span("word " * 30),), level=1, marker="a)")
    first, second = shown((item,), 100)
    assert first.startswith("    a) word ")
    assert second == "word " * (30 - first.count("word "))


def test_a_heading_moves_to_the_page_of_what_it_heads() -> None:
    text = (paragraph("x" * 60), heading("Demands"), paragraph("y" * 50))
    assert shown(text, 100) == ["x" * 60, "Demands\n\n" + "y" * 50]


def test_a_heading_moves_along_with_a_paragraph_too_long_for_any_page() -> None:
    text = (paragraph("x" * 80), heading("Demands"), paragraph("y" * 150))
    assert shown(text, 100) == ["x" * 80, "Demands\n\n" + "y" * 91, "y" * 59]


def test_a_heading_at_the_very_start_is_not_left_alone() -> None:
    assert shown((heading("Demands"), paragraph("y" * 150)), 100) == ["Demands\n\n" + "y" * 91, "y" * 59]


def test_a_heading_stays_where_no_page_holds_it_and_its_paragraph() -> None:
    text = (paragraph("x" * 60), heading("Demands"), paragraph("y" * 99))
    assert shown(text, 100) == ["x" * 60 + "\n\nDemands", "y" * 99]


def test_a_page_has_no_more_entities_than_telegram_shows() -> None:
    bold = frozenset({Mark.BOLD})
    names = tuple(span for n in range(250) for span in (Span(f"n{n}", bold), Span(", ")))
    pages = split((Block(Kind.PARAGRAPH, names),), 4000)
    counts = [sum(bool(span.marks) for block in page for span in block.spans) for page in pages]
    assert counts == [MOST_ENTITIES, MOST_ENTITIES, 50]


def test_a_page_too_small_for_any_text_is_refused() -> None:
    with pytest.raises(ValueError, match="100"):
        split(plain_blocks("peace"), 99)
