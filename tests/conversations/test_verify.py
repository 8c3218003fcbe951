"""/verify: whoever holds a reference asks whether it is worth anything."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from bot.domain.language import LANGUAGES
from tests.stage import Phone, Stage, catalogue

UNION = "Workers’ Union <b>of Ani</b>"
LINK = re.compile(r"https://t\.me/\w+\?start=([A-Za-z0-9_-]{1,64})(?![A-Za-z0-9_-])")


async def signed(it: Stage, verdict: str = "accepted", visibility: str = "public") -> str:
    """Ani signs, Vera decides; the reference."""
    vera, ani = await it.owner(), it.phone(1001, "Ani", "en")
    await ani.endorses(UNION, visibility=visibility)
    if verdict == "accepted":
        await vera.presses("button-accept")
    elif verdict == "rejected":
        await vera.presses("button-reject")
        await vera.presses("reason-trial")
    elif verdict == "withdrawn":
        it.change("UPDATE endorsements SET status = 'withdrawn', withdrawn_at = confirmed_at")
    return str(it.rows("SELECT reference FROM endorsements")[0]["reference"])


def says(phone: Phone, key: str, **facts: str) -> bool:
    """Whether the bot's last message has the text with this key."""
    html = catalogue().words(phone.language).html(key, **facts)
    return re.sub("<[^<>]*>", "", html).split("\n")[0].strip() in phone.screen


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_reader_checks_an_endorsement_that_stands(it: Stage, language: str) -> None:
    reference = await signed(it)
    reader = it.phone(1002, "Bob", language)
    await reader.sends(f"/verify {reference}")
    (row,) = it.rows("SELECT digest FROM endorsements")
    for fact in (reference, row["digest"], f"Peace ({language})", UNION, str(it.now().year), "UTC"):
        assert fact in reader.screen
    assert says(reader, "verify-accepted")
    await reader.presses("button-text-file")
    assert next(each.document for each in reversed(reader.answers) if each.document)
    assert row["digest"] in reader.screen, "the very text that was signed comes with its digest"


@pytest.mark.parametrize("language", list(LANGUAGES))
@pytest.mark.parametrize(
    ("verdict", "visibility"),
    [("pending", "public"), ("rejected", "public"), ("withdrawn", "public"), ("accepted", "counted")],
)
async def test_nobody_is_named_who_is_not_on_the_public_list(
    it: Stage, language: str, verdict: str, visibility: str
) -> None:
    reference = await signed(it, verdict, visibility)
    reader = it.phone(1002, "Bob", language)
    await reader.sends(f"/verify {reference}")
    assert says(reader, f"verify-{verdict}")
    assert says(reader, "verify-unnamed")
    assert reference in reader.screen
    for secret in ("Union", "Armenia", "Ani", "ani@example.org", "example.org", "1001", "9001", "secretary"):
        assert secret not in reader.screen


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_a_reference_that_is_nobodys_gets_a_kind_answer(it: Stage, language: str) -> None:
    reader = it.phone(1002, "Bob", language)
    await reader.sends("/verify u 7k3m q9td")
    assert "U-7K3M-Q9TD" in reader.screen, "they see what was understood"
    assert says(reader, "verify-unknown", reference="U-7K3M-Q9TD")
    await reader.sends("/verify")
    assert says(reader, "verify-how")
    assert not says(reader, "verify-unclear")
    await reader.sends("/verify U-7K3M <i>")
    assert says(reader, "verify-unclear")
    assert "/verify U-7K3M-Q9TD" in reader.screen


async def test_case_spaces_and_letters_that_look_alike_do_not_matter(it: Stage) -> None:
    reference = await signed(it)
    it.change("UPDATE endorsements SET reference = 'U-0K1M-Q9TD'")
    assert reference != "U-0K1M-Q9TD"
    reader = it.phone(1002, "Bob", "en")
    for typed in ("U-0K1M-Q9TD", "u-okim-q9td", "0k1mq9td", "  U 0K1M Q9TD ", "U–ОKLM–Q9TD."):
        await reader.sends(f"/verify {typed}")
        assert UNION in reader.screen, typed


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_link_on_the_receipt_gives_the_same_answer(it: Stage, language: str) -> None:
    vera, ani = await it.owner(), it.phone(1001, "Ani", language)
    (payload,) = LINK.findall(await ani.endorses(UNION))
    await vera.presses("button-accept")
    reader = it.phone(1002, "Bob", language)
    followed = await reader.sends(f"/start {payload}")
    assert UNION in followed
    assert says(reader, "verify-accepted")
    (reference,) = [row["reference"] for row in it.rows("SELECT reference FROM endorsements")]
    assert await reader.sends(f"/verify {reference}") == followed
    await reader.presses("button-home")
    assert f"Peace ({language})" in reader.screen


async def test_somebody_whose_app_speaks_another_language_can_choose_one_below_the_answer(it: Stage) -> None:
    reference = await signed(it)
    reader = it.phone(1002, "Greta", None)
    await reader.sends(f"/start verify-{reference}")
    assert UNION in reader.screen
    assert {each.native_name for each in LANGUAGES.values()} <= set(reader.labels)


async def test_a_broken_link_and_a_statement_of_such_a_name_are_told_apart(it: Stage) -> None:
    reader = it.phone(1002, "Bob", "en")
    await reader.sends("/start verify-U-7K3M")
    assert says(reader, "verify-unclear")
    await reader.sends("/start verify-peace")
    assert "Peace (en)" in reader.screen


async def test_what_belongs_to_a_statement_that_was_taken_back_is_not_told(it: Stage) -> None:
    reference = await signed(it)
    it.change("UPDATE statements SET status = 'draft'")
    reader = it.phone(1002, "Bob", "en")
    await reader.sends(f"/verify {reference}")
    assert says(reader, "verify-unknown", reference=reference)
    assert "Peace" not in reader.screen


async def test_checking_a_receipt_leaves_an_unfinished_form_alone(it: Stage) -> None:
    reference = await signed(it)
    reader = it.phone(1002, "Bob", "en")
    await reader.sends("/start")
    await reader.presses("button-endorse")
    await reader.presses("button-yes-organisation")
    await reader.sends(f"/verify {reference}")
    await reader.sends("Bob’s Choir")
    assert it.rows("SELECT name FROM drafts")[0]["name"] == "Bob’s Choir"


async def test_nobody_guesses_references_through_the_bot(it: Stage) -> None:
    reference = await signed(it)
    mallory, reader = it.phone(6666, "Mallory", "en"), it.phone(1002, "Bob", "en")
    for number in range(29):
        await mallory.sends(f"/verify U-0000-{number:04}")
    # An update that comes twice is one attempt, and what cannot be a reference is none.
    await mallory.hears_again()
    await mallory.sends("/verify my receipt, please")
    await mallory.sends(f"/verify {reference}")
    assert UNION in mallory.screen, "the thirtieth"
    for attempt in (f"/verify {reference}", f"/start verify-{reference}", "/verify U-0000-0000"):
        await mallory.sends(attempt)
        assert says(mallory, "verify-later")
        assert UNION not in mallory.screen
    await it.restart()
    await mallory.sends(f"/verify {reference}")
    assert says(mallory, "verify-later"), "it is counted in the database"
    await reader.sends(f"/verify {reference}")
    assert UNION in reader.screen, "others are not slowed down"
    it.later += timedelta(hours=1)
    await mallory.sends(f"/verify {reference}")
    assert UNION in mallory.screen
