"""Applies another theme, text size or typography: first to the page, then to what is around it, which takes longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction

from reader.translation import _, number_text
from reader.ui.page.page_style import PageStyle
from reader.ui.page.styled_view import PAUSE
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, set_icons
from reader.ui.shell.window import Window
from reader.ui.widgets.announcement import announce

if TYPE_CHECKING:
    from reader.ui.shell.notice import Notice
    from reader.ui.shell.shell import Shell
    from reader.ui.shell.tool_bar import ToolBar


class Reading(Protocol):
    def apply_reading_mode(self) -> object: ...

    def close_card(self) -> object: ...


class Features(Protocol):
    @property
    def reading(self) -> Reading: ...

    def apply_style(self) -> None: ...


class WindowStyle:
    def __init__(
        self,
        window: Window,
        shell: Shell,
        page: PageView,
        features: Features,
        actions: dict[ActionId, QAction],
        tool_bar: ToolBar,
        notice: Notice,
    ) -> None:
        self._window = window
        self._appearance = shell.appearance
        self._ui_state = shell.ui_state
        self._page = page
        self._features = features
        self._actions = actions
        self._tool_bar = tool_bar
        self._notice = notice
        self._style = page.page_style
        self._frame_timer = QTimer(window, singleShot=True, interval=PAUSE)
        self._frame_timer.timeout.connect(self._finish_frame)
        self._is_frame_late = False
        self.apply_icons()
        window.apply_sizes()
        self._appearance.changed.connect(self.apply)

    def apply(self) -> None:
        """Only what is different now.

        Styling the whole window takes longer than laying out the page. Of several text sizes that follow one another
        quickly, it gets the first and the last.
        """
        page, appearance = self._page, self._appearance
        self._features.reading.apply_reading_mode()
        self._actions[ActionId.TURN_PAGES].setChecked(page.turning is not None)
        style, before = PageStyle.of(appearance), self._style
        self._style = style
        has_new_size = style.text_scale != before.text_scale
        if style != before:
            self._features.reading.close_card()
            page.show_style(style)
            page.viewport().repaint()  # at once: the frame around it, and what follows the position, take longer
            if has_new_size and self._frame_timer.isActive() and page.isVisible():
                self._is_frame_late = True
            elif has_new_size or style.theme != before.theme:
                self.apply_to_frame(has_new_size=has_new_size)
            if has_new_size:
                self._frame_timer.start()
        if has_new_size:
            percent = number_text(round(style.text_scale * 100))
            announce(self._window, _("Text size: {percent} %.", percent=percent))
        self._ui_state.remember("theme", appearance.theme_name)

    def _finish_frame(self) -> None:
        if self._is_frame_late:
            self._is_frame_late = False
            self.apply_to_frame(has_new_size=True)

    def apply_to_frame(self, *, has_new_size: bool) -> None:
        self._appearance.apply_style_sheet(self._window)
        self.apply_icons()
        if has_new_size:
            self._window.apply_sizes()
            self._page.fit_foot()

    def apply_icons(self) -> None:
        """And the sizes that a style sheet cannot set."""
        set_icons(self._actions, self._appearance)
        self._tool_bar.apply_style(self._appearance)
        self._notice.set_icon(self._appearance.icon("close"), self._appearance.icon_size)
        self._features.apply_style()
