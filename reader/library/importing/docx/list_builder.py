"""Makes lists of paragraphs with labels: each label says how deep its item is, and which number it has."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reader.library.importing.docx.numbering import ListLabel
from reader.library.importing.imported import ImportedBlock, ListBlock, ParagraphBlock, StyledText
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _

_LETTER = re.compile(r"[(\[]?[^\W\d_]{1,5}[.)\]:]?")


@dataclass(slots=True)
class _OpenList:
    level: int
    start: int | None
    items: list[list[ImportedBlock | _OpenList]] = field(default_factory=list)

    def next_number(self) -> int | None:
        return None if self.start is None else self.start + len(self.items)

    def block(self) -> ListBlock:
        items = (tuple(part.block() if isinstance(part, _OpenList) else part for part in item) for item in self.items)
        return ListBlock(tuple(items), self.start)


class WordListBuilder:
    """`finish` returns the lists that have been added, and begins anew."""

    def __init__(self, report: ImportReport) -> None:
        self._report = report
        self._finished: list[_OpenList] = []
        self._open: list[_OpenList] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def add(self, label: ListLabel, paragraph: ParagraphBlock) -> None:
        number, paragraph = self._number(label, paragraph)
        while self._open and self._open[-1].level > label.level:
            self._open.pop()
        top = self._open[-1] if self._open else None
        if top is None or top.level < label.level:
            top = self._begin(label.level, number, top)
        elif top.next_number() != number:
            self._open.pop()
            top = self._begin(label.level, number, self._open[-1] if self._open else None)
        top.items.append([paragraph])

    def add_to_last(self, block: ImportedBlock) -> None:
        """A further block of the last item."""
        self._open[-1].items[-1].append(block)

    def finish(self) -> list[ImportedBlock]:
        blocks: list[ImportedBlock] = [each.block() for each in self._finished]
        self._finished, self._open = [], []
        return blocks

    def _begin(self, level: int, number: int | None, around: _OpenList | None) -> _OpenList:
        begun = _OpenList(level, number)
        if around:
            around.items[-1].append(begun)
        else:
            self._finished.append(begun)
        self._open.append(begun)
        return begun

    def _number(self, label: ListLabel, paragraph: ParagraphBlock) -> tuple[int | None, ParagraphBlock]:
        """The number of the item. A label that is no plain number stays as text, unless it is a letter."""
        if label.is_plain:
            return label.number, paragraph
        if _LETTER.fullmatch(label.text) and label.number is not None:
            message = _("Letters and Roman numerals before items of lists became numbers.")
            self._report.count(Outcome.CHANGED, "list-letters", message, label.text)
            return label.number, paragraph
        if label.number is not None:
            self._report_number(label)
        return None, ParagraphBlock((StyledText(f"{label.text} "), *paragraph.inlines), paragraph.anchors)

    def _report_number(self, label: ListLabel) -> None:
        message = _("Numbers such as 1.2 before items of lists became part of their text.")
        self._report.count(Outcome.CHANGED, "list-label", message, label.text)
