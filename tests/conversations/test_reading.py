"""Reading: the whole text, in order and unaltered, and a file of it that proves what was signed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.statement import Publication, TextFormat, Wording
from bot.preview.chats import Message
from tests.stage import Phone, Stage, publication, stage

SENTENCES = {
    "en": "We, the undersigned, say it again: nobody may be driven out.",
    "ru": "Мы, нижеподписавшиеся, повторяем: никого нельзя изгонять.",
    "hy": "Մենք՝ ներքոստորագրյալներս, կրկնում ենք. ոչ ոքի չի կարելի վտարել։",
    "ar": "نحن الموقعين أدناه نكرر القول: لا يجوز تهجير أحد.",
}
LITERAL = (
    "1) First, <b>not bold</b> & *not italic*.\n"
    "2) Second: a_b_c, `x`, [a](b).\n\n"
    "a) A paragraph\n   with an indented line\n\n"
    "* an asterisk\n# a hash\n- a dash\n\n"
    "End: { $x } – “quoted”."
)


async def reads(phone: Phone) -> list[Message]:
    """Open the statement and read it; return its messages."""
    await phone.sends("/start")
    before = len(phone.answers)
    await phone.presses("button-read")
    return phone.answers[before:]


def with_wording(statement: Publication, **wordings: Wording) -> Publication:
    texts = {
        code: replace(text, wording=wordings.get(code, text.wording))
        for code, text in statement.translations.items()
    }
    return replace(statement, translations=texts)


def literally(statement: Publication) -> Publication:
    texts = {code: replace(text, format=TextFormat.PLAIN) for code, text in statement.translations.items()}
    return replace(statement, translations=texts)


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_long_text_comes_whole_in_order_and_only_its_last_message_has_buttons(
    tmp_path: Path, language: str
) -> None:
    paragraphs = [f"{number}. " + SENTENCES[language] * 9 for number in range(1, 31)]
    statement = literally(publication(**{language: "\n\n".join(paragraphs)}))
    async with stage(tmp_path, statement=statement) as it:
        messages = await reads(it.phone(1001, "Ani", language))
        assert len(messages) >= 3
        texts = [message.content.text for message in messages]
        assert "\n\n".join(texts) == "\n\n".join([f"Peace ({language})", *paragraphs])
        assert [bool(message.buttons) for message in messages] == [False] * (len(messages) - 1) + [True]


async def test_a_paragraph_longer_than_a_message_loses_nothing(tmp_path: Path) -> None:
    body = " ".join(f"Sentence {number} stands in its place." for number in range(600))
    async with stage(tmp_path, statement=publication(en=body)) as it:
        messages = await reads(it.phone(1001, "Ani", "en"))
        joined = " ".join(message.content.text for message in messages)
        assert joined.removeprefix("Peace (en)").strip() == body


async def test_a_plain_text_is_taken_character_by_character(tmp_path: Path) -> None:
    async with stage(tmp_path, statement=literally(publication(en=LITERAL))) as it:
        [message] = await reads(it.phone(1001, "Ani", "en"))
        assert message.content.text == f"Peace (en)\n\n{LITERAL}"
        assert [entity.type for entity in message.entities] == ["bold"]


async def test_markdown_keeps_its_numbering_and_its_formatting(tmp_path: Path) -> None:
    body = "## Demands\n\n1) **Open** the road.\n2) Let *everyone* return.\n\na) at once\n\n> Quoted."
    async with stage(tmp_path, statement=publication(en=body)) as it:
        [message] = await reads(it.phone(1001, "Ani", "en"))
        for line in ("Demands", "1) Open the road.", "2) Let everyone return.", "a) at once", "Quoted."):
            assert line in message.content.text.split("\n")
        kinds = {entity.type for entity in message.entities}
        assert kinds >= {"bold", "italic", "blockquote"}


async def test_only_an_original_comes_without_a_note_on_its_wording(tmp_path: Path) -> None:
    statement = with_wording(publication(), ru=Wording.DRAFT, hy=Wording.RESTATED)
    async with stage(tmp_path, statement=statement) as it:
        first_lines = {}
        for number, language in enumerate(LANGUAGES):
            [message] = await reads(it.phone(1001 + number, "Ani", language))
            first_lines[language] = message.content.text.split("\n")[0]
        assert first_lines["en"] == "Peace (en)"
        noted = [first_lines[language] for language in ("ru", "hy", "ar")]
        assert len(set(noted)) == 3
        assert not any("Peace" in note for note in noted)


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_file_of_the_text_has_the_digest_that_stands_on_the_receipt(
    it: Stage, language: str
) -> None:
    ani = it.phone(1001, "Ani", language)
    await reads(ani)
    await ani.presses("button-text-file")
    document = ani.last.document
    assert document is not None
    digest = hashlib.sha256(document.content).hexdigest()
    assert digest in ani.screen
    assert f"Paragraph one, {language}." in document.content.decode()
    assert digest in await ani.endorses()
    assert document.file_name == f"peace.v1.{language}.txt"


async def test_the_file_of_the_version_that_was_signed_stays_there(it: Stage) -> None:
    ani = it.phone(1001, "Ani", "en")
    [text] = await reads(ani)
    await it.publish(publication(en="Changed."))
    await ani.presses("button-text-file", text)
    assert ani.last.document is not None
    assert b"Paragraph one, en." in ani.last.document.content


async def test_formatting_survives_beside_the_note_however_much_there_is(tmp_path: Path) -> None:
    words = [f"**w{number}**" for number in range(150)]
    statement = with_wording(publication(ru="Один.", en=" plain ".join(words)), en=Wording.DRAFT)
    async with stage(tmp_path, statement=statement) as it:
        messages = await reads(it.phone(1001, "Ani", "en"))
        # Telegram shows a hundred entities of a message and drops the rest without a word.
        assert all(len(message.entities) <= 100 for message in messages)
        bold = sum(entity.type == "bold" for message in messages for entity in message.entities)
        assert bold == 150 + 1
