"""The self-test uses every feature of the window, and notices what fails there."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import pytest
from PySide6.QtWidgets import QDialog

import reader.ui
from reader.library.citation import FORMATS
from reader.library.model import STYLES, BlockKind, Link, NoteKind
from reader.library.packfile import open_pack
from reader.system import paths
from reader.ui.previews import build_preview
from reader.ui.selftest import (
    author_checks,
    file_checks,
    form_checks,
    gesture_checks,
    import_check,
    room_check,
    window_checks,
)
from reader.ui.selftest.check_result import run_check
from reader.ui.selftest.sample_window import build_sample
from reader.ui.shelf.feature import ShelfFeature
from reader.ui.shell import waiting

NEEDS_A_STICK_OR_ANOTHER_EDITION = {"StickDialog", "MovedMarksDialog"}
"""The first is the base of two others; the second opens only where marks have moved."""


@pytest.fixture(autouse=True)
def _only_the_sample(monkeypatch, qtbot):
    monkeypatch.setattr(paths, "content_folders", tuple)
    monkeypatch.setattr(paths, "bundled_packs", tuple)


def dialog_classes() -> dict[str, type[QDialog]]:
    for module in pkgutil.walk_packages(reader.ui.__path__, "reader.ui."):
        importlib.import_module(module.name)
    found, pending = {}, [QDialog]
    while pending:
        for each in pending.pop().__subclasses__():
            pending.append(each)
            if each.__module__.startswith("reader."):
                found[each.__name__] = each
    return found


def test_every_dialog_is_opened(tmp_path, monkeypatch):
    shown = set()
    classes = dialog_classes()
    for name, each in classes.items():
        original = each.__init__

        def noted(self, *arguments, _name=name, _original=original, **more):
            shown.add(_name)
            _original(self, *arguments, **more)

        monkeypatch.setattr(each, "__init__", noted)
    window_checks.check_cards(tmp_path / "cards")
    window_checks.check_actions(tmp_path / "actions")
    file_checks.check_files(tmp_path / "files")
    gesture_checks.check_viewer(tmp_path / "viewer")
    gesture_checks.check_hints(tmp_path / "hints")
    author_checks.check_new_pack(tmp_path / "authors")
    import_check.check_import(tmp_path / "import")
    form_checks.check_forms(tmp_path / "forms")
    room_check.check_room(tmp_path / "room")
    assert classes.keys() - shown - NEEDS_A_STICK_OR_ANOTHER_EDITION == set()


def test_the_sample_has_one_of_each_kind(tmp_path):
    with open_pack(build_sample(tmp_path)) as pack:
        article = pack.article("everything")
        figures = {pack.figure(block.figure.path).media_type for block in article.blocks if block.figure}
    spans = [span for block in article.blocks for span in block.spans]
    assert {block.kind for block in article.blocks} == set(BlockKind)
    assert {type(span.link) for span in spans if span.link} == set(Link.__args__)
    assert {block.box.kind for block in article.blocks if block.box} >= {NoteKind.NOTE, NoteKind.WARNING}
    assert {span.style for span in spans} >= {style for style in STYLES if style.bit_count() == 1}
    assert figures == {"image/svg+xml", "image/png", "image/jpeg"}


def test_a_missing_module_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "segno", None)
    result = run_check("cards", lambda: window_checks.check_cards(tmp_path))
    assert not result.holds
    assert "segno" in result.note


def test_an_action_that_fails_is_noticed(tmp_path, monkeypatch):
    def fail(_feature):
        raise ValueError("no shelf")

    monkeypatch.setattr(ShelfFeature, "open", fail)
    result = run_check("actions", lambda: window_checks.check_actions(tmp_path))
    assert (result.holds, result.note) == (False, "ValueError: no shelf")


def test_a_file_that_is_not_saved_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("reader.ui.reading.export_references.save_references", lambda *_: None)
    result = run_check("files", lambda: file_checks.check_files(tmp_path))
    assert not result.holds
    assert all(form.name in result.note for form in FORMATS)


def test_a_new_pack_that_is_not_shown_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr(build_preview, "build_preview", lambda *_: build_preview.Preview(None, lines=["No space."]))
    result = run_check("new pack", lambda: author_checks.check_new_pack(tmp_path))
    assert (result.holds, "A new content folder is not shown." in result.note) == (False, True)


def test_a_slow_computer_passes(tmp_path, monkeypatch):
    """Where building a folder takes long, a dialog appears that waits for it."""
    monkeypatch.setattr(waiting, "PATIENCE", 0)
    assert "2 articles" in author_checks.check_new_pack(tmp_path)
