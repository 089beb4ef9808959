"""Checks of the files that the window writes and reads: sources and marks, in every format."""

from __future__ import annotations

from pathlib import Path

from reader.library.citation import FORMATS
from reader.ui.main_window import MainWindow
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.dialog_answers import DialogAnswers
from reader.ui.selftest.sample_window import opened_sample, select_words, settle
from reader.ui.shell.actions import ActionId

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
    missing = [file.name for file in saved if not file.is_file() or not file.stat().st_size]
    if missing:
        raise SelfTestFailedError(f"The window did not save {', '.join(missing)}.")
    return f"{len(saved)} files in {len(FORMATS)} + {len(MARK_SUFFIXES)} + {len(COMBINED_SUFFIXES)} formats"


def _trigger(window: MainWindow, id: ActionId) -> None:
    window.actions_by_id[id].trigger()
    settle()
