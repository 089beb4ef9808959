"""What is read like the page grows with its text to 300 %, and nothing of it is cut off."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget

from reader.library.model import Citation, Link, TermLink, WebLink
from reader.ui.main_window import MainWindow
from reader.ui.marks.mark_card import MarkCard
from tests.ui import hands, samples
from tests.ui.conftest import Start

SIZES = [(1366, 768), (1024, 600), (500, 400)]
LINKS: list[Link] = [TermLink("amygdala"), Citation(("alder",)), WebLink(samples.ADDRESS)]


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def enlarge(window: MainWindow, percent: int) -> None:
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()  # the page gets its new size


def pixels(widget: QWidget) -> int:
    return widget.font().pixelSize()


def area_in(widget: QWidget, parent: QWidget) -> QRect:
    return QRect(widget.mapTo(parent, QPoint()), widget.size())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("link", LINKS, ids=lambda link: type(link).__name__)
def test_a_card_grows_and_scrolls(window: MainWindow, link: Link, size: tuple[int, int]) -> None:
    window.resize(*size)
    enlarge(window, 300)
    window.features.reading.follow(link)
    card = hands.card(window)
    entry = card.entry
    assert entry is not None
    shown: list[QLabel] = list(entry.findChildren(QLabel))
    assert {pixels(label) for label in shown if label.objectName() not in ("heading", "soft")} == {45}
    assert {pixels(label) for label in shown if label.objectName() == "heading"} == {48}
    assert all(label.heightForWidth(label.width()) <= label.height() for label in shown if label.wordWrap())
    assert window.page.rect().contains(card.geometry())
    is_whole = entry.height() <= hands.only(card, QScrollArea).viewport().height()
    assert is_whole or card.height() >= window.page.height() / 3
    cross = hands.tool(card, "Close")
    assert card.rect().contains(area_in(cross, card))
    assert cross.iconSize().width() > 30


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("width", [340, 360, 420, 560, 1024])
@pytest.mark.parametrize("is_private", [False, True])
def test_nothing_in_the_tool_bar_overlaps(window: MainWindow, width: int, percent: int, is_private: bool) -> None:
    bar = window.tool_bar
    bar.show_private(is_private)
    enlarge(window, percent)
    window.resize(width, 640)
    QApplication.processEvents()
    shown = [child for child in bar.findChildren(QWidget) if child.parent() is bar and child.isVisible()]
    areas = sorted((child.geometry() for child in shown), key=QRect.left)
    assert bar.rect().contains(areas[0])
    assert bar.rect().contains(areas[-1])
    assert all(one.right() < other.left() for one, other in itertools.pairwise(areas))
    names = {child.accessibleName() for child in shown}
    assert names >= {"Menu", "Side bar", "Search everything"}
    assert "Text and page" in names or percent > 100 or is_private


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("link", [TermLink("etat"), TermLink("alarm"), Citation(("cedar",))], ids=str)
def test_a_short_card_needs_no_scroll_bar(window: MainWindow, link: Link, percent: int) -> None:
    window.resize(1366, 1000)
    enlarge(window, percent)
    window.features.reading.follow(link)
    QApplication.processEvents()
    assert not hands.only(hands.card(window), QScrollArea).verticalScrollBar().isVisible()


@pytest.mark.parametrize("percent", [100, 200, 300])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (1000, 700)])
def test_the_card_of_a_note_is_never_cut(window: MainWindow, size: tuple[int, int], percent: int) -> None:
    window.resize(*size)
    enlarge(window, percent)
    position = window.page.shown_document.text_map.position(4) or 0
    window.page.show_at(4, 0)
    window.page.setTextCursor(window.page.shown_document.cursor(position, position + 9))
    hands.press(window.page, "Ctrl+M")
    card = hands.only(window.page, MarkCard)
    assert pixels(hands.only(card, QPlainTextEdit)) == round(15 * percent / 100)
    assert window.page.rect().contains(card.geometry())
    buttons: list[QAbstractButton] = list(card.findChildren(QAbstractButton))
    for button in (each for each in buttons if not each.isHidden()):
        assert card.rect().contains(area_in(button, card)), button.text()
        assert button.height() >= button.minimumSizeHint().height(), button.text()


@pytest.mark.parametrize("percent", [100, 150, 300])
def test_results_and_marks_grow(window: MainWindow, percent: int) -> None:
    enlarge(window, percent)
    for panel, name in (("search", "hits"), ("marks", "marks")):
        window.panes.show_panel(panel)
        found: list[QWidget] = list(window.findChildren(QWidget, name))
        assert {pixels(each) for each in found} == {round(15 * percent / 100)}, panel


def test_the_cross_of_a_notice_grows(window: MainWindow) -> None:
    window.messages.tell("Something happened.")
    cross = hands.tool(window.notice, "Dismiss")
    small = cross.iconSize().width(), cross.width()
    enlarge(window, 300)
    hands.press(window.page, "Ctrl+B")
    assert cross.iconSize().width() == 2 * small[0]
    assert cross.width() > small[1]
