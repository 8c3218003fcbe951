"""Pressed buttons, and how the bot answered them."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.preview.refusals import bad_request

KEPT = 10_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person saw: a toast, an alert, an opened address, or only that the button rests."""

    text: str = ""
    show_alert: bool = False
    url: str | None = None


@dataclass(slots=True)
class Callback:
    """One press of a button."""

    id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    pressed_at: float
    answer: Answer | None = None


class Callbacks:
    """The latest presses by id; one that waited longer than `lifetime` seconds can't be answered any more."""

    def __init__(self, first: int, lifetime: float, clock: Callable[[], float]) -> None:
        self.next = first
        self.lifetime = lifetime
        self.clock = clock
        self.by_id: dict[str, Callback] = {}

    def add(self, person_id: int, chat_id: int, message_id: int, data: str) -> Callback:
        """Note a press."""
        self.next += 1
        callback = Callback(
            str(self.next * 1_000_003), person_id, chat_id, message_id, data, pressed_at=self.clock()
        )
        self.by_id[callback.id] = callback
        if len(self.by_id) > KEPT:
            del self.by_id[next(iter(self.by_id))]
        return callback

    def answer(self, callback_id: str, answer: Answer) -> Callback:
        """Answer a press once, in time."""
        found = self.by_id.get(callback_id)
        late = found is not None and self.clock() - found.pressed_at > self.lifetime
        if found is None or late or found.answer is not None:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        found.answer = answer
        return found
