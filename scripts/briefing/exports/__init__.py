"""The briefing as data files: tables, and the formats that people's tools load."""

from briefing.exports.files import CLAIMS, DATA_FILES, FOLDER, DataFile, Exports
from briefing.exports.references import BIBLATEX, STYLES, Bibliographies, Style
from briefing.exports.things import Things

__all__ = [
    "BIBLATEX",
    "CLAIMS",
    "DATA_FILES",
    "FOLDER",
    "STYLES",
    "Bibliographies",
    "DataFile",
    "Exports",
    "Style",
    "Things",
]
