"""Saves marks to files, imports them, and combines the marks of several readers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from reader.library.shelf import Shelf
from reader.marks import exchange, import_text, readable_export
from reader.marks.combine_readers import SharedPassage, combine
from reader.marks.import_plan import ImportPlan, ImportSource
from reader.marks.model import MarkError
from reader.translation import N_, _, ngettext
from reader.ui.marks.import_dialog import ImportDialog
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.read_files import ReadFiles, read_files
from reader.ui.marks.save_file import save_file
from reader.ui.shell import file_dialogs
from reader.ui.shell.shell import Shell
from reader.ui.shell.waiting import OnProgress, wait_for

JSON, MARKDOWN, HTML = N_("Marks, to import again"), N_("Markdown, to read"), N_("Web page, to read")
_SUFFIXES = {JSON: exchange.SUFFIX, MARKDOWN: ".md", HTML: ".html"}
TITLE = N_("Import marks")
MOST_AT_ONCE = 5_000  # versions of marks that are saved without a dialog that says so


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
            self._messages.say(_("There are no marks to export yet."))
            return
        dialog = NameDialog(self._window, self._ui_state.author)
        is_accepted = dialog.exec()
        name = " ".join(dialog.name.split())
        dialog.deleteLater()
        if not is_accepted:
            return
        filters = {f"{_(format)} (*{ending})": format for format, ending in _SUFFIXES.items()}
        path, chosen = file_dialogs.ask_target(
            self._window, _("Export marks"), f"marks{exchange.SUFFIX}", ";;".join(filters)
        )
        if not path:
            return
        self._sign(name)
        format = next((format for format in (MARKDOWN, HTML) if path.name.endswith(_SUFFIXES[format])), None)
        format = format or filters.get(chosen, JSON)
        marks = self._model.all()
        if format == MARKDOWN:
            text = readable_export.as_markdown(marks)
        elif format == HTML:
            text = readable_export.as_html(marks)
        else:
            text = exchange.as_json(self._model.store.versions(), self._model.store.id)
        if save_file(path, text, self._messages):
            self._messages.say(
                ngettext(
                    "{count} mark exported to {file}.", "{count} marks exported to {file}.", len(marks), file=path.name
                )
            )

    # ---- importing

    def choose_imports(self) -> None:
        files = file_dialogs.ask_files(self._window, _(TITLE), _mark_files())
        if files:
            self.import_files(files)

    def import_files(self, files: Sequence[Path]) -> None:
        """Reads files, shows what their marks would change, and imports them if the reader agrees."""
        store = self._model.store
        read = self._read(files, _("Reading the marks…"))
        if read is None:
            return
        sources = [ImportSource(each.file.name, each.contents.versions, each.contents.store) for each in read.files]
        plan = self._plan(sources)
        if plan is None:
            return
        if plan.is_empty:
            summary = import_text.plan_summary(plan) if plan.unchanged else _("No marks were imported.")
            self._report(summary, read.problems)
            return
        as_mine = partial(self._plan_as_mine, sources, plan)
        is_known = all(source.store in store.imports.own_stores() for source in sources)
        dialog = ImportDialog(self._window, plan, None if is_known else as_mine, read.problems)
        dialog.exec()
        plan, is_accepted = dialog.plan, dialog.is_accepted
        dialog.deleteLater()
        if is_accepted:
            self._import(plan)

    def _plan(self, sources: Sequence[ImportSource], *, is_mine: bool = False) -> ImportPlan | None:
        """None if it was cancelled."""
        imports = self._model.store.imports

        def work(on_progress: OnProgress) -> ImportPlan:
            return imports.plan(sources, is_mine=is_mine, check_cancelled=lambda: on_progress(0, 0))

        return wait_for(self._window, _(TITLE), _("Comparing the marks with yours…"), work)

    def _plan_as_mine(self, sources: Sequence[ImportSource], plan: ImportPlan) -> ImportPlan:
        return self._plan(sources, is_mine=True) or plan

    def _import(self, plan: ImportPlan) -> None:
        """Saves what was planned, and offers to undo it."""
        store = self._model.store
        try:
            if len(plan.versions) + len(plan.own_versions) > MOST_AT_ONCE:
                sentence = _("Saving the marks. This cannot be interrupted.")
                work = lambda _on_progress: store.imports.write(plan)  # noqa: E731
                written = wait_for(self._window, _(TITLE), sentence, work, can_cancel=False)
                assert written
            else:
                written = store.imports.write(plan)
        except MarkError as error:
            self._messages.tell(str(error))
            return
        id = written.record.id
        undo = (_("The import was undone."), [lambda store: store.imports.undo(id)])
        result = self._model.apply(lambda: store.imports.finish(written), "", undo)
        if result and not result.problem:
            sentence = _("Imported: {summary}", summary=import_text.plan_summary(plan))
            self._messages.offer(sentence, _("Undo"), lambda: self._undo(id), stays=bool(plan.proposals))

    def _undo(self, id: str) -> None:
        self._model.apply(lambda: self._model.store.imports.undo(id), _("The import was undone."), None)

    def _report(self, summary: str, problems: Sequence[str]) -> None:
        from reader.ui.widgets.report_dialog import ReportDialog

        dialog = ReportDialog(self._window, _(TITLE), summary, problems)
        dialog.exec()
        dialog.deleteLater()

    # ---- combining

    def choose_files_to_combine(self) -> None:
        title = _("Combine several readers' marks: choose their files")
        files = file_dialogs.ask_files(self._window, title, _mark_files())
        if files:
            self.show_combined(files)

    def show_combined(self, files: Sequence[Path]) -> None:
        """Each file has the marks of one reader."""
        from reader.ui.marks.combined_marks_dialog import CombinedMarksDialog

        read = self._read(files, _("Reading the marks of several readers…"))
        if read is None:
            return
        passages = combine({each.name: each.contents.versions for each in read.files})
        dialog = CombinedMarksDialog(self._window, passages, len(read.files), read.problems)
        dialog.save_requested.connect(lambda: self._save_combined(passages))
        dialog.exec()
        dialog.deleteLater()

    def _save_combined(self, passages: Sequence[SharedPassage]) -> None:
        from reader.marks.combined_export import as_html, as_json

        web_page = _("Web page")
        file, _filter = file_dialogs.ask_target(
            self._window, _("Save combined marks"), "combined-marks.html", f"{web_page} (*.html);;JSON (*.json)"
        )
        if not file:
            return
        text = as_json(passages) if file.name.endswith(".json") else as_html(passages)
        if save_file(file, text, self._messages):
            self._messages.say(_("Saved to {file}.", file=file.name))

    # ---- helpers

    def _read(self, files: Sequence[Path], sentence: str) -> ReadFiles | None:
        """On another thread; None if it was cancelled."""
        packs = [pack.path for pack in self._shelf.packs()]
        return wait_for(self._window, _(TITLE), sentence, lambda on_progress: read_files(files, packs, on_progress))

    def _sign(self, name: str) -> None:
        """Saves the reader's name in the settings, and in their own marks that have no author or the former name."""
        former, store = self._model.author, self._model.store
        self._ui_state.remember("author", name)
        self._model.author = name
        if not store.is_read_only:
            self._model.apply(lambda: store.sign(name, former), "", None)


def _mark_files() -> str:
    """The filters of a dialog for files."""
    marks_files, all_files = _("Marks files"), _("All files")
    return f"{marks_files} (*.json *.sqlite *.annotation);;{all_files} (*)"
