"""The base of the dialogs that show one part of an article by itself, enlarged: as large as the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from reader.library.outline import section_above
from reader.translation import Translated, _
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.session import OpenedArticle
from reader.ui.widgets.announcement import announce
from reader.ui.widgets.dialog_parts import close_buttons
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.labels import one_line, plain_label, running_text
from reader.ui.widgets.tool_button import ToolButton

FRAME = QSize(40, 60)  # pixels that the frame of the window may take, and a little more
GAP = 4  # pixels between the buttons
BUTTON_FRAME = 12  # pixels above and below the icon of a button, in the style sheet


class EnlargedDialog(QDialog):
    """Below the content is a row of buttons, which wrap, with what was done beside them."""

    def __init__(self, parent: QWidget, opened: OpenedArticle, appearance: Appearance) -> None:
        super().__init__(parent)
        self.opened = opened
        self._appearance = appearance
        self._tools = QWidget()
        self._flow = FlowLayout(GAP, self._tools)
        self.status = plain_label("", "soft")
        self.buttons = close_buttons(self)
        self.resize(_size_for(parent))

    def set_content(self, *content: QWidget) -> None:
        """The first one gets the free space. Call it once, after the buttons were added."""
        column = QVBoxLayout(self)
        for number, widget in enumerate(content):
            column.addWidget(widget, 0 if number else 1)
        row = QHBoxLayout()
        row.addWidget(self._tools, 1, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.buttons, 0, Qt.AlignmentFlag.AlignBottom)
        column.addWidget(self.status)
        column.addLayout(row)
        policy = self.status.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # or the content would move when something is said
        self.status.setSizePolicy(policy)
        self.status.hide()

    def title_above(self, number: int) -> str:
        """That of the section with block `number` of the article, or of the article."""
        return one_line(section_above(self.opened.article.blocks, number) or self.opened.article.title)

    def add_tool(self, icon: str, name: str, act: Callable[[], object], keys: str = "") -> QToolButton:
        """A button with an icon. Its keys work wherever the focus is in the dialog."""
        button = ToolButton()
        button.setIcon(self._appearance.icon(icon))
        button.setIconSize(QSize(self._appearance.icon_size, self._appearance.icon_size))
        button.setAccessibleName(name)
        button.setToolTip(_with_keys(name, keys) if keys else name)
        button.clicked.connect(lambda: act())
        if keys:
            QShortcut(QKeySequence(keys), self, lambda: act())
        self._flow.addWidget(button)
        return button

    def add_label(self) -> QLabel:
        """A short text among the buttons, as high as they are."""
        label = QLabel()
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMinimumHeight(self._appearance.icon_size + BUTTON_FRAME)
        self._flow.addWidget(label)
        return label

    def add_zoom(self) -> None:
        """The buttons for the size. `keyPressEvent` handles their keys."""
        for icon, name, by, keys in (("smaller", _("Smaller"), -1, "Ctrl+-"), ("larger", _("Larger"), 1, "Ctrl++")):
            button = self.add_tool(icon, name, lambda by=by: self.zoom(by))  # type: ignore[misc]
            button.setToolTip(_with_keys(name, keys))

    def say(self, sentence: str) -> None:
        """Shows what was done, or what went wrong, until the next action."""
        self.status.setText(running_text(sentence))
        self.status.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def zoom(self, by: int) -> None:
        """One step larger (1) or smaller (-1), or as large as at first (0)."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """The style sheet has given the buttons their heights now: all get that of those with icons."""
        super().showEvent(event)
        self.status.setMinimumHeight(self.status.fontMetrics().height())
        height = max((tool.sizeHint().height() for tool in self._tools.findChildren(ToolButton)), default=0)
        for button in self.buttons.buttons():
            button.setMinimumHeight(height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not only QKeySequence.StandardKey.ZoomIn: on many keyboards plus needs Shift, or is on the key for equals.
        is_other = event.modifiers() & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier)
        key = Qt.Key.Key_unknown if is_other else event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(1)
        elif key == Qt.Key.Key_Minus:
            self.zoom(-1)
        elif key == Qt.Key.Key_0:
            self.zoom(0)
        else:
            super().keyPressEvent(event)


def _with_keys(name: str, keys: str) -> Translated:
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    # Translators: the tool tip of a button: what it does, and the keys that do the same.
    return _("{name} ({keys})", name=name, keys=shown)


def _size_for(parent: QWidget) -> QSize:
    """As large as the window, but never larger than the screen."""
    window = parent.window()
    return window.size().boundedTo(window.screen().availableGeometry().size() - FRAME)
