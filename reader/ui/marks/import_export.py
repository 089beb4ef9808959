"""Marks taken along: saved to files, taken in from files, and those of a class laid over one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.marks import exchange, readable_export, timestamps
from reader.marks.combine_readers import SharedPassage, collect
from reader.marks.exchange import Contents, ExchangeError
from reader.marks.merge import merged
from reader.marks.model import Mark
from reader.system.atomic_write import write_atomically
from reader.ui.marks import mark_text
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.ui_state import UiState
from reader.ui.widgets.labels import one_line

JSON, MARKDOWN, HTML = "Marks, to import again (*.json)", "Markdown, to read (*.md)", "Web page, to read (*.html)"
_SUFFIXES = {JSON: exchange.SUFFIX, MARKDOWN: ".md", HTML: ".html"}
FILES_OF_MARKS = "Files of marks (*.json *.sqlite);;All files (*)"
MOST_PROBLEMS = 200  # of a file, in the report


class ImportExport(QObject):
    """announced(str), failed(str)"""

    announced = Signal(str)
    failed = Signal(str)

    def __init__(self, window: QWidget, marking: MarksModel, memory: UiState) -> None:
        super().__init__(window)
        self._window = window
        self._marking = marking
        self._memory = memory

    # ---- out

    def save(self) -> None:
        """Asks for a name, which others see on the marks, and for a file."""
        from reader.ui.marks.name_dialog import NameDialog

        if not self._marking.all():
            self.announced.emit("There are no marks to save yet.")
            return
        dialog = NameDialog(self._window, self._memory.author)
        is_wanted = dialog.exec()
        name = " ".join(dialog.name.split())
        dialog.deleteLater()
        if not is_wanted:
            return
        file, chosen = QFileDialog.getSaveFileName(
            self._window, "Save marks", f"marks{exchange.SUFFIX}", ";;".join(_SUFFIXES)
        )
        if not file:
            return
        self._sign(name)
        form = next((form for form in (MARKDOWN, HTML) if file.endswith(_SUFFIXES[form])), None)
        form = form or (chosen if chosen in _SUFFIXES else JSON)
        path = Path(file)
        if not path.suffix:
            path = path.with_name(path.name + _SUFFIXES[form])
        marks = self._marking.all()
        if form == MARKDOWN:
            text = readable_export.as_markdown(marks)
        elif form == HTML:
            text = readable_export.as_html(marks)
        else:
            text = exchange.as_json(self._marking.store.versions())
        if self._write(path, text):
            self.announced.emit(f"{mark_text.count(len(marks))} saved to {path.name}.")

    # ---- in

    def ask_for_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import marks", "", FILES_OF_MARKS)
        if names:
            self.take_in([Path(name) for name in names])

    def take_in(self, files: Sequence[Path]) -> None:
        """Merges what files hold, and tells what came of it."""
        from reader.ui.widgets.report_dialog import ReportDialog

        read, lines = self._read(files)
        versions = merged(*(contents.versions for contents in read.values()))
        head = "No marks were taken in."
        if versions:
            done = self._marking.merge(list(versions))
            if isinstance(done, str):
                lines.insert(0, done)
            else:
                there = len({mark.id for mark in versions}) - done.new - done.changed - done.deleted
                parts = [
                    (done.new, "new"),
                    (done.changed, "changed"),
                    (done.deleted, "deleted, as they were there"),
                    (there, "already here"),
                ]
                told = [f"{number:,} {what}" for number, what in parts if number]
                head = f"{mark_text.count(len({mark.id for mark in versions}))} read: {', '.join(told)}."
                if done.problem:
                    lines.insert(0, done.problem)
        dialog = ReportDialog(self._window, "Import marks", head, lines)
        dialog.exec()
        dialog.deleteLater()

    # ---- of a class

    def ask_for_class(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Marks of a class: choose the files of all readers", "", FILES_OF_MARKS
        )
        if names:
            self.show_class([Path(name) for name in names])

    def show_class(self, files: Sequence[Path]) -> None:
        from reader.ui.marks.combined_marks_dialog import CollectedDialog

        read, lines = self._read(files)
        passages = collect({name: contents.versions for name, contents in read.items()})
        dialog = CollectedDialog(self._window, passages, len(read), lines)
        dialog.save_requested.connect(lambda: self._save_class(passages))
        dialog.exec()
        dialog.deleteLater()

    def _save_class(self, passages: Sequence[SharedPassage]) -> None:
        from reader.ui.marks.combined_marks_dialog import as_html, as_json

        file, _ = QFileDialog.getSaveFileName(
            self._window, "Save", "marks-of-a-class.html", "Web page (*.html);;JSON (*.json)"
        )
        if file and self._write(Path(file), as_json(passages) if file.endswith(".json") else as_html(passages)):
            self.announced.emit(f"Saved to {Path(file).name}.")

    # ---- within

    def _read(self, files: Sequence[Path]) -> tuple[dict[str, Contents], list[str]]:
        """What each file holds, by a name of its own; and a sentence for each thing that could not be read."""
        read: dict[str, Contents] = {}
        lines: list[str] = []
        for file in files:
            try:
                contents = exchange.read_file(file)
            except ExchangeError as error:
                lines.append(str(error))
                continue
            name = stem = file.name.removesuffix(".json").removesuffix(".marks")
            number = 1
            while name in read:
                number += 1
                name = f"{stem} ({number})"
            read[name] = contents
            lines += [f"{one_line(file.name)}: {problem}" for problem in contents.problems[:MOST_PROBLEMS]]
            if len(contents.problems) > MOST_PROBLEMS:
                rest = len(contents.problems) - MOST_PROBLEMS
                lines.append(f"{one_line(file.name)}: {rest:,} more entries were left out.")
        return read, lines

    def _sign(self, name: str) -> None:
        """Remembers the name, and puts it on marks that have none: one change for all of them."""
        self._memory.keep("author", name)
        self._marking.author = name
        unsigned = [mark for mark in self._marking.all() if not mark.author]
        if name and unsigned and not self._marking.store.is_read_only:
            now = timestamps.now()
            signed: list[Mark] = [
                replace(mark, author=name, modified=timestamps.later_than(now, mark.modified)) for mark in unsigned
            ]
            self._marking.merge(signed)

    def _write(self, file: Path, text: str) -> bool:
        try:
            write_atomically(file, text)
        except OSError as error:
            why = error.strerror or error
            self.failed.emit(f"{file.name} could not be written ({why}). Choose another folder.")
            return False
        return True
