"""The widget that shows a document: its overlays, and what its text becomes on the clipboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Figure, Location, Span
from reader.ui.page.document_view import DocumentView
from reader.ui.page.text_map import BlockOffset
from reader.ui.page.view import PageView
from reader.ui.shell.session import ReadingPosition
from tests.ui import pages


class Recorder:
    """An overlay that paints nothing and notes what it is asked to paint."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.painted: list[tuple[int, int]] = []

    def is_at(self, point: QPointF) -> bool:
        return False

    def is_between(self, first: BlockOffset, last: BlockOffset) -> bool:
        return True

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        self.painted.append((first, last))

    def description(self, first: int, last: int) -> str:
        return self.words


@pytest.fixture
def view(qtbot: QtBot, tmp_path: Path) -> DocumentView:
    blocks = [Block(f"p{number}", BlockKind.PARAGRAPH, (Span("Some words. " * 40),)) for number in range(50)]
    opened = pages.opened(tmp_path, pages.article(*blocks))
    view = DocumentView(pages.light())
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_document(pages.document(opened))
    view.show()
    opened.pack.close()
    return view


def test_overlays_paint_what_the_window_shows(view: DocumentView) -> None:
    overlay = Recorder("")
    view.add_overlay(overlay)
    view.viewport().grab()
    first, last = overlay.painted[-1]
    assert first == 0
    assert last < view.shown_document.characterCount() / 2
    view.lay_out_all()
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    view.viewport().grab()
    assert overlay.painted[-1][0] > last


def test_overlays_are_told_of_the_window_however_little_is_painted(view: DocumentView) -> None:
    """A mark knows where its sign is from when it was last painted."""
    overlay = Recorder("")
    view.add_overlay(overlay)
    view.viewport().repaint()
    view.viewport().repaint(QRect(0, 400, 700, 5))
    assert overlay.painted[-1] == overlay.painted[-2]


@pytest.mark.parametrize(("words", "expected"), [([], ""), (["a"], "a"), (["a", "", "b"], "a b")])
def test_descriptions_of_overlays(view: DocumentView, words: list[str], expected: str) -> None:
    for each in words:
        view.add_overlay(Recorder(each))
    assert view.overlay_description(0, 10) == expected


@pytest.mark.parametrize(("delta", "step"), [(120, 1), (-120, -1)])
def test_zooming_with_the_wheel(view: DocumentView, qtbot: QtBot, delta: int, step: int) -> None:
    point = QPointF(50, 50)
    event = QWheelEvent(
        point, point, QPoint(), QPoint(0, delta), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    with qtbot.waitSignal(view.zoom_requested) as zoomed:
        QApplication.sendEvent(view.viewport(), event)
    assert zoomed.args == [step]


def test_pictures_are_not_copied(qtbot: QtBot, tmp_path: Path) -> None:
    figure = Block("f", BlockKind.FIGURE, (Span("A caption."),), figure=Figure("figures/plain.svg", "A shape"))
    opened = pages.opened(tmp_path, pages.article(figure))
    view = DocumentView(pages.light())
    qtbot.addWidget(view)
    view.show_document(pages.document(opened))
    view.selectAll()
    data = view.createMimeDataFromSelection()
    assert data.formats() == ["text/plain"]
    assert "A caption." in data.text()
    assert "\ufffc" not in data.text()
    opened.pack.close()


def test_soft_hyphens_are_not_copied(qtbot: QtBot, tmp_path: Path) -> None:
    opened = pages.opened(
        tmp_path, pages.article(Block("p", BlockKind.PARAGRAPH, (Span("Psycho\u00adtherapy helps."),)))
    )
    view = DocumentView(pages.light())
    qtbot.addWidget(view)
    view.show_document(pages.document(opened))
    view.selectAll()
    assert "Psychotherapy helps." in view.createMimeDataFromSelection().text()
    opened.pack.close()


@pytest.mark.parametrize(("paragraphs", "scrolls"), [(1, False), (60, True)])
def test_the_scroll_bar_shows_a_handle_where_it_scrolls(
    qtbot: QtBot, tmp_path: Path, paragraphs: int, scrolls: bool
) -> None:
    blocks = (Block(f"p{n}", BlockKind.PARAGRAPH, (Span("Some words."),)) for n in range(paragraphs))
    page = PageView(pages.light())
    qtbot.addWidget(page)
    page.resize(700, 700)
    page.show()
    page.open(pages.opened(tmp_path, pages.article(*blocks)))
    page.show_position(ReadingPosition(Location("sample", "article")))
    QApplication.processEvents()
    bar = page.verticalScrollBar()
    assert (bar.isVisible(), bar.isEnabled()) == (True, scrolls)
    assert page.opened
    page.opened.pack.close()
