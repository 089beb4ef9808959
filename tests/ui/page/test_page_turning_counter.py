"""The numbers below pages that are turned, in the parts of a long article too."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QToolButton

from reader.library.model import Block
from tests.ui import hands
from tests.ui.page import turned_pages as turned
from tests.ui.page.turned_pages import ONE, TWO, Show


@pytest.mark.parametrize(
    ("size", "blocks", "expected"),
    [(ONE, turned.mixed(), "Page 1 of {}"), (TWO, turned.mixed(), "Pages 1–2 of {}"), (TWO, (), "Page 1 of 1")],
    ids=["one", "two", "short"],
)
def test_the_counter(show: Show, size: tuple[int, int], blocks: tuple[Block, ...], expected: str) -> None:
    view = show(*(blocks or (turned.paragraph(1),)), size=size)
    count = len(turned.turning(view).pages)
    assert turned.label(view) == expected.format(count)
    names = [
        interface.text(QAccessible.Text.Name)
        for label in view.findChildren(type(turned.turning(view).counter.label))
        if (interface := QAccessible.queryAccessibleInterface(label))
    ]
    assert turned.label(view) in names


def test_the_counter_follows(show: Show) -> None:
    view = show()
    count = len(turned.turning(view).pages)
    hands.press(view, "Space")
    assert turned.label(view) == f"Page 2 of {count}"
    view.resize(*TWO)
    QApplication.processEvents()
    assert turned.label(view) == f"Pages 1–2 of {len(turned.turning(view).pages)}"
    hands.press(view, "End")
    assert turned.label(view).endswith(f"of {len(turned.turning(view).pages)}")


def test_pages_go_on_in_the_next_part(show: Show) -> None:
    view = show(*turned.long_article())
    assert turned.label(view).startswith("Part 1 of 3, page 1 of ")
    last = len(turned.turning(view).pages)
    for _ in range(last):
        hands.press(view, "Space")
    assert turned.label(view).startswith("Part 2 of 3, page 1 of ")
    hands.press(view, "Shift+Space")
    assert turned.label(view) == f"Part 1 of 3, page {last} of {last}"
    hands.press(view, "End")
    assert turned.label(view).startswith("Part 3 of 3")
    hands.press(view, "Home")
    assert turned.label(view).startswith("Part 1 of 3, page 1 of ")


@pytest.mark.parametrize(("width", "has_arrows"), [(700, True), (190, False)])
def test_arrows_need_room(show: Show, width: int, has_arrows: bool) -> None:
    """The numbers matter more."""
    view = show(*turned.long_article(), size=(width, 500))
    counter = turned.turning(view).counter
    assert counter.label.width() >= counter.label.sizeHint().width()
    arrows: list[QToolButton] = list(counter.findChildren(QToolButton))
    assert [arrow.isVisible() for arrow in arrows] == [has_arrows, has_arrows]
