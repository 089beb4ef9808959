"""The generated libraries are the same every time, and have the structure that the benchmarks need."""

from __future__ import annotations

import re

import pytest

from benchmarks.library import Plan, article_id, files, folder_of, size_of
from benchmarks.prose import words_of
from benchmarks.results import Result, share, table
from reader.library.authoring.build import build, check
from reader.library.packfile import open_pack

SMALL = Plan(articles=6, longest=3_000)


@pytest.fixture(scope="module")
def words():
    return words_of()


def test_words_are_those_of_the_bundled_pack(words):
    assert len(set(words)) > 500
    assert {"neuroplasticity", "therapy", "brain"} <= set(words)
    assert all(re.fullmatch(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", word) for word in words)


def test_the_same_plan_gives_the_same_bytes(words):
    assert list(files(SMALL, words)) == list(files(SMALL, words))


@pytest.mark.parametrize("other", [Plan(6, longest=9_000), Plan(6), Plan(6, longest=3_000, seed=2)])
def test_another_plan_gives_other_bytes_in_another_folder(words, tmp_path, other):
    assert list(files(SMALL, words)) != list(files(other, words))
    assert folder_of(SMALL, tmp_path, words) != folder_of(other, tmp_path, words)


def test_a_folder_is_generated_once(words, tmp_path):
    folder = folder_of(SMALL, tmp_path, words)
    article = folder / "articles" / f"{article_id(0)}.md"
    article.write_text("as it was left", encoding="utf-8")
    assert folder_of(SMALL, tmp_path, words) == folder
    assert article.read_text(encoding="utf-8") == "as it was left"


def test_lengths_differ_and_are_about_what_was_asked(words):
    texts = [text for name, text in files(Plan(articles=300), words) if name.startswith("articles/")]
    lengths = sorted(len(text.split()) for text in texts)
    assert Plan(300).words * 0.7 < lengths[150] < Plan(300).words * 1.3
    assert lengths[270] > 2 * lengths[30]


def test_the_longest_article_has_its_length(words):
    *_, (name, text) = files(SMALL, words)
    assert name == f"articles/{article_id(6)}.md"
    assert len(text.split()) == pytest.approx(3_000, rel=0.15)


@pytest.mark.parametrize(
    "mark", ["{#section-1}", "\n- **", "[@ref", "](term:", "](article:", "\n::: note", "\n| ", "\n> "]
)
def test_every_kind_of_markup_occurs(words, mark):
    assert any(mark in text for _, text in files(Plan(articles=20), words))


def test_the_folder_builds_without_a_problem(words, tmp_path):
    folder = folder_of(SMALL, tmp_path, words)
    assert check(folder) == []
    build(folder, tmp_path / "pack.carrel")
    with open_pack(tmp_path / "pack.carrel") as pack:
        assert [entry.id for entry in pack.entries()] == [article_id(number) for number in range(7)]
        assert pack.entry(article_id(6)).words == pytest.approx(3_000, rel=0.15)
    assert size_of(folder) > 7 * 500


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (Result("x", 5, "ms"), ""),
        (Result("x", 5, "ms", 5), "holds"),
        (Result("x", 5.1, "ms", 5), "MISSED"),
        (Result("x", 2, "MB/s", 1, is_least=True), "holds"),
        (Result("x", 0.5, "MB/s", 1, is_least=True), "MISSED"),
    ],
)
def test_the_table_shows_whether_a_target_is_met(result, verdict):
    assert table([result]).splitlines()[1].split()[6:] == ([verdict] if verdict else [])


@pytest.mark.parametrize(("part", "value"), [(0.0, 1), (0.5, 6), (0.95, 10), (1.0, 10)])
def test_share(part, value):
    assert share([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], part) == value
