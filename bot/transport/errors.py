"""What can go wrong on the way to Telegram, where python-telegram-bot's own errors say too little.

telegram.error.NetworkError
  ├─ telegram.error.TimedOut   the request left and no answer came in time: it may have arrived
  ├─ NotSent                   no connection was ever open: repeating is safe
  └─ ServerFailure             an answer came, but not one that the Bot API gives a name to
telegram.error.RetryAfter
  └─ TooManyRequests           a 429 with the seconds to wait
"""

from __future__ import annotations

from datetime import timedelta

from telegram.error import NetworkError, RetryAfter


class NotSent(NetworkError):
    """No byte of the request left this machine, so it can be repeated without doubling anything."""

    __slots__ = ()


class ServerFailure(NetworkError):
    """The server or something in front of it answered `status` and did not carry out the request."""

    __slots__ = ("status",)

    def __init__(self, status: int, description: str) -> None:
        super().__init__(f"{description} ({status})")
        self.status = status

    def __reduce__(self) -> tuple[type, tuple[int, str]]:  # type: ignore[override]
        return self.__class__, (self.status, self.message.removesuffix(f" ({self.status})"))


class TooManyRequests(RetryAfter):
    """Telegram refused the request and wants to be left alone for `seconds`.

    Its parent warns about a deprecation each time it is made or read, unless an environment variable is
    set; the property here answers with what the parent will answer one day.
    """

    __slots__ = ("seconds",)

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        super().__init__(timedelta(seconds=seconds))

    @property
    def retry_after(self) -> timedelta:
        return timedelta(seconds=self.seconds)

    def __reduce__(self) -> tuple[type, tuple[float]]:  # type: ignore[override]
        return self.__class__, (self.seconds,)
