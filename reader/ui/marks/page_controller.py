"""Marking on the page: by keys, by the menu, in the margin, beside a selection; and the way from mark to mark."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
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


class PageController(QObject):
    """announced(str): something that cannot be seen."""

    announced = Signal(str)

    def __init__(self, page: PageView, layer: MarksOverlay, marking: MarksModel, appearance: Appearance) -> None:
        super().__init__(page)
        self._page = page
        self._layer = layer
        self._marking = marking
        self._appearance = appearance
        self._card: MarkCard | None = None
        self._card_of = ""
        self.bar = SelectionBar(page)
        self.bar.colour_chosen.connect(self.highlight)
        self.bar.note_requested.connect(self.write_note)
        self._mouse = MarksMouse(page, layer)
        self._mouse.margin_clicked.connect(self._click_margin)
        self._mouse.mark_clicked.connect(self.open_card)
        page.verticalScrollBar().valueChanged.connect(self._move_card)
        page.part_changed.connect(self.close_card)
        self.dress()

    def dress(self) -> None:
        self.bar.dress(self._size, self._ratio)

    @property
    def card(self) -> MarkCard | None:
        return self._card

    # ---- what the reader asks for

    def toggle_bookmark(self, block: str = "") -> None:
        """On a paragraph of that id; without one, where the reader is."""
        stood = self._here() if not block and not self._page.has_selection else None
        if stood and stood.colour is None:
            self._marking.delete(stood.id)
            return
        target = self._paragraph(block)
        if target is None:
            return
        there = self._bookmark_of(target.blocks[0])
        if there:
            self._marking.delete(there.id)
        else:
            self._add(MarkKind.BOOKMARK, target)

    def highlight(self, colour: Colour | None = None) -> None:
        """What is selected, or the highlight that the reader stands on, in that colour or the last one."""
        colour = colour or self._marking.last_colour
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
        self._let_go()

    def write_note(self) -> None:
        """On what is selected, on the mark that the reader stands on, or else on the paragraph."""
        mark: Mark | None
        if self._page.has_selection:
            target = self._selected()
            if target is None:
                return
            mark = self._same(target) or self._add(MarkKind.HIGHLIGHT, target, self._marking.last_colour)
            self._let_go()
        else:
            mark = self._here()
            target = None if mark else self._paragraph()
            if mark is None and target:
                mark = self._bookmark_of(target.blocks[0]) or self._add(MarkKind.BOOKMARK, target)
        if mark:
            self.open_card(mark.id)

    def remove(self) -> None:
        """The mark that the reader stands on."""
        mark = self._here()
        if mark:
            self._marking.delete(mark.id)
        else:
            self.announced.emit("There is no mark here. F4 goes to the next one.")

    def step(self, by: int) -> None:
        """Goes to the next mark of the article (1) or the one before (-1), round the end."""
        marks = self._layer.items
        if not marks:
            self.announced.emit("There are no marks in this article.")
            return
        stood = next((number for number, mark in enumerate(marks) if mark.id == self._layer.current_id), -1)
        if stood >= 0 and self._layer.is_in_view(marks[stood].id):
            at = stood + by
        else:
            here = self._page.first_visible()
            ahead = next((number for number, mark in enumerate(marks) if mark.start >= here), len(marks))
            at = ahead if by > 0 else ahead - 1
        if not 0 <= at < len(marks):
            ends = ("last", "first") if by > 0 else ("first", "last")
            self.announced.emit("That was the {} mark. This is the {}.".format(*ends))
        self.stand_on(marks[at % len(marks)])

    def stand_on(self, mark: PageMark) -> None:
        """Brings it into view, and the caret there, so that Tab and a screen reader go on from it."""
        self._page.show_at(*mark.start)
        self._layer.set_current(mark.id)
        position = self._page.shown_document.text_map.position(*mark.start)
        if position is not None:
            self._page.setTextCursor(self._page.shown_document.cursor(position))
        self._page.setFocus()
        from reader.ui.widgets.announcement import announce

        announce(self._page, mark.description)

    def point_at(self, id: str) -> None:
        """Brings a mark into view, and leaves the focus where it is."""
        mark = self._layer.mark(id)
        if mark:
            self._page.show_at(*mark.start)
            self._layer.set_current(id)

    def stand_on_id(self, id: str) -> bool:
        mark = self._layer.mark(id)
        if mark:
            self.stand_on(mark)
        return mark is not None

    def fill_menu(self, menu: QMenu, location: Location) -> None:
        """Puts what can be marked at the top of the page's menu."""
        theme = self._page.page_style.theme
        at = (number_of(self._page, location.block), location.offset)
        mark = self._known(next(iter(self._layer.marks_at(at)), None))
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
            menu.addAction("Remove this highlight").triggered.connect(lambda: self._marking.delete(mark.id))
        text = "Remove the bookmark" if bookmark else "Bookmark this paragraph"
        menu.addAction(text).triggered.connect(lambda: self.toggle_bookmark(location.block))
        if bookmark:
            menu.addAction("Note of this bookmark…").triggered.connect(lambda: self.open_card(bookmark.id))
        menu.addSeparator()

    # ---- the card

    def open_card(self, id: str) -> None:
        self.close_card()
        mark = self._marking.get(id)
        if mark is None:
            return
        shown = self._layer.mark(id)
        if shown and not self._layer.is_in_view(id):
            self._page.show_at(*shown.start)
        self._layer.set_current(id)
        editor = MarkEditor(mark, (), self._page.page_style.theme, self._size, self._ratio, is_whole=False)
        editor.failed.connect(self.announced)
        if editor.colours:
            editor.colours.chosen.connect(lambda colour: self._marking.change(id, colour=colour))
        card = MarkCard(self._page, editor, mark_text.kind_of(mark), self._layer.area(id), self._appearance.scale)
        card.kept.connect(lambda: self._keep_card(card))
        card.remove_requested.connect(lambda: self._marking.delete(id))
        card.left.connect(self._page.setFocus)
        self._card, self._card_of = card, id

    def close_card(self) -> None:
        if self._card:
            self._card.close_card()

    def _keep_card(self, card: MarkCard) -> None:
        id, note = self._card_of, card.editor.note.note
        self._card, self._card_of = None, ""
        if self._marking.get(id):
            self._marking.change(id, "Note kept.", note=note)

    def _move_card(self) -> None:
        if self._card:
            self._card.move_to(self._layer.area(self._card_of))

    # ---- within

    @property
    def _size(self) -> int:
        return round(self._appearance.icon_size * 0.9)

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
        mark = self._marking.add(new_mark(kind, source, target, colour=colour))
        if mark and colour:
            self._layer.set_current(mark.id)
        return mark

    def _recolour(self, mark: Mark, colour: Colour) -> None:
        self._marking.change(mark.id, f"{mark_text.COLOURS[colour]} highlight.", colour=colour)

    def _selected(self) -> MarkTarget | None:
        try:
            return selected(self._page)
        except MarkError as error:
            self.announced.emit(str(error))
            return None

    def _paragraph(self, block: str = "") -> MarkTarget | None:
        opened = self._page.opened
        try:
            return target_of_block(opened.article, block) if block and opened else paragraph(self._page)
        except MarkError as error:
            self.announced.emit(str(error))
            return None

    def _bookmark_of(self, block: str) -> Mark | None:
        return self._known(bookmark_of(self._page, self._layer.items, block))

    def _same(self, target: MarkTarget) -> Mark | None:
        """The highlight of just those words."""
        return self._known(highlight_of(self._page, self._layer.items, target))

    def _known(self, shown: PageMark | None) -> Mark | None:
        return self._marking.get(shown.id) if shown else None

    def _here(self) -> Mark | None:
        """The mark that the reader stands on, or that the caret is in."""
        stood = self._layer.current_id
        if stood and self._layer.is_in_view(stood):
            return self._marking.get(stood)
        if self._page.has_caret:
            at = self._page.shown_document.text_map.block_offset(self._page.textCursor().position())
            for mark in self._layer.marks_at(at) if at else ():
                return self._marking.get(mark.id)
        return None

    def _let_go(self) -> None:
        """The highlight is to be seen, not the selection over it."""
        cursor = self._page.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self._page.setTextCursor(cursor)
