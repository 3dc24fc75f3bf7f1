"""Rules about ids, and about fields that name something else."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example


def _tie(target: str) -> str:
    return f"""\
relationships:
  - id: ben-near-ann
    type: neighbour-of
    target: {target}
    status: reported
    evidence:
      - {{source: gazette, excerpt: next door}}
"""


REFERENCES = Family(
    "references",
    "Ids, and what they name",
    (
        Rule(
            "unknown-reference",
            Severity.ERROR,
            "An id names no record, claim or other thing of the right kind.",
            "Copy the id from the name of the record's file, without `.yml`; a claim's id stands "
            "behind `id:`. If there is no such record yet, add it first.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour of [[anne]]. [@gazette]
                """,
                """
                summary: A neighbour of [[ann]]. [@gazette]
                """,
            ),
        ),
        Rule(
            "duplicate-id",
            Severity.ERROR,
            "Two records, or two claims, ties, designations or answers, have one id.",
            "Choose another id for the newer one; with the record's own id in front it is sure to "
            "be free. The message stands at the newer one where git knows which that is, else at "
            "each of them.",
            example(
                "actors/ben.yml",
                """
                # The claim mill-burned stands in events/fire.yml already.
                claims:
                  - id: mill-burned
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - {source: herald, excerpt: saw smoke}
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
            "circular-part",
            Severity.ERROR,
            "An event, place or origin is part of itself, directly or by way of others.",
            "Name the larger event or place in `part_of`, of an origin in `parent`, or delete that "
            "line.",
            example(
                "places/mill.yml",
                """
                name: The Mill
                kind: town
                part_of: mill
                """,
                """
                name: The Mill
                kind: town
                part_of: town
                """,
            ),
        ),
        Rule(
            "tie-to-itself",
            Severity.ERROR,
            "A tie leads from an actor to the same actor.",
            "Write the id of the other actor behind `target`, or delete the tie.",
            example("actors/ben.yml", _tie("ben"), _tie("ann")),
        ),
        Rule(
            "tie-told-twice",
            Severity.WARNING,
            "A tie is told on the records of both its ends.",
            "Delete one of the two and put its evidence to the other: the pages of both actors "
            "show a tie, on whichever record it stands.",
            example(
                "actors/ann.yml",
                """
                # On Ben's record, he is her neighbour.
                relationships:
                  - id: ann-near-ben
                    type: neighbour-of
                    target: ben
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: next door}
                """,
                """
                relationships: []
                """,
            ),
        ),
        Rule(
            "unknown-vocabulary",
            Severity.ERROR,
            "A value is not in the briefing's vocabulary.",
            "Choose one of the values that stand in `vocabulary.yml`. A new one is added there "
            "first, with a label, and best asked about before.",
            example(
                "actors/ben.yml",
                """
                kind: human
                """,
                """
                kind: person
                """,
            ),
        ),
    ),
)
