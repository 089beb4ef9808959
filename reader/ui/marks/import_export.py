"""Saves marks to files, imports them, and combines the marks of several readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.marks import exchange, readable_export, timestamps
from reader.marks.combine_readers import SharedPassage, combine, reader_names
from reader.marks.exchange import ExchangeError, FileContents
from reader.marks.merge import merged
from reader.marks.model import Mark
from reader.system.atomic_write import write_atomically
from reader.system.format_numbers import counted
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import one_line

JSON, MARKDOWN, HTML = "Marks, to import again (*.json)", "Markdown, to read (*.md)", "Web page, to read (*.html)"
_SUFFIXES = {JSON: exchange.SUFFIX, MARKDOWN: ".md", HTML: ".html"}
MARK_FILES = "Mark files (*.json *.sqlite);;All files (*)"
MOST_PROBLEMS = 200  # of a file, in the report


class ImportExport(QObject):
    def __init__(self, shell: Shell, model: MarksModel) -> None:
        super().__init__(shell.window)
        self._window = shell.window
        self._ui_state = shell.ui_state
        self._messages = shell.messages
        self._model = model

    # ---- saving

    def save(self) -> None:
        """Asks for the reader's name, which others see on the marks, and for a file."""
        from reader.ui.marks.name_dialog import NameDialog

        if not self._model.all():
            self._messages.say("There are no marks to save yet.")
            return
        dialog = NameDialog(self._window, self._ui_state.author)
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
        marks = self._model.all()
        if form == MARKDOWN:
            text = readable_export.as_markdown(marks)
        elif form == HTML:
            text = readable_export.as_html(marks)
        else:
            text = exchange.as_json(self._model.store.versions())
        if self._write(path, text):
            self._messages.say(f"{counted(len(marks), 'mark')} saved to {path.name}.")

    # ---- importing

    def choose_imports(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import marks", "", MARK_FILES)
        if names:
            self.import_files([Path(name) for name in names])

    def import_files(self, files: Sequence[Path]) -> None:
        """Merges the marks of files, and reports the result."""
        from reader.ui.widgets.report_dialog import ReportDialog

        read, lines = self._read(files)
        versions = merged(*(contents.versions for contents in read.values()))
        head = "No marks were imported."
        if versions:
            done = self._model.merge(list(versions))
            if isinstance(done, str):
                lines.insert(0, done)
            else:
                there = len({mark.id for mark in versions}) - done.new - done.changed - done.deleted
                parts = [
                    (done.new, "new"),
                    (done.changed, "changed"),
                    (done.deleted, "deleted, as in the file"),
                    (there, "already here"),
                ]
                summary = [f"{number:,} {what}" for number, what in parts if number]
                head = f"{counted(len({mark.id for mark in versions}), 'mark')} read: {', '.join(summary)}."
                if done.problem:
                    lines.insert(0, done.problem)
        dialog = ReportDialog(self._window, "Import marks", head, lines)
        dialog.exec()
        dialog.deleteLater()

    # ---- several readers

    def choose_readers(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._window, "Combine several readers' marks: choose their files", "", MARK_FILES
        )
        if names:
            self.show_combined([Path(name) for name in names])

    def show_combined(self, files: Sequence[Path]) -> None:
        from reader.ui.marks.combined_marks_dialog import CollectedDialog

        read, lines = self._read(files)
        passages = combine({name: contents.versions for name, contents in read.items()})
        dialog = CollectedDialog(self._window, passages, len(read), lines)
        dialog.save_requested.connect(lambda: self._save_combined(passages))
        dialog.exec()
        dialog.deleteLater()

    def _save_combined(self, passages: Sequence[SharedPassage]) -> None:
        from reader.marks.combined_export import as_html, as_json

        file, _ = QFileDialog.getSaveFileName(
            self._window, "Save", "combined-marks.html", "Web page (*.html);;JSON (*.json)"
        )
        if file and self._write(Path(file), as_json(passages) if file.endswith(".json") else as_html(passages)):
            self._messages.say(f"Saved to {Path(file).name}.")

    # ---- helpers

    def _read(self, files: Sequence[Path]) -> tuple[dict[str, FileContents], list[str]]:
        """The contents of each file, by a unique name, and a sentence for each thing that could not be read."""
        read: dict[str, FileContents] = {}
        lines: list[str] = []
        for name, file in zip(reader_names(files), files, strict=True):
            try:
                contents = exchange.read_file(file)
            except ExchangeError as error:
                lines.append(str(error))
                continue
            read[name] = contents
            lines += [f"{one_line(file.name)}: {problem}" for problem in contents.problems[:MOST_PROBLEMS]]
            if len(contents.problems) > MOST_PROBLEMS:
                rest = len(contents.problems) - MOST_PROBLEMS
                lines.append(f"{one_line(file.name)}: {rest:,} more entries were left out.")
        return read, lines

    def _sign(self, name: str) -> None:
        """Remembers the name, and adds it to all marks that have none, as one change."""
        self._ui_state.remember("author", name)
        self._model.author = name
        unsigned = [mark for mark in self._model.all() if not mark.author]
        if name and unsigned and not self._model.store.is_read_only:
            now = timestamps.now()
            signed: list[Mark] = [
                replace(mark, author=name, modified=timestamps.later_than(now, mark.modified)) for mark in unsigned
            ]
            self._model.merge(signed)

    def _write(self, file: Path, text: str) -> bool:
        try:
            write_atomically(file, text)
        except OSError as error:
            why = error.strerror or error
            self._messages.tell(f"{file.name} could not be written ({why}). Choose another folder.")
            return False
        return True
