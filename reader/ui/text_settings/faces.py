"""The typefaces of the page, each shown in itself."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from reader.ui.shell import fonts
from reader.ui.widgets.choice_button import ChoiceButton

FAMILIES = {
    "serif": (fonts.SERIF,),
    "sans": (fonts.SANS,),
    "atkinson": ("Atkinson Hyperlegible", fonts.SANS),
    "lexend": ("Lexend", fonts.SANS),
}


class FaceButton(ChoiceButton):
    def __init__(self, face: object, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, "Typeface", parent)
        self._families = list(FAMILIES[str(face)])

    def apply_style(self, pixels: int) -> None:
        """`pixels` is the size of the text. The style sheet of the window names another typeface for every widget."""
        names = ", ".join(f'"{family}"' for family in self._families)
        self.setStyleSheet(f"font-family: {names}; font-size: {pixels}px")
        font = QFont(self.font())
        font.setFamilies(self._families)
        self.setFont(font)
        self.updateGeometry()
