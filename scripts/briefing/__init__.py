"""A briefing whose every statement carries its evidence: read, checked, linked, published.

from briefing import load
briefing = load(Path("data"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.loading import examine, load
from briefing.problems import BriefingError, Problem

if TYPE_CHECKING:
    from pathlib import Path

    from pandas import DataFrame

__all__ = ["BriefingError", "Problem", "examine", "frames", "load"]


def frames(data: Path) -> dict[str, DataFrame]:
    """Return the tables of the briefing in a data folder as pandas data frames, by name.

    They have the rows and columns of the published CSV files, without the apostrophe that guards a
    spreadsheet against formulas. Texts are `string`, numbers `Int64` or `Float64`, truth values
    `boolean`. A date is text as the record has it (EDTF), and its first and last day are
    `datetime64`.

    Raises:
        BriefingError: something is wrong with the briefing; `problems` says what and where.
        ModuleNotFoundError: pandas is not installed; the message says how to install it.
    """
    from briefing.dataframes import frames_of  # noqa: PLC0415 - no command waits for it

    return frames_of(data)
