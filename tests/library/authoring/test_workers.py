"""Several processes read what one process reads."""

from __future__ import annotations

import multiprocessing
import os

from reader.library.authoring import workers
from reader.library.authoring.content_source import ContentSource
from tests.library.authoring.samples import (
    read,
)

TITLED = "---\ntitle: {}\n---\n\n"


def test_many_processes_read_what_one_reads(make_folder, monkeypatch):
    text = (
        "## Part {0}\n\nGood sleep, CBT and *rest* [@smith2020].\n\n- [next](article:a{0})\n\n[x](article:a0#no-{0})\n"
    )
    files = {f"articles/a{number}.md": TITLED.format(f"A{number}") + text.format(number % 7) for number in range(50)}
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
    folder = make_folder({f"articles/a{number}.md": TITLED.format("A") for number in range(50)})
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    articles = ContentSource(folder).articles()
    next(articles)
    articles.close()
    assert multiprocessing.active_children() == []
