"""The fonts that come with the program, read from where they are or held in memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from reader.system import paths
from reader.ui.shell import fonts


@pytest.mark.parametrize("may_go_away", [False, True])
def test_all_are_known_to_qt(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, may_go_away: bool) -> None:
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: may_go_away)
    assert fonts.load_rare() == []
    assert "Italic" in QFontDatabase.styles(fonts.SANS)


@pytest.mark.parametrize("may_go_away", [False, True])
def test_those_that_are_missing_are_named(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, may_go_away: bool
) -> None:
    monkeypatch.setattr(paths, "is_on_removable_disk", lambda: may_go_away)
    monkeypatch.setattr(paths, "fonts", lambda package: tmp_path)
    assert fonts.load_rare() == ["SourceSerifPro-SemiboldIt.ttf", "SourceSansPro-It.ttf"]
