"""Rows of strangers' text: whatever stands in it, the list is painted, and each mark in its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.search.answer import Hit
from reader.ui.main_window import MainWindow
from reader.ui.shell.theme import NAMES
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.image_colours import colours
from tests.ui.search import searches
from tests.ui.search.fake_search import FakeSearch
from tests.ui.search.searches import answer, hit

TEXTS = {
    "control characters": "a\x00b\x07c\x1b[31m\x9fd\ufffe\uffff",
    "turned round": "\u202eright\u202d left \u2066in\u2067side\u2069 \u200f\u200e",
    "lone surrogates": "a\ud800b\udfffc",
    "astral": "🧠" * 300 + " memory " + "👩‍👩‍👧‍👦" * 100,
    "arabic": "النوم والدماغ " * 40,
    "both": "The word النوم means sleep, כך נאמר. " * 20,
    "combining": "a" + "\u0301" * 5000,
    "one long word": "x" * 10_000,
    "no letters": "…" * 10_000,
    "lines": "\n\u2028\u2029\r\x0b\x0c" * 1000,
    "markup": "<b>bold</b><img src='file:///etc/passwd'>&amp;<script>" * 20,
    "nothing": "",
    "space": " \t\n",
}


@pytest.fixture
def window(start: Start, tmp_path: Path, fake: FakeSearch) -> MainWindow:
    return start(samples.guide(tmp_path))


def hostile_hits(text: str) -> list[Hit]:
    marks = ((0, 1), (1, 400), (-3, 2), (399, 10**9), (5, 2))
    title = (text * 10_000)[:10_000]
    return [
        hit(title, text, matches=marks, path=(title, text, "")),
        hit(title, text, kind="term", id=title, location="", matches=marks),
        hit(title, text, kind="reference", id="r", pack=title, matches=marks),
        hit(title, text, kind="something new", id="n", location=title, matches=marks),
    ]


def paint(window: MainWindow) -> QImage:
    QApplication.processEvents()
    image: QImage = window.features.search.panel.grab().toImage()
    return image


@pytest.mark.parametrize("name", TEXTS)
def test_painted_without_harm(window: MainWindow, qtbot: QtBot, fake: FakeSearch, name: str) -> None:
    hits = hostile_hits(TEXTS[name])
    fake.answers["quiet"] = answer("quiet", *hits, unsearchable=(TEXTS[name],), suggestion=TEXTS[name])
    searches.search(window, qtbot, "quiet")
    width = window.side_bar.width()
    for size in ((1000, 700), (340, 400), (2000, 700)):
        window.resize(*size)
        paint(window)
    window.resize(1000, 700)
    QApplication.processEvents()
    assert window.side_bar.width() == width
    assert not window.features.search.panel.list.horizontalScrollBar().isVisible()
    rows = window.features.search.panel.list
    assert all(rows.visualRect(rows.model().index(row, 0)).height() < 20_000 for row in range(rows.model().rowCount()))
    for text in searches.results(window):
        assert not any(character in text for character in "\x00\x1b\n\u202e\u2066\u2029")


def test_no_hostile_hit_leads_anywhere(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    before = window.session.position
    fake.answers["quiet"] = answer("quiet", hit(kind="something new", location="\x00"), hit(location=""))
    searches.search(window, qtbot, "quiet")
    for row in (1, 3):
        hands.click_row(window.features.search.panel.list, row)
        searches.settle(window, qtbot)
    assert window.session.position == before


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("size", [80, 200, 300])
def test_in_every_theme_and_size(window: MainWindow, qtbot: QtBot, fake: FakeSearch, name: str, size: int) -> None:
    fake.answers["quiet"] = answer("quiet", *(hit(excerpt="a quiet room " * 20, matches=((2, 7),)) for _ in range(3)))
    searches.search(window, qtbot, "quiet")
    window.resize(1700, 900)  # else the largest text would put the side bar away
    window.appearance.choose_text_size(size)
    window.appearance.choose_theme(name)
    image = paint(window)
    theme, found = window.page.page_style.theme, colours(image)
    assert theme.colours["frame"] in found
    assert theme.colours["mark"] in found


def test_rows_grow_with_the_text(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["quiet"] = answer("quiet", hit(excerpt="a quiet room " * 20))
    searches.search(window, qtbot, "quiet")
    rows = window.features.search.panel.list
    before = rows.visualRect(rows.model().index(1, 0)).height()
    window.appearance.choose_text_size(200)
    QApplication.processEvents()
    assert rows.visualRect(rows.model().index(1, 0)).height() > before * 1.2


def test_what_a_screen_reader_reads(window: MainWindow, qtbot: QtBot, fake: FakeSearch) -> None:
    fake.answers["quiet"] = answer("quiet", hit(path=("Part",)), hit("calm", "No storm.", kind="term", id="calm"))
    searches.search(window, qtbot, "quiet")
    interface = QAccessible.queryAccessibleInterface(window.features.search.panel.list)
    assert interface.text(QAccessible.Text.Name) == "Search results"
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert [name for name in names if name] == [
        "A guide.", "Article. A guide. Part. A quiet room.", "Glossary.", "Glossary. calm. No storm.",
    ]  # fmt: skip
