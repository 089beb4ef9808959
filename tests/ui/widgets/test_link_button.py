"""Buttons that look like links: how much of their text is shown, and on how many lines."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.widgets.link_button import LinkButton

LaidOut = Callable[[LinkButton, int], LinkButton]

TITLE = "Neuroscience & psychotherapy for everybody who works in a clinic"


def shown(button: LinkButton) -> list[str]:
    return button.text().replace("&&", "&").split("\n")


@pytest.fixture
def laid_out(qtbot: QtBot) -> LaidOut:
    """Shows a button in a window of a width in pixels."""
    windows = []

    def show(button: LinkButton, width: int) -> LinkButton:
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        column = QVBoxLayout(window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(button)
        column.addStretch()
        window.resize(width, 400)
        window.show()
        return button

    return show


@pytest.mark.parametrize("most_lines", [1, 2])
def test_a_text_that_fits_is_on_one_line(laid_out: LaidOut, most_lines: int) -> None:
    button = laid_out(LinkButton(TITLE, most_lines), 900)
    assert shown(button) == [TITLE]
    assert button.toolTip() == ""


def test_a_text_that_does_not_fit_ends_in_an_ellipsis(laid_out: LaidOut) -> None:
    button = laid_out(LinkButton(TITLE), 200)
    assert len(shown(button)) == 1
    assert "…" in shown(button)[0]
    assert TITLE in button.toolTip().replace("&amp;", "&")


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def test_a_text_of_two_lines_is_whole_and_has_their_height(laid_out: LaidOut, direction: Qt.LayoutDirection) -> None:
    one = laid_out(LinkButton(TITLE, 2), 900)
    two = LinkButton(TITLE, 2)
    two.setLayoutDirection(direction)
    laid_out(two, two.fontMetrics().horizontalAdvance(TITLE) * 3 // 4)
    assert [" ".join(shown(two)), len(shown(two)), two.toolTip()] == [TITLE, 2, ""]
    assert two.height() == one.height() + two.fontMetrics().lineSpacing()


def test_what_needs_more_lines_is_cut_in_the_last(laid_out: LaidOut) -> None:
    button = laid_out(LinkButton(TITLE, 2), 130)
    first, last = shown(button)
    assert TITLE.startswith(first)
    assert "…" in last
    assert TITLE in button.toolTip().replace("&amp;", "&")


def test_another_text_or_width_is_laid_out_again(laid_out: LaidOut, qtbot: QtBot) -> None:
    button = laid_out(LinkButton("", 2), 250)
    low = button.height()
    button.set_full_text(TITLE)
    qtbot.waitUntil(lambda: button.height() > low)
    button.window().resize(900, 400)
    qtbot.waitUntil(lambda: button.height() == low)
    assert shown(button) == [TITLE]
