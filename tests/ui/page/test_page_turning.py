"""What turns pages: keys, the wheel, clicks at the edges, the arrows at the foot, and fingers."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from reader.library.model import Article
from reader.ui.page.page_touch import PageTouch
from tests.packs import ARTICLES
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.test_page_touch import swipe
from tests.ui.page.turned_pages import LENGTHS, ONE, SIZES, TWO, Show, wheel


@pytest.mark.parametrize("key", ["Space", "PgDown", "Right", "Down"])
@SIZES
def test_keys_turn_forward_and_back(show: Show, size: tuple[int, int], key: str) -> None:
    view, columns = show(size=size), LENGTHS[size]
    assert turned.pages_in_view(view) == list(range(columns))
    hands.press(view, key)
    assert turned.pages_in_view(view) == list(range(columns, 2 * columns))
    hands.press(view, {"Space": "Shift+Space", "PgDown": "PgUp", "Right": "Left", "Down": "Up"}[key])
    assert turned.pages_in_view(view) == list(range(columns))
    hands.press(view, "Left")
    assert turned.pages_in_view(view) == list(range(columns)), "there is nothing before the first page"


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_F9])
def test_a_key_that_does_nothing_turns_nothing(show: Show, key: Qt.Key) -> None:
    """The cursor of the text, which nobody sees, is still on the first page."""
    view = show()
    for _ in range(3):
        hands.press(view, "Space")
    QTest.keyClick(view, key)
    assert turned.pages_in_view(view) == [3]


@SIZES
def test_home_and_end(show: Show, size: tuple[int, int]) -> None:
    view = show(size=size)
    count = len(turned.turning(view).pages)
    hands.press(view, "End")
    assert turned.pages_in_view(view)[-1] == count - 1
    hands.press(view, "Space")
    assert turned.pages_in_view(view)[-1] == count - 1
    hands.press(view, "Home")
    assert turned.pages_in_view(view)[0] == 0


def test_every_line_is_seen_once_on_the_way(show: Show) -> None:
    view = show(size=TWO)
    seen = list(turned.pages_in_view(view))
    for _ in range(50):
        hands.press(view, "Space")
        seen += turned.pages_in_view(view)
    assert list(dict.fromkeys(seen)) == list(range(len(turned.turning(view).pages)))


def test_right_to_left(show: Show) -> None:
    view = show(*turned.arabic(), size=(1700, 620), language="ar")
    first, second = turned.turning(view).slots
    assert first.area.left() > second.area.left()
    hands.press(view, "Left")
    assert turned.pages_in_view(view) == [2, 3]
    hands.press(view, "Right")
    assert turned.pages_in_view(view) == [0, 1]
    hands.click(view.viewport(), QPoint(3, 300))
    assert turned.pages_in_view(view) == [2, 3]


def test_each_step_of_a_wheel_turns_a_page(show: Show) -> None:
    view = show()
    for number in range(1, 4):
        wheel(view, QPoint(0, -120))
        assert turned.pages_in_view(view) == [number]
    wheel(view, QPoint(0, 120))
    assert turned.pages_in_view(view) == [2]
    wheel(view, QPoint(-120, 0))
    assert turned.pages_in_view(view) == [3]


def test_one_movement_on_a_touch_pad_turns_one_page(show: Show) -> None:
    view = show()
    for step in range(40):
        wheel(view, QPoint(0, -20), QPoint(0, -20), at=1000 + 10 * step)
    assert turned.pages_in_view(view) == [1]
    for step in range(10):
        wheel(view, QPoint(0, -20), QPoint(0, -20), at=3000 + 10 * step)
    assert turned.pages_in_view(view) == [2]


@pytest.mark.parametrize(
    ("x", "size", "page"),
    [(5, (1000, 500), 0), (995, (1000, 500), 2), (500, (1000, 500), 1), (1690, (1700, 620), 4)],
)
def test_clicks_at_the_edges(show: Show, x: int, size: tuple[int, int], page: int) -> None:
    view = show(size=size)
    hands.press(view, "Space")
    hands.click(view.viewport(), QPoint(x, 200))
    assert turned.pages_in_view(view)[0] == page


def test_clicks_beside_the_text_are_for_marks(show: Show) -> None:
    view = show(size=(1000, 500))
    hands.press(view, "Space")
    for x in (round(view.margin) - 20, view.viewport().width() - round(view.margin) + 20):
        hands.click(view.viewport(), QPoint(x, 200))
        assert turned.pages_in_view(view) == [1]


@pytest.mark.parametrize(("name", "page"), [("Next page", 2), ("Previous page", 0)])
def test_arrows_at_the_foot(show: Show, name: str, page: int) -> None:
    view = show()
    hands.press(view, "Space")
    hands.click(hands.named(view, name, QToolButton))
    assert turned.pages_in_view(view) == [page]
    assert view.hasFocus()


@pytest.mark.parametrize(("moved", "page"), [((-90, 5), 2), ((90, 5), 0), ((4, -90), 2), ((4, 90), 0), ((-30, 0), 1)])
def test_swipes(show: Show, moved: tuple[int, int], page: int) -> None:
    view = show()
    PageTouch(view)
    hands.press(view, "Space")
    device: QPointingDevice = QTest.createTouchDevice()
    start = QPoint(300, 250)
    swipe(view.viewport(), device, start, start + QPoint(moved[0] // 2, moved[1] // 2), start + QPoint(*moved))
    assert turned.pages_in_view(view) == [page]
    assert not view.textCursor().hasSelection()


def test_everything_of_the_sample_can_be_turned(qapp: QApplication, tmp_path: Path) -> None:
    for size in (ONE, TWO):
        for scale in (1.0, 3.0):
            folder = tmp_path / f"{size[0]}-{scale}"
            folder.mkdir()
            article: Article = ARTICLES[0]
            view = turned.shown(folder, article, size, scale)
            for _ in range(60):
                hands.press(view, "Space")
                view.viewport().grab()
            assert turned.turning(view).is_at_end
            assert view.opened
            view.opened.pack.close()
            view.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
