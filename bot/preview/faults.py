"""Things that go wrong on purpose, for tests: each is armed for the next calls of a method."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass

from bot.preview.refusals import Refusal

ANY = "*"


@dataclass(frozen=True, slots=True)
class Refuse:
    """Answer with an error and do nothing."""

    refusal: Refusal


@dataclass(frozen=True, slots=True)
class Drop:
    """Close the connection without an answer."""

    after_acting: bool


@dataclass(frozen=True, slots=True)
class BadGateway:
    """Answer 502 with a page of HTML, as a proxy in front of Telegram does."""


@dataclass(frozen=True, slots=True)
class Delay:
    """Wait, then go on as if nothing had been."""

    seconds: float


Fault = Refuse | Drop | BadGateway | Delay


class Faults:
    """The armed faults; `*` stands for any method but getUpdates."""

    def __init__(self) -> None:
        self.armed: dict[str, deque[Fault]] = {}

    def arm(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method fail."""
        self.armed.setdefault(method, deque()).extend([fault] * times)

    def take(self, method: str) -> Fault | None:
        """Return what is to go wrong with this call."""
        if not self.armed:
            return None
        names: Mapping[str, None] = dict.fromkeys((method,) if method == "getUpdates" else (method, ANY))
        for name in names:
            if queue := self.armed.get(name):
                return queue.popleft()
        return None

    def clear(self) -> None:
        """Disarm everything."""
        self.armed.clear()
