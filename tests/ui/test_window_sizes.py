"""No window and no dialog is larger than the screen, its frame included; what does not fit scrolls."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from reader.library.shelf import PackOrigin
from reader.library.shelf_listing import ListedPack
from reader.marks.combine_readers import SharedPassage
from reader.marks.model import FoundMark, MarkState
from reader.ui.dialogs.about import AboutDialog
from reader.ui.dialogs.keyboard import KeyboardDialog
from reader.ui.main_window import MainWindow
from reader.ui.marks.combined_marks_dialog import CombinedMarksDialog
from reader.ui.marks.mark_dialog import MarkDialog
from reader.ui.marks.moved_marks_dialog import MovedMark, MovedMarksDialog
from reader.ui.marks.name_dialog import NameDialog
from reader.ui.privacy.feature import DELETE, SAVE, STAY
from reader.ui.shelf.pack_rows import PackRow
from reader.ui.shelf.shelf_dialog import ShelfDialog
from reader.ui.sticks.check_dialog import CheckDialog
from reader.ui.sticks.make_dialog import MakeDialog
from reader.ui.widgets import screen_fit
from reader.ui.widgets.labels import breakable
from reader.ui.widgets.question import QuestionDialog
from reader.ui.widgets.report_dialog import ReportDialog
from reader.ui.widgets.screen_fit import fit_to_screen
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

SCREENS = {
    "1024x600": (1024, 600),
    "1366x768": (1366, 728),  # without the task bar
    "1366x768, 125 %": (1092, 582),
    "1366x768, 150 %": (910, 485),
    "1024x600, 125 %": (819, 440),
}
LINE = samples.prose(30)
PASSAGE = SharedPassage("pack", "article", LINE, "p1", 3, 3, LINE, (("Ann", LINE), ("Ben", LINE)))


def mark_dialog(window: MainWindow) -> QDialog:
    mark = window.features.marks.model.all()[0]
    return MarkDialog(window, mark, ["ask"], window.appearance.theme, window.appearance.small_icon_size, 1.0)


def moved(window: MainWindow) -> QDialog:
    mark = window.features.marks.model.all()[0]
    dialog = MovedMarksDialog(window)
    found = FoundMark(mark.id, 2, MarkState.TEXT_CHANGED, mark.target, 0.5, False, mark.modified)
    dialog.show_marks(LINE, [MovedMark(mark, found)] * 40)
    return dialog


def shelf(window: MainWindow) -> QDialog:
    dialog = ShelfDialog(window, window.appearance.theme)
    file = Path("/media/stick/packs/pack.carrel")
    listed = ListedPack(file, PackOrigin.ADDED, None, is_available=False)
    dialog.show_rows([PackRow(listed, LINE, (LINE,), LINE)] * 40, None, is_listing=False)
    dialog.show_message(LINE)
    return dialog


def question(window: MainWindow) -> QDialog:
    files = "\n".join(f"•  {each}: 4 files, in {breakable('/home/somebody' * 8)}" for each in range(30))
    return QuestionDialog(window, "Delete all data", LINE, f"This cannot be undone.\n\n{files}", ("Delete all", "No"))


DIALOGS: dict[str, Callable[[MainWindow], QDialog]] = {
    "about": lambda window: AboutDialog(window, None),
    "keyboard": KeyboardDialog,
    "shelf": shelf,
    "make a stick": lambda window: MakeDialog(window, window.appearance, list, [], None),
    "check a stick": lambda window: CheckDialog(window, window.appearance, list, None),
    "combined marks": lambda window: CombinedMarksDialog(window, [PASSAGE] * 40, 4, [LINE] * 20),
    "no combined marks": lambda window: CombinedMarksDialog(window, [], 0, [LINE] * 20),
    "moved marks": moved,
    "mark": mark_dialog,
    "name": lambda window: NameDialog(window, "Ann"),
    "report": lambda window: ReportDialog(window, "Import marks", LINE, [LINE] * 60),
    "short report": lambda window: ReportDialog(window, "Import marks", "One mark was imported.", []),
    "question": question,
    "three answers": lambda window: QuestionDialog(window, "Title", "Head", LINE, (SAVE, DELETE, STAY)),
}


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> QRect:
    return use_screen(monkeypatch, *SCREENS[request.param])


def use_screen(monkeypatch: pytest.MonkeyPatch, width: int, height: int) -> QRect:
    area = QRect(0, 0, width, height)
    monkeypatch.setattr(screen_fit, "available_area", lambda _: area)
    return area


def cut_off(dialog: QWidget) -> list[str]:
    """The buttons and texts of a dialog that its edge cuts off, where nothing can be scrolled."""
    found = []
    widgets: list[QWidget] = list(dialog.findChildren(QWidget))
    for widget in widgets:
        if not widget.isVisible() or not isinstance(widget, (QLabel, QAbstractButton)) or is_in_area(widget):
            continue
        text = widget.text()
        if isinstance(widget, QLabel) and widget.height() < widget.heightForWidth(widget.width()):
            found.append(text)
        if not dialog.rect().contains(QRect(widget.mapTo(dialog, QPoint()), widget.size())):
            found.append(text)
    return found


def is_in_area(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, QScrollArea) or is_in_area(parent))


@pytest.fixture
def window(start: Start, tmp_path: Path, screen: QRect) -> MainWindow:
    window = start(samples.guide(tmp_path), size=None)
    marks.select_in(window.page, "p1-1", 0, 300)
    hands.press(window.page, "Alt+1")
    return window


@pytest.mark.parametrize("text_size", [100, 300])
def test_every_dialog_fits_the_screen(window: MainWindow, screen: QRect, text_size: int) -> None:
    window.appearance.choose_text_size(text_size)
    wrong = {}
    for name, make in DIALOGS.items():
        dialog = make(window)
        dialog.show()
        QApplication.processEvents()
        frame = dialog.frameGeometry()
        problems = cut_off(dialog)
        if screen.size().expandedTo(frame.size()) != screen.size() or problems:
            wrong[name] = (frame.size().toTuple(), problems)
        dialog.close()
        dialog.deleteLater()
    assert wrong == {}


@pytest.mark.parametrize(("name", "focus"), [("mark", "Note"), ("question", "No"), ("keyboard", "Keyboard shortcuts")])
def test_what_scrolls_keeps_the_focus(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, name: str, focus: str
) -> None:
    use_screen(monkeypatch, 819, 440)
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 300)
    hands.press(window.page, "Alt+1")
    window.appearance.choose_text_size(300)
    dialog = DIALOGS[name](window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.focusWidget() is not None)
    now = dialog.focusWidget()
    assert now
    assert focus in (now.accessibleName(), now.property("text"))
    dialog.close()


def test_the_first_window_fits_the_screen(window: MainWindow, screen: QRect) -> None:
    assert screen.contains(window.frameGeometry())
    assert window.width() > screen.width() * 0.9 or window.width() == 1280


def test_a_large_screen_shows_the_usual_size(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    use_screen(monkeypatch, 1920, 1040)
    assert start(samples.guide(tmp_path), size=None).size() == QSize(1280, 800)


@pytest.mark.parametrize(("width", "height"), [(2400, 1300), (1000, 3000), (3000, 500)])
def test_a_window_from_a_larger_screen_fits_the_small_one(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    use_screen(monkeypatch, 3840, 2160)
    window = start(samples.guide(tmp_path), size=(width, height))
    window.move(700, 400)
    small = use_screen(monkeypatch, 1024, 600)
    again = start(size=None)
    assert small.contains(again.frameGeometry())


def test_a_window_stays_on_its_second_screen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(2100, 100, 800, 600)
    second = QRect(1920, 0, 1280, 800)
    screen = type("Screen", (), {"availableGeometry": lambda _: second})()
    monkeypatch.setattr(QGuiApplication, "screenAt", lambda at: screen if second.contains(at) else None)
    fit_to_screen(window)
    assert window.geometry() == QRect(2100, 100, 800, 600)
    window.setGeometry(2000, 100, 1100, 900)
    fit_to_screen(window)
    assert second.contains(window.frameGeometry())
