"""The bundled pack in the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from reader.library.model import Citation, Location, TermLink
from reader.ui.main_window import MainWindow
from tests.ui import hands
from tests.ui.conftest import Start

PACK, MAIN = "neuroscience-psychotherapy", "how-talking-changes-a-brain"
TITLES = [
    "Start here",
    "How talking can change a brain",
    "Getting help and staying safe",
    "How sure are we?",
    "For a class",
    "One page to hand out",
]


@pytest.fixture
def home(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def window(home: MainWindow) -> MainWindow:
    """At the main article, which has most of everything."""
    home.session.go(Location(PACK, MAIN))
    return home


def test_it_opens_with_its_home_page(home: MainWindow) -> None:
    opened = home.session.opened
    assert opened is not None
    assert [entry.title for entry in opened.pack.entries()] == TITLES
    assert opened.article.title == TITLES[0]


def test_every_section_is_reached_and_shown(window: MainWindow) -> None:
    rows = hands.rows(window.features.reading.contents.list)
    first, last = rows.index(TITLES[1]) + 1, rows.index("Check yourself")
    assert rows[last + 1] == "Sources"
    assert [row for row in rows if row in TITLES] == TITLES
    assert last - first >= 20
    for row, title in enumerate(rows[first:last], first):
        hands.click_row(window.features.reading.contents.list, row)
        assert window.session.section
        assert window.session.section.title == title
        assert title in window.tool_bar.section.toolTip()


def test_every_link_opens_a_card_that_does_not_cover_it(window: MainWindow) -> None:
    runs = [run for run in window.page.shown_document.links if isinstance(run.link, Citation | TermLink)]
    assert len(runs) > 40
    card = hands.card(window)
    for run in runs[::3]:
        hands.show_link(window.page, run)
        hands.click_link(window.page, run)
        assert card.isVisible()
        assert card.accessibleName()
        assert not card.geometry().intersects(window.page.link_rect(run))
        assert hands.buttons(card)
        hands.keys("Esc")
        assert hands.focused_link(window.page) == run


def test_all_terms_and_sources_are_listed(window: MainWindow) -> None:
    hands.press(window, "Ctrl+2")
    assert len(window.features.reading.glossary.list.shown_keys()) >= 45
    for number in range(len(hands.rows(window.features.reading.glossary.list.list))):
        hands.keys("Down")
        assert number == 0 or window.features.reading.glossary.list.list.hasFocus()
    assert (
        window.features.reading.glossary.list.list.currentIndex().row()
        == window.features.reading.glossary.list.list.model().rowCount() - 1
    )
    hands.press(window, "Ctrl+3")
    assert len(hands.rows(window.features.reading.references.list.list)) >= 20


@pytest.mark.parametrize("width", [360, 700])
@pytest.mark.parametrize("larger", [0, 5])
def test_nothing_is_cut_off_at_the_side(start: Start, width: int, larger: int) -> None:
    window = start(size=(width, 700))
    for _ in range(larger):
        hands.press(window.page, "Ctrl++")
    QApplication.processEvents()
    page = window.page
    document = page.shown_document
    block = document.begin()
    while block.isValid():
        if not document.table_at(block.position()):  # wide tables scroll by themselves
            assert document.documentLayout().blockBoundingRect(block).right() <= page.viewport().width()
        block = block.next()
    assert all(figure.shown[0] <= page.viewport().width() for figure in page.shown_document.figures)


def test_progress(window: MainWindow) -> None:
    words = hands.labels(window.side_bar)
    assert any("minutes left" in label for label in words)
    hands.scroll(window.page, window.page.verticalScrollBar().maximum())
    assert "100 % read · the end" in hands.labels(window.side_bar)
