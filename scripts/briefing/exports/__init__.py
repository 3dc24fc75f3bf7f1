"""The briefing as data files: tables, and the formats that people's tools load."""

from briefing.exports.files import DATA_FILES, FOLDER, DataFile, Exports

__all__ = ["DATA_FILES", "FOLDER", "DataFile", "Exports"]
