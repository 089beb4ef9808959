"""Formats references: in APA and Vancouver style, as short labels, and in the formats of reference managers."""

from reader.library.citation.apa import format_apa
from reader.library.citation.bibtex import to_bibtex
from reader.library.citation.csljson import to_csl_json
from reader.library.citation.exchange import FORMATS, ReferenceFormat, export, to_text
from reader.library.citation.label import short_form, sort_key
from reader.library.citation.ris import to_ris
from reader.library.citation.vancouver import format_vancouver

__all__ = [
    "FORMATS",
    "ReferenceFormat",
    "export",
    "format_apa",
    "format_vancouver",
    "short_form",
    "sort_key",
    "to_bibtex",
    "to_csl_json",
    "to_ris",
    "to_text",
]
