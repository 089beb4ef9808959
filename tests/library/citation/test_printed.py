"""The printed form of a reference, and when it is shown."""

from __future__ import annotations

import json

import pytest

from reader.library.citation import (
    format_apa,
    format_vancouver,
    short_form,
    sort_key,
    to_bibtex,
    to_csl_json,
    to_ris,
    to_text,
)
from reader.library.citation.printed import missing_fields, shows_printed
from reader.library.model import Reference, WebLink, plain_text

PRINTED = "MoH (2016?). STG, 4th ed. https://moh.go.tz/stg Accessed 3 May"
IN_JOURNAL = "Roe A. On sleep. Sleep. 2020;3."
WHO = [{"literal": "WHO"}]
ARTICLE = {
    "type": "article-journal", "title": "On sleep", "author": [{"family": "Roe", "given": "A"}], "issued": "2020",
    "container-title": "Sleep", "volume": "3", "printed": IN_JOURNAL,
}  # fmt: skip


def without(item, *fields):
    return {key: value for key, value in item.items() if key not in fields}


@pytest.mark.parametrize(
    ("csl", "missing"),
    [
        (ARTICLE, ()),
        *((without(ARTICLE, field), (field,)) for field in ("title", "author", "issued", "container-title", "volume")),
        ({**without(ARTICLE, "volume"), "DOI": "10.1000/182"}, ()),
        ({**without(ARTICLE, "author"), "editor": WHO}, ()),
        ({**without(ARTICLE, "issued"), "printed": "Roe A. On sleep. n.d."}, ()),
        ({**without(ARTICLE, "issued"), "printed": "Roe, A. (s. f.). On sleep."}, ()),
        ({"type": "webpage", "title": "T", "author": WHO, "issued": "2020", "URL": "https://who.int/"}, ()),
        ({"type": "report", "title": "T", "author": WHO, "issued": "2020"}, ("publisher",)),
        ({"type": "legislation", "title": "Mental Health Act", "issued": "2007"}, ()),
        ({}, ("title", "author", "issued", "publisher")),
    ],
)
def test_what_a_full_entry_needs(csl, missing):
    assert missing_fields(csl) == missing
    if missing:
        assert shows_printed(csl) == bool(csl.get("printed"))


@pytest.mark.parametrize(
    ("csl", "shown"),
    [
        ({"printed": PRINTED}, PRINTED),
        ({"printed": PRINTED, "title": "STG"}, PRINTED),
        (ARTICLE, "Roe, A. (2020). On sleep. Sleep, 3."),
        ({"printed": ""}, "[Untitled]. (n.d.)."),
        ({"printed": None}, "[Untitled]. (n.d.)."),
    ],
)
def test_entries(csl, shown):
    assert plain_text(format_apa(csl)) == shown
    assert to_text([Reference("a", csl)], "apa") == f"{shown}\n"
    if shown == PRINTED:
        assert plain_text(format_vancouver(csl)) == shown


@pytest.mark.parametrize(
    ("printed", "is_shown"),
    [
        ("Roe A. On sleep. Sleep. 2020;3.", False),
        ("Roe A. On sleep. Sleep. 2020;3. Epub 2019 Dec 2.", True),
        ("Roe A. On sleep. Sleep. 2020;03.", False),
        ("Roe A. On sleep. WHO/MSD/17. Sleep. 2020;3.", True),
    ],
)
def test_a_number_that_no_field_has_is_not_lost(printed, is_shown):
    assert shows_printed({**ARTICLE, "printed": printed}) == is_shown
    assert shows_printed({**ARTICLE, "page": "374-383", "printed": "Roe A. Sleep. 2020;3:374-83."}) is False


@pytest.mark.parametrize(
    ("fields", "words", "address"),
    [
        ({"URL": "https://moh.go.tz/stg"}, "https://moh.go.tz/stg", "https://moh.go.tz/stg"),
        ({"DOI": "10.1000/182", "printed": "Roe. doi:10.1000/182."}, "10.1000/182", "https://doi.org/10.1000/182"),
        ({"URL": "javascript:x", "printed": "javascript:x"}, "", ""),
    ],
)
def test_its_address_is_a_link(fields, words, address):
    spans = format_apa({"printed": PRINTED, **fields})
    assert "".join(span.text for span in spans) == fields.get("printed", PRINTED)
    found = [(span.text, span.link.url) for span in spans if isinstance(span.link, WebLink)]
    assert found == ([(words, address)] if words else [])


def test_labels_and_order():
    assert short_form({"printed": PRINTED}) == "MoH (2016?). STG, 4th ed. https://moh.go.tz/stg…"
    assert short_form({"printed": PRINTED, "author": WHO}) == "WHO"
    assert short_form({"printed": PRINTED, "issued": "2016"}).endswith("…, 2016")
    assert sort_key({"printed": "Ärzte ohne Grenzen"})[0].startswith("arzte")


def test_other_programs_get_a_note():
    shown, full = Reference("a", {"printed": PRINTED, "note": "Kept"}), Reference("b", ARTICLE)
    items = json.loads(to_csl_json([shown, full]))
    assert items[0]["note"] == f"Kept\nPrinted as: {PRINTED}"
    assert all("printed" not in item for item in items)
    assert "note" not in items[1]
    for written in (to_ris([shown, full]), to_bibtex([shown, full])):
        assert written.count("Printed as: MoH") == 1
