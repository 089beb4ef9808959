"""What holds in each scene: names (WCAG 2.5.3), contrast in each theme (1.4.3, 1.4.11), and size of targets (2.5.8).

Each scene is opened once for all of them, because to open it takes longer than to look at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.main_window import MainWindow
from reader.ui.shell.theme import NAMES
from reader.ui.show.show_view import ShowView
from tests.ui import samples
from tests.ui.accessibility.painted_signs import faint_signs
from tests.ui.accessibility.painted_texts import weak_texts
from tests.ui.accessibility.pixels import faint_parts
from tests.ui.accessibility.scenes import SCENES, Stage, settle
from tests.ui.accessibility.spoken_names import misnamed
from tests.ui.accessibility.targets import small_targets, targets
from tests.ui.conftest import Start

KEEPS_THEME = {"shelf"}
"""Lists that paint themselves, in dialogs that no key can pass: other themes are in `test_rendered_contrast.py`."""


def without_contrast(window: MainWindow, top: QWidget, name: str) -> Iterator[str]:
    """Texts need 4.5 : 1, borders and signs 3 : 1, measured in what is painted."""
    for theme in NAMES:
        window.appearance.choose_theme(theme)
        settle()
        if isinstance(top, ShowView):
            continue  # a page: its colours are those of the article
        yield from (f"{theme}: sign: {each}" for each in faint_signs(top))
        if theme == "light" or name not in KEEPS_THEME:
            yield from (f"{theme}: text: {each}" for each in weak_texts(top))
            yield from (f"{theme}: border: {each}" for each in faint_parts(top))


def too_small(window: MainWindow, top: QWidget) -> Iterator[str]:
    """Everything that can be clicked is at least 24 pixels wide and high, at small and at large text."""
    for percent in (80, 100, 200):
        window.appearance.choose_text_size(percent)
        QApplication.processEvents()
        assert targets(top) or isinstance(top, ShowView)  # a click anywhere goes on
        yield from (f"{percent} %: too small: {each}" for each in small_targets(top))


@pytest.mark.parametrize("name", SCENES)
def test_scene(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    window = start(samples.guide(tmp_path), size=(1100, 760))
    found: list[str] = []

    def look(top: QWidget) -> None:
        settle()
        found.extend(f"name: {each}" for each in misnamed(top))
        found.extend(without_contrast(window, top, name))
        found.extend(too_small(window, top))

    SCENES[name](Stage(window, tmp_path, qtbot), look)
    assert not found, "\n".join(found)
