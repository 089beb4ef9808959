"""Pictures of the main views, made without a screen: `python3 dev.py shots [--folder DIR] [NAME ...]`."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from benchmarks import arabic
from benchmarks.packs import BUNDLED
from benchmarks.prose import ROOT
from reader.library.model import Citation, Location, TermLink
from reader.search.making import build_pack
from reader.settings import Settings
from reader.ui import app as reader_app
from reader.ui.window import Window

SIZE = QSize(1280, 800)
NARROW = QSize(420, 800)
CALM = 120  # milliseconds
PATIENCE = 5  # seconds

CONTROL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


def nothing(_window: Window) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Shot:
    """`block` is where the reader is; `act` is what they do there."""

    name: str
    act: Callable[[Window], None] = nothing
    block: str = ""
    settings: dict[str, object] = field(default_factory=dict, hash=False)
    size: QSize = field(default=SIZE, hash=False)
    is_arabic: bool = False


def open_term_card(window: Window) -> None:
    click_link(window, TermLink)


def open_source_card(window: Window) -> None:
    click_link(window, Citation)


def open_glossary(window: Window) -> None:
    press(window, Qt.Key.Key_2, CONTROL)
    type_text("neuro")
    press(window, Qt.Key.Key_Down, times=2)


def open_sources(window: Window) -> None:
    press(window, Qt.Key.Key_3, CONTROL)
    press(window, Qt.Key.Key_Down, times=2)


def find_on_page(window: Window) -> None:
    press(window, Qt.Key.Key_F, CONTROL)
    type_text("amygdala")
    press(window, Qt.Key.Key_Return)


def search(window: Window) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("memory")
    wait_for_answer(window)


def walk_results(window: Window) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("amygdala")
    wait_for_answer(window)
    press(window, Qt.Key.Key_Return)
    QTest.qWait(CALM)
    press(window, Qt.Key.Key_F3, times=2)


def search_for_nothing(window: Window) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("amigdala")
    wait_for_answer(window)


def search_in_arabic(window: Window) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("النوم")
    wait_for_answer(window)


def offer_recent(window: Window) -> None:
    press(window, Qt.Key.Key_K, CONTROL)
    press(window, Qt.Key.Key_Down)


def select(window: Window, block: str, first: int, last: int, to: str = "") -> None:
    """Characters of a block, or from one block into another."""
    page = window.page
    opened = page.opened
    assert opened is not None
    numbers = {each.id: number for number, each in enumerate(opened.article.blocks)}
    ends = [page.page.text_map.position(numbers[id], at) for id, at in ((block, first), (to or block, last))]
    assert ends[0] is not None
    assert ends[1] is not None
    page.setTextCursor(page.page.cursor(ends[0], ends[1]))
    page.setFocus()


def paragraphs(window: Window, after: str) -> list[str]:
    """The ids of the blocks behind one."""
    opened = window.page.opened
    assert opened is not None
    ids = [block.id for block in opened.article.blocks]
    return ids[ids.index(after) + 1 :] if after in ids else ids


def mark(window: Window) -> None:
    """One of everything: each colour, one within another, over a heading, a bookmark, a note."""
    ids = paragraphs(window, "neuroplasticity")
    for first, last, keys, block, to in (
        (0, 90, Qt.Key.Key_1, ids[0], ids[0]),
        (38, 62, Qt.Key.Key_4, ids[0], ids[0]),
        (60, 19, Qt.Key.Key_2, ids[1], ids[2]),
        (0, 70, Qt.Key.Key_3, ids[3], ids[3]),
    ):
        select(window, block, first, last, to)
        press(window, keys, Qt.KeyboardModifier.AltModifier)
    press(window, Qt.Key.Key_M, CONTROL)
    type_text("Ask at the next meeting: how long does this take?")
    press(window, Qt.Key.Key_Escape)
    press(window, Qt.Key.Key_D, CONTROL)
    window.marks.layer.stand_on("")
    window.toast.hide()


def write_note(window: Window) -> None:
    mark(window)
    press(window, Qt.Key.Key_F4, Qt.KeyboardModifier.ShiftModifier)
    press(window, Qt.Key.Key_M, CONTROL)


def open_marks(window: Window) -> None:
    mark(window)
    press(window, Qt.Key.Key_5, CONTROL)
    press(window, Qt.Key.Key_Down, times=3)


def delete_mark(window: Window) -> None:
    open_marks(window)
    press(window, Qt.Key.Key_Delete)


def edit_mark(window: Window) -> None:
    open_marks(window)
    press(window, Qt.Key.Key_F2)


def select_with_mouse(window: Window) -> None:
    ids = paragraphs(window, "neuroplasticity")
    select(window, ids[0], 0, 60)
    window.marks.on_page.bar._offer()


def search_notes(window: Window) -> None:
    mark(window)
    press(window, Qt.Key.Key_K, CONTROL)
    type_text("meeting")
    wait_for_answer(window)


def begin_private(window: Window) -> None:
    window.actions_by_id["private"].trigger()
    mark(window)


def ask_to_forget(window: Window) -> None:
    mark(window)
    window.actions_by_id["forget"].trigger()


def see_edition(window: Window) -> None:
    """As if the marks had been made in an edition that read otherwise."""
    mark(window)
    store = window.marks.marking.store
    older = []
    for number, each in enumerate(store.all()):
        target = each.target
        quote = target.quote
        if number == 1:
            quote = quote.replace("brain", "mind").replace("form", "build up")
        elif number == 2:
            quote = "Xylophones zigzag quizzically over frozen lakes."
        elif number == 3:
            target = replace(target, section="another", blocks=tuple(f"was-{id}" for id in target.blocks))
        target = replace(target, quote=quote)
        older.append(replace(each, id=uuid.uuid4().urn, source=replace(each.source, edition=0), target=target))
        store.delete(each.id)
    window.marks.marking.merge(older)
    window.marks.edition.forget()
    wait_until(lambda: not window.marks.edition.is_looking)
    QTest.qWait(CALM)
    window.marks.report.open()
    dialog = window.marks.report.dialog
    dialog.move(window.mapToGlobal(QPoint(180, 120)))
    dialog.list.setCurrentRow(1)


def wait_until(is_done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_done() and time.monotonic() < end:
        QTest.qWait(10)


def open_keyboard_help(window: Window) -> None:
    press(window, Qt.Key.Key_F1)


SHOTS = (
    Shot("reading", block="neuroplasticity"),
    Shot("beginning"),
    Shot("figure", block="three-regions"),
    Shot("card-term", open_term_card, block="neuroplasticity"),
    Shot("card-source", open_source_card, block="neuroplasticity"),
    Shot("glossary", open_glossary, block="neuroplasticity"),
    Shot("sources", open_sources, block="neuroplasticity"),
    Shot("find", find_on_page),
    Shot("search", search, block="neuroplasticity"),
    Shot("search-walk", walk_results, block="neuroplasticity"),
    Shot("search-nothing", search_for_nothing, block="neuroplasticity"),
    Shot("search-recent", offer_recent, settings={"recent_searches": ["memory", "sleep and stress", "amygdala"]}),
    Shot("search-dark", walk_results, settings={"theme": "dark"}),
    Shot("search-contrast", walk_results, settings={"theme": "contrast"}),
    Shot("search-large-text", search, settings={"text_size": 200}),
    Shot("search-narrow", search, size=NARROW),
    Shot("search-right-to-left", search_in_arabic, is_arabic=True),
    Shot("marks", mark, block="neuroplasticity"),
    Shot("marks-selected", select_with_mouse, block="neuroplasticity"),
    Shot("marks-note", write_note, block="neuroplasticity"),
    Shot("marks-panel", open_marks, block="neuroplasticity"),
    Shot("marks-deleted", delete_mark, block="neuroplasticity"),
    Shot("marks-edit", edit_mark, block="neuroplasticity"),
    Shot("marks-found", search_notes, block="neuroplasticity"),
    Shot("marks-edition", see_edition, block="neuroplasticity"),
    Shot("marks-private", begin_private, block="neuroplasticity"),
    Shot("marks-forget", ask_to_forget, block="neuroplasticity"),
    Shot("marks-sepia", open_marks, block="neuroplasticity", settings={"theme": "sepia"}),
    Shot("marks-dark", open_marks, block="neuroplasticity", settings={"theme": "dark"}),
    Shot("marks-contrast", open_marks, block="neuroplasticity", settings={"theme": "contrast"}),
    Shot("marks-large-text", open_marks, block="neuroplasticity", settings={"text_size": 200}),
    Shot("marks-narrow", write_note, block="neuroplasticity", size=NARROW),
    Shot("marks-panel-narrow", open_marks, block="neuroplasticity", size=NARROW),
    Shot("sepia", block="neuroplasticity", settings={"theme": "sepia"}),
    Shot("dark", block="please-read", settings={"theme": "dark"}),
    Shot("dark-figure", block="figure-three-regions", settings={"theme": "dark"}),
    Shot("contrast", open_term_card, block="neuroplasticity", settings={"theme": "contrast"}),
    Shot("large-text", block="neuroplasticity", settings={"text_size": 200}),
    Shot("narrow", block="three-words", size=NARROW),
    Shot("narrow-card", open_term_card, block="neuroplasticity", size=NARROW),
    Shot("right-to-left", is_arabic=True),
    Shot("keyboard", open_keyboard_help, block="neuroplasticity"),
)


def click_link(window: Window, kind: type) -> None:
    """Clicks the first link of a kind that begins in the window's upper half."""
    page = window.page
    for run in page.page.links:
        rect = page.link_rect(run).translated(-page.viewport().pos())
        if isinstance(run.link, kind) and 40 < rect.top() < page.height() // 2:
            QTest.mouseClick(page.viewport(), Qt.MouseButton.LeftButton, NONE, rect.center())
            return
    raise LookupError(f"there is no {kind.__name__} in view")


def type_text(text: str) -> None:
    field = QApplication.focusWidget()
    assert field is not None, "the window is not active"
    QTest.keyClicks(field, text)


def wait_for_answer(window: Window) -> None:
    end = time.monotonic() + PATIENCE
    searching = window.search.searching
    while not searching.is_answered and time.monotonic() < end:
        QTest.qWait(10)


def press(window: Window, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)
        QTest.qWait(10)


def take(shot: Shot, application: QApplication, pack: Path, data: Path) -> QPixmap:
    settings = Settings(data)
    for name, value in {"theme": "light", **shot.settings}.items():
        settings[name] = value
    settings.save()
    window = reader_app.build_window(application, data, pack)
    window.resize(shot.size)
    window.show()
    window.activateWindow()
    QCursor.setPos(window.mapToGlobal(window.rect().bottomRight()))  # over nothing that would light up
    QTest.qWait(CALM)
    opened = window.session.opened
    assert opened is not None, f"{pack.name} does not open"
    window.session.go(Location(opened.pack.info.id, opened.article.id, shot.block))
    window.page.setFocus()
    QTest.qWait(CALM)
    taken: list[QPixmap] = []
    # A dialog does not return before it is closed: it is pictured, and closed, from within.
    QTimer.singleShot(2 * CALM, window, lambda: _picture_dialog(window, taken))
    shot.act(window)
    QTest.qWait(3 * CALM)
    picture = taken[0] if taken else _grabbed(window)
    window.close()
    window.deleteLater()
    QTest.qWait(0)
    return picture


def _picture_dialog(window: Window, taken: list[QPixmap]) -> None:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, QDialog):
        return
    picture = window.grab()
    painter = QPainter(picture)
    at = _centre(picture.size() - dialog.size())
    painter.drawPixmap(at, dialog.grab())
    painter.setPen(dialog.palette().mid().color())  # the frame that a desktop would draw
    painter.drawRect(QRect(at, dialog.size()))
    painter.end()
    taken.append(picture)
    dialog.reject()


def _grabbed(window: Window) -> QPixmap:
    """The window, and a dialog that lies beside it."""
    picture = window.grab()
    dialogs: list[QDialog] = list(window.findChildren(QDialog))
    for dialog in dialogs:
        if dialog.isVisible():
            painter = QPainter(picture)
            at = _centre(picture.size() - dialog.size())
            painter.drawPixmap(at, dialog.grab())
            painter.setPen(dialog.palette().mid().color())
            painter.drawRect(QRect(at, dialog.size()))
            painter.end()
    return picture


def _centre(room: QSize) -> QPoint:
    return QPoint(room.width() // 2, room.height() // 2)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python3 dev.py shots", description=(__doc__ or "").split(":")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(shot.name for shot in SHOTS))
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "pictures", help="where to")
    asked = parser.parse_args(arguments)
    unknown = set(asked.names) - {shot.name for shot in SHOTS}
    if unknown:
        parser.error(f"no picture is called {', '.join(sorted(unknown))}")
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        english, other = Path(place, "english.carrel"), Path(place, "arabic.carrel")
        build_pack(BUNDLED, english)
        build_pack(arabic.write(Path(place, "arabic")), other)
        application = reader_app.application()
        application.setCursorFlashTime(0)  # a caret is in every picture or in none
        for number, shot in enumerate(SHOTS):
            if asked.names and shot.name not in asked.names:
                continue
            picture = take(shot, application, other if shot.is_arabic else english, Path(place, f"data{number}"))
            file = asked.folder / f"{shot.name}.png"
            if not picture.save(str(file)):
                print(f"{file} could not be written.", file=sys.stderr)
                return 1
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
