"""The tree for screen readers is built when one asks, and deleted with its page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from reader.ui.page.view import PageView
from tests.packs import make_pack
from tests.ui import pages
from tests.ui.page.accessible_tree import descendants, name, nodes_of, root_of

TOP = Path(__file__).parents[3]


def test_nodes_are_deleted_with_their_page(qtbot: QtBot, page: PageView) -> None:
    nodes = nodes_of(page)
    assert nodes
    page.deleteLater()
    qtbot.waitUntil(lambda: not Shiboken.isValid(page))
    assert not any(Shiboken.isValid(node) for node in nodes)


def test_only_the_newest_interface_of_a_page_sends_events(page: PageView) -> None:
    """Qt asks for another interface after a method of the page has become a slot."""
    older = root_of(page)
    page.zoom_requested.connect(page.set_caret)
    newer = root_of(page)
    assert newer is not older
    assert root_of(page) is newer
    assert (older.is_replaced, newer.is_replaced) == (True, False)  # type: ignore[attr-defined]
    assert [name(node) for node in descendants(older)] == [name(node) for node in descendants(newer)]


def test_a_second_page_does_not_replace_the_first(page: PageView, qtbot: QtBot) -> None:
    first = root_of(page)
    second = PageView(pages.light())
    qtbot.addWidget(second)
    assert root_of(second) is not first
    assert not first.is_replaced  # type: ignore[attr-defined]


def test_nothing_is_built_before_a_screen_reader_asks(tmp_path: Path) -> None:
    program = """
import sys
from pathlib import Path
from reader.system import paths
from reader.library.shelf import Shelf
from reader.ui import app
from reader.ui.page.page_style import PageStyle
from reader.ui.page.view import PageView
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import Session
from reader.ui.shell.theme import Themes

application = app.application()
page = PageView(PageStyle(Themes(paths.resources()).named("light"), 1.0, 96.0))
session = Session(Shelf([]), Messages())
session.article_opened.connect(page.open)
session.position_requested.connect(page.show_position)
session.open_file(Path(sys.argv[1]))
session.leave_home()
page.show()
application.processEvents()
assert page.shown_document.characterCount() > 100
print(sorted(name for name in sys.modules if name in ("reader.ui.page.accessible_nodes", "reader.ui.page.semantics")))
"""
    pack = make_pack(tmp_path / "sample.carrel")
    done = subprocess.run([sys.executable, "-c", program, str(pack)], capture_output=True, text=True, cwd=TOP)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "[]"
