"""Checks of the files that the window writes and reads: sources and marks, in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reader.library.citation import FORMATS
from reader.marks.exchange import as_json
from reader.ui.main_window import MainWindow
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import opened_sample, select_words, settle
from reader.ui.shell.actions import ActionId
from reader.ui.shell.waiting import WaitDialog

MARK_SUFFIXES = (".json", ".md", ".html")
COMBINED_SUFFIXES = (".html", ".json")


def check_files(data: Path) -> str:
    """Saves sources and marks in each format, imports the marks, and combines them."""
    answers = DialogAnswers()
    marks = data / f"marks{MARK_SUFFIXES[0]}"
    saved: list[Path] = []
    with opened_sample(data) as window, answers.active(), answers.pressing("Continue", "Save to a file…"):

        def save(action: ActionId, file: Path, description: str) -> None:
            saved.append(file)
            with answers.choosing(opened=marks, saved=file, description=description):
                _trigger(window, action)

        for form in FORMATS:
            save(ActionId.EXPORT_REFERENCES, data / f"sources-{form.name}.{form.extension}", form.label)
        select_words(window)
        _trigger(window, ActionId.HIGHLIGHT)
        for suffix in MARK_SUFFIXES:
            save(ActionId.EXPORT_MARKS, data / f"marks{suffix}", suffix)
        for suffix in COMBINED_SUFFIXES:
            save(ActionId.COLLECT_MARKS, data / f"combined{suffix}", suffix)
        with answers.choosing(opened=marks):
            _trigger(window, ActionId.IMPORT_MARKS)
        _check_import(window, answers, data / "theirs.json")
    missing = [file.name for file in saved if not file.is_file() or not file.stat().st_size]
    if missing:
        raise SelfTestFailedError(f"The window did not save {', '.join(missing)}.")
    return f"{len(saved)} files in {len(FORMATS)} + {len(MARK_SUFFIXES)} + {len(COMBINED_SUFFIXES)} formats"


def _check_import(window: MainWindow, answers: DialogAnswers, file: Path) -> None:
    """Imports a mark of somebody else, as the preview shows it, and undoes that."""
    store = window.features.marks.model.store
    before = store.versions()
    theirs = [replace(mark, id=f"{mark.id[:-1]}{'1' if mark.id[-1] == '0' else '0'}") for mark in store.all()]
    file.write_text(as_json(theirs), encoding="utf-8")
    with answers.choosing(opened=file), answers.pressing("Import"):
        _trigger(window, ActionId.IMPORT_MARKS)
    if len(store.all()) != 2 * len(theirs):
        raise SelfTestFailedError("The window did not import the marks of another reader.")
    _trigger(window, ActionId.UNDO_MARK)
    if store.versions() != before:
        raise SelfTestFailedError("The window did not undo an import of marks.")
    WaitDialog(window, "Import marks", "", can_cancel=True).deleteLater()


def _trigger(window: MainWindow, id: ActionId) -> None:
    window.actions_by_id[id].trigger()
    settle()
