"""Judge from an answer whether a source is there, gone, or not shown to a program.

A page that has the excerpts is there, whatever else it looks like. Only if it has none of
them, the signs of a missing page, a wall or an empty frame are considered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from briefing.verifying.fetching import HttpAnswer
from briefing.verifying.pagetext import PageText
from briefing.verifying.results import Finding, SourceState, Verdict

Judgement = tuple[SourceState, str]
"""A state, and the reason for it."""

_GONE = frozenset({404, 410})
_BLOCKED = frozenset({401, 402, 403, 407, 429, 451, 999})
_CLIENT_ERROR = 400
_SERVER_ERROR = 500

_FEW_WORDS = 60
"""A page with fewer visible words is a frame without an article."""
_SAME = 90
"""The likeness, 0 to 100, from which two pages of one site count as the same."""
_COMPARED = 20_000
"""How many characters of two pages are compared: more take longer and add nothing."""

# Signs of missing pages, challenges to programs and walls, in titles and addresses.
_BAR = "[|:\u2013\u2014\u2022\u00b7\u00bb-]"

_TITLE_PARTS = re.compile(rf"\s{_BAR}+\s|[|\u00bb]")
"""What separates a page's own title from the name of its site."""

_NOT_FOUND = re.compile(
    r"""
    ^(?:http\s*|error\s*)?404\b
    | \b(?:404|410)\s*(?:error|$)
    | ^(?:page|article|document|content|url|file)?\s*(?:was\s|is\s)?
        (?:not\ (?:be\ )?found|no\ longer\ (?:exists|available|here))$
    | \b(?:page|article|content)\s(?:you\s\S.{0,30}?)?(?:(?:was|is|could|can)\s*)?
        not\s(?:be\s)?(?:found|available)
    | (?:page|article)\s(?:does\ not|doesn.?t)\ exist
    | الصفحة\ (?:المطلوبة\ )?غير\ موجودة
    | لم\ يتم\ العثور\ على\ الصفحة
    | صفحه\ (?:مورد\ نظر\ )?یافت\ نشد
    | sayfa\ bulunamad
    | page\ (?:introuvable|non\ trouvée)
    | seite\ (?:wurde\ )?nicht\ gefunden
    | p[aá]gina\ no\ encontrada
    | pagina\ non\ trovata
    | страница\ не\ найдена
    | דף\ לא\ נמצא
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Titles of missing pages."""

_NOT_FOUND_PATH = re.compile(r"/(?:error-?)?(?:404|(?:page-?)?not-?found)(?:$|[/.])", re.IGNORECASE)
"""Paths of pages to which sites redirect for missing pages."""

_CHALLENGE = re.compile(
    r"""
    ^just\ a\ moment | ^attention\ required | ^one\ moment | ^please\ wait
    | ^access\ (?:to\ this\ page\ has\ been\ )?denied | ^(?:403\ )?forbidden$
    | ^ddos-guard | ^pardon\ our\ interruption | ^security\ check | captcha
    | ^verif(?:y|ying)\ (?:that\ )?you\ are | ^are\ you\ (?:a\ )?(?:human|robot)
    | ^robot\ or\ human | ^bot\ (?:verification|check) | ^human\ verification
    | ^request\ (?:unsuccessful|rejected|blocked) | ^you\ (?:have\ been|are)\ blocked
    | ^before\ you\ continue | \bcookie | \bconsent\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Titles of pages that a host shows to programs, or before the page itself."""

_WALL_PATH = re.compile(
    r"/(?:log-?in|sign-?in|sign-?up|register|subscribe|subscription|paywall|consent|auth|sso|"
    r"checkpoint|accounts?)(?:$|[/.])",
    re.IGNORECASE,
)
"""Paths of pages to which sites redirect readers to log in, pay or agree first."""

_WALL_HOST = re.compile(r"^(?:login|signin|accounts?|auth|sso|consent|id)\.", re.IGNORECASE)
"""The hosts that do the same for several sites."""

_HOME_PATH = re.compile(
    r"^/(?:[a-z]{2}(?:-[a-z]{2})?/?)?(?:(?:index|default|home)(?:\.\w{2,5})?/?)?$", re.IGNORECASE
)
"""A site's first page, also one for each language."""


def by_status(answer: HttpAnswer) -> Judgement | None:
    """Judge an answer by its status code and type alone; None if the page must be read."""
    if answer.status in _GONE:
        return SourceState.GONE, f"answers {answer.status}"
    if answer.status in _BLOCKED or "cf-mitigated" in answer.headers:
        return SourceState.BLOCKED, f"answers {answer.status}"
    if answer.status >= _SERVER_ERROR:
        return SourceState.UNREACHABLE, f"answers {answer.status}"
    if answer.status >= _CLIENT_ERROR:
        return SourceState.BLOCKED, f"answers {answer.status}"
    if not answer.is_text:
        return SourceState.NOT_HTML, f"is {answer.media_type[:80]}"
    return None


def by_findings(findings: Sequence[Finding]) -> Judgement:
    """Judge a page by what was found on it."""
    verdicts = [finding.verdict for finding in findings]
    if not verdicts:
        return SourceState.NO_EXCERPT, "answers; there is no excerpt to look for"
    for verdict, state in (
        (Verdict.MISSING, SourceState.MISSING),
        (Verdict.CHANGED, SourceState.CHANGED),
    ):
        if count := verdicts.count(verdict):
            return state, f"{count} of {len(verdicts)} excerpts"
    return SourceState.FOUND, f"{len(verdicts)} of {len(verdicts)} excerpts"


def by_signs(url: str, answer: HttpAnswer, page: PageText) -> Judgement | None:
    """Judge a page without any excerpt by its title, heading and address."""
    titles = [part.strip() for part in (*_TITLE_PARTS.split(page.title), page.heading)]
    if any(_CHALLENGE.search(title) for title in titles):
        return SourceState.BLOCKED, "shows a challenge to programs"
    if any(_NOT_FOUND.search(title) for title in titles if title) or _leads_to_not_found(
        url, answer.url
    ):
        return SourceState.GONE, f"answers {answer.status}, with a page that says it is not there"
    if _leads_to_wall(url, answer.url):
        return SourceState.BLOCKED, "leads to a page to log in or subscribe"
    if _leads_home(url, answer.url):
        return SourceState.GONE, "leads to the site's first page"
    return None


def by_walls(answer: HttpAnswer, page: PageText) -> Judgement | None:
    """Judge a page on which an excerpt is missing by whether it was shown in full."""
    if not answer.is_whole:
        return SourceState.UNREADABLE, "is larger than what is read"
    if page.is_locked:
        return SourceState.BLOCKED, "says that it is not free to read"
    if len(page.words.split()) < _FEW_WORDS:
        if page.asks_for_password:
            return SourceState.BLOCKED, "asks for a password"
        return SourceState.UNREADABLE, "shows hardly any words unless its scripts run"
    return None


def is_same_page(one: PageText, other: PageText) -> bool:
    """Return whether two pages of a site are the same, except for small changes."""
    shown, compared = one.words[:_COMPARED], other.words[:_COMPARED]
    return bool(shown) and fuzz.ratio(shown, compared, score_cutoff=_SAME) >= _SAME


def _leads_home(url: str, final: str) -> bool:
    asked, reached = urlsplit(url), urlsplit(final)
    is_home = bool(_HOME_PATH.match(reached.path or "/")) and not reached.query
    was_deep = not _HOME_PATH.match(asked.path or "/") or bool(asked.query)
    return is_home and was_deep


def _leads_to_not_found(url: str, final: str) -> bool:
    if url == final:
        return False
    return bool(_NOT_FOUND_PATH.search(urlsplit(final).path))


def _leads_to_wall(url: str, final: str) -> bool:
    asked, reached = urlsplit(url), urlsplit(final)
    if (asked.netloc, asked.path) == (reached.netloc, reached.path):
        return False
    if _WALL_PATH.search(reached.path) and not _WALL_PATH.search(asked.path):
        return True
    return bool(_WALL_HOST.match(reached.netloc)) and not _WALL_HOST.match(asked.netloc)
