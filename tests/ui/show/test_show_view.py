"""What a class sees: the counter, an empty screen, the pointer, another size or theme, figures and hints."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.library.model import Article
from reader.ui.main_window import MainWindow
from reader.ui.page.figure_queue import shared_queue
from tests.packs import INFO
from tests.ui.conftest import Start
from tests.ui.show import shown
from tests.ui.show.show_steps import begin, press


def test_the_counter(window: MainWindow) -> None:
    show = begin(window)
    assert show.presentation.position() == "1 of 2"
    press(show, "4", "Return", "PgDown")
    assert show.presentation.position() == "Section 4 of 5 · 2 of 2"
    assert show.presentation.texts().header == "Four (continued)"
    press(show, "PgDown")
    assert show.presentation.position() == "Section 5 of 5"
    press(show, "PgDown", "PgDown", "PgDown")
    assert show.presentation.position() == "Question 2 of 2"
    press(show, *["Ctrl++"] * 6)  # now an answer needs more than one screen
    assert len(show.presentation.screens) > 4
    assert show.presentation.position() == "Question 2 of 2"


def test_another_size_keeps_the_screen(start: Start, tmp_path: Path) -> None:
    """Also of a summary that needs several, which all begin before the first block, and of a long caption."""
    blocks = (shown.heading("h", "Figure"), shown.figure("f", shown.LONG))
    article = Article("talk", "Talk", blocks, summary="A long summary. " * 150)
    show = begin(start(shown.pack(tmp_path, article)))
    for number in range(2):
        screens = show.presentation.screens
        assert len(screens) > 1
        for key in ("Ctrl++", "Ctrl+-", "Ctrl+0"):
            press(show, key)
            assert show.presentation.number == 0
            assert show.presentation.section == number
        assert bool(show.presentation.screen.figure) is bool(number)
        show.presentation.go(1)


@pytest.mark.parametrize(
    ("key", "colour"), [("B", "#000000"), (".", "#000000"), ("W", "#ffffff"), (",", "#ffffff")], ids="B.W,"
)
def test_blank(window: MainWindow, key: str, colour: str) -> None:
    show = begin(window)

    def is_blank() -> bool:
        image = show.view.grab().toImage()
        return {image.pixelColor(x, image.height() // 3).name() for x in range(0, image.width(), 3)} == {colour}

    press(show, key)
    assert is_blank()
    press(show, key)
    assert not is_blank()
    press(show, key)
    assert press(show, "PgDown") == ("Talk", 0)  # only brings the text back
    assert not is_blank()
    assert press(show, key, "1", "Return") == ("One", 0)
    assert not is_blank()


def test_the_pointer_hides_and_comes_back(window: MainWindow) -> None:
    view = begin(window).view
    assert view.cursor().shape() is Qt.CursorShape.BlankCursor
    for x in (100, 140):
        point, none = QPointF(x, 100), Qt.MouseButton.NoButton
        event = QMouseEvent(QEvent.Type.MouseMove, point, point, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)
    assert view.cursor().shape() is Qt.CursorShape.ArrowCursor
    assert view.pointer_timer.isActive()
    view.pointer_timer.timeout.emit()
    assert view.cursor().shape() is Qt.CursorShape.BlankCursor


def test_size_and_theme(window: MainWindow) -> None:
    show = begin(window)
    press(show, "2", "Return", "PgDown")
    before, text = len(show.presentation.screens), show.presentation.screen.text[:40]
    press(show, "Ctrl++", "Ctrl+=")
    assert len(show.presentation.screens) > before
    assert text in " ".join(screen.text for screen in show.presentation.screens[: show.presentation.number + 1])
    press(show, "Ctrl+0")
    assert len(show.presentation.screens) == before
    press(show, "Ctrl+-")
    assert len(show.presentation.screens) < before
    press(show, "Ctrl+T")
    assert show.presentation.layout.style.theme.name == "dark"
    assert window.appearance.theme.name == "light"
    assert window.appearance.text_size == 100


def test_the_next_figure_is_drawn_ahead(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    blocks = (shown.heading("h", "Heading"), shown.paragraph("p", "Text."), shown.figure("picture"))
    show = begin(start(shown.pack(tmp_path, shown.ARTICLE._replace(blocks=blocks, quiz=()))))
    press(show, "PgDown")
    qtbot.waitUntil(lambda: shared_queue().is_idle)
    assert press(show, "PgDown") == ("Heading", 1)
    shot = show.view.grab().toImage()
    assert shot.pixelColor(shot.width() // 2, shot.height() // 2).name() == "#22211f"


def test_the_counter_is_in_the_language_of_the_pack(start: Start, tmp_path: Path) -> None:
    show = begin(start(shown.pack(tmp_path, info=INFO._replace(language="de"))))
    press(show, "4", "Return", "PgDown")
    assert show.presentation.position() == "Abschnitt 4 von 5 · 2 von 2"
    assert show.presentation.texts().header == "Four (Fortsetzung)"


def test_a_long_hint_fits_on_the_screen(window: MainWindow, pseudo_language: None) -> None:
    show = begin(window)
    show.view.resize(500, 400)
    show.view.show_hint("A sentence that is much longer than the screen of this class is wide. " * 3)
    assert show.view.rect().contains(show.view.hint.geometry())
