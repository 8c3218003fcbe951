"""The other way of getting updates: they are posted to an address, in order, each until it is taken.

setWebhook -> POST update -> 2xx: next update
                          -> anything else, or no answer: the same update again, later and later
"""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager

import aiohttp

from bot.preview.params import JsonObject
from bot.preview.state import State
from bot.preview.updates import Webhook

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  (the header's name)
FIRST_RETRY_SECONDS = 0.1
LAST_RETRY_SECONDS = 5.0
ANSWER_SECONDS = 60.0

CallMethod = Callable[[str, Mapping[str, object]], Awaitable[object]]


async def deliver(state: State, call: CallMethod) -> None:
    """Post updates for as long as there is an address; an answer may carry a method to call."""
    timeout = aiohttp.ClientTimeout(total=ANSWER_SECONDS)
    async with aiohttp.ClientSession(timeout=timeout) as session:
        pause = FIRST_RETRY_SECONDS
        while True:
            webhook, update = state.webhook, state.updates.first()
            if not webhook.url or update is None:
                await state.next_change()
                continue
            problem = await post(session, webhook, update, call)
            if problem is None:
                state.updates.taken(update)
                state.changed()
                pause = FIRST_RETRY_SECONDS
                continue
            webhook.last_error_date, webhook.last_error_message = state.now(), problem
            state.wake()
            await asyncio.sleep(pause)
            pause = min(pause * 2, LAST_RETRY_SECONDS)


async def post(
    session: aiohttp.ClientSession, webhook: Webhook, update: JsonObject, call: CallMethod
) -> str | None:
    """Post one update and return what went wrong, if anything."""
    headers = {} if webhook.secret_token is None else {SECRET_HEADER: webhook.secret_token}
    try:
        async with session.post(webhook.url, json=update, headers=headers) as response:
            body = await response.read()
            if not 200 <= response.status < 300:
                return f"Wrong response from the webhook: {response.status} {response.reason}"
    except TimeoutError:
        return "Read timeout expired"
    except aiohttp.ClientError:
        return "Connection failed"
    await call_from(body, call)
    return None


async def call_from(body: bytes, call: CallMethod) -> None:
    """Call the method that an answer names; what comes of it is not told."""
    try:
        given = json.loads(body)
    except ValueError:
        return
    if isinstance(given, dict) and isinstance(method := given.pop("method", None), str):
        await call(method, given)


@asynccontextmanager
async def delivering(state: State, call: CallMethod) -> AsyncIterator[None]:
    """Deliver in the background; what goes wrong in the body leaves it as it is, not as a group."""
    failure: BaseException | None = None
    async with asyncio.TaskGroup() as tasks:
        task = tasks.create_task(deliver(state, call))
        try:
            yield
        except BaseException as problem:  # noqa: BLE001  (it is raised again below)
            failure = problem
        finally:
            task.cancel()
    if failure is not None:
        raise failure
