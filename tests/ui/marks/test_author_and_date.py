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
from reader.ui.widgets.report_dialog import ReportDialog
from tests.ui import hands, samples
from tests.ui.conftest import Start
from tests.ui.marks import marks

NAMES = [("Ann Reed", "By Ann Reed"), ("<b>Mo</b>\u202e", "By <b>Mo</b>"), ("", ""), ("Me", "")]


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    window = start(samples.guide(tmp_path))
    marks.select_in(window.page, "p1-1", 0, 13)
    hands.press(window.page, "Ctrl+H")
    return window


def receive(window: MainWindow, folder: Path, author: str) -> str:
    """Deletes the mark, and imports it as that of a colleague. Returns its id."""
    feature = window.marks_feature
    (mark,) = feature.model.all()
    feature.model.author = "Me"
    file = folder / "theirs.marks.json"
    later = timestamps.later_than(timestamps.now(), mark.modified)
    file.write_text(as_json([replace(mark, author=author, modified=later)]), encoding="utf-8")
    act = lambda: feature.parts.import_export.get().import_files([file])  # noqa: E731
    assert hands.answering(ReportDialog, lambda _: None, act) == 1
    return mark.id


def test_a_date_in_the_future_is_shown(window: MainWindow) -> None:
    (mark,) = window.marks_feature.model.all()
    row = row_of(replace(mark, modified="2199-05-01T00:00:00.000000Z"), None)
    assert row.about.startswith("Dated 2199-05-01, in the future")
    assert "dated 2199-05-01, in the future" in row.spoken
    assert "future" not in row_of(mark, None).spoken


@pytest.mark.parametrize(("author", "shown"), NAMES, ids=["a colleague", "hostile", "no name", "own"])
def test_the_name_is_shown(window: MainWindow, tmp_path: Path, author: str, shown: str) -> None:
    hands.press(window, "Ctrl+5")
    id = receive(window, tmp_path, author)
    QApplication.processEvents()
    row = window.marks_feature.panel.list.rows.row(0)
    assert row.about.startswith(shown)
    assert row.about.startswith("By") is bool(shown)
    assert ("by " + shown[3:] in row.spoken) is bool(shown)
    window.marks_feature.page_controller.go_to(id)
    window.marks_feature.page_controller.write_note()
    card = window.marks_feature.page_controller.card
    assert card is not None
    assert [text for text in hands.labels(card) if text.startswith("By")] == ([shown] if shown else [])
    card.close_card()
    texts: list[str] = []
    controller = window.marks_feature.parts.panel_controller.get()
    assert hands.answering(MarkDialog, lambda dialog: texts.extend(hands.labels(dialog)), lambda: controller.edit(id))
    assert [text for text in texts if text.startswith("By")] == ([shown] if shown else [])
