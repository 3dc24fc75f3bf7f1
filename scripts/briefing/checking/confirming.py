"""Confirmed statements have enough evidence, and the first page lists them as such."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.checking.case import SETTINGS, Case, file_of, spot_of
from briefing.checking.certainty import is_sure, is_sure_of
from briefing.linking import Ground, Holder, PlacedClaim, ground
from briefing.problems import Problem
from briefing.records import Claim, Question, Reaction, Statement
from briefing.records.enums import Bearing, QuestionState, Status
from briefing.statements import corroboration_phrase

_INSUFFICIENT = frozenset({Ground.TWO_REPORTS, None})
_CONFIRMABLE = frozenset({Status.REPORTED, Status.CLAIMED})


def few_witnesses(case: Case) -> Iterator[Problem]:
    """Check that a confirmed statement has the evidence that this status requires."""
    for holder, value in _statements(case):
        if value.status is not Status.CONFIRMED or not holder.evidence:
            continue  # missing evidence is reported by a more severe rule
        if not is_sure(case, holder):
            continue
        if _is_contradicted(value):
            yield case.problem(
                "confirmed-contradicted",
                *spot_of(holder, "status"),
                f"{case.name_of(holder)} is `confirmed`, but evidence listed with it "
                "contradicts it",
                "Set the status to `disputed` or `reported`. If the other source is about "
                "something else, delete that item.",
            )
        elif ground(case.briefing, value) is None and not _accuses(case, value):
            yield case.problem(
                "confirmed-few-witnesses",
                *spot_of(holder, "status"),
                f"{case.name_of(holder)} is `confirmed`, but only this is counted for it: "
                f"{corroboration_phrase(case.briefing, value)}",
                _remedy(value),
            )


def _remedy(value: Statement | Reaction) -> str:
    if isinstance(value, Reaction) or value.act_of is not None:
        return (
            "A body's own words or act need its own document (a source with `role: primary` "
            "whose origin has the body's id as `body` in the vocabulary), or two outlets that "
            "reported them. Otherwise set `status: reported`."
        )
    return (
        "It needs people of two sides (an official has the side of the `country`, others that of "
        "the body to which a tie connects them); or one voice, and an outlet that did not rely "
        "on it and reports the same independently; or two outlets' own reports that contain "
        "nobody's speech. A report needs its `excerpt`: a locator alone does not show whether it "
        "contains speech. A body's own act needs `act_of`. Otherwise set `status: reported`."
    )


def could_be_confirmed(case: Case) -> Iterator[Problem]:
    """Find statements with enough evidence to be confirmed; a person decides whether they are."""
    contested = {
        reference
        for question in case.briefing.questions.values()
        if question.state.value is QuestionState.OPEN
        for answer in question.answers
        for reference in answer.claims
    }
    for holder, value in _statements(case):
        if (
            value.status not in _CONFIRMABLE
            or f"{holder.record.id}#{_claim_id(value)}" in contested
        ):
            continue
        if _accuses(case, value) or not is_sure(case, holder) or _may_be_contested(case):
            continue
        if ground(case.briefing, value) is not None:
            yield case.problem(
                "could-be-confirmed",
                *spot_of(holder, "status"),
                f"{case.name_of(holder)} is `{value.status}`, but has what `confirmed` needs: "
                f"{corroboration_phrase(case.briefing, value)}",
                "Check every excerpt against every word of it. If the excerpts support it, set "
                "`status: confirmed`.",
            )


def first_page(case: Case) -> Iterator[Problem]:
    """Check that the first page lists confirmed claims as established, and none as claimed."""
    home = case.briefing.settings.home
    for position, reference in enumerate(home.established):
        placed = case.briefing.claim(reference)
        if placed is not None and is_sure_of(case, placed):
            yield from _check_ground(case, placed, position)
    for position, reference in enumerate(home.claimed):
        placed = case.briefing.claim(reference)
        if placed is None or not is_sure_of(case, placed):
            continue
        if placed.claim.status is Status.CONFIRMED:
            yield case.problem(
                "home-claimed",
                SETTINGS,
                ("home", "claimed", position),
                f"the first page lists `{placed.claim.id}` under `claimed`, but its status is "
                "`confirmed`",
                "Move it to `established`, or delete it from the list.",
            )


def _check_ground(case: Case, placed: PlacedClaim, position: int) -> Iterator[Problem]:
    path = ("home", "established", position)
    claim = placed.claim
    accuses = _accuses(case, claim)
    if accuses or claim.status is not Status.CONFIRMED:
        yield case.problem(
            "home-established",
            SETTINGS,
            path,
            f"the first page lists `{claim.id}` under `established`, but it "
            + ("is an accusation" if accuses else f"is {claim.status}"),
            "Delete it here. It may be listed under `claimed`, with the answer of the accused."
            if accuses
            else "Move it to `claimed`, or delete it from the list; only what is confirmed may be "
            "listed under `established`.",
        )
    elif ground(case.briefing, claim) in _INSUFFICIENT and not _is_contradicted(claim):
        yield case.problem(
            "established-on-reports",
            SETTINGS,
            path,
            f"the first page lists `{claim.id}` under `established`, but only this supports it: "
            f"{corroboration_phrase(case.briefing, claim)}",
            "Look for a person or body that knows it at first hand, or delete it from the list. "
            "Outlets that reported from one occasion have one `witness`: name the speaker there "
            "on each item.",
        )


def _may_be_contested(case: Case) -> bool:
    """Return whether an unreadable question may treat a claim as open."""
    return Question.KIND in case.unread.values() or any(
        case.has_gap(file_of(question), field)
        for question in case.briefing.questions.values()
        for field in ("answers", "state")
    )


def _accuses(case: Case, value: Statement | Reaction) -> bool:
    if isinstance(value, Reaction):
        return False
    return bool(value.against) or case.briefing.is_accusation(value)


def _is_contradicted(value: Statement | Reaction) -> bool:
    return any(item.bears is Bearing.CONTRADICTS for item in value.evidence)


def _statements(case: Case) -> Iterator[tuple[Holder, Statement | Reaction]]:
    for holder in case.holders:
        if isinstance(holder.value, Statement | Reaction):
            yield holder, holder.value


def _claim_id(value: Statement | Reaction) -> str:
    return value.id if isinstance(value, Claim) else ""
