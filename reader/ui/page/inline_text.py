"""Writes spans into a document: text with its emphasis, links and citations, recorded in the document's text map."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCharFormat, QTextCursor

from reader.library.border_spans import bordered, bordered_spans
from reader.library.model import Citation, FootnoteLink, Link, Span, Spans, Style, TermLink, WebLink, plain_text
from reader.library.outline import citation_labels, citation_separator, footnote_letters
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LanguageRun, LinkRun, PageDocument, PageLink, ScriptRun
from reader.ui.page.foreign_fonts import ForeignFonts
from reader.ui.page.page_style import CITATION_SIZE, TEXT_STYLES, PageStyle, TextStyle
from reader.ui.page.paragraph_format import is_right_to_left
from reader.ui.page.writing_system import writing_system_of
from reader.ui.shell import fonts
from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT, isolate_signs
from reader.ui.widgets.text_direction import has_right_to_left
from reader.ui.widgets.utf16 import utf16_length

if TYPE_CHECKING:
    from reader.ui.page.spoken_sources import SpokenSources

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


_SUPERIOR = (Citation, FootnoteLink)
"""The links that are shown as raised numbers and letters."""

_CODE, _EMPHASIS, _STRONG, _PLAIN = map(int, (Style.CODE, Style.EMPHASIS, Style.STRONG, Style.PLAIN))
_SUPERSCRIPT, _SUBSCRIPT = int(Style.SUPERSCRIPT), int(Style.SUBSCRIPT)
"""As numbers, which Python combines many times as quickly: the page waits for this with each change of its style."""

RAISED = "raised"
"""Stands for the number of a citation or the letter of a footnote, where the character before something matters."""


class InlineWriter:
    """Inserts spans at cursors of one document. Without italics, emphasis is written in bold type."""

    def __init__(
        self, document: PageDocument, page_style: PageStyle, numbers: Mapping[str, int], *, has_italics: bool
    ) -> None:
        self._document = document
        self._page_style = page_style
        self._numbers = numbers
        self._has_italics = has_italics
        self._formats: dict[tuple[str, int, type[Link] | None], QTextCharFormat] = {}
        self._number_links: dict[tuple[str, bool], QTextCharFormat] = {}
        self._monospace = page_style.font(TEXT_STYLES["code"])
        self._foreign = ForeignFonts()
        document.held_fonts = self._foreign.held
        self._spoken: SpokenSources | None = None
        if document.is_read_aloud:
            from reader.ui.page.spoken_sources import SpokenSources  # not at the top: the first page has none

            self._spoken = SpokenSources(document)

    def plain(self, style: str) -> QTextCharFormat:
        """The format of a text style, without emphasis or link."""
        return self._format(style, _PLAIN, None)

    def insert(
        self,
        cursor: QTextCursor,
        style: str,
        spans: Spans,
        piece: Piece | None = None,
        colour: str = "",
        signs: Sequence[tuple[int, str]] | None = None,
    ) -> None:
        """Inserts spans in a text style. `piece` is the part of the article that they belong to, if any.

        `colour` is a name in the theme and replaces the colour of the text style. `signs` are those of `isolates`, each
        with its index in the text of the spans, unless they are found here.
        """
        document, text_map = self._document, self._document.text_map
        position = cursor.position()
        offset = piece.offset if piece else 0
        is_styled = TEXT_STYLES[style].italic or bool(self._page_style.typography.letter_spacing)
        if not piece:
            spans = bordered_spans(spans)
        before = ""
        if signs is None:
            signs = signs_of(spans, is_rtl=is_right_to_left(cursor.blockFormat()))
        waiting = deque((offset + index, sign) for index, sign in signs)
        for number, span in enumerate(spans):
            link, emphasis = span.link, int(span.style)
            if isinstance(link, _SUPERIOR) and (piece or not span.text):
                is_spoken = self._spoken and not cursor.atBlockStart()
                position = self._insert_superior(cursor, style, link, position, before)
                if self._spoken and is_spoken:
                    position += self._spoken.after(cursor, self.plain(style), link, spans, number)
                before = RAISED
                continue
            before = span.text[-1:] or before
            if emphasis >= _SUPERSCRIPT:
                before = "0"
                size = self._insert_script(cursor, style, span, piece._replace(offset=offset) if piece else None)
                offset += len(span.text)
                position += size
                continue
            text = _safe(span.text)
            characters = self._format(style, emphasis, link)
            if isinstance(link, Citation):
                characters = self._number_link(style, is_raised=False)
            elif (emphasis or is_styled) and has_right_to_left(text):
                characters = _joined(characters, emphasis)
            if colour:
                characters = QTextCharFormat(characters)
                characters.setForeground(self._page_style.theme.brush(colour))
            if not text.isascii():
                characters = self._foreign.fitted(text, characters, self.plain(style))
            first = position
            for part in _split(text, [index - offset for index, _ in waiting]) if waiting else (text,):
                position = self._insert_signs(cursor, characters, waiting, offset, position)
                cursor.insertText(part, characters)
                if piece:
                    text_map.add(piece.number, offset, position, part)
                offset += len(part)
                position += utf16_length(part)
            position = self._insert_signs(cursor, characters, waiting, offset, position, END)
            if link:
                document.links.append(LinkRun(link, first, position))
            if span.lang:
                document.languages.append(LanguageRun(first, position, span.lang))
        if piece and not spans:
            document.text_map.add(piece.number, piece.offset, position, "")

    def _insert_signs(
        self,
        cursor: QTextCursor,
        characters: QTextCharFormat,
        waiting: deque[tuple[int, str]],
        offset: int,
        position: int,
        only: str = "",
    ) -> int:
        """Inserts the signs that wait for an offset, which no copied text has. Returns the position after them."""
        while waiting and waiting[0][0] <= offset and (not only or waiting[0][1] == only):
            _, sign = waiting.popleft()
            cursor.insertText(sign, characters)
            self._document.scripts.append(ScriptRun(position, position + 1, ""))
            position += 1
        return position

    def insert_link(
        self, cursor: QTextCursor, style: str, text: str, link: PageLink, *, is_underlined: bool = True
    ) -> None:
        """Inserts a link that is not in the text of the article. One in a frame of its own needs no underline."""
        first = cursor.position()
        text = bordered(text)
        linked = QTextCharFormat(self._format(style, _PLAIN, WebLink("")))
        linked.setFontUnderline(is_underlined)
        cursor.insertText(_safe(text), self._foreign.fitted(text, linked, linked))
        self._document.links.append(LinkRun(link, first, cursor.position()))

    def _number_link(self, style: str, *, is_raised: bool) -> QTextCharFormat:
        """The format of the number of a source that is a link to its card: raised in a text, or before the source."""
        key = (style, is_raised)
        if key not in self._number_links:
            plain = self._format(style, _PLAIN, Citation(()) if is_raised else None)
            characters = self._number_links[key] = QTextCharFormat(plain)
            characters.setAnchor(True)
            characters.setForeground(self._page_style.theme.brush("accent"))
        return self._linked(self._number_links[key])

    def _linked(self, characters: QTextCharFormat) -> QTextCharFormat:
        """The format with the link that the document gets next."""
        linked = QTextCharFormat(characters)
        linked.setAnchorHref(f"link:{len(self._document.links)}")
        return linked

    def _insert_superior(
        self, cursor: QTextCursor, style: str, link: Citation | FootnoteLink, position: int, before: str
    ) -> int:
        """Inserts the numbers of a citation or the letter of a footnote. Returns the position after them.

        `before` is the character before them. After a digit they are in brackets: 10¹ must not look like a power.
        """
        opening, closing = ("[", "]") if before.isdigit() else ("", "")
        if before == RAISED:
            position = self._insert_unread(cursor, style, ",", position)
            before = ","
        if self._spoken and not cursor.atBlockStart():
            position += self._spoken.before(cursor, self.plain(style), link, before)
        position = self._insert_unread(cursor, style, opening, position)
        if isinstance(link, Citation):
            position = self._insert_citation(cursor, style, link, position)
        else:
            position = self._insert_raised(cursor, style, footnote_letters(link.number), link, position)
        return self._insert_unread(cursor, style, closing, position)

    def _insert_unread(self, cursor: QTextCursor, style: str, sign: str, position: int) -> int:
        """Inserts a sign that copied text does not have, since it has brackets around every number."""
        if sign:
            cursor.insertText(sign, self._format(style, _PLAIN, Citation(())))
            self._document.scripts.append(ScriptRun(position, position + len(sign), ""))
        return position + len(sign)

    def _insert_citation(self, cursor: QTextCursor, style: str, citation: Citation, position: int) -> int:
        """Inserts the numbers as superscripts, each of them a link. Returns the position after them."""
        separator = citation_separator(citation)
        for count, (link, label) in enumerate(citation_labels(citation, self._numbers)):
            if count:
                cursor.insertText(separator, self._format(style, _PLAIN, citation))
                position += len(separator)
                if self._spoken:
                    position += self._spoken.between(cursor, self.plain(style))
            if self._document.is_rtl:  # so that it joins no number before it, and its number and text keep their order
                label = f"\u2068{label}\u2069"
            position = self._insert_raised(cursor, style, _safe(label), link, position)
        return position

    def _insert_raised(
        self, cursor: QTextCursor, style: str, label: str, link: Citation | FootnoteLink, position: int
    ) -> int:
        """Inserts the number or letter of a link as a superscript. Returns the position after it."""
        linked = self._number_link(style, is_raised=True)
        cursor.insertText(label, self._foreign.fitted(label, linked, linked))
        end = position + utf16_length(label)
        self._document.links.append(LinkRun(link, position, end))
        return end

    def _insert_script(self, cursor: QTextCursor, style: str, span: Span, piece: Piece | None) -> int:
        """Inserts a superscript or subscript without the signs of its plain form. Returns its length."""
        from reader.library.scripts import LEFT_TO_RIGHT, shown_form  # not at the top: most pages have none

        position = cursor.position()
        shown, hidden = shown_form(span.text)
        shown = _safe(shown)
        # On a page from right to left, the signs of Ca²⁺ would go to its other side.
        edge = LEFT_TO_RIGHT if self._document.is_rtl and not shown.isalnum() else ""
        characters = self._foreign.fitted(shown, self._format(style, int(span.style), span.link), self.plain(style))
        cursor.insertText(f"{edge}{shown}{edge}", characters)
        size = utf16_length(shown) + 2 * len(edge)
        if piece:
            self._document.text_map.add(piece.number, piece.offset + hidden, position + len(edge), shown)
        self._document.scripts.append(ScriptRun(position, position + size, _safe(span.text)))
        if span.link:
            self._document.links.append(LinkRun(span.link, position, position + size))
        return size

    def _format(self, style: str, emphasis: int, link: Link | None) -> QTextCharFormat:
        """Each format is made once; the target of a link is set in a copy. `emphasis` is the number of a Style."""
        kind = None if link is None else type(link)
        key = (style, emphasis, kind)
        characters = self._formats.get(key)
        if characters is None:
            characters = self._formats[key] = self._new_format(style, emphasis, kind)
        if link is not None and not isinstance(link, _SUPERIOR):
            return self._linked(characters)
        return characters

    def _new_format(self, style: str, emphasis: int, kind: type[Link] | None) -> QTextCharFormat:
        theme = self._page_style.theme
        characters = self._page_style.char_format(style)
        if emphasis & _STRONG:
            characters.setFontWeight(600)
        if emphasis & _EMPHASIS and self._has_italics:
            characters.setFontItalic(not TEXT_STYLES[style].italic)
        elif emphasis & _EMPHASIS:
            characters.setFontWeight(600)
        elif TEXT_STYLES[style].italic and not self._has_italics:
            characters.setFontItalic(False)
        if emphasis & _CODE:
            characters.setFontFamilies(self._monospace.families())
            characters.setFontStyleHint(self._monospace.styleHint())
        if emphasis & _SUPERSCRIPT:
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif emphasis & _SUBSCRIPT:
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        if kind in _SUPERIOR:
            size = CITATION_SIZE * TEXT_STYLES[style].size / TEXT_STYLES["paragraph"].size
            font = self._page_style.font(TextStyle(size, 1, family=fonts.SANS, semibold=True))
            characters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
            characters.setForeground(theme.brush("accent"))
        elif kind is TermLink:
            characters.setAnchor(True)
            if self._page_style.typography.has_dotted_terms:
                characters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                characters.setUnderlineColor(theme.colour("accent"))
        elif kind:
            characters.setAnchor(True)
            characters.setForeground(theme.brush("accent"))
            characters.setFontUnderline(True)
        return characters


def _joined(characters: QTextCharFormat, emphasis: int) -> QTextCharFormat:
    """The format for scripts that are read from the right: they have no italics, and their letters are joined."""
    joined = QTextCharFormat(characters)
    joined.setFontItalic(False)
    joined.setFontLetterSpacing(0)
    if emphasis & _EMPHASIS:
        joined.setFontWeight(600)
    return joined


def _safe(text: str) -> str:
    """The text without characters that mean something to Qt. Whether all are printable is quick to find out."""
    return text if text.isprintable() and "\ufffc" not in text else text.translate(_SAFE)


def signs_of(spans: Spans, *, is_rtl: bool) -> list[tuple[int, str]]:
    """The isolates of a paragraph, each with its index in the text: around numbers, and passages of other languages."""
    if not any(span.lang or int(span.style) & _CODE for span in spans):
        return isolate_signs(plain_text(spans), is_rtl=is_rtl)
    signs = []
    offset = 0
    for (lang, is_code), group in groupby(spans, key=lambda span: (span.lang, bool(int(span.style) & _CODE))):
        text = plain_text(tuple(group))
        is_passage_rtl = writing_system_of(lang).is_rtl if lang else is_rtl and (has_right_to_left(text) or not is_code)
        inside = [(offset + index, sign) for index, sign in isolate_signs(text, is_rtl=is_passage_rtl)]
        if text and is_passage_rtl != is_rtl:
            begin = RIGHT_TO_LEFT if is_passage_rtl else LEFT_TO_RIGHT
            inside = [(offset, begin), *inside, (offset + len(text), END)]
        signs += inside
        offset += len(text)
    return signs


def isolated_signs_of(spans: Spans, *, is_rtl: bool) -> list[tuple[int, str]]:
    """Those of a text that is set in a paragraph of the other direction: one isolate around all of it, too."""
    begin = RIGHT_TO_LEFT if is_rtl else LEFT_TO_RIGHT
    return [(0, begin), *signs_of(spans, is_rtl=is_rtl), (len(plain_text(spans)), END)]


def _split(text: str, places: Iterable[int]) -> Iterator[str]:
    """A text in parts that begin at places in it; an empty text is one part."""
    begin = 0
    for place in places:
        if begin < place < len(text):
            yield text[begin:place]
            begin = place
    yield text[begin:]
