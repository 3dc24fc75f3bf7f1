"""YAML 1.1 text as a tree of frozen nodes, each with its line and column.

Only what records need: mappings, lists and text. Anchors, aliases, tags and merge keys
are problems, not features; only text is ever constructed from a file.
"""

from __future__ import annotations

from briefing.yamltree.building import MAX_DEPTH, parse
from briefing.yamltree.nodes import Entry, ListNode, MappingNode, Node, ScalarNode, follow_path
from briefing.yamltree.places import find_marks
from briefing.yamltree.quoting import in_quotes, text_in_curly_quotes
from briefing.yamltree.source import MAX_BYTES, SourceText, decode_source, read_source

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Entry",
    "ListNode",
    "MappingNode",
    "Node",
    "ScalarNode",
    "SourceText",
    "decode_source",
    "find_marks",
    "follow_path",
    "in_quotes",
    "parse",
    "read_source",
    "text_in_curly_quotes",
]
