"""A show as people use it: by keys, clicker, mouse and finger, on one screen and on two."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, QTime
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from reader import translation
from reader.library.model import Location
from reader.library.packfile import PackError, PackFile
from reader.ui.main_window import MainWindow
from reader.ui.page.figure_queue import shared_queue
from reader.ui.show.feature import ENDED, GO, NOTHING_OPEN
from reader.ui.show.show import BEGIN, END_REACHED, Show
from reader.ui.show.show_view import ShowView
from reader.ui.show.trainer_window import clock_text
from tests.packs import INFO
from tests.ui import hands
from tests.ui.conftest import Start
from tests.ui.show import shown

LAPTOP, PROJECTOR = QRect(0, 0, 1366, 768), QRect(1366, 0, 1024, 768)


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(shown.pack(tmp_path))


@pytest.fixture
def two_screens(window: MainWindow) -> list[QRect]:
    """The screens that there are; a test may remove one."""
    areas = [LAPTOP, PROJECTOR]
    window.features.show.areas = lambda: areas
    return areas


def begin(window: MainWindow, keys: str = "Shift+F5") -> Show:
    hands.press(window.page, keys)
    show = window.features.show.show
    assert show
    return show


def at(show: Show) -> tuple[str, int]:
    """The title of the section, and the number of the screen."""
    return show.presentation.sections[show.presentation.section].title, show.presentation.number


def press(show: Show, *keys: str) -> tuple[str, int]:
    for key in keys:
        hands.press(show.view, key)
    return at(show)


@pytest.mark.parametrize("key", ["PgDown", "Right", "Down", "Space", "Return", "N"])
def test_next(window: MainWindow, key: str) -> None:
    show = begin(window)
    assert at(show) == ("Talk", 0)
    assert [press(show, key) for _ in range(3)] == [("Talk", 1), ("One", 0), ("Two", 0)]


@pytest.mark.parametrize("key", ["PgUp", "Left", "Up", "Backspace", "Shift+Space", "P"])
def test_back(window: MainWindow, key: str) -> None:
    show = begin(window)
    press(show, "3", "Return")
    last = len(show.presentation._screens(2)) - 1
    assert press(show, key) == ("Two", last)
    assert press(show, "Home", key) == ("Talk", 0)


def test_ends_and_numbers(window: MainWindow) -> None:
    show = begin(window)
    assert press(show, "End") == ("Check yourself", 3)
    press(show, "PgDown")
    assert show.view.hint.text() == END_REACHED
    assert press(show, "Home") == ("Talk", 0)
    assert not show.view.hint.isVisible()
    assert press(show, "4", "Return") == ("Four", 0)
    press(show, "1", "2")
    assert show.view.hint.text() == "Enter goes to section 12."
    assert press(show, "Return") == ("Four", 0)
    assert show.view.hint.text() == "There is no section 12."
    press(show, "2", "Esc")  # forgets the number
    assert press(show, "Return") == ("Four", 1)
    assert press(show, "0", "Return") == ("Talk", 0)


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


def test_right_to_left(start: Start, tmp_path: Path) -> None:
    show = begin(start(shown.pack(tmp_path, info=INFO._replace(language="ar"))))
    assert press(show, "Left") == ("Talk", 1)
    assert press(show, "Right") == ("Talk", 0)
    _drag(show.view, 200)
    assert at(show) == ("Talk", 1)


def test_mouse_finger_and_wheel(window: MainWindow) -> None:
    show = begin(window)
    hands.click(show.view)
    assert at(show) == ("Talk", 1)
    _drag(show.view, -200)
    assert at(show) == ("One", 0)
    _drag(show.view, 200)
    assert at(show) == ("Talk", 1)
    _turn(show.view, -60)
    assert at(show) == ("Talk", 1)  # half a notch
    _turn(show.view, -60)
    assert at(show) == ("One", 0)
    _turn(show.view, 120)
    assert at(show) == ("Talk", 1)
    QTest.mouseClick(show.view, Qt.MouseButton.BackButton)
    assert at(show) == ("Talk", 0)


def _drag(view: ShowView, by: int) -> None:
    middle = view.rect().center()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=middle + QPoint(by, 10))
    QApplication.processEvents()


def _turn(view: ShowView, by: int) -> None:
    point = QPointF(100, 100)
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(
        point, point, QPoint(), QPoint(0, by), none, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view, event)


def test_the_menu(window: MainWindow) -> None:
    show = begin(window)

    def choose(menu: QMenu) -> None:
        labels = [action.text() for action in menu.actions() if action.text()]
        assert "Swap screens" not in labels
        next(action for action in menu.actions() if action.text() == "End the show").trigger()

    assert hands.answering(QMenu, choose, lambda: _ask_menu(show.view)) == 1
    assert window.features.show.show is None


def _ask_menu(view: ShowView) -> None:
    from PySide6.QtGui import QContextMenuEvent

    QApplication.sendEvent(view, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(50, 50), QPoint(50, 50)))


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


def test_it_begins_where_the_reader_is_and_leaves_the_place_as_it_was(window: MainWindow, tmp_path: Path) -> None:
    window.session.go(Location("sample", "talk", "two"))
    before = window.session.position, window.page.verticalScrollBar().value(), window.page.progress()
    can_go_back = window.features.reading.history.can_go_back
    show = begin(window, "F5")
    assert at(show) == ("Two", 0)
    press(show, "4", "Return", "PgDown", "Esc")
    assert window.features.show.show is None
    assert (window.session.position, window.page.verticalScrollBar().value(), window.page.progress()) == before
    assert window.features.reading.history.can_go_back == can_go_back
    assert window.toast.text == ENDED
    hands.button(window, GO).click()
    position = window.session.position
    assert position
    assert position.location == Location("sample", "talk", "table")


def test_nothing_is_offered_where_the_show_ended_at_the_same_place(window: MainWindow) -> None:
    press(begin(window), "Esc")
    assert ENDED not in window.toast.text


def test_another_f5_brings_the_show_to_the_front(window: MainWindow) -> None:
    show = begin(window)
    press(show, "3", "Return")
    assert begin(window, "F5") is show
    assert at(show) == ("Three", 0)
    window.activateWindow()
    QApplication.processEvents()
    begin(window, "Shift+F5")
    assert at(show) == ("Talk", 0)


def test_the_window_closes_during_a_show(window: MainWindow) -> None:
    view = begin(window).view
    window.close()
    assert not view.isVisible()
    assert window.features.show.show is None


def test_the_system_closes_the_show(window: MainWindow) -> None:
    begin(window).view.close()
    assert window.features.show.show is None


def test_a_key_that_means_nothing(window: MainWindow) -> None:
    show = begin(window)
    for key in (0, 0x01FFFFFF, Qt.Key.Key_F3, Qt.Key.Key_X):
        QApplication.sendEvent(show.view, QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, ""))
    assert at(show) == ("Talk", 0)


def test_a_private_session_leaves_nothing(window: MainWindow, tmp_path: Path) -> None:
    window.features.privacy.set_private(True)
    before = _files(tmp_path)
    press(begin(window), "PgDown", "3", "Return", "Esc")
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


@pytest.mark.parametrize("lost", ["figure", "figure_size"])
def test_the_stick_is_pulled_out(window: MainWindow, lost: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system may have read the file before: then the pack itself is asked in vain."""
    show = begin(window)
    assert show.view.hint.text() == BEGIN
    opened = window.session.opened
    assert opened

    def fail(_pack: PackFile, _path: str) -> None:
        raise PackError(opened.pack.path, "Please insert the stick.", is_out=True)

    monkeypatch.setattr(PackFile, lost, fail)
    press(show, "3", "Return")
    show.view.grab()
    qtbot.waitUntil(lambda: shared_queue().is_idle)
    shot = show.view.grab().toImage()
    row = [shot.pixelColor(x, shot.height() // 2).name() for x in range(shot.width())]
    assert row.count("#22211f") < 300  # a sentence instead of the black figure
    assert press(show, "PgDown") == ("Four", 0)
    assert show.presentation.screen.text.startswith("Four")


# ---- two screens


def test_the_trainer_sees_notes_and_the_next_section(window: MainWindow, two_screens: list[QRect]) -> None:
    window.session.go(Location("sample", "talk", "short"))
    hands.press(window, "Ctrl+D")
    model = window.features.marks.model
    model.change(model.all()[0].id, note="Ask who has seen this.")
    show = begin(window)
    trainer = show.trainer
    assert trainer
    assert tuple(show.choice) == (1, 0)
    press(show, "1", "Return")
    words = hands.labels(trainer)
    assert "Ask who has seen this." in words
    assert "Two" in words
    assert any(each.startswith("Sentence 0 of a long text") for each in words)
    assert "Section 1 of 5" in words
    assert "Ask who has seen this." not in hands.labels(show.view)
    press(show, "PgDown")
    assert "You have no notes in this section." in hands.labels(trainer)
    assert not trainer.grab().isNull()


def test_buttons_and_keys_of_the_trainer(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    trainer = show.trainer
    assert trainer
    hands.button(trainer, "Next").click()
    assert at(show) == ("Talk", 1)
    hands.press(trainer, "PgDown")
    assert at(show) == ("One", 0)
    hands.button(trainer, "Back").click()
    assert at(show) == ("Talk", 1)
    hands.press(trainer, "9")
    assert trainer.hint.text() == "Enter goes to section 9."
    assert not show.view.hint.isVisible() or show.view.hint.text() == BEGIN
    hands.press(trainer, "Esc")
    hands.button(trainer, "Black screen").click()
    assert show.view.blank is Qt.GlobalColor.black
    assert "empty screen" in trainer.hint.text()
    hands.button(trainer, "Next").click()
    assert not trainer.hint.isVisible()
    hands.button(trainer, "End the show").click()
    assert window.features.show.show is None
    assert not trainer.isVisible()


def test_screens_are_swapped_and_one_is_pulled_out(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    press(show, "3", "Return", "S")
    assert tuple(show.choice) == (0, 1)
    assert at(show) == ("Three", 0)
    del two_screens[1]
    show.arrange()
    assert show.choice.trainer is None
    assert show.trainer is None
    assert press(show, "PgDown") == ("Four", 0)
    two_screens.append(PROJECTOR)
    show.arrange()
    assert show.trainer


def test_the_trainer_closes_their_window(window: MainWindow, two_screens: list[QRect]) -> None:
    show = begin(window)
    assert show.trainer
    show.trainer.close()
    assert window.features.show.show is None


def test_without_a_pack(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start(shown.pack(tmp_path))
    monkeypatch.setattr(window.session, "opened", None)
    hands.press(window.page, "F5")
    assert window.toast.text == NOTHING_OPEN


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


@pytest.mark.parametrize("code", ["en", "ar", "hi", "fa"])
def test_the_clock_has_the_digits_of_the_page(code: str, request: pytest.FixtureRequest) -> None:
    request.addfinalizer(lambda: translation.use("en"))
    translation.use(code)
    digits = [each for each in clock_text(QTime(15, 45)) if each.isdecimal()]
    assert "".join(digits).startswith(("1545", "345", "0345"))
