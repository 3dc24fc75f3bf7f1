"""Guesses about a new source from a briefing's other sources of the same publisher."""

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
_SEVERAL = 2


@dataclass(frozen=True)
class Guess:
    """A value that other sources suggest.

    Attributes:
        value: The value.
        sure: Whether on_host are several sources, and all agree on it.
    """

    value: str
    sure: bool


@dataclass(frozen=True)
class Outlet:
    """A publisher, and its sources in the briefing.

    Attributes:
        publisher: Its name, as those sources spell it if on_host are any.
        sources: Those sources.
    """

    publisher: str
    sources: tuple[Source, ...]

    @property
    def id_prefix(self) -> str:
        """The prefix of its sources' ids; empty if its name has no Latin letter."""
        ids = [source.id.split("-") for source in self.sources]
        shared = [words[0] for words in takewhile(_all_alike, zip(*ids, strict=False))]
        if len(ids) >= _SEVERAL and shared:
            return "-".join(shared)
        return suggest_id(self.publisher)

    def guess(self, field: str) -> Guess | None:
        """Return the value that most of its sources have in a field.

        Copies of other outlets' texts do not count for its role and origin.
        """
        is_any = field not in {"role", "origin"}
        own = [one for one in self.sources if is_any or one.role not in _COPIES]
        found = _most_common(str(getattr(one, field)) for one in own)
        return found and Guess(found.value, found.sure and len(own) == len(self.sources))


def find_outlet(publisher: str | None, url: str, sources: Iterable[Source]) -> Outlet:
    """Find a publisher among sources: by its name, else by the host of the address.

    A host is trusted only if all its sources have one publisher, and its name is similar to
    `publisher` if that is given.
    """
    known = tuple(sources)
    if publisher is not None:
        named = tuple(one for one in known if fold_name(one.publisher) == fold_name(publisher))
        if named:
            return Outlet(named[0].publisher, named)
    host = host_name(url)
    on_host = tuple(one for one in known if one.url and host_name(one.url) == host)
    names = {one.publisher for one in on_host}
    if len(names) == 1 and (publisher is None or nearest(publisher, names)):
        return Outlet(on_host[0].publisher, on_host)
    return Outlet(publisher or "", ())


def usual_kind(briefing: Briefing) -> str:
    """Return the most common kind of original reports, else the vocabulary's first kind."""
    own = (one.kind for one in briefing.sources.values() if one.role is SourceRole.ORIGINAL_REPORT)
    found = _most_common(own)
    return found.value if found else next(iter(briefing.vocabulary.source_kinds), "")


def likely_language(title: str, briefing: Briefing) -> str:
    """Return the most common language of titles in the same script, else the briefing's."""
    script = _script(title)
    tags = (
        source.language
        for source in briefing.sources.values()
        if "title" not in source.inferred and _script(source.title) == script
    )
    found = _most_common(tags)
    return found.value if found else briefing.settings.language


def _all_alike(words: Sequence[str]) -> bool:
    return len(set(words)) == 1


def _most_common(values: Iterable[str]) -> Guess | None:
    counts = Counter(values)
    if not counts:
        return None
    value = min(counts, key=lambda one: (-counts[one], one))
    return Guess(value, sure=len(counts) == 1 and counts[value] >= _SEVERAL)


def _script(text: str) -> str:
    """Return the script of most letters, by the first word of their Unicode names: `ARABIC`."""
    letters = (unicodedata.name(char, "") for char in text if char.isalpha())
    found = _most_common(name.partition(" ")[0] for name in letters)
    return found.value if found else ""
