"""Rules about the pages that are made of the records."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity

PAGES = Family(
    "pages",
    "Pages",
    (
        Rule(
            "page-fault",
            Severity.ERROR,
            "A page cannot be made, or it would link to what is not there. The records passed "
            "every other rule, so this is a fault of the software, or of a template that was "
            "changed.",
            "Report it with the whole message. Until it is mended, take out what the message "
            "names; whoever changed a template finds its file and line there.",
            None,
        ),
        Rule(
            "unusable-phrase",
            Severity.WARNING,
            "The pages cannot say a phrase in the language of the briefing: there is no catalogue "
            "of it, it cannot be read, or a translation speaks of other values than its message. "
            "The English words are shown.",
            "Mend the translation at that line; `make phrases` begins a catalogue and brings one "
            "up to date.",
            None,
        ),
    ),
)
