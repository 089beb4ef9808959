"""The state of the window is restored at the next start."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QTabBar

from reader.library.model import Article, ArticleLink
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.shell import ui_state
from reader.ui.shell.actions import ActionId
from tests.packs import make_pack
from tests.ui import hands, samples
from tests.ui.conftest import Start, close_window

SIZE = (780, 600)  # Qt brings no window back wider than its screen, which is 800 pixels wide here


def article_of(window: MainWindow) -> str:
    assert window.session.opened
    return window.session.opened.article.id


def side_bar_width(window: MainWindow) -> int:
    return window.side_bar.width() if window.side_bar.isVisible() else 0


def panel(window: MainWindow) -> str:
    tabs = hands.only(window.side_bar, QTabBar)
    return tabs.tabText(tabs.currentIndex())


def drag_side_bar(window: MainWindow) -> None:
    splitter = hands.only(window.centralWidget(), QSplitter)
    handle = splitter.handle(1)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(0, 200))
    QTest.mouseMove(handle, QPoint(60, 200))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(60, 200))
    QApplication.processEvents()


def choose(name: str, value: object) -> Callable[[MainWindow], None]:
    return lambda window: window.appearance.choose(name, value)


def chosen(name: str) -> Callable[[MainWindow], object]:
    return lambda window: window.appearance.value(name)


def press(keys: str) -> Callable[[MainWindow], None]:
    return lambda window: hands.press(window.page, keys)


@pytest.mark.parametrize(
    ("do", "tell"),
    [
        (press("Ctrl+Shift+Down"), article_of),
        (press("Ctrl+B"), side_bar_width),
        (drag_side_bar, side_bar_width),
        (press("Ctrl+2"), panel),
        (press("Ctrl+3"), panel),
        (choose("theme", "dark"), hands.theme),
        (choose("theme", "contrast"), hands.theme),
        (choose("text_size", 150), hands.text_size),
        (choose("line_spacing", 150), chosen("line_spacing")),
        (press("F8"), chosen("line_focus")),
        (press("Ctrl+-"), hands.text_size),
        (press("F7"), lambda window: window.actions_by_id[ActionId.CARET].isChecked()),
        (press("F12"), lambda window: window.actions_by_id[ActionId.TURN_PAGES].isChecked()),
        (lambda window: window.resize(777, 555), lambda window: (window.width(), window.height())),
    ],
)
def test_choices_are_restored(
    start: Start, tmp_path: Path, do: Callable[[MainWindow], None], tell: Callable[[MainWindow], object]
) -> None:
    window = start(samples.guide(tmp_path), SIZE)
    before = tell(window)
    do(window)
    QApplication.processEvents()
    left = tell(window)
    assert left != before
    assert tell(start(size=None)) == left


def test_with_a_caret_arrow_keys_select(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), SIZE)
    hands.press(window.page, "F7")
    window = start(size=None)
    for _ in range(4):
        hands.keys("Shift+Right")
    hands.keys("Ctrl+C")
    assert hands.clipboard() == "A gu"


@pytest.mark.parametrize("width", [780, 430])
def test_the_scroll_position_is_restored(start: Start, tmp_path: Path, width: int) -> None:
    pack = samples.guide(tmp_path)
    window = start(pack, (width, 560))
    highest = window.page.verticalScrollBar().maximum()
    missed = []
    for y in (1, 150, 199, 200, 233, 240, 303, highest // 2, highest - 1, highest):
        left = hands.scroll(window.page, y)
        window = start(size=None)
        assert article_of(window) == "guide"
        if hands.scrolled(window.page) != left:
            missed.append((left, hands.scrolled(window.page)))
    assert not missed


@pytest.mark.parametrize("block", ["s5", "p3-2", "closing"])
def test_a_position_that_was_chosen_is_restored(start: Start, tmp_path: Path, block: str) -> None:
    window = start(samples.guide(tmp_path), SIZE)
    window.features.reading.links.follow(ArticleLink("", block))
    left = hands.scrolled(window.page)
    window = start(size=None)
    assert window.session.position
    assert window.session.position.location.block == block
    assert hands.scrolled(window.page) == left


def test_a_position_in_a_very_long_paragraph_is_restored(start: Start, tmp_path: Path) -> None:
    article = Article("book", "A book", (samples.paragraph("all", samples.prose(90_000)),))
    window = start(samples.guide(tmp_path, article), SIZE)
    window.features.reading.links.follow(ArticleLink("", "all"))
    hands.press(window.page, "Ctrl+F")
    hands.type_text("slowly down")
    hands.keys("Shift+Return")
    hands.scroll(window.page, hands.scrolled(window.page) // 3)
    place = window.page.reading_position()
    assert place
    assert place.location.offset > 200_000
    left = hands.scrolled(window.page)
    window = start(size=None)
    assert window.page.reading_position() == place
    assert hands.scrolled(window.page) == left


def test_the_first_start_opens_the_bundled_pack(start: Start) -> None:
    window = start()
    assert window.session.opened
    assert window.session.opened.pack.info.id == "neuroscience-psychotherapy"
    assert hands.scrolled(window.page) == 0
    assert not window.notice.text


def test_a_requested_pack_is_opened(start: Start, tmp_path: Path) -> None:
    start(samples.guide(tmp_path), SIZE)
    assert article_of(start(samples.arabic(tmp_path, samples.SECOND))) == "second"


@pytest.mark.parametrize(
    ("articles", "expected"),
    [((samples.GUIDE, samples.THIRD), "guide"), ((samples.THIRD,), "third")],
)
def test_an_article_that_is_not_in_the_new_edition(
    start: Start, tmp_path: Path, articles: tuple[Article, ...], expected: str
) -> None:
    window = start(samples.guide(tmp_path), SIZE)
    hands.press(window.page, "Ctrl+Shift+Down")
    assert article_of(window) == "second"
    window.close()
    window.session.close()
    samples.guide(tmp_path, *articles)
    window = start()
    assert window.session.opened
    assert window.session.opened.pack.info.id == "sample"
    assert article_of(window) == expected


def test_a_paragraph_that_is_not_in_the_new_edition(start: Start, tmp_path: Path) -> None:
    window = start(samples.guide(tmp_path), SIZE)
    hands.click_row(window.features.reading.contents.list, 5)
    window.close()
    window.session.close()
    samples.guide(tmp_path, Article("guide", "A guide", (samples.paragraph("other", samples.prose(900)),)))
    window = start()
    assert article_of(window) == "guide"
    assert hands.scrolled(window.page) == 0
    assert "not in this edition" in window.notice.text


@pytest.mark.parametrize("damage", [lambda file: file.unlink(), lambda file: file.write_bytes(b"no pack")])
def test_a_pack_that_is_missing_or_damaged(start: Start, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    pack = samples.guide(tmp_path)
    window = start(pack)
    window.close()
    window.session.close()
    damage(pack)
    window = start()
    assert window.session.opened
    assert window.session.opened.pack.info.id == "neuroscience-psychotherapy"


@pytest.mark.parametrize("text", ["{", "[]", '{"geometry": "####", "location": "carrel:a/b", "pack_file": "\\u0000"}'])
def test_damaged_settings(start: Start, tmp_path: Path, text: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "settings.json").write_text(text, encoding="utf-8")
    window = start()
    assert window.session.opened
    said = window.notice.text
    assert ("damaged" in said) == (not text.startswith('{"'))
    window.close()
    json.loads((data / "settings.json").read_text(encoding="utf-8"))


def test_a_data_folder_that_cannot_be_written_is_reported_once(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ui_state, "SAVE_DELAY", 0)
    (tmp_path / "data").write_text("a file is here")
    window = start(make_pack(tmp_path / "sample.carrel"))
    said = []
    for _ in range(3):
        hands.press(window.page, "Ctrl+B")
        if window.notice.text:
            said.append(window.notice.text)
            hands.click(hands.tool(window, "Dismiss"))
    # Windows says of a file in a file that it does not exist, so there are no settings to read.
    cannot_read = [] if sys.platform == "win32" else ["Carrel cannot read your"]
    assert sorted(" ".join(sentence.split()[:4]) for sentence in said) == [*cannot_read, "Carrel cannot save your"]


@pytest.mark.usefixtures("start")
def test_a_notice_about_the_data_folder_is_shown(tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "sample.carrel")
    window = app.open_window(app.application(), tmp_path / "data", pack, "Nothing can be written beside this Carrel.")
    window.build_chrome()
    assert window.notice.text == "Nothing can be written beside this Carrel."
    close_window(window)
