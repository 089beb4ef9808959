"""Two versions of one file, side by side: what the author typed, and what another program has written meanwhile."""

from __future__ import annotations

import difflib
from html import escape

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from reader.library.editing.conflict import Conflict, ConflictChoice
from reader.translation import N_, _
from reader.ui.shell.theme import Theme
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import reading_view
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label

MOST_LINES = 3_000
KEEP_SPACES = "white-space: pre-wrap"  # YAML and lists say much by how far a line is moved in
DELETED = N_("(The file was deleted.)")


class ConflictDialog(Dialog):
    """`choice` is None if the author wants to decide later."""

    def __init__(self, parent: QWidget, conflict: Conflict, title: str, theme: Theme) -> None:
        super().__init__(parent, _("Two versions"))
        self.choice: ConflictChoice | None = None
        head = _("{file} was changed here and by another program.", file=title)
        mine, theirs = _text(conflict.mine), conflict.their_problem or _text(conflict.theirs)
        row = QHBoxLayout()
        row.setSpacing(12)
        left, right = _marked(mine, theirs, theme)
        for label, words in ((_("Yours, as it is in this window"), left), (_("Theirs, as it is in the folder"), right)):
            column = QVBoxLayout()
            column.addWidget(plain_label(label, "field"))
            view: QTextBrowser = reading_view(label)
            view.setHtml(words)
            column.addWidget(view, 1)
            row.addLayout(column, 1)
        buttons = QWidget()
        flow = FlowLayout(8, buttons)
        offers = [(_("Keep &yours"), ConflictChoice.MINE), (_("Take &theirs"), ConflictChoice.THEIRS)]
        if conflict.merged is not None:
            offers.insert(0, (_("Keep &both changes"), ConflictChoice.MERGED))
        for text, choice in offers:
            button = QPushButton(text)
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            flow.addWidget(button)
        later = QPushButton(_("Decide &later"))
        later.clicked.connect(self.reject)
        flow.addWidget(later)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(plain_label(one_line(head), "heading"))
        column.addWidget(
            plain_label(_("Nothing is lost: the version that you do not choose is kept beside your drafts."))
        )
        column.addLayout(row, 1)
        column.addWidget(buttons)
        later.setDefault(True)
        self.prefer_size(110, 34)

    def _choose(self, choice: ConflictChoice) -> None:
        self.choice = choice
        self.accept()


def _text(value: object) -> str:
    return value if isinstance(value, str) else _(DELETED) if value is None else _("(This is a picture.)")


def _marked(mine: str, theirs: str, theme: Theme) -> tuple[str, str]:
    """Both texts as HTML; lines that differ have another background and a sign, since colour alone tells nobody."""
    one, other = mine.split("\n")[:MOST_LINES], theirs.split("\n")[:MOST_LINES]
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    sides: tuple[list[str], list[str]] = ([], [])
    for kind, first, last, start, end in matcher.get_opcodes():
        for lines, side in ((one[first:last], sides[0]), (other[start:end], sides[1])):
            side += [_line(line, theme, is_other=kind != "equal") for line in lines]
    return "".join(sides[0]), "".join(sides[1])


def _line(line: str, theme: Theme, *, is_other: bool) -> str:
    shown = escape(line) or "&nbsp;"
    if not is_other:
        return f'<p style="margin: 0 0 0 14px; {KEEP_SPACES}">{shown}</p>'
    colour = theme.colours["mark"]
    look = f"margin: 0; background-color: {colour}; color: {theme.colours['mark_ink']}"
    return f'<p style="{look}; {KEEP_SPACES}">≠ {shown}</p>'
