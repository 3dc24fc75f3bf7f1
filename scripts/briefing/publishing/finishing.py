"""The last step of a build, whichever engine built the pages.

It leaves out what the engine brings and nobody loads, gives what pages load a fingerprint, and
makes each page state the site's policy.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path

from briefing.publishing.data_images import extract_images
from briefing.publishing.fingerprints import Fingerprints
from briefing.publishing.policy import content_security_policy, with_policy
from briefing.records import Settings

_ASSETS = "assets"
_INDEX = Path("search/search_index.json")
_LUNR = "assets/javascripts/lunr"
_SOURCE_MAP = re.compile(r"^\s*(?://|/\*)# sourceMappingURL=\S+(?:\s*\*/)?\s*$", re.MULTILINE)


def finish(site: Path, tree: Path, settings: Settings) -> None:
    """Finish a site that a server publishes: the same files in, the same bytes out.

    Args:
        site: The folder that an engine built.
        tree: What it was built from: its files are kept even if no page loads them.
        settings: The briefing's settings, with the addresses of the site and its repository.
    """
    leave_out_unused(site, tree)
    for sheet in _files(site, "*.css"):
        extract_images(sheet)
    fingerprints = Fingerprints(site, settings.site_url)
    policy = content_security_policy(settings)
    for file in _files(site, "*.html"):
        page = fingerprints.of_page(file)
        file.write_bytes(with_policy(page, policy).encode("utf-8"))
    fingerprints.write()


def leave_out_unused(site: Path, tree: Path) -> None:
    """Delete what an engine brought that no page loads: source maps, other languages, icons."""
    needed = frozenset(_search_languages(site))
    for file in _files(site / _ASSETS, "*"):
        name = file.relative_to(site).as_posix()
        if (tree / name).is_file():
            continue
        if file.suffix == ".map" or (name.startswith(_LUNR) and file.name not in needed):
            file.unlink()
        elif file.suffix in {".css", ".js"}:
            text = file.read_bytes().decode("utf-8")
            file.write_bytes(_SOURCE_MAP.sub("", text).encode("utf-8"))
    _leave_out_icon(site, tree)
    for folder in (site / _LUNR / "min", site / _LUNR):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _leave_out_icon(site: Path, tree: Path) -> None:
    """Delete the engine's own icon if the home page has another."""
    icon, home = site / "assets/images/favicon.png", site / "index.html"
    kept = tree / icon.relative_to(site)
    if icon.is_file() and not kept.is_file() and icon.name not in home.read_text("utf-8"):
        icon.unlink()


def _search_languages(site: Path) -> Iterable[str]:
    """Yield the names of the scripts that the engine's search loads for its languages."""
    index = site / _INDEX
    if not index.is_file():
        return
    languages = json.loads(index.read_bytes())["config"]["lang"]
    others = [one for one in languages if one != "en"]
    if others:
        yield from ("lunr.stemmer.support.min.js", "tinyseg.js", "wordcut.js")
        yield from (f"lunr.{one}.min.js" for one in others)
    if len(languages) > 1:
        yield "lunr.multi.min.js"


def _files(folder: Path, pattern: str) -> list[Path]:
    return sorted(path for path in folder.rglob(pattern) if path.is_file())
