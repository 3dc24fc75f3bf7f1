"""The names of record fields as readers see them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.phrases.marking import pgettext
from briefing.phrases.model import Phrase
from briefing.records import RECORD_KINDS, Settings, Vocabulary
from briefing.records.walking import models_in

_OTHER_NAMES = {
    "archive_url": pgettext("field", "archived copy"),
    "lang": pgettext("field", "language"),
    "to": pgettext("field", "reaction to"),
    "url": pgettext("field", "address"),
}
"""Words for fields whose own names would be unclear."""


def field_words(name: str) -> Phrase:
    """Return a field's name in words, which a catalogue may translate."""
    return _OTHER_NAMES.get(name) or Phrase(name.replace("_", " "), context="field")


def all_field_words() -> Iterator[Phrase]:
    """Return the names of all fields that a briefing can have, without duplicates."""
    roots = [kind.model for kind in RECORD_KINDS.values()]
    names = {
        name for model in models_in(*roots, Settings, Vocabulary) for name in model.model_fields
    }
    return map(field_words, sorted(names))
