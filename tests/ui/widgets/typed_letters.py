"""Run by test_typed_letters.py as a process of its own: what is typed into fields, and which letters no font has.

It prints, as JSON, the scripts whose letters are not shown, or not until the field is laid out again. A font that is
loaded for one field is there for all of them, so each script is typed into one kind of field only.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QInputMethodEvent, QKeyEvent, QTextLayout
from PySide6.QtWidgets import QApplication

from reader.ui.app import application
from reader.ui.shell import fonts
from reader.ui.widgets.text_box import TextBox
from reader.ui.widgets.text_field import TextField
from tests.language_samples import SAMPLES

Field = TextField | TextBox
SIZE = QSize(900, 80)  # pixels


def type_keys(field: Field, text: str) -> None:
    for letter in text:
        QApplication.sendEvent(field, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))


def compose(field: Field, text: str) -> None:
    """As an input method does: what is composed is shown, but not yet in the text."""
    QApplication.sendEvent(field, QInputMethodEvent(text, []))


def commit(field: Field, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def paste(field: Field, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    QGuiApplication.clipboard().setMimeData(data)
    field.paste()


WAYS = (type_keys, compose, commit, paste)


def has_missing_glyph(field: Field, text: str) -> bool:
    layout = QTextLayout(text, field.font())
    layout.beginLayout()
    layout.createLine().setLineWidth(SIZE.width())
    layout.endLayout()
    return any(0 in run.glyphIndexes() for run in layout.glyphRuns())


def shown(field: Field) -> Field:
    field.resize(SIZE)
    field.show()
    field.clearFocus()
    return field


def main() -> None:
    """The argument turns the kinds and ways by so many places."""
    turn = int(sys.argv[1])
    app = application()
    fonts.load()
    app.setFont(QFont(fonts.SANS))
    failed: list[str] = []
    for number, (language, text) in enumerate(SAMPLES.items()):
        kind = (TextField, TextBox)[(number + turn) % 2]
        way = WAYS[(number // 2 + turn) % len(WAYS)]
        text = text[:40]
        field, again = shown(kind()), shown(kind())
        field.grab()
        way(field, text)
        seen = field.grab().toImage()
        way(again, text)  # now that the fonts are loaded
        if has_missing_glyph(field, text) or seen != again.grab().toImage():
            failed.append(f"{language}: {way.__name__} in {kind.__name__}")
        field.hide()
        again.hide()
    QGuiApplication.clipboard().clear()
    json.dump(failed, sys.stdout)


if __name__ == "__main__":
    main()
