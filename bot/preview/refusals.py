"""How Telegram says no."""

from collections.abc import Mapping


class Refusal(Exception):
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, parameters: Mapping[str, object] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, object]:
        """Return the JSON object that carries the refusal."""
        body: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters is not None:
            body["parameters"] = dict(self.parameters)
        return body


def bad_request(description: str) -> Refusal:
    """Refuse what can't be done as it was asked."""
    return Refusal(400, f"Bad Request: {description}")


def forbidden(description: str) -> Refusal:
    """Refuse what the person does not let the bot do."""
    return Refusal(403, f"Forbidden: {description}")


def conflict(description: str) -> Refusal:
    """Refuse a second way of fetching updates."""
    return Refusal(409, f"Conflict: {description}")


def too_many_requests(retry_after: int) -> Refusal:
    """Refuse until `retry_after` seconds have passed."""
    description = f"Too Many Requests: retry after {retry_after}"
    return Refusal(429, description, {"retry_after": retry_after})
