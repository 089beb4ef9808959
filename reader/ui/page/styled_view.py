"""A part of an article in a style that may change quickly: what is in view follows at once, the rest a moment later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage, QPaintEvent

from reader.ui.page.document import FigureRun, PageDocument
from reader.ui.page.page_style import PageStyle
from reader.ui.page.part_view import PartView
from reader.ui.page.shown_part import ShownPart

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reader.ui.page.pending_style import PendingStyle
    from reader.ui.page.style_glance import StyleGlance


PAUSE = 150
"""Milliseconds without another style after which the article is laid out."""


class StyledView(PartView):
    """Whoever asks for the style or the document of the page gets those that were chosen last."""

    def __init__(self, page_style: PageStyle, parent: QWidget | None = None) -> None:
        super().__init__(page_style, parent)
        self._pending: PendingStyle | None = None

    def set_style(self, page_style: PageStyle) -> None:
        """Lays out the page in another style, at the same position."""
        raise NotImplementedError

    def show_style(self, page_style: PageStyle) -> None:
        """Like `set_style`, where another style may soon follow: if possible, only what is in view is laid out first.

        The rest follows when somebody asks for it, uses the page, or chooses nothing else for a moment.
        """
        glance = self._glance_in(page_style) if self.isVisible() else None
        if glance is None:
            self.set_style(page_style)
            return
        if self._pending is None:
            from reader.ui.page.pending_style import PendingStyle  # not at the top: the first page needs none

            self._pending = PendingStyle(self, self.finish_style, PAUSE)
        self._pending.show(glance)

    def finish_style(self) -> None:
        """Lays out the page in the style that `show_style` has shown."""
        if glance := self._glance:
            self.set_style(glance.style)

    @property
    def page_style(self) -> PageStyle:
        self.finish_style()
        return self._page_style

    @property
    def shown_document(self) -> PageDocument:
        """One part of the article."""
        self.finish_style()
        return self._document

    @property
    def _glance(self) -> StyleGlance | None:
        return self._pending.glance if self._pending else None

    def _end_glance(self) -> StyleGlance | None:
        """The page itself is shown again. Returns what was in its place."""
        return self._pending.end() if self._pending else None

    def _glance_in(self, style: PageStyle) -> StyleGlance | None:
        """What is in view in another style, at the same position; None where only the page itself can show that."""
        from reader.ui.page import style_glance  # not at the top: the first page needs none
        from reader.ui.page.article_excerpt import excerpt

        opened, shown, position = self._opened, self._shown, self.reading_position()
        text_map = self._document.text_map
        last = text_map.block_offset(self.position_at(self.view_bottom))
        if not opened or not shown or not position or not last or not self._is_plain():
            return None
        pieces = self._parts.part(shown.number)
        first = text_map.block_offset(self.position_at(self.view_top)) or (pieces[0].number, 0)
        numbers = excerpt(pieces, first, last, style_glance.more_text(self._page_style, style))
        begin, end = (pieces[number].number for number in (numbers[0], numbers[-1]))
        if self.has_overlay_between((begin, 0), (end + 1, 0)):
            return None
        has_head = numbers.start == 0 and shown.number == 0
        composer = self._composer_of(opened, style)
        document = composer.compose_excerpt(pieces[numbers.start : numbers.stop], has_head=has_head)
        if style.theme == self._page_style.theme:
            document.reuse_figures(self._document)
        if document.request_figure:  # the page will
            document.request_figure = partial(_waiting_box, style, self._pixel_ratio())
        glance = style_glance.StyleGlance(document, style, self.fit_of(document, style), self.viewport())
        target = ShownPart(opened, self._parts, shown.number, document)
        height = 0.0 if target.is_at_top(position) else target.height_of(position, 0.0)
        if height is None or height < 0 or (numbers.start == 0 and not has_head) or not glance.show_from(height):
            return None
        return glance

    def _is_plain(self) -> bool:
        """Whether the page scrolls, and shows only its text, where Qt has laid it out, and what is around it."""
        is_marked = self.textCursor().hasSelection() or bool(self.extraSelections())
        return not (self._turning or self.has_caret or self._is_read_aloud or is_marked or self._displaced_in_view())

    def paintEvent(self, event: QPaintEvent) -> None:
        if glance := self._glance:
            glance.paint(event.rect())
        else:
            super().paintEvent(event)


def _waiting_box(style: PageStyle, pixel_ratio: float, _document: PageDocument, figure: FigureRun) -> QImage:
    from reader.ui.page.figure_box import waiting_box  # not at the top: most pages begin without a picture

    return waiting_box(*figure.shown, style, pixel_ratio)
