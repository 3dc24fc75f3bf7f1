"""The words around the pages: those of the theme, the scripts and the styles.

These are read by other programs and cannot use the catalogue, so the build writes their phrases as
data with short keys. A value stays `%(name)s` until one of them fills it in.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from briefing.characters import (
    APOSTROPHES,
    ARABIC_EXCHANGED,
    ARABIC_FORMS,
    FINAL_FORMS,
    JOINERS,
    LATIN_VARIANTS,
    TATWEEL,
)
from briefing.phrases import ENGLISH, Catalogue, Phrase, gettext, pgettext
from briefing.prose import curl_quotes
from briefing.rendering.contributing import Contributing
from briefing.rendering.front_matter import escape_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from briefing.records import Settings

Said: TypeAlias = "str | dict[str, str]"
_Words: TypeAlias = "Phrase | Mapping[str, Phrase]"

ON_THIS_PAGE = gettext("On this page")

_ENGINE = {
    "action.skip": gettext("Skip to content"),
    "search": gettext("Search"),
    "search.placeholder": gettext("Search"),
    "search.reset": gettext("Clear"),
    "search.result.initializer": gettext("Initializing search"),
    "search.result.placeholder": gettext(
        "Type a name, in any spelling or script, or words from a claim or question"
    ),
    "search.result.none": gettext(
        "Nothing found. Try fewer words, or another spelling; the sections of this site list every "
        "record."
    ),
    "search.result.one": gettext("1 page found"),
    "search.result.other": gettext("# pages found"),
    "search.result.more.one": gettext("1 more match"),
    "search.result.more.other": gettext("# more matches"),
    "toc": ON_THIS_PAGE,
}
"""Replacements for the engine's own words, by its keys; `#` is a number."""

_CONFIGURED = (
    gettext("Home"),
    gettext("What happened"),
    gettext("Timeline"),
    gettext("Events"),
    gettext("Reactions"),
    gettext("Questions"),
    gettext("Who"),
    gettext("Actors"),
    gettext("Network"),
    gettext("Where"),
    gettext("Places"),
    gettext("Map"),
    gettext("Evidence"),
    gettext("Sources"),
    gettext("Methodology"),
    gettext("Data"),
    gettext("This site"),
    gettext("Contribute"),
    gettext("About"),
    gettext("Colours follow the system; switch to light"),
    gettext("Light colours; switch to dark"),
    gettext("Dark colours; switch to the system's"),
)
"""Words in `mkdocs.yml`: sections, and colour schemes with what the switch does."""

_THEME: Mapping[str, _Words] = {
    "engine": _ENGINE,
    "configured": {phrase.message: phrase for phrase in _CONFIGURED},
    "menu": gettext("Menu"),
    "close_menu": gettext("Close the menu"),
    "sections": gettext("Sections"),
    "colours": gettext("Colours"),
    "search_keys": gettext("Ctrl+K or ⌘K"),
    "search_failed": gettext(
        "Search could not be loaded. Reload the page to try again; the sections list every record."
    ),
    "promise": gettext("Every claim here carries its sources, its status and who says so."),
    "visited": gettext("Sources last visited %(date)s."),
    "this_site": gettext("About this site"),
    "methodology": gettext("Methodology"),
    "evidence": gettext("Evidence health"),
    "glossary": gettext("Names and abbreviations"),
    "corrections": gettext("Corrections"),
    "changes": gettext("What changed"),
    "contribute": gettext("Contribute"),
    "about": gettext("About, licence and how to cite"),
    "this_page": gettext("About this page"),
    "reviewed": gettext("Reviewed %(date)s"),
    "last_changed": gettext("Last changed %(date)s"),
    "follow": gettext("Changes as an Atom feed"),
    "edit": Contributing.editing,
    "report": Contributing.reporting,
    "write": gettext("Contact: %(contact)s"),
    "privately": gettext("Report privately"),
    "claims": gettext("Claims"),
    "lost": gettext("Not found"),
    "lost_title": gettext("This page was not found"),
    "lost_why": gettext(
        "Nothing is published at this address. Records that were renamed or withdrawn keep their "
        "old addresses, so this one was probably mistyped or cut short."
    ),
    "lost_again": gettext(
        "Were you looking for %(words)s? The link searches for the words in the address."
    ),
    "lost_words": gettext("“%(words)s”"),
    "lost_onward": gettext(
        "Search for a name above, start at the %(first_page)s, or check the %(corrections)s."
    ),
    "first_page": gettext("first page"),
    "withdrawals": gettext("corrections and withdrawals"),
}
"""The theme's words, by their keys in `config.extra.words`."""

_CARD = gettext("%(title)s. A sourced briefing, as of %(date)s.")

_SCRIPTS: Mapping[str, _Words] = {
    # Lists and tables.
    "choice": gettext("%(value)s (%(number)s)"),
    "shown": gettext("%(shown)s of %(all)s shown"),
    "ascending": gettext("Sorted by %(column)s, ascending"),
    "descending": gettext("Sorted by %(column)s, descending"),
    "tableCopied": gettext("Copied as a table. Rows: %(rows)s"),
    "download": gettext("Download CSV"),
    "downloadWhat": gettext("Download CSV: %(what)s"),
    "answered": gettext("Answer and outcome"),
    "address": gettext("Address"),
    "notCopied": gettext("Your browser does not let a page copy this."),
    # Sources.
    "source": gettext("Source %(number)s"),
    # What is copied.
    "copy": gettext("Copy"),
    "copyWhat": gettext("Copy: %(what)s"),
    "copyCitation": gettext("Copy: how to cite this page"),
    "copyAttribution": gettext("Copy with attribution"),
    "copyShort": gettext("Copy in short"),
    "copyLink": gettext("Copy link"),
    "copyBibtex": gettext("Copy BibTeX"),
    "copyReference": gettext("Copy reference"),
    "copied": gettext("Copied"),
    "attributionCopied": gettext("Copied with attribution"),
    "shortCopied": gettext("Copied in short"),
    "linkCopied": gettext("Link copied"),
    "bibtexCopied": gettext("BibTeX copied"),
    "referenceCopied": gettext("Reference copied"),
    "share": gettext("Share…"),
    "readAt": gettext("%(citation)s, %(address)s"),
    "shortAt": gettext("%(statement)s %(address)s"),
    "copyByHand": gettext(
        "Your browser does not allow this page to copy. Copy this text yourself:"
    ),
    "unread": gettext(
        "The page of this claim could not be loaded. Open it and copy the claim there."
    ),
    # Search.
    "kinds": {
        "event": gettext("Event"),
        "question": gettext("Question"),
        "reaction": gettext("Reaction"),
        "place": gettext("Place"),
        "source": gettext("Source"),
    },
    "alsoCalled": gettext("also called %(name)s"),
    "similar": gettext("similar spelling"),
    "offered": gettext("Contested questions"),
    "comma": pgettext("list", ", "),
}
"""The scripts' words, by their keys in `briefing.phrases`."""

_STYLES = {
    # Reserves the space of a button that scripts add.
    "copy": gettext("Copy"),
    # The headers of printed pages.
    "contents": gettext("Contents"),
    "summary": gettext("Summary"),
    "reading": gettext("How to read this briefing"),
    "timeline": gettext("Timeline"),
    "questions": gettext("Contested questions"),
    "events": gettext("Events"),
    "reactions": gettext("Reactions"),
    "actors": gettext("Actors"),
    "network": gettext("Network"),
    "places": gettext("Places"),
    "glossary": gettext("Names and abbreviations"),
    "corrections": gettext("Corrections and withdrawals"),
    "references": gettext("References"),
}
"""The styles' words, by what follows `--words-` in their names."""


def is_translated(catalogue: Catalogue) -> bool:
    """Return whether a catalogue translates most of the words that appear on every page."""
    words = [one for one in _THEME.values() if isinstance(one, Phrase)]
    return 2 * sum(
        _translations(one, catalogue) != _translations(one, ENGLISH) for one in words
    ) > len(words)


def theme_words(catalogue: Catalogue = ENGLISH) -> Mapping[str, Said]:
    """Return the theme's words by key, escaped: templates print them as they are."""
    words: dict[str, Said] = {}
    for key, value in _THEME.items():
        translated = _translations(value, catalogue)
        if isinstance(translated, str):
            words[key] = _escape_text(translated)
        else:
            words[key] = {name: _escape_text(one) for name, one in translated.items()}
    return words


def theme_link_words(phrase: Phrase, catalogue: Catalogue) -> str:
    """Return the words of a link in the theme, escaped: templates print them as they are."""
    return _escape_text(_message(phrase, catalogue))


_FOLDING = {
    "alike": ARABIC_FORMS | ARABIC_EXCHANGED | FINAL_FORMS | LATIN_VARIANTS,
    "inWords": APOSTROPHES + TATWEEL,
    "joiners": JOINERS,
}
"""The tables with which search and lists fold what is typed, in `briefing.folding`."""


def script_phrases(
    catalogue: Catalogue = ENGLISH, questions: Iterable[Mapping[str, str]] = ()
) -> str:
    """Return the script that defines phrases and tables for pages' and workers' scripts.

    `questions` are those that search offers (`offered_questions`).
    """
    phrases = {key: _translations(value, catalogue) for key, value in _SCRIPTS.items()}
    text = json.dumps(phrases, ensure_ascii=False, separators=(",", ":"))
    folding = json.dumps(_FOLDING, ensure_ascii=False, separators=(",", ":"))
    offered = json.dumps([*questions], ensure_ascii=False, separators=(",", ":"))
    content = f"folding: {folding}, questions: {offered}, phrases: {text}"
    return f"globalThis.briefing = {{ ...globalThis.briefing, {content} }};\n"


def style_words(catalogue: Catalogue = ENGLISH, settings: Settings | None = None) -> str:
    """Return the style sheet that defines the styles' words as custom properties.

    With settings, the title of the briefing, which is at the head of each printed sheet, is one.
    """
    words = {f"words-{key}": _message(phrase, catalogue) for key, phrase in _STYLES.items()}
    if settings:
        words["print-title"] = curl_quotes(settings.short_title or settings.title)
    lines = (f"--{name}: {_css_string(text)};" for name, text in words.items())
    return "\n".join((":root {", *lines, "}", ""))


def card_alt(title: str, date: str, catalogue: Catalogue = ENGLISH) -> str:
    """Return the alternative text of a page's share card."""
    message = _message(_CARD, catalogue)
    return message.replace("%(date)s", date).replace("%(title)s", title)


def _translations(words: _Words, catalogue: Catalogue) -> Said:
    if isinstance(words, Phrase):
        return _message(words, catalogue)
    return {name: _message(phrase, catalogue) for name, phrase in words.items()}


def _message(phrase: Phrase, catalogue: Catalogue) -> str:
    return "".join(
        f"%({piece.text})s" if piece.is_name else piece.text
        for piece in catalogue.pieces(phrase.message, context=phrase.context)
    )


def _escape_text(text: str) -> str:
    # Attributes have double quotes; the engine passes some on as JSON, where entities stay as text.
    return escape_line(text).replace("&#x27;", "'")


def _css_string(text: str) -> str:
    flat = " ".join(text.split())
    return '"' + flat.replace("\\", "\\\\").replace('"', '\\"') + '"'
