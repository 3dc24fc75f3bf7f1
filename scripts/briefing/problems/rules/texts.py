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
            "image-in-text",
            Severity.ERROR,
            "A text holds the markup of a picture, and the texts of a briefing hold none.",
            "Delete it. To lead readers to the picture, write a link: `[words](https://…)`.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour. ![Ben](https://birk.example/ben.jpg) [@gazette]
                """,
                """
                summary: A neighbour, [pictured](https://birk.example/ben.jpg). [@gazette]
                """,
            ),
        ),
        Rule(
            "broken-markup",
            Severity.ERROR,
            "A link or citation is opened in a text and not closed, or written as another program "
            "has it.",
            "Close it: `[[id]]` or `[[id|words]]` for a record, `[@source-id]` for a source, one "
            "pair of brackets for each, and nothing else inside them. `[[|words]]` keeps words "
            "from becoming a link.",
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
        Rule(
            "title-without-face",
            Severity.WARNING,
            "The picture beside shared links cannot show some signs of the briefing's title: none "
            "of its faces has them. It leaves them out; where no letter is left, it shows the "
            "`short_title`, or else the site's host.",
            "Write the title in Latin, Greek, Cyrillic or Arabic letters, or give such a "
            "`short_title`. Or put a face that has the signs into `templates/card`.",
            example(
                "briefing.yml",
                """
                title: The fire 火
                site_url: https://fire.example.net/
                """,
                """
                title: The fire
                site_url: https://fire.example.net/
                """,
            ),
        ),
        Rule(
            "curly-quotes",
            Severity.WARNING,
            "A whole value stands in curly quotation marks, which a word processor makes of "
            "straight ones. YAML takes them for a part of the value, and readers see them.",
            "Delete them, or write straight ones. If they belong to the words, put straight ones "
            "around them as well.",
            example(
                "actors/ben.yml",
                """
                disambiguation: “Not his cousin.”
                """,
                """
                disambiguation: "Not his cousin."
                """,
            ),
        ),
    ),
)
