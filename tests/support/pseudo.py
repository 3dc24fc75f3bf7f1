"""A briefing with pages in a pseudo-language, and the words on them that no phrase marks."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from briefing.linking import Briefing
from briefing.phrases.pseudo import CLOSE, OPEN
from briefing.records.walking import leaves

LANGUAGES = ("en-XA", "ar-XB")
"""Accented and a third longer; right-to-left."""

WORD = re.compile(r"[A-Za-z]{3,}")
_ADDRESS = re.compile(r"https?://\S+")


def in_language(data: Path, language: str, to: Path) -> Path:
    """Write a copy of a data folder whose pages are in another language, which it knows."""
    copied = shutil.copytree(data, to)
    _replace(copied / "briefing.yml", "\nlanguage: en\n", f"\nlanguage: {language}\n")
    known = "\nlanguages:\n"
    _replace(copied / "vocabulary.yml", known, f"{known}  ar: {{label: Arabic, rtl: true}}\n")
    return copied


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(old) == 1, f"{file.name}: {old.strip()}"
    file.write_text(text.replace(old, new), "utf-8")


def words_of(briefing: Briefing) -> set[str]:
    """Return the words of the records, the settings and the vocabulary."""
    whole = (*briefing.records.values(), briefing.settings, briefing.vocabulary)
    texts = [leaf.text for one in whole for leaf in leaves(one)]
    return words_in([*texts, *briefing.vocabulary.glossary])


def words_in(texts: Iterable[str]) -> set[str]:
    """Return the words of texts, in lower case."""
    return {word.casefold() for text in texts for word in WORD.findall(text)}


def unmarked(texts: Iterable[str], known: set[str]) -> list[str]:
    """Return the words of texts that are in no phrase and not known."""
    outside = (_ADDRESS.sub(" ", _outside(text)) for text in texts)
    words = (word for text in outside for word in WORD.findall(text))
    return [word for word in words if word.casefold() not in known]


def _outside(text: str) -> str:
    """Return the text outside all brackets of messages."""
    kept: list[str] = []
    depth = 0
    for sign in text:
        depth += {OPEN: 1, CLOSE: -1}.get(sign, 0)
        kept.append(" " if depth or sign == CLOSE else sign)
    return "".join(kept)
