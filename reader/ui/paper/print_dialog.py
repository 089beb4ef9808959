"""The print dialog: what to print, with a preview that follows; prints it, or saves it as PDF."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from reader.library.packerrors import PackError
from reader.library.print_order import NothingToPrint, PrintSubject
from reader.translation import N_, _, ngettext, number_text
from reader.ui.paper.page_painter import PagePainter
from reader.ui.paper.preview_view import PreviewView
from reader.ui.paper.print_context import PrintContext
from reader.ui.paper.print_figures import PrintFigures
from reader.ui.paper.print_form import PrintForm
from reader.ui.paper.print_layout import PrintLayout
from reader.ui.paper.sliced_work import SlicedWork
from reader.ui.shell.file_names import plain_name
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.screen_fit import largest_size

DELAY = 150  # milliseconds after a change, so that typing a name does not lay out each letter
PREPARING = N_("Laying out the pages…")
NO_SECTION = N_("Choose at least one section.")
NO_PRINTER = N_("No printer is installed on this computer. Save a PDF file, and print that elsewhere.")


class PrintDialog(Dialog):
    """save_requested(PrintLayout)    the reader wants the pages as a file
    print_requested(PrintLayout)   on paper
    """

    save_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(
        self, parent: QWidget, opened: OpenedArticle, form: PrintForm, local_help: str, *, has_printer: bool
    ) -> None:
        super().__init__(parent, _("Print"))
        self.setObjectName("print")
        self._opened = opened
        self._local_help = local_help
        self.form = form
        self.preview = PreviewView()
        self.status = plain_label("")
        self.status.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.printers = plain_label("" if has_printer else _(NO_PRINTER))
        self.printers.setVisible(not has_printer)
        self._has_printer = has_printer
        self._layout: PrintLayout | None = None
        self._figures: PrintFigures | None = None
        self._requested: SignalInstance | None = None
        self._work = SlicedWork(self)
        self._work.stepped.connect(self._show_progress)
        self._work.ended.connect(self._show_pages)
        self._work.failed.connect(self._show_error)
        self._soon = QTimer(self, singleShot=True, interval=DELAY)
        self._soon.timeout.connect(self._lay_out)
        self.form.changed.connect(self._change)
        self.preview.page_changed.connect(self._show_page_number)
        self._build()
        self.prefer_size(110, 34)
        self._lay_out()

    def _build(self) -> None:
        self.previous = _turn_button("‹", _("Previous page"), lambda: self.preview.show_page(self.preview.page - 1))
        self.next = _turn_button("›", _("Next page"), lambda: self.preview.show_page(self.preview.page + 1))
        turning = QHBoxLayout()
        turning.addWidget(self.previous)
        turning.addWidget(self.status, 1)
        turning.addWidget(self.next)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.preview, 1)
        right.addLayout(turning)
        self._upper = upper = QHBoxLayout()
        upper.setSpacing(18)
        upper.addWidget(self.form)
        upper.addLayout(right, 1)
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.print_button: QPushButton = buttons.addButton(_("Print…"), role)
        self.save_button: QPushButton = buttons.addButton(_("Save as PDF…"), role)
        buttons.addButton(_("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        self.print_button.clicked.connect(lambda: self._request(self.print_requested))
        self.save_button.clicked.connect(lambda: self._request(self.save_requested))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(upper, 1)
        column.addWidget(self.printers)
        column.addWidget(buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """On a narrow screen, the pages are below the form."""
        if self._smallest_width() > largest_size(self).width():
            self._upper.setDirection(QHBoxLayout.Direction.TopToBottom)
        super().showEvent(event)

    def give_focus(self, name: str) -> None:
        """To `preview`, or to what is printed; a button of that name becomes the one for Enter."""
        default = self.print_button if self._has_printer and name != "save_button" else self.save_button
        default.setDefault(True)
        (self.preview if name == "preview" else self.form.what).setFocus()

    def _request(self, signal: SignalInstance) -> None:
        """Now, or as soon as the pages are laid out."""
        self._requested = signal
        if self.is_ready:
            self._answer_request()

    def _answer_request(self) -> None:
        signal, self._requested = self._requested, None
        if signal is not None:
            signal.emit(self._layout)

    @property
    def is_ready(self) -> bool:
        is_waiting = self._soon.isActive() or self._work.is_running
        return self._layout is not None and not is_waiting and bool(self._layout.pages)

    @property
    def figures(self) -> PrintFigures:
        assert self._figures is not None, "made with the layout"
        return self._figures

    def done(self, result: int) -> None:
        self._end()
        super().done(result)

    def _change(self) -> None:
        self._requested = None
        self._soon.start()

    def _lay_out(self) -> None:
        self._end()
        selection = self.form.selection
        if selection is None:
            self.status.setText(_(NO_SECTION))
            return
        opened = self._opened
        context = PrintContext(opened.pack, self.form.options, self._local_help, is_bundled=opened.is_bundled)
        self._layout = PrintLayout(context, selection)
        self._figures = PrintFigures(context, on_drawn=self.preview.update)
        self.status.setText(_(PREPARING))
        self._enable(can_write=True)
        self._work.start(self._layout.lay_out())

    def _end(self) -> None:
        self._soon.stop()
        self._work.stop()
        self._enable(can_write=False)
        self.preview.show_layout(None, None)
        if self._figures:
            self._figures.close()
        self._layout = self._figures = None

    def _show_progress(self, galleys: int) -> None:
        if galleys < 20:
            self.status.setText(_(PREPARING))
            return
        self.status.setText(
            ngettext("Laying out the pages… {count} part so far", "Laying out the pages… {count} parts so far", galleys)
        )

    def _show_pages(self) -> None:
        layout = self._layout
        if layout is None or self._figures is None:
            return
        if layout.should_turn:
            self.form.turn()  # which lays it out again
            return
        self.preview.show_layout(layout, PagePainter(layout, self._figures))
        self._answer_request()

    def _show_error(self, error: Exception) -> None:
        if not isinstance(error, PackError | NothingToPrint):
            raise error
        self._end()
        self.status.setText(str(error))

    def _show_page_number(self) -> None:
        count = self.preview.page_count
        if not count:
            return
        number, total = number_text(self.preview.page + 1), number_text(count)
        most = self.form.options.sheets
        self.status.setText(
            ngettext(
                "Page {number} of {total}. It does not fit on {count} sheet.",
                "Page {number} of {total}. It does not fit on {count} sheets.",
                most,
                number=number,
                total=total,
            )
            if 0 < most < count
            else _("Page {number} of {total}", number=number, total=total)
        )
        self.previous.setEnabled(self.preview.page > 0)
        self.next.setEnabled(self.preview.page < count - 1)

    def _enable(self, *, can_write: bool) -> None:
        self.save_button.setEnabled(can_write)
        self.print_button.setEnabled(can_write and self._has_printer)
        if not can_write:
            self.previous.setEnabled(False)
            self.next.setEnabled(False)


def proposed_name(layout: PrintLayout, title: str) -> str:
    wanted = title if layout.selection.subject is not PrintSubject.PACK else layout.context.info.title
    return f"{plain_name(wanted, 'Carrel')}.pdf"


def _turn_button(text: str, name: str, turn: Callable[[], None]) -> QPushButton:
    button = QPushButton(text)
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setAutoDefault(False)
    button.clicked.connect(turn)
    return button
