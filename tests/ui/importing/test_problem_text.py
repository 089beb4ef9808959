"""Problems of a folder that an import made, in words of an author."""

from __future__ import annotations

from pathlib import Path

from reader.library.authoring.problems import Problem, Severity
from reader.ui.importing import import_work
from reader.ui.importing.import_work import check
from reader.ui.importing.problem_text import MOST_PLACES, problem_lines, problems_sentence
from tests import pseudo_language as pseudo
from tests.library.pictures import png

ARTICLE = """---
title: "Fever"
---

## At night {#night}

![](figures/a.png)

A \ufffd sign.

![](figures/a.png)
"""


PLACE = "“Fever”, under “At night”"
HEAD = 'id: a\ntitle: A\nedition: 1\ndate: "2026-01-01"\nlanguage: en\n'


def content(folder: Path) -> Path:
    (folder / "articles").mkdir()
    (folder / "figures").mkdir()
    (folder / "pack.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "articles" / "a.md").write_text(ARTICLE, encoding="utf-8")
    (folder / "figures" / "a.png").write_bytes(png(2, 2))
    source = "references:\n- id: who\n  type: document\n  title: Sleep\n  URL: https://who.int\n"
    (folder / "references.yaml").write_text(source, encoding="utf-8")
    return folder


def test_what_an_import_often_leaves(tmp_path: Path) -> None:
    sentence, lines = check(content(tmp_path), lambda done, total: None)
    assert sentence == "It can be read. 4 things to improve:"
    assert sorted(lines) == [
        f"A picture has no description for people who cannot see it.\n{PLACE}, line 7; {PLACE}, line 11",
        f"A sign could not be read, and is shown as �. Look it up in your document.\n{PLACE}, line 9",
        "Nothing in the text cites this source.\n“Sleep”",
    ]


def test_what_an_import_often_leaves_in_another_language(tmp_path: Path, pseudo_language: None) -> None:
    _sentence, lines = check(content(tmp_path), lambda done, total: None)
    wanted = pseudo.translated("A picture has no description for people who cannot see it.")
    assert [line.split("\n")[0] for line in lines].count(wanted) == 1


def test_errors_come_first_and_places_are_few(tmp_path: Path) -> None:
    problems = [Problem("pack.yaml", number, "the date is odd", Severity.WARNING) for number in range(1, 9)]
    problems.append(Problem("articles/b.md", 3, "the table is broken"))
    lines = problem_lines(problems, tmp_path)
    assert lines[0] == "The table is broken.\n“articles/b.md”, line 3"
    assert lines[1].endswith(f"pack.yaml, line {MOST_PLACES}; and 3 more places")
    assert problems_sentence(problems) == "1 problem must be corrected before anybody can read it:"
    assert problems_sentence([]) == ""


def test_a_folder_that_disappeared(tmp_path: Path) -> None:
    sentence, lines = import_work.check(tmp_path, lambda done, total: None)
    assert "pack.yaml" in sentence
    assert lines == []
