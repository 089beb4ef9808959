"""Several packs searched together: comparable scores, packs that go and come back, questions interrupted."""

from __future__ import annotations

import os
import threading

import apsw
import pytest

from reader.library.packconnection import PackConnection, ReadInterrupted
from reader.search.answer import Interrupted
from reader.search.packindex import PackIndex
from reader.search.searcher import Searcher
from tests.packs import article_of, let_go, make_pack, tamper
from tests.search.asking import ids, term, texts

NO_INDEX = "“A sample” has no search index, so Carrel cannot search it."


@pytest.fixture
def two(shelf):
    """One in English and one in Swedish."""
    one = shelf.pack([article_of("The brain and pain.", id="en")], [term("pain", "An alarm.")], id="one")
    swedish = [article_of("Smärta och pain får.", id="sv"), article_of("Far.", id="sv2")]
    return one, shelf.pack(swedish, language="sv", id="two")


def test_packs_are_searched_together(shelf, two):
    answer = shelf.searcher(*two).ask("pain")
    assert ids(answer) == ["pain", "en", "sv"]
    assert answer.packs == {"one": 2, "two": 1}
    assert {hit.pack for hit in answer.hits} == {"one", "two"}
    scores = [hit.score for hit in answer.hits]
    assert scores == sorted(scores, reverse=True)


def test_the_same_text_in_two_packs_scores_alike(shelf):
    same = [shelf.pack(texts("A rare needle in hay.", "hay"), id=id) for id in ("one", "two")]
    first, second = shelf.searcher(*same).ask("needle").hits
    assert (first.pack, second.pack) == ("one", "two")
    assert first.score == pytest.approx(second.score)


def test_each_pack_has_its_own_language(shelf, two):
    searcher = shelf.searcher(*two)
    assert ids(searcher.ask("får ")) == ["sv"]
    assert ids(searcher.ask("far ")) == ["sv2", "sv"]
    assert ids(searcher.ask("pain", pack="two")) == ["sv"]


def test_the_same_file_twice_is_one_pack(shelf, two):
    assert len(shelf.searcher(two[0], two[0]).ask("pain").hits) == 2


def test_without_packs(shelf):
    answer = shelf.searcher().ask("pain")
    assert (answer.hits, answer.unsearchable, answer.suggestion) == ((), (), "")


def test_a_pack_without_an_index_says_so(shelf, two, tmp_path):
    plain = make_pack(tmp_path / "plain.carrel")
    for _ in range(2):
        answer = shelf.searcher(plain, *two).ask("pain")
        assert ids(answer) == ["pain", "en", "sv"]
        assert answer.unsearchable == (NO_INDEX,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE search SET value=1 WHERE name='version'",
        "UPDATE search SET value=0 WHERE name='version'",
        "DELETE FROM search",
        "DROP TABLE search_word",
        "ALTER TABLE search_word ADD COLUMN more",
    ],
)
def test_an_index_of_another_version_is_not_asked(shelf, two, statement):
    tamper(two[0], statement)
    answer = shelf.searcher(*two).ask("pain")
    assert ids(answer) == ["sv"]
    assert answer.unsearchable == (
        "Another version of Carrel made the search index of “The pack one”, so this version cannot search it.",
    )  # fmt: skip


def test_what_is_no_pack_hides_no_other(shelf, two, tmp_path):
    (tmp_path / "none.carrel").write_bytes(b"none")
    answer = shelf.searcher(tmp_path / "none.carrel", tmp_path / "gone.carrel", *two).ask("pain")
    assert len(answer.hits) == 3
    assert [sentence.partition(":")[0] for sentence in answer.unsearchable] == ["none.carrel", "gone.carrel"]


def test_a_stick_that_is_pulled_out_and_put_back(shelf, two, tmp_path):
    searcher = shelf.searcher(*two)
    assert len(searcher.ask("pain").hits) == 3
    let_go()
    two[0].rename(tmp_path / "away")
    for _ in range(2):
        answer = searcher.ask("pain")
        assert ids(answer) == ["sv"]
        assert "is missing" in "".join(answer.unsearchable)
    let_go()
    (tmp_path / "away").rename(two[0])
    answer = searcher.ask("pain")
    assert (len(answer.hits), answer.unsearchable) == (3, ())


def test_another_pack_in_its_place_is_opened_anew(shelf, two):
    searcher = shelf.searcher(*two)
    searcher.ask("pain")
    new = shelf.pack(texts("New pain here."), id="three")
    let_go()
    os.replace(new, two[0])  # noqa: PTH105
    assert sorted(ids(searcher.ask("pain"))) == ["a1", "sv"]


@pytest.mark.parametrize(
    "method", ["counts_of", "texts", "count", "passages", "blocks", "names", "aliases", "looking_like"]
)
def test_a_pack_that_is_lost_while_it_is_searched(shelf, two, monkeypatch, method):
    """At whatever it is asked; the next question tries it again."""
    searcher = shelf.searcher(*two)
    lost = getattr(PackIndex, method)

    def losing(index, *words):
        if index.pack.info.id == "one":
            raise index.damaged("the stick is out")
        return lost(index, *words)

    with monkeypatch.context() as patch:
        patch.setattr(PackIndex, method, losing)
        answers = [searcher.ask("pian sch"), searcher.ask("pain")]
    if method != "looking_like":
        assert ids(answers[1]) == ["sv"]
        assert "the stick is out" in "".join(answers[1].unsearchable)
    answer = searcher.ask("pain")
    assert (len(answer.hits), answer.unsearchable) == (3, ())


def test_a_newer_question_interrupts_the_older(shelf, monkeypatch):
    searcher = shelf.searcher(shelf.pack(texts("pain", "pain and brain")))
    rows = PackConnection.rows

    def interrupted(connection, sql, values=()):
        if "search_text MATCH" in sql:
            searcher.interrupt()
        return rows(connection, sql, values)

    with monkeypatch.context() as patch:
        patch.setattr(PackConnection, "rows", interrupted)
        with pytest.raises(Interrupted):
            searcher.ask("pain")
    assert len(searcher.ask("pain").hits) == 2


@pytest.mark.parametrize("ask", [Searcher.ask, lambda searcher, typed: searcher.matches(typed, "", [])])
def test_what_is_read_is_interrupted(shelf, monkeypatch, ask):
    searcher = shelf.searcher(shelf.pack(texts("pain")))
    searcher.ask("pain")

    def interrupted(*_: object) -> None:
        raise ReadInterrupted

    monkeypatch.setattr(PackConnection, "rows", interrupted)
    with pytest.raises(Interrupted):
        ask(searcher, "pain")


def test_interrupting_again_and_again_from_another_thread(shelf):
    """Each question is answered or interrupted; nothing is taken for damage."""
    bodies = [f"common words and pain number {number} " * 8 for number in range(300)]
    searcher = shelf.searcher(shelf.pack(texts(*bodies)))
    over = threading.Event()
    odd: list[object] = []

    def asking() -> None:
        for number in range(60):
            try:
                answer = searcher.ask(f"common pain numb {number}")
                odd.extend(answer.unsearchable)
            except Interrupted:
                pass
            except Exception as error:
                odd.append(error)
        over.set()

    thread = threading.Thread(target=asking)
    thread.start()
    while not over.wait(0.0005):
        searcher.interrupt()
    thread.join()
    assert odd == []
    assert searcher.ask("common pain").counts["article"] == 300


def test_closing_is_clean(shelf, two):
    searcher = Searcher(two)
    searcher.ask("pain")
    indexes = list(searcher._packs._indexes.values())
    searcher.close()
    searcher.interrupt()
    for index in indexes:
        index.interrupt()  # as another thread may that had looked just before
    searcher.close()
    assert len(searcher.ask("pain").hits) == 3
    searcher.close()


def test_every_pack_is_closed_again(shelf, two, monkeypatch, tmp_path):
    plain = make_pack(tmp_path / "plain.carrel")
    opened: list[apsw.Connection] = []
    connect = apsw.Connection

    def noted(*words, **more):
        opened.append(connect(*words, **more))
        return opened[-1]

    monkeypatch.setattr(apsw, "Connection", noted)
    searcher = Searcher([*two, plain])
    searcher.ask("pain")
    searcher.close()
    assert len(opened) == 3
    for connection in opened:
        with pytest.raises(apsw.ConnectionClosedError):
            connection.execute("SELECT 1")
