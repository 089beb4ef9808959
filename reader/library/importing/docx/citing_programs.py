"""Citations that reference managers keep in a Word file: Zotero, Mendeley, EndNote, and Word itself."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reader.library.importing.docx import citavi
from reader.library.importing.docx.endnote import endnote_items
from reader.library.importing.docx.field_words import read_words
from reader.library.importing.docx.found_citation import FoundWork

MENDELEY_CITE = "MENDELEY_CITATION_"
MENDELEY_BIBLIOGRAPHY = "MENDELEY_BIBLIOGRAPHY"
_JSON = json.JSONDecoder(strict=False)

_LABELS = {
    "book": ("bk.", "bks."), "chapter": ("chap.", "chaps."), "column": ("col.", "cols."), "figure": ("fig.", "figs."),
    "folio": ("fol.", "fols."), "issue": ("no.", "nos."), "line": ("l.", "ll."), "note": ("n.", "nn."),
    "opus": ("op.", "opp."), "page": ("p.", "pp."), "paragraph": ("para.", "paras."), "part": ("pt.", "pts."),
    "section": ("sec.", "secs."), "sub-verbo": ("s.v.", "s.vv."), "supplement": ("suppl.", "suppls."),
    "table": ("table", "tables"), "verse": ("v.", "vv."), "volume": ("vol.", "vols."), "appendix": ("app.", "apps."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldCitation:
    """`works` is None if the field is a citation whose data cannot be read."""

    program: str
    works: list[FoundWork] | None


def citation_in_field(
    instruction: str, field_data: Sequence[str], sources: Mapping[str, Mapping[str, Any]]
) -> FieldCitation | None:
    """The citation in a field; None if it is no citation. `sources` are those of Word itself, by tag."""
    words = instruction.split(None, 3)[:3]
    name = words[0].upper() if words else ""
    if name == "CITATION":
        return FieldCitation("Word", word_items(instruction, sources))
    if name != "ADDIN" or len(words) < 2:
        return None
    program = words[1].upper()
    if program.startswith("ZOTERO_ITEM") or program == "CSL_CITATION":
        return FieldCitation("Zotero" if "ZOTERO" in program else "Mendeley", csl_items(instruction))
    if program in ("EN.CITE", "EN.CITE.DATA"):
        return FieldCitation("EndNote", endnote_items(instruction, field_data))
    if program.startswith(citavi.NAME):
        return FieldCitation("Citavi", citavi.citavi_items(instruction))
    if program.startswith(("RW.CITE", "PAPERS2_CITATIONS", "REFMGR.CITE", "BOOKENDS", "SORTEDCITE")):
        return FieldCitation("another program", None)
    return None


def is_bibliography(instruction: str) -> bool:
    words = instruction.upper().split(None, 3)[:3]
    if words[:1] == ["BIBLIOGRAPHY"]:
        return True
    return words[:1] == ["ADDIN"] and any(
        word in ("EN.REFLIST", "CSL_BIBLIOGRAPHY", "MENDELEY", "CITAVIBIBLIOGRAPHY", "RW.BIB", "REFMGR.REFLIST")
        or word.startswith("ZOTERO_BIBL")
        for word in words[1:]
    )


def mendeley_cite_items(tag: str) -> list[FoundWork] | None:
    """The citation in the tag of a content control."""
    encoded = tag.rpartition("_")[2]
    try:
        text = base64.b64decode(encoded + "=" * (-len(encoded) % 4)).decode("utf-8")
    except (binascii.Error, ValueError):
        return None
    return csl_items(text)


def csl_items(text: str) -> list[FoundWork] | None:
    """The works in the JSON that Zotero and Mendeley write; None if it cannot be read."""
    start = text.find("{")
    try:
        citation, _ = _JSON.raw_decode(text, start) if start >= 0 else (None, 0)
    except (ValueError, RecursionError):
        return None
    items = citation.get("citationItems") if isinstance(citation, dict) else None
    if not isinstance(items, list) or not items:
        return None
    return [_csl_work(item) if isinstance(item, dict) else FoundWork(None) for item in items]


def _csl_work(item: Mapping[str, Any]) -> FoundWork:
    data = item.get("itemData")
    addresses = item.get("uris") or item.get("uri") or []
    identities = tuple(
        each for each in (addresses if isinstance(addresses, list) else [addresses]) if isinstance(each, str)
    )
    locator, suffix = _text(item.get("locator")), _text(item.get("suffix")).lstrip(",;").strip()
    return FoundWork(
        data if isinstance(data, dict) and data else None,
        identities,
        before=_text(item.get("prefix")),
        after=", ".join(filter(None, (located(locator, _text(item.get("label"))), suffix))),
        is_author_hidden=item.get("suppress-author") in (True, 1, "true"),
        name=_text(item.get("id")),
    )


def located(locator: str, label: str) -> str:
    """A place in a work, as people write it.

    >>> located("44-46", "page"), located("3", "chapter"), located("p. 5", "page")
    ('pp. 44-46', 'chap. 3', 'p. 5')
    """
    if not locator or not locator[0].isdigit():
        return locator
    one, several = _LABELS.get(label or "page", (label, label))
    return f"{several if any(sign in locator for sign in '-–,&') else one} {locator}"


def word_items(instruction: str, sources: Mapping[str, Mapping[str, Any]]) -> list[FoundWork] | None:
    r"""The works of a CITATION field: CITATION Smi20 \p 3 \m WHO23 \l 1033."""
    words = read_words(instruction)
    cited: list[tuple[str, dict[str, str]]] = [(words.arguments[0], {})] if words.arguments else []
    for switch, argument in words.switches:
        if switch == "\\m" and argument:
            cited.append((argument, {}))
        elif cited:
            cited[-1][1][switch] = argument
    if not cited:
        return None
    works = []
    for tag, switches in cited:
        after = ", ".join(
            filter(None, (_volume(switches), located(switches.get("\\p", ""), "page"), switches.get("\\s", "")))
        )
        data = sources.get(tag.casefold())
        works.append(
            FoundWork(
                data,
                (f"word:{tag.casefold()}",),
                switches.get("\\f", "").strip(),
                after.strip(),
                "\\n" in switches,
                tag,
            )
        )
    return works


def _volume(switches: Mapping[str, str]) -> str:
    volume = switches.get("\\v", "")
    return f"vol. {volume}" if volume else ""


def _text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""
