"""A folder becomes a pack file, or nothing changes."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from reader.library.authoring import workers
from reader.library.authoring.build import build, check, pack_id
from reader.library.authoring.content_source import ContentSource
from reader.library.authoring.problems import ContentError, NotAContentFolder
from reader.library.model import BasedOn, Span, TermLink

HEAD = "---\ntitle: {}\n---\n\n"
PACK = "id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n"


def read(folder):
    source = ContentSource(folder)
    return source, list(source.articles())


def test_values(make_folder):
    head = (
        "---\ntitle: >\n  Sleep\n  and mood\nsummary: Short.\nauthors: [Ann, Ben]\npublished: 2024\nupdated: 2025-01\n"
        "based_on: {title: Book, authors: [C], publisher: P, date: 2020-02-29, url: 'https://x.org', reviewed_by: D}\n"
        "---\n"
    )
    body = (
        "# Why sleep\n\nGood sleep helps [@smith2020].\n\n"
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
    ("listed", "order"),
    [
        ("", ["a", "b", "mood"]),
        ("articles: [mood, b, a]\n", ["mood", "b", "a"]),
        ("articles: [b]\n", ["b", "a", "mood"]),
    ],
)
def test_order(make_folder, listed, order):
    files = {"pack.yaml": PACK + listed, "articles/b.md": HEAD.format("B"), "articles/a.md": HEAD.format("A")}
    _, articles = read(make_folder(files))
    assert [article.id for article in articles] == order


def test_build_writes_a_pack_and_returns_warnings(make_folder, tmp_path):
    target = tmp_path / "rest.carrel"
    steps: list[tuple[int, int]] = []
    problems = build(
        make_folder({"articles/more.md": HEAD.format("More") + "### Skipped"}), target, lambda *x: steps.append(x)
    )
    assert [problem.line for problem in problems] == [5]
    assert target.stat().st_size > 0
    assert steps[-1][0] == steps[-1][1] > 0
    assert steps == sorted(steps)


def test_the_same_folder_gives_the_same_bytes(make_folder, tmp_path):
    folder = make_folder()
    build(folder, tmp_path / "one.carrel")
    build(folder, tmp_path / "two.carrel")
    assert (tmp_path / "one.carrel").read_bytes() == (tmp_path / "two.carrel").read_bytes()


@pytest.mark.parametrize(
    "files",
    [
        {"articles/mood.md": HEAD.format("A") + "[a](term:none)"},
        {"articles/z.md": HEAD.format("Z") + "[a](article:mood#none)"},
        {"pack.yaml": "id: rest\n"},
        {"figures/bed.svg": "<svg/>"},
        {"glossary.yaml": "- id: a\n"},
    ],
)
@pytest.mark.parametrize("before", [b"as it was", None])
def test_errors_leave_the_target_as_it_was(make_folder, tmp_path, files, before):
    target = tmp_path / "out" / "rest.carrel"
    target.parent.mkdir()
    if before is not None:
        target.write_bytes(before)
    folder = make_folder(files)
    with pytest.raises(ContentError) as raised:
        build(folder, target)
    assert list(raised.value.problems) == check(folder) != []
    assert list(target.parent.iterdir()) == ([target] if before else [])
    assert before is None or target.read_bytes() == before


def test_what_the_progress_callback_raises_stops_the_build(make_folder, tmp_path):
    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(make_folder(), tmp_path / "rest.carrel", stop)
    assert not (tmp_path / "rest.carrel").exists()


@pytest.mark.parametrize(
    ("text", "id"), [("id: rest\n", "rest"), ("title: x\n", ""), ("id: ../x\n", ""), ("id: [", ""), ("", "")]
)
def test_pack_id(make_folder, text, id):
    assert pack_id(make_folder({"pack.yaml": text})) == id


def test_no_content_folder(tmp_path):
    with pytest.raises(NotAContentFolder):
        build(tmp_path, tmp_path / "rest.carrel")


def test_many_processes_read_what_one_reads(make_folder, monkeypatch):
    text = (
        "## Part {0}\n\nGood sleep, CBT and *rest* [@smith2020].\n\n- [next](article:a{0})\n\n[x](article:a0#no-{0})\n"
    )
    files = {f"articles/a{number}.md": HEAD.format(f"A{number}") + text.format(number % 7) for number in range(50)}
    folder = make_folder(files)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(workers, "CHUNK_FILES", 4)
    source, articles = read(folder)
    monkeypatch.setattr(workers, "MIN_FILES", 1000)
    alone, articles_alone = read(folder)
    assert articles == articles_alone
    # One links in vain to a block of its own.
    assert len(articles) == 50
    assert source.problems() == alone.problems() != []


def test_an_unfinished_reading_ends_its_processes(make_folder, monkeypatch):
    folder = make_folder({f"articles/a{number}.md": HEAD.format("A") for number in range(50)})
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    articles = ContentSource(folder).articles()
    next(articles)
    articles.close()
    assert multiprocessing.active_children() == []
