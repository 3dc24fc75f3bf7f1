"""Rules about evidence, and about who says so."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

EVIDENCE = Family(
    "evidence",
    "Evidence, and who says so",
    (
        Rule(
            "evidence-missing",
            Severity.ERROR,
            "A claim, tie, designation, answer or reaction has no evidence that supports it.",
            "Add `evidence` with the id of a source and the shortest phrase in it that carries "
            "the statement. What no source carries cannot stand here.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - source: herald
                        excerpt: saw smoke
                """,
            ),
        ),
        Rule(
            "withdrawn-basis",
            Severity.ERROR,
            "Something that is published rests on what was withdrawn: a source, all claims of an "
            "answer, or all that an accused party answers.",
            "Name another source that carries it, or take out what only the withdrawn one carried.",
            example(
                "actors/ben.yml",
                """
                # The source hoax was withdrawn.
                summary: A neighbour who saw smoke. [@hoax]
                """,
                """
                summary: A neighbour who saw smoke. [@gazette]
                """,
            ),
        ),
        Rule(
            "attribution-missing",
            Severity.ERROR,
            "Something claimed, alleged, disputed or denied does not say by whom.",
            "Add `attributed_to` with the ids of actors or with plain names: who says it, not "
            "which newspaper printed it.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: claimed
                    evidence:
                      - {source: herald, excerpt: saw smoke}
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: claimed
                    attributed_to: [ben]
                    evidence:
                      - {source: herald, excerpt: saw smoke}
                """,
            ),
        ),
        Rule(
            "citation-missing",
            Severity.ERROR,
            "A paragraph of prose cites no source.",
            "Put `[@source-id]` behind what that source carries, in every paragraph and every "
            "item of a list.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour.
                """,
                """
                summary: A neighbour. [@gazette]
                """,
            ),
        ),
        Rule(
            "answer-without-claim",
            Severity.ERROR,
            "An answer to a question points to no claim.",
            "Add `claims` with the claims that make this answer, each as the id of its record, "
            "`#` and its own id. Write the claim first where there is none.",
            example(
                "questions/who-lit-it.yml",
                """
                answers:
                  - id: ann-did
                    answer: Ann did.
                """,
                """
                answers:
                  - id: ann-did
                    answer: Ann did.
                    claims: [ann#ben-accuses-ann]
                """,
            ),
        ),
        Rule(
            "accusation-weak-evidence",
            Severity.ERROR,
            "An accusation rests only on reposts, aggregators, sources aligned with a party or "
            "evidence written in place.",
            "Find the original report, or a source that takes no side, and give it a record. "
            "Without one the accusation is left out.",
            example(
                "actors/ben.yml",
                """
                # The leaflet is aligned with Ann Ashe.
                claims:
                  - id: ann-accuses-ben
                    text: Ben Birk lit the fire.
                    topic: arson
                    status: alleged
                    attributed_to: [ann]
                    against: [ben]
                    response: none found as of 2020-06
                    outcome: none found as of 2020-06
                    evidence:
                      - {source: leaflet, excerpt: it was Birk}
                """,
                """
                claims:
                  - id: ann-accuses-ben
                    text: Ben Birk lit the fire.
                    topic: arson
                    status: alleged
                    attributed_to: [ann]
                    against: [ben]
                    response: none found as of 2020-06
                    outcome: none found as of 2020-06
                    evidence:
                      - {source: leaflet, excerpt: it was Birk}
                      - {source: gazette, excerpt: she named her neighbour}
                """,
            ),
        ),
        Rule(
            "accusation-incomplete",
            Severity.ERROR,
            "An accusation does not say against whom it is, what the accused answered, or what "
            "came of it.",
            "Add `against` (ids), `response` (ids of claims or reactions) and `outcome`, which in "
            'words is written `{text: "…", evidence: [{source: …, excerpt: "…"}]}`. Look for an '
            "answer first; if there is none, write `none found as of` and the date.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ann-accuses-ben
                    text: Ben Birk lit the fire.
                    topic: arson
                    status: alleged
                    attributed_to: [ann]
                    evidence:
                      - {source: gazette, excerpt: she named her neighbour}
                """,
                """
                claims:
                  - id: ann-accuses-ben
                    text: Ben Birk lit the fire.
                    topic: arson
                    status: alleged
                    attributed_to: [ann]
                    against: [ben]
                    response: none found as of 2020-06
                    outcome:
                      text: A court acquitted Ben Birk.
                      evidence:
                        - {source: herald, excerpt: acquitted on Monday}
                    evidence:
                      - {source: gazette, excerpt: she named her neighbour}
                """,
            ),
        ),
        Rule(
            "weak-best-source",
            Severity.WARNING,
            "The best source of a statement is a repost, aggregator or mirror.",
            "Find what was published first and cite that instead.",
            example(
                "actors/ben.yml",
                """
                # The digest is an aggregator: it repeats the Herald.
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - {source: digest, excerpt: saw smoke}
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - {source: herald, excerpt: saw smoke}
                """,
            ),
        ),
        Rule(
            "evidence-in-place",
            Severity.WARNING,
            "Evidence is written in place and has no source record yet.",
            "Nothing is asked of you: it is published like this. A maintainer turns it into a "
            "source record, so that other statements can cite it too.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - url: https://herald.example/mill
                        title: Mill in ashes
                        publisher: Herald
                        excerpt: saw smoke
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - source: herald
                        excerpt: saw smoke
                """,
            ),
        ),
        Rule(
            "death-one-origin",
            Severity.WARNING,
            "A death rests on the information of a single origin.",
            "Add a source whose information comes from elsewhere, or say in the claim's `note` "
            "that none was found.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-lost-his-dog
                    text: Ben Birk's dog died in the fire.
                    topic: death
                    status: reported
                    evidence:
                      - {source: herald, excerpt: his dog was found}
                """,
                """
                claims:
                  - id: ben-lost-his-dog
                    text: Ben Birk's dog died in the fire.
                    topic: death
                    status: reported
                    evidence:
                      - {source: herald, excerpt: his dog was found}
                      - {source: gazette, excerpt: a dog died}
                """,
            ),
        ),
        Rule(
            "no-excerpt",
            Severity.NOTE,
            "Evidence gives neither an excerpt nor a locator.",
            "Add the phrase that carries the statement, or where to find it: a paragraph, a page, "
            "a minute. Until then the source is listed, but not counted.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence: [herald]
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - {source: herald, locator: paragraph 3}
                """,
            ),
        ),
    ),
)
