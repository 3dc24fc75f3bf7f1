"""What the audit found, as a table to read and as JSON to keep."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field

from tests.audit.checker import Fault
from tests.audit.lighthouse import LIMITS, METRICS, SHIFT_LIMIT, Measured


@dataclass
class Findings:
    """All that an audit found.

    Attributes:
        measured: Pages that Lighthouse measured.
        faults: What the HTML checker found; None where it was not asked to look.
        undone: What could not be done, in words.
        runs: How often each page was measured.
    """

    runs: int
    measured: list[Measured] = field(default_factory=list)
    faults: Sequence[Fault] | None = None
    undone: list[str] = field(default_factory=list)

    @property
    def errors(self) -> int:
        """How many errors the HTML checker found."""
        return sum(fault.severity == "error" for fault in self.faults or ())

    @property
    def held(self) -> bool:
        """Whether every limit held and everything asked for was done."""
        return not (self.undone or self.errors or any(one.misses for one in self.measured))


def as_json(findings: Findings) -> str:
    """Return the findings for machines."""
    return json.dumps({**asdict(findings), "held": findings.held}, indent=2, default=list) + "\n"


def as_markdown(findings: Findings) -> str:
    """Return the findings for people."""
    lines = ["# Audit", ""]
    if findings.measured:
        lines += _pages(findings)
    if findings.faults is not None:
        lines += _html(findings)
    lines += [f"- Not done: {undone}" for undone in findings.undone]
    lines += ["", "Every limit holds." if findings.held else "**Not every limit holds.**"]
    return "\n".join(lines) + "\n"


def _pages(findings: Findings) -> list[str]:
    least = "/".join(str(limit) for limit in LIMITS.values())
    heads = ("page", *LIMITS, *METRICS.values())
    limits = f"at least {least}, CLS at most {SHIFT_LIMIT}"
    lines = [
        f"Lighthouse, mobile, median of {findings.runs}; {limits}.",
        "",
        f"| {' | '.join(heads)} |",
        f"|---|{'---:|' * (len(heads) - 1)}",
    ]
    for one in findings.measured:
        scores = (str(one.scores[name]) for name in LIMITS)
        figures = (
            f"{value:.3f}" if name == "cumulative-layout-shift" else f"{value:.0f}"
            for name, value in one.metrics.items()
        )
        lines.append(f"| {' | '.join((one.page or 'home', *scores, *figures))} |")
    missed = [
        f"- {one.page or 'home'}: {'; '.join((*one.misses, *one.failed))}"
        for one in findings.measured
        if one.misses or one.failed
    ]
    return [*lines, "", *missed, ""] if missed else [*lines, ""]


def _html(findings: Findings) -> list[str]:
    faults = findings.faults or ()
    warnings = len(faults) - findings.errors
    lines = [f"HTML of every page: {findings.errors} errors, {warnings} warnings.", ""]
    kinds = Counter((fault.severity, fault.message) for fault in faults)
    for (severity, message), times in kinds.most_common():
        first = next(one for one in faults if (one.severity, one.message) == (severity, message))
        lines.append(f"- {severity}, {times} times, first {first.page}:{first.line}: {message}")
    return [*lines, ""]
