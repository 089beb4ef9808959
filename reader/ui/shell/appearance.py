"""How the reader wants the window and its text to look: theme, text size, typography, and how the page is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader.settings import LARGEST_TEXT, SMALLEST_TEXT, Settings
from reader.translation import _
from reader.ui.shell import fonts, system_theme
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.theme import NAMES, SYSTEM, Theme, Themes, interface_scale, is_dark
from reader.ui.shell.typography import Typography

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QWidget

    from reader.ui.shell.icons import Icons

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""Per cent: the steps of larger and smaller text."""

_OF_THE_WINDOW = frozenset({"theme", "text_size"})
"""The settings that concern more than the page."""

ICON_SIZE = 20  # pixels at 100 % text
SMALL_ICON_SHARE = 0.9  # of an icon's size
TEXT_SIZE = 15  # pixels of the interface's text at 100 %


class Appearance(QObject):
    """changed(): the reader chose another theme, text size, typography, reading mode or ruler."""

    changed = Signal()
    theme: Theme

    def __init__(self, app: QApplication, settings: Settings, themes: Themes, icon_folder: Path) -> None:
        super().__init__()
        self._app = app
        self._settings = settings
        self._themes = themes
        self._icon_folder = icon_folder
        self._icons = Lazy(self._make_icons)
        app.setPalette(QPalette())  # that of the desktop, in case another window has changed it
        themes.is_desktop_dark = is_dark(app.palette())
        themes.has_desktop_contrast = system_theme.is_high_contrast()
        themes.desktop_accent = system_theme.accent(app.palette())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._desktop_changed)
        self._apply()

    def leave_desktop(self) -> None:
        """For a window that is gone: another one follows the desktop now, with settings of its own."""
        QGuiApplication.styleHints().colorSchemeChanged.disconnect(self._desktop_changed)

    @property
    def scale(self) -> float:
        """The size of the frame around the page; 1.0 at 100 % text."""
        return interface_scale(self._settings["text_size"])

    @property
    def theme_name(self) -> str:
        """The name that the reader chose: that of a theme, or `system`."""
        return str(self._settings["theme"])

    @property
    def text_scale(self) -> float:
        """The size of the text on the page; 1.0 at 100 %."""
        return self.text_size / 100

    @property
    def typography(self) -> Typography:
        return Typography.of(self._settings)

    @property
    def dots_per_inch(self) -> float:
        """The resolution by which Qt converts points to pixels on this screen."""
        screen = self._app.primaryScreen()
        return screen.logicalDotsPerInch() if screen else 96.0

    @property
    def text_size(self) -> int:
        """Per cent."""
        return int(self._settings["text_size"])

    def theme_titles(self) -> dict[str, str]:
        """The title of each theme, by its name."""
        titles: dict[str, str] = {SYSTEM: _("Same as the system")}
        return titles | {name: _(self._themes.named(name).title) for name in NAMES}

    def named_theme(self, name: str) -> Theme:
        """A theme by its name; `system` is the one that is nearest to the desktop's."""
        return self._themes.named(name)

    def value(self, name: str) -> Any:
        """The current value of a setting."""
        return self._settings[name]

    def default(self, name: str) -> Any:
        """What a setting is on this computer while the reader has not chosen."""
        return self._settings.default(name)

    def choose(self, name: str, value: object) -> None:
        self.choose_all({name: value})

    def choose_all(self, values: Mapping[str, object]) -> None:
        """Changes settings, and announces that once. Raises ValueError, and changes nothing, if one is not allowed."""
        before = {name: self._settings[name] for name in values}
        try:
            for name, value in values.items():
                self._settings[name] = value
        except ValueError:
            for name, value in before.items():
                self._settings[name] = value
            raise
        changed = {name for name, value in values.items() if value != before[name]}
        if changed & _OF_THE_WINDOW:
            self._apply()
        if changed:
            self.changed.emit()

    def choose_theme(self, name: str) -> None:
        self.choose("theme", name)

    def next_theme(self) -> str:
        """Returns its title."""
        names = (SYSTEM, *NAMES)
        self.choose_theme(names[(names.index(self._settings["theme"]) + 1) % len(names)])
        return self.theme_titles()[self.theme_name]

    def choose_text_size(self, percent: int) -> None:
        self.choose("text_size", max(SMALLEST_TEXT, min(LARGEST_TEXT, percent)))

    def reload(self) -> None:
        """Applies the settings again after they were replaced."""
        self._change()

    def step_text_size(self, by: int) -> None:
        """Goes one step up (1) or down (-1) in `TEXT_SIZES`."""
        now = self._settings["text_size"]
        if by > 0:
            self.choose_text_size(next((size for size in TEXT_SIZES if size > now), LARGEST_TEXT))
        else:
            self.choose_text_size(next((size for size in reversed(TEXT_SIZES) if size < now), SMALLEST_TEXT))

    @property
    def icon_size(self) -> int:
        """The side of an icon, in the window's pixels."""
        return round(ICON_SIZE * self.scale)

    @property
    def small_icon_size(self) -> int:
        """The side of an icon next to a line of text."""
        return round(SMALL_ICON_SHARE * self.icon_size)

    def icon(self, name: str) -> QIcon:
        return self._icons.get().icon(name, self.theme, self.icon_size, self._app.devicePixelRatio())

    def _make_icons(self) -> Icons:
        from reader.ui.shell.icons import Icons  # not at the top: the page is painted before any icon

        return Icons(self._icon_folder)

    def _apply(self) -> None:
        """Sets theme, font and palette from the settings."""
        if system_theme.COLORS_FRAMES:  # first: this also tells what the desktop has, if it was hidden by our choice
            chosen = self._settings["theme"]
            system_theme.color_frames(None if chosen == SYSTEM else self._themes.named(chosen).dark)
        self.theme = self._themes.named(self._settings["theme"])
        fonts.load_face(self._settings["face"])
        font = QFont(fonts.SANS)
        font.setPixelSize(round(TEXT_SIZE * self.scale))
        self._app.setFont(font)
        self._app.setPalette(self.theme.palette())

    def apply_style_sheet(self, window: QWidget) -> None:
        """Sets the style sheet of a window and its contents; setting it on the application takes four times as long."""
        sheet = self._themes.style_sheet(self.theme, self.scale, self.text_scale)
        if sheet != window.styleSheet():  # Qt would style everything again
            window.setStyleSheet(sheet)

    def _change(self) -> None:
        self._apply()
        self.changed.emit()

    def _desktop_changed(self, scheme: QtCore.Qt.ColorScheme) -> None:
        self._themes.is_desktop_dark = scheme is QtCore.Qt.ColorScheme.Dark
        self._themes.has_desktop_contrast = system_theme.is_high_contrast()
        if self._settings["theme"] == SYSTEM:
            self._change()
