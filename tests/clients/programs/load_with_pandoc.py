"""Have pandoc cite every source, from each of the files that it reads: FOLDER."""

import json
import sys
from pathlib import Path

import pypandoc

folder = Path(sys.argv[1])
FILES = ("sources.bib", "sources.csl.json")


def cited(name: str) -> list[str]:
    """Return the bibliography that pandoc makes of a file, an entry on a line."""
    plain = pypandoc.convert_text(
        "---\nnocite: '@*'\n---\n",
        "plain",
        format="markdown",
        extra_args=["--citeproc", f"--bibliography={folder / name}", "--wrap=none"],
    )
    return [line for line in plain.splitlines() if line.strip()]


def in_text(key: str, name: str) -> str:
    """Return a page that cites one source, as its author would write it."""
    return str(
        pypandoc.convert_text(
            f"It burned [@{key}].",
            "plain",
            format="markdown",
            extra_args=["--citeproc", f"--bibliography={folder / name}", "--wrap=none"],
        )
    )


first = json.loads((folder / "sources.csl.json").read_text("utf-8"))[0]["id"]
print(
    json.dumps(
        {
            "files": FILES,
            "bibliographies": {name: cited(name) for name in FILES},
            "first": first,
            "cited": {name: in_text(first, name) for name in FILES},
        }
    )
)
