"""The models of all records: one per kind, and the values that they share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.records.actor import Actor
from briefing.records.basemap import Basemap
from briefing.records.claims import Claim, Designation, Relationship, Statement
from briefing.records.common import Named, Record
from briefing.records.dates import EdtfDate
from briefing.records.event import Event
from briefing.records.place import Place
from briefing.records.question import Answer, Question
from briefing.records.reaction import Reaction
from briefing.records.schema_lines import SCHEMA_FOLDER, schema_line
from briefing.records.settings import Settings
from briefing.records.source import Source
from briefing.records.values import Evidence, Quote
from briefing.records.vocabulary import Vocabulary

AnyRecord = Actor | Event | Reaction | Question | Place | Source


@dataclass(frozen=True)
class RecordKind:
    """A kind of record: its name, its folder in `data/` and its model."""

    name: str
    folder: str
    model: type[Actor | Event | Reaction | Question | Place | Source]

    @property
    def schema_line(self) -> str:
        """The first line of its records, which names their JSON Schema."""
        return schema_line(f"{self.folder}/")


RECORD_KINDS: Mapping[str, RecordKind] = MappingProxyType(
    {
        model.KIND: RecordKind(model.KIND, f"{model.KIND}s", model)
        for model in (Actor, Event, Reaction, Question, Place, Source)
    }
)

__all__ = [
    "RECORD_KINDS",
    "SCHEMA_FOLDER",
    "Actor",
    "Answer",
    "AnyRecord",
    "Basemap",
    "Claim",
    "Designation",
    "EdtfDate",
    "Event",
    "Evidence",
    "Named",
    "Place",
    "Question",
    "Quote",
    "Reaction",
    "Record",
    "RecordKind",
    "Relationship",
    "Settings",
    "Source",
    "Statement",
    "Vocabulary",
    "schema_line",
]
