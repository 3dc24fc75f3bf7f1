"""Images written into a style sheet, as files: a policy of `'self'` forbids `data:` addresses."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

# As the engine's sheets have them: SVG as text, in quotation marks.
_IMAGE = re.compile(r"""url\((?P<quote>["'])data:image/svg\+xml[^,]*,(?P<svg>.*?)(?P=quote)\)""")
_FOLDER = "images"


def extract_images(sheet: Path) -> None:
    """Write the images in a style sheet to files next to it, and refer to these instead."""
    rules = sheet.read_bytes().decode("utf-8")

    def extract(match: re.Match[str]) -> str:
        svg = unquote(match["svg"]).encode("utf-8")
        name = f"{_FOLDER}/{sha256(svg).hexdigest()[:10]}.svg"
        file = sheet.parent / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(svg)
        return f'url("{name}")'

    extracted = _IMAGE.sub(extract, rules)
    if extracted != rules:
        sheet.write_bytes(extracted.encode("utf-8"))
