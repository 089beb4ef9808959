"""The marks panel: a list of all marks or those of the open article, by place or by time, with a filter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QVBoxLayout, QWidget

from reader.marks.model import Mark
from reader.translation import N_, _, ngettext, pgettext
from reader.ui.lists.list_message import NO_MATCHES, ListMessage
from reader.ui.marks.mark_filter import MarkFilter
from reader.ui.marks.mark_list import MarkList
from reader.ui.marks.mark_rows import StateOf
from reader.ui.shell.theme import Theme
from reader.ui.widgets.chip import make_chip
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line
from reader.ui.widgets.link_button import LinkButton
from reader.ui.widgets.text_field import TextField

HELP = N_(
    "There are no marks yet.\n\n"
    "To bookmark a paragraph, press Ctrl+D or click in the margin beside it.\n\n"
    "To highlight words or to write a note, select the words with the mouse."
)
LONGEST_LABEL = 24  # characters


class MarksPanel(QWidget):
    """mark_chosen(str)                go to this mark
    edit_requested(str)             edit this mark
    delete_requested(list of str)   delete these marks
    menu_requested(QPoint, str)     open the menu of this mark, at a point of the screen
    report_requested()              review the marks that moved in this edition
    proposals_requested()           show what others changed in the reader's marks
    imports_requested()             show the imports
    deleted_requested()             show the deleted marks
    page_focus_requested()          the reader pressed Esc
    shown()                         the panel has become visible
    """

    mark_chosen = Signal(str)
    edit_requested = Signal(str)
    delete_requested = Signal(list)
    menu_requested = Signal(object, str)
    report_requested = Signal()
    proposals_requested = Signal()
    imports_requested = Signal()
    deleted_requested = Signal()
    page_focus_requested = Signal()
    shown = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("marks_panel")
        self.setAccessibleName(_("Marks"))
        self._marks: Sequence[Mark] = ()
        self._state_of: StateOf = lambda _mark: None
        self._is_in_article: Callable[[Mark], bool] = lambda _mark: True
        self._filter = MarkFilter()
        self._label = ""
        self.field = TextField(placeholderText=_("Filter the marks"), clearButtonEnabled=True)
        self.field.setAccessibleName(_("Filter the marks"))
        self.field.textChanged.connect(self._apply_filter)
        self.field.returnPressed.connect(self._enter_list)
        self._chips = QWidget()
        flow = FlowLayout(4, self._chips)
        flow.setContentsMargins(12, 0, 8, 4)
        self._scope = QButtonGroup(self)
        self._all, self._this_article = make_chip(pgettext("marks", "All")), make_chip(_("This article"))
        for chip in (self._all, self._this_article):
            chip.setCheckable(True)
            chip.setAccessibleName(_("Show: {state}", state=chip.text()))
            self._scope.addButton(chip)
            flow.addWidget(chip)
        self._all.setChecked(True)
        self._this_article.toggled.connect(lambda _checked: self._apply_filter())
        self._order, self._labels = make_chip(_("By place ▾")), make_chip(_("Labels ▾"))
        self._is_by_time = False
        menu = QMenu(pgettext("noun: how a list is sorted", "Order"), self._order)
        orders = QActionGroup(menu)
        for text, is_by_time in ((_("By place"), False), (_("By time, newest first"), True)):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(not is_by_time)
            action.triggered.connect(partial(self._sort, is_by_time))
            orders.addAction(action)
        self._order.setMenu(menu)
        self._order.setAccessibleName(_("Order: by place"))
        self._labels.setMenu(QMenu(_("Labels"), self._labels))
        self._label_group = QActionGroup(self._labels)
        for chip in (self._order, self._labels):
            flow.addWidget(chip)
        self._message = ListMessage("message", (16, 6, 16, 2))
        self.list = MarkList(theme)
        self.list.mark_chosen.connect(self.mark_chosen)
        self.list.edit_requested.connect(self.edit_requested)
        self.list.delete_requested.connect(self.delete_requested)
        self.list.menu_requested.connect(self.menu_requested)
        self.list.field_requested.connect(self.field.setFocus)
        self.list.left.connect(self.page_focus_requested)
        self.list.selectionModel().selectionChanged.connect(lambda *_selected: self._update_buttons())
        self._report = LinkButton(_("Review moved marks…"))
        self._report.clicked.connect(self.report_requested)
        self._proposals, self._imports = LinkButton(_("Proposals…")), LinkButton(_("Imports…"))
        self._deleted = LinkButton(_("Deleted marks…"))
        self._proposals.clicked.connect(self.proposals_requested)
        self._imports.clicked.connect(self.imports_requested)
        self._deleted.clicked.connect(self.deleted_requested)
        self._edit, self._delete = LinkButton(_("Edit…")), LinkButton(_("Delete"))
        self._edit.clicked.connect(lambda: self.edit_requested.emit(self.list.current()))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(self.list.selected()))
        buttons = QWidget()
        buttons_flow = FlowLayout(4, buttons)
        buttons_flow.setContentsMargins(14, 4, 14, 6)
        for button in (self._proposals, self._edit, self._delete, self._report, self._imports, self._deleted):
            buttons_flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        field_row = QVBoxLayout()
        field_row.setContentsMargins(12, 10, 12, 6)
        field_row.addWidget(self.field)
        column.addLayout(field_row)
        for part in (self._chips, self._message, self.list, buttons):
            column.addWidget(part, 1 if part is self.list else 0)
        column.addStretch()
        self.setFocusProxy(self.field)
        self.show_marks((), self._state_of, self._is_in_article, has_moved=False)
        self.show_more(0, False, False)

    def set_theme(self, theme: Theme) -> None:
        self.list.set_theme(theme)

    def show_more(self, proposals: int, has_imports: bool, has_deleted: bool) -> None:
        """Offers what there is beside the list, also when it is empty. `proposals` wait for an answer."""
        self._proposals.set_full_text(
            ngettext("{count} proposal from others…", "{count} proposals from others…", proposals)
        )
        for button, is_shown in (
            (self._proposals, bool(proposals)), (self._imports, has_imports), (self._deleted, has_deleted),
        ):  # fmt: skip
            button.setVisible(is_shown)

    def show_marks(
        self, marks: Sequence[Mark], state_of: StateOf, is_in_article: Callable[[Mark], bool], *, has_moved: bool
    ) -> None:
        """`marks` are all marks, by place. `state_of` returns the state of one in the open edition, `is_in_article`
        whether it is in the open article. With `has_moved` there are marks to review.
        """
        self._marks, self._state_of, self._is_in_article = marks, state_of, is_in_article
        self._filter.take(marks)
        self._report.setVisible(has_moved)
        self._fill_label_menu(sorted({label for mark in marks for label in mark.labels}, key=str.casefold))
        self._apply_filter()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.page_focus_requested.emit()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self._enter_list()
        else:
            super().keyPressEvent(event)

    def _enter_list(self) -> None:
        if self.list.rows.marks:
            self.list.enter()

    def _apply_filter(self) -> None:
        found = self._filter.find(self.field.text())
        if self._this_article.isChecked():
            found = [mark for mark in found if self._is_in_article(mark)]
        if self._label:
            found = [mark for mark in found if self._label in mark.labels]
        if self._is_by_time:
            found.sort(key=lambda mark: mark.created, reverse=True)
        chosen, number = self.list.current(), self.list.currentIndex().row()
        self.list.show_marks(found, self._state_of)
        if chosen:
            at = self.list.rows.number_of(chosen)
            self.list.select_row(at if at >= 0 else min(number, len(found) - 1))
        self._show_message(len(found))
        self._update_buttons()

    def _show_message(self, shown: int) -> None:
        """Explains why the list is empty, if it is; `shown` is the number of marks in it."""
        sentence = ""
        if not self._marks:
            sentence = _(HELP)
        elif not shown:
            is_filtered = bool(self.field.text().strip() or self._label)
            sentence = _(NO_MATCHES) if is_filtered else _("There are no marks in this article yet.")
        self._message.show_text(sentence)
        self.list.setVisible(bool(shown))
        for part in (self.field, self._chips):
            part.setVisible(bool(self._marks))
        self.setFocusProxy(self.field if self._marks else self.list)

    def _update_buttons(self) -> None:
        count = len(self.list.selected())
        self._edit.setVisible(bool(self._marks))
        self._delete.setVisible(bool(self._marks))
        self._edit.setEnabled(count == 1)
        self._delete.setEnabled(count > 0)
        self._delete.set_full_text(
            ngettext("Delete {count} mark", "Delete {count} marks", count) if count > 1 else _("Delete")
        )

    def _sort(self, is_by_time: bool, _is_checked: bool = True) -> None:
        self._is_by_time = is_by_time
        self._order.setText(_("By time ▾") if is_by_time else _("By place ▾"))
        self._order.setAccessibleName(_("Order: by time") if is_by_time else _("Order: by place"))
        self._apply_filter()

    def _fill_label_menu(self, labels: Sequence[str]) -> None:
        if self._label not in labels:
            self._label = ""
        menu = self._labels.menu()
        menu.clear()
        for label in ("", *labels):
            action = menu.addAction(one_line(label, 60).replace("&", "&&") if label else _("All labels"))
            action.setCheckable(True)
            action.setChecked(label == self._label)
            action.triggered.connect(partial(self._choose_label, label))
            self._label_group.addAction(action)
        self._labels.setVisible(bool(labels))
        self._show_label()

    def _choose_label(self, label: str, _is_checked: bool = True) -> None:
        self._label = label
        self._show_label()
        self._apply_filter()

    def _show_label(self) -> None:
        label = one_line(self._label, LONGEST_LABEL)
        self._labels.setText(f"{label} ▾".replace("&", "&&") if label else _("Labels ▾"))
        self._labels.setAccessibleName(_("Labels: {label}", label=label) if label else _("Labels: all"))
