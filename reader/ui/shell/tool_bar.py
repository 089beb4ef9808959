"""The tool bar: back and forward, the current section, the search field, the choices for text, and the menu."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from reader.translation import _, pgettext
from reader.ui.shell.actions import ActionId
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.main_menu import add_menus
from reader.ui.widgets.elided import Elided
from reader.ui.widgets.step_field import WIDEST_FIELD
from reader.ui.widgets.tool_button import ToolButton

NARROWEST_FIELD = 80  # pixels
BEFORE_FIELD, AFTER_FIELD = 6, 4  # pixels
NARROWEST_WITH_SECTION = 620  # pixels at 100 % text; a narrower window hides the section


class ToolBar(QFrame):
    """As the window narrows, first the search field gets shorter, then the name of the section is hidden.

    With very large text, buttons are hidden whose actions are in the menu, too.
    """

    def __init__(self, actions: Mapping[ActionId, QAction], field: QWidget, languages: QMenu | None = None) -> None:
        super().__init__()
        self.setObjectName("tool_bar")
        self.setAccessibleName(_("Tool bar"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(2)
        self._buttons: list[QToolButton] = []
        self._menus: dict[str, QToolButton] = {}
        self._scale = 1.0
        back, forward = self._add_action(actions[ActionId.BACK]), self._add_action(actions[ActionId.FORWARD])
        self._add_action(actions[ActionId.SIDE_BAR])
        self.section = Elided("section", padding=8)
        self._row.addWidget(self.section, 1)
        self._private = QLabel(_("Private"))
        self._private.setObjectName("private")
        self._private.setToolTip(_("Private session: nothing is saved on disk. To end it, open Menu, then File."))
        self._private.setAccessibleName(_("Private session: nothing is saved on disk"))
        self._private.hide()
        self._row.addWidget(self._private)
        self._row.addSpacing(BEFORE_FIELD)
        self.field = field
        self.field.setMinimumWidth(NARROWEST_FIELD)
        self._row.addWidget(self.field, 2)
        self._row.addSpacing(AFTER_FIELD)
        text = self._add_action(actions[ActionId.TEXT_SETTINGS])
        # Translators: the button with every command of the program
        name = pgettext("button of the tool bar", "Menu")
        menu = QMenu(name, self)
        menu.setObjectName("main_menu")
        add_menus(menu, actions, languages)
        self._add_menu("menu", name, menu)
        self._hidden_first = (text, forward, back)

    def apply_style(self, appearance: Appearance) -> None:
        """Sets icons in the size of the text and the colours of the theme."""
        self._scale = appearance.scale
        for button in self._buttons:
            button.setIconSize(QSize(appearance.icon_size, appearance.icon_size))
        for name, button in self._menus.items():
            button.setIcon(appearance.icon(name))
        self.field.setMaximumWidth(round(WIDEST_FIELD * appearance.scale))
        self._hide_what_does_not_fit()

    def open_menu(self) -> None:
        """Opens the menu with its first entry selected, for the keyboard."""
        button = self._menus["menu"]
        menu = button.menu()
        if not menu.isVisible():
            menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
            # Not `setActiveAction`, which would also open the submenu of that entry.
            down = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(menu, down)

    def show_section(self, pack: str, section: str) -> None:
        """The section, or the article above its first section, stays whole; the name of the pack is cut."""
        if section:
            self.section.set_parts(pack, section)
        else:
            self.section.set_text(pack)

    def show_private(self, is_private: bool) -> None:
        self._private.setVisible(is_private)
        self._hide_what_does_not_fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hide_what_does_not_fit()

    def _hide_what_does_not_fit(self) -> None:
        self.section.setVisible(self.width() > NARROWEST_WITH_SECTION * self._scale)
        widths = {button: button.sizeHint().width() + self._row.spacing() for button in self._buttons}
        margins = self._row.contentsMargins()
        needed = margins.left() + margins.right() + BEFORE_FIELD + AFTER_FIELD + NARROWEST_FIELD + sum(widths.values())
        needed += 0 if self._private.isHidden() else self._private.sizeHint().width() + self._row.spacing()
        for button in self._hidden_first:
            button.setVisible(needed <= self.width())
            needed -= widths[button] if button.isHidden() else 0
        self.field.setMinimumWidth(max(0, NARROWEST_FIELD - max(0, needed - self.width())))

    def _add_action(self, action: QAction) -> QToolButton:
        button = self._add_button(action.text())
        button.setDefaultAction(action)
        return button

    def _add_menu(self, icon: str, name: str, menu: QMenu) -> None:
        button = self._add_button(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolTip(name)
        button.setMenu(menu)
        self._menus[icon] = button

    def _add_button(self, name: str) -> QToolButton:
        button = ToolButton()
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._buttons.append(button)
        self._row.addWidget(button)
        return button
