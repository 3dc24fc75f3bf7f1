"""Rules about source records."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

SOURCES = Family(
    "sources",
    "Sources",
    (
        Rule(
            "archive-without-copy",
            Severity.ERROR,
            "What stands as the address of an archived copy is a page of the archive that makes "
            "or lists copies.",
            "Open the copy, and write the address that the browser shows then: in the Wayback "
            "Machine it has the time of the copy in it.",
            example(
                "sources/gazette.yml",
                """
                url: https://gazette.example/mill-burns
                archive_url: https://web.archive.org/save/https://gazette.example/mill-burns
                """,
                """
                url: https://gazette.example/mill-burns
                archive_url: https://web.archive.org/web/20200503080000/https://gazette.example/mill-burns
                """,
            ),
        ),
        Rule(
            "archive-of-another-page",
            Severity.WARNING,
            "What stands as the address of an archived copy is the page itself, or the copy of "
            "another page.",
            "Write the address of a copy of the very page that is the source's `url`.",
            example(
                "sources/gazette.yml",
                """
                url: https://gazette.example/mill-burns
                archive_url: https://web.archive.org/web/20200503080000/https://gazette.example/weather
                """,
                """
                url: https://gazette.example/mill-burns
                archive_url: https://web.archive.org/web/20200503080000/https://gazette.example/mill-burns
                """,
            ),
        ),
        Rule(
            "tracking-address",
            Severity.WARNING,
            "A web address carries parameters by which the site knows where its reader came from. "
            "They can tell who shared the page.",
            "Take them out: the message gives the address without them.",
            example(
                "actors/ben.yml",
                """
                summary: A neighbour, see [his page](https://birk.example/?fbclid=a1). [@gazette]
                """,
                """
                summary: A neighbour, see [his page](https://birk.example/). [@gazette]
                """,
            ),
        ),
        Rule(
            "address-shared",
            Severity.ERROR,
            "Two source records have the address of one page.",
            "Keep one of them, cite it in place of the other, and delete the other. Scheme, "
            "`www.`, a last slash and tracking parameters do not make another page.",
            example(
                "sources/digest.yml",
                """
                # sources/herald.yml has https://herald.example/in-ashes
                url: http://www.herald.example/in-ashes/
                archive_url: https://archive.example/digest
                """,
                """
                url: https://digest.example/in-ashes
                archive_url: https://archive.example/digest
                """,
            ),
        ),
        Rule(
            "source-uncited",
            Severity.WARNING,
            "Nothing cites a source, or withdrawn records alone do.",
            "Cite it where it carries something: in `evidence`, or as `[@its-id]` in a text. If "
            "it carries nothing, delete its file; where a withdrawn record cites it, withdraw it.",
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
            "wire-copy-of-itself",
            Severity.WARNING,
            "A source is a wire copy, and its origin is the outlet that printed it.",
            "Write the news agency's id from the vocabulary as `origin`; two papers that print one "
            "agency then count as one. If the outlet reported it itself, the role is "
            "`original-report`.",
            example(
                "sources/digest.yml",
                """
                # The vocabulary has: paper: The paper, agency: The agency.
                publisher: The paper
                role: wire-copy
                origin: paper
                """,
                """
                publisher: The paper
                role: wire-copy
                origin: agency
                """,
            ),
        ),
        Rule(
            "channel-without-body",
            Severity.WARNING,
            "An origin bears the name of an actor, and is not marked as that actor's channel.",
            "Add `body` with the actor's id: what stands there is then the actor's own word, and "
            "its documents are its own. An outlet that reports on others gets another name.",
            example(
                "vocabulary.yml",
                """
                origins:
                  paper: The paper
                  agency: The agency
                  birk: Ben Birk
                """,
                """
                origins:
                  paper: The paper
                  agency: The agency
                  birk: {name: Ben Birk, body: ben}
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
