"""The bundled pack has no seven words in a row in common with the source texts, apart from titles, names and terms."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.content.overlap import (
    LENGTH,
    SIZE,
    TABLE,
    add_files,
    blocks_of_markdown,
    hashed_runs,
    read_table,
    shared_stretches,
    texts_of_pack,
    texts_of_yaml,
    words_of,
    write_table,
)

PACK = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
PLANTED = "On the seventh shelf a green heron files the letters of a patient lighthouse."
"""A sentence that nobody prints. Its runs are in the table."""

FIXED = (
    "How Neuroscience Connects to Psychotherapy",
    "National Survey on Drug Use and Health",
    "Substance Abuse and Mental Health Services Administration",
    "World Health Organization",
    "post-traumatic stress disorder",
    "cognitive behavioural therapy",
    "borderline personality disorder",
    "low- and middle-income countries",
    "the brain, the spinal cord",
    "the National Institutes of Health",
)
"""Names and terms that have no other wording. Titles of cited works are allowed, too."""

ITEMS = yaml.safe_load((PACK / "references.yaml").read_text(encoding="utf-8"))["references"]
ALLOWED = [*FIXED, *(item["title"] for item in ITEMS), *(item.get("container-title", "") for item in ITEMS)]
NINE = "one two three four five six seven eight nine"
NOTHING: frozenset[bytes] = frozenset()


def table_of(*texts: str) -> frozenset[bytes]:
    return frozenset(run for text in texts for run in hashed_runs(words_of(text)))


@pytest.mark.skipif(
    yaml.safe_load((PACK / "pack.yaml").read_text(encoding="utf-8"))["edition"] == 1,
    reason="edition 2 is written without them",
)
def test_the_pack_shares_no_seven_words_with_the_source_texts():
    table = read_table()
    found = [(name, each) for name, text in texts_of_pack(PACK) for each in shared_stretches(text, table, ALLOWED)]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        PLANTED,
        PLANTED.upper(),
        "It is said that on the *seventh* shelf a [green](term:green) heron files the letters of a patient.",
        "- On the seventh shelf, a green heron files [@doe2020]",
    ],
)
def test_a_planted_sentence_is_found(text):
    blocks = blocks_of_markdown(text)
    assert [found for block in blocks for found in shared_stretches(block, read_table(), ALLOWED)]


def test_a_planted_sentence_is_found_in_each_part_of_a_pack(tmp_path):
    (tmp_path / "articles").mkdir()
    (tmp_path / "figures").mkdir()
    image = f'![{PLANTED}](figures/a.svg "{PLANTED}")'
    article = f"---\ntitle: A\nsummary: {PLANTED}\n---\n\nOf birds.\n\n{image}\n\n| {PLANTED} | b |\n"
    (tmp_path / "articles" / "a.md").write_text(article, encoding="utf-8")
    (tmp_path / "glossary.yaml").write_text(f"- id: heron\n  definition: {PLANTED}\n", encoding="utf-8")
    (tmp_path / "references.yaml").write_text(f"references: [{{title: {PLANTED}}}]\n", encoding="utf-8")
    (tmp_path / "figures" / "a.svg").write_text(f"<svg><text>{PLANTED}</text></svg>", encoding="utf-8")
    found = [name for name, text in texts_of_pack(tmp_path) if shared_stretches(text, read_table())]
    assert found == ["a.md", "a.md", "a.md", "a.md", "glossary.yaml", "a.svg"]


@pytest.mark.parametrize(
    ("text", "allowed", "expected"),
    [
        ("one two three four five six seven", (), ["one two three four five six seven"]),
        ("zero one two three four five six seven eight", (), ["one two three four five six seven eight"]),
        ("one two three four five six eight", (), []),
        ("one two three four five six", (), []),
        ("one two three four five six seven", ("two three four",), []),
        ("one two three four five six seven eight nine", ("Nine, ten", "nine"), [NINE]),
        ("one two three four five six seven eight nine", ("one two three",), []),
        ("one two three four five six seven", ("",), ["one two three four five six seven"]),
        ("", (), []),
    ],
)
def test_shared_stretches(text, allowed, expected):
    table = table_of("One, two; three: four-five “six” seven eight nine.")
    assert shared_stretches(text, table, allowed) == expected
    assert shared_stretches(text, NOTHING, allowed) == []


def test_runs_do_not_go_from_one_block_into_the_next():
    text = "## one two {#x}\n\nthree four\n- five\n- six\n\n| seven | eight |\n"
    assert blocks_of_markdown(text) == ["## one two", "three four", "five", "six", "seven", "eight"]
    assert list(texts_of_yaml({"a": ["one", {"b": "two\n\nthree"}], "c": 4})) == ["one", "two", "three"]


def test_the_table_is_sorted_and_has_no_run_twice():
    data = TABLE.read_bytes()
    runs = [data[start : start + SIZE] for start in range(0, len(data), SIZE)]
    assert runs == sorted(set(runs))
    assert len(data) == SIZE * len(runs) >= SIZE * 4000


def test_files_are_added_to_the_table(tmp_path):
    said: list[str] = []
    table = tmp_path / "runs.bin"
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text("one two three four five six seven eight", encoding="utf-8")
    second.write_text("Two three four five six seven, eight!\n\nnine ten", encoding="utf-8")
    add_files([str(first)], table, said.append)
    add_files([str(second)], table, said.append)
    assert said == [
        "first.txt: 2 runs, 2 of them new",
        "The table now has 2 runs.",
        "second.txt: 1 runs, 0 of them new",
        "The table now has 2 runs.",
    ]
    assert read_table(table) == table_of("one two three four five six seven eight")
    write_table([], table)
    assert read_table(table) == NOTHING
    assert LENGTH == 7
