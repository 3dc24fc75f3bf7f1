"""The JSON Schemas: current, right about every record, and of use to who writes one."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePath
from typing import Annotated, Any, NamedTuple

import pytest
from check_jsonschema import main as check_jsonschema  # type: ignore[import-untyped]
from click.testing import CliRunner
from pydantic import BaseModel, TypeAdapter

from briefing.problems import Severity
from briefing.reading import read_folder
from briefing.reading.expansion import expand, plain
from briefing.reading.shapes import ListShape, ModelShape, Shape, TableShape, fields_of
from briefing.reading.texts import text_problems
from briefing.records import RECORD_KINDS, SCHEMA_FOLDER, Settings, Vocabulary, schema_line
from briefing.records.settings import SCHEMA_VERSION
from briefing.records.vocabulary import Origin, Topic
from briefing.schemas import schema_files
from briefing.yamltree import SourceText, parse
from tests.support.briefings import LIGHTHOUSE, Edit, as_yaml, edited, minimal, write
from tests.support.commands import call
from tests.support.project import ROOT

COMMITTED = ROOT / SCHEMA_FOLDER

MODELS: Mapping[str, type[BaseModel]] = {
    **{kind.name: kind.model for kind in RECORD_KINDS.values()},
    "briefing": Settings,
    "vocabulary": Vocabulary,
}


def vocabulary_of(data: Path) -> Vocabulary:
    vocabulary = read_folder(data).vocabulary
    assert vocabulary is not None
    return vocabulary


def write_schemas(data: Path, folder: Path) -> Path:
    folder.mkdir()
    for name, text in schema_files(vocabulary_of(data)).items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The schemas of a whole vocabulary, in a folder that no test changes."""
    return write_schemas(LIGHTHOUSE, tmp_path_factory.mktemp("written") / "schema")


def files_of(data: Path, kind: str) -> list[Path]:
    if kind in RECORD_KINDS:
        return sorted((data / RECORD_KINDS[kind].folder).glob("*.yml"))
    return [data / f"{kind}.yml"]


def validated(schema: Path, files: list[Path]) -> dict[str, list[tuple[str, str]]]:
    """Have files checked by another's program; give each error's path and words, by file name."""
    arguments = ["-o", "json", "--schemafile", schema, *files]
    answer = CliRunner().invoke(check_jsonschema, list(map(str, arguments)))
    assert answer.exit_code in {0, 1}, answer.output
    report = json.loads(answer.stdout)
    assert not report.get("parse_errors"), report
    found: dict[str, list[tuple[str, str]]] = {}
    for one in report["errors"]:
        found.setdefault(Path(one["filename"]).name, []).append((one["path"], one["message"]))
    return found


# --- current, and right about every record ---


def are_schemas(files: Iterable[Path]) -> bool:
    """Ask another's program whether files are JSON Schemas."""
    answer = CliRunner().invoke(check_jsonschema, ["--check-metaschema", *map(str, files)])
    assert answer.exit_code in {0, 1}, answer.output
    return answer.exit_code == 0


def test_what_is_written_are_schemas(written: Path, tmp_path: Path) -> None:
    assert are_schemas(written.iterdir())
    (tmp_path / "actor.json").write_text('{"type": "no such type"}', "utf-8")
    assert not are_schemas([tmp_path / "actor.json"])


@pytest.mark.parametrize("kind", MODELS)
def test_every_record_fits_the_schemas_of_its_own_vocabulary(kind: str, written: Path) -> None:
    assert not validated(written / f"{kind}.json", files_of(LIGHTHOUSE, kind))


def test_a_source_of_a_new_kind_of_origin_makes_no_schema_stale_and_a_new_topic_does() -> None:
    vocabulary = vocabulary_of(LIGHTHOUSE)
    grown = vocabulary.model_copy(
        update={
            "origins": {**vocabulary.origins, "north-wire": Origin(name="North Wire")},
            "countries": {**vocabulary.countries, "XC": "Westland"},
        }
    )
    assert schema_files(grown) == schema_files(vocabulary)
    retold = vocabulary.model_copy(
        update={"topics": {**vocabulary.topics, "cargo": Topic(label="Cargo")}}
    )
    assert schema_files(retold) != schema_files(vocabulary)


# --- what they accept and refuse, as the reader does ---


class Case(NamedTuple):
    edit: Edit
    at: str
    """Where the validator sees the error; empty where the file is right."""


ANN = "actors/ann.yml"
CLAIM = "claims.0"
RIGHT = [
    Edit(ANN, "name", 2021),
    Edit(ANN, "aliases", "Anne"),
    Edit(ANN, "aliases", ["Anne", {"text": 1984, "link": True}]),
    Edit(ANN, "names", {"fr": "Anne"}),
    Edit(ANN, "reviewed", 2020),
    Edit(ANN, "reviewed", "2020-05-01/.."),
    Edit(ANN, f"{CLAIM}.evidence", "gazette"),
    Edit(ANN, f"{CLAIM}.evidence", {"source": "gazette"}),
    Edit(ANN, f"{CLAIM}.against", "ann"),
    Edit(ANN, f"{CLAIM}.response", "ann-speaks"),
    Edit(ANN, f"{CLAIM}.response", "None found as of 2020-06"),
    Edit(ANN, f"{CLAIM}.response", {"none_found_as_of": "2020-06"}),
    Edit("questions/who-lit-it.yml", "state", {"value": "open"}),
    Edit("briefing.yml", "home.unknown", ["who-lit-it"]),
    Edit("sources/gazette.yml", "origin", "agency"),
]
LEFT_EMPTY = "short_name:\naliases:\nrelationships:\nwithdrawn:\ncountry:\n"
WRONG = [
    Case(Edit(ANN, "shrt_name", "Ann"), "$"),
    Case(Edit(ANN, "id", "ann"), "$"),
    Case(Edit(ANN, "summary", None), "$"),
    Case(Edit(ANN, "name", ["Ann", "Ashe"]), "$.name"),
    Case(Edit(ANN, "claims", "none"), "$.claims"),
    Case(Edit(ANN, f"{CLAIM}.status", "probable"), "$.claims[0].status"),
    Case(Edit(ANN, f"{CLAIM}.topic", None), "$.claims[0]"),
    Case(Edit(ANN, f"{CLAIM}.id", "Ann Lit It"), "$.claims[0].id"),
    Case(Edit(ANN, f"{CLAIM}.date", "7/11/2021"), "$.claims[0].date"),
    Case(Edit(ANN, f"{CLAIM}.date", 20200502), "$.claims[0].date"),
    Case(Edit(ANN, f"{CLAIM}.response", "none found"), "$.claims[0].response"),
    Case(Edit(ANN, f"{CLAIM}.evidence.0.excrpt", "x"), "$.claims[0].evidence[0]"),
    Case(
        Edit(ANN, f"{CLAIM}.evidence.0", {"url": "www.example.org"}), "$.claims[0].evidence[0].url"
    ),
    Case(Edit(ANN, "names", {"French": "Anne"}), "$.names"),
    Case(Edit(ANN, "names", {"fr": {"note": "x"}}), "$.names.fr"),
    Case(Edit("reactions/ann-speaks.yml", "quote.original.lang", None), "$.quote.original"),
    Case(Edit("questions/who-lit-it.yml", "state", "closed"), "$.state"),
    Case(Edit("questions/who-lit-it.yml", "answers.0.claims", ["ann"]), "$.answers[0].claims[0]"),
    Case(Edit("places/town.yml", "precision", "exact"), "$.precision"),
    Case(Edit("sources/gazette.yml", "read", "yes"), "$.read"),
    Case(Edit("briefing.yml", "schema_version", SCHEMA_VERSION + 1), "$.schema_version"),
    Case(Edit("vocabulary.yml", "statuses.rumoured", "Rumoured"), "$.statuses"),
    Case(Edit("vocabulary.yml", "topics.damage", {"lable": "Damage"}), "$.topics.damage"),
]
VOCABULARY_ALONE = [
    # The reader leaves the vocabulary's own lists to the checker; an editor need not.
    Case(Edit(ANN, "kind", "persn"), "$.kind"),
    Case(Edit(ANN, f"{CLAIM}.topic", "weather"), "$.claims[0].topic"),
    Case(Edit("reactions/ann-speaks.yml", "channel", "pigeon"), "$.channel"),
]


def validated_edits(folder: Path, edits: list[Edit]) -> list[list[tuple[str, str]]]:
    """Return the validator's errors for each edit of a briefing in which nothing is wrong."""
    data = write(folder / "data", minimal())
    schemas = write_schemas(data, folder / "schema")
    by_kind: dict[str, list[Path]] = {}
    for number, edit in enumerate(edits):
        place, _, name = edit.place.rpartition("/")
        kind = place.removesuffix("s") or name.removesuffix(".yml")
        file = folder / kind / f"{number}.yml"
        write(folder, {f"{kind}/{number}.yml": edited(minimal(), edit)[edit.place]})
        by_kind.setdefault(kind, []).append(file)
    found: dict[str, list[tuple[str, str]]] = {}
    for kind, files in by_kind.items():
        found |= validated(schemas / f"{kind}.json", files)
    return [found.get(f"{number}.yml", []) for number in range(len(edits))]


def is_read(data: Path, edit: Edit) -> bool:
    """Read the minimal briefing, which lies there, with an edit that is taken back."""
    write(data, {edit.place: edited(minimal(), edit)[edit.place]})
    problems = read_folder(data).problems
    write(data, {edit.place: minimal()[edit.place]})
    return not any(one.severity is Severity.ERROR for one in problems)


def test_what_the_reader_takes_they_accept(tmp_path: Path) -> None:
    edits = [*RIGHT, Edit(ANN, "", as_yaml(minimal()[ANN]) + LEFT_EMPTY)]
    data = write(tmp_path / "read", minimal())
    for edit in edits:
        assert is_read(data, edit), edit
    for edit, errors in zip(edits, validated_edits(tmp_path, edits), strict=True):
        assert not errors, edit


def test_what_the_reader_refuses_they_refuse_at_the_same_field(tmp_path: Path) -> None:
    data = write(tmp_path / "read", minimal())
    for case in WRONG:
        assert not is_read(data, case.edit), case.edit
    cases = WRONG + VOCABULARY_ALONE
    refused = validated_edits(tmp_path, [case.edit for case in cases])
    for case, errors in zip(cases, refused, strict=True):
        assert case.at in {path for path, _ in errors}, case.edit


# --- of use to who writes a record ---


def fields_in(schema: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each field of a file's schema, as `Claim.text`."""
    groups = {"": schema, **schema["$defs"]}
    for group, words in groups.items():
        for name, field in words.get("properties", {}).items():
            yield f"{group}.{name}", field


def models_in(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    yield model
    for shape in fields_of(model).values():
        for inner in _models_of(shape):
            yield from models_in(inner)


def _models_of(shape: Shape) -> Iterator[type[BaseModel]]:
    if isinstance(shape, ModelShape):
        yield shape.model
    elif isinstance(shape, ListShape):
        yield from _models_of(shape.item)
    elif isinstance(shape, TableShape):
        yield from _models_of(shape.value)


@pytest.fixture(scope="module", params=MODELS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def schema(kind: str, written: Path) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((written / f"{kind}.json").read_text("utf-8"))
    return made


def test_they_describe_every_field_of_every_model(kind: str, schema: dict[str, Any]) -> None:
    for model in models_in(MODELS[kind]):
        group = schema if model is MODELS[kind] else schema["$defs"][model.__name__]
        fields = list(model.model_fields)
        if kind in RECORD_KINDS and group is schema:
            fields.remove("id")
        assert list(group["properties"]) == fields


def test_every_field_has_a_title_a_description_and_examples(schema: dict[str, Any]) -> None:
    lacking = [
        (name, word)
        for name, field in fields_in(schema)
        for word in ("title", "description", "examples")
        if not field[word]
    ]
    assert not lacking


def test_every_example_fits_its_own_field(schema: dict[str, Any], tmp_path: Path) -> None:
    fields = dict(fields_in(schema))
    of_fields = {name: {"type": "array", "items": field} for name, field in fields.items()}
    lists = {"$schema": schema["$schema"], "properties": of_fields, "$defs": schema["$defs"]}
    examples = {name: field["examples"] for name, field in fields.items()}
    for name, content in (("schema.json", lists), ("examples.json", examples)):
        (tmp_path / name).write_text(json.dumps(content), "utf-8")
    assert not validated(tmp_path / "schema.json", [tmp_path / "examples.json"])


def test_the_models_accept_every_example(kind: str, schema: dict[str, Any]) -> None:
    for model in models_in(MODELS[kind]):
        group = schema if model is MODELS[kind] else schema["$defs"][model.__name__]
        for name, field in group["properties"].items():
            for example in field["examples"]:
                assert_accepted(model, name, example)


def assert_accepted(model: type[BaseModel], name: str, example: object) -> None:
    """Write an example as a record has it, and read it as far as its field goes."""
    text = as_yaml({name: example})
    source = SourceText("example.yml", text, tuple(text.split("\n")))
    tree, problems = parse(source)
    assert tree is not None
    assert not problems
    shape = ModelShape(model)
    tree = expand(tree, shape)
    assert not list(text_problems(source, tree, shape))
    info = model.model_fields[name]
    taken: Any = Annotated[info.annotation, None, *info.metadata]
    TypeAdapter(taken).validate_python(plain(tree)[name])


def test_each_choice_is_explained_beside_it(schema: dict[str, Any]) -> None:
    told = [one for one in _objects(schema) if "enumDescriptions" in one]
    assert all(len(one["enumDescriptions"]) == len(one["enum"]) for one in told)


def test_an_editor_explains_topics_and_statuses_in_the_words_of_the_vocabulary(
    written: Path,
) -> None:
    fields = json.loads((written / "actor.json").read_text("utf-8"))["$defs"]["Claim"]
    topic, status = fields["properties"]["topic"], fields["properties"]["status"]
    explained = dict(zip(topic["enum"], topic["enumDescriptions"], strict=True))
    assert explained["wreck"] == "The wreck: What happened to the ship."
    assert explained["light"] == "The light"
    assert status["enumDescriptions"][1] == "Reported: One source states it as fact."


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner)


# --- how an editor finds them ---


def kind_of(place: str) -> str:
    """The kind of a file by its place in a data folder."""
    folder, _, name = place.rpartition("/")
    return next(
        (kind.name for kind in RECORD_KINDS.values() if kind.folder == folder),
        name.removesuffix(".yml"),
    )


@pytest.mark.parametrize("place", minimal())
def test_the_first_line_of_a_file_names_its_schema(place: str) -> None:
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", schema_line(place))
    assert named is not None
    around = (ROOT / "data" / place).parent
    assert (around / named[1]).resolve() == COMMITTED / f"{kind_of(place)}.json"


def test_the_editor_settings_map_each_kind_of_file_to_its_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))
    mapped = {
        ROOT / schema: {place for place in minimal() if PurePath("data", place).match(files)}
        for schema, files in settings["yaml.schemas"].items()
    }
    assert mapped == {
        COMMITTED / f"{name}.json": {place for place in minimal() if kind_of(place) == name}
        for name in MODELS
    }


# --- the command ---


def test_the_command_says_what_is_stale_and_writes_it(tmp_path: Path) -> None:
    out = tmp_path / "schema"
    use = ("--data", LIGHTHOUSE, "--out", out)
    assert call("schema", *use).returncode == 0
    assert call("schema", *use, "--check").returncode == 0
    (out / "actor.json").write_text("{}", "utf-8")
    (out / "place.json").unlink()
    stale = call("schema", *use, "--check")
    assert stale.returncode == 1
    assert [line.split()[0] for line in stale.stdout.splitlines()] == ["actor.json", "place.json"]
    assert (out / "actor.json").read_text("utf-8") == "{}"
    assert call("schema", *use).returncode == 0
    assert {file.name: file.read_text("utf-8") for file in out.iterdir()} == schema_files(
        vocabulary_of(LIGHTHOUSE)
    )


def test_the_command_says_what_is_wrong_with_the_vocabulary(tmp_path: Path) -> None:
    data = write(tmp_path / "data", {**minimal(), "vocabulary.yml": "topics:\n\tdamage: Damage\n"})
    answer = call("schema", "--data", data, "--out", tmp_path / "schema")
    assert (answer.returncode, answer.stdout) == (1, "")
    assert answer.stderr.startswith("data/vocabulary.yml:2:1: error[tab-indent]")
    assert not (tmp_path / "schema").exists()
