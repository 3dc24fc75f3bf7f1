"""Move a finished site into place, so that readers get the old one or the new, never half."""

from __future__ import annotations

import shutil
from pathlib import Path


def restore_last_site(site: Path, old: Path) -> None:
    """Restore the last good site after an interrupted move."""
    if not site.exists() and old.exists():
        old.rename(site)


def move_into_place(built: Path, site: Path, old: Path) -> None:
    """Replace the published site with the built one, keeping the old one until that is done."""
    site.parent.mkdir(parents=True, exist_ok=True)
    if old.exists():
        shutil.rmtree(old)
    if not _same_device(built, site.parent):
        copy = site.parent / f".{site.name}.new"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(built, copy)
        built = copy
    if site.exists():
        site.rename(old)
    built.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _same_device(one: Path, other: Path) -> bool:
    return one.stat().st_dev == other.stat().st_dev
