"""Values that several kinds of record share: evidence, quotes, names, corrections."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from briefing.records.base import (
    AnswerId,
    Inline,
    LanguageTag,
    Model,
    OriginId,
    Party,
    Plain,
    QuestionId,
    SourceId,
    Verbatim,
    WebAddress,
    Witness,
    schema_examples,
)
from briefing.records.dates import EdtfDate
from briefing.records.enums import AliasKind, Bearing
from briefing.records.mistakes import MistakeError
from briefing.records.short_forms import ShortForm


class Evidence(Model):
    """One source for a statement, and the words or the place in it that show it."""

    model_config = schema_examples(
        {"source": "gazette-mill-burns-2020-05-02", "excerpt": "the mill burned to the ground"},
        "herald-in-ashes-2020-05-03",
    )

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="source")

    source: SourceId | None = None
    """The id of a source record. Required unless `url` is given."""
    excerpt: Verbatim | None = Field(
        default=None,
        examples=["the mill burned to the ground", "she had quarrelled with the owner"],
    )
    """The shortest verbatim phrase that supports the point: about 12 words, at most 40."""
    lang: LanguageTag | None = None
    """BCP 47 tag of the excerpt, if it is not in its source's language."""
    translation: Plain | None = Field(
        default=None, examples=["the mill burned to the ground", "nobody was inside"]
    )
    """Our own translation of an excerpt that is not in the briefing's language."""
    locator: Plain | None = Field(default=None, examples=["page 4", "paragraph 12", "00:03:10"])
    """Where in the source: a paragraph, page or timestamp."""
    bears: Bearing = Bearing.SUPPORTS
    """How it bears on the statement; `contradicts` and `context` are shown, never counted."""
    witness: Witness | None = None
    """Who knows it at first hand, if not the statement's speaker; `self` if the outlet does."""
    relays: SourceId | None = None
    """The source that this one only repeats; such an item is not counted."""
    origin: OriginId | None = None
    """Whose information this item carries, if not that of the source's own origin."""
    url: WebAddress | None = None
    """The address of evidence written in place, which has no source record yet."""
    title: Plain | None = Field(default=None, examples=["Mill burns", "Mill in ashes"])
    """The title of evidence written in place."""
    publisher: Plain | None = Field(default=None, examples=["Millbury Gazette", "The Herald"])
    """The publisher of evidence written in place."""
    date: EdtfDate | None = None
    """The date of evidence written in place, EDTF."""

    @model_validator(mode="after")
    def _check_source(self) -> Self:
        if self.source is None and self.url is None:
            message = "evidence needs a `source` (the id of a source record) or a `url`"
            remedy = (
                "Add `source:` with the id of a source's record. If the page has none, add "
                "`url:`, `title:` and `publisher:`, each on its own line."
            )
            raise MistakeError(message, remedy, fields=("source", "url"))
        if self.source is not None and self.url is not None:
            message = "evidence has a `source` or a `url`, not both"
            remedy = "Delete `url:` if the source's record has it; otherwise delete `source:`."
            raise MistakeError(message, remedy, fields=("source", "url"))
        if self.url is not None and not (self.title and self.publisher):
            message = "evidence written in place needs `title` and `publisher` as well as `url`"
            remedy = "Add both, each on its own line: `title: …` and `publisher: …`."
            raise MistakeError(message, remedy, fields=("title", "publisher"))
        return self


class OriginalWords(Model):
    """What the speaker said, in the language spoken."""

    text: Verbatim | None = Field(default=None, examples=["Le moulin est perdu", "I was not there"])
    """The words; omitted if no source shows them."""
    lang: LanguageTag
    """BCP 47 tag of the language spoken."""


class TranslatedWords(Model):
    """A published translation of a quote."""

    text: Verbatim = Field(examples=["The mill is lost", "Nobody was inside"])
    """The words as the translator published them."""
    lang: LanguageTag
    """BCP 47 tag of the translation."""
    by: Plain = Field(examples=["The Herald", "Millbury Gazette"])
    """Who translated: usually the outlet."""


class Quote(Model):
    """Words that were spoken or written."""

    model_config = schema_examples(
        {
            "speaker": "ann-ashe",
            "original": {"text": "Le moulin est perdu", "lang": "fr"},
            "translations": [{"text": "The mill is lost", "lang": "en", "by": "The Herald"}],
        }
    )

    speaker: Party | None = None
    """An actor's id or a name; in a reaction, the default is who spoke."""
    original: OriginalWords | None = None
    """The original words, or only their language."""
    translations: tuple[TranslatedWords, ...] = ()
    """The translations that outlets published."""
    disputed_in: QuestionId | None = None
    """The question that discusses how these words, or a translation of them, are disputed."""

    @model_validator(mode="after")
    def _check_words(self) -> Self:
        if not self.translations and (self.original is None or self.original.text is None):
            message = "a quote needs words: an `original` text or at least one of `translations`"
            remedy = (
                'Write `original: {text: "…", lang: …}` or '
                '`translations: [{text: "…", lang: …, by: …}]`, or delete the quote.'
            )
            raise MistakeError(message, remedy, fields=("original", "translations"))
        return self


class ScriptName(Model):
    """A name in its own language and script."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="value")

    value: Plain = Field(examples=["Anne Ashe", "安娜"])
    """The name as it is written."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that show this form."""
    note: Plain | None = Field(
        default=None, examples=["As she signs her letters.", "As her passport has it."]
    )
    """A remark on the form."""


class Alias(Model):
    """Another name that readers may search for."""

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(scalar="text")

    text: Plain = Field(examples=["Anna Ashe", "Anne of the Mill"])
    """The name."""
    kind: AliasKind = AliasKind.TRANSLITERATION
    """The kind of name."""
    lang: LanguageTag = "en"
    """BCP 47 tag of the language or script it is written in."""
    link: bool = False
    """Whether texts that contain it link to this record automatically."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that show it."""
    note: Plain | None = Field(
        default=None, examples=["So the Herald spells it.", "Used by her neighbours."]
    )
    """Who uses it, or why it is listed."""


RESPONSE_FORMS = (
    "Write the ids of the claims or reactions that contain the answer, "
    "`response: [ann-denies-it]`, or `response: none found as of 2026-11`. The words of an "
    "answer go into a separate claim."
)
"""How to write the answer of the accused."""

EARLIER_FORM = (
    "A statement made before the accusation cannot answer it. If it speaks of the same matter, "
    "write `response: {none_found_as_of: 2026-11, earlier: [ann-denies-it]}`; else delete it."
)
"""How to write what the accused said before the accusation was made."""

OUTCOME_FORMS = (
    'Write `outcome: {text: "…", evidence: [{source: id-of-the-source, excerpt: "…"}]}`, '
    "or `outcome: none found as of 2026-11`."
)
"""How to write the outcome of an accusation."""


class Response(Model):
    """The answer of the party that an accusation is made against."""

    model_config = schema_examples(["ann-denies-it"], "none found as of 2020-06")

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(
        sequence="ids",
        scalar="ids",
        prefixes={"none found as of ": "none_found_as_of"},
    )

    ids: tuple[AnswerId, ...] = ()
    """Claims or reactions that contain the answer."""
    none_found_as_of: EdtfDate | None = None
    """EDTF date up to which no answer was found."""
    earlier: tuple[AnswerId, ...] = ()
    """Claims or reactions in which the accused spoke of the matter before the accusation: no answer
    to it, but readers should know them."""

    @model_validator(mode="after")
    def _check_form(self) -> Self:
        if bool(self.ids) == (self.none_found_as_of is not None):
            message = "a response is the ids that contain the answer, or says that none was found"
            raise MistakeError(message, RESPONSE_FORMS, fields=("ids", "none_found_as_of"))
        return self


class Outcome(Model):
    """What came of an accusation: a charge, an acquittal, nothing known."""

    model_config = schema_examples(
        "none found as of 2020-06",
        {"text": "The court acquitted her.", "evidence": ["herald-in-ashes-2020-05-03"]},
    )

    SHORT_FORM: ClassVar[ShortForm] = ShortForm(
        scalar="text",
        prefixes={"none found as of ": "none_found_as_of"},
    )

    text: Inline | None = Field(
        default=None, examples=["The court acquitted her.", "The case was closed without a charge."]
    )
    """What came of it."""
    evidence: tuple[Evidence, ...] = ()
    """The sources that support it."""
    none_found_as_of: EdtfDate | None = None
    """EDTF date up to which no outcome was found."""

    @model_validator(mode="after")
    def _check_form(self) -> Self:
        if (self.text is None) == (self.none_found_as_of is None):
            message = "an outcome is a text with its evidence, or says that none was found"
            raise MistakeError(message, OUTCOME_FORMS, fields=("text", "none_found_as_of"))
        if self.text is not None and not self.evidence:
            message = "an outcome in words needs its evidence: {}"
            raise MistakeError(message, OUTCOME_FORMS, value=self.text, fields=("evidence",))
        return self


class Correction(Model):
    """A substantive change to what was published."""

    date: EdtfDate
    """EDTF date of the correction."""
    was: Inline = Field(examples=["Three people were inside.", "The fire began at noon."])
    """What it said before."""
    now: Inline = Field(examples=["Two people were inside.", "The fire began at midnight."])
    """What it says now."""
    why: Inline = Field(examples=["The Herald corrected its report.", "The log shows the hour."])
    """The reason."""


class Withdrawal(Model):
    """Why a record was withdrawn; its page remains and says so."""

    date: EdtfDate
    """EDTF date of the withdrawal."""
    why: Inline = Field(
        examples=["The only source withdrew its report.", "It told of another mill."]
    )
    """The reason."""
