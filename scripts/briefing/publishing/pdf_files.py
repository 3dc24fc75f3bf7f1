"""What is read from a printed PDF and written into it. Needs pikepdf, which building does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pikepdf

from briefing.records import Settings


def first_pages(file: Path) -> Mapping[str, int]:
    """The page, counted from 1, on which each spot lies that a link in the document leads to."""
    with pikepdf.open(file) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
        spots = pdf.Root.get("/Dests", pikepdf.Dictionary())
        return {name.removeprefix("/"): numbers[spot[0].objgen] for name, spot in spots.items()}


def finish(file: Path, target: Path, settings: Settings, epoch: int) -> None:
    """Write a printed file with its metadata, packed, and alike whenever that is done again.

    Args:
        file: What the browser printed.
        target: Where to write.
        settings: The briefing's title and editors.
        epoch: The time that it is said to be made, in seconds since 1970.
    """
    stamp = datetime.fromtimestamp(epoch, UTC).strftime("D:%Y%m%d%H%M%S+00'00'")
    with pikepdf.open(file) as pdf:
        pdf.docinfo["/Title"] = settings.title
        pdf.docinfo["/Author"] = ", ".join(settings.editors)
        pdf.docinfo["/Subject"] = settings.description
        pdf.docinfo["/Creator"] = "Chromium"
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = stamp
        # A reader who opens it sees the parts beside the pages.
        pdf.Root["/PageMode"] = pikepdf.Name("/UseOutlines")
        pdf.save(
            target,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
