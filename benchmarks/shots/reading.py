"""Reading and searching, for pictures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.shots.hands import CONTROL, click_link, press, type_text, wait_for_answer
from benchmarks.shots.taking import CALM
from reader.library.model import Citation, TermLink
from reader.ui.main_window import MainWindow


def open_term_card(window: MainWindow) -> None:
    click_link(window, TermLink)


def open_source_card(window: MainWindow) -> None:
    click_link(window, Citation)


def open_text_panel(window: MainWindow) -> None:
    press(window, Qt.Key.Key_A, CONTROL | Qt.KeyboardModifier.ShiftModifier)


def open_glossary(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2, CONTROL)
    type_text("neuro")
    press(window, Qt.Key.Key_Down, times=2)


def open_sources(window: MainWindow) -> None:
    press(window, Qt.Key.Key_3, CONTROL)
    press(window, Qt.Key.Key_Down, times=2)


def find_on_page(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F, CONTROL)
    type_text("amygdala")
    press(window, Qt.Key.Key_Return)


def search(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("memory")
    wait_for_answer(window)


def walk_results(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("amygdala")
    wait_for_answer(window)
    press(window, Qt.Key.Key_Return)
    QTest.qWait(CALM)
    press(window, Qt.Key.Key_F3, times=2)


def search_for_nothing(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("amigdala")
    wait_for_answer(window)


def search_in_arabic(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("النوم")
    wait_for_answer(window)


def offer_recent(window: MainWindow) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    press(window, Qt.Key.Key_Down)


def open_keyboard_help(window: MainWindow) -> None:
    press(window, Qt.Key.Key_F1)
