"""Ids and references: nothing clashes, nothing leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing import markup
from briefing.checking.case import Case, place_of
from briefing.linking import holders
from briefing.problems import Problem, nearest
from briefing.records import RECORD_KINDS, Actor, AnyRecord, Event, Question
from briefing.records.base import Refers, TextRole
from briefing.records.walking import FieldPath, Leaf, leaves

_ARTICLES = {"actor": "an actor", "event": "an event"}


def clashing_ids(case: Case) -> Iterator[Problem]:
    """Every id, of a record or of anything in it, stands once in the briefing."""
    first: dict[str, str] = {}
    for place, item_id, path in _ids(case):
        if item_id in first:
            yield case.problem(
                "duplicate-id",
                place,
                path,
                f"the id `{item_id}` is already used in {case.path(first[item_id])}",
                _remedy(path),
            )
        else:
            first[item_id] = place


def _remedy(path: FieldPath) -> str:
    if not path:
        return "rename this file; its name is the record's id"
    if path[-2:-1] == ("renamed_from",):
        return "an earlier id must not be in use again"
    return "choose another id here, for instance with the record's id in front"


def _ids(case: Case) -> Iterator[tuple[str, str, FieldPath]]:
    for record in case.records:
        yield place_of(record), record.id, ()
    for record in case.records:
        place = place_of(record)
        for path, item_id in _inner_ids(record):
            yield place, item_id, path


def _inner_ids(record: AnyRecord) -> Iterator[tuple[FieldPath, str]]:
    yield from _earlier_ids(record.renamed_from, ())
    groups: Mapping[str, tuple[object, ...]] = {}
    if isinstance(record, Actor):
        groups = {
            "claims": record.claims,
            "relationships": record.relationships,
            "designations": record.designations,
        }
    elif isinstance(record, Event):
        groups = {"claims": record.claims}
    elif isinstance(record, Question):
        groups = {"answers": record.answers}
    for field, items in groups.items():
        for position, item in enumerate(items):
            yield (field, position, "id"), item.id  # type: ignore[attr-defined]
            yield from _earlier_ids(getattr(item, "renamed_from", ()), (field, position))


def _earlier_ids(ids: tuple[str, ...], path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    for position, item_id in enumerate(ids):
        yield (*path, "renamed_from", position), item_id


def dangling_references(case: Case) -> Iterator[Problem]:
    """Every field that names a record, a claim or a vocabulary term names one that is there."""
    targets = _Targets(case)
    for place, model in case.models():
        for leaf in leaves(model):
            if leaf.marks.refers is not None:
                yield from targets.reference(place, leaf, leaf.marks.refers)
            if leaf.marks.listed is not None:
                yield from _unlisted(case, place, leaf, leaf.marks.listed.vocabulary)
            if leaf.marks.role in {TextRole.INLINE, TextRole.PROSE}:
                yield from targets.links(place, leaf)


class _Targets:
    """What can be referred to."""

    def __init__(self, case: Case) -> None:
        self._case = case
        briefing = case.briefing
        self._likes: dict[str, str | None] = {}
        self._ids: dict[str, tuple[str, ...]] = {
            kind: tuple(sorted(r.id for r in case.records if kind == r.KIND))
            for kind in RECORD_KINDS
        }
        self._ids["claim"] = tuple(sorted(briefing.claims))
        self._known = {kind: frozenset(ids) for kind, ids in self._ids.items()}
        self._records = frozenset(record.id for record in case.records) | case.unread

    def reference(self, place: str, leaf: Leaf, refers: Refers) -> Iterator[Problem]:
        """Check a field that holds an id, or a plain name where that is allowed."""
        if "#" in leaf.text and refers.kinds == ("claim",):
            yield from self._claim(place, leaf, *leaf.text.split("#", 1))
            return
        if leaf.text in self._case.unread:
            return
        if any(leaf.text in self._known[kind] for kind in refers.kinds):
            return
        if refers.or_name and not _looks_like_id(leaf.text):
            return
        choices = [item_id for kind in refers.kinds for item_id in self._ids[kind]]
        wanted = " or ".join(_ARTICLES.get(kind, f"a {kind}") for kind in refers.kinds[:2])
        yield self._unknown(
            place,
            leaf,
            f"`{leaf.text}` is not the id of {wanted}",
            leaf.text,
            choices,
            or_name=refers.or_name,
        )

    def links(self, place: str, leaf: Leaf) -> Iterator[Problem]:
        """Check the links and citations inside a text."""
        for link in markup.record_links(leaf.text):
            if link.claim is not None:
                yield from self._claim(place, leaf, link.target, link.claim)
            elif link.target not in self._records:
                choices = [item_id for kind in RECORD_KINDS for item_id in self._ids[kind]]
                message = f"`[[{link.target}]]` links to no record"
                yield self._unknown(place, leaf, message, link.target, choices)
        for source in markup.citations(leaf.text):
            if source not in self._known["source"] and source not in self._case.unread:
                message = f"`[@{source}]` cites no source record"
                yield self._unknown(place, leaf, message, source, self._ids["source"])

    def _claim(self, place: str, leaf: Leaf, home: str, claim: str) -> Iterator[Problem]:
        reference = f"{home}#{claim}"
        if home in self._case.unread or self._case.briefing.claim(reference) is not None:
            return
        placed = self._case.briefing.claims.get(claim)
        if placed is not None:
            hint = f"that claim stands on `{placed.home.id}`: write `{placed.reference}`"
        else:
            like = nearest(claim, self._ids["claim"])
            found = self._case.briefing.claims.get(like or "")
            hint = f"did you mean `{found.reference}`?" if found else ""
        yield self._case.problem(
            "unknown-reference",
            place,
            leaf.path,
            f"there is no claim `{claim}` on the record `{home}`",
            hint or "write `record-id#claim-id`, as the record has them",
            offset=max(leaf.text.find(reference), 0),
        )

    def _nearest(self, wrong: str, choices: Sequence[str]) -> str | None:
        # A misspelt id tends to be misspelt often, and looking for its like is dear.
        if wrong not in self._likes:
            self._likes[wrong] = nearest(wrong, choices)
        return self._likes[wrong]

    def _unknown(  # noqa: PLR0913 - each says something else about one problem
        self,
        place: str,
        leaf: Leaf,
        message: str,
        wrong: str,
        choices: Sequence[str],
        *,
        or_name: bool = False,
    ) -> Problem:
        like = self._nearest(wrong, choices)
        hint = f"did you mean `{like}`?" if like else "check the spelling, or add that record first"
        if or_name:
            hint += " For somebody who has no record, write the plain name with a capital letter."
        offset = max(leaf.text.find(wrong), 0)
        return self._case.problem(
            "unknown-reference", place, leaf.path, message, hint, offset=offset
        )


def _looks_like_id(text: str) -> bool:
    return text == text.lower() and " " not in text


def _unlisted(case: Case, place: str, leaf: Leaf, list_name: str) -> Iterator[Problem]:
    listed: Mapping[str, object] = getattr(case.briefing.vocabulary, list_name)
    word = leaf.text.split("-")[0] if list_name == "languages" else leaf.text
    if leaf.text in listed or word in listed:
        return
    like = nearest(leaf.text, list(listed))
    hint = f"did you mean `{like}`? " if like else ""
    yield case.problem(
        "unknown-vocabulary",
        place,
        leaf.path,
        f"`{leaf.text}` does not stand under `{list_name}` in vocabulary.yml",
        f"{hint}Allowed: {_some(listed)}",
    )


_MOST_SHOWN = 12


def _some(listed: Mapping[str, object]) -> str:
    names = list(listed)
    rest = len(names) - _MOST_SHOWN
    shown = ", ".join(names[:_MOST_SHOWN])
    return f"{shown} and {rest} more in vocabulary.yml" if rest > 0 else shown


def evidence_written_in_place(case: Case) -> Iterator[Problem]:
    """Evidence should become a source record, so that others can cite it too."""
    for record in case.records:
        for holder in holders(record):
            for position, item in enumerate(holder.evidence):
                if item.url is not None:
                    yield case.problem(
                        "evidence-in-place",
                        place_of(record),
                        (*holder.path, "evidence", position),
                        f"this evidence has no source record yet: {item.title}",
                        "it is published as it stands; a maintainer will make a record of it in "
                        "data/sources/",
                    )
