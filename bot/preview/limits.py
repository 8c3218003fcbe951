"""How fast a bot may send; off by default, since tests are in a hurry."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.preview.refusals import too_many_requests


@dataclass(slots=True)
class Window:
    """The messages of the last seconds; who sent too many is refused until `closed_until`."""

    sent: deque[float] = field(default_factory=deque)
    closed_until: float = 0.0

    def wait(self, now: float, most: int, seconds: float) -> float:
        """Return how long to wait; 0 when another message may go now."""
        while self.sent and self.sent[0] <= now - seconds:
            self.sent.popleft()
        if now >= self.closed_until and len(self.sent) >= most:
            self.closed_until = now + math.ceil(self.sent[0] + seconds - now)
        return max(0.0, self.closed_until - now)


@dataclass(slots=True)
class Limits:
    """Messages a second over all chats and in one chat, and a minute in a group; None is no limit.

    A refusal must be obeyed: until `retry_after` whole seconds have passed, nothing goes through that gate.
    """

    overall: int | None = None
    per_chat: int | None = None
    per_group_minute: int | None = None
    windows: dict[int, Window] = field(default_factory=dict)

    def check(self, chat_id: int, clock: Callable[[], float]) -> None:
        """Count a message, or refuse it."""
        gates: list[tuple[int, int, float]] = []
        if self.overall is not None:
            gates.append((0, self.overall, 1.0))
        if chat_id < 0 and self.per_group_minute is not None:
            gates.append((chat_id, self.per_group_minute, 60.0))
        elif self.per_chat is not None:
            gates.append((chat_id, self.per_chat, 1.0))
        if not gates:
            return
        now = clock()
        windows = [(self.windows.setdefault(key, Window()), most, seconds) for key, most, seconds in gates]
        wait = max(window.wait(now, most, seconds) for window, most, seconds in windows)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for window, _, _ in windows:
            window.sent.append(now)
