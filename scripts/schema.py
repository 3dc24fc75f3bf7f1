"""Write the JSON Schemas by which editors explain, complete and check the records."""

from __future__ import annotations

import sys
from pathlib import Path

from briefing.editing import write_all
from briefing.problems import as_text
from briefing.reading import VOCABULARY_FILE, read_folder
from briefing.records import SCHEMA_FOLDER
from briefing.schemas import schema_files
from commandline import ROOT, Exit, make_parser, report_os_error, run


def main(arguments: list[str] | None = None) -> Exit:
    """Write the schemas of a data folder, or print which of them are stale."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "--out",
        type=Path,
        default=ROOT / SCHEMA_FOLDER,
        metavar="DIR",
        help=f"where the schemas are (default: {SCHEMA_FOLDER})",
    )
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    chosen = parser.parse_args(arguments)
    reading = read_folder(chosen.data)
    if reading.vocabulary is None:
        wrong = [one for one in reading.problems if one.path.endswith(VOCABULARY_FILE)]
        print(as_text(wrong or reading.problems), file=sys.stderr)
        return Exit.PROBLEMS
    schemas = schema_files(reading.vocabulary)
    stale = {name: text for name, text in schemas.items() if _text(chosen.out / name) != text}
    if chosen.check:
        for name in stale:
            print(f"{name} is stale: run `make schema`, and commit what it writes.")
        if not stale:
            print(f"{len(schemas)} schemas, none stale.")
        return Exit.PROBLEMS if stale else Exit.FINE
    try:
        write_all({chosen.out / name: text for name, text in stale.items()})
    except OSError as error:
        return report_os_error(error, "Nothing was written.")
    print(f"{len(stale)} of {len(schemas)} schemas were stale and have been written.")
    return Exit.FINE


def _text(file: Path) -> str | None:
    return file.read_bytes().decode("utf-8", "replace") if file.is_file() else None


if __name__ == "__main__":
    run(main)
