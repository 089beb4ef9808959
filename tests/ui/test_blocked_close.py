"""The title bar's × while a dialog is open: a window on a virtual display, and the × as a window manager sends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.display import virtual
from reader.marks.store import MarkStore
from tests.ui import samples

PROGRAM = """
import ctypes, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from reader.system import paths
from reader.ui import app
from reader.ui.shell.actions import ActionId

paths.content_folders = tuple
paths.user_data = lambda: Path(sys.argv[1], "user")
action = sys.argv[3]
qt = app.application()

def press_close(window):
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    display = ctypes.c_void_p(x11.XOpenDisplay(None))
    x11.XInternAtom.argtypes = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    x11.XInternAtom.restype = ctypes.c_ulong

    class Message(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("sent", ctypes.c_int),
                    ("display", ctypes.c_void_p), ("window", ctypes.c_ulong), ("message", ctypes.c_ulong),
                    ("format", ctypes.c_int), ("data", ctypes.c_long * 5), ("rest", ctypes.c_long * 24)]

    names = b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"
    kind, content = (x11.XInternAtom(display, name, 0) for name in names)
    message = Message(33, 0, 1, display, window, kind, 32, (ctypes.c_long * 5)(content))
    x11.XSendEvent.argtypes = ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p
    x11.XSendEvent(display, window, 0, 0, ctypes.byref(message))
    x11.XCloseDisplay(display)

def begin():
    window = next(each for each in qt.topLevelWidgets() if each.objectName() == "window")
    if not hasattr(window, "end") or not window.page.shown_document.blockCount():
        QTimer.singleShot(50, begin)
        return
    QTimer.singleShot(100, lambda: close(window))
    if action == "mark":
        window.features.marks.toggle_bookmark()
        mark, = window.features.marks.model.all()
        window.features.marks.panel_controller.edit(mark.id)
    else:
        window.actions_by_id[ActionId(action)].trigger()

def close(window):
    dialog = qt.activeModalWidget()
    if dialog is None:
        QTimer.singleShot(50, lambda: close(window))
        return
    if action == "mark":
        dialog.editor.note.insertPlainText("half a no")
    print(type(dialog).__name__, flush=True)
    press_close(int(window.winId()))

QTimer.singleShot(200, begin)
sys.exit(app.run(Path(sys.argv[1]), [Path(sys.argv[2])]))
"""

DIALOGS = {
    "keyboard": "KeyboardDialog",
    "about": "AboutDialog",
    "open_pack": "QFileDialog",
    "shelf": "ShelfDialog",
    "erase": "QuestionDialog",
    "mark": "MarkDialog",
}


@pytest.mark.skipif(sys.platform != "linux" or not shutil.which("Xvfb"), reason="it needs Linux and Xvfb")
@pytest.mark.parametrize("action", DIALOGS)
def test_the_window_closes_with_its_dialog(tmp_path: Path, action: str) -> None:
    data = tmp_path / "data"
    pack = samples.guide(tmp_path)
    with virtual() as screen:
        environment = {**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": screen.name, "HOME": str(tmp_path)}
        done = subprocess.run(
            [sys.executable, "-c", PROGRAM, str(data), str(pack), action],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            encoding="utf-8",
            timeout=30,
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{DIALOGS[action]}\n", "")
    if action == "mark":
        store = MarkStore(data)
        assert [mark.note for mark in store.all()] == ["half a no"]
        store.close()
