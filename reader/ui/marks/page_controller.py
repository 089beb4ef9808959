"""Marks on the page: made by keys, menu, margin or selection bar; going from mark to mark; the card of a mark."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from reader.library.model import Location
from reader.marks.make_target import source_of, target_of_block
from reader.marks.model import Colour, Mark, MarkError, MarkKind, MarkTarget, new_mark
from reader.ui.marks import mark_signs, mark_text
from reader.ui.marks.mark_card import MarkCard
from reader.ui.marks.mark_editor import MarkEditor
from reader.ui.marks.marks_model import MarksModel
from reader.ui.marks.marks_mouse import MarksMouse
from reader.ui.marks.marks_overlay import MarksOverlay
from reader.ui.marks.page_mark import PageMark
from reader.ui.marks.selection import bookmark_of, highlight_of, number_of, paragraph, selected
from reader.ui.marks.selection_bar import SelectionBar
from reader.ui.page.view import PageView
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages


class PageController(QObject):
    def __init__(
        self, page: PageView, overlay: MarksOverlay, model: MarksModel, appearance: Appearance, messages: Messages
    ) -> None:
        super().__init__(page)
        self._page = page
        self._overlay = overlay
        self._model = model
        self._appearance = appearance
        self._messages = messages
        self._card: MarkCard | None = None
        self._card_of = ""
        self.bar = SelectionBar(page)
        self.bar.colour_chosen.connect(self.highlight)
        self.bar.note_requested.connect(self.write_note)
        self._mouse = MarksMouse(page, overlay)
        self._mouse.margin_clicked.connect(self._click_margin)
        self._mouse.mark_clicked.connect(self.open_card)
        page.verticalScrollBar().valueChanged.connect(self._move_card)
        page.part_changed.connect(self.close_card)
        self.apply_style()

    def apply_style(self) -> None:
        self.bar.apply_style(self._size, self._ratio)

    @property
    def card(self) -> MarkCard | None:
        return self._card

    # ---- what the reader does

    def toggle_bookmark(self, block: str = "") -> None:
        """Adds or removes the bookmark of a paragraph; without an id, of the one where the reader is."""
        stood = self._here() if not block and not self._page.has_selection else None
        if stood and stood.colour is None:
            self._model.delete(stood.id)
            return
        target = self._paragraph(block)
        if target is None:
            return
        there = self._bookmark_of(target.blocks[0])
        if there:
            self._model.delete(there.id)
        else:
            self._add(MarkKind.BOOKMARK, target)

    def highlight(self, colour: Colour | None = None) -> None:
        """Highlights the selection, or recolours the current highlight; without a colour, in the last one used."""
        colour = colour or self._model.last_colour
        there = self._here() if not self._page.has_selection else None
        if there and there.colour:
            self._recolour(there, colour)
            return
        target = self._selected()
        if target is None:
            return
        same = self._same(target)
        if same:
            self._recolour(same, colour)
        else:
            self._add(MarkKind.HIGHLIGHT, target, colour)
        self._clear_selection()

    def write_note(self) -> None:
        """Opens the note of the selection, of the current mark, or else of the paragraph."""
        mark: Mark | None
        if self._page.has_selection:
            target = self._selected()
            if target is None:
                return
            mark = self._same(target) or self._add(MarkKind.HIGHLIGHT, target, self._model.last_colour)
            self._clear_selection()
        else:
            mark = self._here()
            target = None if mark else self._paragraph()
            if mark is None and target:
                mark = self._bookmark_of(target.blocks[0]) or self._add(MarkKind.BOOKMARK, target)
        if mark:
            self.open_card(mark.id)

    def remove(self) -> None:
        """Removes the current mark."""
        mark = self._here()
        if mark:
            self._model.delete(mark.id)
        else:
            self._messages.say("There is no mark here. F4 goes to the next one.")

    def step(self, by: int) -> None:
        """Goes to the next mark of the article (1) or the previous one (-1), round the end."""
        marks = self._overlay.items
        if not marks:
            self._messages.say("There are no marks in this article.")
            return
        stood = next((number for number, mark in enumerate(marks) if mark.id == self._overlay.current_id), -1)
        if stood >= 0 and self._overlay.is_in_view(marks[stood].id):
            at = stood + by
        else:
            here = self._page.first_visible()
            ahead = next((number for number, mark in enumerate(marks) if mark.start >= here), len(marks))
            at = ahead if by > 0 else ahead - 1
        if not 0 <= at < len(marks):
            ends = ("last", "first") if by > 0 else ("first", "last")
            self._messages.say("That was the {} mark. This is the {}.".format(*ends))
        self._go_to_mark(marks[at % len(marks)])

    def _go_to_mark(self, mark: PageMark) -> None:
        """Scrolls it into view and moves the caret there, so that Tab and a screen reader continue from it."""
        self._page.show_at(*mark.start)
        self._overlay.set_current(mark.id)
        position = self._page.shown_document.text_map.position(*mark.start)
        if position is not None:
            self._page.setTextCursor(self._page.shown_document.cursor(position))
        self._page.setFocus()
        from reader.ui.widgets.announcement import announce

        announce(self._page, mark.description)

    def scroll_to(self, id: str) -> None:
        """Scrolls a mark into view and leaves the focus where it is."""
        mark = self._overlay.mark(id)
        if mark:
            self._page.show_at(*mark.start)
            self._overlay.set_current(id)

    def go_to(self, id: str) -> bool:
        """Goes to a mark of this article. False where the page has no such mark."""
        mark = self._overlay.mark(id)
        if mark:
            self._go_to_mark(mark)
        return mark is not None

    def fill_page_menu(self, menu: QMenu, location: Location) -> None:
        """Adds what can be marked at `location`."""
        theme = self._page.page_style.theme
        at = (number_of(self._page, location.block), location.offset)
        mark = self._known(next(iter(self._overlay.marks_at(at)), None))
        bookmark = self._bookmark_of(location.block)
        if self._page.has_selection or mark:
            for colour, name in mark_text.COLOURS.items():
                icon = mark_signs.swatch(colour, theme, self._size, self._ratio)
                text = f"Highlight in {name.lower()}" if self._page.has_selection else f"Change to {name.lower()}"
                act = (
                    partial(self.highlight, colour)
                    if self._page.has_selection or not mark
                    else partial(self._recolour, mark, colour)
                )
                menu.addAction(icon, text).triggered.connect(lambda _=False, act=act: act())
        if self._page.has_selection:
            menu.addAction("Highlight and write a note").triggered.connect(lambda: self.write_note())
        elif mark:
            menu.addAction("Note of this highlight…").triggered.connect(lambda: self.open_card(mark.id))
            menu.addAction("Remove this highlight").triggered.connect(lambda: self._model.delete(mark.id))
        text = "Remove the bookmark" if bookmark else "Bookmark this paragraph"
        menu.addAction(text).triggered.connect(lambda: self.toggle_bookmark(location.block))
        if bookmark:
            menu.addAction("Note of this bookmark…").triggered.connect(lambda: self.open_card(bookmark.id))
        menu.addSeparator()

    # ---- the card

    def open_card(self, id: str) -> None:
        self.close_card()
        mark = self._model.get(id)
        if mark is None:
            return
        shown = self._overlay.mark(id)
        if shown and not self._overlay.is_in_view(id):
            self._page.show_at(*shown.start)
        self._overlay.set_current(id)
        editor = MarkEditor(mark, (), self._page.page_style.theme, self._size, self._ratio, is_whole=False)
        editor.failed.connect(self._messages.say)
        if editor.colours:
            editor.colours.chosen.connect(lambda colour: self._model.change(id, colour=colour))
        card = MarkCard(self._page, editor, mark_text.kind_of(mark), self._overlay.area(id), self._appearance.scale)
        card.kept.connect(lambda: self._keep_card(card))
        card.remove_requested.connect(lambda: self._model.delete(id))
        card.left.connect(self._page.setFocus)
        self._card, self._card_of = card, id

    def close_card(self) -> None:
        if self._card:
            self._card.close_card()

    def _keep_card(self, card: MarkCard) -> None:
        id, note = self._card_of, card.editor.note.note
        self._card, self._card_of = None, ""
        if self._model.get(id):
            self._model.change(id, "Note saved.", note=note)

    def _move_card(self) -> None:
        if self._card:
            self._card.move_to(self._overlay.area(self._card_of))

    # ---- helpers

    @property
    def _size(self) -> int:
        return self._appearance.small_icon_size

    @property
    def _ratio(self) -> float:
        return self._page.devicePixelRatioF()

    def _click_margin(self, index: int) -> None:
        opened = self._page.opened
        if not opened:
            return
        block = opened.article.blocks[index].id
        there = self._bookmark_of(block)
        if there and there.note:
            self.open_card(there.id)
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

    def _recolour(self, mark: Mark, colour: Colour) -> None:
        self._model.change(mark.id, f"{mark_text.COLOURS[colour]} highlight.", colour=colour)

    def _selected(self) -> MarkTarget | None:
        try:
            return selected(self._page)
        except MarkError as error:
            self._messages.say(str(error))
            return None

    def _paragraph(self, block: str = "") -> MarkTarget | None:
        opened = self._page.opened
        try:
            return target_of_block(opened.article, block) if block and opened else paragraph(self._page)
        except MarkError as error:
            self._messages.say(str(error))
            return None

    def _bookmark_of(self, block: str) -> Mark | None:
        return self._known(bookmark_of(self._page, self._overlay.items, block))

    def _same(self, target: MarkTarget) -> Mark | None:
        """The highlight of just those words."""
        return self._known(highlight_of(self._page, self._overlay.items, target))

    def _known(self, shown: PageMark | None) -> Mark | None:
        return self._model.get(shown.id) if shown else None

    def _here(self) -> Mark | None:
        """The current mark: the one that the reader went to, or that the caret is in."""
        stood = self._overlay.current_id
        if stood and self._overlay.is_in_view(stood):
            return self._model.get(stood)
        if self._page.has_caret:
            at = self._page.shown_document.text_map.block_offset(self._page.textCursor().position())
            for mark in self._overlay.marks_at(at) if at else ():
                return self._model.get(mark.id)
        return None

    def _clear_selection(self) -> None:
        """Clears the selection, so that the new highlight is visible."""
        cursor = self._page.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._page.setTextCursor(cursor)
