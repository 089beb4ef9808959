"""What must not be loaded before the first page, or the home of a pack, is painted, because it would delay it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.model import Block, BlockKind, Citation, NoteBox, NoteKind, Span, Style, Table, TermLink
from tests.packs import INFO, make_pack
from tests.ui import pages

TOP = Path(__file__).parent.parent.parent

PROGRAM = """
import json, os, sys, typing
from pathlib import Path
import PySide6.QtCore, PySide6.QtWidgets
from reader.system import paths
from reader.ui import app

def tell():
    loaded = [*sys.modules, *vars(PySide6.QtCore), *vars(PySide6.QtWidgets)]
    ours = [each for name, each in sys.modules.items() if name.startswith("reader.")]
    made = {value for each in ours for value in vars(each).values() if isinstance(value, type)}
    by_typing = [each for each in made if typing.NamedTuple in getattr(each, "__orig_bases__", ())]
    loaded += [f"typing.NamedTuple in {each.__module__}" for each in by_typing]
    size = window.width() if window.session.is_home else page.shown_document.characterCount()
    print(json.dumps([size, loaded]), flush=True)
    os._exit(0)

paths.content_folders = tuple  # or their packs would be built first
application = app.application()
window = app.open_window(application, Path(sys.argv[1]), Path(sys.argv[2]))
page = window.page
window.first_painted.connect(tell)
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
    "reader.speech",
    "reader.ui.aloud",
    "reader.library.shelf_listing",
    "datetime",
    "reader.ui.page.accessible_nodes",
    "PySide6.QtSvg",
    "QUrl",
    "reader.library.local_help",
    "reader.library.usages",
    "reader.message_catalog",
    "reader.ui.widgets.word_label",
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
        Block("long", BlockKind.PARAGRAPH, (Span("Psychotherapy and neuroscience are considerably interwoven. " * 9),)),
        Block("i", BlockKind.ITEM, (Span("Item"),), level=1, marker="•", box=box),
        Block("q", BlockKind.QUOTE, (Span("Quote"),)),
        Block("t", BlockKind.TABLE, table=Table((cells, cells), ("center", "right"))),
        Block("wide", BlockKind.TABLE, table=Table((cells * 12, cells * 12), ("",) * 24)),
        Block("r", BlockKind.RULE),
    ]
    pack = make_pack(folder / "pack.carrel", articles=(pages.article(*blocks),))
    return loaded_with(pack, folder / "data")


@pytest.fixture(scope="module")
def loaded_at_home(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The same for the home of a pack."""
    folder = tmp_path_factory.mktemp("home")
    info = INFO._replace(whats_new="All of it.", emergency="first#note", topic="health")
    return loaded_with(make_pack(folder / "pack.carrel", info=info), folder / "data")


def loaded_with(pack: Path, data: Path) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, str(data), str(pack)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=TOP, timeout=60)
    assert done.returncode == 0, done.stderr
    size, names = json.loads(done.stdout)
    assert size > 50
    return list(names)


@pytest.mark.parametrize("name", LATE)
def test_is_loaded_after_the_first_paint(loaded: list[str], name: str) -> None:
    assert name not in loaded


@pytest.mark.parametrize(
    "name", [*LATE, "QListView", "QLineEdit", "reader.ui.home.home_view", "reader.library.folding"]
)
def test_is_loaded_after_the_first_paint_of_a_home(loaded_at_home: list[str], name: str) -> None:
    assert name not in loaded_at_home
    assert "reader.ui.home.home_cover" in loaded_at_home


def test_named_tuples_are_made_quickly(loaded: list[str]) -> None:
    """See reader/named_tuple.py."""
    assert not [name for name in loaded if name.startswith("typing.NamedTuple")]


def test_a_page_does_not_load_the_home(loaded: list[str]) -> None:
    assert "reader.ui.home" not in loaded


def test_nothing_that_reads_aloud_is_loaded_with_the_features() -> None:
    program = "import sys, reader.ui.window_features; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=TOP, timeout=60, check=True
    )
    names = done.stdout.split()
    assert "reader.ui.aloud.feature" in names
    assert not [name for name in names if name.startswith("reader.speech") or name == "reader.ui.aloud.reading_aloud"]
