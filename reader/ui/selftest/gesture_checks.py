"""Checks what one press does on the page: the viewer of figures and tables, and the first hints."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from reader.library.image_header import PNG, media_type
from reader.system.format_numbers import counted
from reader.ui.main_window import MainWindow
from reader.ui.reading.figure_dialog import FigureDialog
from reader.ui.reading.table_dialog import TableDialog
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, select_words, settle
from reader.ui.shell.actions import ActionId

Viewer = TypeVar("Viewer", bound=QDialog)


def check_viewer(data: Path) -> str:
    """Shows each figure and a table by itself, at other sizes; copies and saves them."""
    with opened_sample(data) as window:
        page = window.page
        run = page.shown_document.figures[0]
        block, _ = page.shown_document.text_map.block_offset(run.position) or (0, 0)
        page.figure_chosen.emit(block, run)
        viewer = _opened(window, FigureDialog)
        count = 0
        for number in range(viewer.count):
            viewer.zoom(1)
            viewer.view.fit_window()
            viewer.view.show_actual_size()
            viewer.copy()
            if QGuiApplication.clipboard().image().isNull():
                raise SelfTestFailedError(f"{viewer.figure.run.path} is not copied.")
            for suffix in ("png", "svg") if viewer.figure.run.path.endswith(".svg") else ("png",):
                count += _saved(viewer, data / f"{number}.{suffix}")
            viewer.step(1)
        viewer.close()
        page.table_chosen.emit(page.shown_document.tables[-1])
        table = _opened(window, TableDialog)
        table.zoom(1)
        table.copy()
        if "<table" not in QGuiApplication.clipboard().mimeData().html():
            raise SelfTestFailedError("The table is not copied.")
        for suffix in ("html", "tsv"):
            table.write(data / f"table.{suffix}")
            count += 1
            if not (data / f"table.{suffix}").stat().st_size:
                raise SelfTestFailedError(f"The table is not saved as {suffix}.")
        table.close()
        settle()
        QGuiApplication.clipboard().clear()
    return f"{counted(count, 'file')} saved"


def check_hints(data: Path) -> str:
    """Shows a hint, puts all away, and copies some words with their source."""
    with opened_sample(data) as window:
        window.features.hints.look()
        settle()
        shown = window.features.hints.bar.text
        if not shown:
            raise SelfTestFailedError("No hint is shown.")
        window.features.hints.finish()
        window.features.hints.look()
        if window.features.hints.shown:
            raise SelfTestFailedError("A hint comes back.")
        select_words(window)
        window.actions_by_id[ActionId.COPY_WITH_SOURCE].trigger()
        copied = QGuiApplication.clipboard().text()
        QGuiApplication.clipboard().clear()
    if not copied.startswith("“Plain words”") or "carrel:selftest/everything#" not in copied:
        raise SelfTestFailedError("The selection is not copied with its source.")
    return f"“{shown}”"


def _opened(window: MainWindow, kind: type[Viewer]) -> Viewer:
    settle()
    found = [dialog for dialog in window.findChildren(kind) if dialog.isVisible()]
    if not found or found[0].grab().isNull():
        raise SelfTestFailedError(f"No {kind.__name__} opens.")
    return found[0]


def _saved(viewer: FigureDialog, file: Path) -> int:
    viewer.write(file)
    if not file.exists():
        raise SelfTestFailedError(viewer.status.text())
    if file.suffix == ".png" and media_type(file.read_bytes()) != PNG:
        raise SelfTestFailedError(f"{file.name} is not a PNG file.")
    return 1
