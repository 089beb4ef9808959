"""Makes blocks of the lines of a plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from reader.library.importing.imported import (
    HeadingBlock,
    ImportedBlock,
    ImportFailed,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    RuleBlock,
    TableBlock,
)
from reader.library.importing.plain_text import text_marks as marks
from reader.library.importing.plain_text.drawn_tables import drawn_table
from reader.library.importing.plain_text.joined_lines import LineJoiner
from reader.library.importing.plain_text.text_items import list_items
from reader.library.importing.plain_text.text_lines import TextLine, is_broken, unquoted
from reader.library.importing.plain_text.text_links import linked_text
from reader.library.importing.report import ImportReport, Outcome
from reader.library.limits import MOST_BLOCKS
from reader.translation import _, ngettext

DEEPEST = 12
_NUMBER_AFTER_SIGN = re.compile(r">\s*[\d.,]*\d")


@dataclass(slots=True)
class TextBlocks:
    """width    at which the lines of the file were broken; 0 if they were not
    classes  the kinds of headings so far, by their rank: the first one is the highest
    """

    report: ImportReport
    joiner: LineJoiner
    width: int
    classes: list[tuple[str, int]] = field(default_factory=list)
    made: int = 0

    def blocks(self, lines: Sequence[TextLine], depth: int = 0) -> list[ImportedBlock]:
        ends = _group_ends(lines)
        done: list[ImportedBlock] = []
        at = 0
        while at < len(lines):
            if not lines[at].text:
                at += 1
                continue
            self.made += 1
            if self.made > MOST_BLOCKS:
                raise ImportFailed(
                    ngettext(
                        "It has more than {count} paragraph. Divide it into several files.",
                        "It has more than {count} paragraphs. Divide it into several files.",
                        MOST_BLOCKS,
                    )
                )
            self.report.place = _("line {number}", number=lines[at].number)
            block, at = self._block(lines, at, ends[at], depth)
            done.append(block)
        return done

    def _block(self, lines: Sequence[TextLine], at: int, end: int, depth: int) -> tuple[ImportedBlock, int]:
        if depth < DEEPEST and (count := _quoted(lines, at, end)):
            inside = [unquoted(line) for line in lines[at : at + count]]
            return QuoteBlock(tuple(self.blocks(inside, depth + 1))), at + count
        if count := marks.tab_rows(lines, at, end):
            return self._table([marks.cells_by_tab(line) for line in lines[at : at + count]]), at + count
        count, rows = drawn_table(lines, at, end)
        if count:
            return self._table(rows), at + count
        if depth == 0 and (heading := self._heading(lines, at, end)):
            return heading
        if marks.is_rule(lines[at]):
            return RuleBlock(), at + 1
        if depth < DEEPEST:
            items, list_end = list_items(lines, at)
            if items:
                return self._list(items, depth), list_end
        return self._paragraph(lines, at, end, depth)

    def _table(self, rows: Sequence[Sequence[str]]) -> TableBlock:
        self.report.guessed("text-table", _("Lines became a table; the first row is its heading."), " · ".join(rows[0]))
        widest = max(map(len, rows))
        full = [(*row, *[""] * (widest - len(row))) for row in rows]
        return TableBlock(tuple(tuple(map(linked_text, row)) for row in full))

    def _heading(self, lines: Sequence[TextLine], at: int, end: int) -> tuple[ImportedBlock, int] | None:
        # With a line above and a line below it
        is_over = end - at >= 3 and marks.is_rule(lines[at]) and lines[at].text[0] == lines[at + 2].text[0]
        title = at + 1 if is_over else at
        if title + 1 < end and (sign := marks.underline_of(lines[title], lines[title + 1])):
            return self._new_heading(lines[title], (f"{sign}{sign if is_over else ''}", 1)), title + 2
        kind = marks.heading_class(lines[at])
        if kind is None or (end - at > 1 and kind[0] not in ("#", "capitals")):
            return None
        if kind[0] == "capitals" and end - at > 1 and marks.is_in_capitals(lines[at + 1].text):
            return None
        if kind[0] == "number" and _is_counted_on(lines, at):
            return None
        return self._new_heading(lines[at], kind), at + 1

    def _new_heading(self, line: TextLine, kind: tuple[str, int]) -> HeadingBlock:
        text = marks.heading_text(line)
        self.report.place = _("line {number}", number=line.number)
        self.report.guessed("text-heading", _("A line became a heading."), text)
        if kind not in self.classes:
            above = [rank for rank, (name, depth) in enumerate(self.classes) if name == kind[0] and depth < kind[1]]
            self.classes.insert(max(above, default=len(self.classes) - 1) + 1, kind)
        return HeadingBlock(self.classes.index(kind) + 1, linked_text(text))

    def _list(self, items: Sequence[Sequence[TextLine]], depth: int) -> ListBlock:
        first = marks.item_mark(items[0][0])
        self.report.count(Outcome.GUESSED, "text-list", _("Lines became lists."), items[0][0].text)
        blocks = tuple(tuple(self._item(item, depth)) for item in items)
        return ListBlock(blocks, first.number if first else None)

    def _item(self, item: Sequence[TextLine], depth: int) -> list[ImportedBlock]:
        mark = marks.item_mark(item[0])
        rest, width = (mark.rest, mark.width) if mark else (item[0].text, 0)
        first = replace(item[0], indent=0, text=rest, begins_page=False)
        return self.blocks(
            [first, *(replace(line, indent=max(0, line.indent - width)) for line in item[1:])], depth + 1
        )

    def _paragraph(self, lines: Sequence[TextLine], at: int, end: int, depth: int) -> tuple[ImportedBlock, int]:
        parts = [lines[at]]
        joined = [True]
        number = at + 1
        while number < end and not self._begins_block(lines, number, end):
            line, before = lines[number], lines[number - 1]
            is_same = is_broken(before, line, self.width) or (depth > 0 and _goes_on(before, line))
            if not is_same and _is_new_paragraph(before, line, self.width):
                break
            parts.append(line)
            joined.append(is_same)
            number += 1
        return ParagraphBlock(linked_text(self.joiner.join(parts, joined))), number

    def _begins_block(self, lines: Sequence[TextLine], at: int, end: int) -> bool:
        line, before = lines[at], lines[at - 1]
        if _quoted(lines, at, end) or marks.tab_rows(lines, at, end) or drawn_table(lines, at, end)[0]:
            return True
        if at + 1 < end and marks.underline_of(line, lines[at + 1]) and not is_broken(before, line, self.width):
            return True
        return bool(list_items(lines, at)[0])


def _group_ends(lines: Sequence[TextLine]) -> list[int]:
    """For each line, where the lines end that no empty line and no new page divides from it."""
    ends = [len(lines)] * len(lines)
    for at in range(len(lines) - 2, -1, -1):
        is_divided = not lines[at + 1].text or lines[at + 1].begins_page
        ends[at] = at + 1 if is_divided else ends[at + 1]
    return ends


def _quoted(lines: Sequence[TextLine], at: int, end: int) -> int:
    """How many lines are quoted as in an e-mail. A single line with > is more likely a comparison."""
    if not lines[at].text.startswith(">"):
        return 0
    if all(_NUMBER_AFTER_SIGN.match(line.text) for line in lines[at : min(end, at + 2)]):
        return 0
    count = 1
    while at + count < end and lines[at + count].text.startswith(">"):
        count += 1
    is_answer = any(line.text.endswith(":") for line in lines[max(0, at - 2) : at])
    return count if count > 1 or is_answer else 0


def _is_counted_on(lines: Sequence[TextLine], at: int) -> bool:
    """Whether the line before or after it has the number before or after its own: then it is an item of a list."""
    own = marks.item_mark(lines[at])
    if own is None or own.number is None:
        return False
    for step in (-1, 1):
        other = at + step
        while 0 <= other < len(lines) and not lines[other].text:
            other += step
        mark = marks.item_mark(lines[other]) if 0 <= other < len(lines) else None
        if mark and mark.number == own.number + step:
            return True
    return False


def _goes_on(before: TextLine, line: TextLine) -> bool:
    """Within an item or a quotation, a line in small letters belongs to the one above it."""
    return line.text[0].islower() and before.text[-1] not in ".!?:;"


def _is_new_paragraph(before: TextLine, line: TextLine, width: int) -> bool:
    """Where no empty lines divide paragraphs: an indented line, or one after a short line that ends a sentence."""
    if not width:
        return len(before.text) > 110 or len(line.text) > 110 or line.indent != before.indent
    return line.indent > before.indent + 1 or (before.text[-1] in '.!?:…”"' and len(line.text) > 0.6 * width)
