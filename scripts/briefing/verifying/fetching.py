"""One request to one address: checked, bounded in time and size, and retried where that may help.

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

_TEMPORARY = frozenset({429, 502, 503, 504})
"""Status codes of failures that may be temporary."""

_ENCODINGS = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
_TEXTS = ("text/", "application/xhtml", "application/xml", "application/json")


class NotReadError(Exception):
    """An address gave no answer that can be read.

    Attributes:
        state: The state of the source that follows.
        why: What happened, as part of a sentence.
    """

    def __init__(self, state: SourceState, why: str) -> None:
        super().__init__(why)
        self.state = state
        self.why = why


class _TemporaryError(Exception):
    """A failure that may be temporary.

    Attributes:
        fault: What to raise or return if it is not.
        after: Seconds that the host asks to wait; None if it does not say.
    """

    def __init__(self, fault: NotReadError | HttpAnswer, after: float | None = None) -> None:
        super().__init__()
        self.fault = fault
        self.after = after


@dataclass(frozen=True)
class HttpAnswer:
    """The answer from an address.

    Attributes:
        url: The address.
        status: The HTTP status code.
        headers: The header fields, their names in lower case.
        body: The decompressed body; empty if it is not text, and for redirects and errors.
        is_whole: Whether the body is complete, and not cut at the limit.
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
        """Whether the body is text."""
        return not self.media_type or self.media_type.startswith(_TEXTS)


class Fetcher:
    """A client that requests addresses as one visitor does, with its own cookies.

    Connections are not shared between visitors, nor kept alive: one numeric address can serve
    many hosts, and each must be asked under its own name and certificate.
    """

    def __init__(self, policy: Policy, pacing: Pacing, trust: ssl.SSLContext) -> None:
        """Follow `policy`, wait for the turns of `pacing`, and trust the authorities in `trust`."""
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
        """The cookies so far: with other cookies, the same address is another request."""
        return frozenset((one.name, one.value, one.domain) for one in self._client.cookies.jar)

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def fetch(self, url: str, *, seconds: float | None = None) -> HttpAnswer:
        """Request an address. A redirect is an answer like any other.

        `seconds` is for services that are known to be slow: they may take that long, and are
        asked only once.

        Raises:
            NotReadError: there was no answer, or the wait for it would be too long.
        """
        retrying = AsyncRetrying(
            retry=retry_if_exception_type(_TemporaryError),
            stop=stop_after_attempt(1 if seconds else self._policy.attempts),
            wait=self._wait,
            reraise=True,
        )
        try:
            return await retrying(self._attempt, url, seconds)
        except _TemporaryError as failure:
            if isinstance(failure.fault, HttpAnswer):
                return failure.fault
            raise failure.fault from None

    def _wait(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        after = error.after if isinstance(error, _TemporaryError) else None
        first = self._policy.first_wait
        usual = wait_exponential(multiplier=first)(state) + wait_random(0, first)(state)
        return min(max(usual, after or 0), self._policy.longest_wait)

    async def _attempt(self, url: str, seconds: float | None) -> HttpAnswer:
        policy = self._policy
        limits = httpx.Timeout(seconds or policy.read_seconds, connect=policy.connect_seconds)
        try:
            host, _ = host_and_port(url)
            async with self._pacing.turn(host), asyncio.timeout(seconds or policy.total_seconds):
                answer = await self._ask(url, limits)
        except RefusedAddressError as refusal:
            raise NotReadError(SourceState.REFUSED, str(refusal)) from None
        except ClosedHostError:
            raise NotReadError(
                SourceState.BLOCKED, "its host asked to be left alone for long"
            ) from None
        except TimeoutError:
            raise NotReadError(SourceState.UNREACHABLE, "took too long") from None
        except httpx.TimeoutException:
            raise _TemporaryError(
                NotReadError(SourceState.UNREACHABLE, "did not answer in time")
            ) from None
        except httpx.InvalidURL:
            raise NotReadError(SourceState.REFUSED, "it is no web address") from None
        except httpx.HTTPError as error:
            raise _explain(error) from None
        if answer.status in _TEMPORARY:
            self._request_retry(host, answer)
        return answer

    def _request_retry(self, host: str, answer: HttpAnswer) -> None:
        after = _retry_after(answer.headers.get("retry-after", ""))
        if after is not None and after > self._policy.longest_wait:
            self._pacing.close(host)
            return
        self._pacing.hold(host, after or 0)
        raise _TemporaryError(answer, after)

    async def _ask(self, url: str, limits: httpx.Timeout) -> HttpAnswer:
        async with self._client.stream("GET", url, timeout=limits) as response:
            headers = dict(response.headers)
            answer = HttpAnswer(url, response.status_code, headers, b"")
            if not answer.is_text or not response.is_success:
                return answer
            body, is_whole = await self._read(response)
            return HttpAnswer(url, response.status_code, headers, body, is_whole)

    async def _read(self, response: httpx.Response) -> tuple[bytes, bool]:
        """Return the body up to the limits, and whether it is complete."""
        encoding = response.headers.get("content-encoding", "").strip().lower()
        if encoding not in _ENCODINGS:
            raise NotReadError(SourceState.UNREADABLE, f"compressed by {encoding[:40]}, unasked")
        decompressor = _Decompressor(encoding, self._policy.most_bytes)
        received = 0
        async for chunk in response.aiter_raw():
            received += len(chunk)
            if not decompressor.add(chunk) or received > self._policy.most_received:
                return bytes(decompressor.body), False
        return bytes(decompressor.body), True


class _Decompressor:
    """A decompressor with a limit: a decompression bomb must not fill the memory."""

    def __init__(self, encoding: str, most: int) -> None:
        self.body = bytearray()
        self._most = most
        self._is_plain = encoding in {"", "identity"}
        self._may_be_bare = encoding == "deflate"
        # 32: detect whether the header is zlib's or gzip's.
        self._inflate = zlib.decompressobj(zlib.MAX_WBITS | 32)

    def add(self, chunk: bytes) -> bool:
        """Add some bytes; return False once the limit is exceeded."""
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
    """A transport that connects to the address that was checked: DNS may change in between."""

    def __init__(self, policy: Policy, trust: ssl.SSLContext) -> None:
        limits = httpx.Limits(max_keepalive_connections=0)
        super().__init__(verify=trust, trust_env=False, limits=limits)
        self._policy = policy

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Resolve the host, check its addresses, and send the request there under its name."""
        url = str(request.url)
        check_address(url, self._policy)
        addresses = await _resolve(url)
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
    """A host's name cannot be resolved, at least not now."""


async def _resolve(url: str) -> list[str]:
    """Return the numeric addresses of a host, in the system's order of preference."""
    host, port = host_and_port(url)
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _UnknownNameError("no such name") from None
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _aim(request: httpx.Request, address: str) -> httpx.Request:
    """Return the request sent to a numeric address, with the host's name and certificate."""
    return httpx.Request(
        request.method,
        request.url.copy_with(host=address),
        headers=request.headers,
        extensions={**request.extensions, "sni_hostname": request.url.raw_host.decode("ascii")},
    )


def _explain(error: httpx.HTTPError) -> NotReadError | _TemporaryError:
    """Return what went wrong with a connection, and whether a retry may help."""
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
    return _TemporaryError(NotReadError(SourceState.UNREACHABLE, why))


def _retry_after(value: str) -> float | None:
    """Return the seconds in a Retry-After field (RFC 9110), which has seconds or a date."""
    if value.strip().isdecimal():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (until - datetime.now(UTC)).total_seconds())
