"""The updates that wait for the bot, and those that it got lately."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.preview.params import JsonObject

KEPT = 10_000
NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}


@dataclass(slots=True)
class Webhook:
    """Where updates go; an empty address means nowhere."""

    url: str = ""
    secret_token: str | None = None
    max_connections: int = 40
    last_error_date: int | None = None
    last_error_message: str | None = None


class Updates:
    """A queue that forgets an update when a later offset is asked for.

    `waiting` is true while a getUpdates request waits.
    """

    def __init__(self, first: int) -> None:
        self.next_id = first
        self.pending: deque[JsonObject] = deque()
        self.allowed: frozenset[str] | None = None
        self.delivered_again: deque[JsonObject] = deque()
        self.recent: dict[int, JsonObject] = {}
        self.on_arrival: Callable[[], None] = lambda: None
        self.waiting = False

    def add(self, kind: str, body: JsonObject) -> int | None:
        """Queue an update; None when the bot did not ask for this kind."""
        wanted = kind in self.allowed if self.allowed is not None else kind not in NOT_BY_DEFAULT
        if not wanted:
            return None
        update: JsonObject = {"update_id": self.next_id, kind: body}
        return self.push(update)

    def push(self, update: JsonObject) -> int:
        """Queue an update as it is; one without an id gets the next."""
        update_id = update.setdefault("update_id", self.next_id)
        assert isinstance(update_id, int)
        self.next_id = max(self.next_id, update_id + 1)
        self.pending.append(update)
        self.recent[update_id] = update
        if len(self.recent) > KEPT:
            del self.recent[next(iter(self.recent))]
        self.on_arrival()
        return update_id

    def again(self, update_id: int) -> None:
        """Deliver an update once more, whatever offset the bot asks for."""
        self.delivered_again.append(self.recent[update_id])
        self.on_arrival()

    def wish(self, allowed: Sequence[str] | None) -> None:
        """Remember the kinds that the bot wants: an empty list is the usual ones, None changes nothing."""
        if allowed is not None:
            self.allowed = frozenset(allowed) or None

    def first(self) -> JsonObject | None:
        """Return the oldest update, if one waits."""
        if self.delivered_again:
            return self.delivered_again[0]
        return self.pending[0] if self.pending else None

    def taken(self, update: JsonObject) -> None:
        """Forget an update that was posted."""
        for queue in (self.delivered_again, self.pending):
            if queue and queue[0] is update:
                queue.popleft()
                return

    def confirm(self, offset: int) -> bool:
        """Forget what is older than an offset; a negative one keeps that many from the end.

        Tells whether anything was forgotten.
        """
        before = len(self.pending)
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
        while offset > 0 and self.pending and id_of(self.pending[0]) < offset:
            self.pending.popleft()
        return len(self.pending) < before

    def batch(self, limit: int) -> list[JsonObject]:
        """Return what waits, oldest first."""
        found = [self.delivered_again.popleft() for _ in range(min(limit, len(self.delivered_again)))]
        rest = limit - len(found)
        found += [update for _, update in zip(range(rest), self.pending, strict=False)]
        return found


def id_of(update: JsonObject) -> int:
    """Return an update's id."""
    update_id = update["update_id"]
    assert isinstance(update_id, int)
    return update_id
