"""Names made to break something: shown as text wherever they appear, and the bot goes on."""

from __future__ import annotations

import csv
import io
import unicodedata

import pytest

from tests.stage import Stage

KEPT = {
    "HTML": "<b>Union</b> & <a href='https://evil.example'>x</a> &amp; </i>",
    "unclosed": "<pre><code> Union",
    "a formula": '=HYPERLINK("https://evil.example";"Union")',
    "a plus formula": "+1+cmd|' /C calc'!A0",
    "an at formula": "@SUM(A1:A9)",
    "Fluent": "{ $organisation } { -brand } { union }",
    "format": "%s %(name)s {name} {0} \\n",
    "SQL": "'); DROP TABLE endorsements; --",
    "Markdown": "*Union* _of_ [x](y) `z` ||s||",
    "right to left": "اتحاد العمال",
    "Armenian": "«Խաղաղություն» ՀԿ",
    "emoji": "👩‍👩‍👧‍👦 Family Union 🇦🇲",
    "200 letters": "Ա" * 200,
    "200 wide letters": "𝔘" * 200,
    "one letter": "Я",
    "a command inside": "Union /start @durov #tag https://example.org",
    "the callback's separator": "1:cf:x:1:en",
}


@pytest.mark.parametrize("name", KEPT.values(), ids=KEPT.keys())
async def test_a_strange_name_is_shown_as_it_was_written_everywhere(it: Stage, name: str) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "hy")
    await ani.sends("/start")
    assert name in plain(await ani.fills_form(name))
    # The unfinished form names it too.
    await ani.sends("/start")
    await ani.presses("button-go-on")
    assert name in plain(ani.screen)
    await ani.presses("button-go-on")
    await ani.presses("button-edit-name")
    assert name in plain(ani.screen)
    await ani.presses("button-keep")
    await ani.presses("button-confirm")
    assert it.rows("SELECT organisation FROM endorsements")[0]["organisation"] == name
    assert name in plain(ani.screen)
    assert name in vera.screen
    await vera.presses("button-accept")
    assert name in plain(ani.screen)
    await ani.sends("/mine")
    assert name in plain(ani.screen)
    await vera.sends("/signatories")
    assert name in vera.screen
    await ani.sends("/start")
    await ani.presses("button-signers")
    assert name in plain(ani.screen)
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure' OR outcome <> 'sent'")


def plain(text: str) -> str:
    """Without the marks that keep a name's direction from its surroundings."""
    return text.translate({0x2068: None, 0x2069: None})


TIDIED = {
    "an override": ("\u202eUnion\u202c", "Union"),
    "isolates": ("\u2067Union\u2069", "Union"),
    "zero width": ("Uni\u200bon\ufeff", "Union"),
    "newlines": ("Union\n\n\nof\r\nWorkers", "Union of Workers"),
    "tabs and spaces": ("  Union \t of\u00a0\u3000 Workers ", "Union of Workers"),
    "a pile of marks": ("U" + "\u0301" * 60 + "nion", "Ú\u0301\u0301\u0301nion"),
    "invisible tags": ("Union\U000e0041\U000e0042", "Union"),
    "controls": ("Un\x07ion\x1b[31m", "Union[31m"),
}


@pytest.mark.parametrize(("typed", "kept"), TIDIED.values(), ids=TIDIED.keys())
async def test_what_cannot_be_seen_does_not_get_into_a_name(it: Stage, typed: str, kept: str) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.endorses(typed)
    [row] = it.rows("SELECT organisation FROM endorsements")
    assert row["organisation"] == unicodedata.normalize("NFC", kept)
    # Nor does it make another organisation of it.
    bob = it.phone(1002, "Bob", "en")
    await bob.endorses(kept)
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1


REFUSED = {
    "4000 emoji": "🕊" * 2000 + "🔥" * 2000,
    "4096 letters": "Щ" * 4096,
    "families": "👩‍👩‍👧‍👦" * 500,
    "only zero width": "\u200b\u200d\u2060\ufeff",
    "only blanks": "\u2800\u3164\u115f",
    "only overrides": "\u202e\u202d\u2066",
    "only punctuation": "— … «»",
    "only marks": "\u0301\u0302\u0303",
    "only emoji": "🕊🕊🕊",
}


@pytest.mark.parametrize("typed", REFUSED.values(), ids=REFUSED.keys())
async def test_what_is_no_answer_is_refused_kindly_by_every_question(it: Stage, typed: str) -> None:
    ani = it.phone(1001, "Ani", "ar")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    good = {
        "name": "Union",
        "country": "Armenia",
        "website": "example.org",
        "representative": "Ani",
        "position": "chair",
        "email": "ani@example.org",
    }
    for question, answer in good.items():
        count = len(ani.answers)
        await ani.sends(typed)
        assert it.rows(f"SELECT {question} AS answer FROM drafts")[0]["answer"] is None
        assert len(ani.answers) == count + 1
        await ani.sends(answer)
        if question == "country":
            await ani.picks_country()
    await ani.presses("button-public")
    await ani.presses("button-confirm")
    assert len(it.rows("SELECT 1 FROM endorsements")) == 1
    assert not it.rows("SELECT 1 FROM outbox WHERE kind = 'failure'")


async def test_a_text_that_the_app_cuts_in_two_is_two_answers_and_no_crash(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Щ" * 9000)
    [draft] = it.rows("SELECT name FROM drafts")
    assert draft["name"] is None
    await ani.sends("Union")
    assert it.rows("SELECT name FROM drafts")[0]["name"] == "Union"


async def test_formulas_stay_text_in_the_list_that_is_sent(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    for name in ('=HYPERLINK("https://evil.example")', "+7 Union", "@SUM(A1)", "-1 Union"):
        await ani.endorses(name)
        await vera.presses("button-accept")
    await vera.sends("/export")
    await vera.presses("button-export-public", format="CSV")
    document = vera.last.document
    assert document is not None
    rows = list(csv.reader(io.StringIO(document.content.decode("utf-8-sig"))))
    assert len(rows) >= 5
    for row in rows:
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)
