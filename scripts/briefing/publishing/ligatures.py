"""Ligatures of a printed face as two glyphs, so that the letters come out of a PDF in their order.

Programs that read a PDF take its glyphs from left to right and turn a run of Arabic around. The two
letters of a ligature are one glyph, and are exchanged. So each letter keeps a glyph of its own: the
second draws both, the first a dot inside its strokes, and they share the width. It looks as before.
Pages have smaller faces, with the ligatures. Needs fontTools, which building a site does not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from fontTools.otlLib import builder  # type: ignore[import-untyped]
from fontTools.pens.pointInsidePen import PointInsidePen  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.ttLib.tables import otTables  # type: ignore[import-untyped]
from fontTools.ttLib.tables._g_l_y_f import Glyph  # type: ignore[import-untyped]

# Types of lookups and classes of glyphs, as numbered in the OpenType specification.
_LIGATURES, _CHAINED, _KERNING, _ON_BASES, _ON_LIGATURES = 4, 6, 2, 4, 5
_BASE, _LIGATURE = 1, 2
_CLASSES = 2
_DOT = 16
"""The width of a dot, in thousandths of an em: less than that of any stroke."""


# fontTools, which has no types, makes the classes of these tables when they are needed.
_Table: TypeAlias = Any


class _Pair(NamedTuple):
    """Two letters that are joined.

    Attributes:
        first: The glyph of the first letter.
        second: The glyph of the second letter.
        drawn: The ligature.
        empty: The name of the glyph of the first letter in it, which shows nothing of its own.
    """

    first: str
    second: str
    drawn: str
    empty: str


def separate_ligatures(face: Path) -> None:
    """Rewrite a file of a TrueType face with two glyphs for each ligature; those of marks stay."""
    with TTFont(face, recalcTimestamp=False) as font:
        _separate(font)
        font.save(face)


def _separate(font: TTFont) -> None:
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    for lookup in tuple(font["GSUB"].table.LookupList.Lookup):
        pairs = [pair for pair in _pairs(lookup) if classes.get(pair.drawn) == _LIGATURE]
        if not pairs:
            continue
        shares = {pair.drawn: _share_width(font, pair) for pair in pairs}
        font.getReverseGlyphMap(rebuild=True)  # with the glyphs that were added
        classes.update((name, _BASE) for pair in pairs for name in (pair.drawn, pair.empty))
        _substitute(font, lookup, pairs)
        for positions in font["GPOS"].table.LookupList.Lookup:
            if positions.LookupType == _KERNING:
                _kern(positions, pairs)
        _attach_to_letters(font, pairs, shares)


def _pairs(lookup: _Table) -> Iterator[_Pair]:
    if lookup.LookupType == _LIGATURES:
        for table in lookup.SubTable:
            for first, ligatures in table.ligatures.items():
                for one in ligatures:
                    (second,) = one.Component
                    yield _Pair(first, second, one.LigGlyph, f"{one.LigGlyph}.first")


def _share_width(font: TTFont, pair: _Pair) -> int:
    """Add the glyph of the first letter, and return the width that is left to the second letter."""
    widths = font["hmtx"]
    (first, _), (second, _) = widths[pair.first], widths[pair.second]
    whole, bearing = widths[pair.drawn]
    left = whole * second // (first + second)
    font["glyf"][pair.empty] = glyph = _dot_on(font, pair.drawn, left)
    widths[pair.empty] = whole - left, glyph.xMin
    widths[pair.drawn] = left, bearing
    return int(left)


def _dot_on(font: TTFont, drawn: str, left: int) -> Glyph:
    """Return a dot that is inside the strokes of a glyph drawn so much to the left.

    Without an outline, or with a smaller one, some programs skip the glyph and its letter.
    """
    glyphs = font.getGlyphSet()
    outline = font["glyf"][drawn]
    middle = (left + font["hmtx"][drawn][0]) / 2
    squares = (
        (x, y)
        for x in sorted(range(outline.xMin, outline.xMax, _DOT // 2), key=lambda x: abs(x - middle))
        for y in range(outline.yMin, outline.yMax, _DOT // 2)
    )
    x, y = next(
        (x, y)
        for x, y in squares
        if all(
            _is_inside(glyphs, drawn, corner)
            for corner in ((x, y), (x + _DOT, y), (x, y + _DOT), (x + _DOT, y + _DOT))
        )
    )
    pen = TTGlyphPen(None)
    pen.moveTo((x - left, y))
    pen.lineTo((x - left, y + _DOT))
    pen.lineTo((x - left + _DOT, y + _DOT))
    pen.lineTo((x - left + _DOT, y))
    pen.closePath()
    glyph = pen.glyph()
    glyph.recalcBounds(font["glyf"])
    return glyph


def _is_inside(glyphs: _Table, name: str, point: tuple[int, int]) -> bool:
    pen = PointInsidePen(glyphs, point)
    glyphs[name].draw(pen)
    return bool(pen.getResult())


def _substitute(font: TTFont, lookup: _Table, pairs: Sequence[_Pair]) -> None:
    """Replace each letter next to the other, in place of the ligatures."""
    lookups = font["GSUB"].table.LookupList
    empty: dict[str, dict[str, str]] = defaultdict(dict)
    drawn: dict[str, dict[str, str]] = defaultdict(dict)
    for pair in pairs:
        empty[pair.second][pair.first] = pair.empty
        drawn[pair.first][pair.second] = pair.drawn
    indexes = [
        {other: _add_lookup(lookups, mapping, lookup.LookupFlag) for other, mapping in one.items()}
        for one in (empty, drawn)
    ]
    rules: dict[str, list[_Table]] = defaultdict(list)
    for pair in pairs:
        rules[pair.first].append(_rule(pair, indexes[0][pair.second], indexes[1][pair.first]))
    table = otTables.ChainContextSubst()
    table.Format = 1
    table.Coverage = builder.buildCoverage(rules, font.getReverseGlyphMap())
    table.ChainSubRuleSet = []
    for first in table.Coverage.glyphs:
        table.ChainSubRuleSet.append(otTables.ChainSubRuleSet())
        table.ChainSubRuleSet[-1].ChainSubRule = rules[first]
    lookup.LookupType, lookup.SubTable = _CHAINED, [table]


def _add_lookup(lookups: _Table, mapping: Mapping[str, str], flag: int) -> int:
    """Add a substitution of single glyphs, and return its number."""
    table = builder.buildSingleSubstSubtable(mapping)
    lookups.Lookup.append(builder.buildLookup([table], flags=flag))
    lookups.LookupCount = len(lookups.Lookup)
    return len(lookups.Lookup) - 1


def _rule(pair: _Pair, *replaced_by: int) -> _Table:
    rule = otTables.ChainSubRule()
    rule.Backtrack, rule.Input, rule.LookAhead, rule.SubstLookupRecord = [], [pair.second], [], []
    for place, index in enumerate(replaced_by):
        record = otTables.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = place, index
        rule.SubstLookupRecord.append(record)
    return rule


def _kern(lookup: _Table, pairs: Sequence[_Pair]) -> None:
    """Set what comes before a ligature at the same distance from the glyph of the first letter."""
    for table in lookup.SubTable:
        if table.Format == _CLASSES:
            classes = table.ClassDef2.classDefs
            classes.update((one.empty, classes[one.drawn]) for one in pairs if one.drawn in classes)
            continue
        names = {pair.drawn: pair.empty for pair in pairs}
        for pair_set in table.PairSet:
            for record in tuple(pair_set.PairValueRecord):
                if record.SecondGlyph in names:
                    other = copy(record)
                    other.SecondGlyph = names[record.SecondGlyph]
                    pair_set.PairValueRecord.append(other)


def _attach_to_letters(font: TTFont, pairs: Sequence[_Pair], left: Mapping[str, int]) -> None:
    """Attach the marks of a ligature's letters to the two glyphs, in the same places."""
    lookups = font["GPOS"].table.LookupList.Lookup
    on_bases = next(lookup for lookup in lookups if lookup.LookupType == _ON_BASES)
    known = {pair.drawn: pair for pair in pairs}
    for table in (
        table
        for lookup in lookups
        if lookup.LookupType == _ON_LIGATURES
        for table in lookup.SubTable
    ):
        places: dict[str, Sequence[_Table]] = {}
        attached = table.LigatureArray.LigatureAttach
        for name, ligature in zip(table.LigatureCoverage.glyphs, attached, strict=True):
            if name in known:
                first, second = ligature.ComponentRecord
                places[known[name].empty] = [
                    one and builder.buildAnchor(one.XCoordinate - left[name], one.YCoordinate)
                    for one in first.LigatureAnchor
                ]
                places[name] = second.LigatureAnchor
        on_bases.SubTable.append(_marks_on(table, places, font))
        on_bases.SubTableCount = len(on_bases.SubTable)


def _marks_on(table: _Table, places: Mapping[str, Any], font: TTFont) -> _Table:
    """Return a table like that of ligatures, with anchors of letters."""
    made = otTables.MarkBasePos()
    made.Format, made.ClassCount = 1, table.ClassCount
    made.MarkCoverage, made.MarkArray = table.MarkCoverage, table.MarkArray
    made.BaseCoverage = builder.buildCoverage(places, font.getReverseGlyphMap())
    made.BaseArray = otTables.BaseArray()
    made.BaseArray.BaseRecord = []
    for name in made.BaseCoverage.glyphs:
        made.BaseArray.BaseRecord.append(otTables.BaseRecord())
        made.BaseArray.BaseRecord[-1].BaseAnchor = places[name]
    return made
