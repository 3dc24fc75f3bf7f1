"""Read and finish a printed PDF. Needs pikepdf, which building a site does not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from briefing.publishing.pdf_access import complete
from briefing.publishing.pdf_words import PdfWords
from briefing.records import Settings


def link_target_pages(file: Path) -> Mapping[str, int]:
    """Return the page number, from 1, of each link target in the document."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        targets = pdf.Root.get("/Dests", pikepdf.Dictionary())
        return {name.removeprefix("/"): numbers[spot[0].objgen] for name, spot in targets.items()}


def finish(file: Path, target: Path, words: PdfWords, settings: Settings, epoch: int) -> None:
    """Write a printed file with its metadata, compressed, and the same bytes each time.

    Args:
        file: What the browser printed.
        target: Where to write.
        words: The words of the page that was printed.
        settings: The briefing's settings, with title and editors.
        epoch: The creation time to write, in seconds since 1970.
    """
    stamp = datetime.fromtimestamp(epoch, UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    with pikepdf.open(file) as pdf:
        pdf.docinfo["/Title"] = settings.title
        pdf.docinfo["/Author"] = ", ".join(settings.editors)
        pdf.docinfo["/Subject"] = settings.description
        pdf.docinfo["/Creator"] = "Chromium"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
        _renumber_tags(pdf)
        complete(pdf, words, settings)
        # Viewers show the outline next to the pages.
        pdf.Root["/PageMode"] = pikepdf.Name("/UseOutlines")
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )


def _renumber_tags(pdf: pikepdf.Pdf) -> None:
    """Renumber the tags from 1: the browser counts on from what it made before them.

    A tag's name appears in the tag, in the name tree with its limits (ISO 32000-1, 7.9.6 and
    14.7.2), and in the headers of table cells.
    """
    tags = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/ID" in one]
    names = {name: f"tag-{n:06}" for n, name in enumerate(sorted(str(one.ID) for one in tags), 1)}
    for tag in tags:
        tag.ID = pikepdf.String(names[str(tag.ID)])
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary):
            for strings in (one.get("/Limits"), one.get("/Names"), *_headers(one)):
                if isinstance(strings, pikepdf.Array):
                    _rename(strings, names)


def _headers(tag: pikepdf.Dictionary) -> Iterator[pikepdf.Object | None]:
    attributes = tag.get("/A") if "/S" in tag else None
    for one in attributes if isinstance(attributes, pikepdf.Array) else (attributes,):
        if isinstance(one, pikepdf.Dictionary):
            yield one.get("/Headers")


def _rename(strings: pikepdf.Array, names: Mapping[str, str]) -> None:
    for n, one in enumerate(strings):
        if isinstance(one, pikepdf.String) and str(one) in names:
            strings[n] = pikepdf.String(names[str(one)])
