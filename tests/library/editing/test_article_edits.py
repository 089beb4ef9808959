"""Whole articles and figures: what names them goes along, or the step is refused."""

from __future__ import annotations

import pytest

from reader.library.authoring.build import check
from reader.library.editing import article_edits, figure_edits
from reader.library.editing.article_edits import articles
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.pack_arrangement import move_article, sections
from reader.library.editing.section_edits import add_section, delete_section, move_section, rename_section
from tests.library.authoring.conftest import ARTICLE, PACK, SVG, VALID, write_folder

OTHER = "---\ntitle: Naps\n---\n\nSee [sleep](article:mood#x) and [more](article:mood), `[no](article:mood)`. {#here}\n"
QUIZ = (
    "questions:\n- id: q\n  article: mood  # this one\n  question: Why?\n  choices: [a, b]\n  answer: 1\n"
    "  why: See [naps](article:naps).\n  block: mood#x\n"
)
FILES = {
    **VALID,
    "pack.yaml": PACK + "emergency: mood#x\narticles: [mood, naps]  # order\n",
    "articles/mood.md": ARTICLE + "\nHere. {#x}\n",
    "articles/naps.md": OTHER,
    "quiz.yaml": QUIZ,
}


@pytest.fixture
def folder(tmp_path, drafts) -> EditedFolder:
    return EditedFolder(write_folder(tmp_path / "folder", FILES), drafts)


def done(folder, edit):
    folder.apply(edit, 0.0)
    folder.save_all(1.0)
    return folder


def test_the_folder_of_these_tests_has_no_problem(folder):
    assert check(folder.path) == []


def test_articles_are_in_the_order_of_the_pack_with_their_titles(folder):
    found = [(each.id, each.title) for each in articles(folder.snapshot())]
    assert found == [("mood", "Sleep and mood"), ("naps", "Naps")]


def test_all_that_names_an_article_goes_along_when_it_is_renamed(folder):
    done(folder, article_edits.rename_article(folder.snapshot(), "mood", "night"))
    assert check(folder.path) == []
    assert not (folder.path / "articles/mood.md").exists()
    assert "articles: [night, naps]  # order" in folder.text("pack.yaml")
    assert "emergency: night#x" in folder.text("pack.yaml")
    assert "article: night  # this one" in folder.text("quiz.yaml")
    assert "[sleep](article:night#x) and [more](article:night)" in folder.text("articles/naps.md")
    folder.undo(2.0)
    folder.save_all(3.0)
    assert {file: (folder.path / file).read_text() for file in FILES} == FILES


@pytest.mark.parametrize("id", ["", "a b", "naps", "NAPS", "con", "x/y", "Mood"])
def test_no_article_gets_an_id_that_it_cannot_have(folder, id):
    with pytest.raises(EditRefused):
        article_edits.rename_article(folder.snapshot(), "mood", id)


def test_a_new_article_is_in_the_list(folder):
    done(folder, article_edits.new_article(folder.snapshot(), "Sleep: a guide", after="mood"))
    assert [each.id for each in articles(folder.snapshot())] == ["mood", "sleep-a-guide", "naps"]
    assert check(folder.path) == []


def test_articles_change_places(folder):
    done(folder, article_edits.reorder_articles(folder.snapshot(), ["naps", "mood"]))
    assert "articles: [naps, mood]  # order\n" in folder.text("pack.yaml")


def test_an_article_that_is_named_elsewhere_is_not_deleted(folder):
    with pytest.raises(EditRefused, match=r"articles/naps.md, line 5"):
        article_edits.delete_article(folder.snapshot(), "mood")


def test_an_article_is_deleted_with_all_that_names_it_and_comes_back(folder):
    done(folder, article_edits.delete_article(folder.snapshot(), "mood", unlink=True))
    problems = [problem.message.split(";")[0] for problem in check(folder.path)]
    assert problems == ["this figure is never used", "reference smith2020 is never cited"]
    assert "See sleep and more, `no`." in folder.text("articles/naps.md")
    folder.restore("articles/mood.md", 2.0)
    assert folder.text("articles/mood.md") == FILES["articles/mood.md"]


def test_a_renamed_figure_is_still_shown(folder):
    done(folder, figure_edits.rename_figure(folder.snapshot(), "figures/bed.svg", "figures/a bed.svg"))
    assert "![A bed](<figures/a bed.svg> " in folder.text("articles/mood.md")
    assert check(folder.path) == []
    assert (folder.path / "figures/a bed.svg").read_text() == SVG


def test_a_figure_that_is_shown_is_not_deleted(folder):
    with pytest.raises(EditRefused, match=r"articles/mood.md, line 7"):
        figure_edits.delete_figure(folder.snapshot(), "figures/bed.svg")


def test_a_deleted_figure_comes_back(folder):
    done(folder, figure_edits.delete_figure(folder.snapshot(), "figures/bed.svg", unlink=True))
    assert "bed.svg" not in folder.text("articles/mood.md")
    assert not (folder.path / "figures/bed.svg").exists()
    folder.undo(2.0)
    folder.save_all(3.0)
    assert (folder.path / "figures/bed.svg").read_text() == SVG
    assert folder.text("articles/mood.md") == FILES["articles/mood.md"]


def test_a_dropped_picture_becomes_a_figure(folder):
    data = SVG.encode()
    name, edit = figure_edits.add_figure(folder.snapshot(), "C:\\My Bed.SVG", data, folder.stored(data))
    done(folder, edit)
    assert name == "figures/my-bed.svg"
    assert (folder.path / name).read_bytes() == data
    assert figure_edits.free_name(folder.snapshot(), "bed.svg") == "figures/bed-2.svg"


@pytest.mark.parametrize(("name", "data"), [("x.gif", b"GIF89a"), ("x.png", b"no"), ("x.svg", b"<svg><script/></svg>")])
def test_what_is_no_figure_is_refused(folder, name, data):
    with pytest.raises(EditRefused):
        figure_edits.add_figure(folder.snapshot(), name, data, folder.stored(data))


SECTIONS = """\
id: rest
title: Rest
edition: 1
date: 2025-04-28
language: en-GB
articles: [mood]  # first
sections:
  # at night
  - title: Night
    articles: [naps]
"""


def arranged_folder(tmp_path, drafts) -> EditedFolder:
    return EditedFolder(write_folder(tmp_path / "folder", {**FILES, "pack.yaml": SECTIONS}), drafts)


def order(folder):
    return [(each.id, each.section) for each in articles(folder.snapshot())]


def test_articles_move_between_sections(tmp_path, drafts):
    folder = arranged_folder(tmp_path, drafts)
    assert order(folder) == [("mood", ()), ("naps", (0,))]
    done(folder, move_article(folder.snapshot(), "mood", (0,), 1))
    assert order(folder) == [("naps", (0,)), ("mood", (0,))]
    assert "articles: [naps, mood]" in folder.text("pack.yaml")
    done(folder, move_article(folder.snapshot(), "naps", (), 0))
    assert folder.text("pack.yaml").count("#") == 2
    assert order(folder) == [("naps", ()), ("mood", (0,))]
    assert check(folder.path) == []


def test_sections_are_added_renamed_and_deleted(tmp_path, drafts):
    folder = arranged_folder(tmp_path, drafts)
    done(folder, add_section(folder.snapshot(), "Day: early", ["mood"], index=0))
    assert [(each.title, each.path) for each in sections(folder.snapshot())] == [("Day: early", (0,)), ("Night", (1,))]
    done(folder, rename_section(folder.snapshot(), (1,), "Late"))
    done(folder, move_section(folder.snapshot(), (1,), 0))
    assert [each.title for each in sections(folder.snapshot())] == ["Late", "Day: early"]
    assert check(folder.path) == []
    done(folder, delete_section(folder.snapshot(), (0,)))
    done(folder, delete_section(folder.snapshot(), (0,)))
    assert order(folder) == [("naps", ()), ("mood", ())]
    assert "sections" not in folder.text("pack.yaml")
    assert check(folder.path) == []


def test_a_renamed_article_keeps_its_section(tmp_path, drafts):
    folder = arranged_folder(tmp_path, drafts)
    done(folder, article_edits.rename_article(folder.snapshot(), "naps", "nap"))
    assert order(folder) == [("mood", ()), ("nap", (0,))]


def test_an_article_moves_where_no_list_was(tmp_path, drafts):
    folder = EditedFolder(write_folder(tmp_path / "folder", {**FILES, "pack.yaml": PACK}), drafts)
    done(folder, move_article(folder.snapshot(), "naps", (), 0))
    assert folder.text("pack.yaml") == PACK + "articles: [naps, mood]\n"
