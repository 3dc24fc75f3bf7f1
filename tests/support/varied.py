"""Vary a briefing: each item removed, withdrawn, renamed or moved, one at a time."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import yaml

from briefing.reading.expansion import plain
from briefing.yamltree import ListNode, MappingNode, Node, parse, read_source
from tests.support.briefings import LIGHTHOUSE, Files

KINDS = ("actors", "events", "reactions", "questions", "places", "sources")
_HOMES = ("actors", "events")
_TITLED = ("actors", "events", "places")
_WITHDRAWN = {"date": "2004-06-01", "why": "It was about another ship."}


@dataclass(frozen=True)
class Variation:
    """A change to a data folder, and the words that identify it."""

    name: str
    change: Callable[[Files], None]


@cache
def lighthouse() -> Files:
    """Return the lighthouse briefing as plain data; every value is a text, as written."""
    return {
        file.relative_to(LIGHTHOUSE).as_posix(): _plain(file)
        for file in sorted(LIGHTHOUSE.rglob("*.yml"))
    }


def _plain(file: Path) -> Any:  # noqa: ANN401 - texts, or lists and dicts of them
    source, _ = read_source(file, file.name)
    assert source is not None
    tree, _ = parse(source)
    assert tree is not None
    return plain(_unfolded(tree))


def _unfolded(node: Node) -> Node:
    """Return the tree with all texts as literal blocks, which keep lists in prose."""
    if isinstance(node, ListNode):
        return node._replace(items=tuple(map(_unfolded, node.items)))
    if isinstance(node, MappingNode):
        return MappingNode(
            tuple(entry._replace(value=_unfolded(entry.value)) for entry in node.entries),
            node.line,
            node.column,
        )
    if node.text is None or node.style == "|":
        return node
    return node._replace(text=node.text.rstrip("\n").replace("\n", "\n\n"))


class _Dumper(yaml.SafeDumper):
    """A dumper that writes texts of several lines as literal blocks."""


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style="|" if "\n" in text else None
    ),
)


def varied(whole: Files, *variations: Variation) -> Files:
    """Return the files with some changes; one whose place no longer exists changes nothing."""
    files = copy.deepcopy(whole)
    for variation in variations:
        with suppress(KeyError, IndexError, TypeError, ValueError):
            variation.change(files)
    return {
        place: yaml.dump(
            content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100_000
        )
        for place, content in files.items()
    }


def variations(whole: Files) -> tuple[Variation, ...]:
    """Return every single change to fields, items, lists and records."""
    kinds = (_withdrawn, _renamed, _moved, _disused, _spelled, _gone)
    return tuple(variation for kind in kinds for variation in kind(whole))


def _gone(whole: Files) -> Iterator[Variation]:
    for place, content in whole.items():
        yield Variation(f"without {place}", partial(_take_file, place))
        for path in _paths(content):
            name = ".".join(map(str, path))
            yield Variation(f"{place} without {name}", partial(_take, place, path))


def _take_file(place: str, files: Files) -> None:
    del files[place]


def _take(place: str, path: tuple[str | int, ...], files: Files) -> None:
    around = files[place]
    for step in path[:-1]:
        around = around[step]
    del around[path[-1]]


def _disused(whole: Files) -> Iterator[Variation]:
    """Yield the removal of each list of the vocabulary, with the fields that use it."""
    for name in whole["vocabulary.yml"]:
        yield Variation(f"nothing of {name}", partial(_disuse, name))


def _disuse(name: str, files: Files) -> None:
    del files["vocabulary.yml"][name]
    for place in [place for place in files if place.partition("/")[0] in KINDS]:
        if name == "channels" and place.startswith("reactions/"):
            del files[place]
            continue
        for field in _DRAWING.get(name, ()):
            files[place].pop(field, None)


_DRAWING = {
    "stances": ["stances"],
    "relationship_types": ["relationships"],
    "countries": ["country"],
    "precisions": ["coordinates", "area", "precision"],
}
"""The optional fields of records that use an optional list of the vocabulary."""


def _spelled(whole: Files) -> Iterator[Variation]:
    """Yield changes of terms, names and titles to letters and marks that people write."""
    for mark in ("'", "\u2019", "\u02bf", '"', "&", "*", "(", "\u200c", "\u0301"):
        term = f"Ba{mark}ath"
        yield Variation(f"the term {term!a}", partial(_explain, term))
        for place in _records(whole, *_TITLED):
            yield Variation(f"{place} named {term!a}", partial(_name, place, term))


def _explain(term: str, files: Files) -> None:
    files["vocabulary.yml"].setdefault("glossary", {})[term] = f"What {term} means."
    for place in _records(files, *_TITLED):
        files[place]["title" if "title" in files[place] else "name"] += f" of {term}"
        if "summary" in files[place]:
            files[place]["summary"] = f"{term}. {files[place]['summary']}"


def _name(place: str, term: str, files: Files) -> None:
    files[place]["title" if "title" in files[place] else "name"] = term


def _paths(content: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:  # noqa: ANN401
    steps: Any = ()
    if isinstance(content, dict):
        steps = content.items()
    elif isinstance(content, list):
        steps = enumerate(content)
    for step, inner in steps:
        yield (*path, step)
        yield from _paths(inner, (*path, step))


def _records(files: Files, *folders: str) -> list[str]:
    return [place for place in files if place.partition("/")[0] in folders]


def _withdrawn(whole: Files) -> Iterator[Variation]:
    for place in _records(whole, *KINDS):
        yield Variation(f"{place} withdrawn", partial(_withdraw, place))


def _withdraw(place: str, files: Files) -> None:
    files[place]["withdrawn"] = _WITHDRAWN


def _renamed(whole: Files) -> Iterator[Variation]:
    """Yield each record under another id, with all references updated and the old id kept."""
    for place in _records(whole, *KINDS):
        yield Variation(f"{place} renamed", partial(_rename, place))


def _rename(place: str, files: Files) -> None:
    folder, old = place.split("/", maxsplit=1)[0], Path(place).stem
    new = f"{old}-anew"
    content = files.pop(place)
    earlier = _listed(content.pop("renamed_from", None))
    files[f"{folder}/{new}.yml"] = content
    for each in files:
        files[each] = _replaced(files[each], old, new)
    files[f"{folder}/{new}.yml"]["renamed_from"] = [*earlier, old]


def _moved(whole: Files) -> Iterator[Variation]:
    """Yield each claim moved to another record, with all references updated."""
    homes = _records(whole, *_HOMES)
    for place in homes:
        for claim in _listed(whole[place].get("claims")):
            target = next(other for other in homes if other != place)
            name = f"{claim['id']} moved to {target}"
            yield Variation(name, partial(_move, claim["id"], place, target))


def _move(claim_id: str, place: str, target: str, files: Files) -> None:
    old, new = Path(place).stem, Path(target).stem
    here = files[place]["claims"]
    (claim,) = (claim for claim in here if claim["id"] == claim_id)
    here.remove(claim)
    files[target].setdefault("claims", []).append(claim)
    for each in files:
        files[each] = _replaced(files[each], f"{old}#{claim_id}", f"{new}#{claim_id}")


def _listed(value: Any) -> list[Any]:  # noqa: ANN401
    return value if isinstance(value, list) else [] if value is None else [value]


def _replaced(content: Any, old: str, new: str) -> Any:  # noqa: ANN401
    """Return plain data with one id, wherever it is named, replaced by another."""
    if isinstance(content, str):
        return _in_text(content, old, new)
    if isinstance(content, list):
        return [_replaced(item, old, new) for item in content]
    if isinstance(content, Mapping):
        return {_in_text(k, old, new): _replaced(v, old, new) for k, v in content.items()}
    return content


def _in_text(text: str, old: str, new: str) -> str:
    if text == old:
        return new
    for before in ("[[", "[@"):
        for after in ("]", "|", "#"):
            text = text.replace(f"{before}{old}{after}", f"{before}{new}{after}")
    return new + text[len(old) :] if text.startswith(f"{old}#") else text
