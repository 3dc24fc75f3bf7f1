"""One request to one address: checked, bounded in time and size, and repeated where that may help.

Uses httpx, which building a site does not need.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
from tenacity import (
    AsyncRetrying,
    RetryCallState,
    retry_if_exception_type,
    stop_after_attempt,
    wait_exponential,
    wait_random,
)

from briefing.verifying.guarding import (
    RefusedAddressError,
    check_address,
    check_resolved,
    host_and_port,
    is_allowed,
)
from briefing.verifying.pacing import ClosedHostError, Pacing
from briefing.verifying.policy import Policy
from briefing.verifying.results import SourceState

_PASSING = frozenset({429, 502, 503, 504})
"""Answers that may be another one a little later."""

_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_TEXTS = ("text/", "application/xhtml", "application/xml", "application/json")


class NotReadError(Exception):
    """No answer could be had from an address.

    Attributes:
        state: How that counts.
        why: What happened, as part of a sentence.
    """

    def __init__(self, state: SourceState, why: str) -> None:
        super().__init__(why)
        self.state = state
        self.why = why


class _PassingError(Exception):
    """A fault that may be over soon.

    Attributes:
        fault: What is told when it is not.
        after: Seconds after which the host asks to come back; None where it says nothing.
    """

    def __init__(self, fault: NotReadError | HttpAnswer, after: float | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.after = after


@dataclass(frozen=True)
class HttpAnswer:
    """What an address answered.

    Attributes:
        url: The address.
        status: The HTTP status code.
        headers: The header fields, their names in lower case.
        body: The body, decompressed; empty where it is no text, and of redirects and errors.
        is_whole: Whether the body came in full, and not only up to the limit.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    is_whole: bool = True

    @property
    def media_type(self) -> str:
        """The media type without parameters, in lower case: `text/html`; empty if none is given."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def is_text(self) -> bool:
        """Whether the body is something in which words can be read."""
        return not self.media_type or self.media_type.startswith(_TEXTS)


class Fetcher:
    """Asks for addresses as one visitor does: cookies are kept while it lasts.

    Connections are not shared between visitors, nor kept: under one numeric address stand
    many hosts, and each is to be asked under its own name and certificate.
    """

    def __init__(self, policy: Policy, pacing: Pacing, trust: ssl.SSLContext) -> None:
        """Follow `policy`, wait for turns that `pacing` gives, and trust the authorities given."""
        self._policy = policy
        self._pacing = pacing
        self._client = httpx.AsyncClient(
            transport=_CheckedTransport(policy, trust),
            headers={
                "user-agent": policy.user_agent,
                "accept": "text/html,application/xhtml+xml,*/*;q=0.5",
                "accept-encoding": "gzip, deflate",
            },
            trust_env=False,
        )

    @property
    def cookies(self) -> frozenset[tuple[str, str | None, str]]:
        """What the visitor was given to carry: with other cookies, an address is another one."""
        return frozenset((one.name, one.value, one.domain) for one in self._client.cookies.jar)

    async def close(self) -> None:
        """End the visit."""
        await self._client.aclose()

    async def fetch(self, url: str, *, seconds: float | None = None) -> HttpAnswer:
        """Ask for an address. A redirect is an answer like any other.

        `seconds` is for services that are known to be slow: they may be silent for so long, and
        are asked only once.

        Raises:
            NotReadError: there was no answer, or none that may be waited for.
        """
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(_PassingError),
            stop=stop_after_attempt(1 if seconds else self._policy.attempts),
            wait=self._wait,
            reraise=True,
        )
        try:
            return await retrying(self._attempt, url, seconds)
        except _PassingError as passing:
            if isinstance(passing.fault, HttpAnswer):
                return passing.fault
            raise passing.fault from None

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        after = error.after if isinstance(error, _PassingError) else None
        first = self._policy.first_wait
        usual = wait_exponential(multiplier=first)(state) + wait_random(0, first)(state)
        return min(max(usual, after or 0), self._policy.longest_wait)

    async def _attempt(self, url: str, seconds: float | None) -> HttpAnswer:
        policy = self._policy
        patience = httpx.Timeout(seconds or policy.read_seconds, connect=policy.connect_seconds)
        try:
            host, _ = host_and_port(url)
            async with self._pacing.turn(host), asyncio.timeout(seconds or policy.total_seconds):
                answer = await self._ask(url, patience)
        except RefusedAddressError as refusal:
            raise NotReadError(SourceState.REFUSED, str(refusal)) from None
        except ClosedHostError:
            raise NotReadError(
                SourceState.BLOCKED, "its host asked to be left alone for long"
            ) from None
        except TimeoutError:
            raise NotReadError(SourceState.UNREACHABLE, "took too long") from None
        except httpx.TimeoutException:
            raise _PassingError(
                NotReadError(SourceState.UNREACHABLE, "did not answer in time")
            ) from None
        except httpx.InvalidURL:
            raise NotReadError(SourceState.REFUSED, "it is no web address") from None
        except httpx.HTTPError as error:
            raise _explain(error) from None
        if answer.status in _PASSING:
            self._come_back(host, answer)
        return answer

    def _come_back(self, host: str, answer: HttpAnswer) -> None:
        after = _retry_after(answer.headers.get("retry-after", ""))
        if after is not None and after > self._policy.longest_wait:
            self._pacing.close(host)
            return
        self._pacing.hold(host, after or 0)
        raise _PassingError(answer, after)

    async def _ask(self, url: str, patience: httpx.Timeout) -> HttpAnswer:
        async with self._client.stream("GET", url, timeout=patience) as response:
            headers = dict(response.headers)
            answer = HttpAnswer(url, response.status_code, headers, b"")
            if not answer.is_text or not response.is_success:
                return answer
            body, is_whole = await self._read(response)
            return HttpAnswer(url, response.status_code, headers, body, is_whole)

    async def _read(self, response: httpx.Response) -> tuple[bytes, bool]:
        """Take the body up to the limits; tell whether that was all of it."""
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _ENCODINGS:
            raise NotReadError(SourceState.UNREADABLE, f"compressed by {encoding[:40]}, unasked")
        unpack = _Unpacking(encoding, self._policy.most_bytes)
        received = 0
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if not unpack.add(chunk) or received > self._policy.most_received:
                return bytes(unpack.body), False
        return bytes(unpack.body), True


class _Unpacking:
    """Decompresses what comes in, never beyond a limit: a small bomb must not fill the memory."""

    def __init__(self, encoding: str, most: int) -> None:
        self.body = bytearray()
        self._most = most
        self._is_plain = encoding in {"", "identity"}
        self._may_be_bare = encoding == "deflate"
        # 32: a zlib or gzip header, whichever is there.
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def add(self, chunk: bytes) -> bool:
        """Take in some bytes; false once the limit is reached."""
        room = self._most - len(self.body)
        if self._is_plain:
            self.body += chunk[:room]
            return len(chunk) <= room
        try:
            self.body += self._inflate.decompress(chunk, room + 1)
        except zlib.error:
            if not self._may_be_bare:
                raise NotReadError(SourceState.UNREADABLE, "compressed wrongly") from None
            # Some servers send deflate without its header.
            self._inflate = zlib.decompressobj(-zlib.MAX_WBITS)
            self._may_be_bare = False
            return self.add(chunk)
        self._may_be_bare = False
        return len(self.body) <= self._most


class _CheckedTransport(httpx.AsyncHTTPTransport):
    """Connects to the very address that was checked, so that no name can change in between."""

    def __init__(self, policy: Policy, trust: ssl.SSLContext) -> None:
        limits = httpx.Limits(max_keepalive_connections=0)
        super().__init__(verify=trust, trust_env=False, limits=limits)
        self._policy = policy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve the host, check where it leads, and ask there under the host's own name."""
        url = str(request.url)
        check_address(url, self._policy)
        addresses = await _resolved(url)
        if not is_allowed(url, self._policy):
            for address in addresses:
                check_resolved(address)
        for address in addresses[:-1]:
            try:
                return await super().handle_async_request(_aim(request, address))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await super().handle_async_request(_aim(request, addresses[-1]))


class _UnknownNameError(httpx.ConnectError):
    """A host's name leads to no numeric address, at least not now."""


async def _resolved(url: str) -> list[str]:
    """Return the numeric addresses of a host, in the order in which the system prefers them."""
    host, port = host_and_port(url)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _UnknownNameError("no such name") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _aim(request: httpx.Request, address: str) -> httpx.Request:
    """Return the same request to a numeric address; name and certificate stay those of the host."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )


def _explain(error: httpx.HTTPError) -> NotReadError | _PassingError:
    """Return what went wrong with a connection, and whether asking again may help."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = f"its certificate is not valid: {cause.verify_message}"
            return NotReadError(SourceState.UNREACHABLE, why)
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, _UnknownNameError):
        why = "the name of its host is not known"
    elif isinstance(error, httpx.ConnectError):
        why = "its host takes no connection"
    else:
        why = "the connection broke"
    return _PassingError(NotReadError(SourceState.UNREACHABLE, why))


def _retry_after(value: str) -> float | None:
    """Read a Retry-After field (RFC 9110): seconds, or the date from which to come back."""
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
