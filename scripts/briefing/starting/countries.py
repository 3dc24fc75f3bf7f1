"""The countries of ISO 3166-1, which a new briefing may choose from."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from briefing.editing import scalar
from briefing.letters import sort_key

_IN_FULL = {
    "AS": "American Samoa",
    "CC": "Cocos Islands",
    "CD": "Democratic Republic of the Congo",
    "CF": "Central African Republic",
    "CG": "Republic of the Congo",
    "GB": "United Kingdom",
    "KP": "North Korea",
    "KR": "South Korea",
    "MF": "Saint Martin",
    "MM": "Myanmar",
    "SX": "Sint Maarten",
    "SZ": "Eswatini",
    "TC": "Turks and Caicos Islands",
    "TF": "French Southern Territories",
    "VG": "British Virgin Islands",
    "VI": "United States Virgin Islands",
    "WS": "Samoa",
}
"""Names that the time zone database shortens, as English texts have them."""


def country_lines() -> Iterator[str]:
    """Give a line of YAML for each country, `  NO: Norway`, in the order of the names.

    The names are those of the IANA time zone database, which is in the public domain.
    """
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    names = {code: _IN_FULL.get(code, name.replace(" & ", " and ")) for code, name in rows}
    for code, name in sorted(names.items(), key=lambda entry: sort_key(entry[1])):
        # Many readers of YAML take a bare NO for a truth value.
        key = f'"{code}"' if code == "NO" else code
        yield f"  {key}: {scalar(name)}\n"
