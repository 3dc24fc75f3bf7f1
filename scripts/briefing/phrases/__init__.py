"""The sentences that readers see, as data: messages of a catalogue with typed values.

A sentence is a `Phrase` until a `Face` renders it, as Markdown of a page or as plain text. Messages
hold no markup; links and emphasis are values. They are messages of GNU gettext: `gettext`,
`pgettext` and `ngettext` mark them in code and templates.
"""

from briefing.phrases.catalogue import ENGLISH, Catalogue, MessagePart
from briefing.phrases.faces import Face
from briefing.phrases.marking import (
    all_of,
    gettext,
    in_a_row,
    in_commas,
    in_semicolons,
    ngettext,
    pgettext,
)
from briefing.phrases.model import (
    Aside,
    Capital,
    Cited,
    Day,
    Emphasized,
    Ended,
    Item,
    Listed,
    Marked,
    Party,
    Phrase,
    Site,
    Spoken,
    StatusMark,
    Titled,
    Value,
)
from briefing.phrases.pseudo import PSEUDO
from briefing.phrases.translating import CatalogueFault, find_catalogue

__all__ = [
    "ENGLISH",
    "PSEUDO",
    "Aside",
    "Capital",
    "Catalogue",
    "CatalogueFault",
    "Cited",
    "Day",
    "Emphasized",
    "Ended",
    "Face",
    "Item",
    "Listed",
    "Marked",
    "MessagePart",
    "Party",
    "Phrase",
    "Site",
    "Spoken",
    "StatusMark",
    "Titled",
    "Value",
    "all_of",
    "find_catalogue",
    "gettext",
    "in_a_row",
    "in_commas",
    "in_semicolons",
    "ngettext",
    "pgettext",
]
