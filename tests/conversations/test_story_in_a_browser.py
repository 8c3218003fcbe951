"""The main story as a coordinator sees it in the demo: two phones in a real Chromium."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.async_api import Locator, Page, async_playwright, expect

from tests.stage import OWNER, Stage, catalogue


@dataclass(slots=True)
class Screen:
    """One phone on the page, and the language that the bot speaks on it."""

    phone: Locator
    language: str

    async def begins(self) -> None:
        await self.phone.get_by_test_id("start").click()

    async def writes(self, text: str) -> None:
        await self.phone.get_by_test_id("composer").fill(text)
        await self.phone.get_by_test_id("send").click()
        await expect(self.phone.get_by_test_id("message").filter(has_text=text).last).to_be_visible()

    async def presses(self, key: str, **facts: str) -> None:
        label = catalogue().words(self.language).plain(key, **facts)
        button = self.phone.get_by_test_id("button").filter(has_text=label).last
        await button.click()

    async def sees(self, text: str) -> None:
        await expect(self.phone.get_by_test_id("message").filter(has_text=text).last).to_be_visible()

    async def is_asked(self, key: str) -> None:
        """The question with this key is the newest message."""
        words = catalogue().words(self.language)
        question = words.html(key).partition("</b>")[0].removeprefix("<b>")
        await expect(self.phone.get_by_test_id("message").last).to_contain_text(question)


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield await browser.new_page(viewport={"width": 1280, "height": 900})
        await browser.close()


async def test_a_statement_is_endorsed_in_armenian_and_exported_in_arabic(
    it: Stage, page: Page, tmp_path: Path
) -> None:
    it.world.add_person(1001, "Ani", "hy", role_hint="reader")
    it.world.add_person(OWNER, "Vera", "ar", role_hint="coordinator")
    await page.goto(it.address)
    ani = Screen(page.get_by_test_id("phone-reader"), "hy")
    vera = Screen(page.get_by_test_id("phone-coordinator"), "ar")
    await vera.begins()
    await vera.sees("Peace (ar)")
    await ani.begins()
    await ani.sees("Peace (hy)")

    await ani.presses("button-read")
    await ani.sees("Paragraph two, hy.")
    await ani.presses("button-endorse")
    await ani.presses("button-yes-organisation")
    await ani.is_asked("question-name")
    await ani.writes("Խաղաղության նախաձեռնություն")
    await ani.is_asked("question-country")
    await ani.writes("Հայաստան")
    await ani.phone.get_by_test_id("button").filter(has_text="Հայաստան").last.click()
    await ani.is_asked("question-website")
    await ani.presses("button-skip")
    await ani.is_asked("question-representative")
    await ani.writes("Անի")
    await ani.is_asked("question-position")
    await ani.writes("քարտուղար")
    await ani.is_asked("question-email")
    await ani.presses("button-skip")
    await ani.presses("button-public")
    await ani.presses("button-confirm")
    [row] = await _rows_when_there(it)
    await ani.sees(row)

    await vera.sees("Խաղաղության նախաձեռնություն")
    await vera.presses("button-accept")
    await expect(ani.phone.get_by_test_id("message").filter(has_text=row)).to_have_count(2)

    await vera.writes("/export")
    async with page.expect_download() as download:
        await vera.presses("button-export-public", format="XLSX")
        await vera.phone.get_by_test_id("document").last.click()
    path = tmp_path / "list.xlsx"
    await (await download.value).save_as(path)
    sheet = load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet["A"]][1:] == ["Խաղաղության նախաձեռնություն"]


async def _rows_when_there(it: Stage) -> list[str]:
    await it.until(lambda: bool(it.rows("SELECT 1 FROM endorsements")))
    return [row["reference"] for row in it.rows("SELECT reference FROM endorsements")]
