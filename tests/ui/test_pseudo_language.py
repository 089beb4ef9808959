"""Every text of the window goes through the catalog: in the pseudo-language, each is in brackets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from reader import translation
from reader.ui.main_window import MainWindow
from reader.ui.shell import qt_language
from reader.ui.shell.actions import ActionId
from tests.pseudo_language import untranslated
from tests.ui import samples
from tests.ui.conftest import Start
from tests.ui.visible_texts import VisibleText, texts_of, windows

TRANSLATED = {
    *(
        "authoring",
        "dialogs",
        "hints",
        "home",
        "importing",
        "marks",
        "page",
        "paper",
        "previews",
        "privacy",
        "reading",
        "search",
    ),
    *("shelf", "shell", "show", "sticks", "text_settings"),
}
"""The folders of reader/ui whose texts all go through the catalog."""

_CODE = re.compile(r"<[^<>]*>|\([^()]*\*\.[^()]*\)|– \u2068.*\u2069 \([\w-]+\)$")
"""Tags, the patterns of names in the dialogs for files, and languages by their own names."""

_OF_PACK = re.compile(r"(ChoiceBox|WordLabel) in NewPackDialog")
"""Words of a list of languages, and the folder that is made."""

ALWAYS_THE_SAME = {"Carrel", "(Language)", "sample.carrel", "Atkinson", "Lexend"}
"""The product, the word by which everybody finds the languages, the file of the pack, and typefaces."""

SCENES: dict[str, Callable[[MainWindow], object]] = {
    "as it opens": lambda window: None,
    "contents": lambda window: window.actions_by_id[ActionId.CONTENTS].trigger(),
    "glossary": lambda window: window.actions_by_id[ActionId.GLOSSARY].trigger(),
    "sources": lambda window: window.actions_by_id[ActionId.REFERENCES].trigger(),
    "results": lambda window: window.actions_by_id[ActionId.SEARCH_PANEL].trigger(),
    "marks": lambda window: window.actions_by_id[ActionId.MARKS_PANEL].trigger(),
    "find": lambda window: window.actions_by_id[ActionId.FIND].trigger(),
    "text and page": lambda window: window.actions_by_id[ActionId.TEXT_SETTINGS].trigger(),
    "home": lambda window: window.session.go_home(),
    "full screen": lambda window: window.actions_by_id[ActionId.FULL_SCREEN].trigger(),
    "bookmark": lambda window: window.actions_by_id[ActionId.BOOKMARK].trigger(),
    "next theme": lambda window: window.actions_by_id[ActionId.NEXT_THEME].trigger(),
}

DIALOGS = (
    *(ActionId.OPEN_PACK, ActionId.SHELF, ActionId.IMPORT_DOCUMENTS, ActionId.EXPORT_REFERENCES, ActionId.EXPORT_MARKS),
    *(ActionId.PRINT_PREVIEW, ActionId.NEW_PACK, ActionId.EDIT_PACK, ActionId.EDIT_FOLDER, ActionId.MAKE_STICK),
    *(ActionId.CHECK_STICK, ActionId.ERASE, ActionId.EDITION_REPORT, ActionId.PROPOSED_MARKS, ActionId.IMPORTED_MARKS),
    *(ActionId.DELETED_MARKS, ActionId.KEYBOARD, ActionId.LOCAL_HELP, ActionId.ABOUT),
)


@pytest.fixture
def window(pseudo_language: None, start: Start, tmp_path: Path) -> Iterator[MainWindow]:
    qt_language.apply()
    window = start(samples.guide(tmp_path))
    yield window
    window.set_full_screen(False)
    translation.use("en")
    qt_language.apply()


def is_untranslated(text: str, content: set[str]) -> bool:
    left = untranslated(_CODE.sub("", text))
    for known in sorted(ALWAYS_THE_SAME | content, key=len, reverse=True):
        left = left.replace(untranslated(known), "")
    return any(map(str.isalpha, left))


def content_of(window: MainWindow) -> set[str]:
    """Titles of the pack that is open, and the names of keys."""
    opened = window.session.opened
    assert opened is not None
    titles = {opened.pack.info.title, opened.article.title, *(section.title for section in opened.sections)}
    native = QKeySequence.SequenceFormat.NativeText
    return titles | {f"({action.shortcut().toString(native)})" for action in window.actions_by_id.values()}


def report(found: list[VisibleText], content: set[str]) -> list[str]:
    """What is wrong in the areas that are translated."""
    return [
        f"{each.area}: {each.text!r} ({each.where})"
        for each in dict.fromkeys(found)
        if each.area in TRANSLATED and not _OF_PACK.match(each.where) and is_untranslated(each.text, content)
    ]


@pytest.mark.parametrize("scene", SCENES)
def test_window(window: MainWindow, scene: str) -> None:
    SCENES[scene](window)
    QApplication.processEvents()
    assert report(texts_of(window), content_of(window)) == []


@pytest.mark.parametrize("id", DIALOGS)
def test_dialogs(window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, id: ActionId) -> None:
    found: list[VisibleText] = []

    def read_and_leave() -> None:
        for each in windows():
            found.extend(texts_of(each))
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            dialog.reject()
        elif isinstance(dialog, QWidget):
            dialog.close()

    for ask in ("getOpenFileName", "getOpenFileNames", "getSaveFileName"):
        monkeypatch.setattr(QFileDialog, ask, lambda _parent, title, *rest, ask=ask: note(found, title, rest, ask))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda _parent, title, *rest: note(found, title, rest)[0])
    timer = QTimer(interval=100)
    timer.timeout.connect(read_and_leave)
    timer.start()
    window.actions_by_id[id].trigger()
    QApplication.processEvents()
    timer.stop()
    read_and_leave()
    assert report(found, content_of(window)) == []


def note(found: list[VisibleText], title: str, rest: tuple[str, ...], ask: str = "") -> tuple[object, str]:
    """What a dialog of the system would show. Nothing is chosen."""
    found += [VisibleText("shell", "dialog of the system", text) for text in (title, *rest[1:])]
    return ([] if ask == "getOpenFileNames" else "", "")


def test_menus(window: MainWindow) -> None:
    for menu in [each for each in texts_of(window.tool_bar) if "main_menu" in each.where]:
        assert not is_untranslated(menu.text, set()), menu
