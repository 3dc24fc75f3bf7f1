"""Escape untrusted text for reports that GitHub shows: GitHub-flavoured Markdown with HTML.

Text from a pull request may appear in such a report, but must not control it: no link, image,
heading, list, table cell or HTML, no `@mention` that notifies a user, no `#123` that marks another
issue. The result stays readable, because these reports are printed at terminals too.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from briefing.problems.wording import visible

_UNSEEN = "&#8203;"
"""A zero-width space. GitHub looks for mentions, references and emoji in the finished page, where
an escaped character is itself again, so only something between the characters separates them."""

_LINE_START = re.compile(r"^(\d*)([-+=.)])")
_SPECIAL = re.compile(
    r"""(?P<linked>
        [@#](?=\S)                  # a mention, an e-mail address, an issue
        | :(?=//|[\w+-]+:)          # an address, an emoji such as :name:
        | \bwww(?=\.)
        | \bgh(?=-\d)               # GH-12 is an issue too
    )
    | [&<>"'`*_~|$#@\[\]\\]
    | :(?=\S)
    """,
    re.IGNORECASE | re.VERBOSE,
)


class GithubMarkdown(str):
    """Markdown in which all untrusted text is escaped."""

    __slots__ = ()


def _entity(char: str) -> str:
    return f"&#{ord(char)};"


def _break_up(found: re.Match[str]) -> str:
    written = found[0] if found[0].isalpha() else _entity(found[0])
    return written + _UNSEEN if found["linked"] else written


def _in_code(found: re.Match[str]) -> str:
    if found[0].isalpha():
        return found[0]
    # In code, GitHub looks only for e-mail addresses.
    is_address = found[0] == "@" and found.string[: found.start()][-1:].isalnum()
    return _entity(found[0]) + (_UNSEEN if is_address else "")


def _one_line(text: str) -> str:
    return visible(" ".join(text.split()))


def escape_markdown(text: str) -> GithubMarkdown:
    """Return the text on one line, escaped for any place in Markdown.

    Safe in a paragraph, heading, table cell, link text and an HTML attribute in quotes.
    Control and direction-changing characters are written as their codes.
    """
    line = _one_line(text)
    started = _LINE_START.match(line)
    if started is None:
        return GithubMarkdown(_SPECIAL.sub(_break_up, line))
    rest = _SPECIAL.sub(_break_up, line[started.end() :])
    return GithubMarkdown(started[1] + _entity(started[2]) + rest)


def code(text: str) -> GithubMarkdown:
    """Return the text on one line as code, whatever marks are in it.

    HTML rather than a Markdown code span: in a table, that could not hold a `|`.
    """
    return GithubMarkdown(f"<code>{_SPECIAL.sub(_in_code, _one_line(text))}</code>")


def link(words: str, url: str) -> GithubMarkdown:
    """Return a link; `words` are Markdown already. The address cannot end it early."""
    target = quote(url, safe="!#$%&'()*+,/:;=?@[]~").replace("&", "&amp;")
    return GithubMarkdown(f"[{words}](<{target}>)")


def preformat(text: str) -> str:
    """Return lines as code, with their line breaks and indentation.

    It is one line of Markdown, so that it can be used in a list or a table.
    """
    lines = [_SPECIAL.sub(_in_code, visible(line)) for line in text.splitlines()]
    return f"<pre>{'&#10;'.join(lines)}</pre>"
