"""People who use the bot while it is killed again and again.

A patient person does everything once and waits for its effect, however long it takes: an update that was lost
leaves them waiting for ever. An impatient one taps twice, writes in between and asks for the start again.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.domain.draft import Question
from bot.domain.endorsement import Reason
from bot.preview.world import World
from handlers import buttons
from handlers.button import Button, decode

REFERENCE = re.compile(r"U-[0-9A-Z]{4}-[0-9A-Z]{4}")
DIGEST = re.compile(r"\b[0-9a-f]{64}\b")
NATIVE = {"en": "Union", "ru": "Профсоюз", "hy": "Միություն", "ar": "نقابة"}
LONG = 4.0
"""Seconds after which an impatient person looks at the last question again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it appeared or changed on a phone."""

    message_id: int
    text: str
    keys: tuple[Button, ...]

    def key(self, kind: type[Button], wanted: Callable[[Any], bool] = lambda key: True) -> Button | None:
        return next((key for key in self.keys if type(key) is kind and wanted(key)), None)

    @property
    def step(self) -> str | None:
        """Where in the story this message stands; None for what is said in between."""
        back = self.key(buttons.Back)
        if self.key(buttons.PickCountry):
            return "countries"
        if isinstance(back, buttons.Back):
            return back.question
        step = next((name for kind, name in STEPS.items() if self.key(kind)), None)
        # The pages of /mine have the same button, and no digest.
        return None if step == "receipt" and not DIGEST.search(self.text) else step


STEPS: dict[type[Button], str] = {
    buttons.Confirm: "ready",
    buttons.Choose: "review",
    buttons.Mine: "receipt",
    buttons.TextFile: "text",
    buttons.SetLanguage: "languages",
    buttons.Endorse: "overview",
    buttons.Begin: "gate",
    buttons.Cancel: Question.NAME,
}


@dataclass(slots=True)
class Person:
    world: World
    id: int
    chance: Random
    seen: list[Seen] = field(default_factory=list)
    """Everything that was ever on the screen, in order."""
    events: asyncio.Queue[tuple[str, object] | None] = field(default_factory=asyncio.Queue)

    async def looks(self) -> Seen | None:
        """The next thing that happens on the phone, if it is the bot's message."""
        event = await self.events.get()
        if event is None or event[0] not in ("message", "edit"):
            return None
        message: Any = event[1]
        if message["out"]:
            return None
        data = [key.get("data") for row in message["buttons"] or () for key in row]
        keys = tuple(key for each in data if each and (key := decode(each)))
        seen = Seen(message["message_id"], message["text"] or message["caption"] or "", keys)
        self.seen.append(seen)
        return seen

    def presses(self, seen: Seen, key: Button | None) -> None:
        assert key is not None
        self.world.press(self.id, seen.message_id, key.data())

    def writes(self, text: str) -> None:
        self.world.send_text(self.id, text)


@dataclass(slots=True)
class Representative(Person):
    language: str = "en"
    patient: bool = True
    name: str = ""
    """The organisation that is being endorsed for."""
    doing: str = "nothing yet"
    pressed: dict[str, str] = field(default_factory=dict)
    """The organisations whose confirm was pressed, by their drafts."""
    _edited: bool = False
    _wrong: bool = False
    _again: bool = False

    async def lives(self, enough: asyncio.Event) -> None:
        """Endorse for two organisations, and for more until it is enough."""
        with self.world.listening(self.id) as self.events:
            number = 0
            while number < 2 or not enough.is_set():
                number += 1
                await self.endorses(f"{NATIVE[self.language]} {self.id}-{number:03}")
            self.doing = "done"

    async def endorses(self, name: str) -> None:
        self.name, self._edited, self._again = name, False, True
        self.writes("/start")
        step, seen = await self.arrives("", None)
        while step != "receipt":
            self.acts(step, seen)
            step, seen = await self.arrives(step, seen)

    async def arrives(self, before: str, at: Seen | None) -> tuple[str, Seen]:
        """Wait until the story goes on; the impatient do not just wait."""
        self.doing = f"waits after {before or 'the start'} for {self.name}"
        tries = 0 if self.patient else self.chance.randrange(3)
        while True:
            try:
                async with asyncio.timeout(self._patience(tries)):
                    seen = await self.looks()
            except TimeoutError:
                tries -= 1
                self.fidgets(before, at, stuck=tries < 0)
                continue
            step = seen.step if seen else None
            if seen is None or step is None or step == before:
                continue
            if step == "receipt" and self.name not in seen.text:
                continue
            return step, seen

    def _patience(self, tries: int) -> float | None:
        """Seconds; a patient person has no end of them."""
        if self.patient:
            return None
        return self.chance.uniform(0.02, 0.8) if tries > 0 else LONG

    def fidgets(self, before: str, at: Seen | None, stuck: bool) -> None:
        """What an impatient person does instead of waiting; acting twice at most once in each form."""
        if stuck:
            at = next((each for each in reversed(self.seen) if each.step not in (None, "receipt")), at)
        if at is None or at.step is None:
            self.writes("/start")
        elif stuck or self._again:
            self._again = False
            self.acts(at.step, at)
        else:
            self.writes(self.chance.choice(["/help", "/mine", "/privacy"]))

    def acts(self, step: str, seen: Seen) -> None:
        """What the story does next."""
        match step:
            case "overview":
                self._at_overview(seen)
            case "languages":
                self.presses(seen, buttons.SetLanguage(self.language, self._statement(seen)))
            case "text":
                self.presses(seen, seen.key(buttons.Endorse))
            case "gate":
                self.presses(seen, seen.key(buttons.GoOn) or seen.key(buttons.Begin))
            case "countries":
                self.presses(seen, seen.key(buttons.PickCountry))
            case "review":
                self.presses(seen, seen.key(buttons.Choose))
            case "ready":
                self._at_ready(seen)
            case _:
                self.writes(self._answer(Question(step)))

    def _at_overview(self, seen: Seen) -> None:
        """The first time: choose a language and read, as people do."""
        knows = any(each.step == "languages" for each in self.seen)
        read = any(each.step == "text" for each in self.seen)
        wanted = buttons.Endorse if knows and read else buttons.Read if knows else buttons.Languages
        self.presses(seen, seen.key(wanted))

    def _statement(self, seen: Seen) -> int:
        key = seen.key(buttons.SetLanguage)
        assert isinstance(key, buttons.SetLanguage)
        return key.statement

    def _at_ready(self, seen: Seen) -> None:
        """Change an answer once in a while; then sign, if the card names the right organisation."""
        self._wrong = self.name not in seen.text
        if self._wrong:
            self.presses(seen, seen.key(buttons.Edit, lambda key: key.question is Question.NAME))
            return
        if not self._edited and self.chance.random() < 0.4:
            self._edited = True
            self.presses(seen, seen.key(buttons.Edit, lambda key: key.question is Question.WEBSITE))
            return
        self._edited = True
        confirm = seen.key(buttons.Confirm)
        assert isinstance(confirm, buttons.Confirm)
        self.pressed[confirm.draft] = self.name
        self.presses(seen, confirm)
        if not self.patient and self.chance.random() < 0.5:
            self.presses(seen, confirm)

    def _answer(self, question: Question) -> str:
        return {
            Question.NAME: self.name,
            Question.COUNTRY: self.chance.choice(["Armenia", "Ливан", "Հայաստան", "لبنان", "FR"]),
            Question.WEBSITE: f"example.org/{self.id}",
            Question.REPRESENTATIVE: f"Person {self.id}",
            Question.POSITION: "secretary",
            Question.EMAIL: f"p{self.id}@example.org",
        }[question]

    @property
    def story(self) -> str:
        """Where this person is, and what they saw last."""
        last = self.seen[-1].text if self.seen else ""
        return f"{self.id} {self.doing}, saw {[each.step for each in self.seen[-6:]]}, last {last!r}"

    @property
    def receipts(self) -> list[str]:
        return [each.text for each in self.seen if each.step == "receipt"]


@dataclass(slots=True)
class Owner(Person):
    async def lives(self) -> None:
        """Look at every card; decide about some of them, some of those twice, beside the other owner."""
        with self.world.listening(self.id) as self.events:
            while True:
                seen = await self.looks()
                if seen is None or not seen.key(buttons.Accept) or self.chance.random() < 0.4:
                    continue
                accept = seen.key(buttons.Accept)
                assert isinstance(accept, buttons.Accept)
                reject = buttons.RejectFor(accept.endorsement, Reason.TRIAL)
                self.presses(seen, accept if self.chance.random() < 0.7 else reject)
                if self.chance.random() < 0.3:
                    self.presses(seen, accept)

    @property
    def cards(self) -> set[int]:
        """The endorsements whose cards were on the screen."""
        keys = [key for each in self.seen for key in each.keys if isinstance(key, buttons.OpenCard)]
        return {key.endorsement for key in keys}
