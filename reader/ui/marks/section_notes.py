"""The marks in some blocks of an article, for the trainer who shows it to a class."""

from __future__ import annotations

from collections.abc import Sequence

from reader.ui.marks.mark_positions import MarkPositions
from reader.ui.marks.mark_text import name_of
from reader.ui.marks.marks_model import MarksModel
from reader.ui.shell.session import OpenedArticle


def notes_between(model: MarksModel, opened: OpenedArticle, first: int, last: int) -> Sequence[tuple[str, str]]:
    """For each mark from block `first` up to `last`, exclusive: its name or the marked text, and its note.

    The window may show another pack by now, so this looks by itself where the marks are.
    """
    if not model.may_have_marks:
        return ()
    info = opened.pack.info
    positions = MarkPositions(model, info)
    positions.add_found(model.store.found_marks(info.id, info.edition))
    shown = [mark.id for mark in positions.page_marks(opened.article) if first <= mark.start[0] < last]
    return [(name_of(mark), mark.note) for id in shown if (mark := model.get(id))]
