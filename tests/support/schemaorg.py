"""Check nodes against schema.org: its types and properties.

The JSON file next to this one has the part of the vocabulary that pages use. It is made from a
release of https://github.com/schemaorg/schemaorg by naming the types and properties below:

    python -m tests.support.schemaorg schemaorg/data/releases/30.0/schemaorg-current-https.jsonld
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".json")

TYPES = (
    *("AboutPage", "Answer", "BreadcrumbList", "Claim", "CollectionPage", "Comment"),
    *(
        "CreativeWork",
        "Dataset",
        "DefinedTerm",
        "Event",
        "GeoCoordinates",
        "GeoShape",
        "GovernmentOrganization",
        "ListItem",
    ),
    *("Organization", "Person", "Place", "ProfilePage", "Question", "Quotation", "Report"),
    *("WebPage", "WebSite"),
)
PROPERTIES = (
    *("about", "actionableFeedbackPolicy", "affiliation", "alternateName", "answerCount"),
    *("appearance", "archivedAt", "author", "citation", "comment", "containedInPlace"),
    *("correctionsPolicy",),
    *("creativeWorkStatus", "creator", "creditText", "dateCreated", "dateModified"),
    *("datePublished", "description", "endDate", "ethicsPolicy", "geo", "headline"),
    *("inDefinedTermSet", "inLanguage", "isBasedOn", "isPartOf", "item", "itemListElement"),
    *("latitude", "license", "location", "longitude", "mainEntity", "memberOf", "name"),
    *("polygon", "position", "publisher", "publishingPrinciples", "spokenByCharacter"),
    *("startDate", "suggestedAnswer", "superEvent", "temporalCoverage", "termCode", "text"),
    *("translator", "url", "workTranslation"),
)

_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_FORMS = {
    "Date": re.compile(_DATE),
    "DateTime": re.compile(rf"{_DATE}T[0-9:]{{8}}(Z|[+-][0-9]{{2}}:[0-9]{{2}})"),
    "URL": re.compile(r"https?://\S+"),
    "Text": re.compile(r"[^\n]*\S[^\n]*"),
}


@dataclass(frozen=True)
class Node:
    """A node of a graph: where it was found, and its properties."""

    page: str
    value: Mapping[str, Any]


def nodes(page: str, value: object) -> Iterator[Node]:
    """Yield every node in a JSON-LD document, and in its nodes."""
    if isinstance(value, dict):
        if "@type" in value:
            yield Node(page, value)
        for inner in value.values():
            yield from nodes(page, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(page, inner)


def references(value: object) -> Iterator[str]:
    """Yield every `@id` in a JSON-LD document."""
    if isinstance(value, dict):
        if "@id" in value:
            yield str(value["@id"])
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


class Vocabulary:
    """The types and properties in the file, and the types of the nodes of one site."""

    def __init__(self, site: Mapping[str, str]) -> None:
        """Start with the type of each node of a site by its `@id`."""
        read = json.loads(FILE.read_text("utf-8"))
        self._types: Mapping[str, list[str]] = read["types"]
        self._properties: Mapping[str, Mapping[str, list[str]]] = read["properties"]
        self._site = site

    def faults(self, node: Mapping[str, Any]) -> Iterator[str]:
        """Yield what is wrong with a node, except in the nodes inside it."""
        kinds = self._types.get(str(node["@type"]))
        if kinds is None:
            yield f"no type {node['@type']}"
            return
        for name, value in node.items():
            known = self._properties.get(name)
            if name.startswith("@"):
                continue
            if known is None:
                yield f"no property {name}"
            elif not set(known["of"]) & set(kinds):
                yield f"{node['@type']} has no {name}"
            else:
                given = value if isinstance(value, list) else [value]
                wrong = [item for item in given if not self._fits(item, set(known["takes"]))]
                yield from (f"{node['@type']}.{name} takes no {item!r}" for item in wrong)
                if not given:
                    yield f"{node['@type']}.{name} is empty"

    def _fits(self, value: object, takes: set[str]) -> bool:
        match value:
            case str():
                return any(form.fullmatch(value) for t in takes if (form := _FORMS.get(t)))
            case int() | float():
                return bool(
                    takes & ({"Number", "Integer"} if isinstance(value, int) else {"Number"})
                )
            case {"@value": str(), "@language": str()}:
                return "Text" in takes
            case {"@type": kind} | {"@id": _, "@type": kind}:
                return bool(takes & {*self._types.get(str(kind), ()), "Thing"})
            case {"@id": str() as id_}:
                kind = self._site.get(id_, "Thing")
                return bool(takes & {*self._types.get(kind, ()), "Thing"})
        return False


def _main(release: Path) -> None:
    graph = {item["@id"]: item for item in json.loads(release.read_text("utf-8"))["@graph"]}

    def named(item: Mapping[str, Any], relation: str) -> list[str]:
        found = item.get(relation, [])
        found = found if isinstance(found, list) else [found]
        return [str(other["@id"]).removeprefix("schema:") for other in found]

    def ancestry(name: str) -> list[str]:
        above = named(graph[f"schema:{name}"], "rdfs:subClassOf")
        return sorted({name, *(kind for parent in above for kind in ancestry(parent))})

    content = {
        "release": release.parent.name,
        "types": {name: ancestry(name) for name in sorted(TYPES)},
        "properties": {
            name: {
                "of": sorted(named(graph[f"schema:{name}"], "schema:domainIncludes")),
                "takes": sorted(named(graph[f"schema:{name}"], "schema:rangeIncludes")),
            }
            for name in sorted(PROPERTIES)
        },
    }
    FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
