"""A source on the clipboard fills the form, whatever program wrote it."""

from __future__ import annotations

import pytest

from reader.library.citation import format_apa
from reader.library.editing.forms.entry_values import changes_of, values_of
from reader.library.editing.forms.pasted_source import NOTHING, pasted_source
from reader.library.editing.forms.source_form import source_form
from reader.library.model import plain_text

RIS = """\
TY  - JOUR
AU  - Smith, Ann
AU  - Jones, Ben
TI  - Why sleep
JO  - Nature
PY  - 2020/05/01
VL  - 12
IS  - 3
SP  - 12
EP  - 30
DO  - 10.1000/182
AB  - Long.
ER  -
"""
BIBTEX = """\
@article{smith2020,
  author = {Smith, Ann and {World Health Organization}}, title = {Why {REM} sleep}, journal = {Nature}, year = 2020,
  volume = 12, pages = {12--30}, doi = {10.1000/182}
}
"""
CSL = """\
[{"id": "x", "type": "book", "title": "Night", "author": [{"family": "Smith", "given": "Ann"}],
  "issued": {"date-parts": [[2020, 5]]}, "publisher": "House"}]
"""
PUBMED = "PMID- 123\nTI  - Why sleep\nFAU - Smith, Ann\nJT  - Nature\nDP  - 2020 May\nVI  - 12\n"
ENTRY = "Smith, A., & Jones, B. (2020). Why sleep matters. Nature, 12(3), 12–30. https://doi.org/10.1000/182"

READ = {
    "RIS": (RIS, "Smith, A., & Jones, B. (2020). Why sleep. Nature, 12(3), 12–30. https://doi.org/10.1000/182"),
    "RIS of Windows": (
        f"\ufeff{RIS}".replace("\n", "\r\n"),
        "Smith, A., & Jones, B. (2020). Why sleep. Nature, 12(3), 12–30. https://doi.org/10.1000/182",
    ),
    "BibTeX": (
        BIBTEX,
        "Smith, A., & World Health Organization. (2020). Why REM sleep. Nature, 12, 12–30. https://doi.org/10.1000/182",
    ),
    "CSL": (CSL, "Smith, A. (2020). Night. House."),
    "PubMed": (PUBMED, "Smith, A. (2020). Why sleep. Nature, 12."),
    "an entry": (ENTRY, ENTRY),
}


@pytest.mark.parametrize("name", READ)
def test_a_source_is_read(name: str) -> None:
    text, shown = READ[name]
    fields = pasted_source(text).fields
    assert plain_text(format_apa(fields)) == shown


@pytest.mark.parametrize("name", READ)
def test_what_was_read_stays_as_it_is_in_the_form(name: str) -> None:
    fields = pasted_source(READ[name][0]).fields
    form = source_form(str(fields["type"]), fields)
    assert changes_of(form, fields, values_of(form, fields)) == {}


MESSAGES = {
    "two sources": (RIS + RIS, "Filled in from RIS. Only the first source was taken."),
    "empty": ("", NOTHING),
    "spaces": (" \n ", NOTHING),
    "a sentence": ("Sleep lets the brain sort the day.", NOTHING),
    "a long text": ("Sleep in 2020. " * 1_000, NOTHING),
    "very long": ("TY  - JOUR\n" * 200_000, NOTHING),
    "JSON that is cut short": (
        CSL[:40],
        "This CSL cannot be read. It is no valid JSON. Export the sources again as CSL JSON, RIS or BibTeX.",
    ),
    "an entry that is not plain": (
        "MoH Tanzania STG & essential medicines list 4th print 2016(?)",
        "Carrel is not certain of the parts of this entry. It is kept as it was printed; fill in what you know.",
    ),
}


@pytest.mark.parametrize("name", MESSAGES)
def test_the_author_is_told(name: str) -> None:
    text, message = MESSAGES[name]
    assert pasted_source(text).message == message


@pytest.mark.parametrize(
    "text", ["TY  - JOUR\nER  - \n", "@article{", "@article{x}", "[]", "{}", "[[[", "TY  - ", "- id: [", "@x(" * 5_000]
)
def test_damaged_texts_say_something(text: str) -> None:
    found = pasted_source(text)
    assert found.message
    assert "Untitled" not in str(found.fields)
