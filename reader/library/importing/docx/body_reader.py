"""Reads what contains paragraphs: the body of a Word file, cells of tables and text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from reader.library.importing.docx.arrange import Arranged, BodyItem, arrange
from reader.library.importing.docx.context import XML_SHARE, WordContext, part_text
from reader.library.importing.docx.inline_parts import chosen_alternative
from reader.library.importing.docx.inline_reader import InlineReader
from reader.library.importing.docx.note_reader import NoteReader
from reader.library.importing.docx.object_reader import BoxContent, ObjectReader
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.styles import Numbering
from reader.library.importing.docx.table_reader import WordTableReader
from reader.library.importing.docx.word_pictures import WordPictures
from reader.library.importing.docx.xml_tree import first, is_on, value, whole_number
from reader.library.importing.imported import ImportFailed, StyledText
from reader.library.limits import MOST_BLOCKS, MOST_CELLS
from reader.translation import _

_OWN_LOOK = ("title", "subtitle", "caption", "quote", "intense quote", "toc heading", "footnote text", "endnote text")
"""Styles of paragraphs for which Carrel has a look of its own."""

EVERY = 200
"""Paragraphs between two signs of progress."""

_MADE = {"table of contents": "contents", "bibliographies": "bibliography"}


class BodyReader:
    def __init__(self, context: WordContext, pictures: WordPictures) -> None:
        self._context = context
        self._report = context.report
        self._objects = ObjectReader(context, pictures, self.read_box)
        self.notes = NoteReader(context)
        self._paragraphs = self._in_cells = self._tables = self._open_tables = 0
        self._total = 0
        self._heading = ""

    def read(self, body: Element) -> Arranged:
        """The whole text."""
        self._total = sum(1 for _paragraph in body.iter("w:p"))
        reader = self._new_reader()
        items = list(self._items(body, reader))
        reader.fields.end_all()
        return arrange(items, self._context, is_body=True)

    def read_box(self, content: Element) -> BoxContent:
        items = self._own_items(content)
        shown = [item for item in items if not isinstance(item, ParagraphDraft) or item.blocks or not item.is_empty()]
        is_caption = len(shown) == 1 and isinstance(shown[0], ParagraphDraft) and self._is_caption(shown[0])
        return BoxContent(tuple(arrange(items, self._context, is_body=False).blocks), is_caption)

    def _is_caption(self, draft: ParagraphDraft) -> bool:
        return not draft.blocks and bool(draft.sequence or self._context.styles.has_name(draft.style, "caption"))

    def _own_items(self, element: Element) -> list[BodyItem]:
        place = self._report.place
        reader = self._new_reader()
        items = list(self._items(element, reader))
        reader.fields.end_all()
        self._report.place = place
        return items

    def _new_reader(self) -> InlineReader:
        return InlineReader(self._context, self._objects.read, self.notes.read)

    def _items(self, element: Element, reader: InlineReader) -> Iterator[BodyItem]:
        """Paragraphs whose mark was deleted are joined with the next one."""
        waiting: ParagraphDraft | None = None
        for item in self._each(element, reader):
            if waiting is not None and isinstance(item, ParagraphDraft):
                item.inlines[:0], item.anchors[:0], item.blocks[:0] = waiting.inlines, waiting.anchors, waiting.blocks
                waiting = None
            elif waiting is not None:
                yield waiting
                waiting = None
            if isinstance(item, ParagraphDraft) and item.joins_next:
                waiting = item
            else:
                yield item
        if waiting is not None:
            yield waiting

    def _each(self, element: Element, reader: InlineReader) -> Iterator[BodyItem]:
        anchors: list[str] = []
        for child in element:
            tag = child.tag
            if tag == "w:p":
                draft = self._paragraph(child, reader)
                draft.anchors[:0] = anchors
                anchors = []
                yield draft
            elif tag == "w:tbl":
                yield from self._table(child, reader)
            elif tag == "w:sdt":
                yield from self._content_control(child, reader)
            elif tag == "w:bookmarkStart":
                anchors.append(child.get("w:name", ""))
            elif tag == "w:bookmarkEnd":
                reader.bookmarks.end(child)
            elif tag == "mc:AlternateContent":
                if (chosen := chosen_alternative(child)) is not None:
                    yield from self._each(chosen, reader)
            elif tag == "w:altChunk":
                self._report.left_out("embedded-file", _("Another file that is embedded in the document is left out."))
            elif tag in ("w:del", "w:moveFrom") and len(child):
                self._report.left_out("deleted-text", _("Deleted text is not in the pack."), part_text(child))
            elif tag in ("m:oMathPara", "m:oMath", "w:r", "w:hyperlink", "w:fldSimple"):
                wrapper = Element("w:p")
                wrapper.append(child)
                yield self._paragraph(wrapper, reader)
            elif not tag.endswith("Pr"):
                yield from self._each(child, reader)

    def _paragraph(self, paragraph: Element, reader: InlineReader) -> ParagraphDraft:
        self._paragraphs += 1
        if not self._paragraphs % EVERY:
            self._context.on_share(XML_SHARE + (1 - XML_SHARE) * min(1, self._paragraphs / max(1, self._total)))
        self._in_cells += self._open_tables > 0
        if self._paragraphs - self._in_cells > MOST_BLOCKS or self._in_cells > MOST_CELLS:
            raise ImportFailed(
                _("It has more paragraphs or cells than an article can have. Divide it into several documents.")
            )
        properties = paragraph.find("w:pPr")
        styles = self._context.styles
        style = value(properties, "w:pStyle") or styles.paragraph_default
        draft = ParagraphDraft(style, self._paragraphs)
        self._report.place = self._place()
        outline = properties.find("w:outlineLvl") if properties is not None else None
        draft.heading = whole_number(value(outline), 9) + 1 if outline is not None else styles.heading_level(style)
        draft.heading = draft.heading if 0 < draft.heading < 10 else 0
        if draft.heading and styles.heading_level(style):
            reader.fields.end_all()
        has_own_look = draft.heading or styles.has_name(style, *_OWN_LOOK)
        reader.read(paragraph, draft, "" if has_own_look else style)
        if properties is not None:
            mark = properties.find("w:rPr")
            frame = properties.find("w:framePr")
            is_drop_cap = value(frame, attribute="w:dropCap") in ("drop", "margin")
            if is_drop_cap:
                # Its first letter is large, and moved down.
                draft.inlines = [StyledText(draft.text())]
            is_deleted = first(mark, "w:del") is not None or first(mark, "w:moveFrom") is not None
            draft.joins_next = is_drop_cap or is_deleted
            draft.indent = whole_number(value(properties, "w:ind", "w:left") or value(properties, "w:ind", "w:start"))
        numbering = self._numbering(properties, style)
        if numbering and not draft.joins_next and not draft.left_out:
            draft.label = self._context.lists.next_label(numbering)
        if draft.heading and not draft.is_empty():
            self._heading = " ".join(draft.text().split())[:60]
        return draft

    def _numbering(self, properties: Element | None, style: str) -> Numbering | None:
        own = properties.find("w:numPr") if properties is not None else None
        of_style = self._context.styles.numbering(style)
        if own is None:
            return of_style if of_style and of_style.id != "0" else None
        id = value(own, "w:numId") or (of_style.id if of_style else "0")
        level = whole_number(value(own, "w:ilvl"), of_style.level if of_style else 0)
        return Numbering(id, level) if id != "0" else None

    def _place(self) -> str:
        if not self._heading:
            # Translators: where something was in the document.
            return _("paragraph {number}", number=self._paragraphs)
        return _("paragraph {number}, under “{heading}”", number=self._paragraphs, heading=self._heading)

    def _table(self, table: Element, reader: InlineReader) -> Iterator[BodyItem]:
        self._tables += 1
        place = (
            _("table {number}, under “{heading}”", number=self._tables, heading=self._heading)
            if self._heading
            else _("table {number}", number=self._tables)
        )
        self._open_tables += 1
        yield from WordTableReader(self._context, self._own_items, place).read(table)
        self._open_tables -= 1

    def _content_control(self, control: Element, reader: InlineReader) -> Iterator[BodyItem]:
        properties, content = control.find("w:sdtPr"), control.find("w:sdtContent")
        if content is None:
            return
        gallery = value(properties, "w:docPartObj/w:docPartGallery") or value(
            properties, "w:docPartList/w:docPartGallery"
        )
        made = _MADE.get(gallery.casefold(), "")
        tag = value(properties, "w:tag")
        if properties is not None and (
            properties.find("w:bibliography") is not None or tag.startswith("MENDELEY_BIBLIOGRAPHY")
        ):
            made = "bibliography"
        if made == "contents":
            self._report.left_out(
                "contents", _("The table of contents is left out: Carrel makes its own."), part_text(content)
            )
            yield ParagraphDraft(left_out=made)
        elif made:
            # The heading may be in the control. The field in it says the rest.
            if tag.startswith("MENDELEY_BIBLIOGRAPHY"):
                reader.fields.bibliography()
            yield from self._each(content, reader)
            reader.fields.end_all()
        elif properties is not None and is_on(properties.find("w:showingPlcHdr")):
            self._report.left_out("placeholder", _("An empty form field is not in the pack."), part_text(content))
        else:
            yield from self._each(content, reader)
