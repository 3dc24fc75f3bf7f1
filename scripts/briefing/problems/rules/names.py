"""Rules about names."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

NAMES = Family(
    "names",
    "Names",
    (
        Rule(
            "name-shared",
            Severity.WARNING,
            "Two records share a name that links by itself.",
            "Give one of them a longer name, or take `link: true` from the alias. The name then "
            "leads to the record that is meant.",
            example(
                "actors/ben.yml",
                """
                aliases:
                  - {text: Ann Ashe, kind: misspelling, link: true}
                """,
                """
                aliases:
                  - {text: Ann Ashe, kind: misspelling}
                """,
            ),
        ),
        Rule(
            "name-is-a-word",
            Severity.WARNING,
            "A name that should link by itself is also a month, a weekday or a common word.",
            "Take the short name away, or give a longer one. In a text write `[[id|words]]` where "
            "it is to link.",
            example(
                "actors/ben.yml",
                """
                short_name: May
                """,
                """
                short_name: Mr Birk
                """,
            ),
        ),
        Rule(
            "name-unsourced",
            Severity.NOTE,
            "A name in its own script, another name such as a nickname or a former one, or a part "
            "in an event has no evidence. Other ways of writing a name need none.",
            "Add `evidence` with a source in which the name is written like this, or which shows "
            "the part.",
            example(
                "actors/ben.yml",
                """
                names:
                  fr: Benoît Birk
                """,
                """
                names:
                  fr:
                    value: Benoît Birk
                    evidence:
                      - {source: herald, excerpt: Benoît Birk}
                """,
            ),
        ),
        Rule(
            "name-missing",
            Severity.NOTE,
            "An actor has no name in a language that its kind expects.",
            "Add the name in its own script under `names`, by the code of the language, with a "
            "source that shows it.",
            example(
                "actors/ben.yml",
                """
                name: Ben Birk
                """,
                """
                name: Ben Birk
                names:
                  fr:
                    value: Benoît Birk
                    evidence:
                      - {source: herald, excerpt: Benoît Birk}
                """,
            ),
        ),
        Rule(
            "country-missing",
            Severity.WARNING,
            "Somebody speaks for a state, and nothing says for which.",
            "Add `country` with two capitals of ISO 3166-1. Offices of one state cannot confirm "
            "each other; until it is known, all of whom it is not count as of one.",
            example(
                "actors/ben.yml",
                """
                # The vocabulary marks the kind `minister` as official.
                kind: minister
                """,
                """
                kind: minister
                country: FR
                """,
            ),
        ),
    ),
)
