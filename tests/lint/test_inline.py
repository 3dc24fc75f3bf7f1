"""Scripts in templates are checked at their own lines."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.lint.inline import faults, scripts
from tests.support.project import ROOT

SCRIPTS = """{% if on %}
<script>
  const unused = 1
  for (const one of document.links) one.hidden = nothing
</script>
{% endif %}
"""


def test_nothing_is_found_in_what_there_is() -> None:
    assert len([*scripts(ROOT / "templates")]) > 5
    assert faults(ROOT) == ""


def test_a_fault_is_told_at_its_line_of_the_template(tmp_path: Path) -> None:
    page = tmp_path / "templates" / "theme" / "page.html"
    page.parent.mkdir(parents=True)
    page.write_text(SCRIPTS, "utf-8")
    shutil.copy(ROOT / "biome.jsonc", tmp_path)
    told = faults(tmp_path)
    assert "templates/theme/page.html:3:9 lint/correctness/noUnusedVariables" in told
    assert "templates/theme/page.html:4:50 lint/correctness/noUndeclaredVariables" in told
