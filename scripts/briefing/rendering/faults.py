"""Errors in making a page, explained with template, line and record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from traceback import FrameSummary, extract_tb, walk_tb

import jinja2
from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

_LIBRARY = Path(__file__).resolve().parent.parent
_JINJA = Path(jinja2.__file__).resolve().parent

_TEMPLATE_HINT = (
    "If you changed that template, fix the line. If not, `git diff templates` shows what was "
    "changed here, and `git restore templates` restores it. If nothing was changed, this is a bug "
    "in the software: please report it to the maintainers of these scripts, with these lines."
)
_LIBRARY_HINT = (
    "This is a bug in the software, not a mistake of yours or in the record. Please report it to "
    "the maintainers of these scripts, with these lines; until it is fixed, undo the last change."
)


class TemplateFaultError(Exception):
    """A page cannot be made; the message says which one, by which template, where, and why.

    Attributes:
        cause: The location and the reason, the same for every page that fails for it.
    """

    def __init__(self, message: str, cause: str) -> None:
        """Set the message: its first line says what is wrong, the others what to do."""
        self.cause = cause
        super().__init__(message)


def fault_in(error: Exception, templates: Path, page: str, record: str | None = None) -> Exception:
    """Return an error that explains in plain words why a page cannot be made.

    An error of this library explains itself and is returned as it is.

    Args:
        error: The error that was raised.
        templates: The folder of the templates.
        page: The page's path in the tree.
        record: The file of the page's record, relative to the data folder.
    """
    if type(error).__module__.startswith("briefing."):
        return error
    frames = extract_tb(error.__traceback__)
    where = f"in the page {page}{f', made of {record}' if record else ''}"
    location = _template_location(error, frames, templates)
    if location is not None and _is_template_error(error, frames, templates):
        cause = f"{location}: {_reason(error)}"
        return TemplateFaultError(f"{cause}, {where}\n{_TEMPLATE_HINT}", cause)
    locations = [*_library_locations(frames), *([f"  in {location}"] if location else [])]
    message = "\n".join([f"{_reason(error)}, {where}", *locations, _LIBRARY_HINT])
    return TemplateFaultError(message, "\n".join([_reason(error), *locations]))


def _reason(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"there is no template templates/{error.name}"
    if isinstance(error, TemplateError):
        return (error.message or type(error).__name__).rstrip(".")
    if isinstance(error, UnicodeDecodeError):
        return "the template is not text in the encoding UTF-8"
    return f"{type(error).__name__}: {error}"


def _template_location(error: Exception, frames: list[FrameSummary], templates: Path) -> str | None:
    """Return the template and line of an error, or the template being read; None if neither."""
    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name}:{error.lineno}"
    if isinstance(error, UnicodeDecodeError) and (name := _template_being_read(error)) is not None:
        return f"templates/{name}"
    in_templates = [frame for frame in frames if Path(frame.filename).is_relative_to(templates)]
    if not in_templates:
        return f"templates/{error.name}" if isinstance(error, TemplateNotFound) else None
    file = Path(in_templates[-1].filename).relative_to(templates)
    return f"templates/{file.as_posix()}:{in_templates[-1].lineno}"


def _template_being_read(error: Exception) -> str | None:
    for frame, _ in walk_tb(error.__traceback__):
        if frame.f_code.co_name == "get_source" and "template" in frame.f_locals:
            return str(frame.f_locals["template"])
    return None


def _is_template_error(error: Exception, frames: list[FrameSummary], templates: Path) -> bool:
    """Return whether an error is in a template, rather than in code that it calls."""
    if isinstance(error, (TemplateError, UnicodeDecodeError)):
        return True
    ours = [frame for frame in frames if not Path(frame.filename).is_relative_to(_JINJA)]
    return bool(ours) and Path(ours[-1].filename).is_relative_to(templates)


def _library_locations(frames: list[FrameSummary]) -> Iterator[str]:
    """Yield the locations of an error in this library, the innermost first."""
    for frame in reversed(frames):
        file = Path(frame.filename)
        if file.is_relative_to(_LIBRARY):
            name = file.relative_to(_LIBRARY.parent.parent).as_posix()
            yield f"  in {name}:{frame.lineno} ({frame.name})"
