"""The application: nothing about the reader is saved outside the data folder."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog

from reader.ui import app
from reader.ui.shell.actions import ActionId
from tests.ui import hands
from tests.ui.conftest import Start


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their own file dialogs are used, which keep their own")
def test_the_file_dialog_saves_nothing(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, native, user = tmp_path / "home", QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    home.mkdir()
    ask = start().actions_by_id[ActionId.OPEN_PACK].trigger
    for set_path, is_saved in (
        (lambda: QSettings.setPath(native, user, str(home)), True),
        (app.forbid_qt_settings, False),
    ):
        set_path()
        assert hands.answering(QFileDialog, QFileDialog.reject, ask) == 1
        assert bool(list(home.iterdir())) is is_saved
        for file in home.iterdir():
            file.unlink()
