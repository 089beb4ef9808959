"""The main window: packs that the reader opens, and its features working together."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from reader.library.model import Article, Location
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.shell import missing_letters
from tests.packs import article_of, make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start, close_window


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_opening_a_pack(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = samples.arabic(tmp_path, samples.SECOND)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    hands.press(window, "Ctrl+O")
    assert window.windowTitle() == "The second article – Carrel"
    hands.press(window.page, "Alt+Left")
    assert window.windowTitle() == "A guide – Carrel"


@pytest.mark.parametrize("content", [b"", b"no pack at all"])
def test_opening_a_file_that_is_no_pack(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    other = tmp_path / "other.carrel"
    other.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    hands.press(window, "Ctrl+O")
    assert "other.carrel" in window.notice.text
    assert window.windowTitle() == "A guide – Carrel"


class PaintCount(QObject):
    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Paint
        return False


def test_another_article_is_painted_before_what_is_around_it(window: MainWindow) -> None:
    painted, found = PaintCount(), []
    window.page.viewport().installEventFilter(painted)
    window.session.position_changed.connect(lambda _position: found.append(painted.count))
    for location in ("guide#s4", "second", "guide#s4"):
        painted.count = 0
        assert window.session.go(Location.parse(f"carrel:sample/{location}"))
        QApplication.processEvents()
    # A jump within the text is painted together with what is marked there.
    assert [bool(count) for count in found] == [False, True, True]


def drop(window: MainWindow, *urls: QUrl) -> bool:
    """Drags addresses over the window and drops them. Returns whether the window accepts them."""
    mime = QMimeData()
    mime.setUrls(urls)
    at = QPoint(300, 300)
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, Qt.DropAction.CopyAction, mime, buttons, keys)
    enter.setAccepted(False)
    window.dragEnterEvent(enter)
    if enter.isAccepted():
        window.dropEvent(QDropEvent(QPointF(at), Qt.DropAction.CopyAction, mime, buttons, keys))
    return enter.isAccepted()


def test_a_dropped_pack_is_opened(window: MainWindow, tmp_path: Path) -> None:
    assert drop(window, QUrl.fromLocalFile(str(samples.arabic(tmp_path, samples.SECOND))))
    assert window.windowTitle() == "The second article – Carrel"


def test_an_address_cannot_be_dropped(window: MainWindow, tmp_path: Path) -> None:
    file = QUrl.fromLocalFile(str(samples.arabic(tmp_path, samples.SECOND)))
    assert not drop(window, file, QUrl("https://example.org/pack.carrel"))
    assert window.windowTitle() == "A guide – Carrel"


def test_the_window_waits_for_sticks_that_are_being_written(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.features.sticks, "may_close", lambda: False)
    assert not window.close()
    assert window.isVisible()
    monkeypatch.setattr(window.features.sticks, "may_close", lambda: True)
    assert window.close()


@pytest.mark.parametrize(("find", "expected"), [(True, "2 of"), (False, "")])
def test_f3_steps_through_the_find_bar_where_it_is_open(window: MainWindow, find: bool, expected: str) -> None:
    if find:
        hands.press(window, "Ctrl+F")
        hands.type_text("paragraph")
    hands.press(window, "F3")
    assert window.features.reading.find_bar.count.text().startswith(expected)


def test_messages_from_before_the_chrome_are_shown(qapp: QApplication, tmp_path: Path, start: Start) -> None:
    start()
    window = app.open_window(qapp, tmp_path / "other", samples.guide(tmp_path), "One.")
    window.messages.tell("Two.")
    window.build_chrome()
    window.build_chrome()
    assert window.notice.text == "Two."
    hands.click(hands.tool(window, "Dismiss"))
    assert window.notice.text == "One."
    close_window(window)


def test_a_screen_reader_finds_the_same_window_when_it_is_complete(qapp: QApplication, tmp_path: Path) -> None:
    """Qt asks for another accessible interface if PySide gives the window another meta-object."""
    window = app.open_window(qapp, tmp_path / "data", samples.guide(tmp_path))
    try:
        before = QAccessible.uniqueId(QAccessible.queryAccessibleInterface(window))
        window.build_chrome()
        assert QAccessible.uniqueId(QAccessible.queryAccessibleInterface(window)) == before
    finally:
        close_window(window)


def test_the_tool_bar_names_what_is_below_the_text(window: MainWindow) -> None:
    contents = window.features.reading.contents
    for name in ("Sources", "Section 2"):
        rows = [str(contents.list.model().index(row, 0).data()) for row in range(contents.list.model().rowCount())]
        hands.click_row(contents.list, rows.index(name))
        QApplication.processEvents()
        assert window.tool_bar.section.toolTip().endswith(f" · {name}</qt>")


def test_missing_letters_are_no_matter_of_other_articles(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(missing_letters, "missing_letters", lambda text: text)
    chinese = Article("chinese", "Chinese", article_of("一二三四五").blocks)
    window = start(make_pack(tmp_path / "two.carrel", articles=(chinese, samples.SECOND)))
    QApplication.processEvents()
    assert "no font" in window.notice.text
    window.session.go(Location("sample", samples.SECOND.id))
    QApplication.processEvents()
    assert not window.notice.isVisible()
