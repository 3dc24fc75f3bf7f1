"""What the tests of the data files share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.briefings import LIGHTHOUSE


@pytest.fixture
def records() -> Path:
    """The folder of the records from which the site was made."""
    return LIGHTHOUSE
