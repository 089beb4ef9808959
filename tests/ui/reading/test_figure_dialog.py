"""A figure by itself: opened by click or Enter, as large as the window, larger by keyboard, and closed by Esc."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QScrollBar, QToolButton
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Figure, FigureFile, Span
from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.page import figure_queue
from reader.ui.page.document import FigureLink, LinkRun
from reader.ui.page.figure_view import LARGEST_AREA, FigureView
from reader.ui.reading.figure_dialog import PNG, FigureDialog
from reader.ui.reading.figure_dialog import SVG as DRAWING
from tests.packs import SVG, make_pack
from tests.ui import hands, pages
from tests.ui.conftest import Start
from tests.ui.page.accessible_tree import flags, of_role

ALT = "A quiet room by the water"
WIDE, TALL, SMALL = (400, 200), (300, 900), (30, 20)


def pack(folder: Path, *sizes: tuple[int, int]) -> Path:
    """A figure of each size, below a heading and between words."""
    blocks = [Block("h", BlockKind.HEADING, (Span("Rooms"),), level=2)]
    figures = []
    for number, size in enumerate(sizes):
        path = f"figures/{number}.svg"
        blocks.append(Block(f"p{number}", BlockKind.PARAGRAPH, (Span("Words."),)))
        blocks.append(Block(f"f{number}", BlockKind.FIGURE, (Span("A caption."),), figure=Figure(path, ALT)))
        figures.append(FigureFile(path, "image/svg+xml", *size, SVG))
    return make_pack(folder / "figures.carrel", articles=(pages.article(*blocks),), figures=figures)


@pytest.fixture
def window(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    file = pack(tmp_path, WIDE, TALL, SMALL)
    monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))  # so that it is drawn at once
    window = start(file, (700, 600))
    yield window
    for dialog in open_dialogs(window):
        dialog.close()


def open_dialogs(window: MainWindow) -> list[FigureDialog]:
    found: list[FigureDialog] = list(window.findChildren(FigureDialog))
    return [dialog for dialog in found if dialog.isVisible()]


def link_of(window: MainWindow, number: int) -> LinkRun:
    return next(run for run in window.page.shown_document.links if run.link == FigureLink(number))


def opened(window: MainWindow, number: int = 0) -> FigureDialog:
    """Opened with Enter."""
    window.page.setFocus()
    for _ in range(number + 1):
        hands.press(window.page, "Tab")
    assert hands.focused_link(window.page) == link_of(window, number)
    hands.press(window.page, "Return")
    (dialog,) = open_dialogs(window)
    QTest.qWaitForWindowActive(dialog)
    return dialog


def width(view: FigureView) -> int:
    return view.picture.width()


def colour(image: QImage, x: float = 0.5, y: float = 0.25) -> str:
    return QColor(image.pixel(int(image.width() * x), int(image.height() * y))).name()


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


@pytest.mark.parametrize("number", [0, 2], ids=["wide", "small"])
def test_it_is_as_large_as_the_window(window: MainWindow, number: int) -> None:
    view = opened(window, number).view
    room, size = view.maximumViewportSize(), view.picture.size()
    assert size.width() > window.page.shown_document.figures[number].shown[0]
    assert room.width() - size.width() <= 3 or room.height() - size.height() <= 3
    assert view.horizontalScrollBar().maximum() == view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("height", range(300, 800, 50))
def test_it_is_larger_than_on_the_page(start: Start, tmp_path: Path, height: int) -> None:
    """A figure that just fits into the window is not shown whole, if that would hardly enlarge it."""
    window = start(size=(700, 600))
    window.session.open_file(pack(tmp_path, (200, height)))
    shown = window.page.shown_document.figures[0].shown
    dialog = opened(window)
    assert width(dialog.view) >= 1.14 * shown[0]
    dialog.close()


@pytest.mark.parametrize("percent", [200, 300])
def test_it_is_never_smaller_than_on_the_page(window: MainWindow, percent: int) -> None:
    window.appearance.choose_text_size(percent)
    QApplication.processEvents()
    view = opened(window, 1).view
    assert width(view) >= window.page.shown_document.figures[1].shown[0]
    assert view.horizontalScrollBar().maximum() == 0
    assert view.verticalScrollBar().maximum() > 0
    before = view.verticalScrollBar().value()
    hands.press(view.picture, "Down")
    assert view.verticalScrollBar().value() > before


def test_keys_and_buttons_change_its_size(window: MainWindow) -> None:
    dialog = opened(window)
    view, first = dialog.view, width(dialog.view)
    for larger in ("Ctrl++", "Ctrl+Shift++", "Ctrl+="):  # where the plus sign is differs between keyboards
        hands.press(view.picture, larger)
        assert width(view) > first
        hands.press(view.picture, "Ctrl+-")
        assert width(view) == first
    for name in ("Larger", "Larger", "Smaller"):
        hands.click(hands.named(dialog, name, QToolButton))
    assert width(view) > first
    hands.press(view.picture, "Ctrl+0")
    assert width(view) == first


def test_the_wheel_changes_its_size(window: MainWindow) -> None:
    view = opened(window).view
    first = width(view)
    middle, keys = QPointF(view.viewport().rect().center()), Qt.KeyboardModifier.ControlModifier
    turn = QPoint(0, 120)
    wheel = QWheelEvent(
        middle, middle, QPoint(), turn, Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(view.viewport(), wheel)
    assert width(view) > first


def test_what_is_in_the_middle_stays_there(window: MainWindow) -> None:
    view = opened(window).view
    view.zoom(1)
    view.zoom(1)
    bar = view.horizontalScrollBar()
    for _ in range(2):
        assert abs(bar.value() - bar.maximum() / 2) <= 1
        view.zoom(1)


def test_a_drag_moves_it(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(3):
        view.zoom(1)
    bar = view.horizontalScrollBar()
    before, start = bar.value(), view.viewport().rect().center()
    QTest.mousePress(view.picture, Qt.MouseButton.LeftButton, pos=view.picture.mapFrom(view.viewport(), start))
    QTest.mouseMove(view.picture, view.picture.mapFrom(view.viewport(), start - QPoint(30, 0)))
    QTest.mouseRelease(view.picture, Qt.MouseButton.LeftButton)
    assert bar.value() == before + 30


def test_its_size_has_limits(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(60):
        view.zoom(1)
    size = view.picture.size() * view.devicePixelRatioF()
    assert width(view) > view.width()
    assert size.width() * size.height() <= LARGEST_AREA
    for _ in range(60):
        view.zoom(-1)
    assert width(view) > 40


def test_it_is_no_larger_than_the_screen(window: MainWindow) -> None:
    window.resize(5000, 4000)
    dialog = opened(window)
    available = window.screen().availableGeometry()
    assert dialog.frameGeometry().width() <= available.width()
    assert dialog.frameGeometry().height() <= available.height()


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


# fit, copy, save, caption and the other figures


@pytest.fixture
def target(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, str]]:
    """What the dialog for a file answers: a name in a temporary folder, and a filter. It notes what was proposed."""
    answers: list[tuple[str, str]] = []

    def ask(_parent: object, _title: str, proposed: str, filters: str) -> tuple[str, str]:
        name, chosen = answers.pop()
        answers.append((Path(proposed).name, filters))
        return (str(tmp_path / name) if name else ""), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return answers


def tool(dialog: FigureDialog, name: str) -> QToolButton:
    return hands.named(dialog, name, QToolButton)


def test_fit_and_actual_size(window: MainWindow) -> None:
    dialog = opened(window, 1)
    view = dialog.view
    hands.click(tool(dialog, "Actual size"))
    assert view.percent == 100
    assert (view.picture.width(), view.picture.height()) == TALL
    hands.click(tool(dialog, "Fit to the window"))
    assert view.verticalScrollBar().maximum() == view.horizontalScrollBar().maximum() == 0
    assert view.picture.height() >= view.maximumViewportSize().height() - 2
    hands.press(view.picture, "Ctrl+1")
    assert view.percent == 100
    dialog.resize(dialog.width(), dialog.height() - 60)
    assert view.percent == 100
    hands.press(view.picture, "+")
    assert view.percent == 125
    hands.press(view.picture, "0")
    assert view.picture.size() == view.size_at_first


def test_the_point_under_the_pointer_stays(window: MainWindow) -> None:
    view = opened(window).view
    view.zoom(1)
    view.zoom(1)
    at = QPointF(60, 40)
    before = (view.horizontalScrollBar().value() + at.x()) / view.picture.width()
    view.zoom(1, at)
    assert abs((view.horizontalScrollBar().value() + at.x()) / view.picture.width() - before) < 0.01


def test_arrow_keys_pan(window: MainWindow) -> None:
    view = opened(window).view
    for _ in range(4):
        view.zoom(1)
    before = view.horizontalScrollBar().value(), view.verticalScrollBar().value()
    hands.press(view.picture, "Right")
    hands.press(view.picture, "Up")
    assert view.horizontalScrollBar().value() > before[0]
    assert view.verticalScrollBar().value() < before[1]


def test_caption_and_description_can_be_selected(window: MainWindow) -> None:
    dialog = opened(window)
    assert dialog.words.toPlainText() == f"A caption.\nWhat the picture shows: {ALT}"
    dialog.words.setFocus()
    hands.press(dialog.words, "Ctrl+A")
    hands.press(dialog.words, "Ctrl+C")
    assert hands.clipboard() == dialog.words.toPlainText()


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


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_a_copied_picture_is_black_on_white(window: MainWindow, theme: str) -> None:
    window.appearance.choose_theme(theme)
    dialog = opened(window)
    hands.press(dialog.view.picture, "Ctrl+C")
    image = hands.clipboard_image()
    assert image.width() == 1600
    assert colour(image) == "#000000"
    assert not image.hasAlphaChannel()
    assert dialog.status.text() == "Picture copied."


@pytest.mark.parametrize(
    ("name", "chosen", "written"),
    [("a.png", PNG, "a.png"), ("a", PNG, "a.png"), ("a", DRAWING, "a.svg"), ("a.svg", PNG, "a.svg")],
)
@pytest.mark.parametrize("is_bundled", [True, False], ids=["bundled", "stranger"])
def test_saving(
    start: Start,
    tmp_path: Path,
    target,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    chosen: str,
    written: str,
    is_bundled,
) -> None:
    raw = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><!-- secret --><path d="M0 0h40v30z"/></svg>'
    blocks = (Block("f", BlockKind.FIGURE, (Span("C"),), figure=Figure("figures/a b.svg", ALT)),)
    figures = (FigureFile("figures/a b.svg", "image/svg+xml", 40, 30, raw),)
    file = make_pack(tmp_path / "one.carrel", articles=(pages.article(*blocks),), figures=figures)
    if is_bundled:
        monkeypatch.setattr(paths, "bundled_packs", lambda: (file,))
    window = start(file, (700, 600))
    dialog = opened(window)
    target.append((name, chosen))
    hands.click(tool(dialog, "Save the picture…"))
    assert target == [("a b.png", f"{PNG};;{DRAWING}")]
    data = (tmp_path / written).read_bytes()
    if written.endswith(".svg"):
        assert b"<path" in data
        assert b"secret" not in data
    else:
        assert QImage.fromData(data).width() == 1600
    assert dialog.status.text() == f"Saved as {written}."
    dialog.close()


def test_a_picture_that_cannot_be_drawn_says_so(start: Start, tmp_path: Path, target) -> None:
    blocks = (Block("f", BlockKind.FIGURE, figure=Figure("figures/a.png", ALT)),)
    figures = (FigureFile("figures/a.png", "image/png", 40, 30, b"\x89PNG\r\n\x1a\nnothing"),)
    window = start(make_pack(tmp_path / "one.carrel", articles=(pages.article(*blocks),), figures=figures), (700, 600))
    dialog = opened(window)
    target.append(("a.png", PNG))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text().startswith("This picture cannot be drawn: ")
    assert not (tmp_path / "a.png").exists()
    hands.click(tool(dialog, "Copy the picture"))
    assert dialog.status.text().startswith("This picture cannot be drawn: ")
    dialog.close()


def test_a_folder_that_cannot_be_written_says_so(window: MainWindow, target, tmp_path: Path) -> None:
    dialog = opened(window)
    target.append(("missing/a.png", PNG))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text().startswith("a.png could not be written (")


def test_a_cancelled_save_writes_nothing(window: MainWindow, target) -> None:
    dialog = opened(window)
    target.append(("", ""))
    hands.click(tool(dialog, "Save the picture…"))
    assert dialog.status.text() == ""


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
