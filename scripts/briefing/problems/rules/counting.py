"""Rules about what is confirmed, who speaks, and what accuses by the way."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

_BEN = "actors/ben.yml"
_SAW_SMOKE = "{source: herald, excerpt: saw smoke}"
_SMOKE_TOO = "{source: gazette, excerpt: black smoke}"


def _claim(claim_id: str, text: str, *fields: str, evidence: tuple[str, ...]) -> str:
    """Write a record's only claim, each field and each item of evidence on a line of its own."""
    lines = [f"  - id: {claim_id}", f"    text: {text}", *(f"    {field}" for field in fields)]
    items = [f"      - {item}" for item in evidence]
    return "\n".join(["claims:", *lines, "    evidence:", *items]) + "\n"


def _smoke(status: str, *evidence: str, note: str = "") -> str:
    """Write the claim that Ben Birk saw smoke."""
    more = [f"note: {note}"] if note else []
    return _claim(
        "ben-saw-smoke",
        "Ben Birk saw smoke.",
        "topic: damage",
        f"status: {status}",
        *more,
        evidence=evidence or (_SAW_SMOKE,),
    )


def _accused(
    claim_id: str = "ann-accuses-ben",
    text: str = "Ben Birk lit the fire.",
    status: str = "alleged",
    by: str = "ann",
    excerpt: str = "she named her neighbour",
) -> str:
    """Write an accusation of Ben Birk that lacks nothing."""
    return _claim(
        claim_id,
        text,
        "topic: arson",
        f"status: {status}",
        f"attributed_to: [{by}]",
        "against: [ben]",
        "response: none found as of 2020-06",
        "outcome: none found as of 2020-06",
        evidence=(f"{{source: gazette, excerpt: {excerpt}}}",),
    )


def _unaccused(claim_id: str, text: str, status: str, excerpt: str) -> str:
    """Write the same under a topic that is no accusation."""
    return _claim(
        claim_id,
        text,
        "topic: damage",
        f"status: {status}",
        *(["attributed_to: [ann]"] if status == "alleged" else []),
        evidence=(f"{{source: gazette, excerpt: {excerpt}}}",),
    )


def _with(item: str, field: str) -> str:
    """Add a field to an item of evidence."""
    return f"{item.removesuffix('}')}, {field}}}"


def _burned(*evidence: str) -> str:
    """Write the claim of the event that the first page calls established."""
    return _claim(
        "mill-burned",
        "The mill burned down.",
        "topic: damage",
        "status: confirmed",
        evidence=evidence,
    )


def _denied(text: str) -> str:
    """Write what Ben Birk says against it."""
    return _claim(
        "ben-on-the-matches",
        text,
        "topic: damage",
        "status: denied",
        "attributed_to: [ben]",
        evidence=("{source: herald, excerpt: had no matches}",),
    )


_BURNED_DOWN = "{source: gazette, excerpt: burned down}"
_IN_ASHES = "{source: herald, excerpt: in ashes}"
_SEEN_BY_BEN = _with(_SAW_SMOKE, "witness: ben")
_IN_FRENCH = "{source: herald, excerpt: a vu de la fumée, lang: fr}"
_MATCHES = "Ben Birk had matches with him."
_STAGED = "Ben Birk staged the fire."
_NO_SMOKE = "{source: gazette, excerpt: no smoke, bears: contradicts}"

COUNTING = Family(
    "counting",
    "What is confirmed, who speaks, and what accuses",
    (
        Rule(
            "confirmed-few-witnesses",
            Severity.ERROR,
            "Something is called confirmed, and what is counted for it is too little.",
            "Say with `witness` whose own knowledge each source gives: people of two sides confirm "
            "each other, and so do one voice and an outlet that reports the same by itself. For a "
            "body's own act, give `act_of` and the body's own document. If there is no more, the "
            "status is `reported`.",
            example(_BEN, _smoke("confirmed"), _smoke("confirmed", _SEEN_BY_BEN, _SMOKE_TOO)),
        ),
        Rule(
            "confirmed-contradicted",
            Severity.ERROR,
            "Something is called confirmed, and evidence listed with it contradicts it.",
            "Call it `disputed`, with who says so, or `reported`. If the source tells of something "
            "else, its item has `bears: context` or goes.",
            example(
                _BEN,
                _smoke("confirmed", _SEEN_BY_BEN, _NO_SMOKE),
                _smoke("reported", _SAW_SMOKE, _NO_SMOKE),
            ),
        ),
        Rule(
            "accusation-confirmed",
            Severity.ERROR,
            "An accusation is called confirmed.",
            "However many repeat it, it stays an accusation: call it `alleged`, with who makes it. "
            "What a court or an inquiry found is a claim of its own, that it found so.",
            example(_BEN, _accused(status="confirmed"), _accused()),
        ),
        Rule(
            "denial-reads-as-claim",
            Severity.WARNING,
            "Something has the status `denied`, and its text reads like what is denied.",
            "Write the denial itself: who says that what is not so. What is denied is a claim of "
            "its own, with a status of its own.",
            example(
                _BEN, _denied(_MATCHES), _denied("Ben Birk denies that he had matches with him.")
            ),
        ),
        Rule(
            "could-be-confirmed",
            Severity.NOTE,
            "Something has behind it what `confirmed` needs, and is not called so.",
            "Read every excerpt against every word of it. If they bear it out, call it "
            "`confirmed`; if not, leave it.",
            example(
                _BEN,
                _smoke("reported", _SEEN_BY_BEN, _SMOKE_TOO),
                _smoke("confirmed", _SEEN_BY_BEN, _SMOKE_TOO),
            ),
        ),
        Rule(
            "speech-without-speaker",
            Severity.ERROR,
            "A claim tells what somebody said, and nobody is named who said it.",
            "Add `attributed_to` with who says so, or `witness` to the evidence. Two papers that "
            "report one speech are one speaker, not two.",
            example(
                "events/fire.yml",
                """
                claims:
                  - id: guild-wants-inquiry
                    text: The guild called for an inquiry.
                    topic: damage
                    status: reported
                    evidence:
                      - {source: gazette, excerpt: an inquiry}
                  - id: mill-burned
                    text: The mill burned down.
                    topic: damage
                    status: confirmed
                    evidence:
                      - {source: gazette, excerpt: burned down, witness: ben}
                      - {source: herald, excerpt: in ashes}
                """,
                """
                claims:
                  - id: guild-wants-inquiry
                    text: The guild called for an inquiry.
                    topic: damage
                    status: reported
                    attributed_to: [The guild]
                    evidence:
                      - {source: gazette, excerpt: an inquiry}
                  - id: mill-burned
                    text: The mill burned down.
                    topic: damage
                    status: confirmed
                    evidence:
                      - {source: gazette, excerpt: burned down, witness: ben}
                      - {source: herald, excerpt: in ashes}
                """,
            ),
        ),
        Rule(
            "home-established",
            Severity.ERROR,
            "The first page calls something established that is not confirmed, or that accuses.",
            "Under `established` stands only what is confirmed. Move what somebody says to "
            "`claimed`; take an accusation away.",
            example(
                "briefing.yml",
                """
                home:
                  established: [fire#cat-died]
                  unknown: [who-lit-it]
                """,
                """
                home:
                  established: [fire#mill-burned]
                  unknown: [who-lit-it]
                """,
            ),
        ),
        Rule(
            "home-claimed",
            Severity.ERROR,
            "The first page calls something claimed that is confirmed.",
            "Move it to `established`, or take it out.",
            example(
                "briefing.yml",
                """
                home:
                  claimed: [fire#mill-burned]
                  unknown: [who-lit-it]
                """,
                """
                home:
                  established: [fire#mill-burned]
                  unknown: [who-lit-it]
                """,
            ),
        ),
        Rule(
            "established-on-reports",
            Severity.ERROR,
            "The first page calls something established that only outlets report, or that has less "
            "behind it.",
            "Look in the sources for somebody who knows it at first hand, and name them as "
            "`witness`; outlets that reported from one occasion have one. If there is nobody, take "
            "it out of `established`.",
            example(
                "events/fire.yml",
                "# The first page calls mill-burned established.\n"
                + _burned(_BURNED_DOWN, _IN_ASHES),
                _burned(_with(_BURNED_DOWN, "witness: ben"), _IN_ASHES),
            ),
        ),
        Rule(
            "answer-before-accusation",
            Severity.WARNING,
            "What stands as the answer to an accusation was said before the accusation was made.",
            "Look for what the accused said after it. If nothing was found, say so with the date "
            "of the search: `response: none found as of 2020-06`.",
            example(
                _BEN,
                _accused()
                .replace("    against:", "    said: 2020-05-20\n    against:")
                .replace("none found as of 2020-06", "[ann-speaks]", 1),
                _accused().replace("    against:", "    said: 2020-05-20\n    against:"),
            ),
        ),
        Rule(
            "accusation-off-topic",
            Severity.ERROR,
            "Something is alleged, or made against somebody, under a topic or type of tie that is "
            "no accusation.",
            "Choose a topic that the vocabulary marks as an accusation, and give `against`, "
            "`response` and `outcome`, so that the answer of the accused stands beside it.",
            example(
                _BEN,
                _unaccused("ann-accuses-ben", _MATCHES, "alleged", "he had matches"),
                _accused(text=_MATCHES, excerpt="he had matches"),
            ),
        ),
        Rule(
            "accusing-words",
            Severity.ERROR,
            "A claim accuses somebody by a word, under a topic that is no accusation.",
            "If it accuses, choose a topic that is an accusation and add whom it is against and "
            "what they answered. If it does not, say it without that word.",
            example(
                _BEN,
                _unaccused("fire-was-staged", _STAGED, "reported", "staged by Birk"),
                _accused("gazette-accuses-ben", _STAGED, by="Gazette", excerpt="staged by Birk"),
            ),
        ),
        Rule(
            "id-asserts",
            Severity.WARNING,
            "The id of an accusation reads as if it were a fact.",
            "Ids are read in addresses. Let it say that somebody says so, as in "
            "`ann-accuses-ben`, and keep the old one under `renamed_from` so that links go on "
            "leading here.",
            example(
                _BEN,
                _accused("ben-lit-it"),
                _accused().replace("    text:", "    renamed_from: [ben-lit-it]\n    text:"),
            ),
        ),
        Rule(
            "circular-relays",
            Severity.ERROR,
            "Sources are said to repeat one another in a ring.",
            "Find which of them had it first, and take `relays` from that one; then it is counted.",
            example(
                _BEN,
                _smoke(
                    "reported",
                    _with(_SAW_SMOKE, "relays: gazette"),
                    _with(_SMOKE_TOO, "relays: herald"),
                ),
                _smoke("reported", _with(_SAW_SMOKE, "relays: gazette"), _SMOKE_TOO),
            ),
        ),
        Rule(
            "placeholder-excerpt",
            Severity.ERROR,
            "An excerpt, translation or locator only holds the place of one.",
            "Copy the words from the source. Without them, take the line out: the source is then "
            "listed and not counted.",
            example(_BEN, _smoke("reported", "{source: herald, excerpt: TBD}"), _smoke("reported")),
        ),
        Rule(
            "translation-missing",
            Severity.WARNING,
            "An excerpt in another language has no translation.",
            "Add `translation` with the same words in the language of the briefing, close to the "
            "letter. Readers see both.",
            example(
                _BEN,
                _smoke("reported", _IN_FRENCH),
                _smoke("reported", _with(_IN_FRENCH, "translation: saw smoke")),
            ),
        ),
        Rule(
            "remark-uncited",
            Severity.ERROR,
            "A note, a part, an office or a remark on a date states something and cites no source.",
            "Put `[@source-id]` behind what the source carries, or a link to the claim that says "
            "so; a part in an event may have `evidence` instead. What only says what a source does "
            "not tell needs neither, if it is short.",
            example(
                _BEN,
                _smoke("reported", note="The Gazette counted 14 people at the windows."),
                _smoke("reported", note="The Gazette counted 14 people at the windows. [@gazette]"),
            ),
        ),
        Rule(
            "answer-beyond-claims",
            Severity.WARNING,
            "An answer gives a number that none of its claims gives.",
            "Point to a claim that says so, or leave the number out. An answer is only as good as "
            "the claims that it names.",
            example(
                "questions/who-lit-it.yml",
                """
                answers:
                  - {id: ann-did, answer: Ann did it with 3 matches., claims: [ann#ben-accuses-ann]}
                """,
                """
                answers:
                  - {id: ann-did, answer: Ann did it., claims: [ann#ben-accuses-ann]}
                """,
            ),
        ),
        Rule(
            "stance-words-elsewhere",
            Severity.ERROR,
            "The words given for a stance stand neither in the quote nor in an excerpt.",
            "Copy them to the letter from the quote, from one of its translations or from an "
            "excerpt; or give the stance without words.",
            example(
                "reactions/ann-speaks.yml",
                """
                stances:
                  - {stance: denies, words: I was away}
                """,
                """
                stances:
                  - {stance: denies, words: Not I}
                """,
            ),
        ),
    ),
)
