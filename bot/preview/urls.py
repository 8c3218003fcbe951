"""Which addresses Telegram takes in links and buttons, and how it writes them."""

import re

URL = re.compile(
    r"(?:(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*)://)?(?P<host>[^/?#\s:]+)(?P<port>:\d+)?(?P<rest>[/?#]\S*)?",
)


class InvalidUrlError(ValueError):
    """An address that Telegram refuses; says why."""


def normalised(url: str) -> str:
    """Return an address as Telegram writes it: with a scheme, a host in lower case and a path.

    Only http, https, tg and ton go, and a host needs a dot: `http://localhost` is refused.
    """
    url = url.strip()
    if re.match(r"(tg|ton)://\S+$", url):
        return url
    found = URL.fullmatch(url)
    if found is None:
        raise InvalidUrlError("Wrong HTTP URL")
    scheme = (found["scheme"] or "http").lower()
    if scheme not in ("http", "https"):
        raise InvalidUrlError("Unsupported URL protocol")
    host = found["host"].lower()
    if "." not in host.strip("."):
        raise InvalidUrlError("Wrong HTTP URL")
    rest = found["rest"] or "/"
    return f"{scheme}://{host}{found['port'] or ''}{rest if rest.startswith('/') else '/' + rest}"
