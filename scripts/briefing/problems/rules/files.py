"""Rules about the files of a briefing and their names."""

from __future__ import annotations

from briefing.problems.rules.model import Family, Rule, Severity, example

_MILL = """
    name: The Mill
    kind: town
"""

FILES = Family(
    "files",
    "Files and their names",
    (
        Rule(
            "file-unreadable",
            Severity.ERROR,
            "The file cannot be opened, or it is not an ordinary file.",
            "Put a plain text file in its place. Where a folder has the name of a record, give the "
            "folder another name or take it away.",
            example("places/mill.yml", _MILL, was="places/mill.yml/mill.yml"),
        ),
        Rule(
            "file-too-large",
            Severity.ERROR,
            "The file is larger than 1 MiB or holds more than 50,000 values, far more than any "
            "record needs.",
            "Look whether something else than a record was saved under this name, or lines were "
            "pasted many times over. Split a record that is truly this long.",
            example(
                "actors/ben.yml",
                "aliases:\n" + "  - Benny\n" * 50_001,
                """
                aliases:
                  - Benny
                """,
            ),
        ),
        Rule(
            "not-utf8",
            Severity.ERROR,
            "The file is not plain text in the encoding UTF-8.",
            "Save it again as plain text in UTF-8; most editors ask for the encoding in “Save "
            "as…”. GitHub's own editor always saves UTF-8.",
            example(
                "actors/ben.yml",
                "disambiguation: Not his cousin Benoît.\n".encode("cp1252"),
                """
                disambiguation: Not his cousin Benoît.
                """,
            ),
        ),
        Rule(
            "empty-file",
            Severity.ERROR,
            "The file holds no field.",
            "Write the record, or delete the file. Lines that begin with `#` are remarks and do "
            "not count.",
            example("places/mill.yml", "# The Mill\n", _MILL),
        ),
        Rule(
            "missing-file",
            Severity.ERROR,
            "The briefing lacks a file or folder that every briefing has.",
            "Make it. If it was renamed or moved by mistake, put it back.",
            example(
                "briefing.yml",
                None,
                """
                title: The fire at the mill
                description: A fire in a mill, and what is known of it.
                """,
            ),
        ),
        Rule(
            "misplaced-file",
            Severity.ERROR,
            "A YAML file lies where no record is read, or its name does not end in .yml.",
            "Rename the file, or move it to the folder of what it describes: `actors`, `events`, "
            "`reactions`, `questions`, `places` or `sources`.",
            example("places/mill.yml", _MILL, was="places/mill.yaml"),
        ),
        Rule(
            "stray-file",
            Severity.WARNING,
            "A file of the data folder is no record, and nothing reads it. It is published with "
            "the repository all the same.",
            "Move it out of the folder, which holds the briefing and nothing else: a page written "
            "by hand goes into `docs/`, a picture for such a page into `docs/assets/`, and notes "
            "stay with whoever wrote them.",
            example("places/mill.yml", _MILL, was="places/mill.txt"),
        ),
        Rule(
            "invalid-id",
            Severity.ERROR,
            "An id (a file's name is its record's id) is not small ASCII letters, digits and "
            "single hyphens, or is reserved for the site's own pages and anchors or by Windows.",
            "Write it in small letters a to z and digits, with single hyphens in place of spaces "
            "and all other marks. It becomes part of an address, so it cannot be `index` or begin "
            "with `s-`, `cite-` or `ref-`. It becomes the name of a file, too, so it cannot be one "
            "that Windows keeps for a device: `con`, `prn`, `aux`, `nul`, `com1` to `com9`, `lpt1` "
            "to `lpt9`.",
            example("places/mill.yml", _MILL, was="places/The Mill.yml"),
        ),
        Rule(
            "crowded-file",
            Severity.ERROR,
            "The file has so many problems that only the first ones are listed.",
            "Mend the first ones and check again: one mistake is often behind many of them.",
            example(
                "actors/ben.yml",
                "aliases:\n" + "  - {name: Benny}\n" * 101,
                """
                aliases:
                  - {text: Benny}
                """,
            ),
        ),
    ),
)
