"""Write the Markdown pages of a briefing as files, for review or for another publisher."""

from __future__ import annotations

from pathlib import Path

from briefing import examine
from briefing.project import Project
from briefing.publishing import (
    DeadLinksError,
    StyleSheetError,
    TemplateFaultError,
    TreeConflictError,
    assemble,
    render_pages,
    write_tree,
)
from commandline import ROOT, Exit, Progress, fail, make_parser, report_problems, run


def main(arguments: list[str] | None = None) -> Exit:
    """Render a data folder into another folder."""
    parser = make_parser(__doc__ or "")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    chosen = parser.parse_args(arguments)
    out: Path = chosen.out.resolve()
    if out.exists() and not out.is_dir():
        return fail(f"{chosen.out} is a file; name a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / "index.md").is_file():
        return fail(f"{chosen.out} holds other files; name an empty folder, or an earlier output")
    examination = examine(chosen.data)
    if examination.briefing is None or examination.errors:
        report_problems(examination)
        return Exit.PROBLEMS
    progress = Progress()
    project = Project(ROOT, out)
    try:
        pages = render_pages(examination.briefing, project, progress)
        files = assemble(pages, examination.briefing, project)
    except (DeadLinksError, StyleSheetError, TemplateFaultError, TreeConflictError) as fault:
        return fail(str(fault))
    finally:
        progress.clear()
    change = write_tree(files, out)
    print(f"{len(pages)} pages in {chosen.out}; {len(change.removed)} stale files removed")
    return Exit.FINE


if __name__ == "__main__":
    run(main)
