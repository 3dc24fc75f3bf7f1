"""The sites that tests share: built once, built anew where anything differs, or is not whole."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.support.briefings import Edit, edited, minimal, write
from tests.support.sites import KEPT, Built, site_of


class Builder:
    """Stands for the build command, and counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, _data: Path, to: Built, arguments: tuple[str, ...]) -> None:
        self.times += 1
        for folder in (to.site, to.tree):
            folder.mkdir(parents=True)
            (folder / "page").write_text(" ".join(arguments), "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write(tmp_path / "data", minimal())


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def test_a_site_is_built_once_for_all_workers(data: Path, cache: Path) -> None:
    builder = Builder()
    with ThreadPoolExecutor(4) as workers:
        asked = [workers.submit(site_of, data, cache=cache, build=builder) for _ in range(4)]
        (folder,) = {one.result().folder for one in asked}
    assert builder.times == 1
    assert (folder / "served/briefing/page").is_file()


def test_whatever_could_change_a_byte_makes_another_site(
    data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = Builder()

    def folder(*arguments: str) -> Path:
        return site_of(data, *arguments, cache=cache, build=builder).folder

    folders = [folder(), folder("--from-disk")]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    folders.append(folder())
    monkeypatch.setenv("ENGINE", "properdocs")
    folders.append(folder())
    write(data, edited(minimal(), Edit("briefing.yml", "title", "Another")))
    folders.append(folder())
    (data / "places" / "town.yml").rename(data / "places" / "city.yml")
    folders.append(folder())
    assert len({*folders}) == len(folders) == builder.times
    assert folder() == folders[-1]


def cut_short(built: Built) -> None:
    (built.site / "page").write_text("", "utf-8")


def lose_a_file(built: Built) -> None:
    (built.tree / "page").unlink()


def add_a_file(built: Built) -> None:
    (built.site / "another").touch()


def lose_the_list(built: Built) -> None:
    (built.folder / "files.json").write_text("{", "utf-8")


@pytest.mark.parametrize("harm", [cut_short, lose_a_file, add_a_file, lose_the_list])
def test_a_site_that_is_not_whole_is_built_anew(data: Path, cache: Path, harm: object) -> None:
    assert callable(harm)
    builder = Builder()
    before = site_of(data, "said", cache=cache, build=builder)
    harm(before)
    again = site_of(data, "said", cache=cache, build=builder)
    assert (again, builder.times) == (before, 2)
    assert [path.name for path in again.site.iterdir()] == ["page"]
    assert (again.tree / "page").read_text("utf-8") == "said"


def test_a_build_that_was_killed_leaves_nothing_that_is_read(data: Path, cache: Path) -> None:
    def killed(_data: Path, to: Built, _arguments: tuple[str, ...]) -> None:
        to.site.mkdir(parents=True)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        site_of(data, cache=cache, build=killed)
    builder = Builder()
    assert (site_of(data, cache=cache, build=builder).site / "page").is_file()
    assert builder.times == 1


def test_only_the_sites_that_were_used_last_are_kept(data: Path, cache: Path) -> None:
    builder = Builder()
    for number in range(KEPT + 3):
        site_of(data, str(number), cache=cache, build=builder)
    assert sum(path.is_dir() for path in cache.iterdir()) == KEPT
