"""The briefing as data files: tables, and the formats that people's tools load."""

from briefing.exports.files import DATA_FILES, FOLDER, DataFile, Exports
from briefing.exports.references import BIBLATEX, STYLES, Bibliographies, Style

__all__ = [
    "BIBLATEX",
    "DATA_FILES",
    "FOLDER",
    "STYLES",
    "Bibliographies",
    "DataFile",
    "Exports",
    "Style",
]
