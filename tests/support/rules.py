"""What tests of the house rules change in the minimal briefing: its files, and what is added."""

from tests.support.briefings import Edit, source

ANN, BEN, FIRE = "actors/ann.yml", "actors/ben.yml", "events/fire.yml"
SPEAKS, WHO, TOWN = "reactions/ann-speaks.yml", "questions/who-lit-it.yml", "places/town.yml"
GAZETTE, HERALD = "sources/gazette.yml", "sources/herald.yml"
SETTINGS, VOCABULARY = "briefing.yml", "vocabulary.yml"
MILL = "places/mill.yml"


def items(*excerpts: str) -> list[dict[str, str]]:
    """Give evidence: these excerpts, all of one source."""
    return [{"source": "gazette", "excerpt": excerpt} for excerpt in excerpts]


def claim(**fields: object) -> dict[str, object]:
    """Give a claim that nothing can be said against, changed in some fields."""
    plain: dict[str, object] = {
        "id": "new-claim",
        "text": "The roof fell in.",
        "topic": "damage",
        "status": "reported",
        "evidence": items("the roof"),
    }
    return plain | fields


def new_claim(**fields: object) -> Edit:
    """Add a claim to the event, one such as `claim` gives."""
    return Edit(FIRE, "claims.2", claim(**fields))


ALIGNED = Edit(
    GAZETTE,
    "aligned_with",
    [{"actor": "ben", "evidence": [{"source": "herald", "excerpt": "Ben's paper"}]}],
)
DIGEST = Edit("sources/digest.yml", "", source(role="aggregator"))
