"""Make the faces that pages are set in, and the style sheet that names them.

Cut out of IBM Plex, in the npm packages @ibm/plex-serif, @ibm/plex-sans and @ibm/plex-sans-arabic:
the letters of the languages that briefings are written in, without hints. "Plex" is a reserved
name under the SIL Open Font License 1.1, so what is cut out of it has another. This is needed only
when other letters or weights are wanted; building the site needs only what it writes. It takes
`fonttools[woff]` of requirements/tools.txt, and gives the same bytes for the same versions.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from briefing.oserrors import explain_os_error
from commandline import ROOT, Exit, fail, make_parser, run

_FONTS = ROOT / "docs/assets/fonts"
_SHEET = ROOT / "docs/assets/styles/fonts.css"

# The first file of a script has what most pages need; the second is fetched only by a page that
# has such a letter. Latin is English with the letters of names (Turkish above all); Arabic is
# Arabic and Persian with their marks, then the letters that other languages add to them. All other
# letters are drawn in the reader's own fonts.
_LATIN = (
    "U+20-7E, U+A0-A1, U+A3, U+A7, U+A9, U+AB, U+AD, U+B0, U+B4, U+B7, U+BB, U+BD, U+BF-FF, "
    "U+11E-11F, U+130-131, U+15E-15F, U+2010-2011, U+2013-2014, U+2018-2019, U+201C-201E, U+2026, "
    "U+2032-2033, U+2190-2195, U+2212, U+2713"
)
_LATIN_MORE = (
    "U+A2, U+A4-A6, U+A8, U+AA, U+AC, U+AE-AF, U+B1-B3, U+B5-B6, U+B8-BA, U+BC, U+BE, U+100-11D, "
    "U+120-12F, U+132-15D, U+160-17F, U+192, U+218-21B, U+2BC, U+2C6-2C7, U+2D8-2DD, U+300-304, "
    "U+306-308, U+30A-30C, U+323, U+326-328, U+1E00-1EFF, U+201A, U+2022, U+2039-203A, U+20AC, "
    "U+2122"
)
_ARABIC = (
    "U+60C, U+61B, U+61F, U+621-63A, U+640-652, U+660-66A, U+670, U+67E, U+686, U+698, U+6A9, "
    "U+6AF, U+6CC, U+6F0-6F9, U+200C-200F"
)
_ARABIC_MORE = (
    "U+653-655, U+66B-66C, U+671, U+679, U+688, U+691, U+695, U+6A4, U+6B5, U+6BA, U+6BE, "
    "U+6C1-6C3, U+6C6, U+6CE, U+6D2-6D5, U+FD3E-FD3F"
)
# What a script needs to be typeset well. At the sizes of the sans, kerning is not visible.
_SERIF_FEATURES = ("ccmp", "locl", "kern", "liga")
_SANS_FEATURES = ("ccmp", "locl", "liga")
_ARABIC_FEATURES = (
    *("ccmp", "locl", "init", "medi", "fina", "isol", "rlig", "calt", "liga"),
    *("kern", "mark", "mkmk"),
)

_NAME, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT, _LICENCE, _LICENCE_ADDRESS = 1, 2, 3, 4, 6, 13, 14
_KEPT_NAMES = (0, _NAME, _STYLE, _UNIQUE, _FULL, 5, _POSTSCRIPT, _LICENCE, _LICENCE_ADDRESS)


class _Cut(NamedTuple):
    """Letters with a file of their own: the file's ending, and a CSS unicode-range."""

    ending: str
    letters: str

    def code_points(self) -> Iterator[int]:
        """Yield the code points of the letters."""
        for span in self.letters.split(", "):
            first, _, last = span.removeprefix("U+").partition("-")
            yield from range(int(first, 16), int(last or first, 16) + 1)


class _Face(NamedTuple):
    """A face of ours, and the one that it is a subset of.

    Attributes:
        family: Its name in style sheets.
        source: The file in the packages, without its ending.
        weight: As in CSS.
        cuts: Its files.
        features: The OpenType features that are kept.
        slanted: Whether it is an italic.
        size: How much larger than others of the same size it is drawn, in per cent.
    """

    family: str
    source: str
    weight: int
    cuts: tuple[_Cut, ...]
    features: tuple[str, ...]
    slanted: bool = False
    size: int = 100

    def file(self, cut: _Cut) -> str:
        """Return the name of one of its files."""
        style = "-italic" if self.slanted else ""
        return f"{self.family.lower().replace(' ', '-')}-{self.weight}{style}-{cut.ending}.woff2"


_WESTERN = (_Cut("latin", _LATIN), _Cut("latin-more", _LATIN_MORE))
_EASTERN = (_Cut("arabic", _ARABIC), _Cut("arabic-more", _ARABIC_MORE))
_SERIF = "plex-serif/fonts/complete/woff2/IBMPlexSerif"
_SANS = "plex-sans/fonts/complete/woff2/IBMPlexSans"
_SANS_ARABIC = "plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic"

_FACES = (
    _Face("Briefing Serif", f"{_SERIF}-Regular", 400, _WESTERN, _SERIF_FEATURES),
    _Face("Briefing Serif", f"{_SERIF}-SemiBold", 600, _WESTERN, _SERIF_FEATURES),
    _Face("Briefing Serif", f"{_SERIF}-Italic", 400, _WESTERN, _SERIF_FEATURES, slanted=True),
    _Face("Briefing Sans", f"{_SANS}-Regular", 400, _WESTERN, _SANS_FEATURES),
    _Face("Briefing Sans", f"{_SANS}-SemiBold", 600, _WESTERN, _SANS_FEATURES),
    # Arabic letters are lower than Latin ones of the same size; larger, the two weigh the same.
    _Face("Briefing Arabic", f"{_SANS_ARABIC}-Regular", 400, _EASTERN, _ARABIC_FEATURES, size=108),
    _Face("Briefing Arabic", f"{_SANS_ARABIC}-SemiBold", 600, _EASTERN, _ARABIC_FEATURES, size=108),
)


class _Fallback(NamedTuple):
    """A fallback face that readers have, stretched to the width of ours until ours is loaded.

    Attributes:
        family: Its name in style sheets.
        local: Its own names, full and PostScript.
        weight: The weight of ours that it replaces.
        widths: The mean width of a letter of English text in ours and in it, in ems
            (xWidthAvg / unitsPerEm of npm's @capsizecss/metrics 4.3).
    """

    family: str
    local: tuple[str, ...]
    weight: int
    widths: tuple[float, float]


_FALLBACKS = (
    _Fallback("Georgia for Serif", ("Georgia",), 400, (0.473, 0.4458)),
    _Fallback("Georgia for Serif", ("Georgia Bold", "Georgia-Bold"), 600, (0.488, 0.5186)),
    _Fallback("Noto for Serif", ("Noto Serif", "NotoSerif"), 400, (0.473, 0.481)),
    _Fallback("Noto for Serif", ("Noto Serif Bold", "NotoSerif-Bold"), 600, (0.488, 0.512)),
    _Fallback("Times for Serif", ("Times New Roman", "Liberation Serif"), 400, (0.473, 0.4063)),
    _Fallback(
        "Times for Serif", ("Times New Roman Bold", "Liberation Serif Bold"), 600, (0.488, 0.4326)
    ),
    _Fallback("Roboto for Sans", ("Roboto", "Roboto-Regular"), 400, (0.451, 0.4448)),
    _Fallback("Roboto for Sans", ("Roboto Bold", "Roboto-Bold"), 600, (0.467, 0.4521)),
    _Fallback("Arial for Sans", ("Arial", "Liberation Sans"), 400, (0.451, 0.4458)),
    _Fallback("Arial for Sans", ("Arial Bold", "Liberation Sans Bold"), 600, (0.467, 0.48)),
)

_ASCENT, _DESCENT = 1.025, 0.275
"""Of the Latin faces, in ems; their line gap is zero."""


def _cut_face(packages: Path, face: _Face, cut: _Cut) -> Path:
    """Write one of a face's files, and return its path."""
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        desubroutinize=True,
        layout_features=list(face.features),
        name_IDs=list(_KEPT_NAMES),
        drop_tables=["DSIG", "meta"],
        recalc_timestamp=False,
    )
    path = packages / f"{face.source}.woff2"
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=cut.code_points())
    subsetter.subset(font)
    _rename(font, face)
    target = _FONTS / face.file(cut)
    subset.save_font(font, str(target), options)
    return target


def _rename(font: TTFont, face: _Face) -> None:
    style = f"{face.weight}{' Italic' if face.slanted else ''}"
    full = f"{face.family} {style}"
    postscript = full.replace(" ", "")
    names = font["name"]
    for number, text in (
        (_NAME, face.family),
        (_STYLE, style),
        (_UNIQUE, postscript),
        (_FULL, full),
        (_POSTSCRIPT, postscript),
    ):
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        font["CFF "].cff.fontNames = [postscript]


def _rules(faces: Iterable[_Face], fallbacks: Iterable[_Fallback]) -> Iterator[str]:
    """Yield the style sheet's rules."""
    for face in faces:
        for cut in face.cuts:
            yield _rule(
                face.family,
                face.weight,
                f'src: url("../fonts/{face.file(cut)}") format("woff2")',
                *(["font-style: italic"] if face.slanted else []),
                # At once or on the next page: lines must not reflow while they are being read.
                "font-display: optional",
                *([f"size-adjust: {face.size}%"] if face.size != 100 else []),  # noqa: PLR2004 - in per cent
                f"unicode-range: {cut.letters}",
            )
    for fallback in fallbacks:
        ours, theirs = fallback.widths
        wider = ours / theirs
        yield _rule(
            fallback.family,
            fallback.weight,
            "src: " + ", ".join(f'local("{name}")' for name in fallback.local),
            f"size-adjust: {wider:.2%}",
            f"ascent-override: {_ASCENT / wider:.2%}",
            f"descent-override: {_DESCENT / wider:.2%}",
            "line-gap-override: 0%",
        )


def _rule(family: str, weight: int, *declarations: str) -> str:
    lines = (f'font-family: "{family}"', f"font-weight: {weight}", *declarations)
    return "@font-face {\n" + "".join(f"  {line};\n" for line in lines) + "}\n"


_HEAD = """\
/*
 * The faces: written by scripts/make_fonts.py, which says what is in them. A page fetches those
 * whose letters it has. Until they are there, faces of the reader's stand in at the same width.
 */
"""


def main(arguments: list[str] | None = None) -> Exit:
    """Cut the faces out of the packages of IBM Plex."""
    parser = make_parser((__doc__ or "").split("\n\n", maxsplit=1)[0])
    parser.add_argument("packages", type=Path, help="node_modules/@ibm, where the packages are")
    chosen = parser.parse_args(arguments)
    packages: Path = chosen.packages
    _FONTS.mkdir(exist_ok=True)
    try:
        for face in _FACES:
            for cut in face.cuts:
                made = _cut_face(packages, face, cut)
                print(f"{made.name}: {made.stat().st_size / 1024:.1f} KiB", file=sys.stderr)
        licence = (packages / "plex-serif/LICENSE.txt").read_bytes()
    except OSError as error:
        return fail(explain_os_error(error))
    (_FONTS / "OFL.txt").write_bytes(licence)
    _SHEET.write_text("\n".join((_HEAD, *_rules(_FACES, _FALLBACKS))), "utf-8")
    return Exit.FINE


if __name__ == "__main__":
    run(main)
