"""Evidence written in place, and the source record that it should become."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import indent

from briefing.checking.case import VOCABULARY, Case
from briefing.problems import Problem
from briefing.scaffolding import IN_PLACE, InPlace, Promotion, promotions
from briefing.webpages import save_address

_BLOCK = "  "


def evidence_in_place(case: Case) -> Iterator[Problem]:
    """Check that evidence has a source record, so that others can cite it too."""
    for promotion in promotions(case.briefing, case.holders):
        for number, found in enumerate(promotion.items):
            yield case.problem(
                "evidence-in-place",
                found.place,
                found.path,
                f"this evidence has no source record yet: {found.item.title}"
                if promotion.draft
                else f"this evidence has a source record: `{promotion.source_id}`",
                _remedy(case, promotion, found, is_first=number == 0),
            )


def _remedy(case: Case, promotion: Promotion, found: InPlace, *, is_first: bool) -> str:
    """Return what to do next; at the first evidence from a page, also the record to add."""
    fields = ", ".join(name for name in IN_PLACE if getattr(found.item, name))
    replaced = f"write `source: {promotion.source_id}` in place of: {fields}."
    draft = promotion.draft
    if draft is None:
        return f"Here {replaced} `make promote` does it for you."
    next_step = "It is published as it is; a maintainer makes the record with `make promote`."
    vocabulary = case.path(VOCABULARY)
    file = vocabulary.removesuffix(VOCABULARY) + draft.place
    if not is_first:
        return f"{next_step}\nOr make {file} as described above, and here {replaced}"
    record = _block(draft.text)
    origin = ""
    if draft.new_origin is not None:
        line = _block(draft.new_origin.line)
        origin = f"add under `origins` in {vocabulary} the line\n\n{line}\n\n"
    return (
        f"{next_step}\n"
        f"Save a copy before the page is gone: {save_address(promotion.url)}\n"
        f"Or do it yourself: make the file {file} with this content,\n\n{record}\n\n"
        f"{origin}and here {replaced}"
    )


def _block(text: str) -> str:
    return indent(text.rstrip(), _BLOCK)
