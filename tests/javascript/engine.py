"""The scripts' functions, called in a JavaScript engine that comes as a Python package."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

from hypothesis import settings

from briefing.rendering import script_phrases
from tests.support.project import ROOT

try:
    from py_mini_racer import MiniRacer
except ImportError as missing:
    told = "Tests of scripts need a JavaScript engine (mini-racer): make setup-test"
    raise ImportError(told) from missing

WORKERS = ROOT / "templates" / "theme" / "assets" / "javascripts" / "workers"
PAGES = ROOT / "docs" / "assets" / "javascripts"

unhurried = settings(deadline=None, max_examples=60)
"""For properties: what an example takes depends on what else the machine does."""


class Engine:
    """What scripts leave behind in an engine without a page."""

    def __init__(self, *scripts: Path, before: str = "") -> None:
        """Run scripts, one after another, after some code in place of a page."""
        self._racer = MiniRacer()
        self._racer.eval(before)
        for script in scripts:
            self._racer.eval(script.read_text("utf-8"))

    def __call__(self, function: str, *arguments: object) -> Any:  # noqa: ANN401
        """Call a function, by its name or its code, and return what it returns."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        answer = self._racer.eval(f"JSON.stringify(({function})({given}) ?? null)")
        return json.loads(str(answer))


def search_engine() -> Engine:
    """Return an engine with the scripts of search, in the order in which the worker has them."""
    names = (
        *("letters", "likeness", "dates", "synonyms"),
        *("names", "terms", "directions", "results"),
    )
    workers = (WORKERS / f"{name}.js" for name in names)
    return Engine(PAGES / "folding.js", *workers, before=script_phrases())


def page(location: str, kind: str, *names: str, text: str = "", **told: object) -> dict[str, Any]:
    """A page as the index has it: its names, and what it says of itself."""
    standing = json.dumps({"kind": kind, "label": names[0], **told}, ensure_ascii=False)
    tags = [html.escape(tag) for tag in (*names, standing)]
    return {"location": location, "title": html.escape(names[0]), "text": text, "tags": tags}
