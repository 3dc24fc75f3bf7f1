"""What the sources that a briefing has tell of the next one from the same publisher."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from briefing.characters import fold_name
from briefing.linking import Briefing
from briefing.problems import nearest
from briefing.records import Source
from briefing.records.enums import SourceRole
from briefing.records.ids import suggest_id
from briefing.webpages import host_name

_COPIES = frozenset(
    {SourceRole.WIRE_COPY, SourceRole.REPOST, SourceRole.TRANSLATION, SourceRole.AGGREGATOR}
)
_TWO = 2


@dataclass(frozen=True)
class Guess:
    """A value that other sources suggest.

    Attributes:
        value: The value.
        sure: Whether there are several, and all agree on it.
    """

    value: str
    sure: bool


@dataclass(frozen=True)
class Outlet:
    """A publisher, and the sources that the briefing has of it.

    Attributes:
        publisher: Its name, as those sources spell it where there are any.
        sources: Those sources.
    """

    publisher: str
    sources: tuple[Source, ...]

    @property
    def id_prefix(self) -> str:
        """What the ids of its sources begin with; empty if its name has no Latin letter."""
        ids = [source.id.split("-") for source in self.sources]
        shared = [words[0] for words in takewhile(_all_alike, zip(*ids, strict=False))]
        if len(ids) >= _TWO and shared:
            return "-".join(shared)
        return suggest_id(self.publisher)

    def guess(self, field: str) -> Guess | None:
        """Return the value that most of its sources have in a field.

        Copies of other outlets' texts are no example of its role and origin.
        """
        is_any = field not in {"role", "origin"}
        own = [one for one in self.sources if is_any or one.role not in _COPIES]
        found = _commonest(str(getattr(one, field)) for one in own)
        return found and Guess(found.value, found.sure and len(own) == len(self.sources))


def outlet(publisher: str | None, url: str, sources: Iterable[Source]) -> Outlet:
    """Find a publisher among sources: by its name, else by the host on which it publishes.

    A host is trusted only if all its sources have one publisher, whose name is like the one
    that is given, if one is given.
    """
    known = tuple(sources)
    if publisher is not None:
        named = tuple(one for one in known if fold_name(one.publisher) == fold_name(publisher))
        if named:
            return Outlet(named[0].publisher, named)
    host = host_name(url)
    there = tuple(one for one in known if one.url and host_name(one.url) == host)
    names = {one.publisher for one in there}
    if len(names) == 1 and (publisher is None or nearest(publisher, names)):
        return Outlet(there[0].publisher, there)
    return Outlet(publisher or "", ())


def usual_kind(briefing: Briefing) -> str:
    """Return the kind that most sources have which are a publisher's own; else the first one."""
    own = (one.kind for one in briefing.sources.values() if one.role is SourceRole.ORIGINAL_REPORT)
    found = _commonest(own)
    return found.value if found else next(iter(briefing.vocabulary.source_kinds), "")


def likely_language(title: str, briefing: Briefing) -> str:
    """Return the language in which most titles stand that are written in the same script."""
    script = _script(title)
    tags = (
        source.language
        for source in briefing.sources.values()
        if "title" not in source.inferred and _script(source.title) == script
    )
    found = _commonest(tags)
    return found.value if found else briefing.settings.language


def _all_alike(words: Sequence[str]) -> bool:
    return len(set(words)) == 1


def _commonest(values: Iterable[str]) -> Guess | None:
    counts = Counter(values)
    if not counts:
        return None
    value = min(counts, key=lambda one: (-counts[one], one))
    return Guess(value, sure=len(counts) == 1 and counts[value] >= _TWO)


def _script(text: str) -> str:
    """Return the script of most letters, by the first word of their Unicode names: `ARABIC`."""
    letters = (unicodedata.name(char, "") for char in text if char.isalpha())
    found = _commonest(name.partition(" ")[0] for name in letters)
    return found.value if found else ""
