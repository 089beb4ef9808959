"""A new edition opens: what became of the marks is found, shown and told, and decided by the reader."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.library.model import Article, Location
from reader.marks.model import MarkState
from reader.ui.main_window import MainWindow
from reader.ui.marks.moved_marks_dialog import MovedMarksDialog
from reader.ui.marks.text_diff import diff_as_html
from reader.ui.shell.actions import ActionId
from tests.packs import INFO
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

TEXTS = {
    "stays": "The first paragraph tells of a quiet room near the water, and of nothing besides.",
    "moves": "The second one is about people who rest and talk until the evening light goes slowly down.",
    "changes": "The third one says that sleep makes memories firm, as everybody has noticed who learned a poem.",
    "goes": "Xylophones zigzag quizzically over frozen lakes.",
}


def pack(folder: Path, edition: int, texts: dict[str, str]) -> Path:
    blocks = [samples.heading("h1", "One")]
    blocks += [samples.paragraph(id, text) for id, text in texts.items()]
    blocks += list(samples.blocks_of(2, 3))
    (folder / str(edition)).mkdir(exist_ok=True)
    article = Article("guide", "A guide", tuple(blocks))
    return samples.guide(folder / str(edition), article, info=INFO._replace(edition=edition))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return pack(tmp_path, 3, TEXTS)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    texts = {
        "stays": TEXTS["stays"],
        "changes": TEXTS["changes"].replace("as everybody has noticed", "as every pupil has found"),
        "another": "Something new stands here.",
    }
    blocks = [samples.heading("h1", "One"), *(samples.paragraph(id, text) for id, text in texts.items())]
    blocks += [*samples.blocks_of(2, 3), samples.heading("h9", "Nine"), samples.paragraph("moved", TEXTS["moves"])]
    (tmp_path / "4").mkdir()
    article = Article("guide", "A guide", tuple(blocks))
    return samples.guide(tmp_path / "4", article, info=INFO._replace(edition=4))


@pytest.fixture
def window(start: Start, old: Path, new: Path, qtbot: QtBot) -> MainWindow:
    """The new edition, after the old one was marked."""
    window = start(old)
    for block, text in TEXTS.items():
        marks.select_in(window.page, block, 0, len(text))
        hands.press(window.page, "Alt+1")
    window = start(new)
    qtbot.waitUntil(lambda: bool(window.notice.text))
    return window


def states(window: MainWindow) -> list[MarkState]:
    return sorted(found.state for found in window.marks_feature.edition.positions())


def see(window: MainWindow) -> MovedMarksDialog:
    hands.click(hands.button(window.notice, "Review"))
    dialog = window.marks_feature.parts.report.get().dialog
    assert dialog.isVisible()
    return dialog


def test_it_is_told_and_shown(window: MainWindow) -> None:
    assert (
        window.notice.text
        == "This is a new edition. Your marks: 1 in place, 1 moved, 1 with changed text, 1 not found."
    )
    assert [words[:12] for _, words in marks.shown(window)] == ["The first pa", "The third on", "The second o"]
    assert len(window.marks_feature.model.all()) == 4
    folder = window.marks_feature.model.store.path
    assert folder
    assert any("edition" in file.name for file in (folder.parent / "backups").iterdir())


def test_the_passages_are_side_by_side(window: MainWindow) -> None:
    dialog = see(window)
    rows = hands.named(dialog, "Marks that are not in place", QListWidget)
    assert [rows.item(row).text().split(":")[0] for row in range(rows.count())] == [
        "Moved", "Text changed", "Not found",
    ]  # fmt: skip
    rows.setCurrentRow(1)
    old, new = (hands.named(dialog, name, QTextBrowser) for name in ("Marked text", "Text in this edition"))
    assert "as everybody has noticed" in old.toPlainText()
    assert "as every pupil has found" in new.toPlainText()
    assert "line-through" in old.toHtml()
    rows.setCurrentRow(2)
    assert "no similar text" in new.toPlainText()
    assert not hands.button(dialog, "Confirm").isEnabled()


def test_confirm_move_and_keep(window: MainWindow) -> None:
    dialog = see(window)
    hands.click(hands.button(dialog, "Confirm"))  # moved
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    hands.click(hands.button(dialog, "Leave as it is"))
    assert dialog.list.count() == 1
    hands.click(hands.button(dialog, "Move here"))
    assert "Select the words" in window.toast.text
    marks.select_in(window.page, "another", 0, 13)
    hands.click(hands.button(dialog, "Move here"))
    assert dialog.list.count() == 0
    assert ("yellow", "Something new") in marks.shown(window)
    assert len(window.marks_feature.model.all()) == 4
    for _ in range(3):
        window.marks_feature.model.undo()
    assert dialog.list.count() == 3


def test_all_of_a_kind(window: MainWindow) -> None:
    dialog = see(window)
    hands.click(hands.button(dialog, "Confirm all moved marks"))
    hands.click(hands.button(dialog, "Leave all marks with changed text as they are"))
    assert dialog.list.count() == 1
    hands.press(dialog, "Esc")
    assert dialog.isHidden()


def test_the_old_edition_brings_all_back(window: MainWindow, start: Start, old: Path, new: Path, qtbot: QtBot) -> None:
    again = start(old)
    qtbot.waitUntil(lambda: len(marks.shown(again)) == 4)
    assert again.notice.text == ""
    third = start(new)
    qtbot.waitUntil(lambda: len(marks.shown(third)) == 3)
    assert third.notice.text == ""  # it was told already
    hands.press(third, "Ctrl+5")
    assert any("not found in this edition" in row for row in hands.rows(third.marks_feature.panel.list))
    third.actions_by_id[ActionId.EDITION_REPORT].trigger()
    assert third.marks_feature.parts.report.get().dialog.isVisible()


def test_going_on_while_they_are_looked_for(start: Start, old: Path, new: Path, qtbot: QtBot) -> None:
    window = start(old)
    for offset in range(0, 60, 2):
        marks.select_in(window.page, "stays", offset, offset + 15)
        hands.press(window.page, "Alt+2")
    count = len(window.marks_feature.model.all())
    window = start(new)
    assert window.session.opened
    window.session.go(Location("sample", "guide", "p2-1"))
    marks.select_in(window.page, "p2-1", 0, 9)
    hands.press(window.page, "Alt+1")
    qtbot.waitUntil(
        lambda: not window.marks_feature.edition.is_searching and bool(window.marks_feature.edition.positions())
    )
    QApplication.processEvents()
    assert len(window.marks_feature.model.all()) == count + 1


@pytest.mark.parametrize(
    ("old", "new", "gone", "come"),
    [
        ("a b c", "a x c", "a <s>b</s> c", "a <b><u>x</u></b> c"),
        ("a", "a", "a", "a"),
        ("<b>", "<i>", "&lt;<s>b</s>&gt;", "&lt;<b><u>i</u></b>&gt;"),
        ("", "new", "", "<b><u>new</u></b>"),
        ("a\u202eb\x00", "ab", "ab", "ab"),
    ],
)
def test_differences(old: str, new: str, gone: str, come: str) -> None:
    assert diff_as_html(old, new) == (gone, come)


def test_very_long_passages_are_not_compared() -> None:
    assert "<s>" not in diff_as_html("word " * 5000, "other " * 5000)[0]
