"""Begin a record: write a commented file with the right id, in which TODO marks what is missing.

Of a source's web page, what the page says of itself is filled in. Nothing is overwritten.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import newbriefing
from briefing.problems.wording import visible
from briefing.records import RECORD_KINDS, EdtfDate, Source
from briefing.scaffolding import (
    TODO,
    BeginError,
    NewSource,
    begin,
    begin_source,
)
from briefing.verifying import Policy, ToolsMissingError, page_at
from briefing.webpages import Look, save_address
from commandline import ROOT, Exit, fail, make_parser, run

_EXAMPLES = """\
examples:
  new.py actor "Jane Example"
  new.py event "Meeting at the harbour"
  new.py reaction "Board answers the report"
  new.py question "Who called the meeting?"
  new.py place "Port Example" --id port-example-harbour
  new.py source https://example.org/2019/05/02/meeting
  new.py source "A report on paper"
  new.py briefing ../harbour-briefing --title "The meeting at the harbour"
"""
_NAMES = {
    "reaction": ("NAME", "in a few words, who says what; the id is made from it"),
    "question": ("QUESTION", "the question, one sentence"),
    "event": ("TITLE", "what happened, in neutral words"),
    "source": ("URL", "its web address, or its title if it has none"),
}


def main(arguments: list[str] | None = None) -> Exit:
    """Begin the requested record."""
    chosen = _parser().parse_args(arguments)
    if chosen.kind == newbriefing.NAME:
        return newbriefing.begin(chosen)
    name = " ".join(chosen.name)
    today = EdtfDate.parse(str(datetime.now(UTC).date()))

    def visit(url: str, contact: str | None) -> Look:
        return page_at(url, Policy(contact=contact, allowed=frozenset(chosen.allow)))

    try:
        if chosen.kind == Source.KIND and "://" in name:
            _report(begin_source(chosen.data, name, visit, record_id=chosen.id, today=today))
            return Exit.FINE
        file = begin(
            chosen.data,
            chosen.kind,
            name,
            record_id=chosen.id,
            anyway=chosen.anyway,
            today=today,
        )
    except (BeginError, ToolsMissingError) as failure:
        return fail(f"Nothing was written: {_show(str(failure))}.")
    print(f"Written: {file}")
    print(_next_steps(file))
    return Exit.FINE


def _parser() -> argparse.ArgumentParser:
    parser = make_parser(__doc__ or "")
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = _EXAMPLES
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind in RECORD_KINDS:
        metavar, meaning = _NAMES.get(kind, ("NAME", "the name that pages use"))
        article = "an" if kind[0] in "aeiou" else "a"
        command = kinds.add_parser(kind, help=f"begin {article} {kind}")
        command.add_argument("name", nargs="+", metavar=metavar, help=meaning)
        command.add_argument("--id", metavar="ID", help="the id (default: made from the name)")
        command.add_argument(
            "--anyway", action="store_true", help="begin it beside a record with a similar name"
        )
        command.add_argument(
            "--data",
            type=Path,
            default=argparse.SUPPRESS,
            metavar="DIR",
            help="the briefing's folder (default: data)",
        )
        if kind == Source.KIND:
            command.add_argument(
                "--allow",
                action="append",
                default=[],
                metavar="HOST:PORT",
                help="for trying out: visit this host though it is in a private network",
            )
    newbriefing.add_to(kinds)
    return parser


def _report(begun: NewSource) -> None:
    """Print what was filled in and from where, what was not, and what to do next."""
    print(f"Written: {begun.file}")
    width = max(len(name) for name, _ in begun.filled)
    for name, where in begun.filled:
        print(f"  {name:{width}}  from {visible(where)}")
    print(f"Left to fill in: {', '.join(begun.open)}.")
    for remark in begun.remarks:
        print(visible(remark))
    print(f"Save a copy before the page is gone: {save_address(begun.url)}")
    print(_next_steps(begun.file))


def _next_steps(file: Path) -> str:
    """Return what to do next with a new record; `make` needs `--data` for another folder."""
    data = file.parent.parent
    arguments = "" if data.resolve() == ROOT / "data" else f' ARGS="--data {data}"'
    return (
        f"Open it and put what belongs there in place of each {TODO}; the comments say what. "
        f"Then run\n  make check{arguments}\n  make serve{arguments}"
    )


def _show(message: str) -> str:
    return "\n".join(visible(line) for line in message.splitlines())


if __name__ == "__main__":
    run(main)
