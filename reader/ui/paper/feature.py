"""The paper feature: the print dialog, printing, and saving as PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from reader.library.model import BlockKind, Citation, Link, Location, TermLink
from reader.library.outline import number_of_block
from reader.library.print_order import PrintSelection, PrintSubject
from reader.translation import N_, _, ngettext
from reader.ui.shell.actions import ActionId, Handlers
from reader.ui.shell.local_help_reader import SETTING
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell

if TYPE_CHECKING:
    from reader.ui.paper.print_dialog import PrintDialog
    from reader.ui.paper.print_layout import PrintLayout

NOTHING_OPEN = N_("Open a pack first. Then you can print what you read.")

# Everything else is imported when it is first needed: few readers print.


class PaperFeature(QObject):
    def __init__(self, shell: Shell, session: Session) -> None:
        super().__init__(shell.window)
        self._shell = shell
        self._session = session

    def handlers(self) -> Handlers:
        return {
            ActionId.PRINT: partial(self.open, "print_button"),
            ActionId.PRINT_PREVIEW: partial(self.open, "preview"),
            ActionId.SAVE_PDF: partial(self.open, "save_button"),
        }

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds what can be printed of the place: its table, and its section."""
        opened = self._session.opened
        number = number_of_block(opened.article.blocks, location.block) if opened else -1
        if opened is None or number < 0:
            return
        id, blocks = opened.article.id, opened.article.blocks
        if blocks[number].kind is BlockKind.TABLE:
            self._add(menu, _("Print this table…"), PrintSelection(PrintSubject.TABLE, id, location.block))
        section = next((each for each in reversed(opened.sections) if each.number <= number), None)
        if section and blocks[section.number].kind is BlockKind.HEADING:
            self._add(menu, _("Print this section…"), PrintSelection(PrintSubject.SECTION, id, section.id))

    def print_table(self, number: int) -> None:
        """`number` is that of its block in the open article."""
        opened = self._session.opened
        if opened:
            block = opened.article.blocks[number].id
            self.open("print_button", PrintSelection(PrintSubject.TABLE, opened.article.id, block))

    def print_link(self, link: Link) -> None:
        """The term or the source that a link leads to."""
        opened = self._session.opened
        if isinstance(link, TermLink):
            self.open("print_button", PrintSelection(PrintSubject.TERM, entry=link.term))
        elif isinstance(link, Citation) and opened:
            article = "" if self._session.is_home else opened.article.id
            self.open("print_button", PrintSelection(PrintSubject.SOURCE, article, entry=link.keys[0]))

    def _add(self, menu: QMenu, label: str, selection: PrintSelection) -> None:
        menu.addAction(label).triggered.connect(partial(self.open, "print_button", selection))

    def open(self, focus: str, selection: PrintSelection | None = None) -> None:
        """`focus` names the part of the dialog that gets the keys first; `selection` is what is printed at first."""
        from reader.ui.paper import printers
        from reader.ui.paper.print_choices import choices_of, choices_of_pack
        from reader.ui.paper.print_dialog import PrintDialog
        from reader.ui.paper.print_form import PrintForm

        opened = self._session.opened
        if opened is None:
            self._shell.messages.say(_(NOTHING_OPEN))
            return
        section = self._session.section
        choices = choices_of_pack(opened) if self._session.is_home else choices_of(opened)
        form = PrintForm(choices, section.id if section else "")
        if selection:
            form.choose_part(selection)
        local_help = str(self._shell.ui_state.value(SETTING))
        has_printer = printers.has_any()
        dialog = PrintDialog(self._shell.window, opened, form, local_help, has_printer=has_printer)
        dialog.save_requested.connect(partial(self._save, dialog))
        dialog.print_requested.connect(partial(self._print, dialog))
        dialog.give_focus(focus)
        dialog.exec()
        dialog.deleteLater()

    def _save(self, dialog: PrintDialog, layout: PrintLayout) -> None:
        from reader.ui.paper.pdf_file import write_pdf
        from reader.ui.paper.print_dialog import proposed_name
        from reader.ui.paper.sliced_work import run_with_progress
        from reader.ui.shell import file_dialogs

        opened = self._session.opened
        title_here = "" if opened is None else opened.pack.info.title if self._session.is_home else opened.article.title
        name = proposed_name(layout, title_here)
        title = _("Save as PDF")
        file, _chosen = file_dialogs.ask_target(dialog, title, name, _("PDF (*.pdf)"))
        if file is None:
            return
        steps = write_pdf(layout, dialog.figures, file)
        try:
            progress = _("Writing {file}…", file=file.name)
            if not run_with_progress(dialog, title, progress, steps, len(layout.pages)):
                return
        except OSError as error:
            reason = error.strerror or str(error)
            self._shell.messages.tell(
                _("{file} could not be written ({reason}). Choose another folder.", file=file.name, reason=reason)
            )
        else:
            self._shell.messages.say(
                ngettext(
                    "{count} page saved as {file}.", "{count} pages saved as {file}.", len(layout.pages), file=file.name
                )
            )
        dialog.accept()

    def _print(self, dialog: PrintDialog, layout: PrintLayout) -> None:
        from reader.ui.paper import printers
        from reader.ui.paper.sliced_work import run_with_progress

        printer = printers.ask(dialog, layout)
        if printer is None:
            return
        pages = printers.pages_of(printer, len(layout.pages))
        steps = printers.print_pages(layout, dialog.figures, printer, pages)
        try:
            progress = _("Sending the pages to the printer…")
            if not run_with_progress(dialog, _("Print"), progress, steps, len(pages)):
                return
        except OSError as error:
            self._shell.messages.tell(_("The pages could not be printed. {reason}", reason=error.strerror))
        else:
            self._shell.messages.say(
                ngettext("{count} page sent to the printer.", "{count} pages sent to the printer.", len(pages))
            )
        dialog.accept()
