"""Changes to the minimal briefing for tests of the house rules, and each rule's example."""

import re
from pathlib import Path

from briefing.problems import Example
from tests.support.briefings import Edit, as_yaml, edited, minimal, source, write

ANN, BEN, FIRE = "actors/ann.yml", "actors/ben.yml", "events/fire.yml"
SPEAKS, WHO, TOWN = "reactions/ann-speaks.yml", "questions/who-lit-it.yml", "places/town.yml"
GAZETTE, HERALD = "sources/gazette.yml", "sources/herald.yml"
SETTINGS, VOCABULARY = "briefing.yml", "vocabulary.yml"
MILL = "places/mill.yml"


def items(*excerpts: str) -> list[dict[str, str]]:
    """Return evidence: these excerpts, all of one source."""
    return [{"source": "gazette", "excerpt": excerpt} for excerpt in excerpts]


def claim(**fields: object) -> dict[str, object]:
    """Return a claim without problems, changed in some fields."""
    plain: dict[str, object] = {
        "id": "new-claim",
        "text": "The roof fell in.",
        "topic": "damage",
        "status": "reported",
        "evidence": items("the roof"),
    }
    return plain | fields


def new_claim(**fields: object) -> Edit:
    """Return the edit that adds a claim, as `claim` returns it, to the event."""
    return Edit(FIRE, "claims.2", claim(**fields))


MINISTER = {"label": "Minister", "plural": "Ministers", "official": True}
ALIGNED = Edit(
    GAZETTE,
    "aligned_with",
    [{"actor": "ben", "evidence": [{"source": "herald", "excerpt": "Ben's paper"}]}],
)
DIGEST = Edit("sources/digest.yml", "", source(role="aggregator"))

AROUND = edited(
    minimal(),
    DIGEST,
    Edit(
        "sources/leaflet.yml",
        "",
        source(aligned_with=[{"actor": "ann", "evidence": [{"source": "herald", "locator": "3"}]}]),
    ),
    Edit(
        "sources/hoax.yml",
        "",
        source(withdrawn={"date": "2020-06-01", "why": "Nobody at the paper wrote it."}),
    ),
    Edit(TOWN, "summary", "A town. [@digest] [@leaflet]"),
    Edit(HERALD, "date", "2020-05-03"),
    Edit(HERALD, "url", "https://herald.example/in-ashes"),
    Edit(HERALD, "archive_url", "https://archive.example/in-ashes"),
    Edit(VOCABULARY, "actor_kinds.minister", MINISTER),
    Edit(VOCABULARY, "countries", {"FR": "France"}),
)
"""The minimal briefing with a source that repeats others, one that takes sides, and one that was
withdrawn."""

_FIELD = re.compile(r"^(\w+):.*\n(?:(?:[ #-].*)?\n)*", re.MULTILINE)


def put(folder: Path, example: Example, *, broken: bool) -> Path:
    """Write the briefing around an example, and the example itself, broken or fixed."""
    content = example.before if broken else example.after
    write(folder, {place: data for place, data in AROUND.items() if place != example.file})
    file = folder / (example.was if broken and example.was else example.file)
    file.parent.mkdir(parents=True, exist_ok=True)
    if content is not None:
        written = content if isinstance(content, bytes) else content.encode()
        file.write_bytes(_rest(example).encode() + written)
    return folder


def _rest(example: Example) -> str:
    """Return the fields of a file of the briefing that an example does not show."""
    if example.file not in AROUND:
        return ""
    before = example.before or ""
    shown = before.decode("latin-1") if isinstance(before, bytes) else before
    named = {match[1] for text in (shown, example.after) for match in _FIELD.finditer(text)}
    fields = _FIELD.finditer(as_yaml(AROUND[example.file]))
    return "".join(match[0] for match in fields if match[1] not in named)
