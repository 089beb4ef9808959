"""The actions of the window as a whole. Features handle their own."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from reader.translation import N_, _
from reader.ui.page.view import PageView
from reader.ui.shell.actions import ActionId, Handlers, connect_actions
from reader.ui.shell.shell import Shell
from reader.ui.shell.window import Window
from reader.ui.window_features import WindowFeatures

FULL_SCREEN = N_("Full screen. Move the pointer to the upper edge for the tool bar; F11 ends it.")


class WindowActions:
    def __init__(
        self,
        window: Window,
        shell: Shell,
        page: PageView,
        features: WindowFeatures,
        actions: dict[ActionId, QAction],
        search_field: QWidget,
    ) -> None:
        """Connects the handlers of all actions, also those of the features."""
        self._shell = shell
        self._page = page
        self._marks = features.marks
        self._actions = actions
        self._search_field = search_field
        appearance, split_view = shell.appearance, window.split_view
        own: Handlers = {
            ActionId.QUIT: window.close,
            ActionId.NEXT_PANE: self._focus_next_pane,
            ActionId.FIND_NEXT: partial(features.step_match, 1),
            ActionId.FIND_PREVIOUS: partial(features.step_match, -1),
            ActionId.TEXT_LARGER: partial(appearance.step_text_size, 1),
            ActionId.TEXT_SMALLER: partial(appearance.step_text_size, -1),
            ActionId.TEXT_NORMAL: partial(appearance.choose_text_size, 100),
            ActionId.NEXT_THEME: self._next_theme,
            ActionId.SIDE_WIDER: partial(split_view.step_width, 1),
            ActionId.SIDE_NARROWER: partial(split_view.step_width, -1),
        }
        caret = bool(shell.ui_state.value("caret"))
        actions[ActionId.CARET].setChecked(caret)
        page.set_caret(caret)
        actions[ActionId.TURN_PAGES].setChecked(page.turning is not None)
        toggles = {
            **features.toggles(),
            ActionId.FULL_SCREEN: window.set_full_screen,
            ActionId.SIDE_BAR: shell.panes.show_side_bar,
        }
        connect_actions(actions, [own, *features.handlers()], toggles)
        window.full_screen_changed.connect(self._show_full_screen)

    def _show_full_screen(self, is_on: bool) -> None:
        self._actions[ActionId.FULL_SCREEN].setChecked(is_on)
        if is_on:
            self._shell.messages.say(_(FULL_SCREEN))
        else:
            self._shell.messages.withdraw(_(FULL_SCREEN))

    def _focus_next_pane(self) -> None:
        """The bar beside a selection comes after the page, and before the search field."""
        if self._page.hasFocus() and self._marks.focus_selection_bar():
            return
        if self._marks.is_in_selection_bar:
            self._search_field.setFocus()
        else:
            self._shell.panes.focus_next()

    def _next_theme(self) -> None:
        self._shell.messages.say(_("Theme: {theme}.", theme=self._shell.appearance.next_theme()))
