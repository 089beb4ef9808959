"""Highlights can be told apart without seeing their colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from reader.system import paths
from reader.ui.marks import mark_signs
from reader.ui.shell.theme import NAMES, Theme, Themes

pytestmark = pytest.mark.usefixtures("qapp")


def line(colour: str, theme: Theme) -> tuple[bool, ...]:
    """Which pixels of a small image the line of a highlight covers."""
    image = QImage(60, 12, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    mark_signs.paint_line(painter, QRectF(0, 0, 60, 12), colour, theme, 1.0)
    painter.end()
    return tuple(image.pixelColor(x, y).alpha() > 0 for y in range(12) for x in range(60))


@pytest.mark.parametrize("name", NAMES)
def test_each_colour_has_a_line_of_its_own(name: str) -> None:
    theme = Themes(paths.resources()).named(name)
    assert len({line(colour, theme) for colour in mark_signs.LINES}) == len(mark_signs.LINES) == 4
    assert mark_signs.LINES.keys() == mark_signs.BACKGROUNDS.keys()
    assert {*mark_signs.LINES.values(), *mark_signs.BACKGROUNDS.values()} <= theme.colours.keys()


@pytest.mark.parametrize("colour", ["", *mark_signs.LINES])
def test_icons(colour: str) -> None:
    theme = Themes(paths.resources()).named("light")
    for icon in (mark_signs.swatch(colour, theme, 18, 2.0), mark_signs.note_icon(theme, 18, 2.0)):
        assert [(size.width(), size.height()) for size in icon.availableSizes()] == [(36, 36)]


@pytest.mark.parametrize("length", [4, 5.5, 6, 7.3, 9, 12, 30, 200])
def test_a_short_line_is_as_it_is_called(length: float) -> None:
    """It has two dashes, or begins and ends with a dot."""
    dash, gap = mark_signs.dashes(length)
    assert length >= 2 * dash + gap - 0.01
    assert 1.5 < dash / gap < 2.5
    dot, gap = mark_signs.dots(length)
    assert dot < 0.1
    assert 1 < gap < 3
    if length < 20:
        assert round(length / (dot + gap), 6).is_integer()
