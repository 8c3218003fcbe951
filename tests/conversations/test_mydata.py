"""/mydata: a person gets every stored word about themselves, and none about anybody else."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.domain.language import LANGUAGES
from bot.domain.limits import LIMITS, Deed
from storage.own_data import SECTIONS
from tests.stage import OWNER, Phone, Stage, catalogue

ANI, BOB = 1001, 1002


async def file_of(phone: Phone) -> dict[str, Any]:
    """What the bot sends as an answer to /mydata."""
    await phone.sends("/mydata")
    document = phone.last.document
    assert document is not None
    content: dict[str, Any] = json.loads(document.content)
    return content


@pytest.mark.parametrize("language", LANGUAGES)
async def test_a_representative_gets_everything_in_their_language(it: Stage, language: str) -> None:
    ani = it.phone(ANI, "Ani", language)
    bob = it.phone(BOB, "Bob", "en")
    await bob.endorses("Bob’s Choir")
    await ani.endorses("Workers’ Union")
    await ani.sends("/start")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.sends("Second Union")
    content = await file_of(ani)
    caption = catalogue().words(language).html("mydata-caption", moment="@")
    assert ani.screen.startswith(caption.partition("@")[0])
    [row] = it.rows("SELECT * FROM endorsements WHERE person_id = ?", ANI)
    [endorsement] = content["endorsements"]
    assert {key: row[key] for key in endorsement} == endorsement
    assert content["contacts"] == [
        {
            "endorsement_id": row["id"],
            "representative": "Ani",
            "position": "secretary",
            "email": "ani@example.org",
        }
    ]
    assert [draft["name"] for draft in content["draft"]] == ["Second Union"]
    assert content["person"][0]["id"] == ANI
    assert content["person"][0]["app_language"] == language
    # The very update that asked for it is still in hand: its content is stored as well.
    assert ["/mydata" in each["payload"] for each in content["updates_waiting"]] == [True]
    assert content["left_out"]["audit.digest"]
    assert "Bob" not in json.dumps(content)
    assert str(BOB) not in json.dumps(content)


async def test_somebody_who_only_read_has_a_nearly_empty_file(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "en")
    await ani.sends("/start")
    content = await file_of(ani)
    filled = {name for name in content if name not in ("as_of", "left_out") and content[name]}
    # That they asked for the file is counted; nothing else is there.
    assert filled == {"limits", "updates_waiting"}
    assert [row["deed"] for row in content["limits"]] == ["file"]


async def test_a_coordinator_gets_what_they_did_without_the_people_whom_it_was_about(it: Stage) -> None:
    vera, ani = await it.owner(), it.phone(ANI, "Ani", "en")
    await ani.endorses()
    await vera.presses("button-accept")
    content = await file_of(vera)
    [row] = it.rows("SELECT reference FROM endorsements")
    assert [each["reference"] for each in content["decisions"]] == [row["reference"]]
    assert [each["action"] for each in content["audit"]] == ["decided"]
    assert len(content["cards"]) == 1
    assert "ani@example.org" not in json.dumps(content)
    assert [each["actor"] for each in content["audit"]] == [OWNER]


async def test_every_section_is_there_also_when_it_is_empty(it: Stage) -> None:
    content = await file_of(it.phone(ANI, "Ani", "hy"))
    assert set(content) == {each.name for each in SECTIONS} | {"as_of", "updates_waiting", "left_out"}


async def test_the_file_can_be_had_often_and_not_without_end(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "ru")
    for _ in range(LIMITS[Deed.FILE].times):
        await file_of(ani)
    assert await ani.sends("/mydata") == ani.text("too-much-file")
    it.later += LIMITS[Deed.FILE].within
    assert (await file_of(ani))["limits"][0]["times"] == 1


async def test_the_same_question_twice_gets_the_same_file_and_counts_once(it: Stage) -> None:
    ani = it.phone(ANI, "Ani", "en")
    await ani.sends("/mydata")
    await ani.hears_again()
    assert [row["times"] for row in it.rows("SELECT times FROM limits WHERE deed = 'file'")] == [1]
