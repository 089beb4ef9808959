"""Boxes in articles: the blocks between a line ::: note and the closing :::."""

from __future__ import annotations

import re

from reader.library.authoring.markdown import split_block_id
from reader.library.authoring.problems import FileProblems, with_advice
from reader.library.authoring.raw_marks import PlainText, formatting_mark
from reader.library.authoring.suggest import KnownNames
from reader.library.authoring.yamlfile import for_message
from reader.library.model import NoteBox, NoteKind
from reader.translation import _

_OPENING = re.compile(r"(\S+)[ \t]*(.*)")
_KINDS = KnownNames(kind.value for kind in NoteKind)


class NoteBoxes:
    """Handles the ::: lines of an article. `pending_id` is the id of the box, for its first block."""

    def __init__(self, problems: FileProblems) -> None:
        self.box: NoteBox | None = None
        self.pending_id = ""
        self.is_empty = False
        self._problems = problems
        self._count = 0
        self._opened = 0

    def handle_line(self, content: str, line: int) -> str | None:
        """Handles the text after the colons, and returns the id in it; None if it has none."""
        if not content:
            self._close(line)
            return None
        if self.box:
            message = _(
                "this box starts inside the box of line {line}; close that one first with :::", line=self._opened
            )
            self._problems.error(line, message)
        found = _OPENING.fullmatch(content)
        word, rest = (found[1], found[2]) if found else (content, "")
        if word not in _KINDS:
            advice = _KINDS.suggestion(word) or _("write ::: note, ::: warning or ::: correction")
            self._problems.error(line, with_advice(_("unknown kind of box {kind}", kind=for_message(word)), advice))
            word = NoteKind.NOTE
        title, id = split_block_id(rest.strip())
        mark = formatting_mark(title, PlainText.BOX_TITLE)
        if mark:
            self._problems.warn(line, mark)
        self.box = NoteBox(NoteKind(word), self._count, " ".join(title.split()))
        self._count += 1
        self._opened = line
        self.is_empty = True
        return id

    def finish(self) -> None:
        if self.box:
            self._problems.error(self._opened, _("this box is never closed; add a line ::: after its last paragraph"))

    def _close(self, line: int) -> None:
        if self.box is None:
            self._problems.error(
                line,
                _("there is no open box here that ::: could close; open one with ::: note, or delete this line"),
            )
        elif self.is_empty:
            self._problems.error(self._opened, _("this box is empty; write something in it or delete it"))
        self.box = None
        self.pending_id = ""
