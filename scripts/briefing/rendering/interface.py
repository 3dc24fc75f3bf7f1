"""The words of the frame round the pages: what the theme, the scripts and the styles say.

None of these can ask the catalogue, as other programs read them: so they are given their phrases by
short keys, as data that the build writes. A value stays `%(name)s` until one of them knows it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from briefing.characters import (
    APOSTROPHES,
    ARABIC_EXCHANGED,
    ARABIC_FORMS,
    FINAL_FORMS,
    LATIN_VARIANTS,
    TATWEEL,
)
from briefing.phrases import ENGLISH, Catalogue, Phrase, gettext, pgettext
from briefing.rendering.contributing import Contributing
from briefing.rendering.front_matter import escape_line

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "search.result.more.one": gettext("1 more passage on this page"),
    "search.result.more.other": gettext("# more passages on this page"),
    "toc": ON_THIS_PAGE,
}
"""By the engine's own keys, in place of its words; `#` is a number."""

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
    gettext("This site"),
    gettext("Contribute"),
    gettext("About"),
    gettext("Colours follow the system; switch to light"),
    gettext("Light colours; switch to dark"),
    gettext("Dark colours; switch to the system's"),
)
"""What `mkdocs.yml` names: sections, and the choices of colours with what a press does."""

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
    "promise": gettext("Every statement here carries its sources, its status and who says so."),
    "visited": gettext("Sources last visited %(date)s."),
    "this_site": gettext("About this site"),
    "methodology": gettext("Methodology"),
    "evidence": gettext("Evidence health"),
    "glossary": gettext("Names and abbreviations"),
    "corrections": gettext("Corrections"),
    "contribute": gettext("Contribute"),
    "about": gettext("About, licence and how to cite"),
    "this_page": gettext("About this page"),
    "reviewed": gettext("Reviewed %(date)s"),
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
"""By the keys under which templates find them, in `config.extra.words`."""

_CARD = gettext("%(title)s. A sourced briefing, as of %(date)s.")

_SCRIPTS: Mapping[str, _Words] = {
    # Lists and tables.
    "choice": gettext("%(value)s (%(number)s)"),
    "shown": gettext("%(shown)s of %(all)s shown"),
    "ascending": gettext("Sorted by %(column)s, ascending"),
    "descending": gettext("Sorted by %(column)s, descending"),
    # Sources.
    "source": gettext("Source %(number)s"),
    # What is copied.
    "copy": gettext("Copy"),
    "copyWhat": gettext("Copy: %(what)s"),
    "copyCitation": gettext("Copy: how to cite this page"),
    "copyAttribution": gettext("Copy with attribution"),
    "copyLink": gettext("Copy link"),
    "copyBibtex": gettext("Copy BibTeX"),
    "copyReference": gettext("Copy reference"),
    "copied": gettext("Copied"),
    "attributionCopied": gettext("Copied with attribution"),
    "linkCopied": gettext("Link copied"),
    "bibtexCopied": gettext("BibTeX copied"),
    "referenceCopied": gettext("Reference copied"),
    "readAt": gettext("%(citation)s, %(address)s"),
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
    "comma": pgettext("list", ", "),
}
"""By the keys under which scripts find them, in `briefing.phrases`."""

_STYLES = {
    # Keeps the room of a button that scripts bring.
    "copy": gettext("Copy"),
    # The table of sources on a narrow screen.
    "rests": gettext("rests"),
    "alone": gettext("alone"),
    # The heads of printed sheets.
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
"""By the keys that styles have behind `--words-`."""


def speaks(catalogue: Catalogue) -> bool:
    """Return whether a catalogue has most of the words that stand on every page."""
    words = [one for one in _THEME.values() if isinstance(one, Phrase)]
    return 2 * sum(
        _translations(one, catalogue) != _translations(one, ENGLISH) for one in words
    ) > len(words)


def theme_words(catalogue: Catalogue = ENGLISH) -> Mapping[str, Said]:
    """Return what the theme says, by its keys; templates print it without escaping."""
    words: dict[str, Said] = {}
    for key, value in _THEME.items():
        said = _translations(value, catalogue)
        if isinstance(said, str):
            words[key] = _print_text(said)
        else:
            words[key] = {name: _print_text(one) for name, one in said.items()}
    return words


_FOLDING = {
    "alike": ARABIC_FORMS | ARABIC_EXCHANGED | FINAL_FORMS | LATIN_VARIANTS,
    "inWords": APOSTROPHES + TATWEEL,
}
"""The tables by which search folds words, in `briefing.folding`."""


def script_phrases(catalogue: Catalogue = ENGLISH) -> str:
    """Return the script that gives the others their phrases and tables, on pages and in workers."""
    phrases = {key: _translations(value, catalogue) for key, value in _SCRIPTS.items()}
    text = json.dumps(phrases, ensure_ascii=False, separators=(",", ":"))
    folding = json.dumps(_FOLDING, ensure_ascii=False, separators=(",", ":"))
    given = f"folding: {folding}, phrases: {text}"
    return f"globalThis.briefing = {{ ...globalThis.briefing, {given} }};\n"


def style_words(catalogue: Catalogue = ENGLISH) -> str:
    """Return the style sheet that gives the others their words, as custom properties."""
    lines = (
        f"--words-{key}: {_css_string(_message(phrase, catalogue))};"
        for key, phrase in _STYLES.items()
    )
    return "\n".join((":root {", *lines, "}", ""))


def card_alt(title: str, date: str, catalogue: Catalogue = ENGLISH) -> str:
    """Return in words what the picture beside a shared link shows."""
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


def _print_text(text: str) -> str:
    # Attributes stand in double marks; the engine hands some on as JSON, where no entity is read.
    return escape_line(text).replace("&#x27;", "'")


def _css_string(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
