"""Rules about source records."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

SOURCES = Family(
    "sources",
    "Sources",
    (
        Rule(
            "source-uncited",
            Severity.WARNING,
            "Nothing cites a source.",
            "Cite it where it carries something: in `evidence`, or as `[@its-id]` in a text. If "
            "it carries nothing, delete its file.",
            example(
                "places/town.yml",
                """
                # No other record cites the digest.
                summary: A town on a river. [@leaflet]
                """,
                """
                summary: A town on a river. [@leaflet] [@digest]
                """,
            ),
        ),
        Rule(
            "no-archive-copy",
            Severity.NOTE,
            "A source has no archived copy.",
            "Save the page at web.archive.org/save and write the address of the copy behind "
            "`archive_url`.",
            example(
                "sources/gazette.yml",
                """
                url: https://gazette.example/mill-burns
                """,
                """
                url: https://gazette.example/mill-burns
                archive_url: https://archive.example/mill-burns
                """,
            ),
        ),
        Rule(
            "read-in-part",
            Severity.NOTE,
            "A source was not read in full.",
            "Read the whole text, look whether it bears out what it is cited for, and write "
            "`read: full`.",
            example(
                "sources/gazette.yml",
                """
                read: opening
                """,
                """
                read: full
                """,
            ),
        ),
    ),
)
