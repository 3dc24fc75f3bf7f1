"""The description of the tables as a Frictionless Data Package (specs.frictionlessdata.io, 1.0)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from briefing.exports.model import CellType
from briefing.phrases import gettext
from briefing.records.ids import suggest_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefing.exports.model import Column, Table
    from briefing.exports.telling import Teller
    from briefing.records.settings import Licence

_KEPT_TOGETHER = gettext(
    "A statement has its status and who says so, or in `support` the outlets that report it; an "
    "accusation also whom it is against, what they answered and what came of it. Keep them "
    "together."
)
QUOTED = gettext(
    "Words of speakers and sources, and titles, belong to them and are not under these terms."
)
"""What the terms of use do not cover."""

PACKAGE = "datapackage.json"
"""The name of the file."""

_BOOLEANS = {"trueValues": ["true"], "falseValues": ["false"]}


def terms(teller: Teller) -> str:
    """Return what must be known of the files before they are used."""
    return f"{teller.say(_KEPT_TOGETHER)} {teller.say(QUOTED)}"


def package(teller: Teller, tables: Iterable[Table]) -> str:
    """Return the text of `datapackage.json`."""
    settings = teller.briefing.settings
    described: dict[str, Any] = {
        "profile": "tabular-data-package",
        "name": suggest_id(settings.short_title or settings.title) or "briefing",
        "title": settings.title,
        "description": terms(teller),
        "version": settings.as_of.text,
        "licenses": [_licence(settings.licence)],
        "homepage": settings.site_url,
        "resources": [_resource(teller, table) for table in tables],
    }
    kept = {key: value for key, value in described.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _licence(licence: Licence) -> dict[str, str]:
    return {"title": licence.name} | ({"path": licence.url} if licence.url else {})


def _resource(teller: Teller, table: Table) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": teller.say(table.description),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "doubleQuote": True},
        "schema": {
            "fields": [_field(teller, column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {
                        "resource": "" if column.refers_to == table.name else column.refers_to,
                        "fields": "id",
                    },
                }
                for column in table.columns
                if column.refers_to
            ],
        },
    }


def _field(teller: Teller, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": column.type.value,
        "description": teller.say(column.description),
    }
    if column.format:
        field["format"] = column.format
    if column.type is CellType.BOOLEAN:
        field |= _BOOLEANS
    constraints: dict[str, Any] = {"required": True} if column.is_required else {}
    if column.terms:
        constraints["enum"] = [label for label, _ in column.terms]
        field["categories"] = [
            {"value": label, "label": label, "description": definition}
            for label, definition in column.terms
        ]
    return field | ({"constraints": constraints} if constraints else {})
