"""The typefaces of the page, each shown in itself."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from reader.ui.shell import fonts
from reader.ui.widgets.choice_button import SMALLEST_TARGET, ChoiceButton

HEIGHT = 2.2  # of the size of the text: the same for all, however high their letters are


class FaceButton(ChoiceButton):
    def __init__(self, face: object, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._face = str(face)

    def apply_style(self, pixels: int) -> None:
        """`pixels` is the size of the text. The style sheet of the window names another typeface for every widget."""
        fonts.load_face(self._face)
        families = fonts.families(fonts.FACES[self._face])
        names = ", ".join(f'"{family}"' for family in families)
        self.setStyleSheet(f"font-family: {names}; font-size: {pixels}px")
        font = QFont(self.font())
        font.setFamilies(families)
        self.setFont(font)
        self.setFixedHeight(max(SMALLEST_TARGET, round(HEIGHT * pixels)))
        self.updateGeometry()
