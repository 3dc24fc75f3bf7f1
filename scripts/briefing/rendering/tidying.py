"""What a template's layout leaves in a text, taken out of it."""

from __future__ import annotations

import re

# No Markdown of ours needs indentation or more than one empty line: templates may have both.
_INDENTATION = re.compile(r"^[ \t]+|[ \t]+$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")


def tidied(text: str) -> str:
    """Give a text without indentation and with single empty lines."""
    return _EMPTY_LINES.sub("\n\n", _INDENTATION.sub("", text)).strip() + "\n"
