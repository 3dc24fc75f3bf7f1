"""Titles and descriptions that no two pages share, as short as search engines show them.

What is made from the fields of a record can be the same for two: several reports of one outlet on
one day. These are numbered, in the order of their ids.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefing import addresses
from briefing.phrases import gettext
from briefing.prose import curl_quotes
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from briefing.records import AnyRecord
    from briefing.rendering.sharing.descriptions import DescriptionWords
    from briefing.rendering.table import Plan
    from briefing.rendering.views import Views

LONGEST_TITLE = 69
"""The maximum length of a title in characters: search engines cut one of 70."""

_ELLIPSIS = "…"


class Number(NamedTuple):
    """The number of a text among `all` that are the same."""

    n: int
    all: int


class DistinctTexts:
    """The titles and descriptions of a briefing's pages."""

    def __init__(self, views: Views, wording: DescriptionWords) -> None:
        """Use the records of `views` and what `wording` says of each."""
        self._briefing = views.briefing
        self._wording = wording
        self._face = PlainFace(views.briefing, views.catalogue)

    def title(self, record: AnyRecord) -> str | None:
        """Return the title under which a record is shared, if it is not the page's own."""
        title = self._wording.title(record)
        number = self._same_titles.get(record.id)
        return f"{title} {self._of_all(number)}" if title and number else title

    def description(self, record: AnyRecord) -> str:
        """Return the description of a record's page, at most 160 characters."""
        number = self._same_descriptions.get(record.id)
        if number is None:
            return self._wording.description(record)
        phrase = gettext(
            "Page %(n)s of %(all)s with this description.", n=str(number.n), all=str(number.all)
        )
        return self._wording.description(record, self._face.say(phrase))

    def head_title(self, plan: Plan, title: str) -> str:
        """Return the title of a page, with the name of the site if both fit in 69."""
        settings = self._briefing.settings
        site = curl_quotes(settings.short_title or settings.title)
        if plan.path == addresses.HOME:
            return fit_title(site)
        if plan.record is None:
            return _add_site(fit_title(curl_quotes(title)), site)
        number = self._same_head_titles.get(plan.record.id)
        ending = f" {self._of_all(number)}" if number else ""
        return _add_site(fit_title(self._head_titles[plan.record.id], ending), site)

    def _of_all(self, number: Number) -> str:
        return self._face.say(gettext("(%(n)s of %(all)s)", n=str(number.n), all=str(number.all)))

    @cached_property
    def _same_titles(self) -> Mapping[str, Number]:
        titles = {id_: self._wording.title(one) for id_, one in self._briefing.records.items()}
        return number_repeated({id_: title for id_, title in titles.items() if title})

    @cached_property
    def _same_descriptions(self) -> Mapping[str, Number]:
        records = self._briefing.records.items()
        return number_repeated({id_: self._wording.description(one) for id_, one in records})

    @cached_property
    def _head_titles(self) -> Mapping[str, str]:
        """The whole title of each record's page, of those too that are withdrawn."""
        titles: dict[str, str] = {}
        for id_, record in self._briefing.whole.records.items():
            own = None if record.withdrawn else self._wording.title(record)
            titles[id_] = curl_quotes(own or self._briefing.label(record))
        return titles

    @cached_property
    def _same_head_titles(self) -> Mapping[str, Number]:
        return number_repeated({id_: fit_title(one) for id_, one in self._head_titles.items()})


def number_repeated(texts: Mapping[str, str]) -> Mapping[str, Number]:
    """Return the number, by its key, of each text that appears more than once; keys are sorted."""
    same: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted(texts):
        same[texts[key]].append(key)
    return {
        key: Number(n, len(keys))
        for keys in same.values()
        if len(keys) > 1
        for n, key in enumerate(keys, start=1)
    }


def fit_title(title: str, ending: str = "") -> str:
    """Return a title with its ending, cut at a word if both together are too long."""
    if len(title) + len(ending) <= LONGEST_TITLE:
        return title + ending
    room = LONGEST_TITLE - len(ending) - len(_ELLIPSIS)
    beginning = title[: room + 1]
    whole_words = beginning.rsplit(" ", 1)[0] if " " in beginning else beginning[:room]
    return f"{whole_words.rstrip(',;:.–- ')}{_ELLIPSIS}{ending}"


def _add_site(title: str, site: str) -> str:
    longer = f"{title} – {site}"
    return longer if len(longer) <= LONGEST_TITLE else title
