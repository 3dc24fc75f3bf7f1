"""YAML 1.1 text as a tree of frozen nodes, each with its line and column.

Only what records need: mappings, lists and text. Anchors, aliases, tags and merge keys
are problems, not features; only text is ever constructed from a file.
"""

from __future__ import annotations

from briefing.yamltree.building import MAX_DEPTH, parse
from briefing.yamltree.nodes import Entry, ListNode, MappingNode, Node, ScalarNode, reached
from briefing.yamltree.places import places
from briefing.yamltree.quoting import in_quotes, inside_curly
from briefing.yamltree.source import MAX_BYTES, SourceText, read_source

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Entry",
    "ListNode",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SourceText",
    "in_quotes",
    "inside_curly",
    "parse",
    "places",
    "reached",
    "read_source",
]
