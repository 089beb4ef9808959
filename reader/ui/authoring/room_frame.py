"""What the window of the room consists of: the tree, the text with its bars, the page, the problems, the status."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.authoring.find_replace_bar import FindReplaceBar
from reader.ui.authoring.pack_tree import PackTree
from reader.ui.authoring.preview_pane import PreviewPane
from reader.ui.authoring.problems_panel import ProblemsPanel
from reader.ui.authoring.room_actions import RoomActionId
from reader.ui.authoring.room_panes import RoomPane, RoomPanes
from reader.ui.authoring.room_tool_bar import RoomToolBar
from reader.ui.authoring.source_editor import SourceEditor
from reader.ui.authoring.status_line import StatusLine
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.appearance import Appearance
from reader.ui.shell.messages import Messages
from reader.ui.shell.notice import Notice, Toast
from reader.ui.widgets.split_panes import SplitPanes

LARGEST_TOOL_SHARE = 0.4  # of the height of the text with its bars
PROBLEMS_HEIGHT = 130  # pixels at 100 % text
ROOM_SIZE, SMALLEST_ROOM = QSize(1280, 760), QSize(320, 256)


class RoomFrame:
    """Builds the parts inside `window`, and arranges them."""

    def __init__(self, window: QMainWindow, appearance: Appearance, actions: Mapping[RoomActionId, QAction]) -> None:
        self._appearance = appearance
        self.editor = SourceEditor(appearance.theme)
        self.tree = PackTree()
        self.preview = PreviewPane(PageStyle.of(appearance))
        self.problems = ProblemsPanel()
        self.find_bar = FindReplaceBar(self.editor, actions)
        self.tool_bar = RoomToolBar(actions)
        self.status = StatusLine()
        self.notice = Notice()
        self.toast = Toast(self.editor)
        self.messages = Messages()
        self.messages.show_in(self.notice, self.toast)
        text = _TextPane(self.tool_bar)
        text.setFocusProxy(self.editor)
        column = _column(text)
        column.addWidget(self.tool_bar)
        column.addWidget(self.find_bar)
        column.addWidget(self.editor, 1)
        names = _("List of the pack"), _("Text"), _("Page as readers see it")
        side = SplitPanes(Qt.Orientation.Horizontal, names, thickness=1)
        self.panes = RoomPanes(
            side,
            {RoomPane.LIST: self.tree, RoomPane.TEXT: text, RoomPane.PREVIEW: self.preview},
            appearance,
        )
        self.panes.set_extra(self.problems)
        self._halves = SplitPanes(Qt.Orientation.Vertical, (_("Text"), _("Problems")))
        self._halves.add_pane(side)
        self._halves.add_pane(self.problems)
        self.problems.hide()
        self._halves.setStretchFactor(0, 1)
        self._halves.usual_sizes_wanted.connect(self._size_problems)
        central = QWidget()
        rows = _column(central)
        rows.addWidget(self.notice)
        rows.addWidget(self._halves, 1)
        rows.addWidget(self.status)
        window.setCentralWidget(central)
        # A word with a frame: whoever writes their first pack looks for what comes at the end.
        # It has a parent from the start: the menu bar alone would not keep it alive.
        self.finish = QPushButton(_("Finish edition…"), window.menuBar())
        self.finish.setObjectName("chip")
        self.finish.setAccessibleName(_("Finish edition"))
        self.finish.setToolTip(actions[RoomActionId.FINISH].toolTip())
        self.finish.clicked.connect(actions[RoomActionId.FINISH].trigger)
        window.menuBar().setCornerWidget(self.finish)
        window.setMinimumSize(SMALLEST_ROOM)

    def show_problems(self, *, shown: bool) -> None:
        """Shows or hides the list."""
        if shown == self.problems.isHidden():
            self.problems.setVisible(shown)
            if shown:
                self._size_problems()

    def _size_problems(self) -> None:
        height = round(PROBLEMS_HEIGHT * self._appearance.scale)
        self._halves.setSizes([max(1, self._halves.height() - height), height])

    def apply_style(self) -> None:
        """Sets the icons, sizes and colours that a style sheet cannot set."""
        self.tool_bar.apply_style(self._appearance)
        self.find_bar.apply_style(self._appearance)
        self.notice.set_icon(self._appearance.icon("close"), self._appearance.icon_size)
        self.editor.set_theme(self._appearance.theme)
        self.preview.change_style(PageStyle.of(self._appearance))
        self.panes.arrange()


class _TextPane(QWidget):
    """The tool bar gives its room to the text where there is little: the menus have the same commands."""

    def __init__(self, tool_bar: RoomToolBar) -> None:
        super().__init__()
        self._tool_bar = tool_bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        needed = self._tool_bar.heightForWidth(self.width())
        self._tool_bar.setVisible(needed <= LARGEST_TOOL_SHARE * self.height())


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column
