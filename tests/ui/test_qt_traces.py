"""Qt starts no message bus for Carrel alone, uses one that is there, and keeps nothing of the files that one opens."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QFileDialog
from shiboken6 import Shiboken

from reader.ui import qt_traces
from reader.ui.qt_traces import ADDRESS, NONE, RUNTIME


@pytest.mark.parametrize(
    ("has_bus", "given", "address"),
    [
        (False, {}, NONE),
        (False, {ADDRESS: ""}, NONE),
        (False, {RUNTIME: ""}, NONE),
        (False, {RUNTIME: "{folder}"}, NONE),
        (True, {RUNTIME: "{folder}"}, None),
        (False, {ADDRESS: "unix:path=/run/bus"}, "unix:path=/run/bus"),
        (True, {ADDRESS: "unix:path=/run/bus", RUNTIME: "{folder}"}, "unix:path=/run/bus"),
    ],
)
def test_address(tmp_path, has_bus, given, address):
    if has_bus:
        (tmp_path / "bus").touch()
    environment = {name: value.format(folder=tmp_path) for name, value in given.items()}
    qt_traces.start_no_bus(environment)
    assert environment.get(ADDRESS) == address


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the dialog is the system's")
def test_file_dialogs_leave_nothing_behind(qtbot, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    qt_traces.remember_no_files()
    dialog = QFileDialog()
    dialog.show()
    dialog.done(0)
    dialog.deleteLater()
    qtbot.waitUntil(lambda: not Shiboken.isValid(dialog))
    assert list(tmp_path.rglob("*")) == []
