"""Entries in Vancouver style, against the samples and rules of the US National Library of Medicine."""

import pytest

from reader.library.citation import format_vancouver
from reader.library.model import WebLink, plain_text
from tests.library.citation.cases import BUNDLED, CITESEER, NSDUH, READ, day, item, people, starred

OF_THE_PACK = {
    "nichd2018": "Eunice Kennedy Shriver National Institute of Child Health and Human Development. About neuroscience "
    "[Internet]. 2018 Oct 1 [cited 2025 Apr 14]. Available from: "
    "https://www.nichd.nih.gov/health/topics/neuro/conditioninfo",
    "puderbaugh2023": "Puderbaugh M, Emmady PD. Neuroplasticity. In: StatPearls [Internet]. StatPearls Publishing; "
    "2023 [cited 2025 Apr 14]. Available from: https://www.ncbi.nlm.nih.gov/books/NBK557811/.",
    "apa2023": "American Psychiatric Association. What is psychotherapy? [Internet]. 2023 Apr [cited 2025 Apr 14]. "
    "Available from: https://www.psychiatry.org/patients-families/psychotherapy",
    "samhsa2024": "Substance Abuse and Mental Health Services Administration. Key substance use and mental health "
    "indicators in the United States: Results from the 2023 National Survey on Drug Use and Health [Internet]. "
    "Substance Abuse and Mental Health Services Administration; 2024 [cited 2025 Apr 14]. Available from: " + NSDUH,
    "cammisuli2023": "Cammisuli DM, Castelnuovo G. Neuroscience-based psychotherapy: A position paper. "
    "Frontiers in Psychology. 2023;14:1101044. doi: 10.3389/fpsyg.2023.1101044",
    "cappas2005": "Cappas NM, Andrés-Hyman RC, Davidson L. What psychotherapists can begin to learn from neuroscience: "
    "Seven principles of a brain-based psychotherapy. Psychotherapy [Internet]. 2005 [cited 2025 Apr 14];"
    "42(3):374-83. Available from: " + CITESEER,
    "miller2025": "Miller JM. The tapestry of neuroplasticity: Rewiring our brain. Psychiatric Times [Internet]. "
    "2025 [cited 2025 Apr 14];42(1). Available from: "
    "https://www.psychiatrictimes.com/view/the-tapestry-of-neuroplasticity-rewiring-our-brain",
    "porto2009": "Porto PR, Oliveira L, Mari J, Volchan E, Figueira I, Ventura P. Does cognitive behavioral therapy "
    "change the brain? A systematic review of neuroimaging in anxiety disorders. The Journal of Neuropsychiatry and "
    "Clinical Neurosciences. 2009;21(2):114-25. doi: 10.1176/jnp.2009.21.2.114",
}


@pytest.mark.parametrize("key", BUNDLED)
def test_the_sources_of_the_bundled_pack(key):
    assert starred(format_vancouver(BUNDLED[key])) == OF_THE_PACK[key]


BOOK = {"publisher": "Reed Press", "publisher_place": "York"}
IN_A_BOOK = {"container_title": "A handbook of carrels", **BOOK}

KINDS = [
    (item("book", "On reading", "Doe, Jane", day(2014), **BOOK), "Doe J. On reading. York: Reed Press; 2014."),
    (
        item("book", "On reading", "Doe, Jane", day(2014), edition="2", volume="3", **BOOK),
        "Doe J. On reading. 2nd ed. Vol. 3. York: Reed Press; 2014.",
    ),
    (item("book", "On reading", "Doe, Jane", day(2014), edition="First"), "Doe J. On reading. First ed. 2014."),
    (
        item("book", "On reading", "", day(2014), editor="Doe, Jane; Roe, Ali", **BOOK),
        "Doe J, Roe A, editors. On reading. York: Reed Press; 2014.",
    ),
    (item("book", "On reading", "", day(2014), editor="Doe, Jane"), "Doe J, editor. On reading. 2014."),
    (
        item("chapter", "Silence", "Doe, Jane", day(2014), editor="Roe, Ali; Poe, Kim", page="93-113", **IN_A_BOOK),
        "Doe J. Silence. In: Roe A, Poe K, editors. A handbook of carrels. York: Reed Press; 2014. p. 93-113.",
    ),
    (
        item("entry-dictionary", "Carrel", "", day(2000), page="675", edition="29th", **IN_A_BOOK),
        "A handbook of carrels. 29th ed. York: Reed Press; 2000. Carrel; p. 675.",
    ),
    (
        item(
            "article-journal",
            "Hush",
            "Doe, Jane",
            day(2002, 7, 25),
            container_title="Q",
            volume=347,
            issue=4,
            page="284-287",
        ),
        "Doe J. Hush. Q. 2002 Jul 25;347(4):284-7.",
    ),
    (
        item("article-journal", "Hush", "Doe, Jane", "2009-21", container_title="Q", volume="21", issue="S2"),
        "Doe J. Hush. Q. 2009 Spring;21(S2).",
    ),
    (
        item("article-journal", "Hush", "", day(2002), container_title="Q", issue="401", page="230-238"),
        "Hush. Q. 2002;(401):230-8.",
    ),
    (
        item(
            "article-journal",
            "Hush",
            "",
            day(2002),
            container_title="New England Journal of Medicine",
            container_title_short="N. Engl. J. Med.",
        ),
        "Hush. N Engl J Med. 2002.",
    ),
    (
        item(
            "article-newspaper", "Hush", "Doe, Jane", day(2002, 8, 12), container_title="The Post", section="A", page=2
        ),
        "Doe J. Hush. The Post. 2002 Aug 12;Sect. A:2.",
    ),
    (
        item("webpage", "Hush", "", None, container_title="My site", URL="https://x.org/a", accessed=READ),
        "Hush [Internet]. My site; [date unknown] [cited 2025 Apr 14]. Available from: https://x.org/a",
    ),
    (
        item("report", "Desks", "Desk Board", day(2020, 2), number="AF-12", **BOOK),
        "Desk Board. Desks. York: Reed Press; 2020 Feb. Report No.: AF-12.",
    ),
    (
        item("thesis", "Desks", "Doe, Jane", day(2002), genre="PhD thesis", publisher="Ghent University"),
        "Doe J. Desks [dissertation]. Ghent University; 2002.",
    ),
    (
        item("thesis", "Desks", "Doe, Jane", day(2002), genre="Master's thesis", URL="https://x.org/a", accessed=READ),
        "Doe J. Desks [master's thesis on the Internet]. 2002 [cited 2025 Apr 14]. Available from: https://x.org/a",
    ),
    (
        item(
            "paper-conference",
            "Desks",
            "Doe, Jane",
            day(2002),
            editor="Roe, Ali",
            container_title="Desk proceedings",
            event_title="Desk Days",
            event_place="Oslo, Norway",
            event_date={"date-parts": [[2002, 4, 3], [2002, 4, 5]]},
            page="182-191",
            **BOOK,
        ),
        (
            "Doe J. Desks. In: Roe A, editor. Desk proceedings. Desk Days; 2002 Apr 3-5; Oslo, Norway. "
            "York: Reed Press; 2002. p. 182-91."
        ),
    ),
    (
        item("paper-conference", "Desks", "Doe, Jane", day(2002, 4, 3), event_title="Desk Days", event_place="Oslo"),
        "Doe J. Desks. Paper presented at: Desk Days; 2002 Apr 3; Oslo.",
    ),
    (
        item(
            "book", "On reading", "Doe, Jane", day(2014, 3, 2), editor="Roe, Ali", translator=people("Poe, Kim"), **BOOK
        ),
        "Doe J. On reading. Roe A, editor; Poe K, translator. York: Reed Press; 2014.",
    ),
    (
        item("book", "On reading", "", day(2014), editor="Roe, Ali", translator=people("Poe, Kim; Coe, Jo")),
        "Roe A, editor. On reading. Poe K, Coe J, translators. 2014.",
    ),
    (
        item(
            "chapter",
            "Silence",
            "Doe, Jane",
            day(2014, 3),
            editor="Roe, Ali",
            translator=people("Poe, Kim"),
            **IN_A_BOOK,
        ),
        "Doe J. Silence. In: Roe A, editor; Poe K, translator. A handbook of carrels. York: Reed Press; 2014.",
    ),
    (
        item("book", "On reading", "", day(2014), collection_title="Quiet books", collection_number="No. 4", **BOOK),
        "On reading. York: Reed Press; 2014. (Quiet books; no. 4).",
    ),
    (
        item("report", "Desks: a guide", "Desk Board", day(2020), version="2.0", **BOOK),
        "Desk Board. Desks: a guide. Version 2.0. York: Reed Press; 2020.",
    ),
    (
        item("report", "Desks", "Desk Board", day(2020, 2, 9), number="12", collection_title="Quiet papers"),
        "Desk Board. Desks. 2020 Feb. (Quiet papers). Report No.: 12.",
    ),
    (
        item("article-journal", "Hush", "", day(2002), container_title="J. Clin. Nurs."),
        "Hush. J Clin Nurs. 2002.",
    ),
    (
        item(
            "article-journal", "Hush", "", day(2002), container_title="Nature.com", container_title_short="<i>Nat.</i>"
        ),
        "Hush. Nat. 2002.",
    ),
    (
        item("article-magazine", "Hush", "", day(2002, 3, 4), container_title="Nature.com"),
        "Hush. Nature.com. 2002 Mar 4.",
    ),
    (item("legislation", "Mental Health Act", "", day(2007), number="c. 12"), "Mental Health Act. 2007. c. 12."),
    (item("dataset", "Desks counted", "Doe, Jane", day(2019)), "Doe J. Desks counted [dataset]. 2019."),
    ({}, "[Untitled]. [date unknown]."),
]


@pytest.mark.parametrize(("csl", "expected"), KINDS)
def test_kinds_of_works(csl, expected):
    assert plain_text(format_vancouver(csl)) == expected


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        (people("Doe, Jean-Luc"), "Doe JL."),
        (people("Doe, Ann Bea Cleo"), "Doe AB."),
        ([{"family": "Kolk", "given": "Bessel A.", "non-dropping-particle": "van der"}], "van der Kolk BA."),
        ([{"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}], "von Humboldt A."),
        ([{"family": "King", "given": "Martin Luther", "suffix": "Jr."}], "King ML Jr."),
        ([{"family": "Gil", "given": "Lee", "suffix": "III"}], "Gil L 3rd."),
        (people("Plato"), "Plato."),
        ([{"family": "山田", "given": "太郎"}], "山田太郎."),
        (people("Doe, Ann; Roe, Ali; Desk Group"), "Doe A, Roe A; Desk Group."),
        (people("Desk Board; Desk Group; Doe, Ann"), "Desk Board; Desk Group; Doe A."),
        (people("A, X; B, X; C, X; D, X; E, X; F, X"), "A X, B X, C X, D X, E X, F X."),
        (people("A, X; B, X; C, X; D, X; E, X; F, X; G, X"), "A X, B X, C X, D X, E X, F X, et al."),
    ],
)
def test_names(authors, expected):
    csl = {"type": "book", "title": "T", "author": authors, "issued": 2000}
    assert plain_text(format_vancouver(csl)) == f"{expected} T. 2000."


def test_links():
    doi, page = format_vancouver(item("book", "T", DOI="10.1000/182"))[-1], item("book", "T", URL="https://x.org/")
    assert (doi.text, doi.link) == ("10.1000/182", WebLink("https://doi.org/10.1000/182"))
    assert [(span.text, span.link) for span in format_vancouver(page)[-2:]] == [
        ("https://x.org/", WebLink("https://x.org/")),
        (".", None),
    ]


def test_italics_are_those_of_the_title_alone():
    assert starred(format_vancouver(item("book", "In <i>E. coli</i>", issued=2000))) == "In *E. coli*. 2000."
