"""Output for GitHub, and addresses on it: annotations, summaries, links."""

from __future__ import annotations

from briefing.github.addresses import Form, edit_url, new_url, report_url, version_url
from briefing.github.annotations import as_github
from briefing.github.markdown import GithubMarkdown, code, escape_markdown, link, preformat
from briefing.github.room import LONGEST_COMMENT, Room, octets
from briefing.github.step_summary import LARGEST, SummaryOptions, as_step_summary, files_at

__all__ = [
    "LARGEST",
    "LONGEST_COMMENT",
    "Form",
    "GithubMarkdown",
    "Room",
    "SummaryOptions",
    "as_github",
    "as_step_summary",
    "code",
    "edit_url",
    "escape_markdown",
    "files_at",
    "link",
    "new_url",
    "octets",
    "preformat",
    "report_url",
    "version_url",
]
