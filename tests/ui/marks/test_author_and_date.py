"""The marks of a colleague carry their name, the reader's own do not; a date in the future is shown as such."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from reader.marks import timestamps
from reader.marks.exchange import as_json
from reader.ui.main_window import MainWindow
from reader.ui.marks.mark_dialog import MarkDialog
from reader.ui.marks.mark_rows import row_of
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

NAMES = [("Ann Reed", "Imported, by Ann Reed"), ("<b>Mo</b>\u202e", "Imported, by <b>Mo</b>"), ("", "Imported"),
         ("Me", "Imported, by “Me”"), ("you", "Imported, by “you”")]  # fmt: skip


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+H")
    return window


def receive(window: MainWindow, folder: Path, author: str) -> str:
    """Imports a mark of a colleague, and deletes the reader's own. Returns its id."""
    feature = window.features.marks
    (mark,) = feature.model.all()
    feature.model.author = "Me"
    file = folder / "theirs.marks.json"
    later = timestamps.later_than(timestamps.now(), mark.modified)
    theirs = replace(mark, id="urn:uuid:00000000-0000-4000-8000-000000000001", author=author, modified=later)
    file.write_text(as_json([theirs]), encoding="utf-8")
    marks.take_in(window, file)
    feature.model.delete(mark.id)
    return theirs.id


def test_a_date_in_the_future_is_shown(window: MainWindow) -> None:
    (mark,) = window.features.marks.model.all()
    row = row_of(replace(mark, modified="2199-05-01T00:00:00.000000Z"), None)
    assert row.about.startswith("Dated 1 May 2199, in the future")
    assert "Dated 1 May 2199, in the future" in row.spoken
    assert "future" not in row_of(mark, None).spoken


@pytest.mark.parametrize(("author", "shown"), NAMES, ids=["a colleague", "hostile", "no name", "own", "you"])
def test_the_name_is_shown(window: MainWindow, tmp_path: Path, author: str, shown: str) -> None:
    hands.press(window, "Ctrl+5")
    id = receive(window, tmp_path, author)
    QApplication.processEvents()
    row = window.features.marks.panel.list.rows.row(0)
    assert row.about.startswith(shown)
    assert shown in row.spoken
    window.features.marks.page_controller.go_to(id)
    window.features.marks.page_controller.write_note()
    card = window.features.marks.page_controller.card
    assert card is not None
    assert [text for text in hands.labels(card) if text.startswith("Imported")] == [shown]
    card.close_card()
    texts: list[str] = []
    controller = window.features.marks.parts.panel_controller.get()
    assert hands.answering(MarkDialog, lambda dialog: texts.extend(hands.labels(dialog)), lambda: controller.edit(id))
    assert [text for text in texts if text.startswith("Imported")] == [shown]


def test_own_marks_have_no_name(window: MainWindow) -> None:
    hands.press(window, "Ctrl+5")
    window.features.marks.model.author = "Me"
    row = window.features.marks.panel.list.rows.row(0)
    assert "By" not in row.about
    assert "mported" not in row.about + row.spoken
