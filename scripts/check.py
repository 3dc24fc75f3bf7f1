"""Check the records: every problem at once, each with its file, line, column and remedy."""

from __future__ import annotations

from briefing import examine
from briefing.problems import as_github, as_json, as_text
from commandline import Exit, make_parser, run, summary


def main(arguments: list[str] | None = None) -> Exit:
    """Check a data folder and print what is wrong with it."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "--format",
        choices=("text", "github", "json"),
        default="text",
        help="text for people, github for workflow annotations, json for programs",
    )
    parser.add_argument("--verbose", action="store_true", help="list the notes one by one")
    chosen = parser.parse_args(arguments)
    examination = examine(chosen.data)
    if chosen.format == "json":
        print(as_json(examination.problems))
    elif chosen.format == "github":
        print(as_github(examination.problems))
    else:
        if examination.problems:
            print(as_text(examination.problems, verbose=chosen.verbose))
        print(summary(examination))
    return Exit.PROBLEMS if examination.errors else Exit.FINE


if __name__ == "__main__":
    run(main)
