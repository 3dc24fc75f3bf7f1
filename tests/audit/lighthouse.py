"""Lighthouse over the pages of a site, as on a middling phone: https://github.com/GoogleChrome/lighthouse."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.browser import FLAGS

LIMITS: Mapping[str, int] = {
    "performance": 98,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
"""The least score of each category, of 100."""

SHIFT_LIMIT = 0.02
"""The most that a page may shift, as https://web.dev/articles/cls counts it."""

METRICS: Mapping[str, str] = {
    "first-contentful-paint": "FCP ms",
    "largest-contentful-paint": "LCP ms",
    "total-blocking-time": "TBT ms",
    "cumulative-layout-shift": "CLS",
    "total-byte-weight": "bytes",
}

_SECONDS = 180


class LighthouseError(Exception):
    """Lighthouse gave no result for a page; the message is the end of what it said."""


@dataclass(frozen=True)
class Run:
    """One measurement of a page.

    Attributes:
        scores: Of each category, 0 to 100.
        metrics: The figures named in `METRICS`, in their own units.
        failed: The ids of audits without a full score in categories that must be full.
    """

    scores: Mapping[str, int]
    metrics: Mapping[str, float]
    failed: frozenset[str]


@dataclass(frozen=True)
class Measured:
    """A page, and its runs summed up.

    Attributes:
        page: Its address, relative to the site's.
        scores: The median of each category.
        metrics: The median of each figure.
        failed: What failed in any run.
        runs: The runs' performance scores, from worst to best.
    """

    page: str
    scores: Mapping[str, int]
    metrics: Mapping[str, float]
    failed: Sequence[str]
    runs: Sequence[int]

    @property
    def misses(self) -> tuple[str, ...]:
        """What lies beyond its limit, in words."""
        low = tuple(
            f"{name} {self.scores[name]}, not {least}"
            for name, least in LIMITS.items()
            if self.scores[name] < least
        )
        shift = self.metrics["cumulative-layout-shift"]
        return (*low, f"CLS {shift:.3f}, over {SHIFT_LIMIT}") if shift > SHIFT_LIMIT else low


def summed_up(page: str, runs: Sequence[Run]) -> Measured:
    """Return the medians of a page's runs; of an even number, the lower of the middle two."""
    return Measured(
        page,
        {name: statistics.median_low(run.scores[name] for run in runs) for name in LIMITS},
        {name: statistics.median_low(run.metrics[name] for run in runs) for name in METRICS},
        sorted(frozenset().union(*(run.failed for run in runs))),
        sorted(run.scores["performance"] for run in runs),
    )


def measure(modules: Path, chromium: Path, address: str) -> Run:
    """Run Lighthouse once over a page, with its own mobile settings and an empty cache.

    Raises:
        LighthouseError: it gave no result.
    """
    command = ["node", str(modules / "lighthouse" / "cli" / "index.js"), address, "--quiet"]
    command += ["--output=json", "--output-path=stdout", "--no-enable-error-reporting"]
    command += [f"--only-categories={','.join(LIMITS)}"]
    command += [f"--chrome-flags={' '.join(('--headless=new', *FLAGS))}"]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            env={**os.environ, "CHROME_PATH": str(chromium)},
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise LighthouseError(f"no answer in {_SECONDS} seconds") from error
    if done.returncode != 0:
        raise LighthouseError(done.stderr.strip()[-500:] or f"exit code {done.returncode}")
    return read_run(json.loads(done.stdout))


def read_run(result: Mapping[str, Any]) -> Run:
    """Read what Lighthouse reports as JSON.

    Raises:
        LighthouseError: the page was not loaded.
    """
    error = result.get("runtimeError", {}).get("message")
    if error:
        raise LighthouseError(error)
    categories, audits = result["categories"], result["audits"]
    scores = {name: round(100 * (categories[name]["score"] or 0)) for name in LIMITS}
    metrics = {name: float(audits[name].get("numericValue", 0)) for name in METRICS}
    return Run(scores, metrics, frozenset(_failed(categories, audits)))


def _failed(categories: Mapping[str, Any], audits: Mapping[str, Any]) -> Iterator[str]:
    for name, least in LIMITS.items():
        for reference in categories[name]["auditRefs"] if least == 100 else ():
            score = audits[reference["id"]]["score"]
            if reference["weight"] and score is not None and score < 1:
                yield reference["id"]
