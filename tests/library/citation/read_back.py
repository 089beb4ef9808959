"""Reads exported references back, with the libraries that reference managers in Python use."""

from __future__ import annotations

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from reader.library.citation import to_bibtex, to_ris
from tests.library.citation.cases import BUNDLED, reference

SOURCES = [reference(key, csl) for key, csl in BUNDLED.items()]


TYPESET = str.maketrans({"–": "--", "—": "---", "ˆ": "^"})
"""What LaTeX makes of signs, back to the signs."""


def ris_of(*references):
    return rispy.loads(to_ris(references))


def bibtex_of(*references):
    library = parse_string(to_bibtex(references), append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    return [{"type": entry.entry_type, "key": entry.key, **entry.fields_dict} for entry in library.entries]


def values(entry):
    return {name: getattr(field, "value", field) for name, field in entry.items()}
