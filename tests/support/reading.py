"""Write files into a data folder and read them from there, for tests of reading."""

from pathlib import Path

from briefing.problems import Problem
from briefing.reading import read_folder
from briefing.records import RECORD_KINDS

PLACE = "name: Green Zone\nkind: district\n"
ACTOR = """\
name: Ali
kind: politician
summary: Somebody. [@some-report]
reviewed: 2026-11-22
"""

CLAIM = """\
claims:
  - id: ali-said-so
    text: Ali said so.
    topic: statement
    status: reported
"""

Found = list[tuple[int, int, str]]


def empty_folder(place: Path) -> Path:
    """Make a data folder with a folder for each kind of record, and no file in any of them."""
    folder = place / "data"
    for kind in RECORD_KINDS.values():
        (folder / kind.folder).mkdir(parents=True)
    return folder


def written(data: Path, name: str, content: str | bytes) -> list[Problem]:
    """Write a file, read the folder, and return the problems of that file."""
    file = data / name
    file.parent.mkdir(exist_ok=True, parents=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return [one for one in read_folder(data).problems if one.path == f"data/{name}"]


def spots(problems: list[Problem]) -> Found:
    """Return where problems are, and their codes."""
    return [(one.line, one.column, one.code) for one in problems]


def found(data: Path, content: str | bytes, name: str = "actors/ali.yml") -> Found:
    """Write a file, by default an actor's, and return where its problems are."""
    return spots(written(data, name, content))
