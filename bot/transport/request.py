"""python-telegram-bot's requests over aiohttp, whose connection pool stays fast with hundreds in flight.

Invariants: a request is handed to the network at most once (who may repeat it is decided elsewhere, from the
error's type), and no error names the address that was called, because the address contains the bot's token.
"""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from io import BytesIO
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.transport.errors import NotSent, ServerFailure, TooManyRequests

if TYPE_CHECKING:
    from telegram._utils.types import JSONDict, ODVInput

# Answers that BaseRequest turns into an error of its own name, as long as they are the Bot API's JSON.
NAMED_BY_BASE_REQUEST = {400, 401, 403, 404, 409}

NEVER_OPENED = (
    aiohttp.ClientConnectorError,  # refused, unreachable, no such host, no TLS, no proxy
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,  # the proxy refused to open the tunnel
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
)

# A file's name stands in a header of its own part, in quotes.
HARMLESS_IN_HEADER = {**dict.fromkeys(range(32), "_"), 127: "_", ord('"'): "'", ord("\\"): "_"}


class AiohttpRequest(BaseRequest):
    """One pool of `pool_size` connections, which is also the limit of requests in flight; times in seconds.

    A file is passed as bytes (python-telegram-bot's default): an open file is read by its first sending, and
    a repetition of it fails instead of sending an empty file.
    """

    __slots__ = (
        "_connect_timeout",
        "_pool_size",
        "_pool_timeout",
        "_read_timeout",
        "_session",
        "_upload_timeout",
        "_write_timeout",
    )

    def __init__(
        self,
        pool_size: int = 256,
        *,
        pool_timeout: float | None = 10.0,
        connect_timeout: float | None = 10.0,
        write_timeout: float | None = 15.0,
        upload_timeout: float | None = 120.0,
        read_timeout: float | None = 20.0,
    ) -> None:
        self._pool_size = pool_size
        self._pool_timeout = pool_timeout
        self._connect_timeout = connect_timeout
        self._write_timeout = write_timeout
        self._upload_timeout = upload_timeout
        self._read_timeout = read_timeout
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._pool_size),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotSent("The connections to Telegram are not open")
        uploads = request_data is not None and request_data.contains_files
        timeout = _timeout(
            pool=_chosen(pool_timeout, self._pool_timeout),
            connect=_chosen(connect_timeout, self._connect_timeout),
            write=_chosen(write_timeout, self._upload_timeout if uploads else self._write_timeout),
            read=_chosen(read_timeout, self._read_timeout),
            download=method == "GET",
        )
        trouble: NetworkError
        # No redirects: following one would repeat the request and show the token to another host.
        try:
            address = URL(url)
            async with self._session.request(
                method,
                address,
                data=_body(request_data),
                headers=None if uploads or request_data is None else _FORM,
                timeout=timeout,
                proxy=_proxy(address.scheme, address.host or ""),
                allow_redirects=False,
            ) as response:
                status, payload = response.status, await response.read()
        except (aiohttp.ClientError, OSError, ValueError) as error:
            trouble = _named(error)
        else:
            return status, _answer(status, payload)
        # Raised out here, so that the library's error (and the address in it) is not even its context.
        raise trouble

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """As the parent's, but what is not the Bot API's JSON is neither logged nor quoted."""
        answer = _bot_api_answer(payload)
        if answer is None:
            raise NetworkError("The answer is not from the Bot API")
        return answer


_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def _chosen(given: ODVInput[float], default: float | None) -> float | None:
    return given if given is None or isinstance(given, int | float) else default


@lru_cache(maxsize=64)
def _timeout(
    *, pool: float | None, connect: float | None, write: float | None, read: float | None, download: bool
) -> aiohttp.ClientTimeout:
    """aiohttp knows no limit for writing: a stalled upload ends by the limit of the whole.

    A download has none of these: it may take as long as bytes keep coming.
    """
    opening = None if pool is None or connect is None else pool + connect
    whole = None if opening is None or write is None or read is None or download else opening + write + read
    return aiohttp.ClientTimeout(total=whole, connect=opening, sock_connect=connect, sock_read=read)


@lru_cache(maxsize=16)
def _proxy(scheme: str, host: str) -> str | None:
    """The environment's proxy for a host, asked once: aiohttp's `trust_env` asks in two threads a request."""
    if _is_loopback(host) or proxy_bypass(host):
        return None
    return getproxies().get(scheme)


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def _body(request_data: RequestData | None) -> bytes | aiohttp.FormData | None:
    if request_data is None:
        return None
    if not request_data.contains_files:
        return urlencode(request_data.json_parameters).encode()
    # Telegram shows a percent-encoded file name as it is, so names go out as they are.
    form = aiohttp.FormData(quote_fields=False, default_to_multipart=True)
    for name, value in request_data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, mime_type) in request_data.multipart_data.items():
        form.add_field(
            name,
            BytesIO(content) if isinstance(content, bytes) else content,
            filename=filename.translate(HARMLESS_IN_HEADER),
            content_type=mime_type,
        )
    return form


def _named(error: aiohttp.ClientError | OSError | ValueError) -> NetworkError:
    """The error's kind and the system's reason; never its own text, which may hold the address."""
    kind = type(error).__name__
    if isinstance(error, NEVER_OPENED):
        reason = error.os_error.strerror if isinstance(error, aiohttp.ClientConnectorError) else None
        return NotSent(f"{kind}: {reason}" if reason else kind)
    if isinstance(error, TimeoutError):
        return TimedOut(f"Timed out ({kind})")
    return NetworkError(f"The connection broke ({kind})")


def _bot_api_answer(payload: bytes) -> JSONDict | None:
    try:
        answer = json.loads(payload)
    except ValueError:
        return None
    return answer if isinstance(answer, dict) and ("result" in answer or "error_code" in answer) else None


def _answer(status: int, payload: bytes) -> bytes:
    """The payload, if BaseRequest finds the right name for it; else raises what it has no name for."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return payload
    answer = _bot_api_answer(payload)
    if answer is not None and status == HTTPStatus.TOO_MANY_REQUESTS:
        raise TooManyRequests((answer.get("parameters") or {}).get("retry_after") or 1)
    if answer is not None and status in NAMED_BY_BASE_REQUEST:
        return payload
    raise ServerFailure(status, (answer or {}).get("description") or _phrase(status))


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown status"
