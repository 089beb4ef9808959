"""Saves marks to files, imports them, and combines the marks of several readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from reader.library.shelf import Shelf
from reader.marks import exchange, readable_export, timestamps
from reader.marks.combine_readers import SharedPassage, combine, reader_names
from reader.marks.exchange import ExchangeError, FileContents
from reader.marks.merge import merged
from reader.marks.model import Mark
from reader.system.atomic_write import write_atomically
from reader.system.format_numbers import counted
from reader.ui.marks import mark_text
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.shell import Shell
from reader.ui.widgets.labels import one_line

JSON, MARKDOWN, HTML = "Marks, to import again (*.json)", "Markdown, to read (*.md)", "Web page, to read (*.html)"
_SUFFIXES = {JSON: exchange.SUFFIX, MARKDOWN: ".md", HTML: ".html"}
MARK_FILES = "Marks files (*.json *.sqlite *.annotation);;All files (*)"
MOST_PROBLEMS = 200  # of a file, in the report


class ImportExport(QObject):
    def __init__(self, shell: Shell, model: MarksModel, shelf: Shelf) -> None:
        """Other programs' annotations are placed in the packs of the shelf."""
        super().__init__(shell.window)
        self._shelf = shelf
        self._window = shell.window
        self._ui_state = shell.ui_state
        self._messages = shell.messages
        self._model = model

    # ---- saving

    def save(self) -> None:
        """Asks for the reader's name and a file, and saves all marks to it in the format of its suffix."""
        from reader.ui.marks.name_dialog import NameDialog

        if not self._model.all():
            self._messages.say("There are no marks to export yet.")
            return
        dialog = NameDialog(self._window, self._ui_state.author)
        is_accepted = dialog.exec()
        name = " ".join(dialog.name.split())
        dialog.deleteLater()
        if not is_accepted:
            return
        file, chosen = QFileDialog.getSaveFileName(
            self._window, "Export marks", f"marks{exchange.SUFFIX}", ";;".join(_SUFFIXES)
        )
        if not file:
            return
        self._sign(name)
        format = next((format for format in (MARKDOWN, HTML) if file.endswith(_SUFFIXES[format])), None)
        format = format or (chosen if chosen in _SUFFIXES else JSON)
        path = Path(file)
        if not path.suffix:
            path = path.with_name(path.name + _SUFFIXES[format])
        marks = self._model.all()
        if format == MARKDOWN:
            text = readable_export.as_markdown(marks)
        elif format == HTML:
            text = readable_export.as_html(marks)
        else:
            text = exchange.as_json(self._model.store.versions())
        if self._write(path, text):
            self._messages.say(f"{counted(len(marks), 'mark')} exported to {path.name}.")

    # ---- importing

    def choose_imports(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self._window, "Import marks", "", MARK_FILES)
        if names:
            self.import_files([Path(name) for name in names])

    def import_files(self, files: Sequence[Path]) -> None:
        """Merges the marks of files, and shows a report."""
        from reader.ui.widgets.report_dialog import ReportDialog

        contents_by_name, problems = self._read(files)
        versions = merged(*(contents.versions for contents in contents_by_name.values()))
        summary = "No marks were imported."
        if versions:
            result = self._model.merge(list(versions))
            if isinstance(result, str):
                problems.insert(0, result)
            else:
                summary = mark_text.import_summary(len({mark.id for mark in versions}), result)
                if result.problem:
                    problems.insert(0, result.problem)
        dialog = ReportDialog(self._window, "Import marks", summary, problems)
        dialog.exec()
        dialog.deleteLater()

    # ---- combining

    def choose_files_to_combine(self) -> None:
        title = "Combine several readers' marks: choose their files"
        names, _ = QFileDialog.getOpenFileNames(self._window, title, "", MARK_FILES)
        if names:
            self.show_combined([Path(name) for name in names])

    def show_combined(self, files: Sequence[Path]) -> None:
        """Each file has the marks of one reader."""
        from reader.ui.marks.combined_marks_dialog import CombinedMarksDialog

        contents_by_name, problems = self._read(files)
        passages = combine({name: contents.versions for name, contents in contents_by_name.items()})
        dialog = CombinedMarksDialog(self._window, passages, len(contents_by_name), problems)
        dialog.save_requested.connect(lambda: self._save_combined(passages))
        dialog.exec()
        dialog.deleteLater()

    def _save_combined(self, passages: Sequence[SharedPassage]) -> None:
        from reader.marks.combined_export import as_html, as_json

        file, _ = QFileDialog.getSaveFileName(
            self._window, "Save combined marks", "combined-marks.html", "Web page (*.html);;JSON (*.json)"
        )
        if file and self._write(Path(file), as_json(passages) if file.endswith(".json") else as_html(passages)):
            self._messages.say(f"Saved to {Path(file).name}.")

    # ---- helpers

    def _read(self, files: Sequence[Path]) -> tuple[dict[str, FileContents], list[str]]:
        """The contents of each file, by a unique name, and sentences about what could not be read."""
        contents_by_name: dict[str, FileContents] = {}
        problems: list[str] = []
        for name, file in zip(reader_names(files), files, strict=True):
            try:
                contents = exchange.read_file(file)
                contents = exchange.with_placed(contents, self._shelf.packs()) if contents.foreign else contents
            except ExchangeError as error:
                problems.append(str(error))
                continue
            contents_by_name[name] = contents
            problems += [f"{one_line(file.name)}: {problem}" for problem in contents.problems[:MOST_PROBLEMS]]
            if len(contents.problems) > MOST_PROBLEMS:
                more = len(contents.problems) - MOST_PROBLEMS
                problems.append(f"{one_line(file.name)}: {more:,} more entries were skipped.")
        return contents_by_name, problems

    def _sign(self, name: str) -> None:
        """Saves the reader's name in the settings, and in all marks that have no author or the reader's former name."""
        own = ("", self._model.author)
        self._ui_state.remember("author", name)
        self._model.author = name
        unsigned = [mark for mark in self._model.all() if mark.author in own and mark.author != name]
        if unsigned and not self._model.store.is_read_only:
            now = timestamps.now()
            latest = timestamps.latest_credible(now)
            signed: list[Mark] = []
            for mark in unsigned:
                before = mark.modified if mark.modified <= latest else ""
                signed.append(replace(mark, author=name, modified=timestamps.later_than(now, before)))
            self._model.merge(signed)

    def _write(self, file: Path, text: str) -> bool:
        try:
            write_atomically(file, text)
        except OSError as error:
            why = error.strerror or error
            self._messages.tell(f"{file.name} could not be written ({why}). Choose another folder.")
            return False
        return True
