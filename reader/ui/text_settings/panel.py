"""The panel “Text and page”: every choice for how text is set and read, beside or below the page that shows it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.translation import _, pgettext
from reader.ui.shell.appearance import Appearance
from reader.ui.text_settings import options
from reader.ui.text_settings.faces import FaceButton
from reader.ui.text_settings.options import Steps
from reader.ui.text_settings.theme_button import ThemeButton
from reader.ui.widgets.choice_button import ChoiceButton
from reader.ui.widgets.choice_group import ChoiceGroup
from reader.ui.widgets.columns import Columns
from reader.ui.widgets.flow import FlowLayout
from reader.ui.widgets.tick_box import TickBox
from reader.ui.widgets.tool_button import ToolButton
from reader.ui.widgets.value_stepper import ValueStepper

BESIDE, ABOVE = 16, 10  # pixels between the edge of the panel and what is in it
COLUMN_GAP, GROUP_GAP, ROW_GAP = 28, 18, 6  # pixels
_BY_MOUSE = Qt.FocusReason.MouseFocusReason
NARROWEST = 268  # pixels of a column at 100 % text


class TextPanel(QFrame):
    """chosen(str, object): another value for a setting. close_requested()

    `undo` is visible after `easier` and `reset`, whose clicks the feature handles.
    """

    chosen = Signal(str, object)
    close_requested = Signal()

    def __init__(self, theme_titles: Mapping[str, str]) -> None:
        super().__init__()
        self.setObjectName("text_panel")
        self.setAccessibleName(_("Text and page"))
        self._narrowest = NARROWEST
        self.steppers: dict[str, ValueStepper] = {}
        self.groups: dict[str, ChoiceGroup] = {}
        self.ticks: dict[str, TickBox] = {}
        self.faces: dict[object, FaceButton] = {
            face: FaceButton(face, _(title)) for face, title in options.FACES.items()
        }
        self.themes: dict[object, ThemeButton] = {
            name: ThemeButton(_short(name, title), title) for name, title in theme_titles.items()
        }
        self.easier = QPushButton(_("Easier to read"))
        self.easier.setToolTip(_("Clear letters, and more space between letters, words, lines and paragraphs"))
        self.reset = QPushButton(_("Reset"))
        self.reset.setToolTip(_("All choices of this panel as they were at first"))
        self.undo = QPushButton(_("Undo"))
        for button in (self.easier, self.reset, self.undo):
            button.setAutoDefault(True)
            button.setObjectName("in_panel")
        self.undo.hide()
        self._close = ToolButton()
        self._close.setAccessibleName(_("Close the panel"))
        self._close.setToolTip(_("Close (Esc)"))
        self._close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._close.clicked.connect(self.close_requested)
        inner = QWidget()
        self._columns = Columns(inner, COLUMN_GAP, GROUP_GAP)
        self._columns.setContentsMargins(BESIDE, 4, BESIDE, BESIDE)
        self._add_groups()
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.setFocusProxy(self.steppers["text_size"].field)
        children: list[QWidget] = list(inner.findChildren(QWidget))
        for child in children:
            if child.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                child.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._make_head()
        column.addWidget(self._head)
        column.addWidget(self.area, 1)

    def apply_style(self, appearance: Appearance) -> None:
        """Sets what the style sheet of the window cannot set."""
        self._close.setIcon(appearance.icon("close"))
        self._close.setIconSize(QSize(appearance.small_icon_size, appearance.small_icon_size))
        for name, theme in self.themes.items():
            theme.show_theme(appearance.named_theme(str(name)))
        for face in self.faces.values():
            face.apply_style(round(15 * appearance.scale))
        self._narrowest = round(NARROWEST * appearance.scale)

    def narrowest(self) -> int:
        """The width in pixels with one column."""
        return self._narrowest + 2 * BESIDE + self._scroll_bar

    def fit(self, width: int) -> None:
        """Arranges everything for a panel of a width in pixels, which may be less than one column needs."""
        column = max(0, min(self._narrowest, width - 2 * BESIDE - self._scroll_bar))
        for choices in self.groups.values():
            choices.fit(column)
        for number in range(self._columns.count()):
            item = self._columns.itemAt(number)
            if item and (group := item.widget()):
                group.setMinimumWidth(column)
        self._columns.invalidate()

    def height_for(self, width: int) -> int:
        """The height in pixels at which nothing scrolls."""
        return self._head.heightForWidth(width) + self._columns.heightForWidth(width - self._scroll_bar)

    @property
    def _scroll_bar(self) -> int:
        return self.area.verticalScrollBar().sizeHint().width()

    def show_values(self, values: Mapping[str, object]) -> None:
        for name, value in values.items():
            if name in self.steppers and isinstance(value, int | float):
                self.steppers[name].show_value(round(value))
            elif name in self.groups:
                self.groups[name].show_value(value)
            elif name in self.ticks:
                self.ticks[name].setChecked(bool(value))
        if "reading_mode" in values:
            self.ticks["slide_pages"].setEnabled(values["reading_mode"] == "pages")

    def show_edge(self, *, is_below: bool) -> None:
        """Draws the line between panel and page on the side of the page."""
        if self.property("is_below") != is_below:
            self.setProperty("is_below", is_below)
            self.style().unpolish(self)
            self.style().polish(self)

    # ---- Qt event handlers

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Of what can have the focus, also by arrow keys or with the panel. What is clicked stays below the pointer."""
        is_new = isinstance(event, QFocusEvent) and event.gotFocus() and event.reason() is not _BY_MOUSE
        if is_new or (event.type() is QEvent.Type.Resize and watched is self.window().focusWidget()):
            self._show_focus()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)

    def _show_focus(self) -> None:
        """Scrolls to what has the focus."""
        focus = self.window().focusWidget()
        if focus is not None and self.area.isAncestorOf(focus):
            # Of a field, Qt would show its caret only.
            row = focus.parentWidget() if isinstance(focus, QSpinBox) else focus
            self.area.ensureWidgetVisible(row or focus, 0, ABOVE)

    # ---- building

    def _make_head(self) -> QWidget:
        """The buttons wrap where the text is large and the window narrow."""
        buttons = QWidget()
        flow = FlowLayout(ROW_GAP, buttons)
        for button in (self.easier, self.reset, self.undo):
            flow.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(BESIDE, ABOVE, ABOVE, ABOVE - 4)
        row.setSpacing(ROW_GAP)
        row.addWidget(buttons, 1)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _add_groups(self) -> None:
        self._add_group("", self._stepper(options.SIZE), self._choice("face", _("Typeface"), dict(self.faces), 2))
        self._add_group(_("Theme"), self._choice("theme", _("Theme"), dict(self.themes), 2))
        self._add_group(pgettext("between lines, words and letters", "Space"), *map(self._stepper, options.SPACING))
        edges = _buttons(options.EDGES)
        modes = _buttons(options.MODES)
        self._add_group(
            _("Page"),
            self._choice("reading_mode", _("Reading mode"), modes, 2),
            self._tick("slide_pages", _("Slide pages"), _("Pages move to the side when you turn them")),
            self._stepper(options.WIDTH),
            QLabel(_("Straight edges")),
            self._choice("justified", _("Straight edges"), edges, 2),
            self._tick("hyphenation", _("Divide long words"), _("At the end of a line")),
            self._tick("dotted_terms", _("Dotted words"), _("Dots below the words that the glossary explains")),
        )
        ruler = _("Reading ruler")
        focus: dict[object, ChoiceButton] = {lines: ChoiceButton(options.focus_title(lines)) for lines in options.FOCUS}
        self._add_group(ruler, self._choice("line_focus", ruler, focus, 2))

    def _add_group(self, title: str, *rows: QWidget) -> None:
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(ROW_GAP)
        if title:
            heading = QLabel(title)
            heading.setObjectName("field")
            column.addWidget(heading)
        for row in rows:
            column.addWidget(row)
        self._columns.addWidget(group)

    def _stepper(self, steps: Steps) -> ValueStepper:
        stepper = ValueStepper(_(steps.label), steps.values, steps.suffix)
        stepper.stepped.connect(lambda value: self.chosen.emit(steps.setting, value))
        self.steppers[steps.setting] = stepper
        return stepper

    def _choice(self, setting: str, name: str, buttons: Mapping[object, ChoiceButton], columns: int) -> ChoiceGroup:
        group = ChoiceGroup(name, buttons, columns)
        group.chosen.connect(lambda value: self.chosen.emit(setting, value))
        self.groups[setting] = group
        return group

    def _tick(self, setting: str, text: str, tip: str) -> TickBox:
        tick = TickBox(text)
        tick.setObjectName("in_panel")
        tick.setToolTip(tip)
        tick.clicked.connect(lambda is_on: self.chosen.emit(setting, is_on))
        self.ticks[setting] = tick
        return tick


def _buttons(titles: Mapping[object, str]) -> dict[object, ChoiceButton]:
    return {value: ChoiceButton(_(title)) for value, title in titles.items()}


def _short(name: str, title: str) -> str:
    return _("System") if name == "system" else title
