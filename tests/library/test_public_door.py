"""`from briefing import load`: a whole briefing in, linked and checked, the same on every run."""

import dataclasses
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

import pytest
from pydantic import BaseModel

from briefing import BriefingError, examine, frames, load
from briefing.linking import Briefing
from briefing.problems import Severity
from briefing.records import RECORD_KINDS, Record, Settings, Vocabulary
from briefing.records.enums import AliasKind, QuestionState, ReadExtent, SourceRole, Status
from tests.support.briefings import LIGHTHOUSE, Edit
from tests.support.project import ROOT

# --- the made-up briefing ---


def test_the_lighthouse_loads_with_all_its_records(lighthouse: Briefing) -> None:
    files = {
        file.stem for folder in LIGHTHOUSE.iterdir() if folder.is_dir() for file in folder.iterdir()
    }
    assert set(lighthouse.records) == files
    assert lighthouse.subject is lighthouse.events["wreck-of-the-aurelia"]
    assert lighthouse.settings.title == "The wreck of the Aurelia and the Skerra light"


def test_the_lighthouse_has_only_the_problems_it_is_meant_to_have() -> None:
    problems = examine(LIGHTHOUSE).problems
    told = {
        (one.path.rpartition("/")[2], one.code)
        for one in problems
        if one.severity is not Severity.NOTE
    }
    assert told == {
        ("elke-tolvik.yml", "name-shared"),
        ("jorun-tolvik.yml", "name-shared"),
        ("salvors-guild-of-skerra.yml", "evidence-in-place"),
        ("wreck-of-the-aurelia.yml", "weak-best-source"),
    }


def _models(value: object) -> Iterator[BaseModel]:
    if isinstance(value, BaseModel):
        yield value
        for name in type(value).model_fields:
            yield from _models(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from _models(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _models(item)


def _reachable(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """Yield a model and every model that its fields can hold, by their annotations."""
    yield model
    for field in model.model_fields.values():
        for held in _annotated(field.annotation):
            yield from _reachable(held)


def _annotated(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in getattr(annotation, "__args__", ()):
        yield from _annotated(argument)


def test_the_lighthouse_uses_every_field_of_every_model(lighthouse: Briefing) -> None:
    """So that whoever reads its pages has seen everything that a page can show."""
    used: dict[type[BaseModel], set[str]] = {}
    whole = (lighthouse.settings, lighthouse.vocabulary, *lighthouse.records.values())
    for model in _models(whole):
        used.setdefault(type(model), set()).update(model.model_fields_set)
    tops = (Settings, Vocabulary, *(kind.model for kind in RECORD_KINDS.values()))
    unused = {
        (model.__name__, name)
        for top in tops
        for model in _reachable(top)
        for name in model.model_fields
        if name not in used.get(model, set())
    }
    # One withdrawn record shows the field; it means the same on every kind.
    withdrawable = {kind.model.__name__ for kind in RECORD_KINDS.values()}
    assert unused == {(name, "withdrawn") for name in withdrawable - {"Reaction"}}
    assert issubclass(type(lighthouse.records["hoaxed-telegram"]), Record)


def test_the_lighthouse_uses_every_value_that_the_code_reasons_about(lighthouse: Briefing) -> None:
    used = {
        value
        for model in _models(tuple(lighthouse.records.values()))
        for name in type(model).model_fields
        if isinstance(value := getattr(model, name), StrEnum)
    }
    lists: tuple[type[StrEnum], ...] = (
        AliasKind,
        QuestionState,
        ReadExtent,
        SourceRole,
        Status,
    )
    assert [member for each in lists for member in each if member not in used] == []


# --- refusal ---


def test_a_briefing_with_errors_is_refused_with_all_its_problems(
    build: Callable[..., Path],
) -> None:
    folder = build(
        Edit("actors/ann.yml", "kind", "persom"),
        Edit("actors/ben.yml", "name", "<b>"),
        Edit("events/fire.yml", "participants.0.evidence", []),
    )
    with pytest.raises(BriefingError) as refusal:
        load(folder)
    assert [one.code for one in refusal.value.problems] == [
        "unknown-vocabulary",
        "html-in-text",
        "name-unsourced",
    ]
    assert refusal.value.problems == examine(folder).problems
    assert str(refusal.value) == "the briefing has 3 problems"


def test_warnings_and_notes_alone_are_no_refusal(build: Callable[..., Path]) -> None:
    folder = build(Edit("actors/ann.yml", "claims.0.evidence.0.excerpt", None))
    assert load(folder).actors["ann"].claims[0].evidence[0].excerpt is None


@pytest.mark.parametrize("place", ["briefing.yml", "vocabulary.yml"])
def test_no_briefing_comes_of_a_folder_without_its_two_files(
    build: Callable[..., Path], place: str
) -> None:
    with pytest.raises(BriefingError) as refusal:
        load(build(Edit(place, "", None)))
    assert [one.code for one in refusal.value.problems] == ["missing-file"]


# --- what is loaded ---


def test_a_briefing_does_not_change(lighthouse: Briefing) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        lighthouse.records = {}  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        lighthouse.actors["orrland"].name = "Norrland"  # type: ignore[misc]


PRINTED = """
import dataclasses, sys
from pathlib import Path
from briefing import examine
examination = examine(Path(sys.argv[1]))
briefing = examination.briefing

def brief(value):
    if dataclasses.is_dataclass(value):
        return [brief(getattr(value, field.name)) for field in dataclasses.fields(value)]
    if isinstance(value, tuple):
        return [brief(item) for item in value]
    return getattr(value, "id", value)

print(examination.problems)
print(briefing.settings, briefing.vocabulary, list(briefing.records.values()))
for field in dataclasses.fields(briefing.indexes):
    index = getattr(briefing.indexes, field.name)
    print(field.name, [(key, brief(found)) for key, found in index.items()])
print(list(briefing.names.shared_names()), [event.id for event in briefing.timeline()])
"""


def test_loading_gives_the_same_whatever_the_hash_seed_locale_and_time_zone(
    tmp_path: Path,
) -> None:
    assert_loads_alike(LIGHTHOUSE, tmp_path)


def assert_loads_alike(data: Path, work: Path) -> None:
    """Check that two processes with other settings load the same."""
    surroundings = (
        {"PYTHONHASHSEED": "0", "LC_ALL": "C.UTF-8", "TZ": "Asia/Kathmandu"},
        {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "TZ": "America/St_Johns", "PYTHONUTF8": "1"},
    )
    printed = set()
    for number, variables in enumerate(surroundings):
        folder = work / str(number)
        folder.mkdir()
        answer = subprocess.run(
            [sys.executable, "-c", PRINTED, str(data)],
            capture_output=True,
            check=True,
            cwd=folder,
            env={**os.environ, **variables, "PYTHONIOENCODING": "utf-8",
                 "PYTHONPATH": str(ROOT / "scripts")},
        )  # fmt: skip
        printed.add(answer.stdout)
    (same,) = printed
    assert len(same) > 10_000


# --- data frames; `tests/clients` has their values ---


def test_frames_without_pandas_say_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ModuleNotFoundError, match="python -m pip install pandas"):
        frames(LIGHTHOUSE)


def test_a_fault_of_pandas_is_not_called_its_absence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pandas.py").write_text("import numpy_of_pandas", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "pandas", raising=False)
    with pytest.raises(ModuleNotFoundError, match="numpy_of_pandas"):
        frames(LIGHTHOUSE)
