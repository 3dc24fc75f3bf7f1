"""The words of a page in reading order, as plain text: one block a line, without layout.

What a reviewer has to see is marked: headings, items of lists, cells, addresses of links, ids that
addresses lead to, statuses, accusations, languages, what is folded, hidden or left out of the
search. Text that looks like a mark has a backslash before it, so words that became markup show as
a difference.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString, PageElement

_SILENT = {"script", "style", "template", "noscript"}
_JOINED = {f"h{level}": "#" * level for level in range(1, 7)} | {
    "p": "",
    "dt": "",
    "dd": ":",
    "li": "-",
    "blockquote": ">",
    "summary": "(fold)",
    "caption": "caption:",
    "figcaption": "caption:",
    "legend": "legend:",
}
"""Blocks that begin on the line of their mark."""
_THROUGH = {"div", "ul", "ol", "dl", "thead", "tbody", "main", "body"}
"""Blocks of which only what they hold is printed, if nothing is to be said of them."""
_BOXES = {
    *("article", "aside", "details", "fieldset", "figure", "footer", "form", "header"),
    *("nav", "search", "section", "table"),
}
_BLOCKS = {*_JOINED, *_THROUGH, *_BOXES, "tr", "pre", "svg", "hr"}
_PLAIN = {"span", "bdi", "data", "time", "label", "g", "title", "desc", "text", "tspan"}
_AROUND = {"q": ("“", "”"), "sup": ("^", "")}
_STATUS = re.compile(r"status-[a-z]+")
_VERSION = re.compile(
    r"(?:, version \S+ of \d+ \w+ \d{4}(?:, with later changes)?(?=, http|\.))"
    r"|(?:\n *version = \{[^}]*\},)"
)
_LAST_CHANGE = re.compile(r"\n *Last changed \[[^\n]*")
_VERSION_ROW = re.compile(r"(?<=\n  Version\n  : )[^\n]*")
_FILE = re.compile(r"&value=([^&]{200,})")
_FINGERPRINT = re.compile(r"\.[0-9a-f]{8}(?=\.(?:min\.)?\w+$)")


def printed(page: BeautifulSoup, *, whole: bool = False) -> str:
    """Return the text of a page: of its article, or of all that is in its body."""
    title, description = page.title, page.select_one('meta[name="description"]')
    head = [
        f"title: {_collapsed(title.get_text() if title else '')}",
        f"description: {_collapsed(str(description['content'])) if description else 'none'}",
    ]
    within = page.body if whole else page.select_one("article.md-content__inner") or page.body
    assert within is not None
    lines = [*head, "", *_children(within)]
    return without_version("\n".join(line.rstrip() for line in lines)) + "\n"


def without_version(text: str) -> str:
    """Return a text without what git tells of the briefing, which is another with every commit."""
    text = _LAST_CHANGE.sub("", _VERSION.sub("", text))
    return _VERSION_ROW.sub("(that of the build)", text)


def _children(parent: Tag) -> list[str]:
    """Return the lines of what an element holds: its blocks, and the words between them."""
    lines: list[str] = []
    run: list[str] = []
    number = 0
    for child in parent.children:
        if isinstance(child, Tag) and (child.name in _BLOCKS or _holds_blocks(child)):
            lines += _line(run)
            run = []
            number += child.name == "li"
            lines += _block(child, f"{number}." if parent.name == "ol" else None)
        else:
            run.append(_inline(child))
    return lines + _line(run)


def _line(run: Iterable[str]) -> list[str]:
    text = _collapsed("".join(run))
    return [text] if text else []


def _holds_blocks(element: Tag) -> bool:
    """Return whether an element such as a link around a card stands in place of a block."""
    return element.name not in _SILENT and element.find(list(_BLOCKS - {"svg"})) is not None


def _block(element: Tag, number: str | None) -> list[str]:
    if element.name == "pre":
        return ["pre:", *(f"  {line}" for line in element.get_text().strip().split("\n"))]
    if element.name == "svg":
        return _figure(element)
    if element.name == "tr":
        return [_row(element)]
    inner, marks = _children(element), _marks(element)
    if element.name in _JOINED:
        first = " ".join(filter(None, [number or _JOINED[element.name], *marks, *inner[:1]]))
        return [first, *_indented(inner[1:])] if first.strip("-:>#. ") else []
    if element.name in _THROUGH and not marks:
        return inner
    name = f"a({element['href']})" if element.has_attr("href") else element.name
    return [" ".join([name, *marks]), *_indented(inner)] if inner or marks else []


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"  {line}" for line in lines]


def _row(row: Tag) -> str:
    cells = (
        (" = " if cell.name == "th" else " ") + " / ".join([*_marks(cell), *_children(cell)])
        for cell in row.find_all(["td", "th"], recursive=False)
    )
    return " ".join([*_marks(row), " |".join(["|", *cells, ""]).replace("| |", "|", 1)]).strip()


def _figure(svg: Tag) -> list[str]:
    """Return the words of a drawing in the order in which they stand in it."""
    if svg.get("aria-hidden") == "true":
        return []
    lines = []
    for part in svg.find_all(["title", "desc", "a", "text"]):
        if part.name == "a" or part.find_parent("a") is None:
            mark = f"{part.name}: " if part.name in {"title", "desc"} else ""
            lines += _line([mark, _inline(part)])
    return [" ".join(["svg", *_marks(svg)]), *_indented(lines)]


def _inline(node: PageElement) -> str:
    if isinstance(node, NavigableString):
        return "" if isinstance(node, Comment) else _escaped(str(node))
    assert isinstance(node, Tag)
    if node.name in _SILENT or node.get("aria-hidden") == "true":
        return ""
    if node.name in {"img", "input", "br"}:
        return _alone(node)
    inner = "".join(_inline(child) for child in node.children)
    marks = _marks(node, quoted=node.name not in {"a", "button"})
    return ("" if node.name == "sup" else " ").join([*marks, _wrapped(node, inner)])


def _wrapped(node: Tag, inner: str) -> str:
    """Return the words of an element with a sign of what it is."""
    classes = node.get_attribute_list("class")
    status = next(filter(_STATUS.fullmatch, classes), None)
    if node.name == "a" and node.has_attr("href"):
        label = f' "{node["aria-label"]}"' if node.has_attr("aria-label") else ""
        return f"[{_collapsed(inner)}]({_address(str(node['href']))}{label})"
    if node.name == "button":
        return f"<button {node.get('aria-label') or _collapsed(inner)}>"
    if status is not None or "unseen" in classes:
        return f"({status or 'unseen'}: {inner})"
    if node.name in _PLAIN or not inner.strip():
        return inner
    before, after = _AROUND.get(node.name, (f"<{node.name}>", f"</{node.name}>"))
    return f"{before}{inner}{after}"


def _address(href: str) -> str:
    """Return an address; of one that brings a file along, how long the file is."""
    content = _FILE.search(href)
    lines = content[1].count("%0A") if content else 0
    return _FILE.sub(f"&value=({lines} lines)", href)


def _alone(node: Tag) -> str:
    """Return the sign of an element that holds no words."""
    said = " ".join(
        str(node[name])
        for name in ("type", "alt", "aria-label", "placeholder", "value", "src")
        if node.has_attr(name)
    )
    return f" <{node.name} {_FINGERPRINT.sub('', said)}> ".replace(" >", ">")


def _marks(element: Tag, *, quoted: bool = True) -> list[str]:
    """Return what is to be said of an element before its words."""
    return list(_marks_of(element, quoted=quoted))


def _marks_of(element: Tag, *, quoted: bool) -> Iterator[str]:
    if element.has_attr("id"):
        yield f"{{#{element['id']}}}"
    if element.has_attr("lang") or element.has_attr("dir"):
        yield f"<{' '.join(str(element[key]) for key in ('lang', 'dir') if element.has_attr(key))}>"
    if quoted and element.has_attr("aria-label"):
        yield f'"{element["aria-label"]}"'
    if element.has_attr("hidden"):
        yield "(hidden)"
    if element.has_attr("open"):
        yield "(open)"
    if "accusation" in element.get_attribute_list("class"):
        yield "(accusation)"
    if element.has_attr("data-search-exclude"):
        yield "(not searched)"


def _escaped(text: str) -> str:
    return re.sub(r"[\\<\[\]{}]", r"\\\g<0>", text)


def _collapsed(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
