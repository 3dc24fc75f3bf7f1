"""Make the faces that the card of a shared link is set in.

All Latin, Greek, Cyrillic and Arabic letters of IBM Plex, in the npm packages @ibm/plex-serif,
@ibm/plex-sans and @ibm/plex-sans-arabic, without hints. "Plex" is a reserved name under the SIL
Open Font License 1.1, so what is cut out of it has another. Building the site needs only what this
writes. It takes `fonttools[woff]` of requirements/dev.txt, and gives the same bytes for the same
versions.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from fontTools import subset  # type: ignore[import-untyped]

from commandline import ROOT, Exit, fail, make_parser, run

_TARGET = ROOT / "templates/card"

_LETTERS = (
    *(range(0x20, 0x530), range(0x600, 0x700), range(0x750, 0x780), range(0x1E00, 0x2070)),
    *(range(0x20A0, 0x20C0), range(0x2190, 0x2194), range(0x2212, 0x2213)),
)
_NAME, _STYLE, _UNIQUE, _FULL, _POSTSCRIPT, _LICENCE, _LICENCE_ADDRESS = 1, 2, 3, 4, 6, 13, 14


class _CardFace(NamedTuple):
    """A face of ours, and the file in the packages that it is a subset of."""

    family: str
    source: str


_FACES = (
    _CardFace("Briefing Card Serif", "plex-serif/fonts/complete/woff2/IBMPlexSerif-SemiBold.woff2"),
    _CardFace("Briefing Card Sans", "plex-sans/fonts/complete/woff2/IBMPlexSans-Regular.woff2"),
    _CardFace(
        "Briefing Card Arabic",
        "plex-sans-arabic/fonts/complete/woff2/IBMPlexSansArabic-SemiBold.woff2",
    ),
)


def _cut_face(packages: Path, face: _CardFace) -> Path:
    """Write a face, and return its path."""
    options = subset.Options(
        hinting=False,
        layout_features=["*"],
        name_IDs=[0, _NAME, _STYLE, _UNIQUE, _FULL, 5, _POSTSCRIPT, _LICENCE, _LICENCE_ADDRESS],
        drop_tables=["DSIG", "meta"],
        recalc_timestamp=False,
    )
    font = subset.load_font(str(packages / face.source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for span in _LETTERS for code in span])
    subsetter.subset(font)
    postscript = face.family.replace(" ", "")
    for number, text in (
        (_NAME, face.family),
        (_STYLE, "Regular"),
        (_UNIQUE, postscript),
        (_FULL, face.family),
        (_POSTSCRIPT, postscript),
    ):
        font["name"].setName(text, number, 3, 1, 0x409)
    font.flavor = None
    target = _TARGET / f"{face.family.lower().replace(' ', '-')}.ttf"
    font.save(str(target))
    return target


def main(arguments: list[str] | None = None) -> Exit:
    """Write the faces into templates/card."""
    parser = make_parser(__doc__ or "")
    parser.add_argument(
        "packages", type=Path, metavar="DIR", help="node_modules/@ibm, with the three packages"
    )
    chosen = parser.parse_args(arguments)
    missing = [face.source for face in _FACES if not (chosen.packages / face.source).is_file()]
    if missing:
        return fail(f"{chosen.packages} has no {missing[0]}")
    for face in _FACES:
        written = _cut_face(chosen.packages, face)
        print(f"{written.relative_to(ROOT)}: {written.stat().st_size} bytes")
    return Exit.FINE


if __name__ == "__main__":
    run(main)
