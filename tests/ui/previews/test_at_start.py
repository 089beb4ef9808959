"""Carrel is started with a content folder, as when somebody drops it on carrel.exe; and without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from reader.library.authoring.new_folder import PackFacts, make_folder
from reader.system import paths

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader.system import paths
from reader.ui import app

folder = Path(sys.argv[1])
paths.content_folders = tuple
paths.user_data = lambda: folder / "user"
expected = sys.argv[2]
files = [Path(word) for word in sys.argv[3:]]
qt = app.application()

def wait():
    window = next((each for each in qt.topLevelWidgets() if each.objectName() == "window"), None)
    if window is None or not hasattr(window, "opener") or expected not in window.notice.text:
        QTimer.singleShot(20, wait)
        return
    title = window.session.opened.article.title if window.session.opened else ""
    authoring = sorted({"markdown_it", "yaml", "reader.library.authoring.build"} & sys.modules.keys())
    print(title, window.notice.text, authoring, sep="|")
    window.close()
    qt.quit()

QTimer.singleShot(0, wait)
sys.exit(app.run(folder / "data", files))
"""


def start(tmp_path: Path, expected: str, *files: Path) -> list[str]:
    """Until the window says what is expected: the title of the article, all that it says, and what was loaded."""
    command = [sys.executable, "-X", "utf8", "-c", PROGRAM, str(tmp_path), expected, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip().split("|")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_folder(tmp_path / "New", paths.resources() / "example_pack", PackFacts("new", "New", "en"))
    return tmp_path / "New"


def test_the_pack_of_a_folder_is_shown(tmp_path: Path, folder: Path) -> None:
    title, notice, loaded = start(tmp_path, "built from", folder)
    assert title == "My first article"
    assert "This is “New”, built from its folder. Carrel found no problems in it." in notice
    assert "yaml" in loaded


def test_the_article_of_a_file_is_shown(tmp_path: Path, folder: Path) -> None:
    assert start(tmp_path, "built from", folder / "articles" / "second-article.md")[0] == "My second article"


def test_a_file_that_is_no_pack_is_named(tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_text("no pack")
    assert start(tmp_path, "letter.pdf", tmp_path / "letter.pdf")[0] == ""


def test_a_window_of_readers_loads_nothing_of_authors(tmp_path: Path) -> None:
    _, _, loaded = start(tmp_path, "There is no pack")
    assert loaded == "[]"
