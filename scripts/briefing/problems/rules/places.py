"""Rules about where places lie."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

PLACES = Family(
    "places",
    "Places on the map",
    (
        Rule(
            "coordinates-exchanged",
            Severity.ERROR,
            "Latitude and longitude stand in each other's place: no latitude is beyond 90.",
            "Exchange the two numbers. Latitude is how far north, longitude how far east; south "
            "and west have a minus.",
            example(
                "places/town.yml",
                """
                coordinates: {latitude: -171.04, longitude: -46.2}
                """,
                """
                coordinates: {latitude: -46.2, longitude: -171.04}
                """,
            ),
        ),
        Rule(
            "coordinates-far",
            Severity.WARNING,
            "A place lies far from what it is part of, or from the rest of its country.",
            "Look the numbers up again: often latitude and longitude are exchanged, or a minus is "
            "missing. Else `part_of` or `country` is wrong.",
            example(
                "places/mill.yml",
                """
                # The town lies at 1.5 north and 2.5 east.
                name: The Old Mill
                kind: town
                part_of: town
                coordinates: {latitude: 1.5, longitude: -2.5}
                precision: site
                evidence:
                  - {source: gazette, excerpt: by the river}
                """,
                """
                name: The Old Mill
                kind: town
                part_of: town
                coordinates: {latitude: 1.5, longitude: 2.5}
                precision: site
                evidence:
                  - {source: gazette, excerpt: by the river}
                """,
            ),
        ),
    ),
)
