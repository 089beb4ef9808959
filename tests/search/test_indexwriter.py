"""What the index holds of a pack: every shape of article, and the same bytes every time."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.model import Block, BlockKind, NoteBox, NoteKind, Reference, Span, Table
from reader.library.packfile import open_pack
from reader.search.indexformat import MOST_NAMES_KEPT
from tests import model_values
from tests.packs import ARTICLES, cell, make_pack, make_searchable
from tests.search.asking import article, figure, heading, ids, paragraph, places, reference, term, texts


def test_the_same_bytes_every_time(tmp_path):
    one, other = (make_searchable(tmp_path / f"{name}.carrel").read_bytes() for name in ("a", "b"))
    assert one == other


def test_the_pack_reads_as_without_it(tmp_path):
    with open_pack(make_searchable(tmp_path / "a.carrel")) as one, open_pack(make_pack(tmp_path / "b.carrel")) as other:
        assert [one.article(each.id) for each in ARTICLES] == [other.article(each.id) for each in ARTICLES]
        assert (one.terms(), one.references(), one.info) == (other.terms(), other.references(), other.info)


@pytest.mark.parametrize(
    ("articles", "typed", "found"),
    [
        ([], "brain", []),
        ([article("Alone")], "alone", ["alone"]),
        ([article("No headings", paragraph("needle", "p"))], "needle", ["no-headings#p"]),
        ([article("Only headings", heading("Needle"))], "needle", ["only-headings#Needle"]),
        ([article("A", figure("A caption.", "A needle in hay"))], "needle hay", ["a#figure"]),
        ([article("A", figure("", "A needle"))], "needle", ["a#figure"]),
        ([article("A", paragraph("x", "p", NoteBox(NoteKind.NOTE, 1, "Needle title")))], "needle", ["a#p"]),
        ([article("A", paragraph("x " * 1500, "p", NoteBox(NoteKind.NOTE, 1, "Needle")))], "needle", ["a#p"]),
        (
            [article("A", Block("t", BlockKind.TABLE, table=Table(((cell("h"),), (cell("needle"),)), ("",))))],
            "needle",
            ["a#t"],
        ),
        ([article("A", Block("c", BlockKind.CODE, (Span("x = needle(1)\n"),)))], "needle", ["a#c"]),
        (
            [article("A", *(Block(f"r{n}", BlockKind.RULE) for n in range(1500)), paragraph("needle", "n"))],
            "needle",
            ["a#n"],
        ),
        ([article("A", *(heading(f"H{n}", n) for n in range(1, 7)), paragraph("needle", "p"))], "needle", ["a#p"]),
    ],
)
def test_shapes_of_articles(shelf, articles, typed, found):
    answer = shelf.searcher(shelf.pack(articles)).ask(typed)
    assert places(answer) == found
    assert answer.unsearchable == ()


def test_deep_headings_are_the_path(shelf):
    blocks = [*(heading(f"Level {number}", number) for number in range(1, 7)), paragraph("needle", "p")]
    [hit] = shelf.searcher(shelf.pack([article("Deep", *blocks)])).ask("needle").hits
    assert hit.path == tuple(f"Level {number}" for number in range(1, 7))
    assert (hit.title, hit.excerpt) == ("Deep", "needle")


@pytest.mark.parametrize("parts", [{"terms": [term("brain")]}, {"references": [reference("r", "The brain")]}])
def test_without_articles(shelf, parts):
    answer = shelf.searcher(shelf.pack(**parts)).ask("brain")
    assert [hit.location for hit in answer.hits] == [""]


def test_long_lists_of_other_names(shelf):
    """Each finds the term; the first of them find one another in texts."""
    names = [f"name{number:03}" for number in range(200)]
    file = shelf.pack(texts("here is name001", "here is name150"), [term("thing", "Such.", *names)])
    searcher = shelf.searcher(file)
    assert all(ids(searcher.ask(f"{name} "))[0] == "thing" for name in (names[0], names[MOST_NAMES_KEPT], names[199]))
    assert ids(searcher.ask("name002 ")) == ["thing", "a1"]
    assert ids(searcher.ask("name150 ")) == ["thing", "a2"]


@pytest.mark.parametrize("letter", ["x", "é", "क", "𐌰"])
def test_words_longer_than_the_index_takes(shelf, letter):
    """It cuts them at 32,768 bytes, even within a character."""
    endless = Reference("r", {"title": "Needle", "abstract": f"a{letter * 40_000} tail"}, (Span("Shown needle"),))
    searcher = shelf.searcher(shelf.pack(texts("needle"), [], [endless]))
    assert ids(searcher.ask("needle ")) == ["r", "a1"]
    assert ids(searcher.ask("tail ")) == ["r"]


@given(st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pack_can_be_indexed_and_searched(shelf, data):
    articles = model_values.numbered(data.draw(st.lists(model_values.articles, max_size=3)))
    terms = model_values.numbered(data.draw(st.lists(model_values.terms, max_size=3)))
    references = model_values.numbered(data.draw(st.lists(model_values.references, max_size=3)))
    language = data.draw(st.sampled_from(["en", "ar", "tr", "zh", "xx", "de"]))
    file = shelf.pack(articles, terms, references, language=language, id="any")
    searcher = shelf.searcher(file)
    for each in articles:
        for typed in (each.title, *(span.text for block in each.blocks for span in block.spans)):
            answer = searcher.ask(typed)
            assert answer.unsearchable == ()
            assert all(0 <= first < last <= len(hit.excerpt) for hit in answer.hits for first, last in hit.matches)
    searcher.close()


def test_an_article_can_be_called_anything(shelf):
    odd = ARTICLES[1]._replace(id="ab", title='"; DROP TABLE search_text --')
    searcher = shelf.searcher(shelf.pack([odd]))
    assert set(ids(searcher.ask(odd.title))) == {"ab"}
