"""A figure by itself: opened by click, Enter or screen reader, with its words and the other figures, closed by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible, QColor, QTextCharFormat
from PySide6.QtWidgets import QAbstractButton, QApplication, QScrollBar
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Citation, Figure, Span, Style
from reader.ui.main_window import MainWindow
from reader.ui.page import figure_queue
from reader.ui.reading.caption_view import GAP
from tests.packs import make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start
from tests.ui.page.accessible_tree import flags, of_role
from tests.ui.reading.figure_window import ALT, WIDE, colour, figure_window, link_of, open_dialogs, opened, pack


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    yield from figure_window(start, tmp_path, monkeypatch)


def test_enter_opens_it_and_esc_closes_it(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.windowTitle() == "Picture: Rooms"
    assert dialog.view.picture.hasFocus()
    assert colour(dialog.view.picture.pixmap().toImage()) == window.appearance.theme.colours["ink"]
    hands.press(dialog.view.picture, "Esc")
    assert open_dialogs(window) == []
    assert hands.focused_link(window.page) == link_of(window, 0)


@pytest.mark.parametrize("where", [(0.1, 0.1), (0.9, 0.9)])
def test_a_click_anywhere_on_it_opens_it(window: MainWindow, where: tuple[float, float]) -> None:
    area = window.page.link_rect(link_of(window, 0)).translated(-window.page.viewport().pos())
    at = QPoint(round(area.left() + where[0] * area.width()), round(area.top() + where[1] * area.height()))
    hands.click(window.page.viewport(), at)
    assert len(open_dialogs(window)) == 1


@pytest.mark.parametrize("theme", ["light", "sepia", "dark", "contrast"])
def test_the_focus_is_a_frame_and_no_tint(window: MainWindow, theme: str) -> None:
    while window.appearance.theme_name != theme:
        window.appearance.next_theme()
    page, colours = window.page, window.appearance.theme.colours
    area = page.link_rect(link_of(window, 0))

    def seen(at: QPoint) -> str:
        return QColor(page.grab().toImage().pixel(at)).name()

    above = QPoint(area.center().x(), area.top() - 4)
    before = seen(area.center()), seen(above)
    page.setFocus()
    hands.press(page, "Tab")
    assert hands.focused_link(page) == link_of(window, 0)
    assert (seen(area.center()), seen(above)) == (before[0], colours["accent"])
    hands.press(page, "Tab")
    hands.scroll(page, 0)  # the page has scrolled to what has the focus
    assert seen(above) == before[1]


def test_a_screen_reader_opens_it_and_finds_it(window: MainWindow, qtbot: QtBot) -> None:
    graphic = of_role(window.page, QAccessible.Role.Graphic)[0]
    assert graphic.text(QAccessible.Text.Name) == ALT
    assert flags(graphic) >= {"focusable", "linked"}
    assert "focused" not in flags(graphic)
    window.page.setFocus()
    hands.press(window.page, "Tab")
    assert "focused" in flags(graphic)
    actions = graphic.actionInterface()
    actions.doAction(actions.pressAction())
    qtbot.waitUntil(lambda: len(open_dialogs(window)) == 1)
    picture = QAccessible.queryAccessibleInterface(open_dialogs(window)[0].view.picture)
    assert picture.role() is QAccessible.Role.Graphic
    assert picture.text(QAccessible.Text.Name) == ALT


def test_a_strangers_figure_is_drawn_elsewhere(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    window = start(size=(700, 600))
    window.session.open_file(pack(tmp_path, WIDE))
    dialog = opened(window)
    ink = window.appearance.theme.colours["ink"]
    qtbot.waitUntil(lambda: colour(dialog.view.picture.pixmap().toImage()) == ink, timeout=60_000)
    dialog.close()
    figure_queue.shared_queue().close()


def test_caption_and_description_can_be_selected(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.words.toPlainText() == f"A caption.\nWhat the picture shows: {ALT}"
    dialog.words.setFocus()
    hands.press(dialog.words, "Ctrl+A")
    hands.press(dialog.words, "Ctrl+C")
    assert hands.clipboard() == dialog.words.toPlainText()


def test_the_caption_is_shown_and_copied_as_on_the_page(start: Start, tmp_path: Path) -> None:
    styled = (
        Span("Deep", Style.EMPHASIS),
        Span(" and "),
        Span("wide", Style.STRONG),
        Span(": 10"),
        Span("⁶", Style.SUPERSCRIPT),
        Span(" rooms."),
        Span("", link=Citation(("reed2020",))),
    )
    figure = Block("f", BlockKind.FIGURE, styled, figure=Figure("figures/plain.svg", ALT))
    window = start(make_pack(tmp_path / "styled.carrel", articles=(pages.article(figure),)), (700, 600))
    dialog = opened(window)
    words = dialog.words

    def format_of(text: str) -> QTextCharFormat:
        return words.document().find(text).charFormat()

    assert words.toPlainText().startswith("Deep and wide: 106 rooms.1\n")
    assert format_of("Deep").fontItalic()
    assert format_of("wide").fontWeight() > format_of("and").fontWeight()
    assert format_of("6").verticalAlignment() is QTextCharFormat.VerticalAlignment.AlignSuperScript
    words.setFocus()
    hands.press(words, "Ctrl+A")
    hands.press(words, "Ctrl+C")
    assert hands.clipboard().startswith("Deep and wide: 10⁶ rooms. [1]\n")
    dialog.close()


def test_a_long_description_in_large_type_is_read_by_keyboard(start: Start, tmp_path: Path) -> None:
    words = "What can be seen in a room by the water, in many words. " * 30
    figure = Block("f", BlockKind.FIGURE, (Span("A caption."),), figure=Figure("figures/plain.svg", words))
    window = start(make_pack(tmp_path / "long.carrel", articles=(pages.article(figure),)), (1024, 600))
    window.appearance.choose_text_size(300)
    QApplication.processEvents()
    dialog = opened(window)
    hands.press(dialog.view.picture, "Tab")
    assert dialog.words.hasFocus()
    bar = dialog.words.verticalScrollBar()
    assert bar.maximum() > 0
    seen = [bar.value()]
    for _ in range(500):
        hands.press(dialog.words, "Down")
        seen.append(bar.value())
    assert bar.maximum() - bar.value() <= GAP  # below the last line
    assert max(after - before for before, after in pairwise(seen)) < dialog.words.viewport().height()
    dialog.close()


def test_next_and_previous(window: MainWindow) -> None:
    dialog = opened(window)
    back, forward = dialog.steps
    assert (back.isEnabled(), forward.isEnabled()) == (False, True)
    hands.press(dialog.view.picture, "Ctrl+PgDown")
    assert dialog.figure.run.path == "figures/1.svg"
    hands.click(forward)
    assert dialog.figure.run.path == "figures/2.svg"
    assert (back.isEnabled(), forward.isEnabled()) == (True, False)
    hands.press(dialog.view.picture, "Ctrl+PgDown")
    assert "3 of 3" in hands.labels(dialog)
    hands.press(dialog.view.picture, "Ctrl+PgUp")
    assert dialog.figure.run.path == "figures/1.svg"


def test_a_single_figure_has_no_steps(start: Start, tmp_path: Path) -> None:
    window = start(pack(tmp_path, WIDE), (700, 600))
    dialog = opened(window)
    assert not any(button.isVisible() for button in dialog.steps)
    dialog.close()


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600), (500, 500)], ids=str)
@pytest.mark.parametrize("percent", [100, 200, 300])
def test_all_buttons_are_visible_and_the_picture_has_room(window: MainWindow, size, percent: int) -> None:
    window.resize(*size)
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    dialog = opened(window)
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisibleTo(dialog) and not isinstance(button.parent(), QScrollBar):
            assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size()))
    assert dialog.view.height() >= 0.25 * dialog.height()
