"""What must not be loaded before the first page is painted, because it would delay it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.model import Block, BlockKind, Citation, NoteBox, NoteKind, Span, Style, Table, TermLink
from tests.packs import make_pack
from tests.ui import pages

TOP = Path(__file__).parent.parent.parent

PROGRAM = """
import json, os, sys
from pathlib import Path
import PySide6.QtCore, PySide6.QtWidgets
from reader.system import paths
from reader.ui import app

def tell():
    loaded = [*sys.modules, *vars(PySide6.QtCore), *vars(PySide6.QtWidgets)]
    print(json.dumps([page.shown_document.characterCount(), loaded]), flush=True)
    os._exit(0)

paths.content_folders = tuple  # or their packs would be built first
application = app.application()
window = app.open_window(application, Path(sys.argv[1]), Path(sys.argv[2]))
page = window.page
page.first_painted.connect(tell)
application.exec()
"""

LATE = [
    "Qt",  # 92 enums: see reader/ui/page/paragraph_format.py
    "QStyle",
    "tomllib",
    "xml",
    "reader.library.authoring",
    "reader.search",
    "rapidfuzz",
    "reader.ui.shell.actions",
    "reader.ui.shelf",
    "reader.library.shelf_listing",
    "datetime",
    "reader.ui.page.accessible_nodes",
    "PySide6.QtSvg",
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The modules, and the names of Qt's core and widgets, that are loaded when a page of many kinds is painted."""
    folder = tmp_path_factory.mktemp("start")
    cells = ((Span("Head"),), (Span("Cell"),))
    box = NoteBox(NoteKind.WARNING, 1, "Box")
    links = (Span("alarm", Style.EMPHASIS, TermLink("alarm")), Span("", link=Citation(("smith2020",))))
    blocks = [
        Block("h", BlockKind.HEADING, (Span("Heading"),), level=2),
        Block("p", BlockKind.PARAGRAPH, (Span("Words with "), *links)),
        Block("i", BlockKind.ITEM, (Span("Item"),), level=1, marker="•", box=box),
        Block("q", BlockKind.QUOTE, (Span("Quote"),)),
        Block("t", BlockKind.TABLE, table=Table((cells, cells), ("center", "right"))),
        Block("wide", BlockKind.TABLE, table=Table((cells * 12, cells * 12), ("",) * 24)),
        Block("r", BlockKind.RULE),
    ]
    pack = make_pack(folder / "pack.carrel", articles=(pages.article(*blocks),))
    command = [sys.executable, "-c", PROGRAM, str(folder / "data"), str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TOP, timeout=60)
    assert done.returncode == 0, done.stderr
    characters, names = json.loads(done.stdout)
    assert characters > 50
    return list(names)


@pytest.mark.parametrize("name", LATE)
def test_is_loaded_after_the_first_paint(loaded: list[str], name: str) -> None:
    assert name not in loaded
