"""Moves a finished site into place, so that a reader finds the old one or the new, never half."""

from __future__ import annotations

import shutil
from pathlib import Path


def restore(site: Path, old: Path) -> None:
    """Bring back the last good site after a move that was cut short."""
    if not site.exists() and old.exists():
        old.rename(site)


def move_into_place(built: Path, site: Path, old: Path) -> None:
    """Put the built site where the published one is, keeping the latter until that is done."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if old.exists():
        shutil.rmtree(old)
    if not _same_device(built, site.parent):
        beside = site.parent / f".{site.name}.new"
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(built, beside)
        built = beside
    if site.exists():
        site.rename(old)
    built.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _same_device(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
