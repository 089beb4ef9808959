"""The fields of a source as an author types them: which sources are not certain, and what typing changes in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from reader.library.citation.apa import format_apa
from reader.library.citation.dates import read_date, year_text
from reader.library.citation.doi import find_doi
from reader.library.citation.fields import doi_of, is_web, kind_of, text, url_of
from reader.library.citation.printed import missing_fields, printed_of, shows_printed
from reader.translation import N_, _

CslItem = Mapping[str, Any]

KINDS = {
    "article-journal": N_("Article in a journal"),
    "article-newspaper": N_("Article in a newspaper"),
    "book": N_("Book"),
    "chapter": N_("Chapter of a book"),
    "report": N_("Report or guideline"),
    "webpage": N_("Web page"),
    "legislation": N_("Law"),
    "thesis": N_("Thesis"),
    "document": N_("Something else"),
}
TITLE, AUTHORS, YEAR, CONTAINER, VOLUME, PUBLISHER, ADDRESS = (
    *("title", "author", "issued", "container-title", "volume", "publisher", "address"),
)
FIELDS = {
    TITLE: N_("Title"),
    AUTHORS: N_("Authors"),
    YEAR: N_("Year"),
    CONTAINER: N_("Journal or book"),
    VOLUME: N_("Volume"),
    PUBLISHER: N_("Publisher"),
    ADDRESS: N_("DOI or web address"),
}
"""In the order of the form. A name of CSL, but for the last one."""

_YEAR = re.compile(r"[12]\d{3}")
_SEMICOLON, _COMMA = re.compile("[;؛；]"), re.compile("[,،，]")


class UncertainSource(NamedTuple):
    """`key` is its id in references.yaml."""

    key: str
    item: CslItem

    @property
    def printed(self) -> str:
        return printed_of(self.item)


def uncertain_sources(references: Mapping[str, CslItem]) -> list[UncertainSource]:
    """Those that readers see as they are printed, because fields are missing."""
    return [UncertainSource(key, item) for key, item in references.items() if shows_printed(item)]


def missing_names(item: CslItem) -> list[str]:
    """The fields that are missing, as the form names them."""
    labels = (FIELDS.get(field, field) for field in missing_fields(item))
    return [_(label) for label in labels]


def shown_to_readers(item: CslItem) -> str:
    """The entry in the list of sources, as text."""
    return printed_of(item) if shows_printed(item) else "".join(span.text for span in format_apa(item))


def typed_fields(item: CslItem) -> dict[str, str]:
    """The text of each field of the form."""
    return {
        TITLE: text(item, TITLE),
        AUTHORS: "; ".join(_typed_name(name) for name in item.get(AUTHORS) or () if isinstance(name, Mapping)),
        YEAR: year_text(read_date(item, YEAR)) if read_date(item, YEAR) else "",
        CONTAINER: text(item, CONTAINER),
        VOLUME: text(item, VOLUME),
        PUBLISHER: text(item, PUBLISHER),
        ADDRESS: doi_of(item) or url_of(item),
    }


def with_fields(item: CslItem, kind: str, typed: Mapping[str, str]) -> dict[str, Any]:
    """The source with what was typed; fields whose text is as it was stay as they are."""
    changed = dict(item)
    if kind != kind_in_form(item):
        changed["type"] = kind
    before = typed_fields(item)
    for field, value in typed.items():
        value = " ".join(value.split())
        if value == before[field]:
            continue
        if field == ADDRESS:
            changed.pop("DOI", None)
            changed.pop("URL", None)
            changed |= _address(value)
        elif not value:
            changed.pop(field, None)
        elif field == AUTHORS:
            changed[field] = _names(value)
        elif field == YEAR:
            changed[field] = {"date-parts": [[int(value)]]} if _YEAR.fullmatch(value) else {"literal": value}
        else:
            changed[field] = value
    return changed


def kind_in_form(item: CslItem) -> str:
    kind = kind_of(item)
    return kind if kind in KINDS else "document"


def _typed_name(name: Mapping[str, Any]) -> str:
    family, given = str(name.get("family", "")), str(name.get("given", ""))
    return ", ".join(filter(None, (family, given))) or str(name.get("literal", ""))


def _names(typed: str) -> list[dict[str, str]]:
    """Kamau, Ann; World Health Organization. The signs may be those of Arabic, too."""
    names = []
    for part in filter(None, map(str.strip, _SEMICOLON.split(typed))):
        family, given = [*map(str.strip, _COMMA.split(part, maxsplit=1)), ""][:2]
        names.append({"family": family, "given": given} if family and given else {"literal": part})
    return names


def _address(typed: str) -> dict[str, str]:
    if not typed:
        return {}
    doi = find_doi(typed)
    if doi:
        return {"DOI": doi}
    address = typed if is_web(typed) else f"https://{typed}"
    return {"URL": address} if is_web(address) and "." in typed and " " not in typed else {}


def address_problem(typed: str) -> str:
    """Why an address cannot be used; empty if it can."""
    typed = typed.strip()
    return "" if not typed or _address(typed) else _("This is neither a DOI nor a web address.")
