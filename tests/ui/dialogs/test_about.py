"""The About dialog: licences, and the versions of the parts of a built program."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QDialogButtonBox, QTextBrowser, QWidget

from reader.system import paths
from reader.ui.dialogs import about
from reader.ui.dialogs.about import AboutDialog


@pytest.fixture
def dialog(qtbot):
    parents = []

    def open_dialog() -> AboutDialog:
        parents.append(QWidget())
        qtbot.addWidget(parents[-1])
        return AboutDialog(parents[-1], None)

    return open_dialog


def button(dialog: AboutDialog) -> QAbstractButton | None:
    box = dialog.findChild(QDialogButtonBox)
    assert isinstance(box, QDialogButtonBox)
    return next((each for each in box.buttons() if each.text() == "Show all licences"), None)


def test_from_source_there_is_no_licence_button(dialog):
    assert button(dialog()) is None


def test_the_button_shows_the_licences(dialog, tmp_path, monkeypatch):
    file = tmp_path / "LICENCES.txt"
    file.write_text("Everything © somebody", encoding="utf-8")
    monkeypatch.setattr(paths, "licences", lambda: file)
    shown = dialog()
    pressed = button(shown)
    assert pressed is not None
    pressed.click()
    assert shown.findChild(QTextBrowser).toPlainText() == "Everything © somebody"


def test_a_missing_licence_file_is_reported(dialog, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "licences", lambda: tmp_path / "gone.txt")
    shown = dialog()
    pressed = button(shown)
    assert pressed is not None
    pressed.click()
    assert "cannot read" in shown.findChild(QTextBrowser).toPlainText()


@pytest.mark.parametrize("text", ['{"distributions": {"apsw": "9.8.7"}}', "{", '{"glibc": ""}', None])
def test_versions_in_a_built_program(tmp_path, monkeypatch, text):
    facts = tmp_path / "build.json"
    if text is not None:
        facts.write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "build_facts", lambda: facts)
    text_shown = about.about_text(None)
    assert ("  apsw 9.8.7 — " if text and "apsw" in text else "  apsw — ") in text_shown
