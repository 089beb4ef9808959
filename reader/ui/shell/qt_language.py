"""Qt in the language of the interface: its own buttons and menus, and the direction of windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from reader import translation
from reader.interface_language import own_name
from reader.translation import ENGLISH, N_, _
from reader.ui.widgets import script_fonts

QT_FILES = {"ar": "ar", "es": "es", "fr": "fr", "pt": "pt_BR"}
"""The languages that Qt comes with, and the file of each; the program has those of its own catalogs only."""

TEXTS = (
    # buttons of dialogs
    N_("OK"), N_("Save"), N_("Open"), N_("Close"), N_("Cancel"), N_("Discard"), N_("Help"), N_("Apply"), N_("Reset"),
    N_("&Yes"), N_("&No"), N_("Retry"), N_("Ignore"), N_("Abort"), N_("Don't Save"),
    # menus of fields
    N_("&Undo"), N_("&Redo"), N_("Cu&t"), N_("&Copy"), N_("&Paste"), N_("Delete"), N_("Select All"),
    N_("Copy &Link Location"), N_("&Step up"), N_("Step &down"), N_("Clear"),
    # menus of scroll bars
    N_("Scroll here"), N_("Top"), N_("Bottom"), N_("Left edge"), N_("Right edge"), N_("Page up"), N_("Page down"),
    N_("Page left"), N_("Page right"), N_("Scroll up"), N_("Scroll down"), N_("Scroll left"), N_("Scroll right"),
    N_("Scroll Left"), N_("Scroll Right"),
    # the dialog for files, where the system has none
    N_("Look in:"), N_("File &name:"), N_("Files of type:"), N_("&Open"), N_("&Save"), N_("&Choose"), N_("Directory:"),
    N_("Name"), N_("Size"), N_("Type"), N_("Date Modified"), N_("Back"), N_("Forward"), N_("Parent Directory"),
    N_("Create New Folder"), N_("New Folder"), N_("&New Folder"), N_("&Rename"), N_("&Delete"),
    N_("Show &hidden files"),
    N_("List View"), N_("Detail View"), N_("Computer"), N_("Folder"), N_("File"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    # keys in menus and tool tips
    N_("Ctrl"), N_("Shift"), N_("Alt"), N_("Space"), N_("Esc"), N_("Tab"), N_("Backspace"), N_("Return"), N_("Enter"),
    N_("Ins"), N_("Del"), N_("Home"), N_("End"), N_("Left"), N_("Up"), N_("Right"), N_("Down"), N_("PgUp"),
    N_("PgDown"), N_("Menu"),
)  # fmt: skip
"""What our windows show of Qt's own texts, for languages that Qt does not have."""

_DIRECTION = "QT_LAYOUT_DIRECTION"
"""By the translation of this text Qt chooses the direction of windows, as long as nobody sets it."""

_installed: dict[str, QTranslator] = {}  # one at most, by the code of its language


class OwnTexts(QTranslator):
    """Gives Qt the texts of our catalog; Qt goes on in English with the others."""

    def __init__(self) -> None:
        super().__init__()
        self._known = frozenset(TEXTS)

    def isEmpty(self) -> bool:
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str:
        if text == _DIRECTION and translation.language().is_right_to_left:
            return "RTL"
        # None goes on in English; an empty text would be shown as it is.
        return _(text) if text in self._known else None  # type: ignore[return-value]


def install() -> None:
    """Uses the language for Qt's texts. The first time, windows get its direction, too."""
    code = translation.language().code
    if code in _installed:
        return
    for each in _installed.values():
        QCoreApplication.removeTranslator(each)
    _installed.clear()
    if code != ENGLISH:
        _installed[code] = _of_qt(code) or OwnTexts()
        QCoreApplication.installTranslator(_installed[code])


def apply() -> None:
    """The same, when the window may be there already: it gets the direction of the language."""
    from PySide6.QtCore import Qt  # not at the top: loading its enums takes longer than all of the above
    from PySide6.QtGui import QGuiApplication

    install()
    script_fonts.load_for(own_name(translation.language().code))  # Qt measures texts before it paints them
    is_mirrored = translation.language().is_right_to_left
    direction = Qt.LayoutDirection.RightToLeft if is_mirrored else Qt.LayoutDirection.LeftToRight
    if QGuiApplication.layoutDirection() is not direction:
        QGuiApplication.setLayoutDirection(direction)


def _of_qt(code: str) -> QTranslator | None:
    file = QT_FILES.get(code.partition("-")[0])
    if file is None:
        return None
    from PySide6.QtCore import QLibraryInfo

    translator = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator if translator.load(f"qtbase_{file}", folder) else None
