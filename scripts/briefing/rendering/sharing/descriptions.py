"""What search engines and share cards say of a page.

The rule: a record's description is made of its fields, never of its sentences. A summary says who
says what over several sentences, and a cut after 160 characters can leave an allegation standing
without its speaker, or an accusation without the answer to it; what a sentence asserts, no program
can tell. So a description has only

* names, kinds, countries, dates, places, and how many statements there are;
* the ties of an actor that are structural, confirmed, and accuse nobody;
* of a reaction its speaker first, then whether it is established as made and according to whom,
  and only then the stances, without those that accuse;
* of a question how it stands and how many answer it, but no answer and nobody who holds one: the
  name of who denies something would stand beside the deed;
* of a source who published it, what, and when, but not its headline, which may accuse.

No claim stands in a description, of whatever status, and no excerpt. The description of the whole
briefing is the editors' own sentence.
"""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING

from jinja2 import Environment

from briefing.records import Source

if TYPE_CHECKING:
    from briefing.records import AnyRecord
    from briefing.rendering.choices import Choices

LONGEST_DESCRIPTION = 160
"""The most characters of a description: what search engines show of one."""

_CLAUSE_ENDS = (". ", ": ", "; ")


class DescriptionWords:
    """The words of `templates/parts/sharing.md.j2`, as plain text."""

    def __init__(self, environment: Environment, choices: Choices) -> None:
        """Take words from the templates of `environment`; `choices` says what they may tell."""
        self._macros = environment.get_template("parts/sharing.md.j2").module
        self._choices = choices
        self._known: dict[tuple[str, str], str] = {}

    def description(self, record: AnyRecord) -> str:
        """As many of the sentences on a record as fit."""
        return fit_sentences(self._say(record.KIND, record).splitlines())

    def title(self, record: AnyRecord) -> str | None:
        """Return the title under which a record is shared, where it is not the page's own."""
        if isinstance(record, Source):
            return " ".join(self._say("source_name", record).split())
        return None

    def _say(self, macro: str, record: AnyRecord) -> str:
        known = self._known.get((macro, record.id))
        if known is None:
            # What a template prints is escaped, by character references alone.
            printed = getattr(self._macros, macro)(self._choices, record)
            known = self._known[macro, record.id] = html.unescape(str(printed))
        return known


def fit_sentences(sentences: Iterable[str]) -> str:
    """Return the first sentences, as many as fit into 160 characters.

    Of a first sentence that is longer, it has the first words.
    """
    whole = [flat for sentence in sentences if (flat := " ".join(sentence.split()))]
    text = shorten(whole[0]) if whole else ""
    for sentence in whole[1:]:
        longer = f"{text} {sentence}"
        if len(longer) > LONGEST_DESCRIPTION:
            break
        text = longer
    return text


def shorten(text: str) -> str:
    """Return a text of at most 160 characters.

    It is cut where a clause ends, or else where a word does.
    """
    words = " ".join(text.split())
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    room = words[:LONGEST_DESCRIPTION]
    end = max(room.rfind(mark) for mark in _CLAUSE_ENDS)
    if end > LONGEST_DESCRIPTION // 2:
        return f"{room[:end]}."
    return f"{room[:-1].rsplit(' ', 1)[0].rstrip(',;:.')}…"
