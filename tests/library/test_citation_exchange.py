"""What is written for reference managers reads back as it was."""

import datetime
import json

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from reader.library.citation import FORMATS, export, to_bibtex, to_csl_json, to_ris, to_text
from reader.library.model import Reference, Span
from tests.library.citation_cases import BUNDLED, READ, day, item, people, reference

SOURCES = [reference(key, csl) for key, csl in BUNDLED.items()]

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


JOURNAL_RIS = {
    "type_of_reference": "JOUR",
    "id": "porto2009",
    "authors": ["Porto, P. R.", "Oliveira, L.", "Mari, J.", "Volchan, E.", "Figueira, I.", "Ventura, P."],
    "title": BUNDLED["porto2009"]["title"],
    "secondary_title": "The Journal of Neuropsychiatry and Clinical Neurosciences",
    "alternate_title3": "The Journal of Neuropsychiatry and Clinical Neurosciences",
    "year": "2009",
    "date": "2009///",
    "volume": "21",
    "number": "2",
    "start_page": "114",
    "end_page": "125",
    "doi": "10.1176/jnp.2009.21.2.114",
    "urls": ["https://doi.org/10.1176/jnp.2009.21.2.114"],
    "access_date": "2025/04/14/",
}
WEB_RIS = {
    "type_of_reference": "ELEC",
    "id": "nichd2018",
    "authors": ["Eunice Kennedy Shriver National Institute of Child Health and Human Development"],
    "title": "About neuroscience",
    "year": "2018",
    "date": "2018/10/01/",
    "urls": ["https://www.nichd.nih.gov/health/topics/neuro/conditioninfo"],
    "access_date": "2025/04/14/",
}


def test_ris_of_the_bundled_pack():
    entries = {entry["id"]: entry for entry in ris_of(*SOURCES)}
    assert list(entries) == list(BUNDLED)
    assert entries["porto2009"] == JOURNAL_RIS
    assert entries["nichd2018"] == WEB_RIS


def test_ris_has_one_tag_a_line_and_no_numbers_between():
    lines = to_ris(SOURCES[:1]).splitlines()
    assert lines[0] == "TY  - ELEC"
    assert lines[-1].rstrip() == "ER  -"


def test_bibtex_of_the_bundled_pack():
    entries = {entry["key"]: values(entry) for entry in bibtex_of(*SOURCES)}
    assert list(entries) == list(BUNDLED)
    assert entries["porto2009"] == {
        "type": "article",
        "key": "porto2009",
        "author": "Porto, P. R. and Oliveira, L. and Mari, J. and Volchan, E. and Figueira, I. and Ventura, P.",
        "title": BUNDLED["porto2009"]["title"],
        "journal": "The Journal of Neuropsychiatry and Clinical Neurosciences",
        "year": "2009",
        "volume": "21",
        "number": "2",
        "pages": "114–125",
        "doi": "10.1176/jnp.2009.21.2.114",
        "url": "https://doi.org/10.1176/jnp.2009.21.2.114",
        "urldate": "2025-04-14",
    }
    assert (entries["nichd2018"]["date"], entries["nichd2018"]["month"]) == ("2018-10-01", "oct")


def test_csl_of_the_bundled_pack():
    items = {item["id"]: item for item in json.loads(to_csl_json(SOURCES))}
    assert list(items) == list(BUNDLED)
    assert items["porto2009"] == {"id": "porto2009", **BUNDLED["porto2009"]}
    assert items["apa2023"]["issued"] == {"date-parts": [[2023, 4]]}
    assert items["apa2023"]["accessed"] == READ


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


@pytest.mark.parametrize(
    ("kind", "genre", "ris", "bibtex"),
    [
        ("article-journal", "", "JOUR", "article"),
        ("article-magazine", "", "MGZN", "article"),
        ("article-newspaper", "", "NEWS", "article"),
        ("book", "", "BOOK", "book"),
        ("chapter", "", "CHAP", "incollection"),
        ("report", "", "RPRT", "techreport"),
        ("webpage", "", "ELEC", "misc"),
        ("post-weblog", "", "BLOG", "misc"),
        ("thesis", "PhD thesis", "THES", "phdthesis"),
        ("thesis", "Master's thesis", "THES", "mastersthesis"),
        ("paper-conference", "", "CPAPER", "inproceedings"),
        ("entry-dictionary", "", "DICT", "incollection"),
        ("entry-encyclopedia", "", "ENCYC", "incollection"),
        ("legislation", "", "STAT", "misc"),
        ("no-such-type", "", "GEN", "misc"),
    ],
)
def test_types(kind, genre, ris, bibtex):
    one = reference("x", item(kind, "T", genre=genre))
    assert to_ris([one]).startswith(f"TY  - {ris}\n")
    assert to_bibtex([one]).startswith(f"@{bibtex}{{x,\n")


NAMES = [
    ({"family": "Doe", "given": "Jane"}, "Doe, Jane", "Doe, Jane"),
    ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Martin, Jr.", "King, Jr., Martin"),
    ({"family": "Kolk", "given": "B", "non-dropping-particle": "van der"}, "van der Kolk, B", "van der Kolk, B"),
    ({"family": "Humboldt", "given": "Alexander von"}, "Humboldt, Alexander von", "Humboldt, Alexander von"),
    ({"literal": "Bread and Roses"}, "Bread and Roses", "{Bread and Roses}"),
    ({"family": "Plato"}, "Plato", "{Plato}"),
    ({"family": "Black and White", "given": "Jo"}, "Black and White, Jo", "{Black and White}, Jo"),
    ({"family": "山田", "given": "太郎"}, "山田, 太郎", "山田, 太郎"),
    ({"family": "R&D", "given": "A_B"}, "R&D, A_B", r"R\&D, A\_B"),
]


@pytest.mark.parametrize(("name", "ris", "bibtex"), NAMES)
def test_names(name, ris, bibtex):
    one = reference("x", {"type": "book", "title": "T", "author": [name]})
    assert f"\nAU  - {ris}\n" in to_ris([one])
    assert f"\n  author = {{{bibtex}}},\n" in to_bibtex([one])


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Does the brain change? A review", "Does the brain change? {A} review"),
        ("Therapy: Rewiring the brain in Oslo", "Therapy: Rewiring the brain in {Oslo}"),
        ("The PTSD: “Oslo” & beyond", r"The {PTSD}: “Oslo” \& beyond"),
        ("DBT-based", "{DBT-based}"),
        ("In <i>E. coli</i>", "In {E}. coli"),
    ],
)
def test_bibtex_keeps_capitals_that_must_stay(title, expected):
    assert f"  title = {{{expected}}},\n" in to_bibtex([reference("x", {"type": "book", "title": title})])


def test_bibtex_keys_differ():
    keys = ["doe", "Doe", "doe", "doe-2", "a, b}", "", "中文"]
    assert [entry["key"] for entry in bibtex_of(*(Reference(key, {}) for key in keys))] == [
        "doe",
        "Doe-2",
        "doe-3",
        "doe-2-2",
        "a-b",
        "reference",
        "中文",
    ]


def test_addresses_in_bibtex_stay_as_they_are():
    one = reference("x", item("book", "T", URL="https://x.org/a_b?c=1&d=%20#{e", DOI="10.1000/a_b%c"))
    assert "  url = {https://x.org/a_b?c=1&d=%20#%7Be},\n" in to_bibtex([one])
    assert "  doi = {10.1000/a_b%c},\n" in to_bibtex([one])


def test_csl_has_dates_and_names_in_one_form():
    csl = {
        "type": "book",
        "author": "Desk Board",
        "editor": [{"family": "Doe"}, "Roe"],
        "issued": datetime.date(2020, 2, 3),
        "accessed": {"raw": "2021-05"},
        "event-date": "2019-08-08/2019-08-11",
        "original-date": "long ago",
        "note": float("nan"),
        "custom": {"inner": (1, {2, 3}, "\ud800x")},
    }
    assert json.loads(to_csl_json([reference("x", csl)])) == [
        {
            "id": "x",
            "type": "book",
            "author": [{"literal": "Desk Board"}],
            "editor": [{"family": "Doe"}, {"literal": "Roe"}],
            "issued": {"date-parts": [[2020, 2, 3]]},
            "accessed": {"date-parts": [[2021, 5]]},
            "event-date": {"date-parts": [[2019, 8, 8], [2019, 8, 11]]},
            "original-date": {"literal": "long ago"},
            "note": None,
            "custom": {"inner": [1, None, "x"]},
        }
    ]


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


def test_editors_and_report_numbers():
    chapter = reference("c", item("chapter", "T", editor="Roe, Ali", translator=people("Poe, Kim")))
    report = reference("r", item("report", "T", number="12", publisher="Desk Board", page="9"))
    assert ris_of(chapter)[0]["secondary_authors"] == ["Roe, Ali"]
    assert ris_of(chapter)[0]["subsidiary_authors"] == ["Poe, Kim"]
    assert (ris_of(report)[0]["issn"], ris_of(report)[0]["start_page"]) == ("12", "9")
    assert values(bibtex_of(report)[0])["institution"] == "Desk Board"
    assert values(bibtex_of(report)[0])["number"] == "12"


def test_the_number_of_an_article_stands_for_its_pages():
    article = reference("a", item("article-journal", "T", container_title="Q", number="e31"))
    assert (ris_of(article)[0]["start_page"], "number" in ris_of(article)[0]) == ("e31", False)
    assert (values(bibtex_of(article)[0])["pages"], "number" in values(bibtex_of(article)[0])) == ("e31", False)
