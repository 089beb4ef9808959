"""Themes: colours named by their purpose, read from data files, as a palette and a style sheet."""

from __future__ import annotations

import string
from pathlib import Path

from PySide6.QtGui import QBrush, QColor, QPalette

from reader.named_tuple import NamedTuple
from reader.translation import N_

SYSTEM = "system"
NAMES = ("light", "sepia", "dark", "contrast")
TITLES = (N_("Light"), N_("Sepia"), N_("Dark"), N_("High contrast"))
"""As in the files of the themes, for whoever shows them with `_`."""


_ROLES = {
    QPalette.ColorRole.Window: "frame",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "page",
    QPalette.ColorRole.AlternateBase: "frame",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.PlaceholderText: "soft_ink",
    QPalette.ColorRole.Button: "frame",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.Highlight: "text_selection",
    QPalette.ColorRole.HighlightedText: "ink",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "card",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control_line",
    QPalette.ColorRole.Light: "card",
}


class Theme(NamedTuple):
    """`colours` holds every name that the light theme defines, as #rrggbb or #aarrggbb."""

    name: str
    title: str
    dark: bool
    colours: dict[str, str]

    def colour(self, name: str) -> QColor:
        return QColor(self.colours[name])

    def brush(self, name: str) -> QBrush:
        """Taken from a palette: to construct a brush from a colour, PySide would first load the enums of `Qt`."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Window, self.colour(name))
        return palette.window()

    def palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint_ink"))
        return palette


class Themes:
    """The themes in a folder, each read when it is first used. The theme `system` follows the desktop's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.is_desktop_dark = False
        self.has_desktop_contrast = False
        self.desktop_accent = ""
        self._style_sheet = ""
        self._themes: dict[str, Theme] = {}

    def named(self, name: str) -> Theme:
        """The theme called `name`; for `system`, the one that is nearest to the desktop's."""
        if name == SYSTEM:
            name = "contrast" if self.has_desktop_contrast else "dark" if self.is_desktop_dark else "light"
            return self._with_desktop_accent(self.named(name))
        if name not in self._themes:
            text = (self._folder / "themes" / f"{name}.toml").read_text(encoding="utf-8")
            self._themes[name] = _read(name, text)
        return self._themes[name]

    def _with_desktop_accent(self, theme: Theme) -> Theme:
        if not self.desktop_accent or self.has_desktop_contrast:
            return theme
        from reader.ui.shell.system_accent import with_accent

        return theme._replace(colours=with_accent(theme.colours, self.desktop_accent))

    def style_sheet(self, theme: Theme, scale: float, text_scale: float = 1.0) -> str:
        """The style sheet of the window in `theme`. `scale` is that of the interface, `text_scale` that of the page.

        In the file, `$name` means a colour, `$px_15` means 15 pixels at the scale of the interface, and `$text_15` 15
        pixels at that of the page.
        """
        if not self._style_sheet:
            self._style_sheet = (self._folder / "style.qss").read_text(encoding="utf-8")
        return string.Template(self._style_sheet).substitute(_Values(theme.colours, scale, text_scale))


def _read(name: str, text: str) -> Theme:
    """Reads the subset of TOML that themes use: loading `tomllib` would make every start slower."""
    values: dict[str, str] = {}
    for line in text.splitlines():
        key, equals, value = line.partition(" = ")
        if equals and not key.startswith("#"):
            values[key] = value.split('"')[1] if value.startswith('"') else value
    return Theme(name, values.pop("title"), values.pop("dark") == "true", values)


class _Values(dict[str, str]):
    def __init__(self, colours: dict[str, str], scale: float, text_scale: float) -> None:
        super().__init__(colours)
        self._scales = {"px": scale, "text": text_scale}

    def __missing__(self, name: str) -> str:
        kind, _, number = name.partition("_")
        if kind not in self._scales or not number.isdigit():
            raise KeyError(name)
        return f"{round(int(number) * self._scales[kind])}px"


def is_dark(palette: QPalette) -> bool:
    """Whether text is lighter than its background."""
    ink, background = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    return ink.lightness() > background.lightness()


def interface_scale(text_size: int) -> float:
    """The size of the frame around the page: it grows half as much as the text, to leave space for the page."""
    return 1 + (text_size / 100 - 1) / 2
