"""The languages in which pages are made: the briefing's own, and others for some of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.addresses import Address
from briefing.phrases import find_catalogue, gettext
from briefing.rendering.environment import PHRASES, environment_about
from briefing.rendering.interface import ON_THIS_PAGE
from briefing.rendering.table import in_other_languages
from briefing.rendering.views import Views
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Environment

    from briefing.linking import Briefing
    from briefing.phrases import Catalogue
    from briefing.rendering.table import Row

# Said in the language to whose page the link leads, of which it gives the name.
_THIS_PAGE = gettext("This page in English")


class Translation(NamedTuple):
    """A page in another language, as what leads to it needs it.

    Attributes:
        name: The page's, as addresses have it.
        tag: The BCP 47 tag of its language.
        direction: In which that is written, as HTML has it.
        words: What a link to it says.
    """

    name: str
    tag: str
    direction: str
    words: str


class PageLanguage(NamedTuple):
    """How a page is marked that is in another language than the briefing's.

    Attributes:
        lang: The BCP 47 tag of its language.
        dir: The direction in which that is written, as HTML has it.
        contents: What the list of its sections is called.
    """

    lang: str
    dir: str
    contents: str


class PageVoice(NamedTuple):
    """What a page in one language is made with."""

    catalogue: Catalogue
    environment: Environment

    def speech(self, briefing: Briefing) -> PageLanguage | None:
        """Return how a page is marked; None if it is in the briefing's language."""
        catalogue = self.catalogue
        if briefing.is_own_language(catalogue.language):
            return None
        contents = PlainFace(briefing, catalogue).say(ON_THIS_PAGE)
        return PageLanguage(catalogue.language, catalogue.direction, contents)


class Voices:
    """Finds the words of each language in which a briefing has pages."""

    def __init__(self, templates: Path, views: Views, **names: object) -> None:
        """Look for words in the catalogues among the templates, which may name what is in `names`.

        `views` have the briefing's own words, by which a page in another language names what
        stands on the others.
        """
        self._templates = templates
        self._views = views
        self._names = names
        self._known: dict[str | None, PageVoice] = {None: self._voice(views.catalogue)}

    def of(self, language: str | None) -> PageVoice:
        """Return the voice of a language; that of the briefing for None."""
        if language is not None and language not in self._known:
            catalogue, _ = find_catalogue(self._templates / PHRASES, language)
            self._known[language] = self._voice(catalogue)
        return self._known[language]

    def _voice(self, catalogue: Catalogue) -> PageVoice:
        about = environment_about(self._templates, self._views, catalogue, **self._names)
        return PageVoice(catalogue, about)

    def translations(self, row: Row) -> Iterator[Translation]:
        """Yield a page in the other languages in which it is made."""
        for other in in_other_languages(row):
            catalogue = self.of(other.language).catalogue
            yield Translation(
                name=Address(other.path).folder,
                tag=catalogue.language,
                direction=catalogue.direction,
                words=PlainFace(self._views.briefing, catalogue).say(_THIS_PAGE),
            )
