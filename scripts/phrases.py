"""Collect the phrases of the pages into the catalogues that translators work on.

Without a language, each catalogue in templates/phrases is brought up to date; with one, as in
`make phrases ARGS=fr`, a catalogue of it is begun. Where some pages are made in a language beside
the briefing's own, what they still say in English is listed.

A catalogue by which a single page speaks, such as the Arabic page on contributing, takes no more
than that page says, and one of another English no more than it has, until its language is named.
"""

from __future__ import annotations

import argparse

from briefing import locales
from briefing.phrases.extracting import extract, update
from briefing.rendering import PHRASES, templates_in
from commandline import ROOT, Exit, fail, run

FOLDER = ROOT / "templates" / PHRASES


def main(arguments: list[str] | None = None) -> Exit:
    """Update catalogues and print what is new in each, what is missing, and what is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("languages", nargs="*", metavar="LANGUAGE", help="a BCP 47 tag: fr, pt-BR")
    chosen = parser.parse_args(arguments)
    messages = extract(ROOT / "templates", ROOT / "scripts" / "briefing")
    begun = sorted(file.stem for file in FOLDER.glob("*.po"))
    print(f"{len(messages)} phrases.")
    for language in dict.fromkeys((*begun, *chosen.languages)):
        file = FOLDER / f"{language}.po"
        pages = [f"{FOLDER.parent.name}/{template}" for template in templates_in(language)]
        try:
            found = update(
                file, language, messages, None if _is_whole(language, chosen.languages) else pages
            )
        except (ValueError, LookupError) as error:
            return fail(f"{file.relative_to(ROOT)}: {error}")
        print(
            f"{file.relative_to(ROOT)}: {found.new} new, {found.missing} without a translation, "
            f"{found.doubtful} to be looked at again, {len(found.stale)} no longer said."
        )
        for page in pages:
            for message in found.in_english.get(page, ()):
                print(f"  {page} says in English: {message}")
        for message in found.stale:
            print(f"  no longer said: {message}")
    return Exit.FINE


def _is_whole(language: str, chosen: list[str]) -> bool:
    """Return whether a catalogue must have all phrases, and not only those that it needs."""
    is_english = locales.primary(language) == "en"
    return language in chosen or not (is_english or templates_in(language))


if __name__ == "__main__":
    run(main)
