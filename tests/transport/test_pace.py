"""The pace, on a clock that jumps instead of waiting."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Awaitable, Callable, Coroutine

import pytest
from telegram.error import BadRequest, NetworkError, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.transport.errors import NotSent, TooManyRequests
from bot.transport.pace import Pace
from bot.transport.request import AiohttpRequest
from tests.transport.conftest import TOKEN, Server, refusal


class JumpingLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock moves by what it was going to wait."""

    class _Selector(selectors.DefaultSelector):
        now = 1000.0

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            assert timeout is not None, "nothing is scheduled: the test would wait for ever"
            self.now += max(timeout, 0)
            return super().select(0)

    def __init__(self) -> None:
        self._clock = self._Selector()
        super().__init__(self._clock)

    def time(self) -> float:
        return self._clock.now


def on_a_jumping_clock(story: Callable[[], Coroutine[None, None, None]]) -> None:
    with asyncio.Runner(loop_factory=JumpingLoop) as runner:
        runner.run(story())


class Telegram:
    """Raises what it was given, call by call, then answers; keeps when it was called, from 0 on."""

    def __init__(self, *mishaps: TelegramError | None) -> None:
        self.mishaps = list(mishaps)
        self.calls: list[tuple[float, str]] = []

    async def __call__(self, endpoint: str) -> bool:
        self.calls.append((round(asyncio.get_running_loop().time() - 1000, 3), endpoint))
        mishap = self.mishaps.pop(0) if self.mishaps else None
        if mishap is not None:
            raise mishap
        return True

    @property
    def times(self) -> list[float]:
        return [at for at, _ in self.calls]


def request(pace: Pace, telegram: Telegram, endpoint: str = "sendMessage") -> Awaitable[object]:
    return pace.process_request(telegram, (endpoint,), {}, endpoint, {}, None)


def test_messages_leave_evenly_and_in_order() -> None:
    async def story() -> None:
        telegram, pace = Telegram(), Pace(per_second=10)
        await asyncio.gather(*(request(pace, telegram, f"send{n}") for n in range(4)))
        assert telegram.calls == [(0, "send0"), (0.1, "send1"), (0.2, "send2"), (0.3, "send3")]

    on_a_jumping_clock(story)


def test_no_second_holds_more_than_twenty_nine_messages() -> None:
    async def story() -> None:
        telegram, pace = Telegram(), Pace()
        await asyncio.gather(*(request(pace, telegram) for _ in range(100)))
        worst = max(sum(at <= other < at + 0.999 for other in telegram.times) for at in telegram.times)
        assert worst == 29

    on_a_jumping_clock(story)


def test_a_rest_does_not_save_up_for_a_burst() -> None:
    async def story() -> None:
        telegram, pace = Telegram(), Pace(per_second=10)
        await request(pace, telegram)
        await asyncio.sleep(5)
        await asyncio.gather(request(pace, telegram), request(pace, telegram))
        assert telegram.times == [0, 5, 5.1]

    on_a_jumping_clock(story)


@pytest.mark.parametrize("endpoint", ["answerCallbackQuery", "getMe", "sendChatAction", "setMyCommands"])
def test_what_is_no_message_does_not_queue(endpoint: str) -> None:
    async def story() -> None:
        telegram, pace = Telegram(), Pace(per_second=1)
        await asyncio.gather(*(request(pace, telegram, endpoint) for _ in range(3)))
        assert telegram.times == [0, 0, 0]

    on_a_jumping_clock(story)


def test_a_429_is_obeyed_exactly_and_the_message_goes_again() -> None:
    async def story() -> None:
        telegram, pace = Telegram(TooManyRequests(7)), Pace()
        assert await request(pace, telegram) is True
        assert telegram.times == [0, 7]

    on_a_jumping_clock(story)


def test_nobody_sends_while_the_door_is_closed_even_if_something_succeeds() -> None:
    async def story() -> None:
        telegram, pace = Telegram(None, TooManyRequests(7)), Pace(per_second=10)
        await asyncio.gather(*(request(pace, telegram, f"send{n}") for n in range(4)))
        assert telegram.times == [0, 0.1, 7.1, 7.2, 7.3]
        assert sorted(name for _, name in telegram.calls[2:]) == ["send1", "send2", "send3"]

    on_a_jumping_clock(story)


def test_a_429_for_something_else_leaves_the_door_open() -> None:
    async def story() -> None:
        telegram, pace = Telegram(TooManyRequests(7)), Pace()
        await asyncio.gather(request(pace, telegram, "setMyCommands"), request(pace, telegram))
        assert telegram.calls == [(0, "setMyCommands"), (0, "sendMessage"), (7, "setMyCommands")]

    on_a_jumping_clock(story)


def test_a_request_gives_up_after_a_few_429s() -> None:
    async def story() -> None:
        telegram, pace = Telegram(*[TooManyRequests(1)] * 9), Pace(repeats=2)
        with pytest.raises(TooManyRequests):
            await request(pace, telegram)
        assert telegram.times == [0, 1, 2]

    on_a_jumping_clock(story)


def test_a_wait_past_all_patience_is_the_callers_and_nobody_knocks_meanwhile() -> None:
    async def story() -> None:
        telegram, pace = Telegram(TooManyRequests(300)), Pace(patience=60)
        with pytest.raises(TooManyRequests):
            await request(pace, telegram)
        with pytest.raises(TooManyRequests) as caught:
            await request(pace, telegram)
        assert caught.value.seconds == 300
        await asyncio.sleep(250)
        await request(pace, telegram)
        assert telegram.times == [0, 300]

    on_a_jumping_clock(story)


def test_what_was_not_sent_is_repeated_a_little_later() -> None:
    async def story() -> None:
        telegram, pace = Telegram(NotSent("refused"), NotSent("refused")), Pace(backoff=(0.5, 2, 4))
        assert await request(pace, telegram) is True
        assert telegram.times == [0, 0.5, 2.5]

    on_a_jumping_clock(story)


def test_what_is_never_sent_comes_back_as_such() -> None:
    async def story() -> None:
        telegram, pace = Telegram(*[NotSent("refused")] * 9), Pace(backoff=(0.5, 2, 4))
        with pytest.raises(NotSent):
            await request(pace, telegram)
        assert telegram.times == [0, 0.5, 2.5, 6.5]

    on_a_jumping_clock(story)


@pytest.mark.parametrize(
    "mishap", [TimedOut(), NetworkError("broke"), BadRequest("chat not found")], ids=repr
)
def test_what_may_have_arrived_or_was_refused_for_good_is_not_repeated(mishap: TelegramError) -> None:
    async def story() -> None:
        telegram, pace = Telegram(mishap), Pace()
        with pytest.raises(type(mishap)):
            await request(pace, telegram)
        assert telegram.times == [0]

    on_a_jumping_clock(story)


def test_a_person_who_stops_waiting_does_not_hold_up_the_queue() -> None:
    async def story() -> None:
        telegram, pace = Telegram(), Pace(per_second=1)
        await request(pace, telegram)
        async with asyncio.TaskGroup() as tasks:
            impatient = tasks.create_task(pace.process_request(telegram, ("send1",), {}, "send1", {}, None))
            tasks.create_task(pace.process_request(telegram, ("send2",), {}, "send2", {}, None))
            await asyncio.sleep(0.5)
            impatient.cancel()
        assert telegram.calls == [(0, "sendMessage"), (1, "send2")]

    on_a_jumping_clock(story)


async def test_a_bot_of_the_library_keeps_our_pace(server: Server) -> None:
    requests = AiohttpRequest(), AiohttpRequest(1)
    bot = ExtBot(
        TOKEN,
        f"{server.address}/bot",
        request=requests[0],
        get_updates_request=requests[1],
        rate_limiter=Pace(patience=0),
    )
    async with requests[0]:
        assert (await bot.send_message(5, "hi")).text == "hi"
        server.answer = refusal(429, "Too Many Requests: retry after 9", retry_after=9)
        for _ in range(2):  # the second finds the door closed and does not reach the server
            with pytest.raises(TooManyRequests):
                await bot.send_message(5, "hi")
    assert server.requests == 2
