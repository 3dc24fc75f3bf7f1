"""The house rules: what must hold across records before anything is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from briefing.checking import (
    accusing,
    confirming,
    evidence,
    identity,
    in_place,
    locations,
    naming,
    references,
    sources,
    speaking,
    ties,
    times,
    titles,
    upkeep,
    web_addresses,
    withdrawing,
    wording,
)
from briefing.checking.case import SETTINGS, VOCABULARY, Case, file_of
from briefing.checking.upkeep import UpkeepTask, tasks
from briefing.problems import Problem

HouseRule = Callable[[Case], Iterator[Problem]]

HOUSE_RULES: tuple[HouseRule, ...] = (
    identity.clashing_ids,
    identity.reserved_ids,
    identity.circular_parts,
    identity.circular_relays,
    identity.circular_parents,
    identity.moved_claims,
    ties.ties_to_oneself,
    ties.duplicate_ties,
    identity.channels_without_body,
    identity.missing_countries,
    in_place.evidence_in_place,
    evidence.missing_evidence,
    evidence.missing_attribution,
    evidence.uncited_prose,
    evidence.answers_without_claims,
    withdrawing.withdrawn_sources,
    withdrawing.withdrawn_answers,
    accusing.accusations,
    accusing.early_answers,
    accusing.accusations_off_topic,
    accusing.accusing_words,
    accusing.asserting_ids,
    accusing.claims_of_stances,
    confirming.few_witnesses,
    confirming.could_be_confirmed,
    confirming.first_page,
    speaking.speech_without_speaker,
    speaking.denials,
    speaking.placeholders,
    speaking.untranslated_excerpts,
    speaking.stances_without_words,
    speaking.uncited_reasons,
    speaking.uncited_remarks,
    speaking.answers_beyond_claims,
    evidence.weak_best_source,
    evidence.deaths_with_one_origin,
    evidence.evidence_without_words,
    titles.title_without_font,
    wording.speakerless_quotes,
    wording.long_quotations,
    wording.overquoted_sources,
    times.backward_spans,
    times.early_reactions,
    times.suspicious_dates,
    times.early_readings,
    times.words_after_sources,
    locations.distant_places,
    naming.shared_names,
    naming.everyday_names,
    naming.unsourced_names,
    naming.missing_names,
    web_addresses.archives,
    web_addresses.tracking,
    sources.twice_recorded_pages,
    sources.unused_sources,
    sources.self_copied_wires,
    sources.unarchived_sources,
    sources.partly_read_sources,
)


def check(case: Case) -> tuple[Problem, ...]:
    """Return every breach of a house rule, sorted by file and position.

    Upkeep rules skip withdrawn records. The result omits problems in values that still contain
    TODO, which the reader of the files reports, and those that only follow from a mistake already
    reported.
    """
    dangling = tuple(references.dangling_references(case))
    checked = case.with_gaps(
        ((one.place, one.path) for one in dangling if one.path is not None),
        (one.text for one in dangling if one.is_source),
    )
    found = [one.problem for one in dangling]
    for rule in HOUSE_RULES:
        found += rule(checked.live if rule in upkeep.UPKEEP_RULES else checked)
    return tuple(sorted(one for one in found if not case.is_unfinished(one)))


__all__ = [
    "HOUSE_RULES",
    "SETTINGS",
    "VOCABULARY",
    "Case",
    "UpkeepTask",
    "check",
    "file_of",
    "tasks",
]
