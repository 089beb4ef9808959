"""Entries in APA style, against what the manual's seventh edition asks for; stars stand for italics."""

import pytest

from reader.library.citation import format_apa
from reader.library.model import Span, Style, WebLink
from tests.library.citation.cases import BUNDLED, CITESEER, NSDUH, READ, day, item, people, starred

OF_THE_PACK = {
    "nichd2018": "Eunice Kennedy Shriver National Institute of Child Health and Human Development. (2018, October 1). "
    "*About neuroscience*. https://www.nichd.nih.gov/health/topics/neuro/conditioninfo",
    "puderbaugh2023": "Puderbaugh, M., & Emmady, P. D. (2023). Neuroplasticity. In *StatPearls*. "
    "StatPearls Publishing. Retrieved April 14, 2025, from https://www.ncbi.nlm.nih.gov/books/NBK557811/",
    "apa2023": "American Psychiatric Association. (2023, April). *What is psychotherapy?* "
    "https://www.psychiatry.org/patients-families/psychotherapy",
    "samhsa2024": "Substance Abuse and Mental Health Services Administration. (2024). *Key substance use and mental "
    "health indicators in the United States: Results from the 2023 National Survey on Drug Use and Health*. " + NSDUH,
    "cammisuli2023": "Cammisuli, D. M., & Castelnuovo, G. (2023). Neuroscience-based psychotherapy: A position paper. "
    "*Frontiers in Psychology*, *14*, 1101044. https://doi.org/10.3389/fpsyg.2023.1101044",
    "cappas2005": "Cappas, N. M., Andrés-Hyman, R. C., & Davidson, L. (2005). What psychotherapists can begin to learn "
    "from neuroscience: Seven principles of a brain-based psychotherapy. *Psychotherapy*, *42*(3), 374–383. "
    + CITESEER,
    "miller2025": "Miller, J. M. (2025). The tapestry of neuroplasticity: Rewiring our brain. *Psychiatric Times*, "
    "*42*(1). https://www.psychiatrictimes.com/view/the-tapestry-of-neuroplasticity-rewiring-our-brain",
    "porto2009": "Porto, P. R., Oliveira, L., Mari, J., Volchan, E., Figueira, I., & Ventura, P. (2009). "
    "Does cognitive behavioral therapy change the brain? A systematic review of neuroimaging in anxiety disorders. "
    "*The Journal of Neuropsychiatry and Clinical Neurosciences*, *21*(2), 114–125. "
    "https://doi.org/10.1176/jnp.2009.21.2.114",
}


@pytest.mark.parametrize("key", BUNDLED)
def test_the_sources_of_the_bundled_pack(key):
    assert starred(format_apa(BUNDLED[key])) == OF_THE_PACK[key]


BOOK = {"publisher": "Reed Press"}
IN_A_BOOK = {"container_title": "A handbook of carrels", "publisher": "Reed Press"}
IN_A_JOURNAL = {"container_title": "Quiet Studies", "volume": "7"}

KINDS = [
    (item("book", "On reading", "Doe, Jane", day(2014), **BOOK), "Doe, J. (2014). *On reading*. Reed Press."),
    (
        item("book", "On reading", "Doe, Jane", day(2014, 3, 2), edition="3rd edition", volume="2", **BOOK),
        "Doe, J. (2014). *On reading* (3rd ed., Vol. 2). Reed Press.",
    ),
    (
        item("book", "On reading", "", day(2014), editor="Doe, Jane; Roe, Ali", **BOOK),
        "Doe, J., & Roe, A. (Eds.). (2014). *On reading*. Reed Press.",
    ),
    (item("book", "On reading", "", day(2014), editor="Doe, Jane"), "Doe, J. (Ed.). (2014). *On reading*."),
    (
        item("book", "On reading", "Doe, Jane", day(2014), editor="Roe, Ali", edition="rev. ed."),
        "Doe, J. (2014). *On reading* (A. Roe, Ed.; rev. ed.).",
    ),
    (
        item("book", "Dreams", "Doe, Jane", day(2010), translator=people("Roe, Ali"), original_date=day(1900), **BOOK),
        "Doe, J. (2010). *Dreams* (A. Roe, Trans.). Reed Press. (Original work published 1900)",
    ),
    (
        item("book", "Ourselves", "World Health Organization", day(2022), publisher="World health organization"),
        "World Health Organization. (2022). *Ourselves*.",
    ),
    (
        item(
            "chapter", "Silence", "Doe, Jane", day(2014), editor="Roe, Ali B.; Poe, Kim", page="pp. 12-30", **IN_A_BOOK
        ),
        "Doe, J. (2014). Silence. In A. B. Roe & K. Poe (Eds.), *A handbook of carrels* (pp. 12–30). Reed Press.",
    ),
    (
        item(
            "chapter", "Silence", "Doe, Jane", day(2014), editor="A, X.; B, Y.; C, Z.", edition=2, page=9, **IN_A_BOOK
        ),
        "Doe, J. (2014). Silence. In X. A, Y. B, & Z. C (Eds.), *A handbook of carrels* (2nd ed., p. 9). Reed Press.",
    ),
    (
        item("chapter", "Silence", "", day(2014), editor="Roe, Ali", **IN_A_BOOK),
        "Silence. (2014). In A. Roe (Ed.), *A handbook of carrels*. Reed Press.",
    ),
    (
        item(
            "entry-dictionary",
            "Carrel",
            "",
            None,
            container_title="The dictionary",
            URL="https://x.org/c",
            accessed=READ,
        ),
        "Carrel. (n.d.). In *The dictionary*. Retrieved April 14, 2025, from https://x.org/c",
    ),
    (
        item(
            "report", "Desks", "Desk Board", day(2020), number="12", collection_title="Papers", collection_number="H-5"
        ),
        "Desk Board. (2020). *Desks* (Report No. 12, Papers H-5).",
    ),
    (
        item("report", "Desks: a guide", "Desk Board", day(2020), version="2.0", language="en-GB"),
        "Desk Board. (2020). *Desks: A guide* (Version 2.0).",
    ),
    (
        item(
            "article-journal", "Is it quiet? a <i>long</i> view", "Doe, Jane", day(2020), language="en", **IN_A_JOURNAL
        ),
        "Doe, J. (2020). Is it quiet? A *long* view. *Quiet Studies*, *7*.",
    ),
    (
        item("chapter", "Hush", "Doe, Jane", day(2020), container_title="Desks: the book", publisher="Reed Press"),
        "Doe, J. (2020). Hush. In *Desks: The book*. Reed Press.",
    ),
    (
        item("article-journal", "Hush", "Doe, Jane", day(2020, 5, 1), issue="1-2", page="S12--S15", **IN_A_JOURNAL),
        "Doe, J. (2020). Hush. *Quiet Studies*, *7*(1–2), S12–S15.",
    ),
    (
        item("article-journal", "Hush", "Doe, Jane", day(2020), number="e31", **IN_A_JOURNAL),
        "Doe, J. (2020). Hush. *Quiet Studies*, *7*, Article e31.",
    ),
    (
        item("article-journal", "Hush", "Doe, Jane", None, status="in press", container_title="Quiet Studies"),
        "Doe, J. (in press). Hush. *Quiet Studies*.",
    ),
    (
        item("article-newspaper", "Hush", "Doe, Jane", day(2020, 5, 1), container_title="The Post", page="A1, A4"),
        "Doe, J. (2020, May 1). Hush. *The Post*, A1, A4.",
    ),
    (
        item("post-weblog", "Hush!", "Doe, Jane", day(2020, 5, 1), container_title="My desk", URL="http://x.org/a"),
        "Doe, J. (2020, May 1). Hush! *My desk*. http://x.org/a",
    ),
    (
        item("webpage", "Hush", "Doe, Jane", day(2020), container_title="My site", URL="https://x.org/a"),
        "Doe, J. (2020). *Hush*. My site. https://x.org/a",
    ),
    (
        item("webpage", "Hush", "", None, URL="https://x.org/a", accessed=day(2025, 4)),
        "*Hush*. (n.d.). Retrieved April 2025, from https://x.org/a",
    ),
    (
        item("report", "Desks", "Desk Board", day(2020, 2), number="12", publisher="Ministry of Desks"),
        "Desk Board. (2020). *Desks* (Report No. 12). Ministry of Desks.",
    ),
    (
        item("report", "Desks", "Desk Board", day(2020), number="12", genre="Technical Report"),
        "Desk Board. (2020). *Desks* (Technical Report No. 12).",
    ),
    (
        item("thesis", "Desks", "Doe, Jane", day(2011), genre="Doctoral dissertation", publisher="Ghent University"),
        "Doe, J. (2011). *Desks* [Doctoral dissertation]. Ghent University.",
    ),
    (item("thesis", "Desks", "Doe, Jane", day(2011)), "Doe, J. (2011). *Desks* [Thesis]."),
    (
        item("paper-conference", "Desks", "Doe, Jane", day(2019, 8), container_title="Proceedings", page="93-101"),
        "Doe, J. (2019). Desks. In *Proceedings* (pp. 93–101).",
    ),
    (
        item(
            "paper-conference",
            "Desks",
            "Doe, Jane",
            {"date-parts": [[2019, 8, 8], [2019, 8, 11]]},
            event_title="Desk Days",
            event_place="Oslo, Norway",
        ),
        "Doe, J. (2019, August 8–11). *Desks* [Paper presentation]. Desk Days, Oslo, Norway.",
    ),
    (
        item("legislation", "Mental Health Act 2007", "", day(2007), number="c. 12", URL="https://x.org/law"),
        "Mental Health Act 2007, c. 12 (2007). https://x.org/law",
    ),
    (
        item("dataset", "Desks counted", "Doe, Jane", day(2019), version="1.2", publisher="Desk Data"),
        "Doe, J. (2019). *Desks counted* (Version 1.2) [Data set]. Desk Data.",
    ),
    (
        item("motion_picture", "Desks", "", day(2001), director=people("Doe, Jane"), publisher="Desk Films"),
        "Doe, J. (Director). (2001). *Desks* [Film]. Desk Films.",
    ),
    (item("no-such-type", "Desks", "Doe, Jane", day(2001)), "Doe, J. (2001). *Desks*."),
    (item("", "Hush", "Doe, J.", day(2001), issue="4", container_title="Q"), "Doe, J. (2001). Hush. *Q*, (4)."),
    (
        item(
            "article-journal", "Hush", "Doe, Jane", day(2020), container_title="Journal of clinical nursing", volume="7"
        ),
        "Doe, J. (2020). Hush. *Journal of Clinical Nursing*, *7*.",
    ),
    (
        item("article-journal", "Hush", "", day(2020), container_title="Bibliotek for læger", volume="7"),
        "Hush. (2020). *Bibliotek for læger*, *7*.",
    ),
    (
        item("article-journal", "Hush", "", day(2020), container_title="eLife sciences", language="en", volume="7"),
        "Hush. (2020). *eLife Sciences*, *7*.",
    ),
    (
        item("article-journal", "Hush", "", day(2020), container_title="Quiet", collection_title="Second series"),
        "Hush. (2020). *Quiet*, *Second series*.",
    ),
    (
        item("chapter", "Silence", "Doe, Jane", day(2014), translator=people("Poe, Kim"), page="9-12", **IN_A_BOOK),
        "Doe, J. (2014). Silence (K. Poe, Trans.). In *A handbook of carrels* (pp. 9–12). Reed Press.",
    ),
    (
        item("chapter", "Silence", "", day(2014), container_author=people("Roe, Ali"), editor="Coe, Jo", **IN_A_BOOK),
        "Silence. (2014). In A. Roe, *A handbook of carrels*. Reed Press.",
    ),
    (
        item("book", "Dreams", "Doe, Jane", day(2010), editor="Roe, Ali", translator=people("Roe, Ali")),
        "Doe, J. (2010). *Dreams* (A. Roe, Ed. & Trans.).",
    ),
    (
        item("book", "Dreams", "", day(2010), editor="Roe, Ali", translator=people("Roe, Ali")),
        "Roe, A. (Ed.). (2010). *Dreams* (A. Roe, Trans.).",
    ),
    (item("book", "Dreams", "Doe, Jane", day(2010), page="9-12"), "Doe, J. (2010). *Dreams* (pp. 9–12)."),
    (item("book", "Traum", "Doe, Jane", day(2010), edition="2. Auflage"), "Doe, J. (2010). *Traum* (2. Auflage)."),
    (item("book", "Сон", "", day(2010), edition="2-е изд."), "*Сон* (2-е изд.). (2010)."),
    (
        item("article-journal", "Desks", "Doe, J.", day(2020), container_title="Q", reviewed_author=people("Roe, Ali")),
        "Doe, J. (2020). [Review of *Desks*, by A. Roe]. *Q*.",
    ),
    (
        item(
            "review",
            "All about desks",
            "Doe, Jane",
            day(2020),
            container_title="Q",
            reviewed_title="Desks",
            reviewed_genre="book",
            reviewed_author=people("Roe, Ali"),
        ),
        "Doe, J. (2020). All about desks [Review of the book *Desks*, by A. Roe]. *Q*.",
    ),
    (
        item("thesis", "Desks", "Doe, J.", day(2011), genre="Dissertation", publisher="Ghent", archive="ProQuest"),
        "Doe, J. (2011). *Desks* [Dissertation, Ghent]. ProQuest.",
    ),
    (
        item("manuscript", "Desks", "Doe, Jane", day(1911), archive="Desk Library") | {"archive_location": "Box 9"},
        "Doe, J. (1911). *Desks*. Desk Library (Box 9).",
    ),
    (
        item("manuscript", "Desks", "", day(1911), archive="Desk Library") | {"archive_collection": "Roe papers"},
        "*Desks*. (1911). Roe papers, Desk Library.",
    ),
    (item("book", "Desks", "Doe, J.", day(1911), archive_place="Oslo"), "Doe, J. (1911). *Desks*."),
    (
        item(
            "legal_case", "doe v. roe", "", 1972, container_title="F. Supp.", volume=9, page="78-90", authority="Wis."
        ),
        "Doe v. Roe, 9 F. Supp. 78 (Wis. 1972).",
    ),
    (
        item("legislation", "Mental Health Act", "", day(1988), container_title="U.S.C.", volume=42, section="9401"),
        "Mental Health Act, 42 U.S.C. § 9401 (1988).",
    ),
    (item("paper-conference", "Desks", "Doe, Jane", day(2019)), "Doe, J. (2019). *Desks*."),
    (
        item("broadcast", "Desks", "Doe, Jane", day(2019), genre="television broadcast"),
        "Doe, J. (2019). *Desks* [Television broadcast].",
    ),
    (item("musical_score", "Hush", "", day(2019), composer=people("Doe, Jane")), "Doe, J. (2019). *Hush*."),
    (
        item("book", "Hush", "Doe, Jane", day(1999), note="original-date: 1900\nPMID: 12\n\nRead in 2020: twice."),
        "Doe, J. (1999). *Hush*. (Original work published 1900)",
    ),
    (item("book", "Called “home”", "Doe, Jane", day(1999)), "Doe, J. (1999). *Called “home.”*"),
    ({}, "*[Untitled]*. (n.d.)."),
]


@pytest.mark.parametrize(("csl", "expected"), KINDS)
def test_kinds_of_works(csl, expected):
    assert starred(format_apa(csl)) == expected


def name(family="", given="", particle="", dropping="", suffix=""):
    keys = ("family", "given", "non-dropping-particle", "dropping-particle", "suffix")
    return dict(zip(keys, (family, given, particle, dropping, suffix), strict=True))


NAMES = [
    ([name("Doe", "Jean-Luc")], "Doe, J.-L."),
    ([name("Doe", "J.-L. M.")], "Doe, J.-L. M."),
    ([name("Doe", "J.M.")], "Doe, J. M."),
    ([name("Doe", "JM")], "Doe, J. M."),
    ([name("Doe", "Émile")], "Doe, É."),
    ([name("Doe", "E\u0301mile")], "Doe, É."),
    ([name("Kolk", "Bessel A.", "van der")], "van der Kolk, B. A."),
    ([name("Alembert", "Jean", "d'")], "d'Alembert, J."),
    ([name("Humboldt", "Alexander", dropping="von")], "Humboldt, A. von."),
    ([name("Humboldt", "Alexander von")], "Humboldt, A. von."),
    ([name("King", "Martin Luther", suffix="Jr.")], "King, M. L., Jr."),
    ([name("Plato")], "Plato."),
    ([name(given="Plato")], "Plato."),
    ([name("山田", "太郎")], "山田太郎."),
    ([name("Достоевский", "Фёдор Михайлович")], "Достоевский, Ф. М."),
    ([name("حسين", "طه")], "حسين, طه."),
    (["Desk Board"], "Desk Board."),
    ("Desk Board", "Desk Board."),
    ({"literal": "Desk Inc."}, "Desk Inc."),
    ([{"literal": "Desk Board"}, name("Doe", "Jane")], "Desk Board, & Doe, J."),
    ([name("Doe", "Jane"), None, 3, {}, name("Roe", "Ali")], "Doe, J., & Roe, A."),
]


@pytest.mark.parametrize(("authors", "expected"), NAMES)
def test_names(authors, expected):
    assert starred(format_apa({"type": "book", "title": "T", "author": authors})) == f"{expected} (n.d.). *T*."


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (2, "N1, A., & N2, A. (n.d.)"),
        (20, ", ".join(f"N{number}, A." for number in range(1, 20)) + ", & N20, A. (n.d.)"),
        (21, ", ".join(f"N{number}, A." for number in range(1, 20)) + ", . . . N21, A. (n.d.)"),
        (99, ", ".join(f"N{number}, A." for number in range(1, 20)) + ", . . . N99, A. (n.d.)"),
    ],
)
def test_many_authors(count, expected):
    authors = [name(f"N{number}", "Ann") for number in range(1, count + 1)]
    assert starred(format_apa({"type": "book", "title": "T", "author": authors})).startswith(expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Who asks?", "*Who asks?*"),
        ("Hush!", "*Hush!*"),
        ("The brain.", "*The brain*."),
        ("Care in the U.S.", "*Care in the U.S.*"),
        ("“Why?”", "*“Why?”*"),
        ("Called “home”", "*Called “home.”*"),
        ("何？", "*何？*"),
        ("And so on…", "*And so on…*"),
        ("In <i>E. coli</i>", "*In *E. coli."),
        ("H<sub>2</sub>O &\n<b>us</b>", "*H2O & us*."),
        ("One < two > none", "*One < two > none*."),
    ],
)
def test_titles_end_once(title, expected):
    assert starred(format_apa({"type": "book", "title": title})) == f"{expected} (n.d.)."


def test_addresses_are_links_and_others_are_not():
    doi = format_apa(item("book", "T", DOI="doi:10.1000/a<b>"))[-1]
    assert doi == Span("https://doi.org/10.1000/a%3Cb%3E", Style.PLAIN, WebLink("https://doi.org/10.1000/a%3Cb%3E"))
    assert format_apa(item("book", "T", URL="https://x.org/a b"))[-1].link == WebLink("https://x.org/a%20b")
    assert all(span.link is None for span in format_apa(item("book", "T", URL="javascript:alert(1)")))


LIVING = item(
    "chapter", "Hush", "Doe, Jane", day(2020), container_title="Open desks", URL="https://x.org/a", accessed=READ
)


@pytest.mark.parametrize(
    ("changed", "is_living"),
    [
        ({}, True),
        ({"type": "entry-encyclopedia"}, True),
        ({"page": "12-30"}, False),
        ({"edition": "2"}, False),
        ({"version": "2.0"}, False),
        ({"volume": "3"}, False),
        ({"ISBN": "978-92-4-154979-0"}, False),
        ({"DOI": "10.1000/182"}, False),
        ({"URL": "https://x.org/index.php?title=Hush&oldid=5"}, False),
        ({"URL": "https://web.archive.org/web/2020/https://x.org/a"}, False),
        ({"type": "webpage"}, False),
        ({"type": "paper-conference"}, False),
        ({"accessed": None}, False),
    ],
)
def test_an_entry_of_an_online_book_without_an_edition_has_the_date_of_retrieval(changed, is_living):
    shown = starred(format_apa(LIVING | changed))
    assert ("Retrieved April 14, 2025, from https://x.org/a" in shown) is is_living
    assert shown.count("Retrieved") == is_living
