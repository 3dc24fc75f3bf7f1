"""References: every one leads to something."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing import markup
from briefing.checking.case import VOCABULARY, Case, file_of
from briefing.letters import could_be_id
from briefing.problems import Problem, explain_unlisted, is_known, nearest, quote
from briefing.reading import ANY
from briefing.records import RECORD_KINDS, Actor, AnyRecord, Event, Reaction, Source
from briefing.records.base import UNNAMED, Refers, TextRole
from briefing.records.values import RESPONSE_FORMS
from briefing.records.walking import FieldPath, Leaf

_ANSWERS = ("claim", Reaction.KIND)
_HOMES = (Actor.KIND, Event.KIND)
_COMMA = re.compile(r"\s*[,;\u060c\u061b]\s*")


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "ae" else f"a {kind}"


def _either(kinds: Sequence[str]) -> str:
    names = [_article(kind) for kind in kinds]
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _where_to_find(kinds: Sequence[str]) -> str:
    """Return where to find ids of some kinds."""
    folders = [f"`{RECORD_KINDS[kind].folder}/`" for kind in kinds if kind in RECORD_KINDS]
    found = [f"A record's id is the name of its file in {' or '.join(folders)}, without .yml."]
    if "claim" in kinds:
        found.append("A claim's id stands behind its `id:`.")
    return " ".join(found if folders else found[1:])


@dataclass(frozen=True)
class Astray:
    """A reference to something that does not exist.

    Attributes:
        problem: The problem to report.
        place: The location of its file.
        path: The field that holds it; None for a link inside a text.
        text: The id or name that it gives.
        is_source: Whether it should be the id of a source.
    """

    problem: Problem
    place: str
    path: FieldPath | None
    text: str
    is_source: bool = False


def dangling_references(case: Case) -> Iterator[Astray]:
    """Check that every record, claim or vocabulary term that a field names exists."""
    targets = _Targets(case)
    for place, leaf in case.leaves:
        if (refers := leaf.marks.refers) is not None:
            for found in targets.reference(place, leaf, refers):
                is_source = refers.kinds == (Source.KIND,)
                yield Astray(found, place, leaf.path, leaf.text, is_source)
        if leaf.marks.listed is not None:
            for found in _check_listed(case, place, leaf, leaf.marks.listed.vocabulary):
                yield Astray(found, place, leaf.path, leaf.text)
        if leaf.marks.role in {TextRole.INLINE, TextRole.PROSE}:
            yield from targets.links(place, leaf)


def _ids_by_name(actors: Iterable[Actor]) -> dict[str, str]:
    """Map each actor's names that no other actor has to the actor's id."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        scripts = (name.value for name in actor.names.values())
        for name in (actor.name, *scripts, *(alias.text for alias in actor.aliases)):
            found.setdefault(name, set()).add(actor.id)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


@dataclass(frozen=True)
class _TextSpot:
    """The location of a reference: a field of a file, and an offset in its text."""

    place: str
    leaf: Leaf
    offset: int = 0


class _Targets:
    """Everything that can be referred to."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._nearest_ids: dict[tuple[str, tuple[str, ...]], str | None] = {}
        self._homes: dict[str, str] = {}
        self._claims: set[str] = set()
        self._renamed: dict[str, str] = {}
        self._unsure: set[str] = set()
        for record in case.records:
            for claim in record.claims if isinstance(record, Actor | Event) else ():
                self._homes.setdefault(claim.id, record.id)
                self._claims.add(f"{record.id}#{claim.id}")
                self._renamed |= dict.fromkeys(claim.renamed_from, claim.id)
            self._renamed |= dict.fromkeys(record.renamed_from, record.id)
            if _may_have_unknown_claims(case, record):
                self._unsure.add(record.id)
        self._ids: dict[str, tuple[str, ...]] = {
            kind: tuple(sorted(r.id for r in case.records if kind == r.KIND))
            for kind in RECORD_KINDS
        }
        self._ids["claim"] = tuple(sorted(self._homes))
        self._known = {kind: frozenset(ids) for kind, ids in self._ids.items()}
        self._records = frozenset(record.id for record in case.records)
        self._named = _ids_by_name(record for record in case.records if isinstance(record, Actor))
        origins = case.briefing.vocabulary.origins
        speakers = (self._known["actor"], self._named, origins, (o.name for o in origins.values()))
        self._speakers = frozenset(name.lower() for names in speakers for name in names)

    def reference(self, place: str, leaf: Leaf, refers: Refers) -> Iterator[Problem]:
        """Check a field that holds an id, or a plain name where that is allowed."""
        spot = _TextSpot(place, leaf)
        if "#" in leaf.text and refers.kinds == ("claim",):
            yield from self._claim(spot, *leaf.text.split("#", 1))
            return
        if leaf.text in refers.or_words or any(leaf.text in self._known[k] for k in refers.kinds):
            return
        if self._may_be_unread(refers, leaf):
            return
        if refers.or_name and not _looks_like_id(leaf.text):
            yield from self._plain_name(spot)
            return
        wanted = _either(refers.kinds)
        other = next((kind for kind, ids in self._known.items() if leaf.text in ids), None)
        if other is not None and not self._may_miss_claims(refers):
            message = f"`{leaf.text}` is the id of {_article(other)}, but {wanted} is required"
            hint = f"Write the id of {wanted}. {_where_to_find(refers.kinds)}"
        else:
            choices = [item_id for kind in refers.kinds for item_id in self._ids[kind]]
            message = f"`{leaf.text}` is not the id of {wanted}"
            hint = self._hint(leaf.text, choices, refers.kinds)
        if refers.kinds == _ANSWERS:
            hint = f"{hint} {RESPONSE_FORMS}" if hint.startswith("Did") else RESPONSE_FORMS
        if refers.or_name:
            hint += (
                " For a party without a record, write the plain name with a capital letter; for "
                "people whom the source does not name, `unnamed officials` or similar."
            )
        yield self._unknown(spot, message, hint)

    def _plain_name(self, spot: _TextSpot) -> Iterator[Problem]:
        """Check that a plain name is not that of a record, nor several names in one.

        Otherwise it would count as a separate witness, besides the record or in place of several.
        """
        text = spot.leaf.text
        if text in self._named:
            message = f"`{text}` is the name of an actor who has a record"
            yield self._unknown(spot, message, f"Write the record's id: `{self._named[text]}`.")
            return
        parts = _COMMA.split(text)
        if len(parts) > 1 and all(part.lower() in self._speakers for part in parts):
            several = ", ".join(self._named.get(part, part) for part in parts)
            is_list = isinstance(spot.leaf.path[-1], int)
            hint = (
                f"Write `[{several}]`."
                if is_list
                else "Only one name is allowed here; give that one."
            )
            yield self._unknown(spot, f"`{text}` is read as the name of one, not of several", hint)

    def _may_be_unread(self, refers: Refers, leaf: Leaf) -> bool:
        unread = self._case.unread
        return leaf.text in unread or self._may_miss_claims(refers)

    def _may_miss_claims(self, refers: Refers) -> bool:
        # A record's claims are unknown while any part of it cannot be read.
        is_claim = "claim" in refers.kinds
        return is_claim and bool(self._case.unread or self._case.nameless or self._unsure)

    def links(self, place: str, leaf: Leaf) -> Iterator[Astray]:
        """Check the links and citations inside a text."""
        offset = 0
        for link in markup.record_links(leaf.text):
            offset = leaf.text.find(f"[[{link.target}", offset)
            spot = _TextSpot(place, leaf, offset + 2)
            offset += 1
            if link.claim is not None:
                for found in self._claim(spot, link.target, link.claim):
                    yield Astray(found, place, None, link.claim)
            elif link.target not in self._records and link.target not in self._case.unread:
                choices = [item_id for kind in RECORD_KINDS for item_id in self._ids[kind]]
                message = f"`[[{link.target}]]` links to no record"
                hint = self._hint(link.target, choices, tuple(RECORD_KINDS))
                yield Astray(self._unknown(spot, message, hint), place, None, link.target)
        offset = 0
        for source in markup.citations(leaf.text):
            offset = leaf.text.find(f"[@{source}]", offset)
            spot = _TextSpot(place, leaf, offset + 2)
            offset += 1
            if source not in self._known["source"] and source not in self._case.unread:
                message = f"`[@{source}]` cites no source record"
                hint = self._hint(source, self._ids["source"], (Source.KIND,))
                if source in self._records:
                    hint = f"Only a source can be cited; for a link write `[[{source}]]`."
                found = self._unknown(spot, message, hint)
                yield Astray(found, place, None, source, is_source=True)

    def _claim(self, spot: _TextSpot, home: str, claim: str) -> Iterator[Problem]:
        if home in self._case.unread or home in self._unsure or f"{home}#{claim}" in self._claims:
            return
        if claim in self._homes:
            right = f"{self._homes[claim]}#{claim}"
            hint = f"That claim is on `{self._homes[claim]}`: write `{right}`."
        elif claim in self._renamed:
            right = f"{self._homes[self._renamed[claim]]}#{self._renamed[claim]}"
            hint = f"That claim has another id now: write `{right}`."
        else:
            like = self._nearest(claim, self._ids["claim"])
            hint = "Write `record-id#claim-id`, with the ids from the record."
            if like:
                hint = f"Did you mean `{self._homes[like]}#{like}`?"
            elif home not in self._records:
                hint = self._hint(home, [*self._ids["actor"], *self._ids["event"]], _HOMES)
        message = f"there is no claim `{claim}` on the record `{home}`"
        if home not in self._records:
            message = f"there is no record `{home}`, so it has no claim `{claim}`"
        yield self._unknown(spot, message, hint)

    def _unknown(self, spot: _TextSpot, message: str, hint: str) -> Problem:
        return self._case.problem(
            "unknown-reference", spot.place, spot.leaf.path, message, hint, offset=spot.offset
        )

    def _hint(self, wrong: str, choices: Sequence[str], kinds: Sequence[str]) -> str:
        if (present := self._renamed.get(wrong)) in choices:
            return f"It has another id now: write `{present}`."
        if like := self._nearest(wrong, choices):
            return f"Did you mean `{like}`?"
        if meant := [path for path, kind in self._case.nameless if kind in kinds]:
            file = meant[0].rpartition("/")[2]
            return f"Check the spelling; if {quote(file)} is meant, rename it to `{wrong}.yml`."
        return "Check the spelling, or add that record first."

    def _nearest(self, wrong: str, choices: Sequence[str]) -> str | None:
        # An id is often misspelt repeatedly, and searching for the nearest is expensive.
        key = wrong, tuple(choices)
        if key not in self._nearest_ids:
            self._nearest_ids[key] = nearest(wrong, choices)
        return self._nearest_ids[key]


def _may_have_unknown_claims(case: Case, record: AnyRecord) -> bool:
    """Return whether a record may have claims with unknown ids."""
    if not isinstance(record, Actor | Event):
        return False
    place = file_of(record)
    return (
        case.has_gap(place, "claims", ANY)
        or any(case.has_gap(place, "claims", n, "id") for n in range(len(record.claims)))
        or any(case.has_gap(place, "claims", n, "renamed_from") for n in range(len(record.claims)))
    )


def _looks_like_id(text: str) -> bool:
    return text != UNNAMED and could_be_id(text)


def _check_listed(case: Case, place: str, leaf: Leaf, list_name: str) -> Iterator[Problem]:
    listed: Mapping[str, object] = getattr(case.briefing.vocabulary, list_name)
    word = leaf.text.split("-")[0] if list_name == "languages" else leaf.text
    if leaf.text in listed or word in listed or is_known(list_name, leaf.text):
        return
    if any(case.has_gap(VOCABULARY, list_name, one) for one in (leaf.text, word, ANY)):
        return
    explanation = explain_unlisted(list_name, leaf.text, listed)
    yield case.problem("unknown-vocabulary", place, leaf.path, *explanation)
