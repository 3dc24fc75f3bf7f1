"""Rules about YAML, the notation in which records are written."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

_DEEP = "[" * 21 + "Benny" + "]" * 21

NOTATION = Family(
    "notation",
    "How a file is written",
    (
        Rule(
            "yaml-syntax",
            Severity.ERROR,
            "The file breaks the rules of YAML, the notation in which records are written.",
            "Each field is a name, a colon, a space and a value; what belongs to a field stands on "
            "the lines below it, two spaces further in. A text with a colon, a quotation mark or a "
            "bracket in it is safest in quotation marks.",
            example(
                "actors/ben.yml",
                """
                disambiguation: Two men: this one is the neighbour.
                """,
                """
                disambiguation: "Two men: this one is the neighbour."
                """,
            ),
        ),
        Rule(
            "tab-indent",
            Severity.ERROR,
            "A line is indented with a tab, where YAML allows only spaces.",
            "Delete the tab and press the space bar twice for each level.",
            example(
                "actors/ben.yml",
                """
                aliases:
                \t- Benny
                """,
                """
                aliases:
                  - Benny
                """,
            ),
        ),
        Rule(
            "duplicate-key",
            Severity.ERROR,
            "The same field stands twice in one place.",
            "Keep one of the two, and put what both hold under it.",
            example(
                "actors/ben.yml",
                """
                aliases: [Benny]
                aliases: [Birk the Younger]
                """,
                """
                aliases: [Benny, Birk the Younger]
                """,
            ),
        ),
        Rule(
            "yaml-tag",
            Severity.ERROR,
            "A value begins with `!`, which YAML reads as a type tag.",
            "Put the value in quotation marks if the `!` belongs to it; else delete the `!`.",
            example(
                "sources/gazette.yml",
                """
                title: !!! The mill burns
                """,
                """
                title: "!!! The mill burns"
                """,
            ),
        ),
        Rule(
            "yaml-alias",
            Severity.ERROR,
            "An anchor (`&`), alias (`*`) or merge key (`<<`) is used; records repeat nothing by "
            "reference.",
            "Write the value out where it is needed. If the sign belongs to the text, put the "
            "whole text in quotation marks.",
            example(
                "actors/ben.yml",
                """
                aliases:
                  - &short Benny
                """,
                """
                aliases:
                  - Benny
                """,
            ),
        ),
        Rule(
            "too-deep",
            Severity.ERROR,
            "Lists and fields are nested more than 20 levels deep.",
            "Look for brackets that were typed or pasted by mistake, and delete them.",
            example(
                "actors/ben.yml",
                f"aliases: {_DEEP}\n",
                """
                aliases: [Benny]
                """,
            ),
        ),
        Rule(
            "several-documents",
            Severity.ERROR,
            "The file holds more than one document, separated by `---`.",
            "Delete the line `---`. A second record goes into a file of its own.",
            example(
                "places/mill.yml",
                """
                name: The Mill
                kind: town
                ---
                name: The Bridge
                kind: town
                """,
                """
                name: The Mill
                kind: town
                """,
            ),
        ),
        Rule(
            "hidden-character",
            Severity.ERROR,
            "An invisible or direction-changing character stands in the file.",
            "Delete it, or type the words around it anew: such characters come along when text is "
            "copied from a web page or a PDF.",
            example(
                "actors/ben.yml",
                """
                disambiguation: Not his\u200b cousin.
                """,
                """
                disambiguation: Not his cousin.
                """,
            ),
        ),
    ),
)
