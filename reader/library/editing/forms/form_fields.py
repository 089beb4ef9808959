"""What a form consists of: fields, as data from which the window makes its editors."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import NamedTuple


class EditorKind(enum.Enum):
    """How a field is edited.

    LINE      one line
    TITLE     one line that may be long, and is wrapped
    TEXT      a paragraph in the small Markdown of definitions
    PASSAGE   plain text on several lines
    LINES     a list of texts, one on each line
    NAMES     people and organisations, one on each line
    CHOICE    one of the options
    DATE      a year, a month and a day, as far as they are known
    SOURCES   ids of sources, chosen from those of the pack
    TERMS     ids of terms, chosen from those of the pack
    ARTICLE   the id of an article
    ARTICLES  ids of articles in an order
    BLOCK     a paragraph of an article, as ARTICLE#id or #id
    ANSWERS   the answers to a question, one of which is right
    """

    LINE = enum.auto()
    TITLE = enum.auto()
    TEXT = enum.auto()
    PASSAGE = enum.auto()
    LINES = enum.auto()
    NAMES = enum.auto()
    CHOICE = enum.auto()
    DATE = enum.auto()
    SOURCES = enum.auto()
    TERMS = enum.auto()
    ARTICLE = enum.auto()
    ARTICLES = enum.auto()
    BLOCK = enum.auto()
    ANSWERS = enum.auto()


@dataclass(frozen=True, slots=True)
class Answers:
    """`right` counts from 0; None if no answer is chosen as the right one."""

    texts: tuple[str, ...] = ()
    right: int | None = None


FieldValue = str | tuple[str, ...] | Answers

LISTS = (EditorKind.LINES, EditorKind.NAMES, EditorKind.SOURCES, EditorKind.TERMS, EditorKind.ARTICLES)


class FieldOption(NamedTuple):
    """One of several values to choose from; `label` is what people see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of an entry.

    name     the field in the file; `based_on.title` is the field `title` in the mapping `based_on`
    label    what people see
    help     a sentence below the field
    example  a value in grey where there is none
    missing  the sentence for an empty field that must be filled in; empty if it may be empty
    is_short  whether it has little text, so that several share a line
    """

    name: str
    label: str
    editor: EditorKind
    help: str = ""
    example: str = ""
    missing: str = ""
    options: tuple[FieldOption, ...] = ()
    is_short: bool = False

    @property
    def is_required(self) -> bool:
        return bool(self.missing)

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(self.name.split("."))


@dataclass(frozen=True, slots=True)
class Form:
    """`noun` is what the form edits, such as "term"."""

    noun: str
    fields: tuple[FormField, ...]

    def field(self, name: str) -> FormField:
        """Raises KeyError."""
        for field in self.fields:
            if field.name == name:
                return field
        raise KeyError(name)


def empty_value(field: FormField) -> FieldValue:
    if field.editor is EditorKind.ANSWERS:
        return Answers()
    return () if field.editor in LISTS else ""
