"""One organisation signs twice: the coordinators get a hint with its reason, and the representatives none."""

from __future__ import annotations

import pytest

from bot.domain.language import LANGUAGES
from tests.conversations.own import corrects
from tests.stage import OWNER, Phone, Stage, catalogue

ANI, KARINE = 1001, 1002


async def signs(
    it: Stage, person: int, name: str, country: str = "Armenia", website: str | None = None
) -> Phone:
    """Somebody who signs for an organisation, from an address of no domain of its own."""
    phone = it.phone(person, f"Person {person}", "en")
    await phone.sends("/start")
    await phone.fills_form(name, country=country, website=website)
    await phone.presses("button-confirm")
    return phone


def hint(phone: Phone, *likenesses: str) -> str:
    return " · ".join(phone.text(f"label-likeness-{each}") for each in likenesses)


@pytest.mark.parametrize("language", list(LANGUAGES))
async def test_the_card_names_the_other_endorsement_and_the_reason(it: Stage, language: str) -> None:
    vera = it.phone(OWNER, "Vera", language)
    await vera.sends("/start")
    await signs(it, ANI, "Հայաստանի ժուռնալիստների միություն")
    assert vera.text("button-duplicate", number="1") not in vera.labels
    await signs(it, KARINE, "Union of Journalists of Armenia")
    assert "Union of Journalists of Armenia" in vera.screen
    assert "Հայաստանի ժուռնալիստների միություն" in vera.screen
    assert hint(vera, "name") in vera.screen
    assert vera.text("button-duplicate", number="1") in vera.labels


async def test_the_hint_opens_the_other_card_below(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Tanadgoma Centre")
    await signs(it, KARINE, "თანადგომა")
    card = vera.last
    await vera.presses("button-duplicate", number="1")
    assert vera.last.message_id != card.message_id
    assert vera.screen.startswith("Tanadgoma Centre")
    # And from there the way leads back: by now the first one has its hint, too.
    assert "თანადგომა" in vera.screen
    await vera.presses("button-accept")
    [row] = it.rows("SELECT organisation FROM endorsements WHERE status = 'accepted'")
    assert row["organisation"] == "Tanadgoma Centre"


async def test_the_representatives_never_hear_of_it(it: Stage) -> None:
    vera = await it.owner()
    first = await signs(it, ANI, "Memorial", website="https://memorial.am")
    second = await signs(it, KARINE, "Мемориал (Memorial)", website="https://memorial.am/en")
    assert hint(vera, "other-name", "site") in vera.screen
    await vera.presses("button-accept")
    await second.sends("/mine")
    for phone, other in ((first, "Мемориал"), (second, "memorial.am/en")):
        heard = " ".join(message.content.text for message in phone.answers)
        labels = {button.text for message in phone.answers for row in message.buttons or [] for button in row}
        assert "≈" not in heard
        assert not any("≈" in label for label in labels)
        assert phone is second or other not in heard
    assert len(it.rows("SELECT 1 FROM endorsements WHERE status IN ('pending', 'accepted')")) == 2


async def test_the_same_name_in_another_country_is_a_hint_and_no_refusal(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Hope", "Armenia")
    await signs(it, KARINE, "Hope", "Georgia")
    assert hint(vera, "other-country") in vera.screen


async def test_a_website_that_strangers_share_says_nothing(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Kites of the Valley", website="https://t.me/kites")
    await signs(it, KARINE, "Lamplighters", website="https://t.me/lamps")
    assert vera.text("button-duplicate", number="1") not in vera.labels
    await signs(it, 1003, "Harbour Pilots", website="@kites")
    assert hint(vera, "site") in vera.screen
    assert "Kites of the Valley" in vera.screen


async def test_a_mail_domain_of_its_own_meets_a_website(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Kites of the Valley", website="https://kites.am")
    lamps = it.phone(KARINE, "Karine", "en")
    await lamps.sends("/start")
    await lamps.fills_form("Lamplighters", website=None)
    await lamps.presses("button-edit-email")
    await lamps.sends("karine@press.kites.am")
    await lamps.presses("button-confirm")
    assert hint(vera, "site") in vera.screen
    stored = it.rows("SELECT domain FROM mail_domains")
    assert [row["domain"] for row in stored] == ["kites.am"]


async def test_an_abbreviation_finds_its_name(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Georgian Young Lawyers' Association", "Georgia")
    await signs(it, KARINE, "GYLA", "Georgia")
    assert hint(vera, "initials") in vera.screen


async def test_who_was_rejected_is_nobodys_duplicate(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Tanadgoma Centre")
    await vera.presses("button-reject")
    await vera.presses("reason-trial")
    await signs(it, KARINE, "თანადგომა")
    assert "Tanadgoma Centre" not in vera.screen
    assert vera.text("button-duplicate", number="1") not in vera.labels


async def test_a_card_shows_at_most_five_the_likeliest_first(it: Stage) -> None:
    vera = await it.owner()
    for number, country in enumerate(("Georgia", "Russia", "France", "Germany", "Spain", "Italy"), 1):
        await signs(it, 1000 + number, "Tanadgoma Centre", country)
    await signs(it, 1010, "თანადგომა", "Armenia")
    labels = [label for label in vera.labels if label.startswith("≈")]
    assert labels == [vera.text("button-duplicate", number=str(number)) for number in range(1, 6)]


async def test_the_list_marks_the_rows_that_have_hints(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Tanadgoma Centre")
    await signs(it, KARINE, "Lamplighters")
    assert "≈" not in await vera.sends("/signatories")
    await signs(it, 1003, "თანადგომა")
    lines = (await vera.sends("/signatories")).splitlines()
    marked = {line for line in lines if line.startswith("≈ ") and line[2].isdigit()}
    assert {
        name for line in marked for name in ("Tanadgoma Centre", "თანადგომა", "Lamplighters") if name in line
    } == {
        "Tanadgoma Centre",
        "თანადგომა",
    }
    assert catalogue().words("en").html("signatories-alike") in lines


async def test_what_was_stored_before_the_index_is_found_after_a_restart(it: Stage) -> None:
    vera = await it.owner()
    await signs(it, ANI, "Tanadgoma Centre")
    it.change("DELETE FROM traces")
    it.change("DELETE FROM mail_domains")
    await it.restart()
    await it.until(lambda: bool(it.rows("SELECT 1 FROM traces")))
    await signs(it, KARINE, "თანადგომა")
    assert hint(vera, "name") in vera.screen


async def test_a_corrected_name_is_found_and_the_old_one_no_more(it: Stage) -> None:
    vera = await it.owner()
    ani = await signs(it, ANI, "Lamplighters")
    await corrects(ani, name="Tanadgoma Centre")
    await signs(it, KARINE, "თანადგომა")
    assert hint(vera, "name") in vera.screen
    await signs(it, 1003, "Lamplighters’ Trust")
    assert "Tanadgoma Centre" not in vera.screen


async def test_a_correction_that_is_accepted_is_found_by_its_new_name(it: Stage) -> None:
    vera = await it.owner()
    ani = await signs(it, ANI, "Lamplighters")
    await vera.presses("button-accept")
    await corrects(ani, name="Tanadgoma Centre")
    await vera.presses("button-accept-correction")
    await signs(it, KARINE, "თანადგომა")
    assert hint(vera, "name") in vera.screen


async def test_whoever_is_forgotten_leaves_nothing_in_the_index(it: Stage) -> None:
    vera = await it.owner()
    ani = await signs(it, ANI, "Tanadgoma Centre", website="https://tanadgoma.ge")
    await corrects(ani, email="ani@mail.tanadgoma.ge")
    assert it.rows("SELECT 1 FROM mail_domains WHERE domain = 'tanadgoma.ge'")
    await ani.sends("/forget")
    await ani.presses("button-forget-all")
    assert it.rows("SELECT 1 FROM traces") == []
    assert it.rows("SELECT 1 FROM mail_domains") == []
    await signs(it, KARINE, "თანადგომა")
    assert vera.text("button-duplicate", number="1") not in vera.labels


async def test_an_organisation_that_stays_without_its_person_keeps_no_domain_of_their_address(
    it: Stage,
) -> None:
    vera = await it.owner()
    ani = await signs(it, ANI, "Tanadgoma Centre")
    await corrects(ani, email="ani@mail.tanadgoma.ge")
    await vera.presses("button-accept")
    await ani.sends("/forget")
    await ani.presses("button-forget-keep")
    assert it.rows("SELECT 1 FROM mail_domains") == []
    await signs(it, KARINE, "თანადგომა")
    assert hint(vera, "name") in vera.screen
