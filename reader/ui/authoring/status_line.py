"""The line at the lower edge: whether everything is saved, how long the text is, and how many problems there are."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from reader.translation import _, ngettext, number_text
from reader.ui.authoring.problems_panel import count_text
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.elided import Elided
from reader.ui.widgets.labels import plain_label


class StatusLine(QFrame):
    """problems_wanted(): the count was pressed."""

    problems_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("status_line")
        self._state = Elided("status_text")
        self._words = plain_label("", "status_text")
        self._words.setWordWrap(False)
        self._words.setAccessibleName(_("Length of the text"))
        self.problems = QPushButton(flat=True)
        self.problems.clicked.connect(self.problems_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 2, 8, 2)
        row.setSpacing(14)
        row.addWidget(self._state, 1)
        row.addWidget(self._words)
        row.addWidget(self.problems)
        self.show_problems(0, 0)

    @property
    def state(self) -> str:
        return self._state.accessibleName()

    def show_state(self, sentence: str, *, is_urgent: bool = False) -> None:
        """What cannot be saved is also said to who cannot see it."""
        if sentence == self.state:
            return
        self._state.set_text(sentence)
        if is_urgent:
            announce(self, sentence)

    def show_words(self, words: int, line: int) -> None:
        place = _("Line {number}", number=number_text(line))
        length = ngettext("{count} word", "{count} words", words) if words else ""
        self._words.setText(" · ".join(filter(None, (place, length))))

    def show_problems(self, errors: int, warnings: int) -> None:
        self.problems.setText(count_text(errors, warnings) or _("No problems"))
        self.problems.setToolTip(_("Show the list of problems (Ctrl+F8); F8 goes to the next one"))
