"""Rules about other people's words, and about dates that cannot be right."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

_SEEN = ("old", "new", "long", "low", "red", "wet", "big")
_THINGS = ("door", "wall", "roof", "beam", "cart", "gate", "lamp", "barn", "yard", "rope", "bell")


def _inventory(word: str) -> str:
    return ", ".join(f"the {word} {thing}" for thing in _THINGS)


_MUCH = "".join(f"      - {{source: gazette, excerpt: '{_inventory(word)}'}}\n" for word in _SEEN)

_CLAIM = """\
claims:
  - id: ben-saw-the-damage
    text: Ben Birk saw the damage.
    topic: damage
    status: reported
    evidence:
"""

_SAID = """\
claims:
  - id: ben-saw-smoke
    text: Ben Birk said that he saw smoke.
    topic: damage
    status: claimed
    attributed_to: [ben]
    said: {}
    evidence:
      # sources/herald.yml has the date 2020-05-03
      - {{source: herald, excerpt: saw smoke}}
"""

WORDING = Family(
    "wording",
    "Quotes, excerpts and dates",
    (
        Rule(
            "quote-without-speaker",
            Severity.ERROR,
            "A quote does not say whose words it gives.",
            "Add `speaker` with the id of an actor, or with a plain name.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    quote:
                      original: {text: Smoke everywhere, lang: en}
                    evidence:
                      - {source: herald, excerpt: saw smoke}
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    quote:
                      speaker: ben
                      original: {text: Smoke everywhere, lang: en}
                    evidence:
                      - {source: herald, excerpt: saw smoke}
                """,
            ),
        ),
        Rule(
            "excerpt-too-long",
            Severity.ERROR,
            "An excerpt or quote has more than 40 words.",
            "Keep the shortest phrase that carries the point, to the letter; about 12 words are "
            "usually enough.",
            example(
                "actors/ben.yml",
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - source: herald
                        excerpt: >-
                          Ben Birk, who lives next door and had gone to bed early
                          that night because he was to drive to the market in the
                          morning, woke at two, went to the window to see why the
                          dog would not stop barking, and saw smoke
                """,
                """
                claims:
                  - id: ben-saw-smoke
                    text: Ben Birk saw smoke.
                    topic: damage
                    status: reported
                    evidence:
                      - source: herald
                        excerpt: woke at two, went to the window
                """,
            ),
        ),
        Rule(
            "source-overquoted",
            Severity.ERROR,
            "All excerpts and quotes from one source together have more than 200 distinct words.",
            "Shorten the excerpts from this source, or cite one phrase of it in several places. "
            "More than that is no longer a quotation but a copy.",
            example(
                "actors/ben.yml",
                _CLAIM + _MUCH,
                _CLAIM + _MUCH[: _MUCH.index("\n") + 1],
            ),
        ),
        Rule(
            "end-before-start",
            Severity.ERROR,
            "Something ends before it starts.",
            "Look both dates up again; often they were only exchanged, or day and month were.",
            example(
                "actors/ben.yml",
                """
                relationships:
                  - id: ben-near-ann
                    type: neighbour-of
                    target: ann
                    start: 2019
                    end: 2010
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: next door}
                """,
                """
                relationships:
                  - id: ben-near-ann
                    type: neighbour-of
                    target: ann
                    start: 2010
                    end: 2019
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: next door}
                """,
            ),
        ),
        Rule(
            "reaction-before-event",
            Severity.ERROR,
            "A reaction was said before the event that it answers began.",
            "Look the date up again, or name in `to` the event that it answers.",
            example(
                "reactions/ann-speaks.yml",
                """
                # The fire was on 2 May 2020.
                said: 2020-04-30
                """,
                """
                said: 2020-05-02
                """,
            ),
        ),
        Rule(
            "date-after-as-of",
            Severity.WARNING,
            "A date lies after the day up to which the briefing was made.",
            "Check the year. If the date is right, move `as_of` in briefing.yml to the day up to "
            "which the evidence is gathered now.",
            example(
                "actors/ben.yml",
                """
                # The briefing is as of 1 June 2020.
                relationships:
                  - id: ben-near-ann
                    type: neighbour-of
                    target: ann
                    start: 2201
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: next door}
                """,
                """
                relationships:
                  - id: ben-near-ann
                    type: neighbour-of
                    target: ann
                    start: 2010
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: next door}
                """,
            ),
        ),
        Rule(
            "date-of-another-calendar",
            Severity.WARNING,
            "A year is probably one of another calendar, such as the Islamic or the Buddhist.",
            "Write the date in the Gregorian calendar. The message says which year that is.",
            example(
                "sources/gazette.yml",
                """
                date: 1441-09-09
                """,
                """
                date: 2020-05-02
                """,
            ),
        ),
        Rule(
            "read-before-published",
            Severity.WARNING,
            "A source was read before it was published.",
            "Look both dates up again; often they were only exchanged, or day and month were.",
            example(
                "sources/gazette.yml",
                """
                date: 2020-05-03
                accessed: 2020-03-05
                """,
                """
                date: 2020-05-03
                accessed: 2020-05-03
                """,
            ),
        ),
        Rule(
            "said-after-sources",
            Severity.WARNING,
            "Something was said after every source that tells of it was published.",
            "Check the date, and those of the sources; or add the source that tells of it.",
            example(
                "actors/ben.yml",
                _SAID.format("2020-05-06"),
                _SAID.format("2020-05-02"),
            ),
        ),
    ),
)
