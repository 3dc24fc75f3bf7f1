"""Explain an engine's failure in our words: what is wrong, where, and what to do.

MkDocs and ProperDocs have the same messages; for another engine, only its own lines are shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from briefing.records import RECORD_KINDS

_MOST_LINES = 20
_CHATTER = re.compile(r"^(INFO|DEBUG)\b|^\s*$|^ *[~^]+ *$")
_FRAME = re.compile(r'^  File "(?P<file>[^"]+)", line (?P<line>\d+), in ')
_LINK = re.compile(
    r"Doc file '(?P<page>[^']+)' contains an? (?P<kind>absolute |unrecognized relative )?"
    r"link '(?P<link>[^']*)'"
)
_NOT_IN_MENU = re.compile(r'pages exist in the docs directory, but are not included in the "nav"')
_NO_PAGE = re.compile(r"A reference to '(?P<page>[^']+)' is included in the 'nav' configuration")
_SETTING = re.compile(r"Config value '(?P<name>[^']+)': (?P<reason>.*)")
_UNREADABLE = re.compile(r"error parsing the configuration file: (?P<reason>.*)")
_NO_THEME = re.compile(r"Unrecognised theme name: '(?P<name>[^']+)'")
_DISK_FULL = re.compile(r"Errno 28|No space left on device|Disk quota exceeded")
_DENIED = re.compile(r"PermissionError: .*?(?P<file>'[^']*')?$", re.MULTILINE)
_KILLED = -9

_FIX_CONFIG = (
    "If you changed mkdocs.yml, fix it there. If not, `git diff mkdocs.yml` shows what was "
    "changed, and `git restore mkdocs.yml` restores it."
)
_FIX_THEME = (
    "If you changed that template, fix the line. If not, `git diff templates` shows what was "
    "changed here, and `git restore templates` restores it."
)
_REPORT = (
    "This is a bug in the software, not a mistake of yours or in your records. Please report it to "
    "the maintainers of these scripts, with the lines below."
)
_UNEXPLAINED = (
    "Its own message, below, says what is wrong. If it makes no sense to you, please report it to "
    "the maintainers of these scripts."
)


@dataclass(frozen=True)
class Surroundings:
    """Where an engine's input comes from.

    Attributes:
        root: The folder of `mkdocs.yml`, `docs/` and `templates/`.
        data: The data folder, if it is known.
    """

    root: Path
    data: Path | None = None


def explain_failure(name: str, output: str, around: Surroundings, code: int = 1) -> str:
    """Return why an engine failed, followed by its own output without tracebacks."""
    lines = list(_own_lines(output))[-_MOST_LINES:]
    unknown = _REPORT if "Traceback (most" in output or not lines else _UNEXPLAINED
    causes = list(dict.fromkeys(_findings(output, around, code))) or [unknown]
    own = [f"{name} says:", *(f"  {line}" for line in lines)] if lines else []
    return "\n".join([f"{name} did not build the site.", *causes, *own])


def _findings(output: str, around: Surroundings, code: int) -> Iterator[str]:
    if code == _KILLED:
        yield "The system stopped it: there may not be enough memory. Close other programs first."
    if _DISK_FULL.search(output):
        yield "The disk is full. Free some space, then try again."
    elif (denied := _DENIED.search(output)) is not None:
        yield f"It has no permission for {denied['file'] or 'a file'}. Ask the owner for it."
    elif (place := _template_line(output, around.root)) is not None:
        yield f"{place}: {_last_line(output)}\n{_FIX_THEME}"
    yield from _about_settings(output)
    yield from _about_pages(output, around)


def _about_settings(output: str) -> Iterator[str]:
    if (unreadable := _UNREADABLE.search(output)) is not None:
        line = re.search(r'mkdocs\.yml", line (\d+)', output)
        place = f"mkdocs.yml:{line[1]}" if line else "mkdocs.yml"
        yield f"{place}: this is not YAML that can be read: {unreadable['reason']}\n{_FIX_CONFIG}"
    if (theme := _NO_THEME.search(output)) is not None:
        yield (
            f"mkdocs.yml asks for the theme {theme['name']!r}, which is not installed. `make site` "
            f"installs the one that belongs here.\n{_FIX_CONFIG}"
        )
        return
    for found in _SETTING.finditer(output):
        yield f"mkdocs.yml: `{found['name']}`: {found['reason']}\n{_FIX_CONFIG}"


def _about_pages(output: str, around: Surroundings) -> Iterator[str]:
    for found in _LINK.finditer(output):
        yield _about_link(found["page"], found["link"], (found["kind"] or "").split(), around)
    for found in _NO_PAGE.finditer(output):
        yield (
            f"mkdocs.yml: `nav` names the page {found['page']}, which is not there.\n{_FIX_CONFIG}"
        )
    if _NOT_IN_MENU.search(output):
        pages = re.findall(r"^  - (\S+)$", output, re.MULTILINE)
        ours = [f"docs/{page}" for page in pages if (around.root / "docs" / page).is_file()]
        yield (
            f"{', '.join(ours or pages)}: mkdocs.yml does not list this page. Add it there under "
            "`nav`, or under `not_in_nav` to keep it out of the menu."
        )


def _about_link(page: str, link: str, kind: list[str], around: Surroundings) -> str:
    """Return which file a dead link comes from, and what to do there."""
    wrong = "which is not the address of a page here" if kind else "and nothing is there"
    by_hand = around.root / "docs" / page
    if by_hand.is_file():
        line = _line_with(by_hand, re.escape(link))
        return (
            f"docs/{page}{line}: this links to `{link}`, {wrong}. Fix the link: it leads from the "
            "file itself to another one, such as `../about/index.md`."
        )
    record = _record_of(page)
    if record is None:
        return f"The page {page} links to `{link}`, {wrong}.\n{_REPORT}"
    name = f"{around.data.name}/{record}" if around.data else record
    ids = (rf"(?<![\w-]){re.escape(one)}(?![\w-])" for one in _ids_in(link))
    line = _line_with(around.data / record, *ids) if around.data else ""
    if not line:
        return (
            f"The page {page}, made of {name}, links to `{link}`, {wrong}, and the record does not "
            f"name it.\n{_REPORT}"
        )
    return (
        f"{name}{line}: its page {page} links to `{link}`, {wrong}. Look at what the record names "
        "there: a record or a claim that was renamed, withdrawn or deleted. If all is right, this "
        "is a bug in the software: please report it to the maintainers of these scripts."
    )


def _record_of(page: str) -> str | None:
    """Return the file of the record that a page is about, relative to the data folder."""
    folder, _, rest = page.partition("/")
    record_id, _, name = rest.partition("/")
    is_one = name == "index.md" and any(kind.folder == folder for kind in RECORD_KINDS.values())
    return f"{folder}/{record_id}.yml" if is_one else None


def _ids_in(link: str) -> Iterator[str]:
    """Yield the ids in a link, the claim's first."""
    path, _, anchor = link.partition("#")
    if anchor:
        yield anchor
    yield from (part for part in reversed(PurePosixPath(path).parts[:-1]) if part != "..")


def _line_with(file: Path, *patterns: str) -> str:
    """Return `:` and the number of the first line that matches a pattern, or nothing."""
    if not file.is_file():
        return ""
    lines = file.read_text("utf-8", errors="replace").splitlines()
    for pattern in patterns:
        for number, line in enumerate(lines, start=1):
            if re.search(pattern, line):
                return f":{number}"
    return ""


def _template_line(output: str, root: Path) -> str | None:
    """Return the last line of our templates in a traceback, as `file:line`."""
    place = None
    for found in map(_FRAME.match, output.splitlines()):
        if found is not None and Path(found["file"]).is_relative_to(root / "templates"):
            file = Path(found["file"]).relative_to(root).as_posix()
            place = f"{file}:{found['line']}"
    return place


def reports_failure(output: str) -> bool:
    """Return whether a running engine's output reports a failure."""
    return re.search(r"^(ERROR|Error|Traceback|CRITICAL)\b", output, re.MULTILINE) is not None


def _last_line(output: str) -> str:
    last = [line for line in output.splitlines() if line.strip()][-1]
    return last.partition(": ")[2].rstrip(".") or last


def _own_lines(output: str) -> Iterator[str]:
    """Yield an engine's output for people: no chatter, and only the end of a traceback."""
    in_traceback = False
    for line in output.splitlines():
        if _CHATTER.match(line):
            continue
        if line.startswith("Traceback (most recent call last)"):
            in_traceback = True
        elif not (in_traceback and line.startswith(" ")):
            in_traceback = False
            yield line
