"""A window in a process of its own that the system ends: what was typed is on disk, and nothing is asked."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.marks.store import MarkStore
from tests.ui import samples

PROGRAM = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader.system import paths
from reader.ui import app
from reader.ui.marks.draft_keeper import DraftKeeper

paths.content_folders = tuple
paths.user_data = lambda: Path(sys.argv[1], "user")
end, where = sys.argv[3:]

def write():
    window = next(each for each in app.application().topLevelWidgets() if each.objectName() == "window")
    if not hasattr(window, "end") or not window.page.shown_document.blockCount():
        QTimer.singleShot(50, write)
        return
    if where == "card":
        window.features.marks.write_note()
        window.features.marks.page_controller.card.editor.note.insertPlainText("half a no")
        keeper, = window.findChildren(DraftKeeper)
        if end == "SIGKILL":
            keeper.timer.timeout.emit()
            finish()
            os.kill(os.getpid(), 9)  # at once: nothing else may save it
        QTimer.singleShot(0, finish)
    else:
        window.features.marks.toggle_bookmark()
        mark, = window.features.marks.model.all()
        QTimer.singleShot(300, lambda: (type_in_dialog(), finish()))
        window.features.marks.panel_controller.edit(mark.id)

def type_in_dialog():
    dialog = app.application().activeModalWidget()
    dialog.editor.note.insertPlainText("half a no")

def finish():
    print("ready", flush=True)  # the test ends this process now

app.application()
QTimer.singleShot(200, write)
sys.exit(app.run(Path(sys.argv[1]), [Path(sys.argv[2])]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals between processes")
@pytest.mark.parametrize("where", ["card", "dialog"])
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT", "SIGKILL"])
def test_a_note_that_is_being_typed_is_kept(tmp_path: Path, name: str, where: str) -> None:
    if (name, where) == ("SIGKILL", "dialog"):
        pytest.skip("the card shows it")
    data = tmp_path / "data"
    pack = samples.guide(tmp_path)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(data), str(pack), name, where],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env=environment,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout
    try:
        assert process.stdout.readline() == "ready\n", process.communicate(timeout=20)[1]
        process.send_signal(getattr(signal, name))
        _, errors = process.communicate(timeout=20)
    finally:
        process.kill()
    assert "Traceback" not in errors
    store = MarkStore(data)
    (mark,) = store.all()
    if name == "SIGKILL":
        assert [draft.note for draft in store.drafts.all()] == ["half a no"]
    else:
        assert (process.returncode, mark.note) == (0, "half a no")
        assert store.drafts.all() == []
    store.close()
