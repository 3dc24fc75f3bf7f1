"""The text of a page: all of it, not only the main article, as captions have quotes too.

lxml parses it, which building a site does not need. A library that extracts the main article would
lose the captions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from briefing import pagetree
from briefing.verifying.decoding import decode
from briefing.verifying.fetching import HttpAnswer

_INLINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|dfn|em|font|i|ins|kbd|mark|nobr|q|rp|rt|ruby|s|"
    "samp|small|span|strong|sub|sup|time|tt|u|var|wbr"
)
"""The elements that do not separate words from the text around them."""
_INVISIBLE = frozenset({"script", "style", "template", "head", "svg", "math", "iframe", "object"})
_META_TEXTS = frozenset(
    {"description", "og:title", "og:description", "twitter:title", "twitter:description"}
)
_LOCKED = frozenset({"locked", "metered"})
_NOTE_MARK = re.compile(r"\s*\[[^\]]{1,12}\]\s*")
_TAG = re.compile(r"<[^<>]*>")
_SENTENCE = 4
"""Strings of fewer words in a script's data are names and settings, not text."""

_PARSED_AT_MOST = 3_000_000


@dataclass(frozen=True)
class PageText:
    """The text of a page.

    Attributes:
        words: The text that a reader sees, one block a line.
        hidden: The text in metadata and in the data of scripts, which pages are built from.
        title: The page's title.
        heading: Its first main heading.
        is_locked: Whether the page says that it is not free to read.
        asks_for_password: Whether it has a field for a password.
    """

    words: str
    hidden: str = ""
    title: str = ""
    heading: str = ""
    is_locked: bool = False
    asks_for_password: bool = False

    @property
    def everything(self) -> str:
        """The visible and the hidden text."""
        return f"{self.words}\n{self.hidden}"


def is_html(answer: HttpAnswer) -> bool:
    """Return whether an answer is a web page, and not another kind of text."""
    return answer.is_text and (not answer.media_type or "html" in answer.media_type)


def source_of(answer: HttpAnswer) -> str:
    """Return the source text of an answer."""
    return decode(answer.body, answer.headers.get("content-type", "")).replace("\0", "")


def text_of(answer: HttpAnswer) -> PageText:
    """Return the text of an answer."""
    source = source_of(answer)
    if answer.media_type in {"text/plain", "application/json"}:
        return PageText(_lines(source))
    tree = pagetree.parse(source[:_PARSED_AT_MOST])
    return PageText("") if tree is None else _read_tree(tree)


def _read_tree(tree: Any) -> PageText:  # noqa: ANN401 - lxml has no types
    data = list(pagetree.documents(tree, "json"))
    metas = dict(pagetree.metas(tree))
    meta_texts = [metas[name] for name in sorted(_META_TEXTS & metas.keys())]
    strings = [text for document in data for text in _sentences(document)]
    return PageText(
        title=_first(tree, "title") or _lines(metas.get("og:title", "")),
        heading=_first(tree, "h1"),
        hidden=_lines("\n".join([_first(tree, "title"), *meta_texts, *strings])),
        is_locked=metas.get("article:content_tier", "").lower() in _LOCKED
        or any(_says_locked(document) for document in data),
        asks_for_password=any(
            (field.get("type") or "").lower() == "password" for field in tree.iter("input")
        ),
        words=_visible_text(tree),
    )


def _first(tree: Any, tag: str) -> str:  # noqa: ANN401 - lxml has no types
    found = next(tree.iter(tag), None)
    return "" if found is None else " ".join(pagetree.cleaned(found.text_content()).split())


def _visible_text(tree: Any) -> str:  # noqa: ANN401 - lxml has no types
    """Return the text of the page, with a line break wherever a block begins or ends."""
    shown: list[str] = []
    waiting: list[Any] = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            shown.append(node)
        elif isinstance(node.tag, str) and node.tag not in _INVISIBLE and not _is_note_mark(node):
            edge = "" if _INLINE.fullmatch(node.tag) else "\n"
            described = f"\n{node.get('alt')}\n" if node.get("alt") else ""
            shown.append(f"{edge}{described}{node.text or ''}")
            waiting.append(edge)
            for child in reversed(node):
                waiting += [child.tail or "", child]
    return _lines("".join(shown))


def _is_note_mark(element: Any) -> bool:  # noqa: ANN401 - lxml has no types
    return element.tag == "sup" and bool(_NOTE_MARK.fullmatch(element.text_content()))


def _sentences(document: object) -> Iterator[str]:
    for node in pagetree.nodes(document):
        if isinstance(node, str) and len(node.split()) >= _SENTENCE:
            yield _strip_tags(node)


def _says_locked(document: object) -> bool:
    return any(
        isinstance(node, dict)
        and str(node.get("isAccessibleForFree", "")).lower().rpartition("/")[2] == "false"
        for node in pagetree.nodes(document)
    )


def _lines(text: str) -> str:
    lines = (" ".join(line.split()) for line in pagetree.cleaned(text).splitlines())
    return "\n".join(line for line in lines if line)


def _strip_tags(text: str) -> str:
    return unescape(_TAG.sub("\n", text))
