"""The last page of an import: the content folder is made. What is still to mend in it, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTextBrowser

from reader.translation import N_, _
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.labels import breakable, one_line, plain_label, sentence_lines
from reader.ui.widgets.scroll_page import ScrollPage

LONGEST_LINE = 600  # characters
CLEAN = N_("Carrel found no problems in it.")
NOT_CHECKED = N_("You cancelled looking for problems. “Read it” looks for them again.")
NEXT = N_("Compare every dose and number with your documents before you give the pack to anybody.")
CANNOT_OPEN = N_("Carrel cannot open the folder. Look for it in your file manager.")


class DonePage(ScrollPage):
    """read_requested(), edit_requested(), folder_requested(), close_requested()"""

    read_requested = Signal()
    edit_requested = Signal()
    folder_requested = Signal()
    close_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._head = plain_label("", "heading")
        self._folder = plain_label("", "soft", selectable=True)
        self._state = plain_label("")
        self._problems: QTextBrowser = reading_view(_("Problems"))
        self._read = self.buttons.add(_("Read it"), self.read_requested.emit)
        self.buttons.add(_("Edit it"), self.edit_requested.emit)
        self.buttons.add(_("Show the folder"), self.folder_requested.emit)
        self.buttons.add(_("Close"), self.close_requested.emit)
        self._inner.addWidget(self._head)
        self._inner.addWidget(self._folder)
        self._inner.addWidget(self._state)
        self._inner.addWidget(self._problems, 1)
        self._inner.addWidget(plain_label(_(NEXT)))
        self._inner.addStretch()
        self._add_below(self.buttons)

    def show_result(self, title: str, folder: Path, state: str, problems: Sequence[str]) -> None:
        """`state` says how many `problems` there are."""
        state = state or _(CLEAN)
        head = _("“{pack}” is made.", pack=one_line(title))
        self._head.setText(head)
        self._folder.setText(_("Its folder: {folder}", folder=breakable(one_line(str(folder), LONGEST_LINE))))
        self._state.setText(state)
        self._problems.setPlainText("\n\n".join(map(sentence_lines, problems)))
        self._problems.setVisible(bool(problems))
        announce(self, f"{head} {state}")

    def activate(self, message: str = "") -> None:
        """Call it when the page is shown."""
        self.banner.show_message(message)
        self.buttons.make_default()
        self._read.setFocus()
