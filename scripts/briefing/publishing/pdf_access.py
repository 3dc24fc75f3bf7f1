"""Complete a printed PDF in the ways of PDF/UA-1 (ISO 14289-1), for readers who hear it.

It does not declare that it conforms: no validator has said so, and the browser's list items have no
bodies (`LBody`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pikepdf

from briefing.publishing.pdf_marks import join_marks
from briefing.publishing.pdf_words import PdfWords
from briefing.records import Settings
from briefing.webpages import printed_address

_ROLES = {"/Em": "/Span", "/Strong": "/Span"}
"""Tags of PDF 2.0 that the browser uses, and what they are in PDF 1.7."""

_SHAPE = rb"(?:[^\n]* (?:m|l|c|v|y|re)\n|h\n)+[^\n]*?\b(?:f\*?|F|S|s|B\*?|b\*?)\n"
_PAINTED = re.compile(
    rb"(?P<text>^BT\n.*?^ET\n)|(?P<shape>^" + _SHAPE + rb")|(?P<other>^/\w+ Do\n)"
    rb"|(?P<begin>^[^\n]*\bB[MD]C\n)|(?P<end>^EMC\n)",
    re.MULTILINE | re.DOTALL,
)


def complete(pdf: pikepdf.Pdf, words: PdfWords, settings: Settings) -> None:
    """Add what the browser leaves out of a tagged document."""
    _describe(pdf, settings)
    _name_bookmarks(pdf, words.headings)
    _name_links(pdf, words)
    _name_tags(pdf, words.figures)
    for page in pdf.pages:
        _set_apart(pdf, page)


def _describe(pdf: pikepdf.Pdf, settings: Settings) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = settings.title
        metadata["dc:creator"] = list(settings.editors)
        metadata["dc:description"] = settings.description
        metadata["dc:language"] = {settings.language}
    pdf.Root.Lang = pikepdf.String(settings.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)


def _name_bookmarks(pdf: pikepdf.Pdf, headings: Sequence[str]) -> None:
    """Write the headings into the outline; the browser exchanges and doubles letters of some.

    If it made other bookmarks than one for each heading, they stay as it wrote them.
    """
    bookmarks = list(_bookmarks(pdf.Root.get("/Outlines", pikepdf.Dictionary())))
    if len(bookmarks) == len(headings):
        for bookmark, heading in zip(bookmarks, headings, strict=True):
            bookmark.Title = pikepdf.String(heading)


def _bookmarks(parent: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the bookmarks under another, in their order."""
    bookmark = parent.get("/First")
    while bookmark is not None:
        yield bookmark
        yield from _bookmarks(bookmark)
        bookmark = bookmark.get("/Next")


def _name_links(pdf: pikepdf.Pdf, words: PdfWords) -> None:
    for page in pdf.pages:
        page.obj.Tabs = pikepdf.Name.S
        for link in page.obj.get("/Annots", ()):
            if "/A" in link:
                link.Contents = pikepdf.String(printed_address(str(link.A.URI)))
            elif "/Dest" in link:
                anchor = str(link.Dest).removeprefix("/")
                link.Contents = pikepdf.String(words.links.get(anchor) or anchor)


def _name_tags(pdf: pikepdf.Pdf, figures: Sequence[str]) -> None:
    tree = pdf.Root.StructTreeRoot
    tree.RoleMap = pikepdf.Dictionary({old: pikepdf.Name(new) for old, new in _ROLES.items()})
    described = iter(figures)
    for tag in _tags(tree):
        if tag.S == "/Figure":
            tag.Alt = pikepdf.String(next(described, "") or str(pdf.docinfo["/Title"]))
        elif tag.S == "/NonStruct" and "/Lang" in tag:
            tag.S = pikepdf.Name.Span


def _tags(tree: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Yield the tags of a document in its order."""
    waiting = [tree]
    while waiting:
        tag = waiting.pop()
        if "/S" in tag:
            yield tag
        kids = tag.get("/K", ())
        inner = kids if isinstance(kids, pikepdf.Array) else (kids,)
        waiting.extend(
            kid
            for kid in reversed(list(inner))
            if isinstance(kid, pikepdf.Dictionary) and ("/S" in kid or "/K" in kid)
        )


def _set_apart(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Mark what has no tag as an artifact: rules, backgrounds, heads and feet of sheets."""
    content = page.Contents.read_bytes()
    page.Contents = pdf.make_stream(mark_artifacts(join_marks(content)))


def mark_artifacts(content: bytes) -> bytes:
    """Return the content of a page with everything painted outside of a tag as an artifact."""
    depth = 0

    def marked(found: re.Match[bytes]) -> bytes:
        nonlocal depth
        if found.lastgroup == "begin":
            depth += 1
        elif found.lastgroup == "end":
            depth -= 1
        elif not depth and b"/MCID" not in found[0]:
            return b"/Artifact BMC\n" + found[0] + b"EMC\n"
        return found[0]

    return _PAINTED.sub(marked, content)
