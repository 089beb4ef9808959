"""Icons, signs, ticks, bars and scroll handles 3 : 1, measured in what is painted, in each theme (WCAG 1.4.11).

Those of all scenes are in `test_scenes.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from reader.system import paths
from reader.ui.home import home_signs
from reader.ui.lists.row_view import RowView
from reader.ui.marks import mark_signs
from reader.ui.shell.contrast import contrast
from reader.ui.shell.theme import NAMES, Theme, Themes
from reader.ui.sticks import tick_delegate
from reader.ui.sticks.tick_model import Sign
from reader.ui.widgets import tick_box
from tests.ui import hands, pages, samples
from tests.ui.accessibility.painted_texts import area_in
from tests.ui.accessibility.pixels import LEAST_PART, ROUNDING, best_contrast
from tests.ui.accessibility.scenes import Stage, mark_some, settle
from tests.ui.conftest import Start

LEAST = LEAST_PART * ROUNDING
ROOM = 4  # pixels around a sign that are looked at, too


@pytest.mark.parametrize("theme", NAMES)
def test_clear_button(start: Start, tmp_path: Path, theme: str, qtbot: QtBot) -> None:
    """Of a field with text. Qt lets it appear slowly."""
    window = start(samples.guide(tmp_path))
    window.appearance.choose_theme(theme)
    window.search_field.setText("quiet")
    cross = hands.only(window.search_field, QToolButton)
    area = area_in(window, cross, cross.rect())
    qtbot.waitUntil(lambda: best_contrast(window.grab(area).toImage(), QRect(QPoint(), area.size())) >= LEAST)


@pytest.mark.parametrize("theme", NAMES)
def test_beside_the_page(start: Start, tmp_path: Path, qtbot: QtBot, theme: str) -> None:
    """The ribbon, the sign of a note, the frame or the bar of the current mark, and the ticks on the scroll bar."""
    window = start(samples.guide(tmp_path))
    window.appearance.choose_theme(theme)
    mark_some(Stage(window, tmp_path, qtbot))
    overlay, page = window.features.marks.overlay, window.page
    layout = overlay._layout
    seen = set()
    for mark in overlay.items:
        overlay.set_current(mark.id)
        image = page.viewport().grab().toImage()
        first = layout.mark_rects(mark)[0]
        areas = {"current": layout.bar_rect(mark)} if mark.colour else {"ribbon": layout.ribbon_rect(first)}
        areas |= {"note": layout.note_rect(first)} if mark.has_note else {}
        for name, area in areas.items():
            shown = page.to_viewport(area).toAlignedRect()
            assert best_contrast(image, around(shown)) >= LEAST, name
            seen.add(name)
    assert seen == {"current", "ribbon", "note"}
    page.viewport().repaint()
    bar = page.verticalScrollBar()
    image = window.grab().toImage()
    for share in window.features.marks.parts.ticks.get().shares():
        top = round(share * (bar.height() - 3))
        beside = QRect(bar.width() - 3, top - ROOM, 3, 3 + 2 * ROOM)  # the handle is narrower
        assert best_contrast(image, area_in(window, bar, beside)) >= LEAST


def around(area: QRect) -> QRect:
    return area.adjusted(-ROOM, -ROOM, ROOM, ROOM)


Paint = Callable[[QPainter, QRectF, Theme], object]


def _line(colour: str) -> Paint:
    return lambda painter, area, theme: mark_signs.paint_line(painter, area, colour, theme, 1.0)


def _swatch(colour: str) -> Paint:
    return lambda painter, area, theme: mark_signs.paint_swatch(painter, area, colour, theme)


def _note(painter: QPainter, area: QRectF, theme: Theme) -> None:
    mark_signs.paint_note(painter, area, theme.colour("soft_ink"), theme.colour("card"))


def _box(*, is_ticked: bool) -> Paint:
    return lambda painter, area, theme: tick_box.paint_box(painter, area, theme.palette(), is_ticked=is_ticked)


def _sign(sign: Sign) -> Paint:
    return lambda painter, area, theme: tick_delegate._paint_sign(painter, area, theme, sign)


PAINT: dict[str, Paint] = {
    **{f"line, {colour}": _line(colour) for colour in mark_signs.LINES},
    **{f"swatch, {colour}": _swatch(colour) for colour in ("", *mark_signs.LINES)},
    "note": _note,
    "good": _sign(Sign.GOOD),
    "bad": _sign(Sign.BAD),
    "box": _box(is_ticked=False),
    "ticked box": _box(is_ticked=True),
}
"""The signs in rows of lists."""


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("behind", ["page", "frame", "card", "selection", "hover"])
@pytest.mark.parametrize("name", NAMES)
def test_in_rows(name: str, behind: str) -> None:
    theme = Themes(paths.resources()).named(name)
    faint = []
    for sign, paint in PAINT.items():
        image = QImage(40, 40, QImage.Format.Format_RGB32)
        image.fill(theme.colour(behind))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(painter, QRectF(11, 11, 18, 18), theme)
        painter.end()
        if (seen := best_contrast(image, image.rect())) < LEAST:
            faint.append(f"{sign}: {seen:.2f}")
    assert not faint


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("sign", ["ticked box", "good", "bad"])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_in_a_sign(name: str, sign: str) -> None:
    """A tick on its box, an exclamation mark on its disc."""
    theme = Themes(paths.resources()).named(name)
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    PAINT[sign](painter, QRectF(5, 5, 30, 30), theme)
    painter.end()
    assert best_contrast(image, QRect(10, 10, 20, 20)) >= LEAST


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("behind", ["page", "note", "selection", "hover"])
@pytest.mark.parametrize("name", NAMES)
def test_home(name: str, behind: str) -> None:
    """Its tick and its arrow; and bars, whose thick part and thin part differ from what is behind them."""
    theme = Themes(paths.resources()).named(name)
    height = home_signs.bar_height(pages.light(1.0))
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(theme.colour(behind))
    painter = QPainter(image)
    home_signs.paint_bar(painter, QRectF(5, 5, 50, height), 40, theme, is_rtl=False)
    home_signs.paint_tick(painter, QRectF(5, 20, 14, 14), theme)
    home_signs.paint_arrow(painter, QRectF(35, 20, 14, 14), theme, is_open=True, is_rtl=False)
    painter.end()
    read, rest = ([seen(image, x, y, theme.colours[behind]) for y in range(15)] for x in (10, 50))
    assert sum(each >= LEAST for each in read) >= 3 * sum(each >= LEAST for each in rest) > 0
    for sign in (QRect(3, 18, 18, 18), QRect(33, 18, 18, 18)):
        assert best_contrast(image, sign) >= LEAST


def seen(image: QImage, x: int, y: int, behind: str) -> float:
    return contrast(image.pixelColor(x, y).name(), behind)


@pytest.mark.parametrize("theme", NAMES)
def test_progress_bar(start: Start, theme: str) -> None:
    """What is done differs from the rest; its border is measured with the other borders."""
    window = start()
    window.appearance.choose_theme(theme)
    bar = QProgressBar(window, maximum=100, value=50, textVisible=False)
    bar.resize(200, 20)
    bar.show()
    image = bar.grab().toImage()
    y = image.height() // 2
    assert contrast(image.pixelColor(50, y).name(), image.pixelColor(150, y).name()) >= LEAST
    assert best_contrast(image, QRect(120, 0, 60, image.height())) >= LEAST


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft], ids=["ltr", "rtl"]
)
def test_a_selected_row_has_a_bar_where_its_text_begins(
    start: Start, tmp_path: Path, theme: str, direction: Qt.LayoutDirection
) -> None:
    """While the focus is elsewhere: in the contents, and in the list of results."""
    window = start(samples.guide(tmp_path))
    window.side_bar.setLayoutDirection(direction)
    window.appearance.choose_theme(theme)
    for typed in ("", "quiet"):
        window.search_field.setText(typed)
        settle()
        rows = next(view for view in window.side_bar.findChildren(RowView) if view.isVisible())
        rows.select_row(rows.model().rowCount() - 1)
        rows.scrollTo(rows.currentIndex())
        window.page.setFocus()
        settle()
        row = rows.visualRect(rows.currentIndex())
        edge = QRect(row.right() - 7 if rows.isRightToLeft() else row.left(), row.top(), 8, row.height())
        assert best_contrast(rows.viewport().grab(edge).toImage(), QRect(QPoint(), edge.size())) >= LEAST
