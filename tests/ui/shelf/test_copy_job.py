"""Copying off the GUI thread, by itself."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.system import paths
from reader.ui.shelf.copy_job import CopyJob
from tests.ui.shelf import shelves


def test_a_copy_cancelled_before_it_begins_is_not_made(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_go_on = threading.Event(), threading.Event()
    copy = CopyJob._copy

    def begin_late(self: CopyJob, *given: object) -> Path:
        begun.set()
        may_go_on.wait()
        return copy(self, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(CopyJob, "_copy", begin_late)
    copying = CopyJob(tmp_path / "data")
    copying.start(shelves.pack(tmp_path / "stick"))
    begun.wait()
    copying.cancel()
    may_go_on.set()
    copying.close()
    assert not paths.copied_packs(tmp_path / "data")
