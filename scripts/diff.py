"""Report what changes on the site between two commits, or a commit and the files as they are now.

The report is GitHub-flavoured Markdown, for a job summary or a comment.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from briefing.comparing import (
    SMALLEST_LIMIT,
    History,
    IncomparableError,
    Side,
    as_markdown,
    compare,
)
from briefing.git import GitError
from briefing.github import LONGEST_COMMENT
from briefing.phrases import find_catalogue
from briefing.rendering import PHRASES
from commandline import ROOT, Exit, fail, make_parser, run


def main(arguments: list[str] | None = None) -> Exit:
    """Print the changes that readers of the site will see."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("base", metavar="BASE", help="a commit, branch or tag")
    parser.add_argument(
        "head", nargs="?", metavar="HEAD", help="another (default: the files as they are now)"
    )
    parser.add_argument(
        "--merge-base",
        action="store_true",
        help="compare with the commit at which HEAD left BASE, whatever BASE got since",
    )
    parser.add_argument(
        "--limit",
        type=_bytes,
        default=LONGEST_COMMENT,
        metavar="BYTES",
        help=f"the report's greatest length (default: {LONGEST_COMMENT}, what a comment holds)",
    )
    chosen = parser.parse_args(arguments)
    try:
        print(_report(chosen), end="")
    except (GitError, IncomparableError) as failure:
        return fail(str(failure))
    return Exit.FINE


def _report(chosen: argparse.Namespace) -> str:
    history = History.of(chosen.data)
    base = history.commit(chosen.base)
    head = history.commit(chosen.head or "HEAD") if chosen.head or chosen.merge_base else None
    if chosen.merge_base and head is not None:
        base = history.merge_base(base, head)
    before = _side_at(history, base, chosen.base)
    if chosen.head and head is not None:
        after = _side_at(history, head, chosen.head)
    else:
        after = Side.of(chosen.data, "the files as they are")
    settings = after.settings or before.settings
    language = settings.language if settings else "en"
    catalogue, _ = find_catalogue(ROOT / "templates" / PHRASES, language)
    return as_markdown(compare(before, after, catalogue), chosen.limit)


def _side_at(history: History, commit: str, name: str) -> Side:
    with TemporaryDirectory(prefix="briefing-") as folder:
        history.write(commit, Path(folder))
        return Side.of_copy(Path(folder), name)


def _bytes(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < SMALLEST_LIMIT:
        raise argparse.ArgumentTypeError(f"a whole number, {SMALLEST_LIMIT} or more")
    return number


if __name__ == "__main__":
    run(main)
