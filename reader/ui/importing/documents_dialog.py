"""The dialog that imports documents: choose, read, look at the report, make the content folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from reader.library.authoring.new_folder import NewFolderError
from reader.library.importing.import_files import FileImportFailed, ImportedFiles
from reader.system.atomic_write import write_atomically
from reader.translation import N_, _
from reader.ui.importing import import_work
from reader.ui.importing.document_files import document_filters
from reader.ui.importing.done_page import CANNOT_OPEN, NOT_CHECKED, DonePage
from reader.ui.importing.files_page import FilesPage
from reader.ui.importing.report_page import ImportReportPage
from reader.ui.importing.report_rows import ReportCase, cases_of, report_lines
from reader.ui.importing.source_fields import uncertain_sources
from reader.ui.importing.sources_page import SourcesPage
from reader.ui.shell import file_dialogs
from reader.ui.shell.waiting import wait_for
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dropped import dropped_files
from reader.ui.widgets.held_keys import is_held
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.low_area import LowArea, least_height
from reader.ui.widgets.question import QuestionDialog

TITLE = N_("Import documents")
WIDTH, HEIGHT = 92, 34  # in characters and lines
NO_FOLDER = N_("Write where the new folder goes, or press “Choose…”.")
FOLDER_EXISTS = N_(
    "There is a folder or file of this name already, and Carrel writes over nothing. Choose another name."
)
LEAVE, STAY = N_("Leave the import"), N_("Go on")
LEAVING = N_("Nothing has been written yet. What you chose here will be lost. Your documents stay as they are.")


class DocumentsDialog(Dialog):
    """read_requested(Path), edit_requested(Path): the content folder that was made."""

    read_requested = Signal(object)
    edit_requested = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _(TITLE))
        self.setAcceptDrops(True)
        self._imported: ImportedFiles | None = None
        self._cases: list[ReportCase] = []
        self._folder: Path | None = None
        self.files_page = FilesPage()
        self.report_page = ImportReportPage()
        self.sources_page = SourcesPage()
        self.done_page = DonePage()
        pages = _Pages()
        self._pages = QStackedLayout(pages)  # a screen reader would name a widget for it
        for page in (self.files_page, self.report_page, self.sources_page, self.done_page):
            self._pages.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        self._area = LowArea(pages, self._least_height)
        column.addWidget(self._area)
        self._connect_pages()
        # Not larger than the window, unless the window is very small.
        self.prefer_size(WIDTH, HEIGHT, most=parent.size().expandedTo(QSize(480, 400)))

    def _connect_pages(self) -> None:
        files, report, sources, done = self.files_page, self.report_page, self.sources_page, self.done_page
        files.start_requested.connect(self._read)
        files.more_requested.connect(self._ask_for_more)
        files.changed.connect(self._forget_read)
        report.back_requested.connect(lambda: self._show(files))
        report.copy_requested.connect(self._copy_report)
        report.save_requested.connect(self._save_report)
        report.sources_requested.connect(lambda: self._show(sources))
        report.made_requested.connect(self._make)
        sources.back_requested.connect(lambda: self._show(report))
        sources.made_requested.connect(self._make)
        done.read_requested.connect(lambda: self._leave_for(self.read_requested.emit))
        done.edit_requested.connect(lambda: self._leave_for(self.edit_requested.emit))
        done.folder_requested.connect(self._show_folder)
        for page in (files, report, sources, done):
            page.close_requested.connect(self.reject)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.currentWidget()

    def add_files(self, paths: Sequence[Path]) -> None:
        """Files and folders that were dropped or chosen. After an import, they begin another."""
        if self.page is self.done_page:
            self.files_page.clear()
        self.files_page.add_files(paths)
        self._show(self.files_page)

    # ---- steps

    def _read(self) -> None:
        form = self.files_page.form
        if form.target is None:
            self.files_page.activate(_(NO_FOLDER))
        elif import_work.is_taken(form.target):
            self.files_page.activate(_(FOLDER_EXISTS))
        elif self._imported is not None:
            self._show_report(self._imported)
        else:
            try:
                work = partial(import_work.read, self.files_page.files)
                imported = wait_for(self, _(TITLE), _("Reading the documents…"), work)
            except FileImportFailed as error:
                self.files_page.activate(str(error))
                return
            if imported is not None:
                self._take(imported)

    def _take(self, imported: ImportedFiles) -> None:
        self._imported = imported
        self._cases = cases_of(imported.reports)
        sources = uncertain_sources(imported.references)
        self.sources_page.show_sources(sources)
        self.report_page.show_report(import_work.summary(imported), self._cases, has_sources=bool(sources))
        self._show_report(imported)

    def _show_report(self, imported: ImportedFiles) -> None:
        self._show(self.report_page, "\n".join(import_work.advice(imported, self.files_page.form.language.tag)))

    def _make(self) -> None:
        form, imported = self.files_page.form, self._imported
        if imported is None or form.target is None:
            return
        references = {**imported.references, **self.sources_page.changed_items}
        imported = replace(imported, references=references)
        ids = self.report_page.brought_back
        keys = [case.entry.key for case in self._cases if case.id in ids]
        wanted = form.title_for(len(imported.documents))
        work = partial(import_work.write, imported, form.target, wanted, form.language.tag, keys)
        try:
            title = wait_for(self, _(TITLE), _("Making the pack…"), work, can_cancel=False)
        except NewFolderError as error:
            self._show(self.files_page, str(error))
            return
        self._folder = form.target
        checked = wait_for(self, _(TITLE), _("Looking for problems…"), partial(import_work.check, form.target))
        state, lines = checked or (_(NOT_CHECKED), [])
        self.done_page.show_result(title or "", form.target, state, lines)
        self._show(self.done_page)

    def _leave_for(self, request: Callable[[Path | None], object]) -> None:
        """Closes first: what is shown next is in another window."""
        self.accept()
        request(self._folder)

    # ---- what else the buttons do

    def _ask_for_more(self, is_folder: bool) -> None:
        if is_folder:
            folder = file_dialogs.ask_folder(self, _("Import a folder of documents"))
            paths = [folder] if folder else []
        else:
            paths = file_dialogs.ask_files(self, _(TITLE), document_filters())
        if paths:
            self.add_files(paths)

    def _report_text(self) -> str:
        return "\n".join(report_lines(self._cases, self.report_page.brought_back)) + "\n"

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self._report_text())
        self.report_page.activate(_("The report is copied."))

    def _save_report(self) -> None:
        name = f"{self.files_page.files[0].stem} – report.txt"
        text_files = _("Text")
        target, _filter = file_dialogs.ask_target(self, _("Save the report"), name, f"{text_files} (*.txt)")
        if target is None:
            return
        try:
            write_atomically(target, self._report_text())
        except OSError as error:
            self.report_page.activate(
                _("The report was not saved ({error}). Choose another folder.", error=error.strerror or error)
            )
        else:
            self.report_page.activate(_("The report is saved to {file}.", file=one_line(target.name)))

    def _show_folder(self) -> None:
        if self._folder and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self.done_page.activate(_(CANNOT_OPEN))

    def _forget_read(self) -> None:
        """The files have changed."""
        self._imported = None

    def _show(self, page: FilesPage | ImportReportPage | SourcesPage | DonePage, message: str = "") -> None:
        self._pages.setCurrentWidget(page)
        page.activate(message)
        self._area.fit()

    def _least_height(self, width: int) -> int:
        page = self._pages.currentWidget()
        return least_height(page, width) if page else 0

    # ---- Qt event handlers

    def reject(self) -> None:
        """Cancel, Esc and the cross: asks where something that was chosen would be lost."""
        has_choices = self.report_page.brought_back or self.sources_page.changed_items
        if self.page is not self.done_page and has_choices:
            answers = (_(LEAVE), _(STAY))
            question = QuestionDialog(self, _(TITLE), _("Leave the import?"), _(LEAVING), answers)
            question.exec()
            if question.answer != answers[0]:
                return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not is_held(event):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if files := dropped_files(event):
            event.acceptProposedAction()
            self.add_files(files)


class _Pages(QWidget):
    def hasHeightForWidth(self) -> bool:
        """Each page scrolls: the height that it would like to have is not the least that it needs."""
        return False
