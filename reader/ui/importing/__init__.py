"""Importing documents of other programs: what was dropped, the report, and the content folder."""
