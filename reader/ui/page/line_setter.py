"""Sets the lines of the paragraphs in view anew, with better ends than Qt's and hyphens that are in no text.

Qt fills line after line. As soon as a paragraph comes into view, its lines are laid out once more: as many of them, so
that nothing moves, but with ends that are chosen over the whole paragraph. A word is divided by ending a line inside
it; the hyphen is only painted. So the document, what is found, copied and read aloud, and every position stay.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
)

from reader.named_tuple import NamedTuple
from reader.ui.page import paragraph_words
from reader.ui.page.document import PageDocument
from reader.ui.page.kept_numbers import kept_places
from reader.ui.page.line_breaks import Aim, Break, choose
from reader.ui.page.line_layout import LinePlace, fill, lay_out, lines_of
from reader.ui.page.line_setting import JUSTIFIED, LINES, Lines
from reader.ui.page.word_division import WordDivider
from reader.ui.widgets.word_joints import has_borders, has_syllables

LONGEST = 6_000
"""Characters of a paragraph whose lines are set anew: a longer one would make the page wait."""


ROOM = 4.0
"""How many spaces a line may reach into the margin rather than divide a word; twice as many for a Burmese syllable."""

_Wanted = list[tuple[int, float]]
"""For each line, the position in the paragraph where it begins, and the width of the hyphen at its end."""


class _SetLines(NamedTuple):
    """The lines of a paragraph as they were left: where they begin, the first one's width, which end in a hyphen."""

    starts: tuple[int, ...]
    width: float
    hyphens: tuple[int, ...] = ()


class Hyphen(NamedTuple):
    """A hyphen to be painted: where its base line begins, in pixels of the document, and the format of its word."""

    place: QPointF
    characters: QTextCharFormat


class LineSetter:
    """For one document. `is_hyphenated`: words may be divided."""

    def __init__(self, document: PageDocument, *, is_hyphenated: bool) -> None:
        self._document = document
        self._is_hyphenated = is_hyphenated
        self._set: dict[int, _SetLines] = {}
        self._spaces: dict[str, float] = {}

    def set_in_view(self, first: int, bottom: float) -> tuple[bool, int]:
        """Sets the paragraphs from a document position to a height of the document.

        Returns whether anything moved, and the last position above that height. Where nothing is laid out yet, Qt would
        answer with the end of the document, and lay out everything.
        """
        layout, document = self._document.documentLayout(), self._document
        has_moved = False
        last = first
        block = document.findBlock(first)
        while block.isValid():
            area = layout.blockBoundingRect(block)  # this lays out as far as the paragraph
            if area.top() > bottom and not document.table_at(block.position()):
                break
            has_moved |= self.set_lines(block.position(), block.position())
            last = block.position() + block.length() - 1
            block = block.next()
        return has_moved, last

    def set_lines(self, first: int, last: int) -> bool:
        """Sets the paragraphs between two document positions. True if anything moved."""
        has_moved = False
        block = self._document.findBlock(first)
        while block.isValid() and block.position() <= last:
            layout = block.layout()
            if layout.lineCount() > 1 and not self._is_set(block, layout):
                has_moved |= self._set_block(block, layout)
            block = block.next()
        return has_moved

    def hyphens(self, first: int, last: int) -> Iterator[Hyphen]:
        """Those of the paragraphs between two document positions."""
        block = self._document.findBlock(first)
        while block.isValid() and block.position() <= last:
            found = self._set.get(block.blockNumber())
            if found and found.hyphens and self._is_set(block, block.layout()):  # else Qt has laid it out again
                origin = self._document.documentLayout().blockBoundingRect(block).topLeft()
                for number in found.hyphens:
                    line = block.layout().lineAt(number)
                    end = line.textStart() + line.textLength()
                    x: float = line.cursorToX(end)[0]  # type: ignore[index]
                    place = origin + QPointF(x, line.y() + line.ascent())
                    yield Hyphen(place, self._document.cursor(block.position() + end).charFormat())
            block = block.next()

    def _is_set(self, block: QTextBlock, layout: QTextLayout) -> bool:
        """Whether the lines are as they were left: Qt lays out paragraphs again when their width or text changes."""
        found = self._set.get(block.blockNumber())
        if found is None or len(found.starts) != layout.lineCount() or layout.lineAt(0).width() != found.width:
            return False
        return all(layout.lineAt(number).textStart() == start for number, start in enumerate(found.starts))

    def _set_block(self, block: QTextBlock, layout: QTextLayout) -> bool:
        kind = block.blockFormat().intProperty(LINES)
        lines = lines_of(layout)
        filled = [line.textStart() for line in lines]
        places = [LinePlace(line.x(), line.y(), line.width(), line.height(), line.ascent()) for line in lines]
        hyphens: tuple[int, ...] = ()
        has_moved = False
        if kind != Lines.AS_FILLED and block.length() <= LONGEST:
            for wanted, wider in self._choices(block, layout, kind):
                if [start for start, _ in wanted] == filled:
                    break
                wide_places = [place._replace(width=place.width + wider) for place in places]
                has_moved = lay_out(layout, block.blockFormat(), wide_places, wanted, block.length() - 1)
                if has_moved:
                    hyphens = tuple(number for number, (_, hyphen) in enumerate(wanted) if hyphen)
                    break
                fill(layout, places)
        starts = tuple(layout.lineAt(number).textStart() for number in range(layout.lineCount()))
        self._set[block.blockNumber()] = _SetLines(starts, layout.lineAt(0).width(), hyphens)
        return has_moved

    def _choices(self, block: QTextBlock, layout: QTextLayout, kind: int) -> Iterator[tuple[_Wanted, float]]:
        """The lines that are wanted, the best first, and how much wider than the column they may be.

        First with each quantity, range and telephone number on one line. If the words of a script without spaces do not
        fit into the lines that Qt has filled, these may reach a little into the margin, and then words are divided.
        """
        text = block.text()
        yield from self._choices_with_numbers(block, layout, kind, text)
        margin = 0.0 if self._document.table_at(block.position()) else ROOM * self._space(block)
        for keeps_words in (True, False) if has_borders(text) else (False,):
            steps = 2 if keeps_words else 3 if has_syllables(text) else 1
            for wider in (0.0, margin, 2 * margin)[:steps]:
                found = self._choose_for(block, lines_of(layout), kind, wider, keeps_words=keeps_words)
                if found:
                    yield found, wider

    def _choices_with_numbers(
        self, block: QTextBlock, layout: QTextLayout, kind: int, text: str
    ) -> Iterator[tuple[_Wanted, float]]:
        """With all of them on one line, or at least ranges and those with a unit, or ranges."""
        kept = kept_places(text) if len(text) == block.length() - 1 else frozenset()
        short = frozenset(place for place in kept if not (text[place] == " " and text[place + 1].isdigit()))
        ranges = frozenset(place for place in short if text[place] != " ")
        for places in dict.fromkeys((kept, short, ranges)):
            if places:
                found = self._choose_for(block, lines_of(layout), kind, 0.0, keeps_words=has_borders(text), kept=places)
                if found:
                    yield found, 0.0

    def _choose_for(
        self,
        block: QTextBlock,
        lines: Sequence[QTextLine],
        kind: int,
        wider: float,
        *,
        keeps_words: bool,
        kept: Collection[int] = (),
    ) -> _Wanted | None:
        is_justified = bool(block.blockFormat().intProperty(JUSTIFIED))
        paragraph = paragraph_words.measure(
            block, lines, self._space(block), is_justified=is_justified, keeps_words=keeps_words, kept=kept
        )
        if paragraph is None:
            return None
        aim = Aim(kind == Lines.BALANCED, is_justified, self._space(block))
        divider = None
        if kind == Lines.DIVIDED and self._is_hyphenated:
            divider = WordDivider(block, paragraph, self._document)
        breaks = choose(
            paragraph.words, [line.width() + wider for line in lines], aim, divider.places if divider else None
        )
        if breaks is None:
            return None
        found = []
        for number, begin in enumerate(breaks):
            following = breaks[number + 1] if number + 1 < len(breaks) else Break(0)
            hyphen = divider.hyphen_width(following.word) if divider and following.letters else 0.0
            found.append((paragraph.position(begin, divider.offset(begin.word) if divider else 0), hyphen))
        return found

    def _space(self, block: QTextBlock) -> float:
        """The width of a space, in the font in which the paragraph begins."""
        font = block.charFormat().font()
        key = font.key()
        if key not in self._spaces:
            self._spaces[key] = QFontMetricsF(font).horizontalAdvance(" ")
        return self._spaces[key]
