"""The words by which search finds a record first: its names, as the record writes them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.records import Actor, AnyRecord, Named


def search_terms(record: AnyRecord) -> tuple[str, ...]:
    """Return a record's names without duplicates, the one that pages use first.

    What readers omit or swap (articles, vowel signs, letters that sound alike) is left to the
    search itself.
    """
    return tuple(dict.fromkeys(_names(record))) if isinstance(record, Named) else ()


def _names(record: AnyRecord) -> Iterator[str]:
    yield record.label
    short = record.short_name if isinstance(record, Actor) else None
    if short is not None:
        yield short
    if isinstance(record, Named):
        yield from (alias.text for alias in record.aliases)
        for name in record.names.values():
            yield name.value
            # A person's short name is the last word of the name, so it is in Arabic too.
            if short is not None and record.label.endswith(short):
                yield name.value.split()[-1]
