"""Looks at one source: visits it, finds its excerpts, says how it stands; or reads one new page."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Sequence
from urllib.parse import urlsplit, urlunsplit

from briefing.verifying import judging
from briefing.verifying.fetching import HttpAnswer, NotReadError
from briefing.verifying.finding import find
from briefing.verifying.folding import fold_text
from briefing.verifying.pagetext import PageText, is_html, source_of, text_of
from briefing.verifying.policy import Policy
from briefing.verifying.results import Finding, Result, SourceState, Verdict, now
from briefing.verifying.visiting import Visitor
from briefing.webpages import Look


class Examiner:
    """Looks at sources, and remembers how each site shows a page that it does not have."""

    def __init__(self, visitor: Visitor) -> None:
        """Visit by means of `visitor`."""
        self._visitor = visitor
        self._not_there: dict[str, asyncio.Task[PageText | None]] = {}

    async def examine(self, source: str, url: str, excerpts: Sequence[str]) -> Result:
        """Visit a source, and say how it stands. Nothing on the web makes this fail."""
        try:
            return await self._examine(source, url, excerpts)
        # One page must not end a run over hundreds, whatever it makes a parser do.
        except Exception as fault:  # noqa: BLE001
            why = f"a fault in reading it: {type(fault).__name__}"
            return Result(source, url, now(), SourceState.UNREADABLE, why, url, _unknown(excerpts))

    async def _examine(self, source: str, url: str, excerpts: Sequence[str]) -> Result:
        findings = _unknown(excerpts)
        try:
            answer = await self._visitor.visit(url)
        except NotReadError as fault:
            return Result(source, url, now(), fault.state, fault.why, url, findings)
        judgement = judging.by_status(answer)
        if judgement is None:
            page, looked = await asyncio.to_thread(_read_page, answer, excerpts)
            judgement = await self._judge(url, answer, page, looked)
            if judgement[0] in {SourceState.FOUND, SourceState.CHANGED, SourceState.MISSING}:
                findings = looked
            else:
                findings = tuple(_unless_found(one) for one in looked)
        return Result(source, url, now(), *judgement, answer.url, findings)

    async def _judge(
        self, url: str, answer: HttpAnswer, page: PageText, findings: Sequence[Finding]
    ) -> judging.Judgement:
        verdicts = {finding.verdict for finding in findings}
        has_any = Verdict.FOUND in verdicts
        lacks_any = not verdicts or Verdict.MISSING in verdicts
        if not has_any and (signs := judging.by_signs(url, answer, page)):
            return signs
        # Before the next: where scripts build the page, all addresses show the same empty frame.
        if lacks_any and (walls := judging.by_walls(answer, page)):
            return walls
        if not has_any:
            other = await self._missing_page(answer.url)
            if other is not None and judging.says_the_same(page, other):
                return SourceState.GONE, f"answers {answer.status}, as for a page that never was"
        return judging.by_findings(findings)

    async def _missing_page(self, url: str) -> PageText | None:
        """Return what the site shows next to a page, at an address that is new for certain."""
        parts = urlsplit(url)
        folder = parts.path.rpartition("/")[0]
        beside = urlunsplit((parts.scheme, parts.netloc, folder, "", ""))
        if beside not in self._not_there:
            self._not_there[beside] = asyncio.ensure_future(self._ask_beside(beside))
        return await asyncio.shield(self._not_there[beside])

    async def _ask_beside(self, folder: str) -> PageText | None:
        try:
            answer = await self._visitor.visit(f"{folder}/{secrets.token_hex(12)}")
        except NotReadError:
            return None
        if judging.by_status(answer) is not None:
            return None
        return await asyncio.to_thread(text_of, answer)


def _read_page(answer: HttpAnswer, excerpts: Sequence[str]) -> tuple[PageText, tuple[Finding, ...]]:
    page = text_of(answer)
    if not excerpts:
        return page, ()
    text = fold_text(page.everything)
    return page, tuple(find(excerpt, text) for excerpt in excerpts)


def _unless_found(finding: Finding) -> Finding:
    """Return what is told of an excerpt when the page is another one, or a part of it."""
    if finding.verdict is Verdict.FOUND:
        return finding
    return Finding(finding.excerpt, Verdict.UNKNOWN)


def _unknown(excerpts: Sequence[str]) -> tuple[Finding, ...]:
    return tuple(Finding(excerpt, Verdict.UNKNOWN) for excerpt in excerpts)


async def look_at(url: str, policy: Policy) -> Look:
    """Visit an address, and return the page there or why it cannot be had."""
    try:
        answer = await Visitor(policy).visit(url)
    except NotReadError as fault:
        return Look(url, why_not=fault.why)
    judgement = judging.by_status(answer)
    if judgement and judgement[0] is not SourceState.NOT_HTML:
        return Look(answer.url, why_not=judgement[1])
    html = source_of(answer) if is_html(answer) else ""
    if not html:
        kind = answer.media_type or "an empty answer"
        return Look(answer.url, why_not=f"it is {kind}, not a web page")
    text = await asyncio.to_thread(text_of, answer)
    judgement = judging.by_signs(url, answer, text)
    return Look(answer.url, why_not=judgement[1]) if judgement else Look(answer.url, html)
