"""A stub of the engine, for tests of what surrounds it: locks, moves, kills, addresses.

Copied into a project's folder it is what `python -m mkdocs build` runs there. It takes what the
engine takes of its environment, the folders and the time, and makes a page of each file of the
Markdown tree, the same bytes for the same tree. With STUB_ENGINE=hangs it stops for ever when the
site is half written, with STUB_ENGINE=fails it reports a failure and exits there.
"""

from __future__ import annotations

import gzip
import html
import os
import shutil
import sys
import threading
from pathlib import Path


def main() -> None:
    """Build the site that the environment requests."""
    tree, site = Path(os.environ["DOCS_DIR"]), Path(os.environ["SITE_DIR"])
    files = sorted(path for path in tree.rglob("*") if path.is_file())
    half = len(files) // 2
    for file in files[:half]:
        _put(file, tree, site)
    _do_as_told(os.environ.get("STUB_ENGINE"))
    for file in files[half:]:
        _put(file, tree, site)
    _write(site / "404.html", "Not found")
    packed = gzip.compress(b"<urlset/>", mtime=int(os.environ["SOURCE_DATE_EPOCH"]))
    (site / "sitemap.xml.gz").write_bytes(packed)


def _put(file: Path, tree: Path, site: Path) -> None:
    """Write the page of a Markdown file of the tree, or copy another file."""
    place = site / file.relative_to(tree)
    if file.suffix == ".md":
        page = place if file.stem == "index" else place.with_suffix("") / "index"
        _write(page.with_suffix(".html"), file.read_text("utf-8"))
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)


def _write(page: Path, text: str) -> None:
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(f"<!doctype html>\n<pre>{html.escape(text)}</pre>\n", "utf-8")


def _do_as_told(what: str | None) -> None:
    if what == "hangs":
        threading.Event().wait()
    if what == "fails":
        sys.exit("ERROR - The stand-in was told to fail")


if __name__ == "__main__":
    main()
