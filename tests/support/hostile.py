"""Briefings in which every text attacks the page, linked without the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from briefing import markup
from briefing.linking import Briefing, link
from briefing.records import (
    Actor,
    Event,
    Place,
    Question,
    Reaction,
    Settings,
    Source,
    Vocabulary,
)
from briefing.records.base import TextRole
from briefing.records.walking import FieldMarks, field_marks

STARTS = (
    "# ",
    "- ",
    "1. ",
    "> ",
    "    ",
    "| a | b |",
    ": ",
    "*[zq]: ",
    "!!! note ",
    "{: #s-top .x } ",
    "[zq]: javascript:window.__pwned=1 ",
    "--- ",
    "``` ",
    "=== ",
    "\ufeff\u202e",
)
"""Markup with a meaning at the beginning of a line."""

INSIDES = (
    "<script>window.__pwned=1;alert(1)</script> <img src=x onerror='window.__pwned=1;alert(1)'>",
    '"><svg onload=window.__pwned=1> \'><b x=\' " onmouseover="window.__pwned=1" x="',
    "{{ 7*7 }} {% raw %} {# c #} {{ config }} ${7*7} %(x)s {0}",
    "[x](javascript:window.__pwned=1) <javascript:alert(1)> ![i](javascript:alert(1)) [y][zq]",
    "_c_ __d__ ~~e~~ ==f== `h` ``i`` \\_ \\` \\< \\{ a_b_c 2*3*4 [^1] [TOC]",
    "[[no-where]] [@no-where] [[no|where]] [[x#y|z]] *a* **b** ***c*** *d**e* https://x.test/*f*",
    "&lt;b&gt; &#60;script&#62; &amp;#60; &copy; &#x3c;i> </p></div></article><h1>x</h1> <!-- c",
    "javascript:window.__pwned=1 </title></script><script>window.__pwned=1</script> ]]> <?x",
    "\u202eevil\u202c \u2066x\u2069 \x00\x07\x1b[0m \u2028 \u0085 " + "x" * 180,
)
"""Markup with a meaning anywhere."""

HOSTILE_ADDRESS = "https://example.org/MARK/a)b((c]d[*e*_f_;&quot;~%22%3Cscript%3E?x=1&lt=2#y"
"""An address with every special character that is valid in one."""

UNTOUCHED = {("Settings", "timezone"), ("Settings", "site_url")}
"""Settings that the build needs to be real."""

_KINDS = (Actor, Event, Reaction, Question, Place, Source)

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

_Model = TypeVar("_Model", bound=BaseModel)


@dataclass(frozen=True)
class Planted:
    """A hostile text, and where it was put.

    Attributes:
        mark: A word that only this text has.
        where: The model and field.
        text: Its words, all that a page may show of it.
    """

    mark: str
    where: tuple[str, str]
    text: str


@dataclass
class Planter:
    """Replaces every text field of a model with a different hostile text.

    Attributes:
        round: Which attacks come first; each round attacks a field differently.
        keep: Ids of actors; in an even round they stay where a plain name would be allowed.
        insides: The attacks.
        planted: All hostile texts so far.
    """

    round: int
    keep: frozenset[str] = frozenset()
    insides: tuple[str, ...] = INSIDES
    planted: list[Planted] = field(default_factory=list)
    _addresses: int = 0

    def into(self, model: _Model) -> _Model:
        """Return a copy of the model with every text replaced, without validation."""
        changed = {
            name: self._value(getattr(model, name), marks, (type(model).__name__, name))
            for name, marks in field_marks(type(model)).items()
        }
        return model.model_copy(update=changed)

    def _value(self, value: Any, marks: FieldMarks, where: tuple[str, str]) -> Any:  # noqa: ANN401
        if isinstance(value, BaseModel):
            return self.into(value)
        if isinstance(value, tuple):
            return tuple(self._value(item, marks, where) for item in value)
        if isinstance(value, Mapping):
            return {self._key(key, where): self._value(v, marks, where) for key, v in value.items()}
        stays = where in UNTOUCHED or (value in self.keep and self.round % 2 == 0)
        if stays or not isinstance(value, str):
            return value
        if re.match("https?://", value):
            self._addresses += 1
            return HOSTILE_ADDRESS.replace("MARK", f"za{self._addresses}za")
        return value if marks.role is None else self._plant(marks.role, where)

    def _key(self, key: str, where: tuple[str, str]) -> str:
        return self._plant(TextRole.PLAIN, where) if where == ("Vocabulary", "glossary") else key

    def _plant(self, role: TextRole, where: tuple[str, str]) -> str:
        number = len(self.planted) + self.round
        mark = f"zq{len(self.planted)}r{self.round}zq"
        inside = self.insides[(number + number // len(self.insides)) % len(self.insides)]
        text = f"{STARTS[number % len(STARTS)]}{mark} {inside} end"
        self.planted.append(Planted(mark, where, seen(text, role)))
        return text


def seen(text: str, role: TextRole) -> str:
    """Return the words of a text from its mark on, as a browser would show them as plain text."""
    if role in {TextRole.INLINE, TextRole.PROSE}:
        text = markup.plain(text)
    shown = " ".join(_UNSEEN.sub("", text).split())
    return shown[shown.index("zq", shown.find("zq]") + 3 if "zq]" in shown[:16] else 0) :]


def hostile(
    briefing: Briefing, attack: int, insides: tuple[str, ...] = INSIDES
) -> tuple[Briefing, list[Planted]]:
    """Replace all texts of a briefing with hostile ones, and link it unchecked."""
    planter = Planter(attack, frozenset(briefing.actors), insides)
    settings = planter.into(briefing.settings)
    vocabulary = planter.into(briefing.vocabulary)
    records = tuple(planter.into(record) for record in briefing.records.values())
    return link(settings, vocabulary, records), planter.planted


def text_fields() -> set[tuple[str, str]]:
    """Return every field of every model in a briefing that can hold a text which readers see."""
    waiting: list[type[BaseModel]] = [Settings, Vocabulary, *_KINDS]
    known: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop()
        if model not in known:
            known.add(model)
            waiting += (m for f in model.model_fields.values() for m in _models_in(f.annotation))
    return {
        (model.__name__, name)
        for model in known
        for name, marks in field_marks(model).items()
        if marks.role is not None
    }


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
