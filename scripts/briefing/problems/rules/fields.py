"""Rules about the fields of a record and their values."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

FIELDS = Family(
    "fields",
    "Fields and values",
    (
        Rule(
            "unknown-field",
            Severity.ERROR,
            "A field has a name that this kind of record does not know.",
            "Write the field's name as it is listed, in small letters and with underscores. If it "
            "is right, look whether the line is indented as far as the fields of its group.",
            example(
                "actors/ben.yml",
                """
                sumary: A neighbour. [@gazette]
                """,
                """
                summary: A neighbour. [@gazette]
                """,
            ),
        ),
        Rule(
            "missing-field",
            Severity.ERROR,
            "A field that must be there is not.",
            "Add the field with its value.",
            example(
                "actors/ben.yml",
                """
                name: Ben Birk
                """,
                """
                name: Ben Birk
                kind: person
                """,
            ),
        ),
        Rule(
            "wrong-type",
            Severity.ERROR,
            "A value has another form than its field takes: a text, a list, a group of fields, a "
            "number, yes or no.",
            "Write the value in the form that the message names.",
            example(
                "places/town.yml",
                """
                coordinates: 1.5, 2.5
                """,
                """
                coordinates:
                  latitude: 1.5
                  longitude: 2.5
                """,
            ),
        ),
        Rule(
            "unknown-value",
            Severity.ERROR,
            "A value is not one of those that its field allows.",
            "Choose one of the values that the message lists, spelt like there.",
            example(
                "sources/gazette.yml",
                """
                role: original
                """,
                """
                role: original-report
                """,
            ),
        ),
        Rule(
            "invalid-value",
            Severity.ERROR,
            "A value has the right form, but its field does not accept it.",
            "Write it as the message says. A web address is complete, with `https://`; copy it "
            "from the browser.",
            example(
                "sources/gazette.yml",
                """
                url: gazette.example/mill-burns
                archive_url: https://archive.example/mill-burns
                """,
                """
                url: https://gazette.example/mill-burns
                archive_url: https://archive.example/mill-burns
                """,
            ),
        ),
        Rule(
            "invalid-date",
            Severity.ERROR,
            "A date is impossible or not in the form EDTF, such as 2021-11-07.",
            "Write year, month and day with hyphens, and only as much as is known: `2021-11-07`, "
            "`2021-11` or `2021`. A span is `2019-10/2019-11`; “about” is a `~` at the end.",
            example(
                "actors/ben.yml",
                """
                reviewed: 1/6/2020
                """,
                """
                reviewed: 2020-06-01
                """,
            ),
        ),
        Rule(
            "field-combination",
            Severity.ERROR,
            "Fields that stand together do not fit, or one of them needs another.",
            "Add the field that the message asks for, or take the other one away. An outcome in "
            'words, for one, is written `outcome: {text: "…", evidence: [{source: …, excerpt: '
            '"…"}]}`.',
            example(
                "questions/who-lit-it.yml",
                """
                state:
                  value: settled
                """,
                """
                state:
                  value: settled
                  reason: The board of inquiry found the lamp. [@herald]
                  date: 2020-05
                """,
            ),
        ),
        Rule(
            "todo-left",
            Severity.ERROR,
            "The word TODO still stands where a value is due.",
            "Write the value in its place; the message says what belongs there. Where nothing is "
            "known and the field is not required, delete the field.",
            example(
                "actors/ben.yml",
                """
                summary: TODO
                """,
                """
                summary: A neighbour. [@gazette]
                """,
            ),
        ),
    ),
)
