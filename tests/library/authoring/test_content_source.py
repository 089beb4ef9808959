"""What is read from a content folder."""

from __future__ import annotations

import pytest

from reader.library.model import (
    BasedOn,
    Span,
    TermLink,
)
from tests.library.authoring.samples import (
    SVG,
    assert_reported,
    read,
)


def test_values(make_folder):
    head = (
        "---\ntitle: >\n  Sleep\n  and mood\nsummary: Short.\nauthors: [Ann, Ben]\npublished: 2024\nupdated: 2025-01\n"
        "based_on: {title: Book, authors: [C], publisher: P, date: 2020-02-29, url: 'https://x.org', reviewed_by: D}\n"
        "---\n"
    )
    body = (
        "## Why sleep\n\nGood sleep helps [@smith2020].\n\n"
        "| Sleep |\n|---|\n| sleep CBT |\n\n![A bed](figures/bed.svg)\n"
    )
    source, (article,) = read(make_folder({"articles/mood.md": "\ufeff" + (head + body).replace("\n", "\r\n")}))
    assert source.problems() == []
    assert (article.id, article.title, article.summary) == ("mood", "Sleep and mood", "Short.")
    assert (article.authors, article.published, article.updated) == (("Ann", "Ben"), "2024", "2025-01")
    assert article.based_on == BasedOn("Book", ("C",), "P", "2020-02-29", "https://x.org", "D")
    assert [block.id for block in article.blocks] == ["why-sleep", "good-sleep-helps", "sleep", "a-bed"]
    heading, paragraph, table, _ = article.blocks
    assert heading.spans == (Span("Why sleep"),)
    assert paragraph.spans[1] == Span("sleep", link=TermLink("sleep"))
    assert table.table
    assert table.table.rows == (((Span("Sleep"),),), ((Span("sleep "), Span("CBT", link=TermLink("cbt"))),))


def test_terms_link_one_another_and_never_themselves(make_folder):
    glossary = (
        "- id: sleep\n  term: sleep\n  definition: Sleep *is* not a nap [@smith2020].\n  see: [nap]\n"
        "- id: nap\n  term: nap\n  aka: [siesta]\n  definition: Short sleep.\n  cites: [smith2020]\n"
    )
    source, _ = read(make_folder({"glossary.yaml": glossary}))
    sleep, nap = source.terms
    assert [span.link.term for span in sleep.definition if isinstance(span.link, TermLink)] == ["nap"]
    assert nap.definition == (Span("Short "), Span("sleep", link=TermLink("sleep")), Span("."))
    assert (nap.aka, nap.cites, sleep.see) == (("siesta",), ("smith2020",), ("nap",))


def test_csl_keeps_text_as_text(make_folder):
    item = (
        "- id: smith2020\n  type: book\n  title: 1984\n  volume: 3\n  page: 1-9\n"
        "  DOI: 10.1/2\n  note: yes\n  publisher:\n"
        "  author: [{family: 50, given: Ann, static-ordering: true}]\n"
        "  issued: {date-parts: [[2020, 5]], circa: true}\n"
    )
    source, _ = read(make_folder({"references.yaml": item}))
    (reference,) = source.references()
    assert reference.csl == {
        "id": "smith2020",
        "type": "book",
        "title": "1984",
        "volume": 3,
        "page": "1-9",
        "DOI": "10.1/2",
        "note": "yes",
        "author": [{"family": "50", "given": "Ann", "static-ordering": True}],
        "issued": {"date-parts": [[2020, 5]], "circa": True},
    }
    assert reference.apa
    assert reference.vancouver


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        ("figures/bed.png", b"\x89PNG\r\n\x1a\n", "figures/bed.png:1: this figure cannot be used: it is a damaged PNG"),
        (
            "figures/bed.svg",
            b"\xff\xd8\xff\xe0",
            "figures/bed.svg:1: this figure cannot be used: it is a JPEG file, but",
        ),
        (
            "figures/bed.svg",
            SVG.format("<script/>"),
            "figures/bed.svg:1: this figure cannot be used: it contains <script>",
        ),
        ("figures/notes.txt", "x", "figures/notes.txt:1: this figure cannot be used: its name must end in"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
