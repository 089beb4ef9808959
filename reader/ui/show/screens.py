"""Lays out the steps of a section as screens, by the page's own typesetting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QRectF

from reader.library.model import Figure, Table
from reader.library.packfile import PackError
from reader.ui.page.article_parts import Piece
from reader.ui.page.column_groups import column_groups, with_columns
from reader.ui.page.compose import PageComposer, ReadLocalHelp
from reader.ui.page.document import FigureRun, PageDocument
from reader.ui.page.kept_lines import keep_lines, set_all_lines
from reader.ui.page.page_fit import PageFit
from reader.ui.page.page_style import TEXT_STYLES, PageStyle
from reader.ui.page.paragraph_format import CENTRE, set_alignment
from reader.ui.page.table_formats import PADDING
from reader.ui.shell.session import OpenedArticle
from reader.ui.show.screen import Screen, ShownFigure
from reader.ui.show.screen_cuts import Unit, cut
from reader.ui.show.screen_frame import ScreenFrame
from reader.ui.show.screen_units import table_units, text_units
from reader.ui.show.show_plan import ShowSection, Step, StepKind

OF_SEVERAL = 0.77  # of the size of the type, for a table that needs several screens: legible, and not too many of them
SHARES = (1.0, 0.88, 0.77, 0.68, 0.6)  # of the size of the type, for a table that would not fit
SHARES_OF_WIDE = (0.5, 0.42, 0.35, 0.29, 0.24, 0.2, 0.16, 0.13, 0.1, 0.08, 0.06)  # no column is ever left out
LOWEST_ROW = TEXT_STYLES["cell"].size * TEXT_STYLES["cell"].line + 2 * PADDING
TALLEST_CAPTION = 0.4  # of the room: a longer one is on the screens after its figure
ABOVE_TITLE = 0.42  # of the empty height
GAP = 14  # pixels at 100 % text between a figure and its caption


class ScreenLayout:
    """Lays out one article for screens of one size. `pixel_ratio` is how many of its pixels make one of Qt's."""

    def __init__(
        self,
        opened: OpenedArticle,
        style: PageStyle,
        frame: ScreenFrame,
        pixel_ratio: float,
        local_help: ReadLocalHelp | None = None,
    ) -> None:
        self.style = style
        self.frame = frame
        self._opened = opened
        self._composer = PageComposer(opened, style, pixel_ratio, local_help)

    def screens(self, section: ShowSection) -> list[Screen]:
        """At least one."""
        return [screen for step in section.steps for screen in self._screens_of(step)]

    def _screens_of(self, step: Step) -> Iterator[Screen]:
        composer = self._composer
        match step.kind:
            case StepKind.TITLE:
                yield from self._title(step)
            case StepKind.QUESTION | StepKind.ANSWER:
                is_answer = step.kind is StepKind.ANSWER
                yield from self._text(step, composer.compose_question(step.question, shows_answer=is_answer))
            case StepKind.TABLE:
                yield from self._table(step)
            case StepKind.FIGURE:
                yield from self._figure(step)
            case StepKind.TEXT:
                yield from self._text(step, composer.compose_pieces(step.pieces))

    # ---- text

    def _title(self, step: Step) -> Iterator[Screen]:
        """In smaller type if that brings all of it on one screen, above the middle."""
        document = self._composer.compose_title()
        for share in SHARES:
            (*screens, screen) = self._text(step, document, share)
            if not screens:
                empty = self.frame.room - (screen.bottom - screen.top) * share
                yield screen._replace(y=self.frame.top + max(0.0, empty) * ABOVE_TITLE)
                return
        yield from self._text(step, document)

    def _text(self, step: Step, document: PageDocument, share: float = 1.0) -> Iterator[Screen]:
        """At least one screen."""
        self._fit(document, self.frame.margin / share, share)
        room = self.frame.room / share
        units, ends = text_units(document, self.style, room)
        parts = cut(units, room)
        if not parts:
            yield self._empty(step, document)
        for part in parts:
            yield self._screen(step, document, units, ends, part, y=self.frame.top)._replace(share=share)

    def _fit(self, document: PageDocument, margin: float, share: float = 1.0) -> None:
        document.setTextWidth(self.frame.width / share)
        document.fit(PageFit(self.frame.width / share, margin, 0, 0))
        document.size()  # lays out all of it
        if document.tables:  # which is laid out for several sizes, until it fits
            keep_lines(document)
        else:
            set_all_lines(document)

    def _screen(
        self,
        step: Step,
        document: PageDocument,
        units: Sequence[Unit],
        ends: Sequence[tuple[int, int]],
        part: range,
        *,
        y: float,
    ) -> Screen:
        first, last = ends[part[0]][0], ends[part[-1]][1]
        start = document.text_map.block_offset(first) or (-1, 0)
        margin = document.rootFrame().frameFormat().leftMargin()
        top, bottom = units[part[0]].top, units[part[-1]].bottom
        return Screen(step, document, margin, top, bottom, first, last, y, start)

    def _empty(self, step: Step, document: PageDocument) -> Screen:
        number = step.pieces[0].number if step.pieces else -1
        return Screen(step, document, self.frame.margin, 0, 0, 0, 0, self.frame.top, (number, 0))

    # ---- tables

    def _table(self, step: Step) -> Iterator[Screen]:
        """What is too wide goes on by columns, all rows of one group before the next."""
        piece = _alone(step)
        document = self._composer.compose_pieces([piece])
        groups = self._column_groups(document, piece.block.table)
        if len(groups) < 2 or not piece.block.table:
            yield from self._table_screens(step, document)
            return
        for number, group in enumerate(groups):
            block = piece.block._replace(table=with_columns(piece.block.table, group))
            document = self._composer.compose_pieces([piece._replace(block=block)])
            for screen in self._table_screens(step, document):
                yield screen._replace(start=(piece.number, 0), group=number)

    def _column_groups(self, document: PageDocument, table: Table | None) -> list[list[int]]:
        """The columns that have room beside each other in the smallest type for tables."""
        if not document.tables or not table:
            return []
        room = (self.frame.width - 2 * self.frame.smallest_margin) / SHARES[-1]
        return column_groups(table, [need.smallest for need in document.tables[0].needs], room)

    def _table_screens(self, step: Step, document: PageDocument) -> Iterator[Screen]:
        """As large as it fits on one screen; what does not goes on by rows, below the same head."""
        share = self._fit_table(document)
        room = self.frame.room / share
        units, ends = table_units(document, room)
        if not units:
            yield self._empty(step, document)
            return
        head_height = units[0].bottom - units[0].top
        repeats = head_height < room / 3
        if units[-1].bottom - units[0].top <= room:
            parts = [range(len(units))]
        elif repeats:
            parts = [range(each.start + 1, each.stop + 1) for each in cut(units[1:], room - head_height)]
            parts[0] = range(parts[0].stop)
        else:
            parts = cut(units, room)
        for number, part in enumerate(parts):
            screen = self._screen(step, document, units, ends, part, y=self.frame.top)
            head = (units[0].top, units[0].bottom) if number and repeats else None
            yield screen._replace(share=share, head=head)

    def _fit_table(self, document: PageDocument) -> float:
        """Returns its share of the size of the type: 60 % or more if all of it is on one screen then.

        One that needs several screens is as large as `OF_SEVERAL`, or smaller if it is wide.
        """
        self._fit(document, self.frame.margin)
        table = document.tables[0] if document.tables else None
        if table is None or (not table.is_scrollable and document.size().height() <= self.frame.room):
            return 1.0
        # Most sizes are ruled out without laying out the table for them, which takes long for a large one.
        needed = sum(need.smallest for need in table.needs)
        lowest = len(table.row_spans()) * self.style.pixels(LOWEST_ROW)
        largest = 0.0
        for share in (*SHARES, *SHARES_OF_WIDE):
            if share < SHARES[-1] and largest:
                break
            cannot_be_one = lowest > self.frame.room / share and (largest or share > OF_SEVERAL)
            if cannot_be_one or needed > self.frame.width / share:
                continue
            self._fit(document, self.frame.smallest_margin / share, share)
            if table.is_scrollable:
                continue
            if document.size().height() <= self.frame.room / share:
                return share
            if share <= OF_SEVERAL:
                largest = largest or share  # so far it is only too tall
        largest = largest or SHARES_OF_WIDE[-1]
        self._fit(document, self.frame.smallest_margin / largest, largest)
        return largest

    # ---- figures

    def _figure(self, step: Step) -> Iterator[Screen]:
        """As large as it fits with its caption. What cannot be read is a sentence."""
        figure = step.pieces[0].block.figure
        size = self._figure_size(figure) if figure else None
        if not figure or not size or not all(size):
            yield from self._text(step, self._composer.compose_pieces([_alone(step)]))
            return
        piece = _alone(step)
        caption = self._composer.compose_pieces([piece._replace(block=piece.block._replace(figure=None))])
        self._fit(caption, self.frame.margin)
        _centre_if_short(caption)
        units, ends = text_units(caption, self.style, self.frame.room)
        height = units[-1].bottom - units[0].top if units else 0.0
        is_long = height > TALLEST_CAPTION * self.frame.room
        gap = self.style.pixels(GAP) if units and not is_long else 0.0
        area = self._figure_area(size, self.frame.room - gap - (0 if is_long else height))
        run = FigureRun(figure.path, 0, *size, size, figure.alt)
        shown = ShownFigure(self._composer.figure_document(run), area)
        number = step.pieces[0].number
        if is_long or not units:
            yield self._empty(step, caption)._replace(figure=shown, start=(number, 0))
            if units:
                yield from (
                    self._screen(step, caption, units, ends, part, y=self.frame.top)
                    for part in cut(units, self.frame.room)
                )
            return
        screen = self._screen(step, caption, units, ends, range(len(units)), y=area.bottom() + gap)
        yield screen._replace(figure=shown, start=(number, 0))

    def _figure_size(self, figure: Figure) -> tuple[int, int] | None:
        try:
            return self._opened.pack.figure_size(figure.path)
        except PackError:
            return None

    def _figure_area(self, size: tuple[int, int], room: float) -> QRectF:
        width = self.frame.width - 2 * self.frame.smallest_margin
        scale = min(width / size[0], room / size[1])
        shown = QRectF(0, 0, max(1, int(size[0] * scale)), max(1, int(size[1] * scale)))
        shown.moveCenter(QRectF(0, self.frame.top, self.frame.width, room).center())
        return shown.translated(round(shown.x()) - shown.x(), round(shown.y()) - shown.y())


def _alone(step: Step) -> Piece:
    """The piece of a step without the box and the lists around it."""
    piece = step.pieces[0]
    return piece._replace(block=piece.block._replace(box=None, nesting="", level=0))


def _centre_if_short(document: PageDocument) -> None:
    """Below a figure in the middle of the screen, a single line is in the middle, too."""
    block = document.begin()
    if block.next().isValid() or block.layout().lineCount() != 1:
        return
    cursor = document.cursor(block.position())
    block_format = cursor.blockFormat()
    set_alignment(block_format, CENTRE)
    cursor.setBlockFormat(block_format)
    document.size()
