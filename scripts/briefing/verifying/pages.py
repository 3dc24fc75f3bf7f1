"""One page, for whoever enters it as a source."""

from __future__ import annotations

import asyncio

from briefing.verifying import judging
from briefing.verifying.fetching import NotReadError
from briefing.verifying.pagetext import is_html, source_of, text_of
from briefing.verifying.policy import Policy
from briefing.verifying.results import Page, Refusal, State
from briefing.verifying.visiting import Visitor


async def page_at(url: str, policy: Policy) -> Page | Refusal:
    """Visit an address and give the page there, or why it cannot be had."""
    try:
        answer = await Visitor(policy).visit(url)
    except NotReadError as fault:
        return Refusal(url, fault.state, fault.why)
    judgement = judging.by_status(answer)
    if judgement and judgement[0] is not State.NOT_HTML:
        return Refusal(answer.url, *judgement)
    if not is_html(answer):
        return Page(answer.url, answer.media_type)
    text = await asyncio.to_thread(text_of, answer)
    if judgement := judging.by_signs(url, answer, text):
        return Refusal(answer.url, *judgement)
    return Page(answer.url, answer.media_type or "text/html", source_of(answer))
