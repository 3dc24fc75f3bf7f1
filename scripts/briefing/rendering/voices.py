"""The languages of pages: the briefing's own, and others for some pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from briefing.addresses import Address
from briefing.locales import primary
from briefing.phrases import find_catalogue, gettext
from briefing.rendering.environment import PHRASES, environment_about
from briefing.rendering.interface import ON_THIS_PAGE, theme_link_words
from briefing.rendering.table import STANDALONE_ROWS, in_other_languages, languages_of_readers
from briefing.rendering.views import Views
from briefing.statements import PlainFace

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from jinja2 import Environment

    from briefing.linking import Briefing
    from briefing.phrases import Catalogue
    from briefing.rendering.table import Row

# Written in the language of the link's target, and names that language.
_THIS_PAGE = gettext("This page in English")


class Translation(NamedTuple):
    """A link to a page in another language.

    Attributes:
        name: The page's name in its address.
        tag: The BCP 47 tag of its language.
        direction: The direction of that language, as in HTML: `ltr` or `rtl`.
        words: The text of the link.
    """

    name: str
    tag: str
    direction: str
    words: str


def pages_in_other_languages(templates: Path, own: str) -> tuple[Mapping[str, str], ...]:
    """Return the pages in other languages than a site's own, for the foot of every page.

    Each has the `address` of its folder, its `title`, and the `tag` and `direction` of its
    language.
    """
    found = []
    for row in STANDALONE_ROWS:
        if row.language and row.title and row.language not in {own, primary(own)}:
            catalogue, _ = find_catalogue(templates / PHRASES, row.language)
            found.append(
                {
                    "address": f"{Address(row.path).folder}/",
                    "title": theme_link_words(row.title, catalogue),
                    "tag": catalogue.language,
                    "direction": catalogue.direction,
                }
            )
    return tuple(found)


class PageLanguage(NamedTuple):
    """The language of a page that is not in the briefing's language.

    Attributes:
        lang: The BCP 47 tag of the language.
        dir: The direction of the language, as in HTML: `ltr` or `rtl`.
        contents: The title of the page's table of contents.
    """

    lang: str
    dir: str
    contents: str


class PageVoice(NamedTuple):
    """The catalogue and environment for pages in one language."""

    catalogue: Catalogue
    environment: Environment

    def speech(self, briefing: Briefing) -> PageLanguage | None:
        """Return the language of its pages; None if it is the briefing's."""
        catalogue = self.catalogue
        if briefing.is_own_language(catalogue.language):
            return None
        contents = PlainFace(briefing, catalogue).say(ON_THIS_PAGE)
        return PageLanguage(catalogue.language, catalogue.direction, contents)


class Voices:
    """The voices of the languages in which a briefing has pages."""

    def __init__(self, templates: Path, views: Views, **names: object) -> None:
        """Use the catalogues in the templates' folder; `names` are globals of the templates.

        A page in another language uses the words of `views`, in the briefing's language, to name
        what is on the other pages.
        """
        self._templates = templates
        self._views = views
        self._names = names
        self._voices: dict[str | None, PageVoice] = {None: self._make_voice(views.catalogue)}

    def of(self, language: str | None) -> PageVoice:
        """Return the voice of a language; that of the briefing for None."""
        if language is not None and language not in self._voices:
            catalogue, _ = find_catalogue(self._templates / PHRASES, language)
            self._voices[language] = self._make_voice(catalogue)
        return self._voices[language]

    def _make_voice(self, catalogue: Catalogue) -> PageVoice:
        environment = environment_about(self._templates, self._views, catalogue, **self._names)
        return PageVoice(catalogue, environment)

    def translations(self, row: Row) -> Iterator[Translation]:
        """Yield links to a page in its other languages."""
        for other in in_other_languages(row):
            catalogue = self.of(other.language).catalogue
            yield Translation(
                name=Address(other.path).folder,
                tag=catalogue.language,
                direction=catalogue.direction,
                words=PlainFace(self._views.briefing, catalogue).say(_THIS_PAGE),
            )

    def asked(self, row: Row) -> tuple[str, ...]:
        """Return the phrases by which readers search for a page, in each of their languages."""
        faces = [
            PlainFace(self._views.briefing, self.of(language).catalogue)
            for language in languages_of_readers(row)
        ]
        said = (str(face.say(phrase)) for face in faces for phrase in row.asked)
        return tuple(dict.fromkeys(said))
