"""Quotations: whose words they are, and how many."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from briefing.checking.case import VOCABULARY, Case, file_of, spot_of
from briefing.letters import count_words
from briefing.linking import Holder
from briefing.problems import Problem
from briefing.records import Claim, Quote, Reaction, Source
from briefing.records.walking import FieldPath

MOST_WORDS_AT_ONCE = 40
MOST_WORDS_OF_ONE_SOURCE = 200


def speakerless_quotes(case: Case) -> Iterator[Problem]:
    """Check that a claim's quote names its speaker; a reaction names its own."""
    for holder in case.holders:
        quote = _quote_of(holder.value)
        if case.is_missing(holder, "quote"):
            continue
        if isinstance(holder.value, Claim) and quote is not None and quote.speaker is None:
            yield case.problem(
                "quote-without-speaker",
                *spot_of(holder, "quote"),
                f"the quote of {case.name_of(holder)} does not say who speaks",
                "Add `speaker:` with an actor's id or a plain name.",
            )


def long_quotations(case: Case) -> Iterator[Problem]:
    """Check that no excerpt or quote has more than 40 words."""
    for holder in case.holders:
        for path, words in _quoted_texts(holder):
            count = count_words(words)
            if count > MOST_WORDS_AT_ONCE:
                yield case.problem(
                    "excerpt-too-long",
                    file_of(holder.record),
                    path,
                    f"this excerpt has {count} words; at most {MOST_WORDS_AT_ONCE} are allowed",
                    "Keep the shortest phrase that supports the point.",
                )


def overquoted_sources(case: Case) -> Iterator[Problem]:
    """Check that at most 200 words of a source are published, except official statements."""
    by_source: dict[str, set[str]] = {}
    for holder in case.holders:
        for source_id, words in _published_words(holder):
            by_source.setdefault(source_id, set()).add(" ".join(words.split()))
    for source_id, passages in sorted(by_source.items()):
        source = case.briefing.sources.get(source_id)
        if source is None or _may_be_official(case, source):
            continue
        count = sum(count_words(passage) for passage in _outermost(passages))
        if count > MOST_WORDS_OF_ONE_SOURCE:
            yield case.problem(
                "source-overquoted",
                file_of(source),
                (),
                f"{count} words of this source are published in excerpts and quotes; at most "
                f"{MOST_WORDS_OF_ONE_SOURCE} are allowed",
                "Shorten the excerpts, or cite the same phrase in several places.",
            )


def _may_be_official(case: Case, source: Source) -> bool:
    source_kind = case.briefing.vocabulary.source_kinds.get(source.kind)
    if case.has_gap(file_of(source), "kind") or case.has_gap(VOCABULARY, "source_kinds"):
        return True
    return source_kind is not None and source_kind.official


def _outermost(passages: set[str]) -> list[str]:
    """Return the passages not contained in a longer one; a phrase cited twice counts once."""
    longest_first = sorted(passages, key=lambda passage: (-len(passage), passage))
    kept: list[str] = []
    for passage in longest_first:
        if not any(passage in longer for longer in kept):
            kept.append(passage)
    return kept


def _quote_of(value: BaseModel) -> Quote | None:
    return value.quote if isinstance(value, Claim | Reaction) else None


def _quoted_texts(holder: Holder) -> Iterator[tuple[FieldPath, str]]:
    for position, item in enumerate(holder.evidence):
        if item.excerpt:
            yield (*holder.path, "evidence", position, "excerpt"), item.excerpt
    quote = _quote_of(holder.value)
    if quote is None:
        return
    if quote.original and quote.original.text:
        yield (*holder.path, "quote", "original", "text"), quote.original.text
    for position, translation in enumerate(quote.translations):
        yield (*holder.path, "quote", "translations", position, "text"), translation.text


def _published_words(holder: Holder) -> Iterator[tuple[str, str]]:
    for item in holder.evidence:
        if item.source and item.excerpt:
            yield item.source, item.excerpt
    first = next((item.source for item in holder.evidence if item.source), None)
    quote = _quote_of(holder.value)
    if first is not None and quote is not None:
        # A record does not say which of its sources a quote is from; it counts for the first.
        if quote.original and quote.original.text:
            yield first, quote.original.text
        for translation in quote.translations:
            yield first, translation.text
