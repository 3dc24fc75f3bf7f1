"""Values of records in words: ids as names, dates as readers see them, groups field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from enum import Enum

from pydantic import BaseModel

from briefing.comparing.faces import TypedFace
from briefing.comparing.fields import UNMARKED, FieldStep, naming_field
from briefing.comparing.words import plain, shorten
from briefing.linking import Briefing
from briefing.phrases import Catalogue, Day, Phrase, Value, gettext, in_commas, in_semicolons
from briefing.phrases.fields import field_words
from briefing.records import Answer, Claim, Designation, EdtfDate, Relationship
from briefing.records.base import TextRole
from briefing.records.enums import Bearing
from briefing.records.walking import FieldMarks, field_marks
from briefing.statements import sentence

_SHORT = 90
"""How many characters of a name are enough to recognise it."""

_SENTENCE = 300
"""How many characters of a statement are shown where its words are not the point."""

_MARKED_UP = frozenset({TextRole.INLINE, TextRole.PROSE})


class ValueWording:
    """The wording of values in one side's records."""

    def __init__(self, briefing: Briefing, catalogue: Catalogue) -> None:
        """Take names and labels from a briefing, and words from a catalogue."""
        self._briefing = briefing
        self._face = TypedFace(briefing, catalogue)

    def name_of(self, reference: str) -> str:
        """Return the words for a record, a `record#claim` or a statement's id."""
        record, _, item = reference.partition("#")
        placed = self._briefing.claims.get(item or record)
        if placed is not None and (item or record not in self._briefing.records):
            return shorten(plain(placed.claim.text, self._briefing.name_of), _SHORT)
        if item or record not in self._briefing.records:
            return reference
        return shorten(plain(self._briefing.name_of(record), str), _SHORT)

    def link_target(self, target: str) -> str:
        """Return the words for the target of a link that has its own words."""
        return self._face.say(gettext("link to %(target)s", target=target))

    def statement(self, value: BaseModel) -> str:
        """Return a claim, tie, designation or answer in one sentence."""
        if not isinstance(value, Claim | Relationship | Designation | Answer):
            return str(getattr(value, "id", ""))
        return shorten(self._face.say(sentence(self._briefing, value)), _SENTENCE)

    def step(self, step: FieldStep) -> Phrase:
        """Return the name of a field, or of an item of it."""
        words = field_words(step.name)
        if step.item is None:
            return words
        item = shorten(self.value(step.item, step.marks), _SHORT)
        return gettext("%(field)s (%(item)s)", field=words, item=item)

    def value(self, value: object, marks: FieldMarks = UNMARKED) -> str:
        """Return a value in words; an empty text for an empty value."""
        if isinstance(value, BaseModel):
            return self._face.say(in_semicolons(self._fields(value)))
        if isinstance(value, tuple):
            return self._face.say(in_commas(self.value(item, marks) for item in value))
        if isinstance(value, Mapping):
            return self._face.say(in_semicolons(self._entries(value, marks)))
        return "" if value is None else self._scalar(value, marks)

    def _scalar(self, value: object, marks: FieldMarks) -> str:
        if isinstance(value, bool):
            return self._face.say(gettext("yes") if value else gettext("no"))
        if isinstance(value, EdtfDate):
            return self._face.say(Day(value))
        if isinstance(value, Enum):
            return str(value.value)
        return self._text(str(value), marks)

    def _text(self, text: str, marks: FieldMarks) -> str:
        if marks.refers is not None:
            return self.name_of(text)
        if marks.listed is not None:
            return self._listed_name(text, marks.listed.vocabulary)
        return plain(text, self.name_of) if marks.role in _MARKED_UP else text

    def _listed_name(self, key: str, name: str) -> str:
        if name == "countries":
            return self._briefing.country_name(key)
        if name == "languages":
            return self._briefing.language_name(key)
        return _term_label(getattr(self._briefing.vocabulary, name).get(key, key))

    def _fields(self, model: BaseModel, without: Collection[str | None] = ()) -> Iterator[Value]:
        """Yield the fields of a group that have a value, in words."""
        for name, marks in field_marks(type(model)).items():
            value = getattr(model, name)
            if name not in without and not _is_empty(value):
                yield label(field_words(name), self.value(value, marks))

    def item(self, step: FieldStep, item: object) -> str:
        """Return an item of a list or group in words: its name first, then its other fields."""
        name = self.value(step.item, step.marks)
        if not isinstance(item, BaseModel):
            return self._face.say(label(name, self.value(item)))
        naming = naming_field(item)
        is_named_so = naming is not None and getattr(item, naming) == step.item
        others = self._fields(item, {naming} if is_named_so else ())
        return self._face.say(in_semicolons((name, *others)))

    def _entries(self, values: Mapping[str, object], marks: FieldMarks) -> Iterator[Value]:
        keys = FieldMarks(refers=marks.key_refers, listed=marks.key_listed)
        for key, value in values.items():
            yield label(self.value(str(key), keys), self.value(value, marks))


def label(name: Value, value: Value) -> Phrase:
    """Return a value after its name."""
    return gettext("%(name)s: %(value)s", name=name, value=value)


def _term_label(term: object) -> str:
    return str(getattr(term, "label", None) or getattr(term, "name", None) or term)


def _is_empty(value: object) -> bool:
    return value is None or value is False or value is Bearing.SUPPORTS or value in ((), {})
