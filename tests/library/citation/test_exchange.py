"""Text export, the list of formats, and texts that are hard to export in any of them."""

from __future__ import annotations

import json

import pytest

from reader.library.citation import FORMATS, export, to_csl_json, to_text
from reader.library.model import Reference, Span
from tests.library.citation.cases import BUNDLED, day, item, reference
from tests.library.citation.read_back import SOURCES, TYPESET, bibtex_of, ris_of, values

HARD_TEXTS = [
    "Überlegungen zu „Größe“: naïve Śrī 中文 العربية",
    'A "quoted" title, with {braces} and one } more {',
    "Salt & pepper_50% #1 $5 ~ and ^ with a \\ behind",
    "Lines\nbroken\r\nER  - \u2028TY  - JOUR\tand tabbed",
    "@article{key, title = {no}}",
    "NSDUH: Results from the McLean study in mRNA",
    "A -- B --- C, l’œuvre",
]


ONE_LINE = [" ".join(text.split()) for text in HARD_TEXTS]


@pytest.mark.parametrize(("text", "expected"), list(zip(HARD_TEXTS, ONE_LINE, strict=True)))
def test_hard_texts_read_back(text, expected):
    csl = item("chapter", text, "", 2001, publisher=text, container_title=text)
    csl["author"] = [{"family": text, "given": "Ann"}, {"literal": text}]
    ris, bibtex = ris_of(reference("x", csl)), bibtex_of(reference("x", csl))
    assert len(ris) == len(bibtex) == 1
    assert (ris[0]["title"], ris[0]["publisher"], ris[0]["secondary_title"]) == (expected,) * 3
    assert ris[0]["authors"] == [f"{expected}, Ann", expected]
    read = {name: value.translate(TYPESET) for name, value in values(bibtex[0]).items()}
    assert (read["title"], read["publisher"], read["booktitle"]) == (expected,) * 3
    assert read["author"] == f"{expected}, Ann and {expected}"
    assert json.loads(to_csl_json([reference("x", csl)]))[0]["title"] == text


def test_text_is_sorted_in_apa_and_numbered_in_vancouver():
    pair = [reference("b", item("book", "B", "Zola, E.", day(2001))), reference("a", item("book", "A", "Éluard, P."))]
    assert to_text(pair, "apa") == "Éluard, P. (n.d.). A.\nZola, E. (2001). B.\n"
    assert to_text(pair, "vancouver") == "1. Zola E. B. 2001.\n2. Éluard P. A. [date unknown].\n"


def test_text_takes_what_the_pack_has_formatted():
    one = Reference("a", {"title": "T"}, apa=(Span("As built."),), vancouver=(Span("Built."),))
    assert (to_text([one], "apa"), to_text([one], "vancouver")) == ("As built.\n", "1. Built.\n")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_each_format_writes_all_and_nothing(form):
    text = export(SOURCES, form.name)
    assert text.endswith("\n")
    assert all(csl["title"].split()[-1].strip("?") in text for csl in BUNDLED.values())
    assert export([], form.name).strip() in ("", "[]")


def test_an_unknown_format_names_those_that_there_are():
    with pytest.raises(ValueError, match=r"'word' \(known formats: ris, bibtex, csl, apa, vancouver\)"):
        export(SOURCES, "word")
    with pytest.raises(ValueError, match="unknown citation style: 'chicago'"):
        to_text(SOURCES, "chicago")
