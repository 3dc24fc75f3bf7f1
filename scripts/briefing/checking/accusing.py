"""Accusations: each names the accused and their answer, and no other statement accuses."""

from __future__ import annotations

from collections.abc import Iterator

from briefing import markup, wordlists
from briefing.checking.case import VOCABULARY, Case, spot_of
from briefing.checking.certainty import are_sources_known
from briefing.linking import Holder
from briefing.problems import Problem
from briefing.records import Claim, EdtfDate, Evidence, Reaction, Relationship, Statement
from briefing.records.enums import Bearing, Status
from briefing.records.values import EARLIER_FORM, OUTCOME_FORMS, RESPONSE_FORMS

_FORMS = {
    "against": "Write `against: […]` with the ids of the accused.",
    "response": RESPONSE_FORMS,
    "outcome": OUTCOME_FORMS,
}
_UNCONFIRMED = frozenset({Status.CLAIMED, Status.ALLEGED, Status.DISPUTED})


def accusations(case: Case) -> Iterator[Problem]:
    """Check that an accusation names the accused and has an answer, an outcome and evidence."""
    for holder, value in _statements(case):
        if not case.briefing.is_accusation(value):
            continue
        if missing := [
            name
            for name in ("against", "response", "outcome")
            if not getattr(value, name) and not case.is_missing(holder, name)
        ]:
            yield case.problem(
                "accusation-incomplete",
                *spot_of(holder),
                f"{case.name_of(holder)} is an accusation and lacks: {', '.join(missing)}",
                " ".join(_FORMS[name] for name in missing),
            )
        if value.status is Status.CONFIRMED and not case.is_missing(holder, "status"):
            yield case.problem(
                "accusation-confirmed",
                *spot_of(holder, "status"),
                f"{case.name_of(holder)} is an accusation, but its status is `confirmed`",
                "An accusation stays an accusation, however many people repeat it: set "
                "`status: alleged` and name who makes it in `attributed_to`. What a court or an "
                "inquiry found is a separate claim, with `act_of`.",
            )
        supporting = [item for item in holder.evidence if item.bears is Bearing.SUPPORTS]
        if case.is_missing(holder, "evidence") or not are_sources_known(case, holder.evidence):
            continue
        if supporting and not _has_strong_source(case, supporting):
            yield case.problem(
                "accusation-weak-evidence",
                *spot_of(holder, "evidence"),
                f"{case.name_of(holder)} is an accusation that rests only on reposts, aggregators, "
                "sources aligned with a party, or evidence written in place",
                "Find the original report and add a source record for it, or remove the "
                "accusation.",
            )


def early_answers(case: Case) -> Iterator[Problem]:
    """Check that no answer to an accusation predates it, and no earlier statement follows it."""
    for holder, value in _statements(case):
        if not isinstance(value, Claim) or not case.briefing.is_accusation(value):
            continue
        response = value.response
        if value.said is None or response is None or case.is_missing(holder, "said", "response"):
            continue
        for position, answer in enumerate(response.ids):
            said = _answer_date(case, answer)
            if said is not None and said.surely_before(value.said):
                yield case.problem(
                    "answer-before-accusation",
                    *spot_of(holder, "response", "ids", position),
                    f"`{answer}` was said on {said}, before {case.name_of(holder)} was made "
                    f"({value.said})",
                    EARLIER_FORM,
                )
        for position, answer in enumerate(response.earlier):
            said = _answer_date(case, answer)
            if said is not None and value.said.surely_before(said):
                yield case.problem(
                    "earlier-answer-is-later",
                    *spot_of(holder, "response", "earlier", position),
                    f"`{answer}` was said on {said}, after {case.name_of(holder)} was made "
                    f"({value.said})",
                    "If it answers the accusation, move it to `ids` and delete `none_found_as_of`.",
                )


def _answer_date(case: Case, answer: str) -> EdtfDate | None:
    """Return the date of an answer, if its record gives one."""
    placed = case.briefing.claims.get(answer)
    if placed is not None:
        return placed.claim.said
    reaction = case.briefing.reactions.get(answer)
    return reaction.said if reaction is not None else None


def _has_strong_source(case: Case, evidence: list[Evidence]) -> bool:
    originals = [item for item in evidence if item.relays is None]
    for item in originals:
        source = case.briefing.sources.get(item.source or "")
        is_missing = source is None and item.source is not None  # already reported
        if is_missing or (source and not (source.role.is_weak or source.aligned_with)):
            return True
    return False


def accusations_off_topic(case: Case) -> Iterator[Problem]:
    """Check that an alleged statement, or one against a person, has an accusing topic or type."""
    for holder, value in _statements(case):
        if case.briefing.is_accusation(value):
            continue
        field, name = _kind_of(value)
        if case.is_missing(holder, "status", "against"):
            continue
        topic = case.briefing.vocabulary.topics.get(name) if field == "topic" else None
        is_exempt = topic is not None and topic.nobody_named
        if not value.against and (value.status is not Status.ALLEGED or is_exempt):
            continue
        sign = "has `against`" if value.against else "is `alleged`"
        yield case.problem(
            "accusation-off-topic",
            *spot_of(holder, field),
            f"{case.name_of(holder)} {sign}, but the {field} `{name}` is not an accusation",
            f"Choose a {field} that the vocabulary marks `accusation: true`, and add `against`, "
            "`response` and `outcome`. If it accuses nobody, set `status: claimed`"
            + (" and delete `against`." if value.against else "."),
        )


def accusing_words(case: Case) -> Iterator[Problem]:
    """Check that a claim without an accusing topic does not accuse a named actor in its text."""
    for holder, value in _statements(case):
        if not isinstance(value, Claim) or case.briefing.is_accusation(value):
            continue
        if case.is_missing(holder, "text", "attributed_to", "quote"):
            continue
        text = markup.plain(value.text, case.briefing.name_of)
        word = wordlists.accusing(text, case.briefing.settings.language)
        if word is None or not _actors_named_in(case, value):
            continue
        yield case.problem(
            "accusing-words",
            *spot_of(holder, "text"),
            f"{case.name_of(holder)} says “{word}” of a named party, but its topic is not an "
            "accusation",
            "If the claim accuses that party, choose a topic that is an accusation, and add "
            "`against`, `response` and `outcome`. If not, rephrase it without that word.",
            offset=max(value.text.find(word), 0),
        )


def _actors_named_in(case: Case, claim: Claim) -> set[str]:
    """Return the actors that a claim's text names, except its speakers."""
    links = {link.target for link in markup.record_links(claim.text)}
    found = case.briefing.names.find_alone(markup.plain(claim.text, case.briefing.name_of))
    names = {owner for mention in found for owner in mention.full or mention.short}
    quoted = claim.quote.speaker if claim.quote else None
    speaking = {*claim.attributed_to, quoted}
    return {one for one in links | names if one in case.briefing.actors} - speaking


def claims_of_stances(case: Case) -> Iterator[Problem]:
    """Check that the claim which a stance names is an accusation, and that the stance accuses.

    A stance or topic that is misspelt is a problem of its own, and says nothing of this.
    """
    vocabulary = case.briefing.vocabulary
    for holder in case.holders:
        if not isinstance(holder.value, Reaction):
            continue
        for position, taken in enumerate(holder.value.stances):
            placed = case.briefing.claim(taken.claim) if taken.claim else None
            if placed is None or placed.claim.topic not in vocabulary.topics:
                continue
            if taken.stance not in vocabulary.stances:
                continue
            if not case.briefing.is_accusing_stance(taken.stance):
                fault = f"the stance `{taken.stance}` does not accuse, but names a claim"
            elif not case.briefing.is_accusation(placed.claim):
                fault = f"the claim `{placed.claim.id}` that a stance names is not an accusation"
            else:
                continue
            yield case.problem(
                "stance-claim-no-accusation",
                *spot_of(holder, "stances", position, "claim"),
                fault,
                "Name the claim that tells the accusation, or delete `claim`.",
            )


def asserting_ids(case: Case) -> Iterator[Problem]:
    """Check that the id of an accusation, which is part of an address, does not assert it."""
    for holder, value in _statements(case):
        if not case.briefing.is_accusation(value) or value.status not in _UNCONFIRMED:
            continue
        if not wordlists.is_alleging(value.id) and not case.is_missing(holder, "id", "status"):
            yield case.problem(
                "id-asserts",
                *spot_of(holder, "id"),
                f"the id `{value.id}` reads like a fact, but {case.name_of(holder)} is "
                f"{value.status}",
                "Readers see ids in web addresses: choose one that names who says so, as in "
                f"`name-accuses-{value.id}`, and add the old one under `renamed_from` if it was "
                "published.",
            )


def _statements(case: Case) -> Iterator[tuple[Holder, Statement]]:
    """Yield the statements whose topic or type is known."""
    for holder in case.holders:
        if not isinstance(holder.value, Statement):
            continue
        field, name = _kind_of(holder.value)
        lists = "relationship_types" if field == "type" else "topics"
        if not case.is_missing(holder, field) and not case.has_gap(VOCABULARY, lists, name):
            yield holder, holder.value


def _kind_of(value: Statement) -> tuple[str, str]:
    """Return the name and value of the field that decides whether a statement accuses."""
    if isinstance(value, Relationship):
        return "type", value.type
    return "topic", value.topic if isinstance(value, Claim) else ""
