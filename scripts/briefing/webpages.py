"""Addresses of web pages: the same page under several, and its copy in the Internet Archive."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from briefing.reading import suggested_id

_SAVE = "https://web.archive.org/save/"
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|mc_[ce]id|_hs(enc|mi)|(fb|g|ms|dcl|tw|yc|igs)clid|igsh(id)?|[gw]braid|s?_?gl|"
    r"ref_src|ref_url|cmpid|ocid|ns_campaign|ns_mchannel|smid|spm|at_(medium|campaign).*",
    re.IGNORECASE,
)
_DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")

_USUAL_PORT = re.compile(r":(80|443)$")
_LONGEST_ENDING = 3


def without_tracking(url: str) -> str:
    """Give an address without the parameters that say where its reader came from."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(query=_kept_query(parts.query)))


def page_key(url: str) -> str:
    """Give what the addresses of one page have in common; two with the same key are one page.

    Scheme, `www.`, letter case of the host, fragment, a last slash and tracking parameters make
    no difference, nor whether it is the page itself or its copy in the Internet Archive.
    """
    parts = urlsplit(original(url))
    query = "&".join(sorted(_kept_query(parts.query).split("&")))
    return f"{_USUAL_PORT.sub('', host_name(url))}{parts.path.rstrip('/')}?{query}"


def host_name(url: str) -> str:
    """Give an address's host, and its port if it names one, without `www.`."""
    return urlsplit(original(url)).netloc.lower().rpartition("@")[2].removeprefix("www.")


def host_words(url: str) -> str:
    """Give the telling part of an address's host, as an id: `bbc` for `https://www.bbc.co.uk/`."""
    labels = host_name(url).partition(":")[0].split(".")
    while len(labels) > 1 and len(labels[-1]) <= _LONGEST_ENDING:
        labels.pop()
    return suggested_id("-".join(labels))


def original(url: str) -> str:
    """Give the address of which the Internet Archive keeps a copy at `url`; else `url` itself."""
    archived = _ARCHIVED.fullmatch(url)
    return archived[1] if archived else url


def save_address(url: str) -> str:
    """Give the address at which the Internet Archive makes a copy of a page."""
    return _SAVE + urlunsplit(urlsplit(url)._replace(fragment=""))


def last_words(url: str) -> str:
    """Give the last part of an address's path, which often repeats the title."""
    return unquote(PurePosixPath(urlsplit(url).path).stem)


def date_in(url: str) -> str | None:
    """Give the day that stands in an address's path, as EDTF; it may be none of the calendar."""
    found = _DATE_IN_PATH.search(urlsplit(url).path)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _kept_query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True)
    kept = [(name, value) for name, value in pairs if not _TRACKING.fullmatch(name)]
    # An address that loses nothing keeps its own way of writing.
    return query if len(kept) == len(pairs) else urlencode(kept)
