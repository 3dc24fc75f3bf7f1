"""Corrections as pages and the feed list them, each with a permanent anchor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.records import AnyRecord
    from briefing.records.values import Correction

_NO_LETTER = re.compile(r"[\W_]+")
_DIGITS = 12


@dataclass(frozen=True)
class Corrected:
    """A correction, its record, and the anchor under which it is listed."""

    record: AnyRecord
    correction: Correction
    anchor: str


def corrections_of(record: AnyRecord) -> Iterator[Corrected]:
    """Yield a record's corrections in the record's order.

    The anchor is made from the record's first id, the date and what was wrong. So it survives other
    corrections, a new name of the record, a rewording of `now` and `why`, and changes of
    punctuation and case in what was wrong.
    """
    seen: Counter[str] = Counter()
    for correction in record.corrections:
        name = _anchor_name(record, correction)
        seen[name] += 1
        number = f"-{seen[name]}" if seen[name] > 1 else ""
        yield Corrected(record, correction, f"s-correction-{name}{number}")


def _anchor_name(record: AnyRecord, correction: Correction) -> str:
    wrong = _NO_LETTER.sub(" ", correction.was).strip().casefold()
    first_id = record.renamed_from[0] if record.renamed_from else record.id
    hashed = f"{first_id}\n{correction.date.text}\n{wrong}"
    return sha256(hashed.encode()).hexdigest()[:_DIGITS]
