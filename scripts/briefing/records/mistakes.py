"""The error that a model raises for a wrong value, with a message and a remedy."""

from __future__ import annotations

from collections.abc import Callable

_PLACEHOLDER = "{}"
_LONGEST = 80


def _quote(value: str) -> str:
    return f"`{value}`" if len(value) <= _LONGEST else f"`{value[:_LONGEST]}…`"


class MistakeError(ValueError):
    """A value, or a combination of fields, that a model rejects.

    Message and remedy are separate: the value may contain full stops, so a joined text could not be
    split again.

    Attributes:
        message: What is wrong, without a final full stop; `{}` is replaced by the value.
        remedy: How to fix it, in whole sentences; may be empty.
        value: The whole value as written.
        fields: The fields of a wrong combination.
        code: The rule that it breaks, if its place in the record does not show it.
    """

    def __init__(
        self,
        message: str,
        remedy: str = "",
        *,
        value: str = "",
        fields: tuple[str, ...] = (),
        code: str | None = None,
    ) -> None:
        self.message = message
        self.remedy = remedy
        self.value = value
        self.fields = fields
        self.code = code
        super().__init__(message, remedy)

    def message_with(self, quoted: Callable[[str], str]) -> str:
        """Return the message with the value, quoted by the given function."""
        return self.message.replace(_PLACEHOLDER, quoted(self.value), 1)

    def __str__(self) -> str:
        """Return message and remedy as one text, for callers that cannot show two."""
        message = self.message_with(_quote)
        return f"{message}. {self.remedy}" if self.remedy else message
