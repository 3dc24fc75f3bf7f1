"""The inline markup of the records' texts, parsed into a small tree.

    *emphasis*   **strong**   [[id]]   [[id|words]]   [[id#claim|words]]   [[|words without a link]]
    [@source-id]   [words](https://...)   https://...

Prose fields also have paragraphs, separated by empty lines, and simple lists (`- item`, `1. item`).
Nothing else is markup: text in any other form stays as written.
Nothing here renders, and no text makes it fail; `faults` returns what a contributor should fix.
The run time of every function is linear in the length of the text.
"""

from briefing.markup.endings import full_stop
from briefing.markup.faults import MarkupFault, find_faults
from briefing.markup.inline import parse_inline
from briefing.markup.nodes import (
    Block,
    BulletList,
    Citation,
    Emphasis,
    Inline,
    Paragraph,
    RecordLink,
    Strong,
    Text,
    Unlinked,
    WebLink,
    walk,
)
from briefing.markup.prose_fields import (
    citations,
    paragraphs,
    parse_blocks,
    plain,
    record_links,
    web_links,
)

__all__ = [
    "Block",
    "BulletList",
    "Citation",
    "Emphasis",
    "Inline",
    "MarkupFault",
    "Paragraph",
    "RecordLink",
    "Strong",
    "Text",
    "Unlinked",
    "WebLink",
    "citations",
    "find_faults",
    "full_stop",
    "paragraphs",
    "parse_blocks",
    "parse_inline",
    "plain",
    "record_links",
    "walk",
    "web_links",
]
