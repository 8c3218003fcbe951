"""A translation as messages, read back by the preview's parser, which is as strict as Telegram's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.prose import Block, Kind, Mark, Span, split, utf16_length, visible_text
from bot.domain.statement import TextFormat, Translation, Wording
from bot.preview.html import parse
from handlers.pages import message_pages, to_html
from texts.markdown import blocks_of, markdown_blocks

DEMANDS = """\
The river belongs to those who live by it.

1) We demand clean water now

2) We demand deeds such as a) closing the <old> pipe & b) "paying" for it; *no* excuses.
"""
RICH = st.text(alphabet="ab <>&\"'*_`~[]()#->1)2.\n\\!:/համ؟😀\u0301", max_size=300)


def translation(body: str, text_format: TextFormat, title: str = "Water") -> Translation:
    return Translation("en", title, "", body, text_format, Wording.ORIGINAL)


def seen(html: str) -> str:
    return parse(html)[0]


def entities(markdown: str) -> list[tuple[str, str]]:
    """Each entity's kind and the text that it covers."""
    text, found = parse(to_html(markdown_blocks(markdown)))
    units = text.encode("utf-16-le")
    return [
        (one.type, units[2 * one.offset : 2 * (one.offset + one.length)].decode("utf-16-le")) for one in found
    ]


def test_a_plain_statement_reaches_the_reader_character_for_character() -> None:
    (page,) = message_pages(translation(DEMANDS, TextFormat.PLAIN))
    assert seen(page) == "Water\n\n" + DEMANDS.removesuffix("\n")
    assert page.startswith("<b>Water</b>\n\nThe river")


def test_a_title_is_never_markup() -> None:
    (page,) = message_pages(translation("peace", TextFormat.MARKDOWN, title="*A* <b> & c"))
    assert page == "<b>*A* &lt;b&gt; &amp; c</b>\n\npeace"


def test_every_mark_has_its_tag() -> None:
    html = to_html(markdown_blocks("**b *bi* b** ~~s~~ `c<` [l **lb**](https://example.org/?a=1&b=2)"))
    assert html == (
        "<b>b <i>bi</i> b</b> <s>s</s> <code>c&lt;</code> "
        '<a href="https://example.org/?a=1&amp;b=2">l <b>lb</b></a>'
    )


def test_headings_are_bold_and_code_holds_nothing() -> None:
    assert sorted(entities("# A *b*\n\n**`c`**\n\n```\n**d**\n```")) == [
        ("bold", "A b"),
        ("code", "c"),
        ("italic", "b"),
        ("pre", "**d**"),
    ]


def test_neighbouring_quotes_are_one_block() -> None:
    html = to_html(markdown_blocks("now\n\n> peace\n>\n> **bread**\n\nland"))
    assert html == "now\n\n<blockquote>peace\n\n<b>bread</b></blockquote>\n\nland"


def test_a_quotation_mark_does_not_close_an_address() -> None:
    block = Block(Kind.PARAGRAPH, (Span("x", href='https://example.org/"><b>'),))
    assert to_html((block,)) == '<a href="https://example.org/&quot;&gt;&lt;b&gt;">x</a>'


def test_a_mail_address_is_spelled_out_unless_the_text_shows_it() -> None:
    body = (
        "[Write](mailto:us@example.org?subject=x) or <me@example.org> or "
        "[**no**, us@example.org](mailto:us@example.org)"
    )
    (page,) = message_pages(translation(body, TextFormat.MARKDOWN))
    assert page.split("\n\n")[1] == "Write (us@example.org) or me@example.org or <b>no</b>, us@example.org"


def test_a_formatted_sentence_keeps_its_mark_on_both_pages() -> None:
    first, second = message_pages(translation(f"**{'word ' * 30}end**", TextFormat.MARKDOWN), limit=100)
    assert first.startswith("<b>Water</b>\n\n<b>word")
    assert first.endswith("</b>")
    assert second.startswith("<b>word")
    assert second.endswith("end</b>")


def test_a_page_of_white_space_is_not_sent() -> None:
    pages = message_pages(translation("a" + " " * 300 + "b", TextFormat.PLAIN), limit=100)
    assert [seen(page).strip() for page in pages] == ["Water\n\na", "b"]


@pytest.mark.parametrize("text_format", TextFormat)
@given(body=RICH)
def test_no_page_of_any_text_is_refused_or_altered(text_format: TextFormat, body: str) -> None:
    text = translation(body, text_format)
    pages = [page for page in split(_whole(text), 100) if visible_text(page).strip()]
    assert [seen(page) for page in message_pages(text, limit=100)] == [visible_text(page) for page in pages]
    assert all(utf16_length(visible_text(page)) <= 100 for page in pages)


def _whole(text: Translation) -> tuple[Block, ...]:
    return (Block(Kind.HEADING, (Span(text.title),), level=1), *blocks_of(text))


@given(st.lists(st.builds(Span, text=RICH, marks=st.frozensets(st.sampled_from(Mark))), max_size=6))
def test_tags_open_and_close_in_order_for_any_marks(spans: list[Span]) -> None:
    block = Block(Kind.PARAGRAPH, tuple(spans))
    assert seen(to_html((block,))) == block.text


@pytest.mark.parametrize("text", ["نطالب بالسلام (الآن) 1) خبز؛ 2) أرض", "Պահանջում ենք խաղաղությո՛ւն։"])
def test_no_mark_is_put_into_a_text_of_any_direction(text: str) -> None:
    (page,) = message_pages(translation(text, TextFormat.MARKDOWN, title=text))
    assert page == f"<b>{text}</b>\n\n{text}"
