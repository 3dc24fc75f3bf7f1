"""Check that every page can be rendered and no link is dead, before an engine runs.

Records that pass their own rules pass this too, unless the software or a template is at fault.
Problems are reported at the field that caused them, so that a contributor can remove it and has
something to report.
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
    is_translated,
    links_of,
    projection,
)

_HINT = (
    "No record should be able to cause this: report it with this message, unless you changed a "
    "template. Until it is fixed, remove what is named here."
)

_FORK_FROM = 200
"""From this many pages on, two processes are faster than one."""


class DeadLinksError(Exception):
    """Pages would have dead links."""

    def __init__(self, links: Iterable[DeadLink]) -> None:
        """Store the links, and list them in the message."""
        self.links = tuple(links)
        super().__init__("\n".join(map(_link_problem, self.links)))


def rehearse(examination: Examination, templates: Path) -> Examination:
    """Return the examination with the problems of rendering, unless it has errors already.

    All pages are rendered, and the whole briefing as one page.
    """
    if examination.briefing is None or examination.errors:
        return examination
    briefing = examination.briefing
    found = (
        *_page_problems(examination, briefing, templates),
        *_phrase_problems(examination, briefing, templates),
    )
    return replace(examination, problems=tuple(sorted({*examination.problems, *found})))


def _phrase_problems(
    examination: Examination, briefing: Briefing, templates: Path
) -> Iterator[Problem]:
    """Yield a problem for each translation that cannot be used; English is used instead."""
    own = briefing.settings.language
    catalogue, faults = find_catalogue(templates / PHRASES, own)
    if catalogue.language != ENGLISH.language and not is_translated(catalogue):
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
    """Return a file's path, relative to the current folder if it is inside."""
    return (file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file).as_posix()


def link_problems(examination: Examination, links: Iterable[DeadLink]) -> Iterator[Problem]:
    """Yield a problem for each dead link, at the field that names its target."""
    for link in links:
        yield _problem(examination, link.page.source_file, _link_problem(link), wanted=link.wanted)


def _page_problems(
    examination: Examination, briefing: Briefing, templates: Path
) -> Iterator[Problem]:
    found = _try_pages(briefing, templates)
    seen: set[str] = set()
    for fault in found.faults:
        if fault.cause not in seen:  # one broken template can stop all pages
            seen.add(fault.cause)
            message, _, remedy = fault.message.partition("\n")
            yield _problem(examination, fault.source_file, message, remedy)
    if not seen:
        yield from link_problems(examination, dead_links(found.links))


@dataclass(frozen=True)
class _Fault:
    """Why a page cannot be rendered."""

    source_file: str | None
    cause: str
    message: str


@dataclass(frozen=True)
class _Outcome:
    """The links of the pages that rendered, and the faults of the others."""

    links: tuple[PageLinks, ...] = ()
    faults: tuple[_Fault, ...] = ()

    def __add__(self, other: _Outcome) -> _Outcome:
        return _Outcome(self.links + other.links, self.faults + other.faults)


def _try_pages(briefing: Briefing, templates: Path) -> _Outcome:
    """Render all pages, in two processes where a process can be forked."""
    briefing = projection(briefing, templates)
    renderer = Renderer(briefing, templates)
    plans = renderer.plans()
    # The indexes and the whole briefing as one page take as long as all the other pages.
    indexes = sum(plan.record is None for plan in plans)

    def first_half() -> _Outcome:
        return _pages(renderer, plans[:indexes]) + _document(briefing, templates)

    def second_half() -> _Outcome:
        return _pages(renderer, plans[indexes:])

    # Forking a process with threads is not safe, and a small briefing is not worth it.
    can_fork = threading.active_count() == 1 and sys.platform == "linux"
    return (
        _run_in_parallel(first_half, second_half)
        if can_fork and len(plans) > _FORK_FROM
        else first_half() + second_half()
    )


def _run_in_parallel(first: Callable[[], _Outcome], second: Callable[[], _Outcome]) -> _Outcome:
    """Run the first in a fork of this process, the second here."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    fork = context.Process(target=lambda: sending.send(first()), daemon=True)
    fork.start()
    sending.close()
    found = second()
    try:
        other: _Outcome = receiving.recv()
        return other + found
    except EOFError:  # the fork ended early, perhaps out of memory: run it again here
        return first() + found
    finally:
        fork.join()


def _pages(renderer: Renderer, plans: Iterable[Plan]) -> _Outcome:
    links: list[PageLinks] = []
    faults: list[_Fault] = []
    for plan in plans:
        try:
            links.append(links_of(renderer.page(plan)))
        except TemplateFaultError as fault:
            faults.append(_Fault(plan.source_file, fault.cause, str(fault)))
    return _Outcome(tuple(links), tuple(faults))


def _document(briefing: Briefing, templates: Path) -> _Outcome:
    try:
        Document(briefing, templates).write_parts()
    except TemplateFaultError as fault:
        return _Outcome(faults=(_Fault(None, fault.cause, str(fault)),))
    return _Outcome()


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
    """Return where a record names the target of a link, else where the file begins."""
    briefing = examination.briefing
    record = briefing.records.get(Path(place).stem) if briefing else None
    named = (leaf for leaf in leaves(record) if wanted in leaf.text) if record and wanted else ()
    leaf = next(iter(named), None)
    return file.at(leaf.path) if leaf else Mark(1, 1)
