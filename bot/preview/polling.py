"""getUpdates: the bot asks, and the answer waits until there is something to say.

One request at a time: a second one ends the first with 409, and so does a webhook.
"""

import asyncio

from bot.preview.params import JsonObject, Params
from bot.preview.refusals import Refusal, bad_request, conflict
from bot.preview.state import State

TERMINATED = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
LONGEST = 50


class Polling:
    """The request that waits, if any."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.waiting: asyncio.Future[None] | None = None
        self.closed = False

    async def get_updates(self, params: Params) -> list[JsonObject]:
        """Return the updates from `offset` on; what is older is forgotten."""
        updates = self.state.updates
        limit, timeout = params.integer("limit", 100), params.integer("timeout")
        if not 1 <= limit <= 100:
            raise bad_request("limit must be 1 to 100")
        if timeout < 0:
            raise bad_request("timeout must not be negative")
        if self.state.webhook.url:
            raise conflict(WEBHOOK_IS_SET)
        self.end(conflict(TERMINATED))
        updates.wish(params.texts("allowed_updates") if "allowed_updates" in params else None)
        if updates.confirm(params.integer("offset")):
            self.state.changed()
        found = updates.batch(limit)
        if not found and timeout > 0 and not self.closed:
            await self.wait(min(timeout, LONGEST))
            found = updates.batch(limit)
        return found

    async def wait(self, seconds: float) -> None:
        """Wait for an update, for at most so long."""
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting = waiting
        self.state.updates.on_arrival = self.end
        self.state.updates.waiting = True
        self.state.wake()
        try:
            async with asyncio.timeout(seconds):
                await waiting
        except TimeoutError:
            pass
        finally:
            if self.waiting is waiting:
                self.waiting = None
            self.state.updates.waiting = self.waiting is not None

    def end(self, refusal: Refusal | None = None) -> None:
        """Let the waiting request go on, or refuse it."""
        waiting, self.waiting = self.waiting, None
        if waiting is None or waiting.done():
            return
        if refusal is None:
            waiting.set_result(None)
        else:
            waiting.set_exception(refusal)

    def close(self) -> None:
        """Let the waiting request be answered with what there is, because the server stops."""
        self.closed = True
        self.end()
