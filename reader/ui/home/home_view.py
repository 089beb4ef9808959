"""The home of a pack in the place of the page: one list of its head, the bar of a filter, its sections and articles."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

from reader.translation import _
from reader.ui.home.article_groups import JoinedRows, ShownArticle, ShownGroup
from reader.ui.home.barred_list import BarredList
from reader.ui.home.filter_bar import FilterBar
from reader.ui.home.home_listing import HomeListing
from reader.ui.home.home_model import HomeModel
from reader.ui.home.home_painting import HomePainting
from reader.ui.home.home_rows import BAR, HeadRow, HomeRow, head_rows, tail_rows
from reader.ui.home.pack_articles import FEWEST_TO_FILTER, PackArticles, ReadState
from reader.ui.lists.list_message import NO_MATCHES
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import ReadingPosition

PREPARED_AT_ONCE = 200  # articles: some milliseconds
FIRST_FETCHED = 24
"""Rows behind the head that the list has at first: Qt lays out all of them."""

FETCHED_AFTER = 150  # milliseconds: what a filter found and is below the view waits until nobody types

Index = QModelIndex | QPersistentModelIndex


class HomeView(BarredList):
    """position_chosen(ReadingPosition)   the reader chose an article, or the advice for an emergency
    read_changed(str, bool)      the reader says that they have read the article with this id, or not
    """

    position_chosen = Signal(object)
    read_changed = Signal(str, bool)

    def __init__(self, painting: HomePainting) -> None:
        super().__init__(painting, _("Home of the pack"), "home")
        self._model = HomeModel()
        self.setModel(self._model)
        self._listing: HomeListing | None = None
        self._made_bar: FilterBar | None = None
        self.clicked.connect(self._choose)
        self._preparing = QTimer(self, singleShot=True, interval=0)
        self._preparing.timeout.connect(self._prepare_filter)
        self._fetching = QTimer(self, singleShot=True, interval=FETCHED_AFTER)
        self._fetching.timeout.connect(lambda: self._model.fetch(self.bar_row + FIRST_FETCHED))

    # ---- what is shown

    def show_pack(self, articles: PackArticles, last: ReadingPosition | None, recent: Sequence[str]) -> None:
        """`last` is where the reader stopped in the pack, `recent` the ids of the articles read last, newest first.

        With the same articles as before, what the reader typed and opened stays.
        """
        head = [*head_rows(articles, last, recent, time.strftime("%Y-%m-%d"))]
        is_same = self._listing is not None and self._listing.articles is articles
        if self._listing and is_same:
            self._listing.head = head
        else:
            self._listing = HomeListing(articles, head)
        self.bar_row = len(head)
        self.painting.room = self.viewport().width()
        at = self.verticalScrollBar().value()
        if not is_same:
            self._begin(self._listing)
        self._fill(keeps_row=is_same)
        if not is_same:
            self._set_current_quietly()
        self.doItemsLayout()  # else it would scroll to the current row later
        self.verticalScrollBar().setValue(at if is_same else 0)

    def set_style(self, page_style: PageStyle) -> None:
        with self.same_rows():
            self.delegate.set_style(page_style)
            self.fit_bar()

    def focus_filter(self) -> None:
        """The keyboard goes to the field of the filter, or to the list of a pack that has none."""
        if self.bar:
            self.bar.field.setFocus()
            self.bar.field.selectAll()
        else:
            self.setFocus()

    def _begin(self, listing: HomeListing) -> None:
        """Another pack: nothing is typed."""
        self.bar = None
        if listing.articles.count >= FEWEST_TO_FILTER:
            bar = self.bar = self._made_bar = self._made_bar or self._make_bar()
            bar.reset(listing.orders)
            bar.choose(listing.order)
            bar.show()
            self.fit_bar()
            self._preparing.start()
        elif self._made_bar:
            self._made_bar.hide()

    def _fill(self, *, keeps_row: bool = False) -> None:
        """Fills the list with what the filter lets through."""
        assert self._listing
        bar, articles = self.bar, self._listing.articles
        kept = articles.matching(bar.typed, bar.state) if bar else None
        rows = self._listing.rows(kept)
        head = [*self._listing.head, *([BAR] if bar else [])]
        if not rows:
            head.append(HeadRow("message", _nothing(bar)))
        tail = [*tail_rows(articles.pack.info)] if kept is None else []
        current = self._row(self.currentIndex()) if keeps_row else None
        every = JoinedRows[HomeRow]([head, *rows, tail])
        fetched = len(head) + FIRST_FETCHED
        if kept is not None:
            fetched = min(fetched, self._rows_in_view(every, len(head)))
            self._fetching.start()
        self._model.show(articles, every, max(fetched, self._model.rowCount() if keeps_row else 0))
        shown = self._model.rows[: self._model.rowCount()] if current else ()
        if current and current in shown:
            self.select_row(shown.index(current))
        self.place_bar()

    def _rows_in_view(self, rows: Sequence[HomeRow], head: int) -> int:
        """The head, and as many rows behind it as fill the view."""
        height, number = 0, head
        while height <= self.viewport().height() and number < len(rows):
            height += self.painting.height(rows[number], is_first=False, is_last=False)
            number += 1
        return number

    def _set_current_quietly(self) -> None:
        """Enter begins or goes on reading, though no row is painted as selected before a key moves through them.

        For a screen reader it is: it would say that the row is not selected.
        """
        flags = QItemSelectionModel.SelectionFlag
        flag = flags.ClearAndSelect if QAccessible.isActive() else flags.NoUpdate
        for number, row in enumerate(self._model.rows):
            if isinstance(row, HeadRow) and row.style == "continue":
                index = self._model.index(number)
                self.selectionModel().setCurrentIndex(index, flag)
                break

    # ---- the filter

    def _make_bar(self) -> FilterBar:
        bar = FilterBar(self.viewport())
        bar.changed.connect(self._narrow)
        bar.list_requested.connect(self._enter_list)
        bar.open_requested.connect(self._open_first)
        return bar

    def _narrow(self) -> None:
        if self.bar and self._listing and self.bar.order is not self._listing.order:
            self._listing.arrange(self.bar.order)
        is_at_top = self.bar_top() <= 0
        self._fill()
        if is_at_top:
            self.bring_bar_to_top()

    def _prepare_filter(self) -> None:
        """In short steps, so that the window answers meanwhile."""
        if self._listing and not self._listing.articles.is_prepared:
            self._listing.articles.prepare(PREPARED_AT_ONCE)
            self._preparing.start()

    def _first_article(self) -> int:
        """The row of the first article in the list; -1 if there is none."""
        first = self.bar_row
        rows = enumerate(self._model.rows[first:], first)
        return next((number for number, row in rows if isinstance(row, ShownArticle)), -1)

    def _enter_list(self) -> None:
        first = self.bar_row + 1
        if first < len(self._model.rows) and not self._model.is_heading(self._model.rows[first]):
            self.setFocus()
            self.select_row(first)
            self.scrollTo(self.currentIndex())

    def _open_first(self) -> None:
        """What was typed leads to the first article that was found; without a text, the keyboard goes to the list."""
        number = self._first_article()
        if self.bar and self.bar.typed.strip() and number >= 0:
            self._choose(self._model.index(number))
        else:
            self._enter_list()

    # ---- choosing

    def _row(self, index: Index) -> HomeRow | None:
        return self._model.rows[index.row()] if index.isValid() else None

    def _choose(self, index: Index) -> None:
        match self._row(index):
            case ShownGroup() as row:
                self._toggle(row, index.row())
            case ShownArticle() as row if self._listing and (position := self._listing.position(row)):
                self.position_chosen.emit(position)
            case HeadRow() as row if row.target:
                self.position_chosen.emit(row.target)

    def _toggle(self, row: ShownGroup, number: int) -> None:
        if not self._listing:
            return
        if self.bar and self._listing.articles.matching(self.bar.typed, self.bar.state) is not None:
            return  # what is found is always shown
        self._listing.toggle(row.group)
        at = self.verticalScrollBar().value()
        self._fill(keeps_row=True)
        self.select_row(number)
        self.verticalScrollBar().setValue(at)

    # ---- Qt's own

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action is QAbstractItemView.CursorAction.MoveEnd:
            self._model.fetch(len(self._model.rows))
        return super().moveCursor(action, modifiers)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by Tab sees where they are."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.select_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        row = self._row(self.currentIndex())
        opening = {keys.Key_Right: not self.painting.is_rtl, keys.Key_Left: self.painting.is_rtl}.get(keys(key))
        if key in (keys.Key_Return, keys.Key_Enter):
            if not event.isAutoRepeat():
                self._choose(self.currentIndex())
        elif opening is not None and isinstance(row, ShownGroup):
            if opening != row.is_open:
                self._toggle(row, self.currentIndex().row())
        elif key == keys.Key_Menu or (key == keys.Key_F10 and event.modifiers() == Qt.KeyboardModifier.ShiftModifier):
            index = self.currentIndex()
            self._open_menu(index, self.viewport().mapToGlobal(self.visualRect(index).center()))
        elif key == keys.Key_Up and self.bar and self.currentIndex().row() == self.bar_row + 1:
            self.bar.field.setFocus()
        elif key == keys.Key_Escape and self.bar and self.bar.typed:
            self.bar.field.clear()
        elif self.bar and _types(event):
            self.bar.field.setFocus()
            self.bar.field.insert(event.text())
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.scroll_by_key(key):
            super().keyPressEvent(event)
            if key in (keys.Key_Home, keys.Key_End):
                bar = self.verticalScrollBar()
                bar.setValue(0 if key == keys.Key_Home else bar.maximum())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:  # those keys have opened it already
            self._open_menu(self.indexAt(event.pos()), event.globalPos())

    def _open_menu(self, index: Index, at: QPoint) -> None:
        """What can be done with an article, at a point of the screen."""
        row, articles = self._row(index), self._listing and self._listing.articles
        entry = articles.entry(row.number) if articles and isinstance(row, ShownArticle) else None
        if not articles or not entry:
            return
        from PySide6.QtWidgets import QMenu  # not at the top: the first home is shown without it

        menu, state = QMenu(_("Article"), self), articles.state_of(entry.number)
        menu.addAction(_("Open")).triggered.connect(lambda: self._choose(index))
        if state is not ReadState.READ:
            menu.addAction(_("Mark as read")).triggered.connect(lambda: self.read_changed.emit(entry.id, True))
        if state is not ReadState.NEW:
            menu.addAction(_("Mark as not read")).triggered.connect(lambda: self.read_changed.emit(entry.id, False))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)


def _types(event: QKeyEvent) -> bool:
    """Whether the key writes a character. A space scrolls, or presses."""
    allowed = (
        Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
    )
    text = event.text()
    return bool(text.strip()) and text.isprintable() and not event.modifiers() & ~allowed


def _nothing(bar: FilterBar | None) -> str:
    if bar and bar.typed.strip():
        return _(NO_MATCHES)
    sentences = {
        ReadState.NEW: _("You have read or begun every article."),
        ReadState.BEGUN: _("There is no article that you have begun and not read to its end."),
        ReadState.READ: _("You have not read any article to its end yet."),
    }
    return sentences.get(bar.state, "") if bar else ""
