"""The shared part of the commands that run an engine."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from briefing.project import Project
from briefing.publishing import Engine
from commandline import ROOT


def add_site_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments for the build folder and the engine."""
    parser.add_argument(
        "--build",
        type=Path,
        default=ROOT / "build",
        metavar="DIR",
        help="the folder for what is made on the way (default: build)",
    )
    # A default that is text goes through `type` too, so a wrong $ENGINE is reported as usual.
    parser.add_argument(
        "--engine",
        type=Engine,
        choices=list(Engine),
        default=os.environ.get("ENGINE", Engine.MKDOCS.value),
        help="what turns Markdown into the site (default: mkdocs, or $ENGINE)",
    )


def project(arguments: argparse.Namespace, browser: Path | None = None) -> Project:
    """Return this project, with the build folder and the data folder of the arguments."""
    return Project(ROOT, arguments.build.resolve(), arguments.data, browser)
