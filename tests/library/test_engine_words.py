"""What an engine says when it fails reaches a person in our words, with its own lines beneath."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.publishing.engine_words import Surroundings, explain_failure, reports_failure
from tests.support.briefings import write

FAULT = "This is a bug in the software, not a mistake of yours or in your records. Please report it"
STRICT = "\nAborted with 1 warnings in strict mode!\n"


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    """A page written by hand with a link in its third line, a record that names another one."""
    write(tmp_path / "docs", {"more/index.md": "# More\n\nSee [x](../nowhere/index.md).\n"})
    write(tmp_path / "data", {"places/town.yml": "name: Town\nnote: Near [[mill-lane#burnt]].\n"})
    return Surroundings(tmp_path, tmp_path / "data")


def link(page: str, target: str) -> str:
    """What MkDocs says of a link that leads nowhere."""
    return f"WARNING -  Doc file '{page}' contains a link '{target}', but the target is not found."


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (
            link("more/index.md", "../nowhere/index.md"),
            "docs/more/index.md:3: this links to `../nowhere/index.md`, and nothing is there. Fix",
        ),
        (
            link("places/town/index.md", "../mill-lane/index.md#burnt"),
            "data/places/town.yml:2: its page places/town/index.md links to `../mill-lane/index.md",
        ),
        (link("places/town/index.md", "../own/index.md"), f"does not name it.\n{FAULT}"),
        (
            link("timeline/index.md", "../nix/index.md"),
            f"The page timeline/index.md links.*{FAULT}",
        ),
        (
            "WARNING -  Doc file 'more/index.md' contains an absolute link '/x', it was left",
            "docs/more/index.md: this links to `/x`, which is not the address of a page here. Fix",
        ),
        (
            (
                "WARNING -  The following pages exist in the docs directory, but are not "
                'included in the "nav" configuration:\n  - more/index.md'
            ),
            "docs/more/index.md: mkdocs.yml does not list this page. Add it there under `nav`",
        ),
        (
            (
                "WARNING -  A reference to 'nix.md' is included in the 'nav' configuration, "
                "which is not found in the documentation files."
            ),
            "mkdocs.yml: `nav` names the page nix.md, which is not there.\nIf you changed mkdocs",
        ),
        (
            "ERROR   -  Config value 'theme': Unrecognised theme name: 'material'. The available",
            "mkdocs.yml asks for the theme 'material', which is not installed. `make site`",
        ),
        (
            (
                "Error: MkDocs encountered an error parsing the configuration file: "
                'while scanning\n  in "/x/mkdocs.yml", line 7, column 1'
            ),
            "mkdocs.yml:7: this is not YAML that can be read: while scanning\nIf you changed",
        ),
        (
            "WARNING -  Config value 'docs_dirr': Unrecognised configuration name: docs_dirr",
            "mkdocs.yml: `docs_dirr`: Unrecognised configuration name",
        ),
        ("OSError: [Errno 28] No space left on device: 'x'", "The disk is full. Free some space"),
        (
            "PermissionError: [Errno 13] Permission denied: '/x/site'",
            "It has no permission for '/x/site'. Ask the owner for it.",
        ),
        ("Something that nobody foresaw", "Its own message, below, says what is wrong."),
        ("", FAULT),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_what_to_do(
    around: Surroundings, said: str, words: str
) -> None:
    told = explain_failure("mkdocs", f"INFO    -  Building\n{said}{STRICT if said else ''}", around)
    first, _, rest = told.partition("\n")
    assert first == "mkdocs did not build the site."
    ours, _, own = rest.partition("\nmkdocs says:\n")
    start, _, end = words.partition(".*")
    assert start in ours
    assert end in ours
    assert "INFO" not in own
    assert bool(own) is bool(said)
    for line in said.splitlines():
        assert f"  {line}" in own


def test_a_traceback_is_never_shown_and_the_template_s_line_is(around: Surroundings) -> None:
    said = (
        "Traceback (most recent call last):\n"
        '  File "/x/jinja2/environment.py", line 942, in handle_exception\n'
        "    raise rewrite_traceback_stack(source=source)\n"
        f'  File "{around.root}/templates/theme/main.html", line 27, in template\n'
        "    {% endblock %}\n    ^^^^^^\n"
        "jinja2.exceptions.TemplateSyntaxError: Encountered unknown tag 'endblock'.\n"
    )
    told = explain_failure("mkdocs", said, around)
    assert "\ntemplates/theme/main.html:27: Encountered unknown tag 'endblock'\nIf you" in told
    assert "`git restore templates`" in told
    assert "Traceback" not in told
    assert 'File "' not in told
    elsewhere = explain_failure("mkdocs", said.replace(str(around.root), "/elsewhere"), around)
    assert FAULT in elsewhere
    assert "TemplateSyntaxError" in elsewhere


def test_an_engine_that_the_system_ended_is_told(around: Surroundings) -> None:
    assert "there may not be enough memory" in explain_failure("mkdocs", "", around, -9)


@pytest.mark.parametrize(
    ("said", "expected"),
    [("ERROR - x", True), ("a\nTraceback (most", True), ("INFO - x\n", False), ("", False)],
)
def test_only_what_sounds_wrong_is_explained(said: str, *, expected: bool) -> None:
    assert reports_failure(said) is expected
