"""The bar above the text: finds words in it, and replaces one or all of them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton

from reader.translation import _, ngettext, number_text
from reader.ui.authoring import find_text
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.labels import plain_label
from reader.ui.widgets.step_field import StepField
from reader.ui.widgets.tick_box import TickBox
from reader.ui.widgets.tool_button import ToolButton


class FindReplaceBar(QFrame):
    """replaced(str): what was done, for the status line. Hidden until it is asked for."""

    replaced = Signal(str)

    def __init__(self, editor: SourceEditor, actions: Mapping[RoomActionId, QAction]) -> None:
        super().__init__()
        self.setObjectName("find_bar")
        self.setAccessibleName(_("Find and replace"))
        self._editor = editor
        self.field = StepField(_("Find in this text"))
        self.replacement = StepField(_("Replace with"))
        self.same_case = TickBox(_("Same &case"))
        self.count = plain_label("", "count")
        self.count.setWordWrap(False)
        self.count.setAccessibleName(_("Matches"))
        self._one, self._all = QPushButton(_("&Replace")), QPushButton(_("Replace &all"))
        self._steps = []
        for id in (RoomActionId.FIND_PREVIOUS, RoomActionId.FIND_NEXT):
            button = ToolButton()
            button.setDefaultAction(actions[id])
            button.setAccessibleName(actions[id].text())
            self._steps.append(button)
        self._close = ToolButton()
        self._close.setAccessibleName(_("Close the find bar"))
        self._close.setToolTip(_("Close the find bar (Esc)"))
        for button in (*self._steps, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.field.textChanged.connect(self._type)
        self.same_case.toggled.connect(self._type)
        for field in (self.field, self.replacement):
            field.left.connect(self.close_bar)
        self.field.stepped.connect(self.step)
        self.replacement.stepped.connect(lambda _by: self._replace_one())
        self._one.clicked.connect(self._replace_one)
        self._all.clicked.connect(self._replace_all)
        self._close.clicked.connect(self.close_bar)
        self.hide()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 4, 8, 4)
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(4)
        for column, widget in enumerate((self.field, self.count, *self._steps, self.same_case)):
            grid.addWidget(widget, 0, column)
        grid.addWidget(self._close, 0, 6)
        grid.addWidget(self.replacement, 1, 0)
        grid.addWidget(self._one, 1, 1, 1, 3)
        grid.addWidget(self._all, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(5, 1)

    def open_bar(self, *, replace: bool) -> None:
        """With what is selected in the text, if that is on one line."""
        for widget in (self.replacement, self._one, self._all):
            widget.setVisible(replace and not self._editor.isReadOnly())
        first, last = self._editor.selection
        words = self._editor.text[first:last]
        if words and "\n" not in words:
            self.field.setText(words)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._show_count()

    def close_bar(self) -> None:
        self.hide()
        self._editor.setFocus()

    def step(self, by: int) -> None:
        """Selects the next match (1) or the one before (-1)."""
        found = self._matches()
        first, last = self._editor.selection
        number = find_text.nearest(found, last if by > 0 else first, by)
        if number >= 0:
            self._editor.select(*found[number])
            self._editor.ensureCursorVisible()
        self._show_count(found, number)

    def apply_style(self, appearance: Appearance) -> None:
        for button in (*self._steps, self._close):
            button.setIconSize(QSize(appearance.icon_size, appearance.icon_size))
        self._close.setIcon(appearance.icon("close"))
        self._steps[0].setIcon(appearance.icon("up"))
        self._steps[1].setIcon(appearance.icon("down"))

    def _matches(self) -> list[tuple[int, int]]:
        return find_text.matches(self._editor.text, self.field.text(), same_case=self.same_case.isChecked())

    def _type(self) -> None:
        """Selects the match at the caret or after it."""
        found = self._matches()
        number = find_text.nearest(found, self._editor.selection[0], 1)
        if number >= 0:
            self._editor.select(*found[number])
            self._editor.ensureCursorVisible()
        self._show_count(found, number)

    def _replace_one(self) -> None:
        """Replaces the match that is selected, and goes to the next; without one, only goes there."""
        first, last = self._editor.selection
        if (first, last) in self._matches():
            new = self.replacement.text()
            self._editor.apply(find_text.replace_all(self._editor.text, [(first, last)], new))
        self.step(1)

    def _replace_all(self) -> None:
        found = self._matches()
        if not found:
            self._show_count(found)
            return
        self._editor.apply(find_text.replace_all(self._editor.text, found, self.replacement.text()))
        sentence = ngettext(
            "Replaced {count} match. Ctrl+Z brings it back.",
            "Replaced {count} matches. Ctrl+Z brings them back.",
            len(found),
        )
        announce(self, sentence)
        self.replaced.emit(sentence)
        self._show_count([])

    def _show_count(self, found: list[tuple[int, int]] | None = None, number: int = -1) -> None:
        if found is None:
            found = self._matches()
        if not self.field.text():
            text = ""
        elif not found:
            text = _("No matches")
        elif number >= 0:
            text = _("{number} of {total}", number=number_text(number + 1), total=number_text(len(found)))
        else:
            text = ngettext("{count} match", "{count} matches", len(found))
        self.count.setText(text)
