"""Structured data (https://schema.org, as JSON-LD 1.1): nodes and their URLs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias

from briefing import addresses
from briefing.addresses import Address

if TYPE_CHECKING:
    from briefing.linking import Briefing
    from briefing.records import AnyRecord

Value: TypeAlias = "str | int | float | Node | list[Value] | None"
Node: TypeAlias = dict[str, Value]

TOP = "s-top"
"""The anchor of every page's first heading, which names what the page is about."""

# The three, and what YAML and JavaScript do not read as it is: controls and line breaks.
_UNSAFE = (*map(ord, "<>&"), *range(0x7F, 0xA0), 0x2028, 0x2029, 0xFEFF)
_ESCAPED = {code: f"\\u{code:04x}" for code in _UNSAFE}


def graph_text(graph: Iterable[Node]) -> str:
    """Format a graph as JSON-LD that is safe inside a `script` element.

    What could end the element or begin another (`<`, `>`, `&`) is escaped, and so are controls and
    the line breaks of YAML and JavaScript that JSON does not have (U+0085, U+2028).
    """
    document = {"@context": "https://schema.org", "@graph": list(graph)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED)


def node(type_: str, **fields: Value) -> Node:
    """Return a node of a type; fields without a value are omitted, and `id_` is its `@id`."""
    return {"@type": type_} | drop_empty(fields)


def drop_empty(fields: Mapping[str, Value]) -> Node:
    """Return the fields that have a value.

    The names `id_` and `type_` stand for JSON-LD's own `@id` and `@type`.
    """
    kept = {name: value for name, value in fields.items() if value not in (None, "", [], {})}
    return {f"@{name[:-1]}" if name.endswith("_") else name: kept[name] for name in kept}


def ref(url: str) -> Node:
    """Return a reference to a node by its `@id`."""
    return {"@id": url}


class Urls:
    """The absolute URLs of what a briefing publishes."""

    def __init__(self, briefing: Briefing, site_url: str) -> None:
        """Make URLs under that of the site."""
        self._briefing = briefing
        self.site = f"{site_url.rstrip('/')}/"

    def of(self, address: Address) -> str:
        """Return the URL of a page or of an anchor on it."""
        return address.url_under(self.site)

    def standalone_page(self, name: str, anchor: str | None = None) -> str:
        """Return the URL of a page without a record, such as `methodology`."""
        return self.of(Address(addresses.page(name).path, anchor))

    def page(self, record: AnyRecord) -> str:
        """Return the URL of a record's page."""
        return self.of(addresses.of(record))

    def thing(self, record: AnyRecord) -> str:
        """Return the `@id` of the thing that a record is about."""
        return self.of(addresses.of(record, TOP))

    def reference_to(self, record_id: str) -> Node | None:
        """Return a reference to the thing that a record is about; None if there is no record."""
        record = self._briefing.records.get(record_id)
        return ref(self.thing(record)) if record else None

    @property
    def website(self) -> str:
        """The `@id` of the site."""
        return self.standalone_page("about", TOP)

    @property
    def publisher(self) -> str:
        """The `@id` of the site's publisher."""
        return self.standalone_page("about", "s-editors")
