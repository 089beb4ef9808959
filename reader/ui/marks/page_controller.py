"""Makes, changes and deletes marks on the page: by keys, by its menu, in its margin and with the selection bar."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from reader.library.model import Location
from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import Colour, Mark, MarkError, MarkKind, MarkTarget, new_mark
from reader.translation import _
from reader.ui.marks import mark_signs, mark_text
from reader.ui.marks.card_controller import CardController
from reader.ui.marks.mark_card import MarkCard
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.marks_mouse import MarksMouse
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.marks.page_mark import PageMark
from reader.ui.marks.selection import block_number, bookmark_of, highlight_of, paragraph_target, selected_target
from reader.ui.marks.selection_bar import SelectionBar
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages


class PageController(QObject):
    """The current mark is the one that the reader went to or opened, or else the one at the caret.

    read_aloud_requested(str): the reader wants to hear a note
    """

    read_aloud_requested = Signal(str)

    def __init__(
        self,
        page: PageView,
        overlay: MarksOverlay,
        model: MarksModel,
        appearance: Appearance,
        messages: Messages,
        actions: Mapping[ActionId, QAction],
    ) -> None:
        super().__init__(page)
        self._page = page
        self._overlay = overlay
        self._model = model
        self._appearance = appearance
        self._messages = messages
        self._cards = CardController(page, overlay, model, appearance, messages)
        self._cards.read_aloud_requested.connect(self.read_aloud_requested)
        self.bar = SelectionBar(page, actions)
        self.bar.colour_chosen.connect(self.highlight)
        self.bar.note_requested.connect(lambda: self.write_note(keeps_mark=True))
        self._mouse = MarksMouse(page, overlay)
        self._mouse.margin_clicked.connect(self._click_margin)
        self._mouse.mark_clicked.connect(self._cards.show)
        self._mouse.mark_entered.connect(self._cards.open)
        self.apply_style()

    def apply_style(self) -> None:
        # Not the theme of the page, which changes last.
        self.bar.apply_style(self._appearance.theme, self._icon_size, self._page.devicePixelRatioF())

    @property
    def card(self) -> MarkCard | None:
        """The open card of a mark."""
        return self._cards.card

    def close_card(self) -> None:
        self._cards.close()

    def close_floating(self) -> bool:
        """Closes the card, or else the bar beside the selection. False if neither was open."""
        if self.card:
            self._cards.close()
            return True
        return self.bar.dismiss()

    # ---- what the reader does

    def toggle_bookmark(self, block: str = "") -> None:
        """Adds or deletes the bookmark of a block; without an id, that of the current mark or paragraph."""
        current = self._current_mark() if not block and not self._page.has_selection else None
        if current and current.colour is None:
            self._model.delete(current.id)
            return
        target = self._paragraph_target(block)
        if target is None:
            return
        bookmark = self._bookmark_of(target.blocks[0])
        if bookmark:
            self._model.delete(bookmark.id)
        else:
            self._add(MarkKind.BOOKMARK, target)

    def highlight(self, colour: Colour | None = None) -> None:
        """Highlights the selection, or changes the colour of the current highlight. The default is the last colour."""
        colour = colour or self._model.last_colour
        current = self._current_mark() if not self._page.has_selection else None
        if current and current.colour:
            self._set_colour(current, colour)
            return
        target = self._selected_target()
        if target is None:
            return
        highlight = self._highlight_of(target)
        if highlight:
            self._set_colour(highlight, colour)
        else:
            self._add(MarkKind.HIGHLIGHT, target, colour)
        self._clear_selection()

    def write_note(self, *, keeps_mark: bool = False) -> None:
        """Opens the note of the selection, of the current mark, or else of the current paragraph.

        A mark that is made for the note stays only if a note is written, unless `keeps_mark` is set.
        """
        mark: Mark | None
        count = len(self._overlay.items)
        if self._page.has_selection:
            target = self._selected_target()
            if target is None:
                return
            mark = self._highlight_of(target) or self._add(MarkKind.HIGHLIGHT, target, self._model.last_colour)
            self._clear_selection()
        else:
            mark = self._current_mark()
            target = None if mark else self._paragraph_target()
            if mark is None and target:
                mark = self._bookmark_of(target.blocks[0]) or self._add(MarkKind.BOOKMARK, target)
        if mark:
            is_new = len(self._overlay.items) > count
            self._cards.open(mark.id, needs_note=is_new and not keeps_mark)

    def delete_current(self) -> None:
        mark = self._current_mark()
        if mark:
            self._model.delete(mark.id)
        else:
            self._messages.say(_("There is no mark here. F4 goes to the next one."))

    def step(self, by: int) -> None:
        """Goes to the next mark of the article (1) or the previous one (-1). After the last one comes the first."""
        marks = self._overlay.items
        if not marks:
            self._messages.say(_("There are no marks in this article."))
            return
        current = next((number for number, mark in enumerate(marks) if mark.id == self._overlay.current_id), -1)
        if current >= 0 and self._overlay.is_in_view(marks[current].id):
            number = current + by
        else:
            top = self._page.first_visible()
            below = next((number for number, mark in enumerate(marks) if mark.start >= top), len(marks))
            number = below if by > 0 else below - 1
        if number >= len(marks):
            self._messages.say(_("That was the last mark. This is the first."))
        elif number < 0:
            self._messages.say(_("That was the first mark. This is the last."))
        self._go_to(marks[number % len(marks)])

    def go_to(self, id: str) -> bool:
        """Goes to a mark of this article. False if the page does not show it."""
        mark = self._overlay.mark(id)
        if mark:
            self._go_to(mark)
        return mark is not None

    def scroll_to(self, id: str) -> None:
        """Scrolls a mark into view. The focus does not move."""
        mark = self._overlay.mark(id)
        if mark:
            self._page.show_at(*mark.start)
            self._overlay.set_current(id)

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds entries for the selection, and for the marks at `location`."""
        has_selection = self._page.has_selection
        offset = (block_number(self._page, location.block), location.offset)
        mark = self._stored(next(iter(self._overlay.marks_at(offset)), None))
        bookmark = self._bookmark_of(location.block)
        if has_selection:
            self._add_colours(menu, None)
            menu.addAction(_("Highlight and write a note")).triggered.connect(lambda: self.write_note(keeps_mark=True))
        elif mark:
            self._add_colours(menu, mark)
            menu.addAction(_("Edit the note of this highlight…")).triggered.connect(lambda: self._cards.open(mark.id))
            menu.addAction(_("Delete this highlight")).triggered.connect(lambda: self._model.delete(mark.id))
        toggle = menu.addAction(_("Delete this bookmark") if bookmark else _("Bookmark this paragraph"))
        toggle.triggered.connect(lambda: self.toggle_bookmark(location.block))
        if bookmark:
            menu.addAction(_("Edit the note of this bookmark…")).triggered.connect(
                lambda: self._cards.open(bookmark.id)
            )
        menu.addSeparator()

    # ---- helpers

    @property
    def _icon_size(self) -> int:
        return self._appearance.small_icon_size

    def _add_colours(self, menu: QMenu, mark: Mark | None) -> None:
        """Adds entries that change the colour of `mark`, or else highlight the selection."""
        theme, ratio = self._page.page_style.theme, self._page.devicePixelRatioF()
        for colour, text in mark_text.COLOURS.items():
            action = menu.addAction(
                mark_signs.swatch(colour, theme, self._icon_size, ratio), _(text.change) if mark else _(text.add)
            )
            if mark:
                action.triggered.connect(
                    lambda _checked=False, mark=mark, colour=colour: self._set_colour(mark, colour)
                )
            else:
                action.triggered.connect(lambda _checked=False, colour=colour: self.highlight(colour))

    def _go_to(self, mark: PageMark) -> None:
        """Scrolls a mark into view and moves the caret there, so that Tab and a screen reader continue from it."""
        from reader.ui.widgets.announcement import announce

        self._page.show_at(*mark.start)
        self._overlay.set_current(mark.id)
        position = self._page.shown_document.text_map.position(*mark.start)
        if position is not None:
            self._page.setTextCursor(self._page.shown_document.cursor(position))
        self._page.setFocus()
        announce(self._page, mark.description)
        self._page.say_place()

    def _click_margin(self, number: int) -> None:
        """A click beside block `number` opens the note of its bookmark; without a note, it toggles the bookmark."""
        opened = self._page.opened
        if not opened:
            return
        block = opened.article.blocks[number].id
        bookmark = self._bookmark_of(block)
        if bookmark and bookmark.note:
            self._cards.show(bookmark.id)
        else:
            self.toggle_bookmark(block)

    def _add(self, kind: MarkKind, target: MarkTarget, colour: Colour | None = None) -> Mark | None:
        opened = self._page.opened
        if not opened:
            return None
        source = source_of(opened.pack.info, opened.article)
        mark = self._model.add(new_mark(kind, source, target, colour=colour))
        if mark and colour:
            self._overlay.set_current(mark.id)
        return mark

    def _set_colour(self, mark: Mark, colour: Colour) -> None:
        self._model.change(mark.id, _(mark_text.COLOURS[colour].chosen), colour=colour)

    def _selected_target(self) -> MarkTarget | None:
        """None after saying why the selection cannot be marked."""
        try:
            return selected_target(self._page)
        except MarkError as error:
            self._messages.say(str(error))
            return None

    def _paragraph_target(self, block: str = "") -> MarkTarget | None:
        """Of a block; without an id, of the current paragraph. None after saying why there is none."""
        opened = self._page.opened
        try:
            return target_of_block(opened.article, block) if block and opened else paragraph_target(self._page)
        except MarkError as error:
            self._messages.say(str(error))
            return None

    def _bookmark_of(self, block: str) -> Mark | None:
        return self._stored(bookmark_of(self._page, self._overlay.items, block))

    def _highlight_of(self, target: MarkTarget) -> Mark | None:
        return self._stored(highlight_of(self._page, self._overlay.items, target))

    def _stored(self, shown: PageMark | None) -> Mark | None:
        """The mark in the model of a mark on the page."""
        return self._model.get(shown.id) if shown else None

    def _current_mark(self) -> Mark | None:
        current = self._overlay.current_id
        if current and self._overlay.is_in_view(current):
            return self._model.get(current)
        if self._page.has_caret:
            at_caret = self._page.shown_document.text_map.block_offset(self._page.textCursor().position())
            return self._stored(next(iter(self._overlay.marks_at(at_caret)), None)) if at_caret else None
        return None

    def _clear_selection(self) -> None:
        """Makes a new highlight visible."""
        cursor = self._page.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._page.setTextCursor(cursor)
