"""Writes spans into a document: text with its emphasis, links and citations, recorded in the document's text map."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextCharFormat, QTextCursor

from reader.library.model import Citation, Link, Spans, Style, WebLink
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LinkRun, PageDocument, PageLink
from reader.ui.page.page_style import CITATION_SIZE, TEXT_STYLES, PageStyle, TextStyle
from reader.ui.shell import fonts
from reader.ui.widgets.text_direction import has_right_to_left
from reader.ui.widgets.utf16 import utf16_length

# These characters have a special meaning in a QTextDocument, so content must not insert them.
_SAFE = str.maketrans(
    {
        "\n": "\u2028",
        "\r": " ",
        "\t": " ",
        "\x00": "\ufffd",
        "\u2029": "\u2028",
        "\ufffc": "\ufffd",
        "\ufdd0": "\ufffd",
        "\ufdd1": "\ufffd",
    }
)


class InlineWriter:
    """Inserts spans at cursors of one document. Without italics, emphasis is written in bold type."""

    def __init__(
        self, document: PageDocument, page_style: PageStyle, numbers: Mapping[str, int], *, has_italics: bool
    ) -> None:
        self._document = document
        self._page_style = page_style
        self._numbers = numbers
        self._has_italics = has_italics
        self._formats: dict[tuple[str, int, str], QTextCharFormat] = {}
        self._monospace = page_style.font(TEXT_STYLES["code"])

    def plain(self, style: str) -> QTextCharFormat:
        """The format of a text style, without emphasis or link."""
        return self._format(style, Style.PLAIN, None)

    def insert(
        self, cursor: QTextCursor, style: str, spans: Spans, piece: Piece | None = None, colour: str = ""
    ) -> None:
        """Inserts spans in a text style. `piece` is the part of the article that they belong to, if any.

        `colour` is a name in the theme and replaces the colour of the text style.
        """
        document = self._document
        position = cursor.position()
        offset = piece.offset if piece else 0
        for span in spans:
            if isinstance(span.link, Citation) and (piece or not span.text):
                position = self._insert_citation(cursor, style, span.link, position)
                continue
            text = span.text.translate(_SAFE)
            characters = (
                self._source_number(style)
                if isinstance(span.link, Citation)
                else self._format(style, span.style, span.link)
            )
            may_be_italic = span.style & Style.EMPHASIS or TEXT_STYLES[style].italic
            if may_be_italic and has_right_to_left(text):  # such scripts have no italics: see WritingSystem
                characters = QTextCharFormat(characters)
                characters.setFontItalic(False)
                if span.style & Style.EMPHASIS:
                    characters.setFontWeight(600)
            if colour:
                characters = QTextCharFormat(characters)
                characters.setForeground(self._page_style.theme.brush(colour))
            cursor.insertText(text, characters)
            size = utf16_length(text)
            if piece:
                document.text_map.add(piece.number, offset, position, text)
                offset += len(text)
            if span.link:
                document.links.append(LinkRun(span.link, position, position + size))
            position += size
        if piece and not spans:
            document.text_map.add(piece.number, piece.offset, position, "")

    def insert_link(self, cursor: QTextCursor, style: str, text: str, link: PageLink) -> None:
        """Inserts a link that is not in the text of the article."""
        first = cursor.position()
        cursor.insertText(text.translate(_SAFE), self._format(style, Style.PLAIN, WebLink("")))
        self._document.links.append(LinkRun(link, first, cursor.position()))

    def _source_number(self, style: str) -> QTextCharFormat:
        """The format of the number before a reference, which is a link to its card."""
        characters = QTextCharFormat(self.plain(style))
        characters.setAnchor(True)
        characters.setAnchorHref(f"link:{len(self._document.links)}")
        characters.setForeground(self._page_style.theme.brush("accent"))
        return characters

    def _insert_citation(self, cursor: QTextCursor, style: str, citation: Citation, position: int) -> int:
        """Inserts the numbers as superscripts, each of them a link. Returns the position after them."""
        for count, key in enumerate(sorted(citation.keys, key=lambda key: self._numbers.get(key, 0))):
            characters = self._format(style, Style.PLAIN, citation)
            if count:
                cursor.insertText(",", characters)
                position += 1
            link = Citation((key,))
            number = str(self._numbers.get(key, "?"))
            linked = QTextCharFormat(characters)
            linked.setAnchor(True)
            linked.setAnchorHref(f"link:{len(self._document.links)}")
            cursor.insertText(number, linked)
            self._document.links.append(LinkRun(link, position, position + len(number)))
            position += len(number)
        return position

    def _format(self, style: str, emphasis: Style, link: Link | None) -> QTextCharFormat:
        """Each format is made once; the target of a link is set in a copy."""
        link_kind = "" if link is None else type(link).__name__
        key = (style, int(emphasis), link_kind)
        characters = self._formats.get(key)
        if characters is None:
            characters = self._formats[key] = self._new_format(style, emphasis, link_kind)
        if link is not None and not isinstance(link, Citation):
            characters = QTextCharFormat(characters)
            characters.setAnchorHref(f"link:{len(self._document.links)}")
        return characters

    def _new_format(self, style: str, emphasis: Style, link_kind: str) -> QTextCharFormat:
        theme = self._page_style.theme
        characters = self._page_style.char_format(style)
        if emphasis & Style.STRONG:
            characters.setFontWeight(600)
        if emphasis & Style.EMPHASIS and self._has_italics:
            characters.setFontItalic(not TEXT_STYLES[style].italic)
        elif emphasis & Style.EMPHASIS:
            characters.setFontWeight(600)
        elif TEXT_STYLES[style].italic and not self._has_italics:
            characters.setFontItalic(False)
        if emphasis & Style.CODE:
            characters.setFontFamilies(self._monospace.families())
            characters.setFontStyleHint(self._monospace.styleHint())
        if link_kind == "Citation":
            size = CITATION_SIZE * TEXT_STYLES[style].size / TEXT_STYLES["paragraph"].size
            font = self._page_style.font(TextStyle(size, 1, family=fonts.SANS, semibold=True))
            characters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            characters.setForeground(theme.brush("accent"))
        elif link_kind == "TermLink":
            characters.setAnchor(True)
            characters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            characters.setUnderlineColor(theme.colour("accent"))
        elif link_kind:
            characters.setAnchor(True)
            characters.setForeground(theme.brush("accent"))
            characters.setFontUnderline(True)
        return characters
