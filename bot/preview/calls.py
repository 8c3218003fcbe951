"""A bounded log of what the bot called, so that tests can count."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """One request: `outcome` is "ok", a refusal's description, or the fault that was armed."""

    method: str
    params: Mapping[str, object]
    outcome: str
