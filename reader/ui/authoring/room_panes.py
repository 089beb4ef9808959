"""The panes of the room: the list of the pack, the text, the page. As many are shown as the window has room for."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import StrEnum

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reader.ui.shell.appearance import Appearance
from reader.ui.widgets.split_panes import SplitPanes


class RoomPane(StrEnum):
    LIST = "list"
    TEXT = "text"
    PREVIEW = "preview"


NARROWEST = {RoomPane.LIST: 200, RoomPane.TEXT: 390, RoomPane.PREVIEW: 390}
"""Pixels at 100 % text. The list grows half as fast as the text, like the rest of the frame."""

SHARES = {RoomPane.LIST: 18, RoomPane.TEXT: 40, RoomPane.PREVIEW: 42}  # per cent of the width
_ORDER = (RoomPane.TEXT, RoomPane.PREVIEW, RoomPane.LIST)  # what stays longest as the window narrows


class RoomPanes(QObject):
    """shown_changed(): panes were shown or hidden."""

    shown_changed = Signal()

    def __init__(self, splitter: SplitPanes, panes: Mapping[RoomPane, QWidget], appearance: Appearance) -> None:
        super().__init__(splitter)
        self._widths: dict[RoomPane, int] = {}  # that the author has given them, at 100 % text
        self._splitter = splitter
        self._panes = panes
        self._appearance = appearance
        self._wanted = set(RoomPane)
        self._asked = RoomPane.TEXT  # in a narrow window, what the author asked for last
        self._shown: tuple[RoomPane, ...] = ()
        self._extra: QWidget | None = None
        for pane in RoomPane:
            splitter.add_pane(panes[pane])
        splitter.installEventFilter(self)
        splitter.splitterMoved.connect(self._note_widths)
        splitter.usual_sizes_wanted.connect(self._forget_widths)

    @property
    def shown(self) -> tuple[RoomPane, ...]:
        return self._shown

    @property
    def wanted(self) -> tuple[RoomPane, ...]:
        """Those that the author has not hidden; the window may have no room for them."""
        return tuple(pane for pane in RoomPane if pane in self._wanted)

    @property
    def widths(self) -> Mapping[RoomPane, int]:
        """What the author has chosen, in pixels at 100 % text; empty if nothing."""
        return self._widths

    def restore(self, hidden: Collection[str], widths: Mapping[str, int]) -> None:
        """What an earlier window had. The text is never hidden."""
        self._wanted = {pane for pane in RoomPane if pane not in hidden or pane is RoomPane.TEXT}
        self._widths = {pane: widths[pane] for pane in RoomPane if widths.get(pane, 0) > 0}
        self._shown = ()
        self.arrange()

    def set_extra(self, widget: QWidget) -> None:
        """A further place that F6 goes to while it is visible: the list of problems."""
        self._extra = widget

    def is_shown(self, pane: RoomPane) -> bool:
        return pane in self._shown

    def set_shown(self, pane: RoomPane, *, shown: bool) -> None:
        """The author shows or hides a pane."""
        focus = QApplication.focusWidget()
        had_focus = focus is not None and self._panes[pane].isAncestorOf(focus)
        if shown:
            self._wanted.add(pane)
            self._asked = pane
        else:
            self._wanted.discard(pane)
            self._asked = RoomPane.TEXT
        self.arrange()
        if shown and len(self._shown) == 1:
            self._panes[pane].setFocus()
        elif had_focus and not self.is_shown(pane):
            self._panes[self._shown[0]].setFocus()

    def show_text(self) -> None:
        """Makes the text visible in a window that is too narrow for several panes."""
        if RoomPane.TEXT not in self._shown:
            self._asked = RoomPane.TEXT
            self.arrange()

    def focus_next(self, by: int = 1) -> None:
        """Moves the focus to the next place (1) or the one before (-1), and shows its pane where it has no room."""
        places: list[RoomPane | QWidget] = [pane for pane in RoomPane if pane in self._wanted or pane is RoomPane.TEXT]
        if self._extra and self._extra.isVisible():
            places.append(self._extra)
        focus = QApplication.focusWidget()

        def has_focus(place: RoomPane | QWidget) -> bool:
            widget = self._panes[place] if isinstance(place, RoomPane) else place
            return focus is not None and (widget is focus or widget.isAncestorOf(focus))

        # The last one that has it: the list of problems is a part of no pane.
        here = next((number for number, place in enumerate(places) if has_focus(place)), -1 if by > 0 else 0)
        target = places[(here + by) % len(places)]
        if isinstance(target, RoomPane):
            if target not in self._shown:
                self._asked = target
                self.arrange()
            target = self._panes[target]
        target.setFocus()

    def arrange(self) -> None:
        """Shows what fits, beginning with what was asked for last."""
        width = self._splitter.width()
        first = self._asked if self._asked in self._wanted else RoomPane.TEXT
        order = dict.fromkeys((first, *_ORDER))
        shown: list[RoomPane] = []
        needed = 0
        for pane in order:
            if pane not in self._wanted and pane is not RoomPane.TEXT:
                continue
            narrowest = self._narrowest(pane)
            if shown and needed + narrowest > width:
                continue
            shown.append(pane)
            needed += narrowest
        if len(shown) == 1 and self._asked not in shown:
            shown = [RoomPane.TEXT]
        before, self._shown = self._shown, tuple(pane for pane in RoomPane if pane in shown)
        for pane in RoomPane:
            self._panes[pane].setVisible(pane in self._shown)
        if before != self._shown:
            self._share_width()
            self.shown_changed.emit()

    def _share_width(self) -> None:
        width, parts = self._splitter.width(), self._parts()
        total = sum(parts[pane] for pane in self._shown)
        self._splitter.setSizes([width * parts[pane] // total if pane in self._shown else 0 for pane in RoomPane])

    def _parts(self) -> Mapping[RoomPane, int]:
        """How wide each pane is, in proportion to the others."""
        return self._widths if all(pane in self._widths for pane in self._shown) else SHARES

    def _note_widths(self) -> None:
        for pane, size in zip(RoomPane, self._splitter.sizes(), strict=True):
            if pane in self._shown and size > 0:
                self._widths[pane] = round(size / self._appearance.scale)

    def _forget_widths(self) -> None:
        self._widths.clear()
        self._share_width()

    def _narrowest(self, pane: RoomPane) -> int:
        scale = self._appearance.scale if pane is RoomPane.LIST else max(1.0, self._appearance.text_scale * 0.85)
        return round(NARROWEST[pane] * scale)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self.arrange()
        return False
