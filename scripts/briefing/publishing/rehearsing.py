"""Whether every page can be made and every link leads somewhere, before an engine runs.

What the records' own rules pass, this passes too, unless the software or a template is at fault.
It is told all the same at the field that brought it up: whoever meets it first can take that out,
and has something to report.
"""

from __future__ import annotations

import multiprocessing
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from briefing import addresses
from briefing.linking import Briefing
from briefing.loading import Examination
from briefing.phrases import ENGLISH, CatalogueFault, find_catalogue
from briefing.problems import Mark, Problem, problem
from briefing.reading import SETTINGS_FILE, RecordFile
from briefing.records.walking import leaves
from briefing.rendering import (
    PHRASES,
    READERS_LANGUAGES,
    DeadLink,
    Document,
    PageLinks,
    Plan,
    Renderer,
    TemplateFaultError,
    dead_links,
    links_of,
    projection,
    speaks,
)

_HINT = (
    "No record should be able to cause this: report it with this message, unless you changed a "
    "template. Until it is fixed, remove what is named here."
)

_WORTH_TWO = 200
"""From so many pages on, two processes are done sooner than one."""


class DeadLinksError(Exception):
    """Pages would link to what is not there."""

    def __init__(self, links: Iterable[DeadLink]) -> None:
        """Keep the links."""
        self.links = tuple(links)
        super().__init__("\n".join(map(_link_problem, self.links)))


def rehearse(examination: Examination, templates: Path) -> Examination:
    """Add what is wrong with the pages of a briefing; without a briefing, or with errors, nothing.

    All pages are made, the whole briefing as one page too.
    """
    if examination.briefing is None or examination.errors:
        return examination
    briefing = examination.briefing
    found = (
        *_faults(examination, briefing, templates),
        *_wordless(examination, briefing, templates),
    )
    return replace(examination, problems=tuple(sorted({*examination.problems, *found})))


def _wordless(examination: Examination, briefing: Briefing, templates: Path) -> Iterator[Problem]:
    """Tell of translations that cannot be used; the English words serve."""
    own = briefing.settings.language
    catalogue, faults = find_catalogue(templates / PHRASES, own)
    if catalogue.language != ENGLISH.language and not speaks(catalogue):
        faults += (_partial(own),)
    others = (find_catalogue(templates / PHRASES, other)[1] for other in READERS_LANGUAGES)
    settings = examination.read.get(SETTINGS_FILE, RecordFile(SETTINGS_FILE))
    for fault in dict.fromkeys(chain(faults, *others)):
        path = _display_path(fault.file) if fault.file else settings.path
        mark = Mark(fault.line, 1) if fault.file else settings.at(("language",))
        yield problem("unusable-phrase", path, mark, fault.message, fault.hint)


def _partial(language: str) -> CatalogueFault:
    message = f"the catalogue for '{language}' has few of the phrases: the rest is said in English"
    hint = f"Add those that it lacks with `make phrases ARGS={language}`, and translate them."
    return CatalogueFault(None, 1, message, hint)


def _display_path(file: Path) -> str:
    """Return a file as the person who runs the check names it, from where they are."""
    return (file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file).as_posix()


def link_problems(examination: Examination, links: Iterable[DeadLink]) -> Iterator[Problem]:
    """Tell of links that lead nowhere, at the fields of the records that name what they seek."""
    for link in links:
        yield _problem(examination, link.page.source_file, _link_problem(link), wanted=link.wanted)


def _faults(examination: Examination, briefing: Briefing, templates: Path) -> Iterator[Problem]:
    found = _try_pages(briefing, templates)
    told: set[str] = set()
    for fault in found.faults:
        if fault.cause not in told:  # one broken template can stop all pages
            told.add(fault.cause)
            message, _, remedy = fault.message.partition("\n")
            yield _problem(examination, fault.source_file, message, remedy)
    if not told:
        yield from link_problems(examination, dead_links(found.links))


@dataclass(frozen=True)
class _Fault:
    """Why a page cannot be made."""

    source_file: str | None
    cause: str
    message: str


@dataclass(frozen=True)
class _Found:
    """What trying pages gives."""

    links: tuple[PageLinks, ...] = ()
    faults: tuple[_Fault, ...] = ()

    def __add__(self, other: _Found) -> _Found:
        return _Found(self.links + other.links, self.faults + other.faults)


def _try_pages(briefing: Briefing, templates: Path) -> _Found:
    """Try all pages, in two processes where a process can be copied."""
    briefing = projection(briefing, templates)
    renderer = Renderer(briefing, templates)
    plans = renderer.plans()
    # The indexes and the whole briefing as one page take as long as all the other pages.
    indexes = sum(plan.record is None for plan in plans)

    def begun() -> _Found:
        return _pages(renderer, plans[:indexes]) + _document(briefing, templates)

    def rest() -> _Found:
        return _pages(renderer, plans[indexes:])

    # A process with threads is not copied safely, and a small briefing is not worth it.
    alone = threading.active_count() == 1 and sys.platform == "linux"
    return _beside(begun, rest) if alone and len(plans) > _WORTH_TWO else begun() + rest()


def _beside(first: Callable[[], _Found], second: Callable[[], _Found]) -> _Found:
    """Do the first in a copy of this process, the second here."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    copy = context.Process(target=lambda: sending.send(first()), daemon=True)
    copy.start()
    sending.close()
    found = second()
    try:
        begun: _Found = receiving.recv()
        return begun + found
    except EOFError:  # whatever ended the copy, memory that ran out for one: it is done again here
        return first() + found
    finally:
        copy.join()


def _pages(renderer: Renderer, plans: Iterable[Plan]) -> _Found:
    links: list[PageLinks] = []
    faults: list[_Fault] = []
    for plan in plans:
        try:
            links.append(links_of(renderer.page(plan)))
        except TemplateFaultError as fault:
            faults.append(_Fault(plan.source_file, fault.cause, str(fault)))
    return _Found(tuple(links), tuple(faults))


def _document(briefing: Briefing, templates: Path) -> _Found:
    try:
        Document(briefing, templates).write_parts()
    except TemplateFaultError as fault:
        return _Found(faults=(_Fault(None, fault.cause, str(fault)),))
    return _Found()


def _link_problem(link: DeadLink) -> str:
    spot = f", at #{link.anchor}," if link.anchor else ""
    page = addresses.Address(link.path).folder or "the first page"
    return f"its page would link to {page}{spot} and there is no such thing"


def _problem(
    examination: Examination,
    source_file: str | None,
    message: str,
    hint: str = _HINT,
    wanted: str = "",
) -> Problem:
    place = source_file or SETTINGS_FILE
    file = examination.read.get(place, RecordFile(place))
    return problem("page-fault", file.path, _mark(examination, file, place, wanted), message, hint)


def _mark(examination: Examination, file: RecordFile, place: str, wanted: str) -> Mark:
    """Return where a record names what is wanted, else where it begins."""
    briefing = examination.briefing
    record = briefing.records.get(Path(place).stem) if briefing else None
    named = (leaf for leaf in leaves(record) if wanted in leaf.text) if record and wanted else ()
    leaf = next(iter(named), None)
    return file.at(leaf.path) if leaf else Mark(1, 1)
