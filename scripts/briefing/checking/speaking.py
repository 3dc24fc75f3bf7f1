"""Who speaks and in which words, and what remarks state without a source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing import locales, markup, wordlists
from briefing.checking.case import Case, file_of, spot_of
from briefing.checking.certainty import are_sources_known, is_sure
from briefing.letters import count_words
from briefing.linking import CountedItem, Holder, find_words, language_of
from briefing.problems import Problem, quote
from briefing.records import Claim, Designation, Event, Question, Reaction, Statement
from briefing.records.enums import Bearing, Status
from briefing.records.event import Participant
from briefing.records.values import Alias, ScriptName
from briefing.records.walking import FieldPath

_CITATION = "citation-missing"
_REMARK = 8
"""The most words in a remark that states nothing of its own: an office, a reservation."""
_WORD = re.compile(r"[^\W\d_]{2,}")


def speech_without_speaker(case: Case) -> Iterator[Problem]:
    """Check that a claim that reports speech names the speaker."""
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Claim) or value.act_of is not None:
            continue
        if case.is_missing(holder, "text") or not is_sure(case, holder):
            continue
        counted = case.briefing.corroboration(value)
        if not counted.reports or counted.voices or counted.seen or counted.findings:
            continue
        text = markup.plain(value.text, case.briefing.name_of)
        word = wordlists.speech_in_text(text, case.briefing.settings.language)
        if word is not None and not _begins_with_outlet(case, text, value):
            yield case.problem(
                "speech-without-speaker",
                *spot_of(holder, "text"),
                f"{case.name_of(holder)} reports speech (“{word}”), but nobody is named who said "
                "it, so it counts as a report of the outlet",
                "Add `attributed_to` with who said it, or `witness` to the evidence. If an "
                "outlet found it out itself, name the outlet there.",
                offset=max(value.text.find(word), 0),
            )


def denials(case: Case) -> Iterator[Problem]:
    """Check that the text of a denied claim is the denial, not what is denied."""
    language = case.briefing.settings.language
    if not wordlists.can_tell_denials(language):
        return
    for holder in case.holders:
        value = holder.value
        if not isinstance(value, Claim) or value.status is not Status.DENIED:
            continue
        if case.is_missing(holder, "text", "status"):
            continue
        text = markup.plain(value.text, case.briefing.name_of)
        if not (wordlists.is_denial(text, language) or wordlists.speech_in_text(text, language)):
            yield case.problem(
                "denial-reads-as-claim",
                *spot_of(holder, "text"),
                f"{case.name_of(holder)} is a denial, but its text reads like what is denied",
                "Write the denial itself: who says that something is not so. Its evidence "
                "supports the denial; the claim that is denied is separate, with its own status.",
            )


def _begins_with_outlet(case: Case, text: str, claim: Claim) -> bool:
    """Return whether a text begins with an outlet's name, and so reports its own finding."""
    items: tuple[CountedItem, ...] = case.briefing.counting.items(claim)
    names = {case.briefing.origin_name(item.origin) for item in items}
    names |= {item.source.publisher for item in items if item.source}
    return any(text.removeprefix("The ").startswith(name.removeprefix("The ")) for name in names)


def placeholders(case: Case) -> Iterator[Problem]:
    """Check that an excerpt is a source's own words, not a placeholder for them."""
    for holder in case.holders:
        for position, item in enumerate(holder.evidence):
            for field in ("excerpt", "translation", "locator"):
                text = getattr(item, field)
                if text is not None and wordlists.is_placeholder(text):
                    yield case.problem(
                        "placeholder-excerpt",
                        *spot_of(holder, "evidence", position, field),
                        f"{quote(text)} is only a placeholder for the words of a source",
                        "Copy the words from the source, or delete the line: the item is then "
                        "listed, but not counted.",
                    )


def untranslated_excerpts(case: Case) -> Iterator[Problem]:
    """Check that an excerpt in another language has a translation, unless it only shows a name."""
    own = locales.primary(case.briefing.settings.language)
    for holder in case.holders:
        if isinstance(holder.value, ScriptName | Alias):
            continue
        for position, item in enumerate(holder.evidence):
            tag = language_of(item, case.briefing)
            if item.excerpt is None or item.translation is not None:
                continue
            if _may_be_translated(case, holder, position):
                continue
            if locales.primary(tag) != own and _WORD.search(item.excerpt):
                yield case.problem(
                    "translation-missing",
                    *spot_of(holder, "evidence", position, "excerpt"),
                    f"this excerpt is in {case.briefing.language_name(tag)} and has no translation",
                    "Add `translation:` with a close translation of these words into "
                    f"{case.briefing.language_name(own)}.",
                )


def _may_be_translated(case: Case, holder: Holder, position: int) -> bool:
    """Return whether the language or the translation of an excerpt could not be read."""
    item = holder.evidence[position]
    place, path = spot_of(holder, "evidence", position)
    if any(case.has_gap(place, *path, name) for name in ("translation", "lang", "excerpt")):
        return True
    return item.lang is None and not are_sources_known(case, (item,), "language")


def stances_without_words(case: Case) -> Iterator[Problem]:
    """Check that the words behind a reaction's stance are in its quote or an excerpt."""
    for record in case.records:
        if not isinstance(record, Reaction):
            continue
        for position, stance in enumerate(record.stances):
            shown = find_words(stance.words or "", record, case.briefing)
            place = file_of(record)
            if any(case.has_gap(place, name) for name in ("quote", "evidence")):
                continue
            if stance.words and shown is None:
                yield case.problem(
                    "stance-words-elsewhere",
                    file_of(record),
                    ("stances", position, "words"),
                    "these words appear neither in the quote nor in an excerpt of this reaction",
                    "Copy them exactly from the quote, a translation of it or an excerpt.",
                )


def uncited_reasons(case: Case) -> Iterator[Problem]:
    """Check that the reason why a question is no longer open cites a source."""
    for record in case.records:
        if isinstance(record, Question) and record.state.reason:
            path = ("state", "reason")
            yield from _check_citation(case, file_of(record), path, record.state.reason, _CITATION)


def uncited_remarks(case: Case) -> Iterator[Problem]:
    """Check that a note, part, office or remark on a date cites a source for what it states."""
    for place, path, text in _remarks(case):
        if text and _makes_statement(text, case.briefing.settings.language):
            yield from _check_citation(case, place, path, text, "remark-uncited")


def _remarks(case: Case) -> Iterator[tuple[str, FieldPath, str | None]]:
    for holder in case.holders:
        if isinstance(holder.value, Statement | Designation):
            yield *spot_of(holder, "note"), holder.value.note
        if isinstance(holder.value, Claim):
            yield *spot_of(holder, "date_note"), holder.value.date_note
        is_part = isinstance(holder.value, Participant) and not case.is_missing(holder, "evidence")
        if isinstance(holder.value, Participant) and is_part and not _is_supported(holder):
            yield *spot_of(holder, "part"), holder.value.part
    for record in case.records:
        if isinstance(record, Event):
            yield file_of(record), ("date_note",), record.date_note
        if isinstance(record, Reaction) and record.spoken_by:
            yield file_of(record), ("spoken_by", "role"), record.spoken_by.role


def _is_supported(holder: Holder) -> bool:
    return any(item.bears is Bearing.SUPPORTS for item in holder.evidence)


def _check_citation(
    case: Case, place: str, path: FieldPath, text: str, code: str
) -> Iterator[Problem]:
    nodes = list(markup.walk(markup.parse_inline(text)))
    links = (link for link in markup.record_links(text) if link.claim is not None)
    if any(isinstance(node, markup.Citation) for node in nodes) or any(True for _ in links):
        return
    yield case.problem(
        code,
        place,
        path,
        f"`{path[-1]}` states something and cites no source",
        "Put `[@source-id]` after what the source supports, or add a link to the claim that says "
        "so, `[[record#claim]]`; or delete what no source supports.",
    )


def _makes_statement(text: str, language: str) -> bool:
    """Return whether a short text seems to state something that can be true or false."""
    words = markup.plain(text, str)
    return (
        count_words(words) > _REMARK
        or bool(wordlists.numbers_in(words, language))
        or wordlists.speech_in_text(words, language) is not None
        or wordlists.accusing(words, language) is not None
    )


def answers_beyond_claims(case: Case) -> Iterator[Problem]:
    """Check that every number in an answer appears in one of its claims."""
    language = case.briefing.settings.language
    for record in case.records:
        if not isinstance(record, Question):
            continue
        for position, answer in enumerate(record.answers):
            placed = [case.briefing.claim(reference) for reference in answer.claims]
            if not placed or None in placed:
                continue
            if case.has_gap(file_of(record), "answers", position) or any(
                case.has_gap(file_of(one.home), "claims", one.home.claims.index(one.claim))
                for one in placed
                if one is not None
            ):
                continue
            known = " ".join(_full_text(case, one.claim) for one in placed if one is not None)
            said = markup.plain(answer.answer, case.briefing.name_of)
            numbers = wordlists.numbers_in(said, language)
            if missing := sorted(numbers - wordlists.numbers_in(known, language)):
                yield case.problem(
                    "answer-beyond-claims",
                    file_of(record),
                    ("answers", position, "answer"),
                    f"the answer `{answer.id}` says {', '.join(missing)}, which none of its claims "
                    "does",
                    "Refer to a claim that gives it, or leave it out.",
                )


def _full_text(case: Case, claim: Claim) -> str:
    texts = [markup.plain(claim.text, case.briefing.name_of), claim.date_note or ""]
    if claim.date:
        texts.append(claim.date.label(case.briefing.settings.zone))
    for item in claim.evidence:
        texts += [item.excerpt or "", item.translation or ""]
    if claim.quote:
        texts += [translation.text for translation in claim.quote.translations]
    return " ".join(texts)
