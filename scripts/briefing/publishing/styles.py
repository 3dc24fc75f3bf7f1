"""Bundle the style sheets into one file, by replacing each import with the imported rules."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

STYLE_SHEET = "assets/briefing.css"
"""The sheet that pages load, relative to `docs/`."""

_IMPORTED = "assets/styles/"

# See https://www.w3.org/TR/css-cascade-4/#at-import: an address in quotation marks, and its
# media. Other forms (url(), layers, conditions) are not used here.
_IMPORT = re.compile(r'@import\s+"(?P<address>[^"]+)"\s*(?P<media>[^;"()]*);')
_COMMENT_OR_STRING = re.compile(
    r"/\*.*?\*/|(?P<string>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", re.DOTALL
)
_ADDRESS = re.compile(r'url\("(?P<address>[^"]+)"\)')
_NOT_RELATIVE = re.compile(r"[a-z][a-z0-9+.-]*:|[/#]", re.IGNORECASE)


class StyleSheetError(Exception):
    """A sheet imports one that does not exist, or in an unsupported form."""


def with_one_style_sheet(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the tree's files with the imports of `STYLE_SHEET` replaced by their rules.

    The media of an import become `@media`, addresses in `url("…")` are made relative to the bundle,
    comments are removed. The sheets under `assets/styles/` are no longer served.

    Raises:
        StyleSheetError: an imported sheet is not among the files.
    """
    if STYLE_SHEET not in files:
        return dict(files)

    def inline(match: re.Match[str]) -> str:
        name = _join(STYLE_SHEET, match["address"])
        if name not in files:
            raise StyleSheetError(f"docs/{STYLE_SHEET} imports docs/{name}, which is not there")
        rules = _rebase_addresses(_read_sheet(files, name), name)
        media = match["media"].strip()
        return f"@media {media} {{\n{rules}}}\n" if media else rules

    text = _IMPORT.sub(inline, _read_sheet(files, STYLE_SHEET)).replace("\n\n", "\n")
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
    """Return the rules of a sheet with its addresses relative to `STYLE_SHEET`."""

    def rebase(match: re.Match[str]) -> str:
        if _NOT_RELATIVE.match(match["address"]):
            return match[0]
        target = _join(name, match["address"])
        return f'url("{posixpath.relpath(target, posixpath.dirname(STYLE_SHEET))}")'

    return _ADDRESS.sub(rebase, rules)


def _join(sheet: str, address: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(sheet), address))
