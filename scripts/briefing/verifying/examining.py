"""Examine one source: visit it, find its excerpts, judge its state; or read one new page."""

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
    """An examiner of sources that remembers how each site shows a missing page."""

    def __init__(self, visitor: Visitor) -> None:
        """Visit pages with `visitor`."""
        self._visitor = visitor
        self._missing_pages: dict[str, asyncio.Task[PageText | None]] = {}

    async def examine(self, source: str, url: str, excerpts: Sequence[str]) -> Result:
        """Visit a source and return the result. Nothing on the web makes this fail."""
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
            page, on_page = await asyncio.to_thread(_read_page, answer, excerpts)
            judgement = await self._judge(url, answer, page, on_page)
            if judgement[0] in {SourceState.FOUND, SourceState.CHANGED, SourceState.MISSING}:
                findings = on_page
            else:
                findings = tuple(_keep_if_found(one) for one in on_page)
        return Result(source, url, now(), *judgement, answer.url, findings)

    async def _judge(
        self, url: str, answer: HttpAnswer, page: PageText, findings: Sequence[Finding]
    ) -> judging.Judgement:
        verdicts = {finding.verdict for finding in findings}
        has_any = Verdict.FOUND in verdicts
        misses_any = not verdicts or Verdict.MISSING in verdicts
        if not has_any and (signs := judging.by_signs(url, answer, page)):
            return signs
        # Before the next check: where scripts build pages, all addresses show the same empty frame.
        if misses_any and (walls := judging.by_walls(answer, page)):
            return walls
        if not has_any:
            other = await self._missing_page(answer.url)
            if other is not None and judging.is_same_page(page, other):
                return SourceState.GONE, f"answers {answer.status}, as for a page that never was"
        return judging.by_findings(findings)

    async def _missing_page(self, url: str) -> PageText | None:
        """Return what the site shows in the folder of a page, at an address that cannot exist."""
        parts = urlsplit(url)
        folder = parts.path.rpartition("/")[0]
        parent = urlunsplit((parts.scheme, parts.netloc, folder, "", ""))
        if parent not in self._missing_pages:
            self._missing_pages[parent] = asyncio.ensure_future(self._visit_missing(parent))
        return await asyncio.shield(self._missing_pages[parent])

    async def _visit_missing(self, folder: str) -> PageText | None:
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


def _keep_if_found(finding: Finding) -> Finding:
    """Return the finding, unknown if not found: the page is another one, or incomplete."""
    if finding.verdict is Verdict.FOUND:
        return finding
    return Finding(finding.excerpt, Verdict.UNKNOWN)


def _unknown(excerpts: Sequence[str]) -> tuple[Finding, ...]:
    return tuple(Finding(excerpt, Verdict.UNKNOWN) for excerpt in excerpts)


async def look_at(url: str, policy: Policy) -> Look:
    """Visit an address, and return the page there or why it cannot be read."""
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
