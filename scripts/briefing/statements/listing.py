"""Designations in sentences: who lists an actor, under which law, and whether it is in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.phrases import Day, Emphasized, Ended, Item, gettext, in_a_row

if TYPE_CHECKING:
    from briefing.phrases import Listed, Value
    from briefing.records import Designation


def listing(designation: Designation) -> Listed:
    """Return a designation in sentences, with the day on which it was checked."""
    return in_a_row((_designation_sentence(designation), _validity_sentence(designation)))


def _designation_sentence(item: Designation) -> Value:
    by, name, law = Emphasized(Item(item.by), is_strong=True), Emphasized(item.list), item.law
    if law and item.start:
        return gettext(
            "%(state)s: %(list)s, under %(law)s, from %(date)s.",
            state=by,
            list=name,
            law=law,
            date=Day(item.start),
        )
    if law:
        return Ended(gettext("%(state)s: %(list)s, under %(law)s", state=by, list=name, law=law))
    if item.start:
        return gettext(
            "%(state)s: %(list)s, from %(date)s.", state=by, list=name, date=Day(item.start)
        )
    return Ended(gettext("%(state)s: %(list)s", state=by, list=name))


def _validity_sentence(item: Designation) -> Value:
    checked = Day(item.checked)
    if item.end:
        return gettext("Ended %(date)s (checked %(checked)s).", date=Day(item.end), checked=checked)
    return gettext("In force when last checked, %(checked)s.", checked=checked)
