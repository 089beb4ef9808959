"""The composition root: starts the application, builds the window and connects it to the system."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QImageReader
from PySide6.QtWidgets import QApplication

from reader import bundled, interface_language, translation
from reader.library import pack_answers
from reader.settings import Settings
from reader.system import desktop_settings, paths
from reader.translation import ENGLISH, _, list_text
from reader.ui.main_window import MainWindow
from reader.ui.page import screen_reader
from reader.ui.shell import fonts, session_bus
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages
from reader.ui.shell.session import NO_PACK, Session
from reader.ui.shell.theme import Themes
from reader.ui.shell.ui_state import UiState

IS_STYLED = "is_styled"
LARGEST_IMAGE = 256  # MiB of memory for one decoded image


def application() -> QApplication:
    """The one QApplication, set up as Carrel needs it. Python's garbage collector is off from now on."""
    gc.disable()  # on another thread it would delete widgets; see `garbage_collector`
    app = QCoreApplication.instance()
    if isinstance(app, QApplication):
        if not app.property(IS_STYLED):  # else each of its widgets would be styled again
            app.setStyle("Fusion")
    else:  # as an argument: `setStyle` returns a QStyle, for which PySide would load eleven enums
        app = _new_application([*sys.argv[:1], "-style", "fusion"])
    app.setProperty(IS_STYLED, True)
    app.setApplicationName("Carrel")
    QGuiApplication.setDesktopFileName("carrel")
    screen_reader.install()
    QImageReader.setAllocationLimit(LARGEST_IMAGE)
    return app


def _new_application(arguments: list[str]) -> QApplication:
    if sys.platform != "darwin":
        if sys.platform == "linux":
            session_bus.prevent_start(os.environ)
        return QApplication(arguments)
    from reader.ui.shell.open_requests import FileOpenApplication

    return FileOpenApplication(arguments)


def open_window(app: QApplication, data: Path, requested: Path | None = None, *notices: str) -> MainWindow:
    """Shows the window with the page where the reader left it. Call `build_chrome` next, for everything else.

    `requested` is a pack file to open instead; `notices` are messages about the folder `data` and the language, or
    empty.
    """
    missing = fonts.load()
    settings = Settings(data)
    settings.set_default("text_size", desktop_settings.text_percent(QGuiApplication.platformName()))
    answers = pack_answers.from_settings(settings["pack_answers"])
    shelf, sentences = bundled.shelf_at_start(data, answers, _is_listed)
    messages = Messages()
    session = Session(shelf, messages)
    appearance = Appearance(app, settings, Themes(paths.resources()), paths.resources() / "icons")
    ui_state = UiState(settings, session, shelf, messages)
    window = MainWindow(session, settings, appearance, ui_state, messages, data)
    # Shown first, so that the page is laid out once, at its final size.
    window.show()
    ui_state.restore_position(requested)
    window.page.setFocus()
    if missing:
        sentences.append(
            _(
                "Fonts are missing from this copy of Carrel: {fonts}. The system fonts are used instead.",
                fonts=list_text(missing),
            )
        )
    sentences += [*notices, settings.problem, *(str(problem) for problem in shelf.problems)]
    if session.opened is None:
        sentences.append(_(NO_PACK))
    for sentence in filter(None, sentences):
        messages.tell(sentence)
    return window


def _is_listed(file: Path) -> bool:
    from reader.sticks.copy_choices import is_listed  # here, because few starts need the list of a stick

    return is_listed(file)


def build_window(app: QApplication, data: Path, requested: Path | None = None) -> MainWindow:
    """Builds the complete window at once."""
    from reader.ui.shell import garbage_collector

    window = open_window(app, data, requested)
    window.build_chrome()
    garbage_collector.begin(app)
    window.features.shelf.packs.keep_opened(_not_held(window, [requested] if requested else []))
    window.ui_state.opening.window_is_ready()
    return window


def _not_held(window: MainWindow, requested: Sequence[Path]) -> Sequence[Path]:
    """Without packs over which the program died, so that the shelf does not open them either."""
    return window.ui_state.opening.without_held(requested)


def run(data: Path | None, requested: Sequence[Path]) -> int:
    """Opens the window. Returns the exit status when the window is closed.

    `data` is the data folder, or None for the usual one; `requested` are files to open.
    """
    app = application()
    folder, _portable, notice = paths.data_folder(data)
    problem = interface_language.choose_saved(folder)
    if notice:
        notice = paths.data_folder(data).notice  # in the language that is known now
    if translation.language().is_right_to_left:  # otherwise Qt shows nothing of its own before the first paint
        from reader.ui.shell import qt_language

        qt_language.install()
    packs = [file for file in requested if file.suffix.casefold() == paths.PACK_SUFFIX]
    others = [file for file in requested if file not in packs]
    program = Program(app, folder)
    program.start(packs[0] if packs else None, (notice, problem), packs, others)
    return app.exec()


def _apply_to_qt() -> None:
    from reader.ui.shell import qt_language  # not at the top: a start in English does not need it

    qt_language.apply()


class Program:
    """What stays while windows change with the language: `window` is the one that is open."""

    window: MainWindow

    def __init__(self, app: QApplication, data: Path) -> None:
        self._app = app
        self._data = data

    def start(
        self, requested: Path | None, notices: Sequence[str], packs: Sequence[Path], others: Sequence[Path]
    ) -> None:
        """`packs` were asked for, too, and `others` are files of other kinds."""
        self.window = open_window(self._app, self._data, requested, *notices)
        self.window.first_painted.connect(lambda: QTimer.singleShot(0, partial(self._finish, packs, others)))

    def change_language(self, code: str) -> None:
        """Builds the window again in another language. If it may not close, it stays as it is."""
        before = translation.choice()
        problem = interface_language.choose(code)
        if problem or translation.choice() == before:
            translation.use_as_parent(before)
            if problem:
                self.window.messages.tell(problem)
            return
        from reader.ui import window_again
        from reader.ui.shell import garbage_collector
        from reader.ui.widgets.call_later import call_later

        old, carried = self.window, window_again.carry(self.window)
        self._app.setQuitOnLastWindowClosed(False)
        try:
            if not old.close():
                translation.use_as_parent(before)
                return
            old.session.close()
            old.appearance.leave_desktop()
            old.deleteLater()
            _apply_to_qt()
            self.window = build_window(self._app, self._data)
        finally:
            self._app.setQuitOnLastWindowClosed(True)
        self.window.language_chosen.connect(self._change_later)
        window_again.restore(self.window, carried)
        call_later(self.window, garbage_collector.keep_other)  # when the window before is deleted

    def _change_later(self, code: str) -> None:
        QTimer.singleShot(0, partial(self.change_language, code))  # when the menu is closed

    def _finish(self, packs: Sequence[Path], others: Sequence[Path]) -> None:
        window = self.window
        if translation.language().code != ENGLISH:
            _apply_to_qt()
        window.build_chrome()
        window.features.shelf.packs.keep_opened(_not_held(window, packs))
        window.ui_state.opening.window_is_ready()
        from reader.library import idle_files
        from reader.system import temporary_copy
        from reader.system.file_limit import raise_file_limit
        from reader.ui.shell import garbage_collector
        from reader.ui.shell.icons import program_icon
        from reader.ui.shell.system_end import SystemEnd
        from reader.ui.shell.uncaught_errors import UncaughtErrors

        UncaughtErrors(lambda sentence: self.window.messages.tell(sentence)).install()
        if temporary := temporary_copy.notice_here():
            window.messages.tell(temporary)
        self._app.setWindowIcon(program_icon(paths.resources() / "icon"))
        self._serve_open_requests()
        forbid_qt_settings()
        SystemEnd(self._app, lambda: self.window.end.close_now()).begin()
        raise_file_limit()
        idle_files.begin()
        _preload_program()
        garbage_collector.keep_all()
        garbage_collector.begin(self._app)
        if window.ui_state.opening.held:
            window.features.shelf.open()
        window.opener.open(others)
        window.language_chosen.connect(self._change_later)

    def _serve_open_requests(self) -> None:
        """Opens packs in the window from now on when the file manager or another start of Carrel opens them."""
        from reader.ui.shell.open_requests import OpenRequests, bring_to_front

        def open_here(files: Sequence[Path]) -> None:
            self.window.opener.open(files)
            bring_to_front(self.window)

        requests = OpenRequests(self._data, self._app)
        requests.files_requested.connect(open_here)
        requests.begin()


def forbid_qt_settings() -> None:
    """Sets the path of Qt's own settings to one where nothing can be written.

    Otherwise Qt's file dialog saves the names of folders and files in the user's home folder, even in a private session
    or when Carrel runs from a stick on somebody else's computer.
    """
    from PySide6.QtCore import QSettings

    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, f"{os.devnull}/none")


def _preload_program() -> None:
    import threading

    from reader.system import preload

    def preload_all() -> None:
        from reader.library.letter_variants import simplified
        from reader.search.stopwords import stop_words
        from reader.search.word_forms import WordForms

        preload.preload_program()
        stop_words("en")  # reading those of one language reads all
        WordForms("en")
        simplified()

    threading.Thread(target=preload_all, name="carrel-preload", daemon=True).start()
