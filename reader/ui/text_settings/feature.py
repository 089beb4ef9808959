"""The panel behind “Aa” and the reading ruler: what they change is seen on the page at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QWidget

from reader.translation import N_, _
from reader.ui.page.page_style import COLUMN, SMALLEST_MARGIN
from reader.ui.page.view import PageView
from reader.ui.shell.lazy import Lazy
from reader.ui.shell.session import Session
from reader.ui.shell.shell import Shell
from reader.ui.text_settings import options
from reader.ui.text_settings.panel import TextPanel
from reader.ui.widgets.focus_within import has_focus_within

if TYPE_CHECKING:
    from reader.ui.text_settings.ruler import ReadingRuler

NEEDED_BESIDE, NEEDED_TO_STAY = 0.8, 0.5
"""Shares of the usual column that must be left beside the panel, else it is below the page. While the reader makes the
text larger, it stays where it is as long as it can, so that the button stays under the pointer."""

WIDEST = (1 << 24) - 1  # pixels: Qt's own limit
SHARE_BELOW = 0.5
"""Of the height, at most, for a panel below the page."""

FIRST_LINES = 3
"""How many lines the ruler shows when the reader has not chosen a number."""

RULER_ON = N_("The reading ruler is on. It follows the mouse, and Down and Up move it.")
RULER_OFF = N_("The reading ruler is off.")
IS_RESET = N_("Text and page are as they were at first.")
IS_EASIER = N_("The text has clear letters and more space.")


class Sheets(Protocol):
    """Where a panel is shown with the page, which gets the rest of the space."""

    def dock(self, sheet: QWidget, *, is_below: bool) -> None: ...

    def page_area(self) -> QSize:
        """The space of the page and the panel together, in pixels."""


class TextSettingsFeature(QObject):
    def __init__(
        self, shell: Shell, session: Session, page: PageView, sheets: Sheets, toggle: QAction, ruler: QAction
    ) -> None:
        """`toggle` is the action that opens and closes the panel, `ruler` the one that shows and hides the ruler."""
        super().__init__(shell.window)
        self._shell = shell
        self._page = page
        self._sheets = sheets
        self._toggle = toggle
        self._panel = Lazy(self._make_panel)
        self._focus_before: QWidget | None = None
        self._before: Mapping[str, object] = {}  # what Undo restores
        self._pending: dict[str, object] = {}
        # Zero: a key that is held down changes the value several times before the page is laid out once.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._apply)
        self._ruler_action = ruler
        self._ruler = Lazy(self._make_ruler)
        self._last_lines = FIRST_LINES
        shell.appearance.changed.connect(self._show_values)
        session.position_requested.connect(self._move_ruler)
        session.article_opened.connect(self._move_ruler)
        self._show_ruler()

    @property
    def panel(self) -> TextPanel | None:
        """The panel, or None while it is closed."""
        panel = self._panel.made
        return panel if panel and not panel.isHidden() else None

    @property
    def has_ruler(self) -> bool:
        """Whether the reading ruler is on the page."""
        return bool(self._ruler.made and self._ruler.made.lines)

    def step_ruler(self, by: int) -> None:
        """Moves the ruler to the next line (1) or the one before (-1)."""
        if self._ruler.made:
            self._ruler.made.step(by)

    def set_open(self, is_open: bool) -> None:
        if is_open:
            self._open()
        else:
            self._close()

    def close_panel(self) -> bool:
        """Whether the panel was open."""
        was_open = self.panel is not None
        self._toggle.setChecked(False)
        return was_open

    def set_ruler(self, is_on: bool) -> None:
        if is_on != bool(self._shell.appearance.value("line_focus")):
            self._shell.appearance.choose("line_focus", self._last_lines if is_on else 0)
            self._shell.messages.say(_(RULER_ON) if is_on else _(RULER_OFF))

    def apply_style(self) -> None:
        if self._ruler.made:
            self._ruler.made.apply_style(self._shell.appearance.theme)
        panel = self.panel
        if panel:
            self._style(panel)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._shell.window and self.panel:
            self._place(self.panel)
        return False

    # ---- opening and closing

    def _open(self) -> None:
        self._shell.panes.show_page()
        self._focus_before = QApplication.focusWidget()
        panel = self._panel.get()
        self._style(panel)
        self._place(panel)
        panel.show()
        self._show_values()
        self._shell.window.installEventFilter(self)
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        panel = self.panel
        if not panel:
            return
        self._apply()
        self._shell.window.removeEventFilter(self)
        had_focus = has_focus_within(panel)
        panel.hide()
        if had_focus:
            before = self._focus_before
            (before if before and before.isVisible() and before is not panel else self._page).setFocus()

    def _place(self, panel: TextPanel, needed: float = NEEDED_BESIDE) -> None:
        """Beside the page, or below it where less than that share of the usual column would be left."""
        area, narrowest = self._sheets.page_area(), panel.narrowest()
        column = COLUMN * self._shell.appearance.text_scale
        is_below = area.width() - narrowest - 2 * SMALLEST_MARGIN < needed * column
        self._sheets.dock(panel, is_below=is_below)
        panel.show_edge(is_below=is_below)
        panel.fit(area.width() if is_below else narrowest)
        if is_below:
            panel.setMinimumWidth(0)
            panel.setMaximumWidth(WIDEST)
            panel.setFixedHeight(min(panel.height_for(area.width()), round(SHARE_BELOW * area.height())))
        else:
            panel.setMinimumHeight(0)
            panel.setMaximumHeight(WIDEST)
            panel.setFixedWidth(narrowest)

    def _style(self, panel: TextPanel) -> None:
        panel.apply_style(self._shell.appearance)
        if not panel.isHidden():
            self._place(panel, NEEDED_TO_STAY)

    # ---- what is chosen

    def _choose(self, name: str, value: object) -> None:
        self._forget_undo()
        self._pending[name] = value
        self._timer.start()

    def _apply(self) -> None:
        pending, self._pending = self._pending, {}
        self._timer.stop()
        if pending:
            self._shell.appearance.choose_all(pending)

    def _reset(self) -> None:
        """To what this computer suggests: a larger text size and less motion, if its system has them."""
        self._set_all({name: self._shell.appearance.default(name) for name in options.IN_PANEL}, IS_RESET)

    def _set_all(self, values: Mapping[str, object], sentence: str) -> None:
        """Sets several at once, which the reader can undo with a button of the panel and one of the message."""
        self._apply()
        self._forget_undo()
        before = {name: self._shell.appearance.value(name) for name in values}
        self._shell.appearance.choose_all(values)
        self._before = before
        self._panel.get().undo.show()
        self._shell.messages.offer(_(sentence), _("Undo"), self._undo, stays=False)

    def _undo(self) -> None:
        before, panel = self._before, self._panel.get()
        had_focus = panel.undo.hasFocus()
        self._forget_undo()
        self._shell.appearance.choose_all(before)
        if had_focus:
            panel.reset.setFocus()

    def _forget_undo(self) -> None:
        self._before = {}
        self._panel.get().undo.hide()
        for sentence in (IS_RESET, IS_EASIER):
            self._shell.messages.withdraw(_(sentence))

    def _show_ruler(self) -> None:
        lines = int(self._shell.appearance.value("line_focus"))
        self._last_lines = lines or self._last_lines
        self._ruler_action.setChecked(lines > 0)
        if lines or self._ruler.is_made:
            self._ruler.get().set_lines(lines)

    def _move_ruler(self, _to: object) -> None:
        """The reader jumped."""
        if self._ruler.made:
            self._ruler.made.go_to_target()

    def _show_values(self) -> None:
        self._show_ruler()
        if self.panel:
            now = {name: self._shell.appearance.value(name) for name in options.IN_PANEL}
            self.panel.show_values(now | self._pending)

    def _make_ruler(self) -> ReadingRuler:
        from reader.ui.text_settings.ruler import ReadingRuler  # not at the top: few readers use one

        ruler = ReadingRuler(self._page)
        ruler.apply_style(self._shell.appearance.theme)
        return ruler

    def _make_panel(self) -> TextPanel:
        panel = self._shell.panes.docked = TextPanel(self._shell.appearance.theme_titles())
        panel.hide()
        panel.chosen.connect(self._choose)
        panel.easier.clicked.connect(partial(self._set_all, options.EASIER, IS_EASIER))
        panel.reset.clicked.connect(self._reset)
        panel.undo.clicked.connect(self._undo)
        panel.close_requested.connect(self.close_panel)
        return panel
