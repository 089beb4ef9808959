"""The formats for exporting references."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reader.library.citation.apa import format_apa
from reader.library.citation.bibtex import to_bibtex
from reader.library.citation.csljson import to_csl_json
from reader.library.citation.label import sort_key
from reader.library.citation.ris import to_ris
from reader.library.citation.vancouver import format_vancouver
from reader.library.model import Reference, plain_text
from reader.translation import N_


@dataclass(frozen=True, slots=True)
class ReferenceFormat:
    """`name` is for the command line, `label` for people, to be translated; `extension` has no dot."""

    name: str
    extension: str
    label: str
    media_type: str
    write: Callable[[Iterable[Reference]], str]


def to_text(references: Iterable[Reference], style: str) -> str:
    """One reference on each line: for "apa" in alphabetical order, for "vancouver" numbered in the order given."""
    if style == "apa":
        listed = sorted(references, key=lambda reference: sort_key(reference.csl))
        return "".join(f"{plain_text(one.apa or format_apa(one.csl))}\n" for one in listed)
    if style == "vancouver":
        texts = [plain_text(one.vancouver or format_vancouver(one.csl)) for one in references]
        return "".join(f"{number}. {text}\n" for number, text in enumerate(texts, start=1))
    raise ValueError(f"unknown citation style: {style!r} (known styles: apa, vancouver)")


def _apa(references: Iterable[Reference]) -> str:
    return to_text(references, "apa")


def _vancouver(references: Iterable[Reference]) -> str:
    return to_text(references, "vancouver")


FORMATS = (
    ReferenceFormat("ris", "ris", N_("RIS, for reference managers"), "application/x-research-info-systems", to_ris),
    ReferenceFormat("bibtex", "bib", N_("BibTeX, for LaTeX"), "application/x-bibtex", to_bibtex),
    ReferenceFormat(
        "csl", "json", N_("CSL-JSON, for Zotero and Pandoc"), "application/vnd.citationstyles.csl+json", to_csl_json
    ),
    ReferenceFormat("apa", "txt", N_("Text in APA style"), "text/plain", _apa),
    ReferenceFormat("vancouver", "txt", N_("Text in Vancouver style"), "text/plain", _vancouver),
)


def export(references: Iterable[Reference], format_name: str) -> str:
    """Raises ValueError if the format is unknown."""
    for known in FORMATS:
        if known.name == format_name:
            return known.write(references)
    names = ", ".join(known.name for known in FORMATS)
    raise ValueError(f"unknown format for references: {format_name!r} (known formats: {names})")
