"""How a model says that a value is wrong: what is wrong, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable

_PLACE = "{}"
_LONGEST = 80


def _quote(value: str) -> str:
    return f"`{value}`" if len(value) <= _LONGEST else f"`{value[:_LONGEST]}…`"


class MistakeError(ValueError):
    """A value, or fields that stand together, that a model refuses.

    Message and remedy stay two: what somebody typed may hold full stops, so that no text
    of both can be parted again.

    Attributes:
        message: What is wrong, without a full stop at its end; `{}` stands for the value.
        remedy: What to do about it, in whole sentences; may be empty.
        value: What was typed, whole.
        fields: The fields that it is about, where it is about several that stand together.
        code: The rule that it breaks, where that does not follow from its place.
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
        """Return the message with the value in it, in such quotation as is asked for."""
        return self.message.replace(_PLACE, quoted(self.value), 1)

    def __str__(self) -> str:
        """Return message and remedy as running text, for whoever has no place for two."""
        message = self.message_with(_quote)
        return f"{message}. {self.remedy}" if self.remedy else message
