"""The style sheets as one file, so that a page asks for one: imported sheets in their place."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

STYLE_SHEET = "assets/briefing.css"
"""The sheet that pages ask for, relative to `docs/`."""

_IMPORTED = "assets/styles/"

# As https://www.w3.org/TR/css-cascade-4/#at-import has it: an address in quotation marks, and the
# media that it is for. Other forms (url(), layers, conditions) are not used here.
_IMPORT = re.compile(r'@import\s+"(?P<address>[^"]+)"\s*(?P<media>[^;"()]*);')
_COMMENT_OR_STRING = re.compile(r"/\*.*?\*/|(?P<string>\"[^\"]*\"|'[^']*')", re.DOTALL)
_ADDRESS = re.compile(r'url\("(?P<address>[^"]+)"\)')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)


class StyleSheetError(Exception):
    """A sheet imports one that is not there, or does so in a form that is not understood."""


def with_one_style_sheet(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the tree's files with the imports of `STYLE_SHEET` put in their place.

    Media of an import are kept as `@media`, addresses in `url("…")` are led on from the new place,
    comments are left out. The sheets under `assets/styles/` are served no more.

    Raises:
        StyleSheetError: a sheet that is imported is not among the files.
    """
    if STYLE_SHEET not in files:
        return dict(files)

    def sheet(match: re.Match[str]) -> str:
        name = _join(STYLE_SHEET, match["address"])
        if name not in files:
            raise StyleSheetError(f"docs/{STYLE_SHEET} imports docs/{name}, which is not there")
        rules = _rebase_addresses(_read_sheet(files, name), name)
        media = match["media"].strip()
        return f"@media {media} {{\n{rules}}}\n" if media else rules

    text = _IMPORT.sub(sheet, _read_sheet(files, STYLE_SHEET)).replace("\n\n", "\n")
    if "@import" in text:
        raise StyleSheetError(
            f'docs/{STYLE_SHEET} or a sheet that it imports has an @import other than "NAME" MEDIA;'
        )
    kept = {name: content for name, content in files.items() if not name.startswith(_IMPORTED)}
    return kept | {STYLE_SHEET: text.encode("utf-8")}


def _read_sheet(files: Mapping[str, bytes], name: str) -> str:
    """Return a sheet's rules, without comments, indentation and empty lines."""
    text = files[name].decode("utf-8")
    bare = _COMMENT_OR_STRING.sub(lambda match: match["string"] or "", text)
    return "".join(f"{line.strip()}\n" for line in bare.splitlines() if line.strip())


def _rebase_addresses(rules: str, name: str) -> str:
    """Return the rules of a sheet with its addresses as they read in `STYLE_SHEET`."""

    def address(match: re.Match[str]) -> str:
        if _ELSEWHERE.match(match["address"]):
            return match[0]
        target = _join(name, match["address"])
        return f'url("{posixpath.relpath(target, posixpath.dirname(STYLE_SHEET))}")'

    return _ADDRESS.sub(address, rules)


def _join(sheet: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))
