"""Markdown as blocks: what a coordinator writes, and what is left of it to be seen."""

import pytest

from bot.domain.prose import Block, Kind, Mark, Span, visible_text
from bot.domain.statement import TextFormat, Translation, Wording
from texts.markdown import blocks_of, markdown_blocks

BOLD, ITALIC = frozenset({Mark.BOLD}), frozenset({Mark.ITALIC})


def spans(text: str) -> tuple[Span, ...]:
    (block,) = markdown_blocks(text)
    return block.spans


def seen(text: str) -> str:
    return visible_text(markdown_blocks(text))


def test_marks_become_spans() -> None:
    assert spans("We **de*ma*nd** ~~war~~ `<b>`") == (
        Span("We "),
        Span("de", BOLD),
        Span("ma", BOLD | ITALIC),
        Span("nd", BOLD),
        Span(" "),
        Span("war", frozenset({Mark.STRIKE})),
        Span(" "),
        Span("<b>", frozenset({Mark.CODE})),
    )


def test_headings_keep_their_rank() -> None:
    assert [(block.kind, block.level, block.text) for block in markdown_blocks("# A\n\nB\n-\n\n### C")] == [
        (Kind.HEADING, 1, "A"),
        (Kind.HEADING, 2, "B"),
        (Kind.HEADING, 3, "C"),
    ]


@pytest.mark.parametrize("text", ["1) peace\n2) bread", "3. peace\n3. bread", "007) peace", "2023. A year"])
def test_ordered_lists_keep_their_own_numbers(text: str) -> None:
    assert seen(text).split() == text.split()


def test_a_tight_list_stands_line_by_line_below_its_paragraph() -> None:
    assert seen("We demand:\n\n1) peace;\n2) bread:\n   - rye\n   - wheat\n3) land.\n\nNow!") == (
        "We demand:\n\n1) peace;\n2) bread:\n    • rye\n    • wheat\n3) land.\n\nNow!"
    )


def test_a_loose_list_keeps_its_empty_lines_and_its_second_paragraphs() -> None:
    assert seen("1) peace\n\n   now\n\n2) bread") == "1) peace\n\nnow\n\n2) bread"


def test_lettered_demands_stay_on_their_own_lines() -> None:
    assert seen("2) Deeds:\n   a) sanctions;\n   b) safety") == "2) Deeds:\na) sanctions;\nb) safety"
    assert seen("Պահանջում ենք՝\nա) հաց,\nբ) հող") == "Պահանջում ենք՝\nա) հաց,\nբ) հող"


def test_a_line_break_in_a_sentence_is_a_space_and_a_hard_one_stays() -> None:
    assert seen("peace\nand  \nbread\\\nand land") == "peace and\nbread\nand land"


def test_an_item_that_begins_with_a_list_or_code_shows_its_marker_first() -> None:
    assert seen("- - peace\n- ```\n  x\n  ```\n-") == "•\n    • peace\n•\n\nx\n•"


def test_quotes_flatten_and_know_it() -> None:
    quote = "> peace\n>\n> - bread\n>\n> > land\n\nnow"
    assert [(block.text, block.quoted) for block in markdown_blocks(quote)] == [
        ("peace", True),
        ("• bread", True),
        ("land", True),
        ("now", False),
    ]


def test_code_and_rules_are_blocks_of_their_own() -> None:
    assert markdown_blocks("```\na < b\n\n  c\n```\n\n---") == (
        Block(Kind.PREFORMATTED, (Span("a < b\n\n  c"),)),
        Block(Kind.DIVIDER, (Span("———"),)),
    )


@pytest.mark.parametrize(
    "href",
    ["https://example.org/?a=1&b=2", "http://example.org", "mailto:us@example.org", "tg://resolve?domain=x"],
)
def test_links_that_a_reader_can_follow_are_links(href: str) -> None:
    assert spans(f"[here]({href})") == (Span("here", href=href),)


@pytest.mark.parametrize(
    "link",
    [
        "[x](javascript:alert(1))",
        "[x](page.html)",
        "[x](ftp://example.org)",
        "[x](https:)",
        "![x](data:image/png,x)",
    ],
)
def test_any_other_link_stays_as_it_is_written(link: str) -> None:
    assert spans(link) == (Span(link),)


def test_an_image_is_its_description_linked_to_the_picture() -> None:
    assert spans("![A *map*](https://example.org/m.png)") == (
        Span("A map", href="https://example.org/m.png"),
    )
    assert spans("![](https://example.org/m.png)")[0].text == "https://example.org/m.png"
    assert spans("[![map](https://example.org/m.png)](https://example.org)") == (
        Span("map", href="https://example.org"),
    )


def test_html_stays_as_it_is_written() -> None:
    assert spans("<b>peace</b> <!-- x -->") == (Span("<b>peace</b> <!-- x -->"),)
    assert seen("<div>\npeace\n</div>") == "<div> peace </div>"


@pytest.mark.parametrize(
    "text", ["«Խաղաղությո՛ւն» — ասում ենք մենք։", "نطالب بالسلام، لا بالحرب؛ الآن!", "«Мир», — говорим мы."]
)
def test_other_scripts_pass_untouched(text: str) -> None:
    assert spans(text) == (Span(text),)


def test_the_format_decides_how_a_body_is_read() -> None:
    def body(text_format: TextFormat) -> str:
        translation = Translation("en", "Peace", "", "**1)** peace\n", text_format, Wording.ORIGINAL)
        return visible_text(blocks_of(translation))

    assert body(TextFormat.MARKDOWN) == "1) peace"
    assert body(TextFormat.PLAIN) == "**1)** peace"
