"""Fetching pages and feeds over HTTP, politely, and with a bound on everything that a server can draw out."""

import asyncio
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

import httpx

from standoff.read.budget import PackedError, unpacked
from standoff.read.content_type import charset_of
from standoff.read.limits import LARGEST_PAGE, megabytes
from standoff.read.robots import ALL, NONE, Rules, rules_of

AGENT = f"Standoff/{version('standoff')} (keeps a record from news feeds; one request at a time)"

# Seconds: for a whole answer, for each wait within it, and between two requests to one host.
LONGEST_ANSWER = 60.0
_LONGEST_SILENCE = 20.0
BETWEEN = 2.0
# A site that asks for a longer pause between requests is asked seldom anyway: each of its pages once.
_LONGEST_BETWEEN = 60.0
_MOST_REDIRECTS = 5
_RULES_LAST = 24 * 3600.0

_REDIRECTS = frozenset([301, 302, 303, 307, 308])
_LATER = frozenset([408, 425, 429, 500, 502, 503, 504])
NOT_MODIFIED = 304


class FetchError(Exception):
    """Something could not be fetched: why, and what to do.

    ``passing`` says that it may go better later; ``after`` is how many seconds the server asks to wait.
    """

    def __init__(self, reason: str, remedy: str, *, passing: bool = False, after: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
        self.passing = passing
        self.after = after


class Answer(NamedTuple):
    """What a server sent: from which address in the end, and when."""

    address: str
    status: int
    body: bytes
    charset: str | None
    etag: str | None
    modified: str | None
    retrieved: str


class _Raw(NamedTuple):
    """An answer as it came, or where it leads."""

    status: int
    headers: httpx.Headers
    body: bytes


class Fetcher:
    """Fetches one thing at a time, with a pause between two requests to one host.

    Each host's robots.txt is asked first and kept for a day.
    """

    def __init__(self, between: float = BETWEEN, longest: float = LONGEST_ANSWER) -> None:
        self._between = between
        self._longest = longest
        self._rules: dict[str, tuple[float, Rules]] = {}
        self._last: dict[str, float] = {}
        self._security = ssl.create_default_context()

    def fetch(
        self, address: str, *, near: str | None = None, etag: str | None = None, modified: str | None = None
    ) -> Answer:
        """What is at an address; with ``etag`` or ``modified``, only if it has changed since.

        ``near`` is the address that led here. Servers within the own network are asked only if it is on the same host:
        otherwise a feed could have the pages of other machines of the house fetched. So are those that a server leads
        on to.

        Raises:
            FetchError: it could not be fetched, or should not be.
        """
        given = {"If-None-Match": etag, "If-Modified-Since": modified}
        wanted = {name: value for name, value in given.items() if value}
        final, raw = self._follow(address, near, self._allowed, wanted)
        if raw.status == NOT_MODIFIED and wanted:
            return Answer(final, raw.status, b"", None, etag, modified, _now())
        if raw.status != 200:
            raise _refused(raw)
        return Answer(
            address=final,
            status=raw.status,
            body=_body(raw),
            charset=charset_of(raw.headers.get("content-type")),
            etag=raw.headers.get("etag"),
            modified=raw.headers.get("last-modified"),
            retrieved=_now(),
        )

    def _follow(
        self, address: str, near: str | None, allowed: Callable[[str], None], wanted: dict[str, str]
    ) -> tuple[str, _Raw]:
        near = near or address
        for _ in range(_MOST_REDIRECTS + 1):
            _fit(address, near)
            allowed(address)
            raw = self._ask(address, wanted)
            if raw.status not in _REDIRECTS or "location" not in raw.headers:
                return address, raw
            try:
                address = urljoin(address, raw.headers["location"])
            except ValueError as error:
                raise FetchError("its server leads to an address that is none", "check the address") from error
        raise FetchError(f"its server leads on more than {_MOST_REDIRECTS} times", "check the address")

    def _ask(self, address: str, wanted: dict[str, str]) -> _Raw:
        host = urlsplit(address).netloc
        rules = self._rules.get(_site(address))
        pause = max(self._between, min(rules[1].pause if rules else 0.0, _LONGEST_BETWEEN))
        rest = self._last.get(host, -pause) + pause - time.monotonic()
        if rest > 0:
            time.sleep(rest)
        try:
            return asyncio.run(_once(address, wanted, self._security, self._longest))
        except (TimeoutError, httpx.TimeoutException) as error:
            reason = f"its server took longer than {self._longest:g} seconds"
            raise FetchError(reason, "it is tried again later", passing=True) from error
        except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
            raise FetchError("its address is none that can be fetched", "check the address") from error
        except httpx.HTTPError as error:
            reason = f"its server could not be reached, or broke off ({type(error).__name__})"
            raise FetchError(reason, "it is tried again later", passing=True) from error
        finally:
            self._last[host] = time.monotonic()

    def _allowed(self, address: str) -> None:
        """Ask robots.txt.

        Raises:
            FetchError: the site asks not to fetch this.
        """
        site = _site(address)
        asked, rules = self._rules.get(site, (0.0, NONE))
        if site not in self._rules or time.monotonic() - asked > _RULES_LAST:
            rules = self._robots(site)
            self._rules[site] = time.monotonic(), rules
        if not rules.allow(address, AGENT):
            raise FetchError("its site asks programs not to fetch it (robots.txt)", "save the page by hand")

    def _robots(self, site: str) -> Rules:
        """The rules of a site. None that can be had is leave; a server in trouble is none, until it is well again."""
        try:
            _, raw = self._follow(f"{site}/robots.txt", f"{site}/", lambda _: None, {})
        except FetchError as error:
            if error.passing:
                raise
            return ALL
        if raw.status in _LATER:
            raise _refused(raw)
        if raw.status != 200:
            return ALL
        try:
            return rules_of(_body(raw), AGENT)
        except FetchError:
            return ALL


async def _once(address: str, wanted: dict[str, str], security: ssl.SSLContext, longest: float) -> _Raw:
    """One request. The bound on time is for the whole of it: a server may send a byte a second for ever."""
    headers = {"User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **wanted}
    async with (
        asyncio.timeout(longest),
        httpx.AsyncClient(verify=security, timeout=_LONGEST_SILENCE) as client,
        client.stream("GET", address, headers=headers) as answer,
    ):
        body = bytearray()
        if answer.status_code == 200:
            if _declared(answer.headers) > LARGEST_PAGE:
                raise _too_large()
            async for piece in answer.aiter_raw():
                body += piece
                if len(body) > LARGEST_PAGE:
                    raise _too_large()
        return _Raw(answer.status_code, answer.headers, bytes(body))


def _body(raw: _Raw) -> bytes:
    try:
        return unpacked(raw.body, raw.headers.get("content-encoding"), LARGEST_PAGE)
    except PackedError as error:
        raise FetchError(error.reason, error.remedy) from error


def _fit(address: str, near: str | None) -> None:
    """Raise unless this is an address that may be asked."""
    try:
        parts = urlsplit(address)
        host = parts.hostname
        _ = parts.port
    except ValueError:
        host = None
    if host is None or parts.scheme not in ("http", "https"):
        raise FetchError("its address is none that can be fetched", "give an address that begins with https://")
    if near is not None and urlsplit(near).hostname != host and within(host):
        raise FetchError("it leads into the own network", "save the page by hand, if it is meant")


def within(host: str) -> bool:
    """Whether a name is that of a machine which the rest of the world cannot reach."""
    try:
        found = socket.getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return False  # Asking it says why.
    return any(not ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_global for one in found)


def _refused(raw: _Raw) -> FetchError:
    if raw.status in _LATER:
        after = _after(raw.headers.get("retry-after"))
        return FetchError(f"its server answered {raw.status}", "it is tried again later", passing=True, after=after)
    return FetchError(f"its server answered {raw.status}", "check the address, or save the page by hand")


def _after(words: str | None) -> float | None:
    """The seconds to wait by a server's word: a number, or a day and time."""
    if not words:
        return None
    if words.strip().isdecimal() and len(words) < 10:
        return float(words)
    try:
        return max(0.0, (parsedate_to_datetime(words) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


def _declared(headers: httpx.Headers) -> int:
    words = headers.get("content-length", "")
    return int(words) if words.isdecimal() and len(words) < 20 else 0


def _too_large() -> FetchError:
    return FetchError(f"it is larger than {megabytes(LARGEST_PAGE)}, too large for one report", "save the report alone")


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
