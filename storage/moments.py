"""Moments as they are stored: UTC, microseconds, always 32 characters, so that text sorts as time does."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(moment: datetime) -> str:
    """`2026-09-20T14:05:00.000000+00:00`; the moment must be aware."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def from_text(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
