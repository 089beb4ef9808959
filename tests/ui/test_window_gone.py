"""What was closed leaves nothing in memory: each window that stays is styled again with every theme and language."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QSplitterHandle
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Table
from reader.ui import app
from reader.ui.main_window import MainWindow
from reader.ui.marks.marks_model import MarksModel
from reader.ui.page.figure_queue import shared_queue
from reader.ui.shell import garbage_collector
from reader.ui.shell.actions import ActionId
from tests.packs import cell, make_pack
from tests.ui import hands, pages, samples
from tests.ui.accessibility.scenes import SCENES, Look, Scene, Stage, room, settle
from tests.ui.authoring import rooms
from tests.ui.conftest import Start
from tests.ui.reading.figure_window import pack as figures

PANELS = (ActionId.CONTENTS, ActionId.GLOSSARY, ActionId.REFERENCES, ActionId.SEARCH_PANEL, ActionId.MARKS_PANEL)
ON_PAGE = (
    ActionId.FIND,
    ActionId.BOOKMARK,
    ActionId.HIGHLIGHT,
    ActionId.NEXT_SECTION,
    ActionId.CARET,
    ActionId.RULER,
    ActionId.READ_ALOUD,
)
VIEWS = (ActionId.TEXT_SETTINGS, ActionId.TURN_PAGES, ActionId.NEXT_THEME, ActionId.HOME)


@pytest.fixture(scope="module", autouse=True)
def _only_new_objects() -> Iterator[None]:
    """Those of the tests before are not looked at again: with hundreds of thousands, each look takes a second."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


def used(window: MainWindow) -> None:
    hands.press(window.page, "Ctrl+A")
    for action in (*ON_PAGE, *PANELS, *VIEWS):
        window.actions_by_id[action].trigger()
        QApplication.processEvents()


def left(kind: type[QObject]) -> int:
    gc.collect()
    return sum(isinstance(thing, kind) for thing in gc.get_objects())


@pytest.mark.parametrize("kind", [MainWindow, MarksModel])
def test_windows_and_their_marks_are_freed(start: Start, tmp_path: Path, kind: type[QObject]) -> None:
    pack = samples.guide(tmp_path)
    before = left(kind)  # of tests that failed, for example
    for _ in range(2):
        used(start(pack))
    start(pack)  # it closes the one before
    assert left(kind) == before + 1


def ours() -> Counter[str]:
    """How many objects of Carrel's own classes of Qt there are, by the names of the classes."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    kinds = (type(each) for each in gc.get_objects() if isinstance(each, QObject))
    return Counter(kind.__qualname__ for kind in kinds if kind.__module__.startswith("reader."))


def figure(stage: Stage, _look: Look) -> None:
    assert stage.window.session.open_file(figures(stage.folder, (400, 200)))
    stage.window.features.reading.viewers.open_figure(2)


def table(stage: Stage, _look: Look) -> None:
    shown = Table(((cell("One"), cell("Two")),) * 2, ("", ""))
    article = pages.article(Block("t", BlockKind.TABLE, table=shown))
    assert stage.window.session.open_file(make_pack(stage.folder / "table.carrel", articles=(article,)))
    stage.window.features.reading.viewers.open_table(0)


def hidden_panels(stage: Stage, _look: Look) -> None:
    """Something needs them, but the side bar has not shown them."""
    features = stage.window.features
    assert None not in (features.marks.panel, features.reading.glossary, features.reading.references)


def moved_edges(stage: Stage, _look: Look) -> None:
    opened = room(stage)
    for each in opened.findChildren(QSplitterHandle):
        hands.press(each, "Right")
        hands.press(each, "Return")


def edited(stage: Stage, _look: Look) -> None:
    opened = room(stage)
    rooms.put_caret(opened, "brain works")
    hands.type_text(" well")
    hands.press(opened.frame.editor, "Ctrl+Z")
    rooms.settle(opened, stage.qtbot)


MORE: dict[str, Scene] = {
    "figure": figure,
    "table": table,
    "hidden panels": hidden_panels,
    "edges": moved_edges,
    "edited text": edited,
    "used": lambda stage, _look: used(stage.window),
}
ALL = SCENES | MORE


def seen_and_closed(name: str, start: Start, folder: Path, qtbot: QtBot) -> None:
    """Here and not in the test, which would keep the window."""
    window = start(samples.guide(folder))
    ALL[name](Stage(window, folder, qtbot), lambda _: settle())
    settle()
    start.close()


@pytest.mark.parametrize("name", ALL)
def test_nothing_is_left_of_what_was_closed(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    garbage_collector.begin(app.application())  # one in each program, as is the queue
    shared_queue()
    before = ours()
    seen_and_closed(name, start, tmp_path, qtbot)
    assert ours() - before == Counter()
