"""The ties between actors that are stated as fact, as GraphML and as GEXF 1.3.

The ties are those of the network figure: on structure and leadership, confirmed or reported.
Accusations, and what is only claimed, alleged or disputed, are no edges of a graph, where nothing
next to an edge would say so.

Every edge is directed, because NetworkX refuses a file in which only some are. A tie that holds
both ways is one edge all the same, and its `is_symmetric` says so.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from briefing.characters import NO_CHARACTERS, SURROGATES
from briefing.linking import stated_ties
from briefing.records.vocabulary import label_of
from briefing.typography import on_a_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from briefing.exports.telling import Teller
    from briefing.linking import StatedTie
    from briefing.records import Actor, EdtfDate

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF = "http://gexf.net/1.3"
_NOT_IN_XML = re.compile(f"[{SURROGATES}{NO_CHARACTERS}]")
"""Characters that XML 1.0 excludes, besides the controls that `on_a_line` removes."""

_NODE_VALUES = ("label", "kind", "country", "url")
_EDGE_VALUES = (
    *("label", "inverse", "start", "start_from", "start_to", "end", "end_from", "end_to"),
    *("is_symmetric", "status", "said_by", "support", "url"),
)
"""The names of the values, which are those of the columns of the tables."""


class _Part(NamedTuple):
    """A node or an edge; an edge has ends."""

    id: str
    values: Mapping[str, str]
    ends: tuple[str, str] | None = None


def graphml(teller: Teller) -> str:
    """Return the text of a GraphML file."""
    nodes, edges = _parts(teller)
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    for target, names in (("node", _NODE_VALUES), ("edge", _EDGE_VALUES)):
        for name in names:
            key = {"id": f"{target}-{name}", "for": target, "attr.name": name}
            ET.SubElement(root, "key", key | {"attr.type": "string"})
    graph = ET.SubElement(root, "graph", {"id": "network", "edgedefault": "directed"})
    for part in (*nodes, *edges):
        tag = "edge" if part.ends else "node"
        element = ET.SubElement(graph, tag, {"id": part.id} | _graphml_ends(part))
        for name, value in part.values.items():
            ET.SubElement(element, "data", {"key": f"{tag}-{name}"}).text = value
    return _written(root)


def _graphml_ends(part: _Part) -> dict[str, str]:
    if part.ends is None:
        return {}
    return dict(zip(("source", "target"), part.ends, strict=True))


def gexf(teller: Teller) -> str:
    """Return the text of a GEXF file, as Gephi opens it."""
    nodes, edges = _parts(teller)
    settings = teller.briefing.settings
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    meta = ET.SubElement(root, "meta", _modified(settings.as_of))
    ET.SubElement(meta, "creator").text = _clean("; ".join(settings.editors) or settings.title)
    ET.SubElement(meta, "description").text = _clean(settings.title)
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "idtype": "string"})
    for target, names in (("node", _NODE_VALUES), ("edge", _EDGE_VALUES)):
        attributes = ET.SubElement(graph, "attributes", {"class": target})
        for name in _without_label(names):
            ET.SubElement(attributes, "attribute", {"id": name, "title": name, "type": "string"})
    for tag, parts in (("node", nodes), ("edge", edges)):
        group = ET.SubElement(graph, f"{tag}s", {"count": str(len(parts))})
        for part in parts:
            element = ET.SubElement(group, tag, _gexf_attributes(part))
            values = ET.SubElement(element, "attvalues")
            for name in _without_label(part.values):
                ET.SubElement(values, "attvalue", {"for": name, "value": part.values[name]})
    return _written(root)


def _gexf_attributes(part: _Part) -> dict[str, str]:
    found = {"id": part.id, "label": part.values["label"]}
    if part.ends is not None:
        found |= dict(zip(("source", "target"), part.ends, strict=True))
        # Without a kind, programs merge the ties between the same two actors.
        found["kind"] = part.values["label"]
    return found


def _modified(date: EdtfDate) -> dict[str, str]:
    day = date.local_day()
    return {"lastmodifieddate": day.isoformat()} if day else {}


def _without_label(names: Iterable[str]) -> Iterator[str]:
    return (name for name in names if name != "label")


def _parts(teller: Teller) -> tuple[list[_Part], list[_Part]]:
    """Return the actors that have such a tie, and the ties, each sorted by id."""
    ties = sorted(
        stated_ties(teller.briefing, only_structural=True), key=lambda tie: tie.relationship.id
    )
    tied = {actor.id: actor for tie in ties for actor in (tie.actor, tie.target)}
    nodes = [_node(teller, tied[actor_id]) for actor_id in sorted(tied)]
    return nodes, [_edge(teller, tie) for tie in ties]


def _node(teller: Teller, actor: Actor) -> _Part:
    values = {
        "label": actor.name,
        "kind": label_of(teller.briefing.vocabulary.actor_kinds, actor.kind),
        "country": actor.country,
        "url": teller.url(actor),
    }
    return _Part(actor.id, _present(values))


def _edge(teller: Teller, tie: StatedTie) -> _Part:
    relationship = tie.relationship
    values = {
        "label": tie.label,
        "inverse": tie.inverse,
        **_dates(teller, "start", relationship.start),
        **_dates(teller, "end", relationship.end),
        "is_symmetric": "true" if tie.type.symmetric else "false",
        "status": teller.standing(relationship),
        "said_by": teller.parties(relationship.attributed_to),
        "support": teller.support(relationship),
        "url": teller.url(tie.actor, relationship.id),
    }
    return _Part(relationship.id, _present(values), (tie.actor.id, tie.target.id))


def _dates(teller: Teller, name: str, date: EdtfDate | None) -> dict[str, str | None]:
    """Return a date as written, and its first and last day."""
    if date is None:
        return {}
    first, last = (day.isoformat() if day else None for day in date.days(teller.zone))
    return {name: date.text, f"{name}_from": first, f"{name}_to": last}


def _present(values: Mapping[str, str | None]) -> dict[str, str]:
    return {name: _clean(value) for name, value in values.items() if value}


def _clean(text: str) -> str:
    return _NOT_IN_XML.sub("", on_a_line(text)).strip()


def _written(root: ET.Element) -> str:
    ET.indent(root, " ")
    content: bytes = ET.tostring(root, "utf-8", xml_declaration=True)
    return content.decode("utf-8") + "\n"
