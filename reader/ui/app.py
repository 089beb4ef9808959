"""The composition root: builds everything once and passes it on."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

from reader import bundled
from reader.library.shelf import Shelf
from reader.settings import Settings
from reader.system import paths
from reader.ui.page import screen_reader
from reader.ui.shell import fonts, session_bus
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import NO_PACK, Session
from reader.ui.shell.theme import Themes
from reader.ui.shell.ui_state import UiState
from reader.ui.shell.window import Window

LARGEST_PICTURE = 256  # MiB that one picture may take when it is unpacked


def application() -> QApplication:
    """The one QApplication, set up as Carrel needs it."""
    app = QCoreApplication.instance()
    if isinstance(app, QApplication):
        app.setStyle("Fusion")
    else:  # by argument, since `setStyle` hands the style back, for which PySide builds the eleven enums of QStyle
        app = _new_application([*sys.argv[:1], "-style", "fusion"])
    app.setApplicationName("Carrel")
    QGuiApplication.setDesktopFileName("carrel")
    screen_reader.install()
    QImageReader.setAllocationLimit(LARGEST_PICTURE)
    return app


def _new_application(words: list[str]) -> QApplication:
    if sys.platform != "darwin":
        if sys.platform == "linux":
            session_bus.never_start(os.environ)
        return QApplication(words)
    from reader.ui.shell.open_requests import FileOpenApplication

    return FileOpenApplication(words)


def open_window(app: QApplication, data: Path, asked: Path | None = None, sentence: str = "") -> Window:
    """Shows the window with its page, at the place where the reader left it; `furnish` is still to be called.

    `asked` is a pack file to open instead, `sentence` what is to be said about `data`.
    """
    missing = fonts.load()
    settings = Settings(data)
    packs, sentences = bundled.packs_at_start(data)
    shelf = Shelf(packs)
    session = Session(shelf)
    appearance = Appearance(app, settings, Themes(paths.resources()), paths.resources() / "icons")
    memory = UiState(settings, session, shelf)
    window = Window(session, settings, appearance, memory, data)
    # Shown first, so that the page is laid out once, at the size that it has.
    window.show()
    memory.restore_place(asked)
    window.page.setFocus()
    if missing:
        sentences.append(f"Fonts are missing from this copy of Carrel: {', '.join(missing)}. The system's stand in.")
    sentences += [sentence, settings.problem, *(str(problem) for problem in shelf.problems)]
    if session.opened is None:
        sentences.append(NO_PACK)
    for sentence in filter(None, sentences):
        window.say(sentence)
    return window


def build_window(app: QApplication, data: Path, asked: Path | None = None) -> Window:
    """The whole window at once."""
    window = open_window(app, data, asked)
    window.furnish()
    window.shelf.keep_opened([asked] if asked else [])
    return window


def run(data: Path | None, asked: Sequence[Path]) -> int:
    """Opens the window and returns the exit status when it is closed.

    The garbage collector, which the caller may have stopped for the start, runs again as soon as the window is whole.
    """
    app = application()
    folder, _, sentence = paths.data_folder(data)
    window = open_window(app, folder, asked[0] if asked else None, sentence)

    def finish() -> None:
        window.furnish()
        window.shelf.keep_opened(asked)
        from reader.system.file_limit import raise_file_limit
        from reader.ui.shell.icons import program_icon
        from reader.ui.shell.uncaught_errors import UncaughtErrors

        UncaughtErrors(window.say).install()
        app.setWindowIcon(program_icon(paths.resources() / "icon"))
        _open_what_comes(window, folder)
        leave_no_traces()
        raise_file_limit()
        _hold_program()
        gc.freeze()
        gc.enable()

    window.page.first_painted.connect(lambda: QTimer.singleShot(0, finish))
    return app.exec()


def leave_no_traces() -> None:
    """Qt's own file dialog keeps the names of folders and files in the user's home, also of who reads in private, or
    from a stick on somebody else's computer. It is given a place where nothing can be made."""
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, f"{os.devnull}/none")


def _hold_program() -> None:
    import threading

    from reader.system import preload

    def hold() -> None:
        from reader.search.stopwords import stop_words

        preload.preload_program()
        stop_words("en")  # those of all languages are kept when one is read

    threading.Thread(target=hold, name="carrel-resident", daemon=True).start()


def _open_what_comes(window: Window, data: Path) -> None:
    """From now on, a pack that is opened from outside is opened here."""
    from reader.ui.shell.open_requests import OpenRequests, bring_up

    def open_here(asked: Sequence[Path]) -> None:
        window.shelf.open_files(asked)
        bring_up(window)

    files = OpenRequests(data, window)
    files.files_asked.connect(open_here)
    files.begin()
