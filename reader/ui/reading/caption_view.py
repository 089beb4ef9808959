"""The caption of a figure and what the figure shows, set as on the page, to read and to copy."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextBrowser

from reader.library.model import Block, BlockKind, Span, Spans
from reader.translation import _
from reader.ui.page.article_parts import Parts
from reader.ui.page.compose import PageComposer
from reader.ui.page.document import PageDocument
from reader.ui.page.document_text import copied_text
from reader.ui.page.page_style import PageStyle
from reader.ui.shell.session import OpenedArticle

GAP = 4  # pixels below each paragraph


class CaptionView(QTextBrowser):
    def __init__(self, opened: OpenedArticle, page_style: PageStyle) -> None:
        super().__init__()
        self._composer = PageComposer(opened, page_style, self.devicePixelRatioF())
        self._shown: PageDocument | None = None
        self.setObjectName("plain")
        self.setAccessibleName(_("Caption, and what the picture shows"))
        self.setOpenLinks(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_words(self, caption: Spans, described: str) -> None:
        """Shows both, or the one that is not empty."""
        texts = [spans for spans in (caption, (Span(described),) if described else ()) if spans]
        parts = Parts([Block("", BlockKind.FIGURE, spans) for spans in texts])
        document = self._composer.compose_pieces(parts.pieces)
        document.setDocumentMargin(GAP)
        cursor = QTextCursor(document)
        block = document.begin()
        while block.isValid():
            block_format = block.blockFormat()
            block_format.setTopMargin(0)
            block_format.setBottomMargin(GAP)
            cursor.setPosition(block.position())
            cursor.setBlockFormat(block_format)
            block = block.next()
        document.setParent(self)
        self.setDocument(document)
        if self._shown:
            self._shown.deleteLater()
        self._shown = document
        self.setVisible(bool(texts))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Plain text, as the page copies it: 10⁶ is never 106."""
        data = QMimeData()
        cursor = self.textCursor()
        if self._shown:
            data.setText(copied_text(self._shown, cursor.selectionStart(), cursor.selectionEnd()))
        return data
