"""Every action has words and keys, does something, and is in the table of keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QTableWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from reader.library.model import ArticleLink
from reader.ui.dialogs.about import PARTS
from reader.ui.main_window import MainWindow
from reader.ui.shell.actions import ACTIONS, MARKS_KEYS, PAGE_KEYS, SEARCH_KEYS, SHELF_KEYS, ActionId
from tests.ui import hands, samples
from tests.ui.conftest import Start


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def test_the_table_says_each_thing_once() -> None:
    for column in ("id", "label"):
        assert len({getattr(entry, column) for entry in ACTIONS}) == len(ACTIONS)
    assert all(entry.label[0].isupper() and entry.menu for entry in ACTIONS)


def test_no_two_actions_share_a_key() -> None:
    keys = Counter(
        QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText) for each in ACTIONS for key in each.keys
    )
    assert "" not in keys
    assert {key: count for key, count in keys.items() if count > 1} == {}


def test_every_action_is_in_the_menu_with_its_words(window: MainWindow) -> None:
    menu = hands.tool(window, "Menu").menu()
    tops: list[QAction] = menu.actions()
    menus: list[QMenu] = [top.menu() for top in tops]  # type: ignore[misc]
    groups = [each.actions() for each in menus]
    in_menu = [action for group in groups for action in group if not action.isSeparator()]
    assert [action.text() for action in in_menu] == [entry.label for entry in ACTIONS]
    for entry, action in zip(ACTIONS, in_menu, strict=True):
        assert action.toolTip().startswith(entry.label)
        assert bool(action.shortcut().toString()) == bool(entry.keys)
        assert action.icon().isNull() == (not entry.icon)
    below_a_line = [
        below.text() for group in groups for above, below in pairwise(group) if above.isSeparator() and below.text()
    ]
    assert below_a_line == [entry.label for entry in ACTIONS if entry.starts_group]


def about(window: MainWindow) -> object:
    """All of the window that an action may change."""
    if not window.isVisible():
        return "closed"
    place = window.session.position
    focus = QApplication.focusWidget()
    dialogs: list[QDialog] = list(window.findChildren(QDialog))
    return (
        place, hands.scrolled(window.page), window.side_bar.isVisible(), window.side_bar.panel, hands.theme(window),
        hands.text_size(window), window.actions_by_id[ActionId.CARET].isChecked(), window.isFullScreen(),
        hands.clipboard(),
        focus.accessibleName() if focus else "", window.reading_feature.find_bar.count.text(), window.toast.text,
        [dialog.windowTitle() for dialog in dialogs if dialog.isVisible()],
    )  # fmt: skip


@pytest.mark.parametrize("entry", ACTIONS, ids=lambda entry: entry.id)
def test_every_action_does_something(window: MainWindow, monkeypatch: pytest.MonkeyPatch, entry) -> None:
    asked: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: asked.append(dialog.windowTitle()))

    def ask(*_: object) -> tuple[str, str]:
        asked.append("a file")
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", ask)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    hands.click_row(window.reading_feature.contents.list, 2)
    hands.press(window, "Ctrl+Shift+Down")
    hands.press(window, "Ctrl+F")
    hands.type_text("paragraph")
    hands.press(window, "Ctrl+Down")
    hands.press(window, "Alt+Left")
    if entry.id in ("contents", "text_normal"):
        hands.press(window, "Ctrl+2")
        hands.press(window, "Ctrl++")
    if entry.id == "previous_section":
        hands.press(window, "Ctrl+Down")
    if entry.id == "find":
        window.page.setFocus()
    before = about(window)
    if entry.keys:
        hands.press(window, entry.keys[0])
    else:
        window.actions_by_id[entry.id].trigger()
    assert asked or about(window) != before


def test_an_action_by_every_one_of_its_keys(window: MainWindow) -> None:
    pressed: list[str] = []

    def note(action: QAction) -> Callable[[], None]:
        return lambda: pressed.append(action.objectName())

    skipped = ("quit", "open_pack", "shelf", "export_references", "keyboard", "about", "full_screen")
    hands.press(window, "Ctrl+F")
    hands.type_text("paragraph")
    for entry in ACTIONS:
        action = window.actions_by_id[entry.id]
        if entry.id in skipped:
            continue
        action.triggered.connect(note(action))
        for keys in entry.keys:
            for focus in (window.page, window.search_field, window.reading_feature.contents.list):
                if entry.id == "undo_mark" and focus is window.search_field:
                    continue  # there it undoes what was typed
                window.side_bar.show()
                hands.press(window, "Ctrl+1")
                focus.setFocus()
                action.setEnabled(True)
                pressed.clear()
                hands.press(focus, keys)
                assert entry.id in pressed, (entry.id, keys, focus)


def test_the_table_of_keys(window: MainWindow) -> None:
    shown: list[list[str]] = []

    def read(dialog: QDialog) -> None:
        table = hands.named(dialog, "Keyboard shortcuts", QTableWidget)
        model = table.model()
        shown.extend([model.index(row, column).data() for column in range(3)] for row in range(table.rowCount()))
        hands.press(dialog, "Esc")

    assert hands.answering(QDialog, read, lambda: hands.press(window.page, "F1")) == 1
    keys = {what: keys for _, what, keys in shown}
    for entry in ACTIONS:
        if entry.keys:
            for key in entry.keys:
                native = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                assert native in keys[entry.label.removesuffix("…")]
    without_action = (*PAGE_KEYS, *SEARCH_KEYS, *SHELF_KEYS, *MARKS_KEYS)
    for key, what in without_action:
        assert keys[what] == key
    assert len(shown) == sum(bool(entry.keys) for entry in ACTIONS) + len(without_action)


def test_about_shows_the_licences(window: MainWindow) -> None:
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        shown.append(hands.named(dialog, "About Carrel", QTextBrowser).toPlainText())
        hands.press(dialog, "Esc")

    assert hands.answering(QDialog, read, window.actions_by_id[ActionId.ABOUT].trigger) == 1
    for words in ("MIT licence", "LGPL", "SIL Open Font Licence", "A sample, edition 3", "CC-BY-4.0", *PARTS):
        assert words in shown[0]


def test_round_the_window_by_f6(window: MainWindow) -> None:
    seen: list[QWidget | None] = []
    window.page.setFocus()
    for _ in range(4):
        hands.press(window, "F6")
        seen.append(QApplication.focusWidget())
    assert seen == [window.search_field, window.reading_feature.contents.list, window.page, window.search_field]


@pytest.mark.parametrize("y", [0, 900, 2200])
def test_the_link_of_a_paragraph_by_key(window: MainWindow, y: int) -> None:
    hands.scroll(window.page, y)
    hands.press(window.page, "Ctrl+Shift+C")
    place = window.page.reading_position()
    assert place
    assert hands.clipboard() == str(place.location)
    assert hands.clipboard().startswith("carrel:sample/guide")
    assert "Link copied" in window.toast.text


@pytest.mark.parametrize("block", ["linked", "p3-2", "s4"])
def test_the_link_of_a_paragraph_by_menu_leads_back_to_it(window: MainWindow, qtbot: QtBot, block: str) -> None:
    window.reading_feature.links.follow(ArticleLink("", block))
    at = window.page.viewport().rect().topLeft()
    at.setX(window.page.width() // 2)
    at.setY(hands.top_of(window.page, block) + 8)

    def choose(menu: QMenu) -> None:
        texts = [action.text() for action in menu.actions()]
        assert texts == ["Bookmark this paragraph", "", "Copy link to this paragraph", "Select all"]
        menu.actions()[2].trigger()

    assert hands.answering(QMenu, choose, lambda: hands.ask_for_menu(window.page, at)) == 1
    assert hands.clipboard() == f"carrel:sample/guide#{block}"
    hands.press(window.page, "Ctrl+Shift+Down")
    qtbot.waitUntil(window.isActiveWindow)  # the menu was, a moment ago
    hands.press(window, "Ctrl+F")
    hands.keys("Ctrl+V")
    hands.keys("Return")
    assert window.session.position
    assert window.session.position.location.block == block


def test_what_is_selected_is_copied_as_plain_words(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    hands.press(window.page, "Ctrl+C")
    mime = QApplication.clipboard().mimeData()
    assert mime.formats() == ["text/plain"]
    text = mime.text()
    for words in ("A guide", "The amygdala rests", "See the fourth section or the other one or outside.", "Section 6"):
        assert words in text
    for sign in ("link:", "<", "\ufffc", "\u2028", "\u2029"):
        assert sign not in text


def test_opening_a_pack(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = samples.arabic(tmp_path, samples.SECOND)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    hands.press(window, "Ctrl+O")
    assert window.windowTitle() == "The second article – Carrel"
    hands.press(window.page, "Alt+Left")
    assert window.windowTitle() == "A guide – Carrel"


@pytest.mark.parametrize("content", [b"", b"no pack at all"])
def test_opening_what_is_no_pack(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    other = tmp_path / "other.carrel"
    other.write_bytes(content)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    hands.press(window, "Ctrl+O")
    assert "other.carrel" in window.notice.text
    assert window.windowTitle() == "A guide – Carrel"
