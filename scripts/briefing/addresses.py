"""The addresses of everything published; no other module builds one."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.records import RECORD_KINDS, AnyRecord

HOME = "index.md"
FEED = "corrections.xml"
CHANGES_FEED = "changes.xml"
TIES_SHEET = "network/ties.css"
DOCUMENT = "print/index.html"
ROBOTS = "robots.txt"


@dataclass(frozen=True)
class Address:
    """A page of the Markdown tree, and optionally an anchor on it.

    Attributes:
        path: The page's file, relative to the tree's root: `actors/x/index.md`.
        anchor: The id of an element on the page.
    """

    path: str
    anchor: str | None = None

    @property
    def folder(self) -> str:
        """The folder in which the page is published; empty for the root."""
        return _folder(self.path)

    @property
    def _fragment(self) -> str:
        return f"#{self.anchor}" if self.anchor else ""

    def markdown_link_from(self, page: str) -> str:
        """Return the target of a Markdown link on `page`: `../x/index.md#id`; engines check it."""
        if page == self.path and self.anchor:
            return self._fragment
        return _relative(self.path, _folder(page)) + self._fragment

    def html_link_from(self, page: str) -> str:
        """Return the target of a raw HTML link on `page`: `../x/#id`, the same in every engine."""
        if page == self.path and self.anchor:
            return self._fragment
        relative = _relative(self.folder, _folder(page)) or "."
        return f"{relative}/{self._fragment}"

    def url_under(self, site_url: str) -> str:
        """Return the absolute address on a site."""
        folder = f"{self.folder}/" if self.folder else ""
        return f"{site_url.rstrip('/')}/{folder}{self._fragment}"


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def _relative(path: str, folder: str) -> str:
    """Return the relative path from a folder of the tree to a path in it.

    Both are plain paths from the root, without `.` or `..`; the result is that of
    `posixpath.relpath`, which would ask the system for the current folder.
    """
    there, here = path.split("/") if path else [], folder.split("/") if folder else []
    shared = 0
    for one, other in zip(there, here, strict=False):
        if one != other:
            break
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:])


def file_url(site_url: str, path: str) -> str:
    """Return the absolute address of a file of the tree that is no page."""
    return f"{site_url.rstrip('/')}/{path}"


def section(kind: str) -> Address:
    """Return the address of the index page of a kind of record."""
    return Address(f"{RECORD_KINDS[kind].folder}/index.md")


def page(name: str) -> Address:
    """Return the address of a page without a record: `methodology`."""
    return Address(f"{name}/index.md")


def record(kind: str, record_id: str, anchor: str | None = None) -> Address:
    """Return the address of a record's page, by kind and id."""
    return Address(f"{RECORD_KINDS[kind].folder}/{record_id}/index.md", anchor)


def of(item: AnyRecord, anchor: str | None = None) -> Address:
    """Return the address of the page of a loaded record."""
    return record(item.KIND, item.id, anchor)


def data_file(kind: str, record_id: str) -> str:
    """Return the path of a record's file in the data folder."""
    return f"{RECORD_KINDS[kind].folder}/{record_id}.yml"
