"""Turn evidence written in place into source records, all of it or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from briefing import addresses
from briefing.checking import VOCABULARY
from briefing.editing import EditError, add_entry, replace_entries, write_all
from briefing.linking import holders
from briefing.loading import examine, examine_changed
from briefing.problems import BriefingError, Problem
from briefing.reading import display_path
from briefing.records import RECORD_KINDS, Source
from briefing.scaffolding import IN_PLACE, OriginDraft, Promotion, promotions


class PromotionError(Exception):
    """Evidence cannot be promoted; the message says why and what to do."""


@dataclass(frozen=True)
class Promoted:
    """The changes that a promotion makes.

    Attributes:
        texts: The new content of each changed or new file, by its path in the folder.
        made: The paths of the new source records.
        known: The ids of existing source records that are cited now.
        replaced: The number of items of evidence replaced in each file.
        origins: The terms that it adds to the vocabulary's `origins`.
        left: The earlier errors that it does not fix.
    """

    texts: Mapping[str, str]
    made: tuple[str, ...]
    known: tuple[str, ...]
    replaced: Mapping[str, int]
    origins: tuple[OriginDraft, ...]
    left: tuple[Problem, ...] = ()

    def write(self, data: Path) -> None:
        """Write the files into the data folder, all or none.

        Raises:
            OSError: a file cannot be written.
        """
        write_all({data / place: text for place, text in self.texts.items()})


def promote(data: Path, only: Iterable[Path] = ()) -> Promoted:
    """Return source records for the evidence written in place, without writing any file.

    The result is checked before it is returned. Errors of other kinds stay as they are: a summary
    may wait for the id of its source. Unreadable records keep their evidence.

    Args:
        data: The data folder.
        only: The record files to promote; all if none is given.

    Raises:
        BriefingError: a required file cannot be used, or there would be a new error;
            `problems` says what and where.
        PromotionError: a file of `only` is not a record of the folder, or cannot be edited.
    """
    examination = examine(data)
    if examination.briefing is None:
        raise BriefingError(examination.problems)
    # A page may already have a record, in a file that has an error.
    if needed := [one for one in examination.errors if _is_needed(data, one)]:
        raise BriefingError(needed)
    briefing = examination.briefing
    records = {addresses.data_file(one.KIND, one.id): one for one in briefing.records.values()}
    places = {_place(data, file, records) for file in only} or set(records)
    every = [holder for record in records.values() for holder in holders(record)]
    chosen = [
        Promotion(one.source_id, one.draft, items)
        for one in promotions(briefing, every)
        if (items := tuple(item for item in one.items if item.place in places))
    ]
    result = _build_changes(data, chosen)
    return replace(result, left=_check_copy(data, result, examination.errors))


def _is_needed(data: Path, error: Problem) -> bool:
    sources = display_path(data, RECORD_KINDS[Source.KIND].folder)
    return error.path == display_path(data, VOCABULARY) or error.path.startswith(f"{sources}/")


def _place(data: Path, file: Path, places: Collection[str]) -> str:
    """Return a file's path in the data folder, given relative to that or the current folder."""
    for candidate in (file.resolve(), (data / file).resolve()):
        if candidate.is_relative_to(data.resolve()):
            place = candidate.relative_to(data.resolve()).as_posix()
            if place in places:
                return place
    raise PromotionError(f"{file} is no record of the folder {data}")


def _build_changes(data: Path, chosen: Iterable[Promotion]) -> Promoted:
    texts: dict[str, str] = {}
    made: list[str] = []
    known: list[str] = []
    origins: dict[str, OriginDraft] = {}
    replaced: dict[str, int] = {}
    for promotion in chosen:
        if promotion.draft is None:
            known.append(promotion.source_id)
        else:
            made.append(promotion.draft.place)
            texts[promotion.draft.place] = promotion.draft.text
            if (origin := promotion.draft.new_origin) is not None:
                origins[origin.id] = origin
        for item in promotion.items:
            text = texts.get(item.place) or _read_text(data / item.place)
            fields = [name for name in IN_PLACE if getattr(item.item, name)]
            new = {"source": promotion.source_id}
            try:
                texts[item.place] = replace_entries(text, item.path, fields, new)
            except EditError as error:
                raise PromotionError(f"{item.place} cannot be edited: {error}") from error
            replaced[item.place] = replaced.get(item.place, 0) + 1
    if origins:
        vocabulary = _read_text(data / VOCABULARY)
        for origin in origins.values():
            vocabulary = add_entry(vocabulary, ("origins",), origin.id, origin.name)
        texts[VOCABULARY] = vocabulary
    return Promoted(texts, tuple(made), tuple(known), replaced, tuple(origins.values()))


def _read_text(file: Path) -> str:
    return file.read_bytes().decode("utf-8")


def _check_copy(data: Path, result: Promoted, before: Iterable[Problem]) -> tuple[Problem, ...]:
    """Check a copy of the briefing with the changes; return the errors that it already had."""
    after = examine_changed(data, result.texts).errors
    known = Counter(map(_key_without_line, before))
    left: list[Problem] = []
    new: list[Problem] = []
    for one in after:
        key = _key_without_line(one)
        (left if known[key] else new).append(one)
        known[key] -= 1
    if new:
        raise BriefingError(new)
    return tuple(left)


def _key_without_line(error: Problem) -> tuple[str, str, str]:
    """Return an error's file in the data folder, rule and message."""
    return "/".join(Path(error.path).parts[-2:]), error.code, error.message
