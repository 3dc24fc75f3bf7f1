"""What went wrong while a page was made: in which template, at which line, of which record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import FrameSummary, extract_tb, walk_tb

import jinja2
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

_LIBRARY = Path(__file__).resolve().parent.parent
_JINJA = Path(jinja2.__file__).resolve().parent

_FIX = (
    "If you changed that template, fix the line. If not, `git diff templates` shows what was "
    "changed here, and `git restore templates` restores it. If nothing was changed, this is a bug "
    "in the software: please report it to the maintainers of these scripts, with these lines."
)
_REPORT = (
    "This is a bug in the software, not a mistake of yours or in the record. Please report it to "
    "the maintainers of these scripts, with these lines; until it is fixed, undo the last change."
)


class TemplateFaultError(Exception):
    """A page cannot be made; the message says which one, of which template, where, and why.

    Attributes:
        cause: The same for every page that it ends: the place and the reason.
    """

    def __init__(self, message: str, cause: str) -> None:
        """Keep the message, whose first line says what is wrong and the others what to do."""
        self.cause = cause
        super().__init__(message)


def fault_in(error: Exception, templates: Path, page: str, record: str | None = None) -> Exception:
    """Say in plain words what ended the making of a page, if the library has not said it itself.

    Args:
        error: What was raised.
        templates: The folder of the templates.
        page: The page, by its path in the tree.
        record: The file of the record that the page is about, relative to the data folder.
    """
    if type(error).__module__.startswith("briefing."):
        return error
    frames = extract_tb(error.__traceback__)
    where = f"in the page {page}{f', made of {record}' if record else ''}"
    place = _place(error, frames, templates)
    if place is not None and _is_the_template_s(error, frames, templates):
        cause = f"{place}: {_reason(error)}"
        return TemplateFaultError(f"{cause}, {where}\n{_FIX}", cause)
    places = [*_in_library(frames), *([f"  in {place}"] if place else [])]
    message = "\n".join([f"{_reason(error)}, {where}", *places, _REPORT])
    return TemplateFaultError(message, "\n".join([_reason(error), *places]))


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template templates/{error.name}"
    if isinstance(error, TemplateError):
        return (error.message or type(error).__name__).rstrip(".")
    if isinstance(error, UnicodeDecodeError):
        return "the template is not text in the encoding UTF-8"
    return f"{type(error).__name__}: {error}"


def _place(error: Exception, frames: list[FrameSummary], templates: Path) -> str | None:
    """Name the line of a template at which an error arose, or the template that was read."""
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name}:{error.lineno}"
    if isinstance(error, UnicodeDecodeError) and (name := _being_read(error)) is not None:
        return f"templates/{name}"
    inside = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not inside:
        return f"templates/{error.name}" if isinstance(error, TemplateNotFound) else None
    file = Path(inside[-1].filename).relative_to(templates)
    return f"templates/{file.as_posix()}:{inside[-1].lineno}"


def _being_read(error: Exception) -> str | None:
    for frame, _ in walk_tb(error.__traceback__):
        if frame.f_code.co_name == "get_source" and "template" in frame.f_locals:
            return str(frame.f_locals["template"])
    return None


def _is_the_template_s(error: Exception, frames: list[FrameSummary], templates: Path) -> bool:
    """Return whether a template is wrong, rather than what it calls."""
    if isinstance(error, (TemplateError, UnicodeDecodeError)):
        return True
    ours = [frame for frame in frames if not Path(frame.filename).is_relative_to(_JINJA)]
    return bool(ours) and Path(ours[-1].filename).is_relative_to(templates)


def _in_library(frames: list[FrameSummary]) -> Iterator[str]:
    """Yield the places in the library at which an error arose, the last one first."""
    for frame in reversed(frames):
        file = Path(frame.filename)
        if file.is_relative_to(_LIBRARY):
            name = file.relative_to(_LIBRARY.parent.parent).as_posix()
            yield f"  in {name}:{frame.lineno} ({frame.name})"
