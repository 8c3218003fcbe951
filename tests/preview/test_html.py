"""Telegram's HTML: what is read and what is refused."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.preview.entities import Entity, cut, units
from bot.preview.formatting import from_bot
from bot.preview.html import parse
from bot.preview.refusals import Refusal

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffd"), max_size=40)
TAGS = ["b", "i", "u", "s", "tg-spoiler", "strong", "em", "ins", "strike", "del"]


@st.composite
def nested(draw: st.DrawFn) -> tuple[str, str]:
    """Return well-formed HTML and the text that it shows."""
    source, shown = "", ""
    for _ in range(draw(st.integers(0, 4))):
        plain, tag = draw(TEXT), draw(st.sampled_from([*TAGS, ""]))
        inner, inner_shown = draw(nested()) if draw(st.booleans()) else (html.escape(plain), plain)
        source += f"<{tag}>{inner}</{tag}>" if tag else inner
        shown += inner_shown
    return source, shown


@settings(deadline=None)
@given(TEXT)
def test_escaped_text_comes_back_the_same(text: str) -> None:
    assert parse(html.escape(text, quote=False)) == (text, [])


@settings(max_examples=60, deadline=None)
@given(nested())
def test_offsets_are_utf_16_and_split_no_character(pair: tuple[str, str]) -> None:
    source, shown = pair
    text, entities = parse(source)
    assert text == shown
    for entity in entities:
        assert 0 <= entity.offset < entity.end <= units(text)
        assert "\ufffd" not in cut(text, entity.offset, entity.length)


@settings(max_examples=60, deadline=None)
@given(nested())
def test_a_finished_text_keeps_its_entities_inside(pair: tuple[str, str]) -> None:
    formatted = from_bot(pair[0], "HTML")
    for entity in formatted.entities:
        assert 0 <= entity.offset < entity.end <= units(formatted.text)


@settings(deadline=None)
@given(TEXT, TEXT)
def test_an_entity_covers_what_stood_between_its_tags(before: str, inside: str) -> None:
    text, entities = parse(f"{html.escape(before)}<b>{html.escape(inside)}</b>")
    assert text == before + inside
    covered = [cut(text, entity.offset, entity.length) for entity in entities]
    assert covered == ([inside] if inside else [])


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        ("<b>x</b>", "bold"),
        ("<strong>x</strong>", "bold"),
        ("<i>x</i>", "italic"),
        ("<em>x</em>", "italic"),
        ("<u>x</u>", "underline"),
        ("<ins>x</ins>", "underline"),
        ("<s>x</s>", "strikethrough"),
        ("<strike>x</strike>", "strikethrough"),
        ("<del>x</del>", "strikethrough"),
        ("<tg-spoiler>x</tg-spoiler>", "spoiler"),
        ('<span class="tg-spoiler">x</span>', "spoiler"),
        ("<code>x</code>", "code"),
        ("<pre>x</pre>", "pre"),
        ("<blockquote>x</blockquote>", "blockquote"),
        ("<blockquote expandable>x</blockquote>", "expandable_blockquote"),
        ("<B>x</b>", "bold"),
        ("<b >x</b >", "bold"),
        ("<b>x</>", "bold"),
    ],
)
def test_every_tag_of_telegrams_is_read(source: str, kind: str) -> None:
    assert parse(source) == ("x", [Entity(kind, 0, 1)])


def test_links_code_and_emoji_carry_their_arguments() -> None:
    assert from_bot('<a href="https://Example.org?a=1&amp;b=2">x</a>', "HTML").entities == (
        Entity("text_link", 0, 1, url="https://example.org/?a=1&b=2"),
    )
    assert from_bot('<pre><code class="language-py">x</code></pre>', "HTML").entities == (
        Entity("pre", 0, 1, language="py"),
    )
    assert from_bot('<code class="language-py">x</code>', "HTML").entities == (Entity("code", 0, 1),)
    assert parse('<tg-emoji emoji-id="5368324170671202286">👍</tg-emoji>') == (
        "👍",
        [Entity("custom_emoji", 0, 2, custom_emoji_id="5368324170671202286")],
    )


def test_only_four_named_references_are_known_and_nbsp_stays_as_it_is() -> None:
    assert parse("&lt;&gt;&amp;&quot;&#65;&#x1F600;&lt") == ('<>&"A😀<', [])
    assert parse("&nbsp;&apos;&copy;&;& &#0;&#xD800;&#x110000;") == (
        "&nbsp;&apos;&copy;&;& &#0;&#xD800;&#x110000;",
        [],
    )


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("<p>x</p>", 'Unsupported start tag "p" at byte offset 0'),
        ("Հ <br>", 'Unsupported start tag "br" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">x</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
    ],
)
def test_what_telegram_does_not_read_is_refused_in_its_words(source: str, problem: str) -> None:
    with pytest.raises(Refusal) as refusal:
        parse(source)
    assert refusal.value.code == 400
    assert refusal.value.description == f"Bad Request: can't parse entities: {problem}"
