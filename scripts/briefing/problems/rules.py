"""Every rule that reading or checking can find broken, by its code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Severity(StrEnum):
    """What a problem does to the build."""

    ERROR = "error"
    """Nothing is published until it is mended."""
    WARNING = "warning"
    """Published, and shown at every check."""
    NOTE = "note"
    """Published; counted, and listed only when asked for."""


@dataclass(frozen=True)
class Rule:
    """One thing that can be wrong in a record."""

    code: str
    """Kebab-case name, stable between versions."""
    severity: Severity
    meaning: str
    """One sentence for a contributor."""


_FILES = {
    "file-unreadable": "The file cannot be opened, or it is not an ordinary file.",
    "file-too-large": "The file is larger than 1 MiB or holds more than 50,000 values, far more "
    "than any record needs.",
    "not-utf8": "The file is not plain text in the encoding UTF-8.",
    "empty-file": "The file holds no field.",
    "missing-file": "The briefing lacks a file or folder that every briefing has.",
    "misplaced-file": "A YAML file lies where no record is read, or its name does not end in .yml.",
    "invalid-id": "An id (a file's name is its record's id) is not small ASCII letters, digits "
    "and single hyphens, or is reserved for the site's own pages and anchors.",
    "crowded-file": "The file has so many problems that only the first ones are listed.",
}

_SYNTAX = {
    "yaml-syntax": "The file breaks the rules of YAML, the notation in which records are written.",
    "tab-indent": "A line is indented with a tab, where YAML allows only spaces.",
    "duplicate-key": "The same field stands twice in one place.",
    "yaml-tag": "A value begins with `!`, which YAML reads as a type tag.",
    "yaml-alias": "An anchor (`&`), alias (`*`) or merge key (`<<`) is used; records repeat "
    "nothing by reference.",
    "too-deep": "Lists and fields are nested more than 20 levels deep.",
    "several-documents": "The file holds more than one document, separated by `---`.",
    "hidden-character": "An invisible or direction-changing character stands in the file.",
}

_FIELDS = {
    "unknown-field": "A field has a name that this kind of record does not know.",
    "missing-field": "A field that must be there is not.",
    "wrong-type": "A value has another form than its field takes: a text, a list, "
    "a group of fields, a number, yes or no.",
    "unknown-value": "A value is not one of those that its field allows.",
    "invalid-value": "A value has the right form, but its field does not accept it.",
    "invalid-date": "A date is impossible or not in the form EDTF, such as 2021-11-07.",
    "field-combination": "Fields that stand together do not fit, or one of them needs another.",
}

_TEXTS = {
    "html-in-text": "A text contains HTML.",
    "link-scheme": "A link leads elsewhere than to http, https or mailto.",
    "broken-markup": "A link or citation is opened in a text and not closed.",
}

_HOUSE_ERRORS = {
    "unknown-reference": "An id names no record, claim or other thing of the right kind.",
    "duplicate-id": "Two records, or two claims, ties, designations or answers, have one id.",
    "circular-part": "An event or place is part of itself, directly or by way of others.",
    "evidence-missing": "A claim, tie, designation, answer or reaction has no evidence.",
    "attribution-missing": "Something claimed, alleged, disputed or denied does not say by whom.",
    "citation-missing": "A paragraph of prose cites no source.",
    "end-before-start": "Something ends before it starts.",
    "reaction-before-event": "A reaction was said before the event that it answers began.",
    "quote-without-speaker": "A quote does not say whose words it gives.",
    "excerpt-too-long": "An excerpt or quote has more than 40 words.",
    "source-overquoted": "All excerpts and quotes from one source together have more than "
    "200 distinct words.",
    "answer-without-claim": "An answer to a question points to no claim.",
    "accusation-weak-evidence": "An accusation rests only on reposts, aggregators or sources "
    "aligned with a party.",
    "accusation-incomplete": "An accusation does not say against whom it is, what the accused "
    "answered, or what came of it.",
    "unknown-vocabulary": "A value is not in the briefing's vocabulary.",
}

_HOUSE_WARNINGS = {
    "confirmed-few-witnesses": "Something is called confirmed with fewer than two "
    "independent witnesses.",
    "name-shared": "Two records share a name that links by itself.",
    "source-uncited": "Nothing cites a source.",
    "weak-best-source": "The best source of a statement is a repost, aggregator or mirror.",
    "evidence-in-place": "Evidence is written in place and has no source record yet.",
    "death-one-origin": "A death rests on the information of a single origin.",
}

_HOUSE_NOTES = {
    "no-archive-copy": "A source has no archived copy.",
    "no-excerpt": "Evidence gives neither an excerpt nor a locator.",
    "read-in-part": "A source was not read in full.",
    "name-unsourced": "A name or participant has no evidence.",
    "name-missing": "An actor has no name in a language that its kind expects.",
}


def _rules() -> dict[str, Rule]:
    by_severity = {
        Severity.ERROR: _FILES | _SYNTAX | _FIELDS | _TEXTS | _HOUSE_ERRORS,
        Severity.WARNING: _HOUSE_WARNINGS,
        Severity.NOTE: _HOUSE_NOTES,
    }
    return {
        code: Rule(code, severity, meaning)
        for severity, meanings in by_severity.items()
        for code, meaning in meanings.items()
    }


RULES: Mapping[str, Rule] = MappingProxyType(_rules())
"""Every code that reading and checking can give."""
