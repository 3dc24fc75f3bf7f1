"""Addresses of web pages: several for one page, and its copy in the Internet Archive."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from briefing.records.addresses import check_web_address
from briefing.records.ids import suggest_id

ARCHIVE = "https://web.archive.org"
"""The site where the Internet Archive shows its copies, and makes them."""
_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/\d+[a-z_]*/(https?://.+)", re.IGNORECASE)
_COPY = re.compile(r"https?://web\.archive\.org/web/(\d{14})(?:[a-z]{2}_)?/(\S+)", re.ASCII)
_SCHEME = re.compile("^https?://", re.IGNORECASE)
_ESCAPED = re.compile(r"(?:%[0-9a-f]{2})+", re.IGNORECASE)
_TRACKING = re.compile(
    r"utm_.*|mc_[ce]id|_hs(enc|mi)|(fb|g|ms|dcl|tw|yc|igs|tt|sc)clid|igsh(id)?|[gw]braid|s?_?gl|"
    r"ref_src|ref_url|cmpid|ocid|ns_campaign|ns_mchannel|smid|spm|at_(medium|campaign).*|"
    r"mibextid|sfnsn|rdid|fb_(action|source|ref).*|__(cft|tn)__.*|share_(id|token|app_id)|srsltid|"
    r"mkt_tok|vero_id|oly_(enc|anon)_id|_branch_(match_id|referrer)|guce_referrer.*|xtor|wt_mc|"
    r"(pk|mtm|matomo|piwik)_(campaign|kwd|keyword|source|medium|cid|content)|hsa_.*|s_kwcid|"
    r"li_fat_id|rtpof|ouid|usp|trackingid|lipi|yclid|_openstat",
    re.IGNORECASE,
)
_TRACKING_ON = {
    "youtube.com": re.compile(r"si|pp|feature"),
    "youtu.be": re.compile(r"si|feature"),
    "open.spotify.com": re.compile(r"si"),
    "x.com": re.compile(r"s|t"),
    "twitter.com": re.compile(r"s|t"),
    "tiktok.com": re.compile(
        r"_[rt]|is_from_webapp|sender_device|web_id|u_code|share_.*|sec_u(ser_)?id"
    ),
    "docs.google.com": re.compile(r"sd"),
    "drive.google.com": re.compile(r"sd"),
    "linkedin.com": re.compile(r"trk|rcm"),
    "reddit.com": re.compile(r"share_id|rdt"),
}
"""Tracking parameters of single sites, by host."""
_DATE_IN_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)")

_USUAL_PORT = re.compile(r":(80|443)$")
_ROUTES = ("/", "!")
_PLAIN = "!$&'()*+,;=:@"
_LONGEST_ENDING = 3


@dataclass(frozen=True)
class Look:
    """The result of visiting a page.

    Attributes:
        url: The final address of the visit.
        html: The page's source text; empty if there is none to read.
        why_not: Why there is none, as part of a sentence.
    """

    url: str
    html: str = ""
    why_not: str = ""


def without_tracking(url: str) -> str:
    """Return an address without its tracking parameters."""
    try:
        parts = urlsplit(url)
        query = _keep_query(parts.query, host_name(url))
    except ValueError:
        return url
    # Other changes that urlunsplit makes, such as to an empty query, are not wanted.
    return url if query == parts.query else urlunsplit(parts._replace(query=query))


def readable_address(url: str) -> str:
    """Return an address as people read it: letters as letters, and nothing that tracks.

    What else of ASCII is percent-encoded stays so, as it may have a meaning there, and so does what
    cannot be seen.
    """
    return _ESCAPED.sub(_letters, without_tracking(url))


def printed_address(url: str) -> str:
    """Return an address as it is printed: as people read it, without what browsers add."""
    address = readable_address(url)
    bare = _SCHEME.sub("", address)
    return bare.removesuffix("/") if bare.count("/") == 1 else bare


def _letters(escaped: re.Match[str]) -> str:
    try:
        text = unquote(escaped[0], errors="strict")
    except UnicodeDecodeError:
        return escaped[0]
    return "".join(char if _is_read(char) else quote(char, safe="") for char in text)


def _is_read(char: str) -> bool:
    if char.isascii():
        return char.isalnum() or char in "-._~"
    return unicodedata.category(char)[0] in "LMNPS"


def tracking_parameters(url: str) -> tuple[str, ...]:
    """Return the names of the tracking parameters in an address."""
    try:
        query, host = urlsplit(url).query, host_name(url)
    except ValueError:
        return ()
    names = (_parameter_name(pair) for pair in query.split("&"))
    return tuple(dict.fromkeys(name for name in names if _is_tracking(name, host)))


def page_key(url: str) -> str:
    """Return a key that all addresses of one page share.

    Scheme, `www.`, letter case of the host, the usual port, fragment, a last slash, the order of
    parameters, tracking parameters and percent-encoding make no difference, nor does a copy in the
    Internet Archive. A fragment that names a page of its own, such as `#/reports/4`, does.
    """
    parts = urlsplit(original(url))
    kept = parse_qsl(_keep_query(parts.query, host_name(url)), keep_blank_values=True)
    query = urlencode(sorted(kept))
    route = parts.fragment if parts.fragment.startswith(_ROUTES) else ""
    return f"{_normal_host(url)}{_normal_path(parts.path)}?{query}{route}"


def is_archived(url: str) -> bool:
    """Return whether an address is a copy in the Internet Archive."""
    return original(url) != url


def _normal_host(url: str) -> str:
    host = _USUAL_PORT.sub("", host_name(url)).rstrip(".")
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _normal_path(path: str) -> str:
    steps = (unquote(step, errors="surrogateescape") for step in path.rstrip("/").split("/"))
    return "/".join(quote(step, safe=_PLAIN, errors="surrogateescape") for step in steps)


def host_name(url: str) -> str:
    """Return an address's host, and its port if it names one, without `www.`."""
    return urlsplit(original(url)).netloc.lower().rpartition("@")[2].removeprefix("www.")


def host_words(url: str) -> str:
    """Return the name in an address's host as an id: `bbc` for `https://www.bbc.co.uk/`."""
    labels = host_name(url).partition(":")[0].split(".")
    while len(labels) > 1 and len(labels[-1]) <= _LONGEST_ENDING:
        labels.pop()
    return suggest_id("-".join(labels))


def original(url: str) -> str:
    """Return the address that the Internet Archive copied at `url`; else `url` itself."""
    archived = _ARCHIVED.fullmatch(url)
    return archived[1] if archived else url


def save_address(url: str) -> str:
    """Return the address at which the Internet Archive makes a copy of a page."""
    return f"{ARCHIVE}/save/" + urlunsplit(urlsplit(url)._replace(fragment=""))


def copy_at(address: str, url: str) -> tuple[str, date] | None:
    """Return the https address of a copy, and the day on which it was made.

    None if the address is not the archive's, or copies a page of another host than `url`.
    """
    found = _COPY.fullmatch(address)
    if found is None or _host_or_none(found[2]) != _host_or_none(url):
        return None
    try:
        made = datetime.strptime(found[1], "%Y%m%d%H%M%S").date()  # noqa: DTZ007 - a UTC day
        plain = check_web_address(f"{ARCHIVE}/web/{found[1]}/{found[2]}")
    except ValueError:
        return None
    return plain, made


def last_words(url: str) -> str:
    """Return the last part of an address's path, which often repeats the title."""
    return unquote(PurePosixPath(urlsplit(url).path).stem)


def date_in(url: str) -> str | None:
    """Return the day in an address's path, as EDTF; it may not exist in the calendar."""
    found = _DATE_IN_PATH.search(urlsplit(url).path)
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}" if found else None


def _keep_query(query: str, host: str) -> str:
    # The other parameters keep their encoding.
    return "&".join(
        pair for pair in query.split("&") if not _is_tracking(_parameter_name(pair), host)
    )


def _parameter_name(pair: str) -> str:
    return unquote(pair.partition("=")[0])


def _is_tracking(name: str, host: str) -> bool:
    site_pattern = next(
        (
            pattern
            for site, pattern in _TRACKING_ON.items()
            if host == site or host.endswith(f".{site}")
        ),
        None,
    )
    return bool(_TRACKING.fullmatch(name) or (site_pattern and site_pattern.fullmatch(name)))


def _host_or_none(url: str) -> str | None:
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    return host and host.removeprefix("www.")
