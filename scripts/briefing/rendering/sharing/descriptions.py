"""Descriptions of pages for search engines and share cards.

The rule: a record's description is made from its fields, never from its sentences. A summary says
who says what over several sentences, and a cut after 160 characters can separate an allegation from
its speaker, or an accusation from the answer to it; no program can tell what a sentence asserts. So
a description has only

* names, kinds, countries, dates, places, and how many statements there are;
* the ties of an actor that are structural, confirmed, and accuse nobody;
* for a reaction, its speaker first, then whether it is established as made and according to whom,
  and only then the stances, without those that accuse;
* for a question, its state and the number of answers, but no answer and no one who holds one: the
  name of a person who denies something would appear next to the deed;
* for a source, who published it, what, and when, but not its headline, which may accuse.

A description contains no claim, whatever its status, and no excerpt. The description of the whole
briefing is written by the editors.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jinja2 import Environment

from briefing.records import Source

if TYPE_CHECKING:
    from briefing.records import AnyRecord

LONGEST_DESCRIPTION = 160
"""The maximum length of a description in characters: as much as search engines show."""

_CLAUSE_ENDS = (". ", ": ", "; ")


class DescriptionWords:
    """The words of `templates/parts/sharing.md.j2`, as plain text."""

    def __init__(self, environment: Environment) -> None:
        """Use the templates of `environment`."""
        self._macros = environment.get_template("parts/sharing.md.j2").module
        self._cache: dict[tuple[str, str], str] = {}

    def description(self, record: AnyRecord, second: str = "") -> str:
        """Return a record's description: as many of its sentences as fit, and the `second`."""
        first, *others = self._render_macro(record.KIND, record).splitlines()
        return fit_sentences((first, *others), second)

    def title(self, record: AnyRecord) -> str | None:
        """Return the title under which a record is shared, if it is not the page's own."""
        if isinstance(record, Source):
            return " ".join(self._render_macro("source_name", record).split())
        return None

    def _render_macro(self, macro: str, record: AnyRecord) -> str:
        cached = self._cache.get((macro, record.id))
        if cached is None:
            # Templates escape their output with character references only.
            printed = getattr(self._macros, macro)(record)
            cached = self._cache[macro, record.id] = html.unescape(str(printed))
        return cached


def fit_sentences(sentences: Iterable[str], second: str = "") -> str:
    """Join as many of the first sentences as fit into 160 characters, and the `second` in any case.

    A first sentence that is too long is shortened.
    """
    flat_sentences = [flat for sentence in sentences if (flat := " ".join(sentence.split()))]
    room = LONGEST_DESCRIPTION - (len(second) + 1 if second else 0)
    text = shorten(flat_sentences[0], room) if flat_sentences else ""
    for sentence in (*filter(None, [second]), *flat_sentences[1:]):
        longer = f"{text} {sentence}"
        if len(longer) > LONGEST_DESCRIPTION:
            break
        text = longer
    return text


def shorten(text: str, length: int | None = None) -> str:
    """Shorten a text to at most 160 characters, or to another length.

    It is cut at the end of a clause, or else of a word.
    """
    longest = LONGEST_DESCRIPTION if length is None else length
    words = " ".join(text.split())
    if len(words) <= longest:
        return words
    beginning = words[:longest]
    end = max(beginning.rfind(mark) for mark in _CLAUSE_ENDS)
    if end > longest // 2:
        return f"{beginning[:end]}."
    return f"{beginning[:-1].rsplit(' ', 1)[0].rstrip(',;:.')}…"
