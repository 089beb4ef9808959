"""Themes: their contrast, their files, and their colours in the window."""

from __future__ import annotations

import re
import string
import tomllib
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from reader.system import paths
from reader.ui.main_window import MainWindow
from reader.ui.shell import system_theme
from reader.ui.shell.theme import NAMES, Theme, Themes, interface_scale
from tests.ui import hands, samples
from tests.ui.conftest import Start

FILES = sorted((paths.resources() / "themes").glob("*.toml"))
BEHIND_TEXT = ("page", "card", "frame", "note", "warning", "correction", "selection", "text_selection", "hover")

CONTRASTS = [
    *((ink, behind, 7.0) for ink, behind in product(["ink"], BEHIND_TEXT)),
    *(("soft_ink", behind, 4.5) for behind in ("page", "frame", "card")),
    *(("accent", behind, 4.5) for behind in ("page", "card", "frame")),
    ("mark_ink", "mark", 7.0),
    *(("ink", f"{colour}_mark", 7.0) for colour in ("yellow", "green", "blue", "pink")),
    *(
        (f"{colour}_line", behind, 3.0)
        for colour in ("yellow", "green", "blue", "pink")
        for behind in (f"{colour}_mark", "page")
    ),
    ("mark_now_ink", "mark_now", 7.0),
    ("accent_ink", "accent", 4.5),
    *(("control_line", behind, 3.0) for behind in ("page", "frame", "card", "note", "selection", "hover")),
    *((ink, behind, 3.0) for ink in ("accent", "soft_ink", "warning_bar") for behind in ("selection", "hover", "note")),
    ("accent_ink", "warning_bar", 3.0),
    *((ink, "selection", 4.5) for ink in ("soft_ink", "accent")),  # on the sentence that is read aloud, with its line
    *((f"{box}_bar", box, 3.0) for box in ("note", "warning", "correction")),
    *((f"{box}_bar", box, 4.5) for box in ("note", "warning", "correction")),  # the box's title has this colour
]


def colours(name: str) -> dict[str, str]:
    found: dict[str, str] = tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text("utf-8"))["colours"]
    return found


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""

    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    found = QColor(colour)
    return 0.2126 * linear(found.redF()) + 0.7152 * linear(found.greenF()) + 0.0722 * linear(found.blueF())


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_every_theme_has_its_file_and_every_file_its_theme() -> None:
    assert {file.stem for file in FILES} == {*NAMES, "paper"}  # nobody chooses it for the window


@pytest.mark.parametrize("name", NAMES)
def test_a_theme_names_every_colour(name: str) -> None:
    assert list(colours(name)) == list(colours("light"))
    for colour in colours(name).values():
        assert re.fullmatch("#([0-9a-f]{6}|[0-9a-f]{8})", colour)
    data = tomllib.loads((paths.resources() / "themes" / f"{name}.toml").read_text("utf-8"))
    assert data["dark"] == (luminance(data["colours"]["page"]) < 0.2)
    assert data["title"]
    theme = Themes(paths.resources()).named(name)
    assert (theme.title, theme.dark, theme.colours) == (data["title"], data["dark"], data["colours"])


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("ink", "behind", "least"), CONTRASTS)
def test_contrast(name: str, ink: str, behind: str, least: float) -> None:
    found = colours(name)
    assert contrast(found[ink], found[behind]) >= least, f"{ink} on {behind}"


def test_high_contrast_is_high() -> None:
    found = colours("contrast")
    assert contrast(found["ink"], found["page"]) >= 15
    assert contrast(found["soft_ink"], found["page"]) >= 7
    assert contrast(found["accent"], found["page"]) >= 7


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scale", [0.9, 1.0, 2.0])
def test_style_sheet(name: str, scale: float) -> None:
    themes = Themes(paths.resources())
    theme = themes.named(name)
    sheet = themes.style_sheet(theme, scale, 3.0)
    assert "$" not in sheet
    assert f"font-size: {round(15 * scale)}px" in sheet
    assert "font-size: 45px" in sheet
    known = set(theme.colours.values()) | {"transparent"}
    assert {word for word in re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s}])", sheet) if not word.isdigit()} <= known


def test_a_colour_that_no_theme_has_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "style.qss").write_text("* { color: $inc; }", encoding="utf-8")
    theme = Theme("one", "One", False, {"ink": "#000000"})
    with pytest.raises(KeyError, match="inc"):
        Themes(tmp_path).style_sheet(theme, 1.0)


def test_every_colour_of_a_theme_is_used() -> None:
    places = [paths.resources() / "style.qss", *Path("reader/ui").rglob("*.py")]
    text = "\n".join(place.read_text(encoding="utf-8") for place in places)
    used = set(re.findall(r"\$(\w+)", text)) | set(re.findall(r'"(\w+)"', text)) | set(re.findall(r"}(_bar)", text))
    unused = {name for name in colours("light") if name not in used and not name.endswith("_bar")}
    assert unused <= {"note", "warning", "correction"}


def test_the_file_of_the_style_sheet_is_a_template() -> None:
    assert string.Template((paths.resources() / "style.qss").read_text(encoding="utf-8")).is_valid()


@pytest.mark.parametrize(("percent", "expected"), [(100, 1.0), (200, 1.5), (300, 2.0), (80, 0.9)])
def test_the_frame_grows_half_as_fast(percent: int, expected: float) -> None:
    assert interface_scale(percent) == pytest.approx(expected)


# in the window


@pytest.fixture
def window(start: Start, tmp_path: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


def painted(window: MainWindow) -> tuple[str, str]:
    """The colours of the page and of the words in its title, as they are painted."""
    image = window.page.viewport().grab().toImage()
    left = round(window.page.margin)
    area = [image.pixelColor(x, y) for x in range(left, left + 150) for y in range(34, 74)]
    behind = image.pixelColor(3, 3)
    ink = max(area, key=lambda colour: abs(colour.lightnessF() - behind.lightnessF()))
    return behind.name(), ink.name()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_painted_in_the_colours_of_the_theme(window: MainWindow, name: str) -> None:
    hands.choose_theme(window, name)
    QApplication.processEvents()
    page, ink = painted(window)
    assert page == colours(name)["page"]
    assert contrast(ink, colours(name)["ink"]) < 1.15
    assert contrast(ink, page) >= 7


def test_the_themes_of_the_panel(window: MainWindow) -> None:
    names = [button.accessibleName() for button in hands.text_panel(window).themes.values()]
    assert names == ["System", "Light", "Sepia", "Dark", "High contrast"]
    assert hands.text_panel(window).themes["system"].toolTip() == "Same as the system"
    assert hands.theme(window) == "system"


def test_next_theme_goes_round(window: MainWindow) -> None:
    seen = []
    for _ in range(5):
        hands.press(window.page, "Ctrl+T")
        seen.append(hands.theme(window))
    assert seen == [*NAMES, "system"]
    assert window.toast.text == "Theme: Same as the system."


def test_as_the_system_follows_the_desktop(window: MainWindow) -> None:
    def change(scheme: Qt.ColorScheme) -> None:
        QGuiApplication.styleHints().colorSchemeChanged.emit(scheme)
        QApplication.processEvents()

    for scheme, name in ((Qt.ColorScheme.Dark, "dark"), (Qt.ColorScheme.Light, "light"), (Qt.ColorScheme.Dark, "dark")):
        change(scheme)
        assert painted(window)[0] == colours(name)["page"]
        assert hands.theme(window) == "system"
    hands.choose_theme(window, "sepia")
    change(Qt.ColorScheme.Light)
    assert painted(window)[0] == colours("sepia")["page"]


def test_a_window_that_is_gone_does_not_follow(start: Start, tmp_path: Path) -> None:
    """With the settings of its time it would take the colours of the window that is open."""
    file = samples.guide(tmp_path)
    old = start(file).appearance
    hands.choose_theme(start(file), "sepia")
    changed: list[bool] = []
    old.changed.connect(lambda: changed.append(True))
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not changed


@pytest.mark.parametrize(("ink", "behind", "expected"), [("white", "black", "dark"), ("black", "white", "light")])
def test_a_window_opens_as_the_desktop_is(
    start: Start, monkeypatch: pytest.MonkeyPatch, ink: str, behind: str, expected: str
) -> None:
    desktop = QPalette()
    desktop.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    desktop.setColor(QPalette.ColorRole.Window, QColor(behind))
    monkeypatch.setattr("reader.ui.shell.appearance.QPalette", lambda: desktop)
    assert painted(start())[0] == colours(expected)["page"]


def test_another_theme_keeps_the_place(window: MainWindow) -> None:
    hands.scroll(window.page, 1234)
    hands.press(window.page, "Ctrl+T")
    assert hands.scrolled(window.page) == 1234


def test_the_title_bar_follows_the_theme(start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    seen: list[bool | None] = []
    monkeypatch.setattr(system_theme, "COLORS_FRAMES", True)
    monkeypatch.setattr(system_theme, "color_frames", seen.append)
    window = start(samples.guide(tmp_path))
    for _ in range(5):
        hands.press(window.page, "Ctrl+T")
    assert seen == [None, False, False, True, True, None]


def test_as_the_system_follows_a_contrast_theme(start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(system_theme, "is_high_contrast", lambda: True)
    window = start(samples.guide(tmp_path))
    assert painted(window)[0] == colours("contrast")["page"]
    monkeypatch.setattr(system_theme, "is_high_contrast", lambda: False)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    QApplication.processEvents()
    assert painted(window)[0] == colours("light")["page"]


@pytest.mark.parametrize("dark", [True, False, None])
def test_a_system_that_colours_no_frames_takes_the_call(dark: bool | None) -> None:
    before = QGuiApplication.styleHints().colorScheme()
    system_theme.color_frames(dark)
    system_theme.color_frames(None)
    assert QGuiApplication.styleHints().colorScheme() == before
    assert isinstance(system_theme.is_high_contrast(), bool)
