"""In what is painted, texts have 4.5 : 1, borders and signs 3 : 1: each scene in each theme (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.theme import NAMES
from reader.ui.show.show_view import ShowView
from tests.ui import samples
from tests.ui.accessibility.painted_signs import faint_signs
from tests.ui.accessibility.painted_texts import weak_texts
from tests.ui.accessibility.pixels import faint_parts
from tests.ui.accessibility.scenes import SCENES, Stage, settle
from tests.ui.conftest import Start

KEEPS_THEME = {"shelf"}
"""Lists that paint themselves, in dialogs that no key can pass: other themes are in `test_rendered_contrast.py`."""


@pytest.mark.parametrize("name", SCENES)
def test_scene(start: Start, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    window = start(samples.guide(tmp_path), size=(1100, 760))
    found: list[str] = []

    def look(top: QWidget) -> None:
        for theme in NAMES:
            window.appearance.choose_theme(theme)
            settle()
            if isinstance(top, ShowView):
                continue  # a page: its colours are those of the article
            found.extend(f"{theme}: sign: {each}" for each in faint_signs(top))
            if theme == "light" or name not in KEEPS_THEME:
                found.extend(f"{theme}: text: {each}" for each in weak_texts(top))
                found.extend(f"{theme}: border: {each}" for each in faint_parts(top))

    SCENES[name](Stage(window, tmp_path, qtbot), look)
    assert not found, "\n".join(found)
