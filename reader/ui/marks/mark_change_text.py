"""Marks, and changes to them, as lines of lists and as texts that can be compared."""

from __future__ import annotations

from collections.abc import Callable

from reader.marks.model import Mark
from reader.translation import _, list_text
from reader.ui.marks import mark_text
from reader.ui.marks.text_diff import diff_as_html
from reader.ui.widgets.labels import one_line

LONGEST_NAME = 90  # characters
LONGEST_QUOTE = 2_000
MOST_PARTS = 5  # kinds of change that a line names


def line_of(mark: Mark) -> str:
    """`Yellow highlight “the alarm”, Talking about it`."""
    article = one_line(mark.source.article_title or mark.target.article, LONGEST_NAME)
    name = one_line(mark_text.name_of(mark), LONGEST_NAME)
    return _("{kind} “{name}”, {article}", kind=mark_text.kind_of(mark), name=name, article=article)


def changes_of(before: Mark, after: Mark) -> str:
    """What is different, such as `note changed, labels changed`."""
    if after.is_deleted and not before.is_deleted:
        return _("deleted")
    if before.is_deleted and not after.is_deleted:
        return _("brought back")
    parts = [
        _("name changed") if before.title != after.title else "",
        _("note changed") if before.note != after.note else "",
        _("labels changed") if before.labels != after.labels else "",
        _("colour changed") if before.colour != after.colour else "",
        _("place changed") if before.placements != after.placements or before.target != after.target else "",
        _("author changed") if before.author != after.author else "",
    ]
    return list_text(filter(None, parts)) or _("no visible change")


def text_of(mark: Mark) -> str:
    """Everything that a reader sees of a mark, one part on each line."""
    parts = [
        _("{kind} (deleted)", kind=mark_text.kind_of(mark)) if mark.is_deleted else mark_text.kind_of(mark),
        _("“{quote}”", quote=mark.target.quote[:LONGEST_QUOTE]) if mark.target.quote else "",
        _("Name: {name}", name=mark.title) if mark.title else "",
        _("Labels: {labels}", labels=list_text(mark.labels)) if mark.labels else "",
        _("Note: {note}", note=mark.note) if mark.note else _("No note"),
    ]
    return "\n".join(part for part in parts if part)


def view(mark: Mark) -> Callable[[], tuple[str, ...]]:
    """Its text as HTML, in the only view of a dialog."""
    return lambda: (diff_as_html(text_of(mark), text_of(mark))[0],)


def views(before: Mark, after: Mark) -> Callable[[], tuple[str, ...]]:
    """Both texts as HTML, with their differences."""
    return lambda: diff_as_html(text_of(before), text_of(after))


def view_of_new(mark: Mark) -> Callable[[], tuple[str, ...]]:
    """In the second of two views, because there is nothing before it."""
    return lambda: ("", diff_as_html(text_of(mark), text_of(mark))[0])
