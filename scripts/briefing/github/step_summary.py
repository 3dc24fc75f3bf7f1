"""Problems as a summary that GitHub shows after a workflow run."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from urllib.parse import quote

from briefing.github.annotations import split_by_touched
from briefing.github.markdown import code, escape_markdown, preformat
from briefing.github.room import Room, octets
from briefing.problems.model import Problem
from briefing.problems.reports import HelpOf, no_help, pluralize
from briefing.problems.rules import Severity

LARGEST = 1 << 20
"""The largest summary of a step that GitHub accepts, in bytes of UTF-8."""

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{40,64}")
_SAVE = re.compile(r"https://web\.archive\.org/save/\S+$")
_SERVER = re.compile(r"https?://[\w.-]+(:\d+)?", re.ASCII)

_SEVERITY_WORDS = {
    Severity.ERROR: "must be fixed",
    Severity.WARNING: "a warning, which stops nothing",
    Severity.NOTE: "a note",
}

_FOLDED = "<details>"
_LONGEST_UNFOLDED = 6
_RESERVED = 200
"""Bytes reserved for the sentence on what was omitted."""

_WELCOME = (
    "A program has read all records, as it does for every change that is proposed. Nothing is "
    "broken by what it finds, and nobody is blamed: it only says what to fix, where, and how."
)
_NEXT_WITH_ERRORS = (
    "Fix these places in the same files: in your change, open the file, press the pencil, edit "
    "the line and commit. The program then reads everything again automatically, and the new "
    "report replaces this one. If something here makes no sense to you, say so in the pull "
    "request; someone will help."
)
_NEXT_WITHOUT = (
    "Nothing is left for you to do. A maintainer reads the change and publishes it, or asks back."
)


@dataclass(frozen=True)
class SummaryOptions:
    """The options of a summary.

    Attributes:
        touched: The files that the change touches; None if unknown.
        help_of: Returns where a rule is explained.
        files_at: The address under which the files of this commit are shown; None for no links.
        room: The largest size of the summary, in bytes.
    """

    touched: Collection[str] | None = None
    help_of: HelpOf = field(default=no_help)
    files_at: str | None = None
    room: int = LARGEST


def files_at(environment: Mapping[str, str]) -> str | None:
    """Return the address at which GitHub shows the files of the commit that a workflow runs on."""
    server = environment.get("GITHUB_SERVER_URL", "")
    repository = environment.get("GITHUB_REPOSITORY", "")
    commit = environment.get("GITHUB_SHA", "")
    known = (_SERVER, server), (_REPOSITORY, repository), (_COMMIT, commit)
    if not all(pattern.fullmatch(value) for pattern, value in known):
        return None
    return f"{server}/{repository}/blob/{commit}"


def as_step_summary(problems: Iterable[Problem], files: int, options: SummaryOptions) -> str:
    """Return problems as GitHub-flavoured Markdown, file by file, for newcomers.

    The files that the change touches come first; of the others, warnings are only counted.
    Notes are counted everywhere. What does not fit into the room is omitted with a sentence
    that says so. `files` is how many were read.
    """
    found = set(problems)
    listed = sorted(one for one in found if one.severity is not Severity.NOTE)
    errors = sum(one.severity is Severity.ERROR for one in listed)
    everywhere = {one.path for one in listed}
    here, elsewhere = split_by_touched(
        listed, everywhere if options.touched is None else options.touched
    )
    other_errors = [one for one in elsewhere if one.severity is Severity.ERROR]
    head = ["## What the checker says", _verdict(errors, files), _WELCOME]
    foot = ["### What happens next", _NEXT_WITH_ERRORS if errors else _NEXT_WITHOUT]
    others = _others(len(elsewhere) - len(other_errors), len(found) - len(listed))
    foot = [*([others] if others else []), *foot]
    used = sum(octets(f"{block}\n\n") for block in (*head, *foot))
    room = Room(options.room - used - _RESERVED)
    body = [block for block in _blocks(here, other_errors, options) if room.takes(f"{block}\n\n")]
    if room.left_out:
        body.append(
            f"**{pluralize(room.left_out, 'more place')} did not fit in here.** "
            "Fix the first ones; the next report shows the others."
        )
    return "\n\n".join((*head, *body, *foot)) + "\n"


def _verdict(errors: int, files: int) -> str:
    if errors:
        return f"**{pluralize(errors, 'place')} must be fixed before this can be published.**"
    return f"**All is well:** {pluralize(files, 'file')} read, and nothing to fix."


def _others(warnings: int, notes: int) -> str:
    omitted = []
    if warnings:
        omitted.append(f"{pluralize(warnings, 'warning')} in files that this change does not touch")
    if notes:
        omitted.append(f"{pluralize(notes, 'note')} on what could be better sourced")
    if not omitted:
        return ""
    return f"Not listed: {' and '.join(omitted)}. `scripts/check.py --verbose` lists everything."


def _blocks(
    here: list[Problem], elsewhere: list[Problem], options: SummaryOptions
) -> Iterator[str]:
    yield from _files(here, options)
    if elsewhere:
        yield (
            "### In files that this change does not touch\n\nSomething in the change may be "
            "behind these, such as a file that was renamed or deleted."
        )
        yield from _files(elsewhere, options)


def _files(problems: list[Problem], options: SummaryOptions) -> Iterator[str]:
    for path, found in groupby(problems, key=lambda one: one.path):
        head = f"#### {code(path)}\n\n"
        for one in found:
            yield head + _entry(one, options)
            head = ""


def _entry(one: Problem, options: SummaryOptions) -> str:
    """Return one item of a list: the line, the message, the remedy, the rule."""
    line = f"Line {one.line}"
    if options.files_at is not None and not one.path.startswith(("/", "../")):
        line = f"[{line}]({options.files_at}/{quote(one.path)}#L{one.line})"
    rule: str = code(one.code)
    if (address := options.help_of(one.code)) is not None:
        rule = f"[{rule}]({quote(address, safe=':/?#=&%~')})"
    parts = [
        f"**{line}**: {_words(one.message)}{'' if one.message.endswith('?') else '.'}",
        *_remedy(one.hint),
        f"({_SEVERITY_WORDS[one.severity]}: {rule})",
    ]
    first, *rest = parts
    return f"- {first}" + "".join(f"{_joint(part)}{part}" for part in rest)


def _joint(part: str) -> str:
    # At the start of a line, `<details>` would make HTML of all that follows in the item.
    return "<br>" if part.startswith(_FOLDED) else "<br>\n  "


def _remedy(hint: str) -> Iterator[str]:
    """Yield the lines of a remedy; lines that are indented are shown as they are."""
    for is_block, lines in groupby(hint.splitlines(), key=lambda line: line.startswith("  ")):
        if is_block:
            yield _block([line[2:] for line in lines])
        else:
            yield from (_with_link(line) for line in lines if line.strip())


def _block(lines: list[str]) -> str:
    """Return a text to paste, unchanged; a long one is folded, so that it hides nothing else."""
    text = preformat("\n".join(lines))
    if len(lines) <= _LONGEST_UNFOLDED:
        return text
    return f"{_FOLDED}<summary>The text to paste</summary>{text}</details>"


def _with_link(line: str) -> str:
    """Return a line, with the address for saving a page in the Internet Archive as a link."""
    found = _SAVE.search(line)
    if found is None:
        return _words(line)
    address = quote(found[0], safe=":/?#=&%~")
    return f"{_words(line[: found.start()])}[{code(found[0])}]({address})"


def _words(text: str) -> str:
    """Return a sentence; text in backquotes becomes code, if all backquotes are paired."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape_markdown(text)
    return "".join(
        code(piece) if place % 2 else _escape_with_spaces(piece)
        for place, piece in enumerate(pieces)
    )


def _escape_with_spaces(text: str) -> str:
    """Escape a part of a sentence, and keep the spaces that separate it from code."""
    if not text.strip():
        return text
    before, after = " " * text.startswith(" "), " " * text.endswith(" ")
    return f"{before}{escape_markdown(text)}{after}"
