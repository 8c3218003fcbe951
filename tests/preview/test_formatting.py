"""What becomes of a text after its markup is read."""

import pytest

from bot.preview.entities import Entity
from bot.preview.formatting import from_bot, from_person
from bot.preview.params import Params
from bot.preview.refusals import Refusal


def test_spaces_and_newlines_around_a_text_are_trimmed_and_entities_move() -> None:
    formatted = from_bot(" \n a <b>x </b>\n ", "HTML")
    assert formatted.text == "a x"
    assert formatted.entities == (Entity("bold", 2, 1),)


def test_spaces_before_the_first_entity_go_and_those_inside_it_stay() -> None:
    formatted = from_bot("  <b> x</b>", "HTML")
    assert (formatted.text, formatted.entities) == (" x", (Entity("bold", 0, 2),))


def test_controls_become_spaces_and_direction_overrides_vanish() -> None:
    formatted = from_bot("a\tb\r\u202ec<b>d\u2028</b>", "HTML")
    assert (formatted.text, formatted.entities) == ("a bcd", (Entity("bold", 4, 1),))


def test_isolates_and_direction_marks_stay() -> None:
    text = "\u2068Արամ\u2069 \u200fx"
    assert from_bot(text, "").text == text


def test_what_a_person_types_is_not_cleaned() -> None:
    assert from_person(" \u202e<b>x\u200b ").text == "\u202e<b>x\u200b"


def test_neighbours_of_one_kind_are_merged_and_nested_twins_are_one() -> None:
    assert from_bot("<b>a</b><b>b</b>", "HTML").entities == (Entity("bold", 0, 2),)
    assert from_bot("<b>a<b>b</b></b>", "HTML").entities == (Entity("bold", 0, 2),)


def test_code_holds_no_other_formatting() -> None:
    assert from_bot("<code>a<b>b</b></code>", "HTML").entities == (Entity("code", 0, 2),)
    assert from_bot("<b><code>a</code></b>", "HTML").entities == (Entity("code", 0, 1),)


def test_a_link_that_telegram_does_not_open_is_plain_text() -> None:
    for url in ("http://localhost:8000/", "javascript:alert(1)", "mailto:a@b.org", "ftp://a.org"):
        assert from_bot(f'<a href="{url}">x</a>', "HTML").entities == ()


def test_commands_addresses_and_mentions_are_found_outside_of_code() -> None:
    text = "😀 /start@some_bot @aram_1 #peace https://a.org/x. me@a.org"
    kinds = [(entity.type, entity.offset, entity.length) for entity in from_person(text).entities]
    assert kinds == [
        ("bot_command", 3, 15),
        ("mention", 19, 7),
        ("hashtag", 27, 6),
        ("url", 34, 15),
        ("email", 51, 8),
    ]
    assert from_bot(f"<code>{text}</code>", "HTML").entities == (Entity("code", 0, 59),)


def test_a_slash_inside_a_word_is_no_command() -> None:
    assert from_person("and/or 1/2 //x /").entities == ()


def entity(kind: str, offset: int, length: int) -> Params:
    return Params({"type": kind, "offset": offset, "length": length})


def test_entities_can_be_counted_by_the_bot_itself() -> None:
    assert from_bot("😀x", "", [entity("bold", 2, 1)]).entities == (Entity("bold", 2, 1),)


@pytest.mark.parametrize(
    "wrong", [entity("bold", 1, 1), entity("bold", 0, 1), entity("bold", 0, 9), entity("bold", -1, 1)]
)
def test_entities_that_split_a_character_or_leave_the_text_are_refused(wrong: Params) -> None:
    with pytest.raises(Refusal, match="Bad Request"):
        from_bot("😀x", "", [wrong])


@pytest.mark.parametrize(
    ("mode", "code"), [("HTML", None), ("html", None), ("MarkdownV2", 501), ("Markup", 400)]
)
def test_parse_modes_are_known_or_refused(mode: str, code: int | None) -> None:
    if code is None:
        assert from_bot("x", mode).text == "x"
        return
    with pytest.raises(Refusal) as refusal:
        from_bot("x", mode)
    assert refusal.value.code == code


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(Refusal, match="UTF-8"):
        from_bot("\ud83d", "")
