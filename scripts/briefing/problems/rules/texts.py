"""Rules about what may stand inside a text."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

TEXTS = Family(
    "texts",
    "Inside a text",
    (
        Rule(
            "html-in-text",
            Severity.ERROR,
            "A text contains HTML.",
            "Write the plain words. Emphasis is `*so*`, strong emphasis `**so**`, a link "
            "`[words](https://…)`, and a sign is written as itself: & and not `&amp;`.",
            example(
                "actors/ben.yml",
                """
                summary: A <b>near</b> neighbour. [@gazette]
                """,
                """
                summary: A **near** neighbour. [@gazette]
                """,
            ),
        ),
        Rule(
            "link-scheme",
            Severity.ERROR,
            "A link leads elsewhere than to http, https or mailto.",
            "Give the full address, beginning with `https://`. For a link to a record of this "
            "briefing write `[[its-id]]` or `[[its-id|other words]]`.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour, see [his page](ftp://birk.example/ben). [@gazette]
                """,
                """
                summary: A neighbour, see [his page](https://birk.example/ben). [@gazette]
                """,
            ),
        ),
        Rule(
            "broken-markup",
            Severity.ERROR,
            "A link or citation is opened in a text and not closed.",
            "Close it: `[[id]]` or `[[id|words]]` for a record, `[@source-id]` for a source, one "
            "pair of brackets for each.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour of [[ann|Ann]. [@gazette]
                """,
                """
                summary: A neighbour of [[ann|Ann]]. [@gazette]
                """,
            ),
        ),
    ),
)
