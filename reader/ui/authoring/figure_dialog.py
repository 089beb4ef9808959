"""Asks what a figure shows, for people who cannot see it, and for its caption. The picture is shown beside."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from reader.translation import _
from reader.ui.widgets.dialog import Dialog
from reader.ui.widgets.dialog_parts import answer_buttons
from reader.ui.widgets.labels import one_line, plain_label
from reader.ui.widgets.text_box import TextBox
from reader.ui.widgets.text_field import TextField

PREVIEW_SIDE = 180  # pixels


class NewFigureDialog(Dialog):
    """`picture` may be empty, for a drawing that is not shown here."""

    def __init__(self, parent: QWidget, name: str, picture: QPixmap) -> None:
        super().__init__(parent, _("New figure"))
        self.alt = TextBox()
        self.alt.setTabChangesFocus(True)
        self.alt.setAccessibleName(_("What the figure shows"))
        self.alt.setFixedHeight(5 * self.alt.fontMetrics().lineSpacing())
        self.caption = TextField(maxLength=500)
        self.caption.setAccessibleName(_("Caption (optional)"))
        fields = QVBoxLayout()
        fields.addWidget(plain_label(one_line(name), "heading"))
        fields.addWidget(plain_label(_("What does it show? People who cannot see it hear this instead.")))
        fields.addWidget(self.alt)
        fields.addWidget(plain_label(_("Caption (optional): readers see it below the figure.")))
        fields.addWidget(self.caption)
        row = QHBoxLayout()
        row.setSpacing(16)
        if not picture.isNull():
            image = QLabel()
            image.setPixmap(
                picture.scaled(
                    PREVIEW_SIDE,
                    PREVIEW_SIDE,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
            )
            image.setAlignment(Qt.AlignmentFlag.AlignTop)
            row.addWidget(image)
        row.addLayout(fields, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addLayout(row, 1)
        column.addWidget(answer_buttons(self, _("&Put it in")))
        self.alt.setFocus()
        self.prefer_size(72)

    @property
    def description(self) -> str:
        return " ".join(self.alt.toPlainText().split())
