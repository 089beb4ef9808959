"""Texts 4.5 : 1, borders 3 : 1, measured in what is painted: each scene in each theme (WCAG 1.4.3, 1.4.11)."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.ui.shell.theme import NAMES
from reader.ui.show.show_view import ShowView
from tests.ui import samples
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
        for theme in NAMES if name not in KEEPS_THEME else ("light",):
            window.appearance.choose_theme(theme)
            settle()
            if not isinstance(top, ShowView):  # a page: its colours are those of the article
                found.extend(f"{theme}: {each}" for each in (*weak_texts(top), *faint_parts(top)))

    SCENES[name](Stage(window, tmp_path, qtbot), look)
    assert not found, "\n".join(found)
