"""The chat page in a real Chromium on the real preview; the tests play the bot through the Bot API."""

import re
import shutil
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, async_playwright, expect

from bot.preview.entities import Entity
from bot.preview.formatting import Formatted
from bot.preview.server import serve
from bot.preview.world import World

pytestmark = pytest.mark.asyncio(loop_scope="module")

ANI, KARINE = 1001, 2001
HOSTILE = "<img src=x onerror=\"document.title='broken'\"> <b>bold</b> &lt;"
ARABIC = "بيان تضامن مع شعب كاراباخ"


@dataclass
class Stage:
    """A world with a reader and a coordinator, and a browser that shows their phones."""

    world: World
    address: str
    page: Page
    http: aiohttp.ClientSession
    server: AsyncExitStack
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    @property
    def reader(self) -> Locator:
        return self.page.get_by_test_id("phone-reader")

    @property
    def coordinator(self) -> Locator:
        return self.page.get_by_test_id("phone-coordinator")

    async def bot(self, method: str, **params: object) -> dict[str, object]:
        """Call the Bot API as the bot does."""
        async with self.http.post(f"{self.address}/bot{self.world.token}/{method}", json=params) as response:
            answer = await response.json()
        assert answer["ok"], answer
        result = answer["result"]
        return result if isinstance(result, dict) else {"result": result}

    async def say(self, text: str, *rows: Sequence[Mapping[str, object]], **more: object) -> int:
        """Let the bot write to the reader."""
        markup = {"reply_markup": {"inline_keyboard": list(rows)}} if rows else {}
        sent = await self.bot("sendMessage", chat_id=ANI, text=text, parse_mode="HTML", **markup, **more)
        message_id = sent["message_id"]
        assert isinstance(message_id, int)
        return message_id

    def message(self, message_id: int) -> Locator:
        return self.reader.locator(f'[data-message-id="{message_id}"]')

    async def open(self) -> None:
        """Open the page with a reader who has talked to the bot."""
        self.world.send_text(ANI, "/start")
        await self.page.goto(self.address)
        await expect(self.reader.get_by_test_id("message")).to_have_count(1)

    async def restart(self) -> None:
        """Stop the server, and start it on the same port."""
        await self.server.aclose()
        await self.page.get_by_test_id("reconnecting").first.wait_for()
        await self.server.enter_async_context(serve(self.world, int(self.address.rsplit(":", 1)[1])))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield chromium
        await chromium.close()


@pytest_asyncio.fixture(loop_scope="module")
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    world = World()
    world.add_person(ANI, "Ani", "hy", role_hint="reader")
    world.add_person(KARINE, "Karine", "en", role_hint="coordinator")
    async with aiohttp.ClientSession() as http, AsyncExitStack() as server:
        address = await server.enter_async_context(serve(world))
        page = await browser.new_page(viewport={"width": 1200, "height": 800}, locale="en-GB")
        page.set_default_timeout(5000)
        made = Stage(world, address, page, http, server)
        page.on("request", lambda request: made.requested.append(request.url))
        page.on("pageerror", lambda error: made.complaints.append(str(error)))
        page.on("console", lambda line: made.complaints.append(line.text) if line.type == "error" else None)
        yield made
        await page.close()
        unexpected = [each for each in made.complaints if "net::ERR" not in each]
        assert unexpected == []


async def test_a_message_is_shown_with_its_formatting(stage: Stage) -> None:
    await stage.open()
    message = stage.message(
        await stage.say(
            "🕊 <b>bold <i>both</i></b> <u>under</u> <s>gone</s> <code>U-7K3M</code> "
            '<a href="https://example.org/">link</a>\n<blockquote>quoted</blockquote>'
            '<pre><code class="language-python">x = 1</code></pre><tg-spoiler>secret</tg-spoiler>'
        )
    )
    await expect(message.locator("b")).to_have_text("bold both")
    await expect(message.locator("b i")).to_have_text("both")
    await expect(message.locator("u")).to_have_text("under")
    await expect(message.locator("s")).to_have_text("gone")
    await expect(message.locator("code").first).to_have_text("U-7K3M")
    await expect(message.locator("blockquote")).to_have_text("quoted")
    await expect(message.locator("pre code")).to_have_text("x = 1")
    await expect(message.get_by_role("link", name="link")).to_have_attribute("href", "https://example.org/")
    await expect(message.get_by_role("link", name="link")).to_have_attribute("rel", re.compile("noopener"))
    await message.get_by_role("button", name="Hidden text").click()
    await expect(message.locator(".spoiler")).to_have_class(re.compile("shown"))


async def test_entities_that_cross_are_both_shown(stage: Stage) -> None:
    await stage.open()
    entities = [
        {"type": "bold", "offset": 0, "length": 7},
        {"type": "italic", "offset": 3, "length": 8},
    ]
    sent = await stage.bot("sendMessage", chat_id=ANI, text="🕊 abc def ghi", entities=entities)
    text = stage.reader.locator(f'[data-message-id="{sent["message_id"]}"] .text')
    assert "".join(await text.locator("b").all_text_contents()) == "🕊 abc "
    assert "".join(await text.locator("i").all_text_contents()) == "abc def "
    await expect(text).to_contain_text("🕊 abc def ghi")


async def test_a_pressed_button_reaches_the_bot_and_its_toast_is_shown(stage: Stage) -> None:
    await stage.open()
    message = stage.message(await stage.say("Sure?", [{"text": "Yes", "callback_data": "v1:yes"}]))
    button = message.get_by_test_id("button")
    await button.click()
    await expect(button).to_have_attribute("aria-busy", "true")
    updates = (await stage.bot("getUpdates", offset=-1))["result"]
    assert isinstance(updates, list)
    query = updates[0]["callback_query"]
    assert query["data"] == "v1:yes"
    assert query["from"]["id"] == ANI
    await stage.bot("answerCallbackQuery", callback_query_id=query["id"], text="Noted <b>")
    await expect(stage.reader.get_by_test_id("toast")).to_have_text("Noted <b>")
    await expect(button).not_to_have_attribute("aria-busy", "true")
    await expect(stage.coordinator.get_by_test_id("toast")).to_have_count(0)


async def test_an_alert_waits_until_it_is_read(stage: Stage) -> None:
    await stage.open()
    message = stage.message(await stage.say("Sure?", [{"text": "Yes", "callback_data": "yes"}]))
    await message.get_by_test_id("button").click()
    updates = (await stage.bot("getUpdates", offset=-1))["result"]
    assert isinstance(updates, list)
    query_id = updates[0]["callback_query"]["id"]
    await stage.bot("answerCallbackQuery", callback_query_id=query_id, text="Read this", show_alert=True)
    alert = stage.reader.get_by_test_id("alert")
    await expect(alert).to_contain_text("Read this")
    await stage.page.keyboard.press("Escape")
    await expect(alert).to_be_hidden()
    await expect(message.get_by_test_id("button")).to_be_focused()


async def test_an_edit_changes_the_message_in_place_and_keeps_the_focus(stage: Stage) -> None:
    await stage.open()
    rows = [{"text": "Back", "callback_data": "1"}, {"text": "Next", "callback_data": "2"}]
    first = await stage.say("Page 1", rows)
    await stage.say("Something else")
    await stage.message(first).get_by_role("button", name="Next").focus()
    await stage.bot(
        "editMessageText",
        chat_id=ANI,
        message_id=first,
        text="Page 2",
        reply_markup={"inline_keyboard": [rows]},
    )
    await expect(stage.message(first)).to_contain_text("Page 2")
    await expect(stage.reader.get_by_test_id("message")).to_have_count(3)
    await expect(stage.reader.get_by_test_id("message").nth(1)).to_contain_text("Page 2")
    await expect(stage.message(first).get_by_test_id("button").nth(1)).to_be_focused()
    await stage.bot("deleteMessage", chat_id=ANI, message_id=first)
    await expect(stage.message(first)).to_have_count(0)


async def test_each_paragraph_takes_its_own_direction(stage: Stage) -> None:
    await stage.open()
    message = stage.message(await stage.say(f"{ARABIC}\nEnglish\n" + "wide " * 12))
    text = message.locator(".text")
    places = await text.evaluate(
        """node => {
            const box = node.getBoundingClientRect();
            const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
            const letters = walker.nextNode();
            const place = (index) => {
                const range = document.createRange();
                range.setStart(letters, index);
                range.setEnd(letters, index + 1);
                const letter = range.getBoundingClientRect();
                return { fromLeft: letter.left - box.left, fromRight: box.right - letter.right };
            };
            return [place(0), place(letters.data.indexOf("English"))];
        }"""
    )
    arabic, english = places
    assert arabic["fromRight"] < 2 < arabic["fromLeft"]
    assert english["fromLeft"] < 2 < english["fromRight"]


async def test_a_hostile_message_is_shown_as_text(stage: Stage) -> None:
    stage.world.send_text(ANI, HOSTILE)
    await stage.page.goto(stage.address)
    text = stage.reader.get_by_test_id("message").locator(".text")
    await expect(text).to_contain_text(HOSTILE)
    assert await text.locator("img, b").count() == 0
    await expect(stage.page).to_have_title(re.compile("preview"))


async def test_a_link_that_would_run_a_script_is_no_link(stage: Stage) -> None:
    await stage.open()
    links = [
        Entity("text_link", 0, 4, url="javascript:alert(1)"),
        Entity("text_link", 5, 5, url="mailto:a@b.org"),
    ]
    # The Bot API would refuse the first one, so it is put straight into the chat.
    stage.world.post(stage.world.chats[ANI], stage.world.bot_id, Formatted("here there", tuple(links)))
    message = stage.reader.get_by_test_id("message").last
    await expect(message.locator("a")).to_have_text("there")


async def test_the_page_comes_back_after_a_restart_with_what_was_being_written(stage: Stage) -> None:
    await stage.open()
    await stage.reader.get_by_test_id("composer").fill("half a thou")
    await stage.reader.get_by_test_id("composer").focus()
    await stage.restart()
    await stage.say("While you were away")
    await expect(stage.reader.get_by_test_id("message")).to_have_count(2)
    await expect(stage.reader.get_by_test_id("reconnecting")).to_be_hidden()
    await stage.page.keyboard.type("ght")
    await stage.page.keyboard.press("Enter")
    await expect(stage.reader.get_by_test_id("message").nth(2)).to_contain_text("half a thought")


async def test_what_could_not_be_sent_is_not_lost(stage: Stage) -> None:
    await stage.open()
    await stage.server.aclose()
    composer = stage.reader.get_by_test_id("composer")
    await composer.fill("important")
    await composer.press("Enter")
    await expect(stage.reader.get_by_test_id("toast")).to_contain_text("not answering")
    await expect(composer).to_have_value("important")


async def test_an_empty_chat_says_what_the_bot_does_and_starts_it(stage: Stage) -> None:
    await stage.bot("setMyDescription", description="Letters to endorse")
    await stage.bot("setMyDescription", description="Նամակներ", language_code="hy")
    await stage.page.goto(stage.address)
    description = stage.reader.get_by_test_id("description")
    await expect(description).to_have_text("Նամակներ")
    await stage.reader.get_by_test_id("language").select_option("de")
    await expect(description).to_have_text("Letters to endorse")
    assert stage.world.people[ANI].language_code == "de"
    await stage.reader.get_by_test_id("language").select_option(label="none")
    await stage.world.wait_for(lambda: stage.world.people[ANI].language_code is None)
    await stage.reader.get_by_test_id("start").click()
    await expect(stage.reader.get_by_test_id("message")).to_contain_text("/start")
    await expect(stage.reader.get_by_test_id("composer")).to_be_focused()
    await expect(stage.coordinator.get_by_test_id("start")).to_be_visible()


async def test_commands_are_offered_and_filtered(stage: Stage) -> None:
    commands = [{"command": name, "description": f"The {name}"} for name in ("help", "hello", "mine")]
    await stage.bot("setMyCommands", commands=commands)
    await stage.open()
    offered, composer = stage.reader.get_by_test_id("command"), stage.reader.get_by_test_id("composer")
    await stage.reader.get_by_test_id("menu").click()
    await expect(offered).to_have_text(["The help/help", "The hello/hello", "The mine/mine"])
    await stage.page.keyboard.press("Escape")
    await expect(offered.first).to_be_hidden()
    await composer.press_sequentially("/he")
    await expect(offered).to_have_count(2)
    await composer.press("ArrowDown")
    await composer.press("Enter")
    await expect(stage.reader.get_by_test_id("message").last).to_contain_text("/hello")
    await expect(composer).to_have_value("")


async def test_a_command_in_a_message_is_sent_by_clicking_it(stage: Stage) -> None:
    await stage.open()
    await stage.message(await stage.say("See /help for more")).get_by_role("button", name="/help").click()
    await expect(stage.reader.get_by_test_id("message").last).to_have_text(re.compile(r"^/help"))


async def test_a_link_to_the_bot_itself_starts_it_with_the_payload(stage: Stage) -> None:
    await stage.open()
    link = f"https://t.me/{stage.world.username.upper()}?start=letter-1"
    message = stage.message(await stage.say("Open", [{"text": "Here", "url": link}]))
    await message.get_by_test_id("button").click()
    await expect(stage.reader.get_by_test_id("message").last).to_contain_text("/start letter-1")


async def test_files_go_both_ways(stage: Stage, tmp_path: Path) -> None:
    await stage.open()
    list_of_names = tmp_path / "ցուցակ <1>.csv"
    list_of_names.write_bytes("Կանաչ խաչ\n".encode())
    await stage.reader.get_by_test_id("file").set_input_files(list_of_names)
    await stage.reader.get_by_test_id("composer").fill("Our list")
    await stage.reader.get_by_test_id("send").click()
    message = stage.reader.get_by_test_id("message").last
    await expect(message).to_contain_text("Our list")
    async with stage.page.expect_download() as download:
        await message.get_by_test_id("document").click()
    saved = await (await download.value).path()
    assert saved.read_bytes() == list_of_names.read_bytes()
    assert stage.world.messages(ANI)[-1].caption == "Our list"


async def test_a_message_is_answered_and_edited_without_a_mouse(stage: Stage) -> None:
    await stage.open()
    asked = await stage.say("What is its name?")
    keyboard = stage.page.keyboard
    await stage.message(asked).focus()
    await keyboard.press("Enter")
    await keyboard.press("Enter")
    await keyboard.type("Green Cros")
    await keyboard.press("Shift+Enter")
    await keyboard.type("Yerevan")
    await keyboard.press("Enter")
    await expect(stage.reader.get_by_test_id("message")).to_have_count(3)
    last = stage.reader.get_by_test_id("message").last
    await expect(last).to_contain_text("What is its name?")
    await keyboard.press("ArrowUp")
    await keyboard.press("Control+Home")
    await keyboard.press("End")
    await keyboard.type("s")
    await keyboard.press("Enter")
    await expect(last).to_contain_text("Green Cross\nYerevan")
    await expect(last).to_contain_text("edited")
    answer = stage.world.messages(ANI)[-1]
    assert answer.reply_to == asked
    assert answer.text == "Green Cross\nYerevan"


async def test_the_bot_is_stopped_restarted_and_its_chat_deleted(stage: Stage) -> None:
    await stage.open()
    more = stage.reader.get_by_test_id("more")
    await more.click()
    await stage.page.get_by_role("menuitem", name="Stop bot").click()
    await expect(stage.reader.get_by_test_id("composer")).to_be_hidden()
    assert stage.world.people[ANI].blocked
    await stage.reader.get_by_test_id("restart").click()
    await expect(stage.reader.get_by_test_id("message")).to_have_count(2)
    assert not stage.world.people[ANI].blocked
    await more.click()
    await stage.page.get_by_role("menuitem", name="Delete chat").click()
    await stage.reader.get_by_role("button", name="Delete", exact=True).click()
    await expect(stage.reader.get_by_test_id("start")).to_be_visible()
    assert stage.world.messages(ANI) == []


async def test_a_reader_who_scrolled_up_stays_there(stage: Stage) -> None:
    await stage.open()
    for number in range(12):
        await stage.say(f"Message {number}\n\n\nlong")
    log = stage.reader.get_by_role("log")
    await expect(stage.reader.get_by_text("Message 11")).to_be_in_viewport()
    await log.evaluate("node => { node.scrollTop = 40; }")
    jump = stage.reader.get_by_role("button", name="Newest messages")
    await expect(jump).to_be_visible()
    await stage.say("One more")
    await expect(jump).to_have_text("1")
    assert await log.evaluate("node => node.scrollTop") == 40
    await jump.click()
    await expect(stage.reader.get_by_text("One more")).to_be_in_viewport()


async def test_a_narrow_window_shows_one_phone_at_a_time(stage: Stage) -> None:
    await stage.page.set_viewport_size({"width": 400, "height": 700})
    await stage.open()
    await expect(stage.coordinator).to_be_hidden()
    await stage.page.get_by_test_id("tab-coordinator").click()
    await expect(stage.coordinator).to_be_visible()
    await expect(stage.reader).to_be_hidden()
    await stage.say("Psst")
    await expect(stage.page.get_by_test_id("tab-reader")).to_have_class(re.compile("unread"))
    assert await stage.page.evaluate("document.documentElement.scrollWidth") == 400


async def test_nothing_is_asked_of_any_other_server(stage: Stage) -> None:
    await stage.open()
    await stage.say('<a href="https://example.org/">A link</a> and https://example.org/picture.png')
    await expect(stage.reader.get_by_test_id("message")).to_have_count(2)
    assert [url for url in stage.requested if not url.startswith((stage.address, "data:"))] == []


async def test_a_bold_first_line_takes_its_side_like_any_other(stage: Stage) -> None:
    await stage.open()
    message = stage.message(await stage.say(f"<b>{ARABIC}</b>\n\n{ARABIC}: <b>Ani</b>"))
    sides = await message.locator(".text").evaluate(
        """node => [...node.querySelectorAll("b")].map(bold => {
            const box = node.getBoundingClientRect();
            return Math.round(box.right - bold.getBoundingClientRect().right) <= 1;
        })"""
    )
    assert sides == [True, False]
