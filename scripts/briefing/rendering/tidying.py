"""Clean up a template's output so that it reads as Markdown."""

from __future__ import annotations

from briefing.prose import for_two_readings

# Our Markdown needs neither indentation nor several empty lines, but templates may have both.
_INDENTATION = " \t"


def tidy(text: str) -> str:
    """Return a text without indentation and repeated empty lines, with protected attributes."""
    lines = for_two_readings(text).split("\n")
    tidied = "\n".join(line.strip(_INDENTATION) for line in lines)
    while "\n\n\n" in tidied:
        tidied = tidied.replace("\n\n\n", "\n\n")
    return tidied.strip() + "\n"
