"""Sets words into a document: their characters, their links, and where they stand."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtGui import QTextCharFormat, QTextCursor

from reader.library.model import Citation, Link, Spans, Style, WebLink
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LinkRun, PageDocument, PartLink
from reader.ui.page.page_style import CITATION_SIZE, CUTS, Cut, PageStyle
from reader.ui.page.text_map import units
from reader.ui.shell import fonts

# Qt gives these a meaning of its own inside a text, so content must not bring them in.
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


class Inline:
    """Inserts spans at a cursor of one document. `slants` tells whether emphasis slants the letters of the script."""

    def __init__(self, document: PageDocument, look: PageStyle, numbers: Mapping[str, int], *, slants: bool) -> None:
        self._document = document
        self._look = look
        self._numbers = numbers
        self._slants = slants
        self._characters: dict[tuple[str, int, str], QTextCharFormat] = {}
        self._monospace = look.font(CUTS["code"])

    def plain(self, cut: str) -> QTextCharFormat:
        """The characters of a paragraph of that cut, where nothing sets them apart."""
        return self._format(cut, Style.PLAIN, None)

    def insert(self, cursor: QTextCursor, cut: str, spans: Spans, piece: Piece | None = None, colour: str = "") -> None:
        """`piece` is what the spans are a part of, if they are the article's own; `colour` sets all of them in one."""
        document = self._document
        position = cursor.position()
        offset = piece.offset if piece else 0
        for span in spans:
            if isinstance(span.link, Citation):
                position = self._cite(cursor, cut, span.link, position)
                continue
            text = span.text.translate(_SAFE)
            characters = self._format(cut, span.style, span.link)
            if colour:
                characters = QTextCharFormat(characters)
                characters.setForeground(self._look.theme.brush(colour))
            cursor.insertText(text, characters)
            size = units(text)
            if piece:
                document.text_map.add(piece.number, offset, position, text)
                offset += len(text)
            if span.link:
                document.links.append(LinkRun(span.link, position, position + size))
            position += size
        if piece and not spans:
            document.text_map.add(piece.number, piece.offset, position, "")

    def insert_turn(self, cursor: QTextCursor, cut: str, text: str, turn: PartLink) -> None:
        """A link to another part of the article."""
        first = cursor.position()
        cursor.insertText(text.translate(_SAFE), self._format(cut, Style.PLAIN, WebLink("")))
        self._document.links.append(LinkRun(turn, first, cursor.position()))

    def _cite(self, cursor: QTextCursor, cut: str, citation: Citation, position: int) -> int:
        """Numbers as superscripts, each a link of its own."""
        for count, key in enumerate(sorted(citation.keys, key=lambda key: self._numbers.get(key, 0))):
            characters = self._format(cut, Style.PLAIN, citation)
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

    def _format(self, cut: str, style: Style, link: Link | None) -> QTextCharFormat:
        kind = "" if link is None else type(link).__name__
        key = (cut, int(style), kind)
        characters = self._characters.get(key)
        if characters is None:
            characters = self._characters[key] = self._new_format(cut, style, kind)
        if link is not None and not isinstance(link, Citation):
            characters = QTextCharFormat(characters)
            characters.setAnchorHref(f"link:{len(self._document.links)}")
        return characters

    def _new_format(self, cut: str, style: Style, link_kind: str) -> QTextCharFormat:
        look, theme = self._look, self._look.theme
        characters = look.characters(cut)
        if style & Style.STRONG:
            characters.setFontWeight(600)
        if style & Style.EMPHASIS and self._slants:
            characters.setFontItalic(not CUTS[cut].italic)
        elif style & Style.EMPHASIS:
            characters.setFontWeight(600)
        elif CUTS[cut].italic and not self._slants:
            characters.setFontItalic(False)
        if style & Style.CODE:
            characters.setFontFamilies(self._monospace.families())
            characters.setFontStyleHint(self._monospace.styleHint())
        if link_kind == "Citation":
            size = CITATION_SIZE * CUTS[cut].size / CUTS["paragraph"].size
            font = look.font(Cut(size, 1, family=fonts.SANS, semibold=True))
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
