"""Addresses on GitHub at which a user can edit a record or report a mistake in the browser.

Other hosts are not supported. For a repository elsewhere, forms have no address, and a record's
file has that of the repository.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from urllib.parse import quote, urlsplit

from briefing.records import RECORD_KINDS, Settings

_HOSTS = frozenset({"github.com", "www.github.com"})
_OWNER_AND_NAME = re.compile(r"/([^/]+/[^/]+?)(?:\.git)?/*")

_LONGEST = 8000
"""GitHub answers 414 to slightly longer addresses. A user who is not signed in goes through a
page that takes the address as a parameter, so it is measured percent-encoded once more."""


class Form(StrEnum):
    """The issue forms, by their files in `.github/ISSUE_TEMPLATE`."""

    FACT = "correct-a-fact.yml"
    PROFILE = "propose-a-profile.yml"
    SOURCE = "report-a-source.yml"


def edit_url(settings: Settings, kind: str, record_id: str) -> str | None:
    """Return the address for editing a record's file; for other hosts, the repository."""
    repository = _on_github(settings)
    if repository is None:
        return settings.repository
    return f"{repository}/edit/{_in_folder(settings, kind)}/{record_id}.yml"


def new_url(settings: Settings, kind: str, filename: str, text: str) -> str | None:
    """Return the address for creating a record, with its file name and text filled in.

    A text that is too long for an address loses its last lines.
    """
    repository = _on_github(settings)
    if repository is None:
        return None
    page = f"{repository}/new/{_in_folder(settings, kind)}"
    return _with_query(page, {"filename": filename, "value": text})


def report_url(settings: Settings, form: Form, **fields: str) -> str | None:
    """Return the address of an issue form.

    Args:
        settings: The settings of the briefing.
        form: The form.
        fields: The fields to fill in: `title`, and others by their ids. One that is too long for
            an address loses its last lines.
    """
    repository = _on_github(settings)
    if repository is None:
        return None
    return _with_query(f"{repository}/issues/new", {"template": form.value, **fields})


def version_url(settings: Settings, commit: str, tag: str | None) -> str | None:
    """Return the permanent address of a version of the records.

    It is that of the release, or else of the files of the commit.
    """
    repository = _on_github(settings)
    if repository is None:
        return None
    return f"{repository}/{f'releases/tag/{quote(tag)}' if tag else f'tree/{quote(commit)}'}"


def _on_github(settings: Settings) -> str | None:
    return _repository(settings.repository or "")


@cache
def _repository(address: str) -> str | None:
    """Return the repository's address as GitHub writes it."""
    parts = urlsplit(address)
    path = _OWNER_AND_NAME.fullmatch(parts.path)
    if parts.hostname not in _HOSTS or path is None:
        return None
    return f"https://github.com/{quote(path[1], safe='/%')}"


def _in_folder(settings: Settings, kind: str) -> str:
    return f"{quote(settings.branch, safe='/')}/data/{RECORD_KINDS[kind].folder}"


def _with_query(page: str, fields: Mapping[str, str]) -> str:
    """Return an address with its query (RFC 3986, section 3.4), short enough for GitHub."""
    kept = dict(fields)
    while _is_too_long(url := _join(page, kept)) and any(kept.values()):
        longest = max(kept, key=lambda name: len(kept[name]))
        kept[longest] = "".join(kept[longest].splitlines(keepends=True)[:-1])
    return url


def _is_too_long(url: str) -> bool:
    # Encoding turns one character into at most three.
    return 3 * len(url) > _LONGEST and len(quote(url, safe="")) > _LONGEST


def _join(page: str, fields: Mapping[str, str]) -> str:
    given = (f"{name}={quote(text, safe='/:@,')}" for name, text in fields.items() if text)
    return f"{page}?{'&'.join(given)}"
