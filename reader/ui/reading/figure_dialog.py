"""The dialog that shows one figure by itself, as large as the window or larger."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from reader.ui.page.document import FigureRun
from reader.ui.page.figure_view import FigureView
from reader.ui.page.page_style import PageStyle
from reader.ui.reading.enlarged_dialog import EnlargedDialog
from reader.ui.shell.session import OpenedArticle


class FigureDialog(EnlargedDialog):
    def __init__(
        self, parent: QWidget, opened: OpenedArticle, number: int, figure: FigureRun, page_style: PageStyle
    ) -> None:
        """`number` is that of the figure among the blocks of the article."""
        super().__init__(parent, "Picture", opened, number)
        self.view = FigureView(opened, figure, page_style, self)
        self.view.zoom_requested.connect(self.zoom)
        self.set_content(self.view)
        for text, by in (("Larger", 1), ("Smaller", -1)):
            button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.zoom, by))
        self.view.picture.setFocus()

    def zoom(self, by: int) -> None:
        self.view.zoom(by)
