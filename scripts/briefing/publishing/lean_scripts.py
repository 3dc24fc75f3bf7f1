"""Scripts as they are served: without the comments that only their authors read."""

from __future__ import annotations

import re
from collections.abc import Mapping

_SCRIPTS = "assets/javascripts/"

# Only comments that have their lines to themselves, so that no text of a script is taken for one.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n", re.MULTILINE | re.DOTALL)


def without_comments(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the tree's files, the site's own scripts without comments that fill whole lines."""
    return {
        name: _lean(content) if name.startswith(_SCRIPTS) and name.endswith(".js") else content
        for name, content in files.items()
    }


def _lean(script: bytes) -> bytes:
    return _COMMENT.sub("", script.decode("utf-8")).encode("utf-8")
