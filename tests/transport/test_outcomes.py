"""The table of outcomes, row by row."""

from __future__ import annotations

import pickle
import warnings

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.warnings import PTBDeprecationWarning

from bot.transport.errors import NotSent, ServerFailure, TooManyRequests
from bot.transport.outcomes import Failure, Outcome, outcome_of


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (NotSent("refused"), Outcome.RETRY),
        (ServerFailure(500, "Internal Server Error"), Outcome.RETRY),
        (ServerFailure(502, "Bad Gateway"), Outcome.RETRY),
        (ServerFailure(403, "Forbidden"), Outcome.RETRY),
        (ServerFailure(504, "Gateway Timeout"), Outcome.UNKNOWN),
        (ServerFailure(413, "Request Entity Too Large"), Outcome.REJECTED),
        (InvalidToken(), Outcome.RETRY),
        (Conflict("terminated by other getUpdates request"), Outcome.RETRY),
        (Forbidden("Forbidden: bot was blocked by the user"), Outcome.BLOCKED),
        (Forbidden("Forbidden: user is deactivated"), Outcome.BLOCKED),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), Outcome.BLOCKED),
        (BadRequest("Bad Request: chat not found"), Outcome.GONE),
        (BadRequest("Bad Request: PEER_ID_INVALID"), Outcome.GONE),
        (BadRequest("Bad Request: message to edit not found"), Outcome.GONE),
        (BadRequest("Bad Request: message can't be edited"), Outcome.GONE),
        (BadRequest("Bad Request: query is too old and response timeout expired"), Outcome.GONE),
        (ChatMigrated(-100), Outcome.GONE),
        (BadRequest("Bad Request: message is not modified: same content and markup"), Outcome.SENT),
        (BadRequest("Bad Request: message text is empty"), Outcome.REJECTED),
        (BadRequest("Bad Request: can't parse entities: chat not found"), Outcome.REJECTED),
        (EndPointNotFound("no such method"), Outcome.REJECTED),
        (TimedOut(), Outcome.UNKNOWN),
        (NetworkError("The connection broke"), Outcome.UNKNOWN),
        (TelegramError("?"), Outcome.UNKNOWN),
    ],
    ids=repr,
)
def test_every_failure_has_its_outcome(error: TelegramError, outcome: Outcome) -> None:
    assert outcome_of(error) == Failure(outcome, error.message)


def test_a_429_is_tried_again_after_exactly_its_seconds() -> None:
    failure = outcome_of(TooManyRequests(17))
    assert (failure.outcome, failure.retry_after) == (Outcome.RETRY, 17)


def test_a_429_of_the_library_itself_is_understood_too() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", PTBDeprecationWarning)
        failure = outcome_of(RetryAfter(17))
    assert (failure.outcome, failure.retry_after) == (Outcome.RETRY, 17)


@pytest.mark.parametrize("error", [NotSent("refused"), ServerFailure(502, "Bad Gateway"), TooManyRequests(3)])
def test_our_errors_survive_pickling_as_the_librarys_do(error: TelegramError) -> None:
    assert repr(pickle.loads(pickle.dumps(error))) == repr(error)
