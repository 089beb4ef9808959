"""Problems and previews of unsaved texts, in which nothing is read twice that did not change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reader.library.authoring import articlefile, markup
from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.folder_edit import FolderEdit
from reader.library.editing.problem_check import FolderCheck
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.model import plain_text

CONTENT = Path(__file__).parents[3] / "content" / "neuroscience-psychotherapy"
MOOD, MAIN = "articles/mood.md", "how-talking-changes-a-brain"


@pytest.fixture
def bundled(tmp_path, drafts) -> EditedFolder:
    shutil.copytree(CONTENT, tmp_path / "bundled")
    return EditedFolder(tmp_path / "bundled", drafts)


@pytest.fixture
def read_articles(monkeypatch) -> list[str]:
    """The ids of the articles that are parsed."""
    found: list[str] = []
    read_blocks = markup.read_blocks

    def reading(text, first_line, links, problems):
        found.append(problems.file)
        return read_blocks(text, first_line, links, problems)

    monkeypatch.setattr(articlefile, "read_blocks", reading)
    return found


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {MOOD: "no head"},
        {MOOD: "---\ntitle: A\n---\n\n[@x] [y](term:z) ![](figures/no.svg)\n"},
        {"glossary.yaml": "- id: a\n"},
        {"references.yaml": "references:\n- id: b\n"},
        {"pack.yaml": "id: [\n"},
        {"pack.yaml": "id: rest\n", "articles/new.md": "---\ntitle: N\n---\n\nText.\n"},
        {"quiz.yaml": "questions:\n- id: q\n"},
        {MOOD: None},
        {"articles/Mood2.md": "x", "glossary.yaml": None},
    ],
    ids=[str(number) for number in range(10)],
)
def test_the_problems_are_those_of_carrel_check(opened, content, changes):
    folder = opened()
    checker = FolderCheck()
    checker.problems(folder.snapshot())
    folder.apply(FolderEdit("x", changes), 0.0)
    unsaved = checker.problems(folder.snapshot())
    folder.save_all(1.0)
    assert unsaved == checker.problems(folder.snapshot()) == check(content)


def test_only_the_article_that_changed_is_read_again(bundled, read_articles):
    checker = FolderCheck()
    checker.problems(bundled.snapshot())
    assert len(read_articles) == 6
    read_articles.clear()
    name = f"articles/{MAIN}.md"
    for number in range(3):
        bundled.change(name, f"{bundled.text(name)}\nMore {number}.\n", float(number))
        checker.preview(bundled.snapshot(), MAIN)
    checker.problems(bundled.snapshot())
    assert read_articles == [name] * 4
    read_articles.clear()
    bundled.undo(9.0)
    bundled.apply(FolderEdit("x", {"glossary.yaml": bundled.text("glossary.yaml") + "\n# note\n"}), 9.0)
    checker.problems(bundled.snapshot())
    assert read_articles == [], "the text is the one of the first check again"


def test_the_preview_is_the_article_that_is_built(bundled):
    (built,) = (each for each in ContentSource(bundled.path).articles() if each.id == MAIN)
    shown = FolderCheck().preview(bundled.snapshot(), MAIN)
    assert shown
    assert shown.article == built
    assert len(shown.references) == 29
    assert shown.terms
    assert shown.info
    assert shown.info.id == "neuroscience-psychotherapy"


def test_each_block_has_its_line_and_each_line_its_block(bundled):
    shown = FolderCheck().preview(bundled.snapshot(), MAIN)
    assert shown
    lines = bundled.text(f"articles/{MAIN}.md").split("\n")
    for number, block in enumerate(shown.article.blocks):
        line = shown.lines.line_of(number)
        assert shown.lines.block_at(line) == number
        first = plain_text(block.spans).split(" ")[0].strip("“”:.,;") if block.spans else ""
        assert first in lines[line - 1]
    assert shown.lines.block_at(1) is None
    assert shown.lines.block_at(10_000) is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no head",
        "---\ntitle: A\n",
        "---\ntitle: [\n---\n\nText.\n",
        "---\ntitle: A\n---\n\nA [@no] **b\n\n::: note\n",
    ],
    ids=list("abcde"),
)
def test_a_half_typed_article_is_shown(opened, text):
    folder = opened()
    folder.change(MOOD, text, 0.0)
    shown = FolderCheck().preview(folder.snapshot(), "mood")
    assert shown
    assert len(shown.lines.starts) == len(shown.article.blocks)
    assert FolderCheck().preview(folder.snapshot(), "nothing") is None


def test_a_folder_that_is_gone_is_still_checked(opened, content):
    folder = opened()
    shutil.rmtree(content)
    problems = FolderCheck().problems(folder.snapshot())
    assert [problem.file for problem in problems] == ["figures/bed.svg"]


def test_a_snapshot_stays_as_it_was(opened):
    folder = opened()
    before = folder.snapshot()
    folder.change(MOOD, "x", 0.0)
    assert before.text(MOOD) != "x"
    assert isinstance(before, FolderSnapshot)
