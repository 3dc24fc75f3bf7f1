"""The house rules: what must hold across records before anything is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.checking import (
    accusing,
    confirming,
    evidence,
    identity,
    in_place,
    naming,
    references,
    sources,
    speaking,
    times,
    wording,
)
from briefing.checking.case import SETTINGS, VOCABULARY, Case, place_of
from briefing.problems import Problem

HouseRule = Callable[[Case], Iterator[Problem]]

HOUSE_RULES: tuple[HouseRule, ...] = (
    identity.clashing_ids,
    identity.reserved_ids,
    identity.rings,
    identity.relay_rings,
    identity.parent_rings,
    identity.moved_claims,
    identity.channels_without_body,
    identity.states_unknown,
    references.dangling_references,
    in_place.written_in_place,
    evidence.missing_evidence,
    evidence.missing_attribution,
    evidence.uncited_prose,
    evidence.answers_without_claims,
    accusing.accusations,
    accusing.accusations_off_topic,
    accusing.accusing_words,
    accusing.asserting_ids,
    confirming.few_witnesses,
    confirming.could_be_confirmed,
    confirming.first_page,
    speaking.speech_without_speaker,
    speaking.denials,
    speaking.placeholders,
    speaking.untranslated,
    speaking.stances_without_words,
    speaking.uncited_reasons,
    speaking.uncited_remarks,
    speaking.answers_beyond_claims,
    evidence.weak_best_source,
    evidence.deaths_with_one_origin,
    evidence.evidence_without_words,
    wording.speakerless_quotes,
    wording.long_quotations,
    wording.overquoted_sources,
    times.backward_spans,
    times.early_reactions,
    naming.shared_names,
    naming.unsourced_names,
    naming.missing_names,
    sources.unused_sources,
    sources.copies_of_nobody,
    sources.unarchived_sources,
    sources.partly_read_sources,
)


def check(case: Case) -> tuple[Problem, ...]:
    """Give every breach of a house rule, sorted by file and place.

    Nothing is said of values in which TODO still stands: the reader of the files did.
    """
    found = (one for rule in HOUSE_RULES for one in rule(case))
    return tuple(sorted(one for one in found if not case.is_unfinished(one)))


__all__ = ["HOUSE_RULES", "SETTINGS", "VOCABULARY", "Case", "check", "place_of"]
