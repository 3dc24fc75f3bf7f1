"""The briefing as data files: tables, and the formats that people's tools load."""
