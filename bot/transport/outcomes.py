"""Every Telegram failure has a named outcome.

| what came back                                     | outcome  | what becomes of the message         |
|----------------------------------------------------|----------|-------------------------------------|
| 429                                                | RETRY    | goes again after the given seconds  |
| no connection was open (`NotSent`)                 | RETRY    | goes again                          |
| 5xx, or an answer that is not the Bot API's        | RETRY    | goes again                          |
| 401 and 409: the token, or another bot with it     | RETRY    | goes again once the owner has acted |
| 403: blocked, deactivated, never started, removed  | BLOCKED  | waits until the person writes again |
| 400: chat, person, message or query is not there   | GONE     | is given up                         |
| a group that became a supergroup                   | GONE     | is given up                         |
| 400: message is not modified                       | SENT     | already says what it should         |
| any other 400, 413, a method the server lacks      | REJECTED | is given up, a defect of ours       |
| 504, timeout, broken connection, unreadable answer | UNKNOWN  | may have arrived                    |

A 504 is not like its neighbours: a gateway stopped waiting for a server that may well have acted.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.transport.errors import NotSent, ServerFailure, TooManyRequests


class Outcome(StrEnum):
    SENT = "sent"
    RETRY = "retry"
    BLOCKED = "blocked"
    GONE = "gone"
    REJECTED = "rejected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Failure:
    """What became of a request; `retry_after` in seconds where Telegram named them."""

    outcome: Outcome
    description: str
    retry_after: float | None = None


# The one place that reads a text: Telegram tells its 400s apart by their description alone, and
# python-telegram-bot passes it on with the case changed.
ALREADY_SO = "message is not modified"
NOT_THERE = (
    "chat not found",
    "user not found",
    "peer_id_invalid",
    "message to edit not found",
    "message can't be edited",
    "message to delete not found",
    "message_id_invalid",
    "query is too old",
)


def outcome_of(error: TelegramError) -> Failure:
    """The outcome of a request that raised `error`, by the table above."""
    match error:
        case RetryAfter():
            return Failure(Outcome.RETRY, error.message, _seconds(error))
        case NotSent() | InvalidToken() | Conflict():
            outcome = Outcome.RETRY
        case ServerFailure(status=HTTPStatus.GATEWAY_TIMEOUT):
            outcome = Outcome.UNKNOWN
        case ServerFailure(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE):
            outcome = Outcome.REJECTED
        case ServerFailure():
            outcome = Outcome.RETRY
        case Forbidden():
            outcome = Outcome.BLOCKED
        case ChatMigrated():
            outcome = Outcome.GONE
        case EndPointNotFound():
            outcome = Outcome.REJECTED
        case BadRequest():
            outcome = _outcome_of_400(error.message.casefold())
        case _:
            outcome = Outcome.UNKNOWN
    return Failure(outcome, error.message)


def _outcome_of_400(description: str) -> Outcome:
    if description.startswith(ALREADY_SO):
        return Outcome.SENT
    if description.startswith(NOT_THERE):
        return Outcome.GONE
    return Outcome.REJECTED


def _seconds(error: RetryAfter) -> float:
    if isinstance(error, TooManyRequests):
        return error.seconds
    wait = error.retry_after
    return wait if isinstance(wait, int) else wait.total_seconds()
