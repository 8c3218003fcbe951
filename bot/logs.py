"""Logs: one line an event, as JSON for machines or in colour for people. No personal data, no token."""

from __future__ import annotations

import logging
import sys

import structlog


def set_up(verbose: bool, quiet: bool = False) -> None:
    """`verbose`: for people at a terminal, with debugging; else one JSON object a line. Both on stderr.

    `quiet` leaves out everything below a warning."""
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer() if verbose else structlog.processors.JSONRenderer(ensure_ascii=False)
    )
    level = logging.DEBUG if verbose else logging.WARNING if quiet else logging.INFO
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    # Libraries quote addresses (with the token) and messages in their own debugging: warnings are enough.
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    for name in ("alembic", "telegram", "aiohttp", "asyncio"):
        logging.getLogger(name).setLevel(logging.WARNING)
