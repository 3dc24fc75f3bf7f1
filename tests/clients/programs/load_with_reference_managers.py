"""Read the sources with libraries for BibTeX and RIS, write them, and read them again: FOLDER."""

import json
import sys
from pathlib import Path
from typing import Any

import rispy
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.middlewares import LatexDecodingMiddleware

folder = Path(sys.argv[1])


def parsed(text: str, *middleware: Any) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - as there
    library = parse_string(text, append_middleware=middleware)
    assert not library.failed_blocks, library.failed_blocks
    return {entry.key: {one.key: one.value for one in entry.fields} for entry in library.entries}


def decoded(text: str) -> dict[str, dict[str, Any]]:
    """Return the fields with LaTeX decoded, except addresses, which BibLaTeX reads verbatim."""
    verbatim = parsed(text)
    return {
        key: fields | {"url": verbatim[key].get("url")}
        for key, fields in parsed(text, LatexDecodingMiddleware()).items()
    }


biblatex = (folder / "sources.bib").read_text("utf-8")
rewritten = write_string(parse_string(biblatex))
ris = rispy.loads((folder / "sources.ris").read_text("utf-8"))
print(
    json.dumps(
        {
            "files": ["sources.bib", "sources.ris"],
            "biblatex": decoded(biblatex),
            "biblatex_comes_back": parsed(rewritten) == parsed(biblatex),
            "ris": {one["id"]: one for one in ris},
            "ris_comes_back": rispy.loads(rispy.dumps(ris)) == ris,
        }
    )
)
