"""Writes spans into a document: text with its emphasis, links and citations, recorded in the document's text map."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from reader.library.border_spans import bordered, bordered_spans
from reader.library.model import Citation, FootnoteLink, Span, Spans, WebLink, plain_text
from reader.library.outline import citation_labels, citation_separator, footnote_letters
from reader.ui.page.article_parts import Piece
from reader.ui.page.document import LanguageRun, ScriptRun
from reader.ui.page.document_writer import DocumentWriter
from reader.ui.page.kept_numbers import joints
from reader.ui.page.page_links import LinkRun, PageLink
from reader.ui.page.paragraph_format import is_right_to_left
from reader.ui.page.text_formats import CODE, PLAIN, SUPERIOR, SUPERSCRIPT, TextKey
from reader.ui.page.unbroken_text import JOINER
from reader.ui.page.writing_system import writing_system_of
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


RAISED = "raised"
"""Stands for the number of a citation or the letter of a footnote, where the character before something matters."""


class InlineWriter:
    """Writes spans where a writer is in its document."""

    def __init__(self, writer: DocumentWriter, numbers: Mapping[str, int]) -> None:
        self.writer = writer
        self._document = writer.document
        self._numbers = numbers
        self._spoken: SpokenSources | None = None
        if writer.document.is_read_aloud:
            from reader.ui.page.spoken_sources import SpokenSources  # not at the top: the first page has none

            self._spoken = SpokenSources(writer)

    def insert(
        self,
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
        document, text_map, writer = self._document, self._document.text_map, self.writer
        position = writer.cursor.position()
        offset = piece.offset if piece else 0
        if not piece:
            spans = bordered_spans(spans)
        before = ""
        if signs is None:
            signs = signs_of(spans, is_rtl=is_right_to_left(writer.cursor.blockFormat()))
            signs = signs if style == "code" else _with_joints(spans, signs)
        waiting = deque((offset + index, sign) for index, sign in signs)
        for number, span in enumerate(spans):
            link, emphasis = span.link, int(span.style)
            if isinstance(link, SUPERIOR) and (piece or not span.text):
                is_spoken = self._spoken and not writer.cursor.atBlockStart()
                position = self._insert_superior(style, link, position, before)
                if self._spoken and is_spoken:
                    position += self._spoken.after(style, link, spans, number)
                before = RAISED
                continue
            before = span.text[-1:] or before
            if emphasis >= SUPERSCRIPT:
                before = "0"
                size = self._insert_script(style, span, piece._replace(offset=offset) if piece else None)
                offset += len(span.text)
                position += size
                continue
            text = _safe_code(span.text) if emphasis & CODE else _safe(span.text)
            if isinstance(link, Citation):
                key = TextKey(style, PLAIN, None, False, True, colour)
            else:
                key = TextKey(style, emphasis, link and type(link), has_right_to_left(text), False, colour)
            link_number = len(document.links) if link else -1
            first = position
            for part in _split(text, [index - offset for index, _ in waiting]) if waiting else (text,):
                if waiting:
                    position = self._insert_signs(key, link_number, waiting, offset, position)
                writer.insert_text(part, key, link_number)
                if piece:
                    text_map.add(piece.number, offset, position, part)
                offset += len(part)
                position += utf16_length(part)
            if waiting:
                position = self._insert_signs(key, link_number, waiting, offset, position, END)
            if link:
                document.links.append(LinkRun(link, first, position))
            if span.lang:
                document.languages.append(LanguageRun(first, position, span.lang))
        if piece and not spans:
            document.text_map.add(piece.number, piece.offset, position, "")

    def _insert_signs(
        self, key: TextKey, link: int, waiting: deque[tuple[int, str]], offset: int, position: int, only: str = ""
    ) -> int:
        """Inserts the signs that wait for an offset, which no copied text has. Returns the position after them."""
        while waiting and waiting[0][0] <= offset and (not only or waiting[0][1] == only):
            _, sign = waiting.popleft()
            self.writer.insert_text(sign, key, link)
            self._document.scripts.append(ScriptRun(position, position + 1, ""))
            position += 1
        return position

    def insert_link(self, style: str, text: str, link: PageLink, *, is_underlined: bool = True) -> None:
        """Inserts a link that is not in the text of the article. One in a frame of its own needs no underline."""
        first = self.writer.cursor.position()
        key = TextKey(style, kind=WebLink, is_underlined=is_underlined)
        self.writer.insert_text(_safe(bordered(text)), key, len(self._document.links))
        self._document.links.append(LinkRun(link, first, self.writer.cursor.position()))

    def _insert_superior(self, style: str, link: Citation | FootnoteLink, position: int, before: str) -> int:
        """Inserts the numbers of a citation or the letter of a footnote. Returns the position after them.

        `before` is the character before them. After a digit they are in brackets: 10¹ must not look like a power.
        """
        opening, closing = ("[", "]") if before.isdigit() else ("", "")
        if before == RAISED:
            position = self._insert_unread(style, ",", position)
            before = ","
        if self._spoken and not self.writer.cursor.atBlockStart():
            position += self._spoken.before(style, link, before)
        position = self._insert_unread(style, opening, position)
        if isinstance(link, Citation):
            position = self._insert_citation(style, link, position)
        else:
            position = self._insert_raised(style, footnote_letters(link.number), link, position)
        return self._insert_unread(style, closing, position)

    def _insert_unread(self, style: str, sign: str, position: int) -> int:
        """Inserts a sign that copied text does not have, since it has brackets around every number."""
        if sign:
            self.writer.insert_text(sign, TextKey(style, kind=Citation))
            self._document.scripts.append(ScriptRun(position, position + len(sign), ""))
        return position + len(sign)

    def _insert_citation(self, style: str, citation: Citation, position: int) -> int:
        """Inserts the numbers as superscripts, each of them a link. Returns the position after them."""
        separator = citation_separator(citation)
        for count, (link, label) in enumerate(citation_labels(citation, self._numbers)):
            if count:
                self.writer.insert_text(separator, TextKey(style, kind=Citation))
                position += len(separator)
                if self._spoken:
                    position += self._spoken.between(style)
            if self._document.is_rtl:  # so that it joins no number before it, and its number and text keep their order
                label = f"\u2068{label}\u2069"
            position = self._insert_raised(style, _safe(label), link, position)
        return position

    def _insert_raised(self, style: str, label: str, link: Citation | FootnoteLink, position: int) -> int:
        """Inserts the number or letter of a link as a superscript. Returns the position after it."""
        key = TextKey(style, kind=Citation, is_number=True)
        self.writer.insert_text(label, key, len(self._document.links))
        end = position + utf16_length(label)
        self._document.links.append(LinkRun(link, position, end))
        return end

    def _insert_script(self, style: str, span: Span, piece: Piece | None) -> int:
        """Inserts a superscript or subscript without the signs of its plain form. Returns its length."""
        from reader.library.scripts import LEFT_TO_RIGHT, shown_form  # not at the top: most pages have none

        position = self.writer.cursor.position()
        shown, hidden = shown_form(span.text)
        shown = _safe(shown)
        # On a page from right to left, the signs of Ca²⁺ would go to its other side.
        edge = LEFT_TO_RIGHT if self._document.is_rtl and not shown.isalnum() else ""
        key = TextKey(style, int(span.style), span.link and type(span.link))
        self.writer.insert_text(f"{edge}{shown}{edge}", key, len(self._document.links) if span.link else -1)
        size = utf16_length(shown) + 2 * len(edge)
        if piece:
            self._document.text_map.add(piece.number, piece.offset + hidden, position + len(edge), shown)
        self._document.scripts.append(ScriptRun(position, position + size, _safe(span.text)))
        if span.link:
            self._document.links.append(LinkRun(span.link, position, position + size))
        return size


def _safe(text: str) -> str:
    """The text without characters that mean something to Qt. Whether all are printable is quick to find out."""
    return text if text.isprintable() and "\ufffc" not in text else text.translate(_SAFE)


def _safe_code(text: str) -> str:
    """The same with its tabs, which the document aligns."""
    return "\t".join(map(_safe, text.split("\t")))


def signs_of(spans: Spans, *, is_rtl: bool) -> list[tuple[int, str]]:
    """The isolates of a paragraph, each with its index in the text: around numbers, and passages of other languages."""
    if not any(span.lang or int(span.style) & CODE or (is_rtl and _is_address(span)) for span in spans):
        return isolate_signs(plain_text(spans), is_rtl=is_rtl)
    signs = []
    offset = 0
    parts = groupby(spans, key=lambda span: (span.lang, int(span.style) & CODE, is_rtl and _is_address(span)))
    for (lang, is_code, is_address), group in parts:
        text = plain_text(tuple(group))
        is_passage_rtl = writing_system_of(lang).is_rtl if lang else is_rtl and (has_right_to_left(text) or not is_code)
        is_passage_rtl = is_passage_rtl and not is_address
        inside = [(offset + index, sign) for index, sign in isolate_signs(text, is_rtl=is_passage_rtl)]
        if text and is_passage_rtl != is_rtl:
            begin = RIGHT_TO_LEFT if is_passage_rtl else LEFT_TO_RIGHT
            inside = [(offset, begin), *inside, (offset + len(text), END)]
        signs += inside
        offset += len(text)
    return signs


def _with_joints(spans: Spans, signs: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The same signs, and those that keep ranges on one line, except in code."""
    text = plain_text(spans)
    places = joints(text)
    if not places:
        return signs
    codes = []
    offset = 0
    for span in spans:
        if int(span.style) & CODE:
            codes.append(range(offset, offset + len(span.text)))
        offset += len(span.text)
    found = [(place, JOINER) for place in places if not any(place in code for code in codes)]
    return sorted([*signs, *found], key=lambda each: each[0])


def _is_address(span: Span) -> bool:
    """Whether it is shown as an address, whose letters may be of any script and whose parts keep their order."""
    return isinstance(span.link, WebLink) and "://" in span.text and " " not in span.text.strip()


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
