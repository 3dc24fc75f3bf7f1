"""Source records made from evidence that is written in place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing import addresses
from briefing.characters import fold_name
from briefing.editing import scalar
from briefing.linking import Briefing, Holder
from briefing.records import RECORD_KINDS, Evidence, Source
from briefing.records.enums import ReadExtent, SourceRole
from briefing.records.ids import suggest_id
from briefing.records.walking import FieldPath
from briefing.scaffolding.ids import records_by_id, source_id
from briefing.scaffolding.outlets import Guess, Outlet, find_outlet, likely_language, usual_kind
from briefing.webpages import (
    host_words,
    last_words,
    original,
    page_key,
    without_tracking,
)

IN_PLACE = ("url", "title", "publisher", "date")
"""The fields of evidence written in place that a source record takes over."""

_GUESSED = ("kind", "role", "origin", "language")


@dataclass(frozen=True)
class OriginDraft:
    """An entry for the vocabulary's `origins`."""

    id: str
    name: str

    @property
    def line(self) -> str:
        """The entry as a line of YAML, without indentation."""
        return f"{self.id}: {scalar(self.name)}"


@dataclass(frozen=True)
class SourceDraft:
    """A complete source record that is not written yet.

    Attributes:
        id: Its id, which is not in use.
        fields: Its fields in their order; each a text, or a list of field names.
        new_origin: The origin to add to the vocabulary for it, if any.
    """

    id: str
    fields: Mapping[str, str | tuple[str, ...]]
    new_origin: OriginDraft | None = None

    @property
    def place(self) -> str:
        """Its file, relative to the data folder."""
        return addresses.data_file(Source.KIND, self.id)

    @property
    def text(self) -> str:
        """The file's content."""
        lines = [RECORD_KINDS[Source.KIND].schema_line]
        for name, value in self.fields.items():
            shown = scalar(value) if isinstance(value, str) else f"[{', '.join(value)}]"
            lines.append(f"{name}: {shown}")
        return "\n".join(lines) + "\n"


@dataclass(frozen=True)
class InPlace:
    """One item of evidence that is written in place."""

    holder: Holder
    position: int

    @property
    def item(self) -> Evidence:
        """The evidence."""
        return self.holder.evidence[self.position]

    @property
    def path(self) -> FieldPath:
        """Its path in its record."""
        return (*self.holder.path, "evidence", self.position)

    @property
    def place(self) -> str:
        """Its file, relative to the data folder."""
        return addresses.data_file(self.holder.record.KIND, self.holder.record.id)


@dataclass(frozen=True)
class Promotion:
    """All evidence in place that names one web page, and the source record for it.

    Attributes:
        source_id: The record's id.
        draft: The record; None where the briefing has it already.
        items: The evidence, in the order of the records.
    """

    source_id: str
    draft: SourceDraft | None
    items: tuple[InPlace, ...]

    @property
    def url(self) -> str:
        """The page's address."""
        return without_tracking(original(self.items[0].item.url or ""))


def promotions(briefing: Briefing, holders: Iterable[Holder]) -> tuple[Promotion, ...]:
    """Return a source record for each web page that evidence names in place.

    The same briefing always gives the same records and ids.
    """
    by_page: dict[str, list[InPlace]] = {}
    for found in _in_place(holders):
        by_page.setdefault(page_key(found.item.url or ""), []).append(found)
    if not by_page:
        return ()
    known = known_pages(briefing.sources.values())
    taken = set(records_by_id(briefing.records.values()))
    made = []
    for key, items in by_page.items():
        if (source := known.get(key)) is not None:
            made.append(Promotion(source.id, None, tuple(items)))
            continue
        draft = _draft(briefing, [found.item for found in items], taken)
        taken.add(draft.id)
        made.append(Promotion(draft.id, draft, tuple(items)))
    return tuple(made)


def known_pages(sources: Iterable[Source]) -> dict[str, Source]:
    """Return the sources by the `page_key` of their web pages."""
    known: dict[str, Source] = {}
    for source in sources:
        for url in (source.url, source.archive_url):
            if url is not None:
                known.setdefault(page_key(url), source)
    return known


def _in_place(holders: Iterable[Holder]) -> Iterator[InPlace]:
    for holder in holders:
        for position, item in enumerate(holder.evidence):
            if item.url is not None:
                yield InPlace(holder, position)


def _draft(briefing: Briefing, items: Sequence[Evidence], taken: Collection[str]) -> SourceDraft:
    url, title = items[0].url or "", items[0].title or ""
    known = find_outlet(items[0].publisher, url, briefing.sources.values())
    date = next((str(item.date) for item in items if item.date), "")
    prefix = known.id_prefix or host_words(url)
    origin, new_origin = _origin(briefing, known, items)
    guesses = _guesses(briefing, known, items) | {"origin": origin}
    fields: dict[str, str | tuple[str, ...]] = {
        "kind": guesses["kind"].value,
        "role": guesses["role"].value,
        "title": title,
        "publisher": known.publisher,
        "origin": origin.value,
        "date": date,
        "url": without_tracking(original(url)),
        "archive_url": url if original(url) != url else "",
        "language": guesses["language"].value,
        "read": ReadExtent.EXCERPT.value,
        "inferred": tuple(name for name in _GUESSED if not guesses[name].sure),
    }
    return SourceDraft(
        source_id(prefix, (title, last_words(url)), date, taken),
        {name: value for name, value in fields.items() if value},
        new_origin,
    )


def _guesses(briefing: Briefing, known: Outlet, items: Sequence[Evidence]) -> dict[str, Guess]:
    """Return guesses for fields that evidence in place does not have.

    They come from the publisher's other sources, or are defaults.
    """
    kind = known.guess("kind") or Guess(usual_kind(briefing), sure=False)
    described = briefing.vocabulary.source_kinds.get(kind.value)
    is_official = described is not None and described.official
    role = SourceRole.PRIMARY if is_official else SourceRole.ORIGINAL_REPORT
    title = items[0].title or ""
    stated = next((Guess(item.lang, sure=False) for item in items if item.lang), None)
    return {
        "kind": kind,
        "role": known.guess("role") or Guess(role.value, sure=False),
        "language": stated
        or known.guess("language")
        or Guess(likely_language(title, briefing), sure=False),
    }


def _origin(
    briefing: Briefing, known: Outlet, items: Sequence[Evidence]
) -> tuple[Guess, OriginDraft | None]:
    """Return whose information it is: as the evidence says, else the publisher's own."""
    stated = next((item.origin for item in items if item.origin), None)
    if stated is not None:
        return Guess(stated, sure=True), None
    if (guess := known.guess("origin")) is not None:
        return guess, None
    origins = briefing.vocabulary.origins
    name = fold_name(known.publisher)
    listed = next((key for key, origin in origins.items() if fold_name(origin.name) == name), None)
    new_id = suggest_id(known.publisher) or host_words(items[0].url or "")
    if listed is not None or new_id in origins:
        return Guess(listed or new_id, sure=False), None
    return Guess(new_id, sure=False), OriginDraft(new_id, known.publisher)
