"""What a template wrote, made ready to be read as Markdown."""

from __future__ import annotations

from briefing.prose import for_two_readings

# No Markdown of ours needs indentation or more than one empty line: templates may have both.
_INDENTATION = " \t"


def tidy(text: str) -> str:
    """Return a text without indentation, with single empty lines, and attributes that stay."""
    lines = for_two_readings(text).split("\n")
    level = "\n".join(line.strip(_INDENTATION) for line in lines)
    while "\n\n\n" in level:
        level = level.replace("\n\n\n", "\n\n")
    return level.strip() + "\n"
