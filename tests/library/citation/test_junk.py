"""Whatever stands in a CSL item: never an exception, and the title is always there."""

import datetime
import json
import re
import subprocess
import sys
import unicodedata
from collections import UserDict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.citation import FORMATS, export, format_apa, format_vancouver, short_form, sort_key
from reader.library.citation.fields import title_of
from reader.library.model import Reference, plain_text

KEYS = [
    "type", "title", "title-short", "author", "editor", "translator", "director", "issued", "accessed", "event-date",
    "original-date", "container-title", "container-title-short", "volume", "issue", "page", "publisher", "edition",
    "publisher-place", "URL", "DOI", "ISBN", "number", "genre", "event-title", "language", "status", "keyword", "note",
]  # fmt: skip
TYPES = [
    "article-journal", "article-newspaper", "book", "chapter", "report", "webpage", "post-weblog", "post", "thesis",
    "paper-conference", "entry-dictionary", "legislation", "dataset", "motion_picture", "speech", "nonsense", "",
]  # fmt: skip
INNER = [
    "family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle", "date-parts", "raw",
    "season", "circa", "year", "month",
]  # fmt: skip

texts = st.text(max_size=30) | st.sampled_from(
    ["2018-10-01", "2009-21", "1999/2001", "-0300", "10.1000/<x>", "https://x.org/{}", "<i>x</i> y.", "\ud800", "12-3"]
)
atoms = texts | st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.binary(max_size=3)
junk = st.recursive(
    atoms, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(INNER), inner, max_size=4)
)
items = st.fixed_dictionaries({}, optional=dict.fromkeys(KEYS, junk) | {"type": st.sampled_from(TYPES) | junk})


def one_line(text: str) -> str:
    return unicodedata.normalize("NFC", " ".join(text.split()))


@given(items)
@settings(deadline=None)
def test_no_item_raises_and_the_title_is_there(csl):
    title = one_line(title_of(csl)).removesuffix(".")
    assert isinstance(short_form(csl), str)
    sort_key(csl)
    for spans in (format_apa(csl), format_vancouver(csl)):
        assert title in one_line(plain_text(spans))
        assert all(span.text for span in spans)


word = st.text("abcdeéABCDE", min_size=1, max_size=8)
number = st.integers(1, 9999).map(str)
people = st.lists(
    st.fixed_dictionaries({"family": word, "given": word}) | st.fixed_dictionaries({"literal": word}), max_size=8
)
dates = st.dates().map(lambda date: {"date-parts": [[date.year, date.month, date.day]]})
FORMS = (
    dict.fromkeys(("title", "container-title", "publisher", "publisher-place", "genre", "event-title", "status"), word)
    | dict.fromkeys(("volume", "issue", "edition", "number"), number)
    | dict.fromkeys(("author", "editor", "translator"), people)
    | dict.fromkeys(("issued", "accessed", "original-date"), dates)
    | {"page": st.tuples(number, number).map("-".join), "URL": st.just("https://x.org"), "DOI": st.just("10.1000/x")}
)
sound_items = st.fixed_dictionaries({"type": st.sampled_from(TYPES)}, optional=FORMS)
FAULT = re.compile(r"\.\.|[?!.]\.|\s\s|\s[.,;:)\]]|[(\[]\s|\(\)|\[\]|[,;:][.,;:]|\. \.|[,;:]$")


@given(sound_items, st.sampled_from(["", "?", ".", "!"]))
@settings(deadline=None)
def test_no_sign_is_doubled_or_left_alone(csl, sign):
    csl = csl | {"title": csl["title"] + sign} if "title" in csl else csl
    for spans in (format_apa(csl), format_vancouver(csl)):
        text = plain_text(spans).replace("x.org", "x")
        assert not FAULT.search(text), text


@given(st.lists(items, max_size=3), st.sampled_from(FORMATS))
@settings(deadline=None, max_examples=50)
def test_no_item_stops_an_export(csls, form):
    text = export([Reference(f"key{place}", csl) for place, csl in enumerate(csls)], form.name)
    text.encode("utf-8")
    if form.name == "csl":
        assert [item["id"] for item in json.loads(text)] == [f"key{place}" for place in range(len(csls))]


DEEP: list = []
for _ in range(5000):
    DEEP = [DEEP]


@pytest.mark.parametrize(
    "csl",
    [
        None,
        "text",
        ["list"],
        UserDict(title="T"),
        {"author": DEEP, "issued": DEEP, "title": DEEP, "custom": DEEP},
        {"issued": {"date-parts": DEEP}},
        {"volume": 10**5000, "issued": {"date-parts": [[10**5000, "9" * 5000]]}},
        {"type": "report", "number": "3", "genre": "," * 50_000, "volume": "No. " * 5_000, "note": "page: 1\n" * 5_000},
        {
            "author": [{"family": " Jr" * 5_000, "given": " et al" * 5_000}],
            "DOI": "doi:" * 5_000,
            "title": "<sup>" * 5_000,
        },
        {"issued": "9" * 5000, "edition": "9" * 5000, "page": "-" * 5000},
        {"issued": datetime.datetime(2020, 1, 1), "accessed": datetime.time(1)},
        {"title": "<i" * 50_000, "container-title": "-" * 50_000 + "a", "DOI": "10." + "1" * 50_000},
        {1: 2, None: 3, "title": {"family": "x"}},
    ],
    ids=lambda csl: type(csl).__name__,
)
def test_hostile_items(csl):
    for form in FORMATS:
        assert export([Reference("x", csl)], form.name)
    assert format_apa(csl)
    assert format_vancouver(csl)
    assert short_form(csl)


def test_importing_loads_no_library_of_formats():
    check = "import sys, reader.library.citation; print(sorted({'rispy', 'bibtexparser', 'yaml'} & set(sys.modules)))"
    found = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
