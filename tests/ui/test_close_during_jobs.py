"""The window is closed while something runs in the background: exit status 0, nothing printed, no partial file."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.packs import INFO, make_searchable
from tests.sticks.conftest import FILES, put
from tests.ui import samples

PROGRAM = """
import os, signal, sys
from functools import partial
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton
from reader.marks import exchange
from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.drives import Drive
from reader.sticks.programs import find_program
from reader.sticks.write import write_sticks
from reader.system import paths
from reader.ui import app
from reader.ui.widgets.question import QuestionDialog

paths.content_folders = tuple
folder = Path(sys.argv[1])
job, end, delay = sys.argv[2], sys.argv[3], int(sys.argv[4])
paths.user_data = lambda: folder / "user"
qt = app.application()
stick = folder / "stick"
program = folder / "built" / "Carrel"

def wait():
    window = next(each for each in qt.topLevelWidgets() if each.objectName() == "window")
    if not hasattr(window, "end") or not window.page.shown_document.blockCount():
        QTimer.singleShot(5, wait)
        return
    QTimer.singleShot(delay, partial(finish, window))
    globals()[job](window)

def finish(window):
    if end == "close":
        window.close()
    else:
        os.kill(os.getpid(), getattr(signal, end))

def answer():
    dialog = qt.activeModalWidget()
    if isinstance(dialog, QuestionDialog):
        dialog.findChildren(QPushButton)[0].click()

def preload(window): pass

def search(window):
    window.search_field.setFocus()
    window.search_field.setText("quiet room near the water")

def copy(window):
    window.features.shelf._view.get()._copying.start(folder / "large.carrel")

def add_folder(window):
    window.opener.open([folder / "packs"])

def import_marks(window):
    window.features.marks.toggle_bookmark()
    file = folder / f"saved{exchange.SUFFIX}"
    file.write_text(exchange.as_json(window.features.marks.model.store.versions()), encoding="utf-8")
    window.opener.open([file])

def on_stick(window, task):
    dialog = window.features.sticks.make()
    dialog._names = {stick: "STICK"}
    dialog._run("Working", [Drive(stick, "STICK", 1 << 40, 1 << 40)], task, dialog._show_result)

def write(window):
    on_stick(window, lambda *watch: write_sticks(list_files([find_program(program)], []), [stick], *watch))

def check(window):
    write_sticks(list_files([find_program(program)], []), [stick])
    on_stick(window, lambda *watch: check_stick(stick, *watch))

answering = QTimer(interval=20)
answering.timeout.connect(answer)
answering.start()
QTimer.singleShot(0, wait)
sys.exit(app.run(folder / "data", [folder / "sample.carrel"]))
"""

JOBS = ("preload", "search", "copy", "add_folder", "import_marks", "write", "check")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("job", JOBS)
@pytest.mark.parametrize(("end", "delay"), [("close", 0), ("SIGTERM", 30)], ids=["closed_at_once", "ended_later"])
def test_closing_during_a_job(tmp_path: Path, job: str, end: str, delay: int) -> None:
    samples.guide(tmp_path)
    _prepare(tmp_path, job)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), job, end, str(delay)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    printed = [line for line in done.stderr.splitlines() if not line.startswith("This plugin does not support")]
    assert (done.returncode, done.stdout, printed) == (0, "", [])
    assert [each.name for each in tmp_path.rglob("*") if "partial" in each.name] == []


def _prepare(folder: Path, job: str) -> None:
    if job == "copy":
        make_searchable(folder / "large.carrel", info=INFO._replace(id="large"))
        with (folder / "large.carrel").open("ab") as file:
            file.truncate(50 << 20)
    if job == "add_folder":
        (folder / "packs").mkdir()
        for number in range(30):
            make_searchable(folder / f"packs/p{number}.carrel", info=INFO._replace(id=f"p{number}"))
    if job in ("write", "check"):
        program = put(folder / "built" / "Carrel", FILES)
        (program / "_internal").mkdir(exist_ok=True)
        (program / "_internal" / "large.bin").write_bytes(os.urandom(30 << 20))
        (folder / "stick").mkdir()
