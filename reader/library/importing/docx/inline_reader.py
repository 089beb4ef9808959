"""Reads what is in paragraphs of a Word file: runs, links, fields, notes and tracked changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree.ElementTree import Element

from reader.library.importing.docx.citing_programs import (
    MENDELEY_BIBLIOGRAPHY,
    MENDELEY_CITE,
    FieldCitation,
    mendeley_cite_items,
)
from reader.library.importing.docx.context import WordContext
from reader.library.importing.docx.field_reader import FieldReader, web_target
from reader.library.importing.docx.formula import formula_text, read_formula
from reader.library.importing.docx.inline_parts import (
    SIGNS,
    changed_by,
    chosen_alternative,
    comment_message,
    control_checkbox,
    form_checkbox,
)
from reader.library.importing.docx.open_fields import OpenField
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.run_format import LOST_LOOKS, RunFormat
from reader.library.importing.docx.symbol_signs import SymbolSigns
from reader.library.importing.docx.xml_tree import all_text, every, is_on, value
from reader.library.importing.docx.zotero_bookmarks import ZoteroBookmarks
from reader.library.importing.imported import AnchorTarget, StyledText, WebTarget
from reader.library.importing.report import Outcome
from reader.library.letter_scripts import scripts_in
from reader.translation import _

ReadObject = Callable[[Element, ParagraphDraft], None]
"""Adds the figures and text boxes of a drawing to the paragraph."""

ReadNote = Callable[[str, str, ParagraphDraft], None]
"""Adds the mark of a note, of a kind ("footnote" or "endnote") and with an id, to the paragraph."""


class InlineReader:
    """Reads one paragraph after another; a field can go on over several of them."""

    def __init__(self, context: WordContext, read_object: ReadObject, read_note: ReadNote) -> None:
        self.fields = FieldReader(context)
        self.bookmarks = ZoteroBookmarks(context.bookmark_codes, self.fields)
        self._context = context
        self._report = context.report
        self._read_object = read_object
        self._read_note = read_note
        self._draft = ParagraphDraft()
        self._look_style = ""
        self._signs = SymbolSigns(context.report)
        self._links: list[WebTarget | AnchorTarget] = []
        self._deleted: list[str] | None = None

    def read(self, paragraph: Element, draft: ParagraphDraft, look_style: str) -> None:
        """`look_style` is the style whose look the text has; empty where Carrel has a look of its own."""
        self._draft, self._look_style = draft, look_style
        self.fields.draft = draft
        self._children(paragraph)
        if kind := self.fields.stack.left_out():
            draft.left_out = draft.left_out or kind
            self.fields.stack.takes("\n")

    def _children(self, element: Element) -> None:
        for child in element:
            handler = _HANDLERS.get(child.tag)
            if handler:
                handler(self, child)
            elif not child.tag.endswith("Pr"):
                self._children(child)

    # Parts of a paragraph

    def _run(self, run: Element) -> None:
        format = self._context.formats.read(run.find("w:rPr"), self._look_style)
        for child in run:
            tag = child.tag
            if tag == "w:t" or (tag == "w:delText" and self._deleted is not None):
                self._text(child.text or "", format)
            elif tag in SIGNS:
                self._text(SIGNS[tag], format)
            elif tag == "w:br":
                self._text("\n", format)
            elif tag == "w:sym":
                self._text(self._signs.symbol(child), RunFormat(format.style, format.is_hidden, format.is_struck))
            elif tag == "w:instrText":
                self.fields.instruction(child.text or "")
            elif tag == "w:fldChar":
                self._field_sign(child)
            elif tag in ("w:footnoteReference", "w:endnoteReference"):
                if self._deleted is None and not self.fields.stack.left_out():
                    self._read_note(tag[2:-9], child.get("w:id", ""), self._draft)
            elif tag in ("w:drawing", "w:pict", "w:object"):
                if self._deleted is None and not format.is_hidden:
                    self._read_object(child, self._draft)
            elif tag == "w:commentReference":
                self._comment(child)
            elif tag == "w:delText":
                self._report.left_out("deleted-text", _("Deleted text is not in the pack."), child.text or "")
            elif tag == "w:ruby":
                self._ruby(child)
            elif tag in _HANDLERS:
                _HANDLERS[tag](self, child)
            elif not tag.endswith("Pr") and len(child):
                self._children(child)

    def _text(self, text: str, format: RunFormat) -> None:
        if not text:
            return
        text = self._signs.text(text, format.font)
        if self._deleted is not None:
            self._deleted.append(text)
        elif format.is_hidden:
            self._report.left_out("hidden-text", _("Hidden text is not in the pack."), text)
        elif format.is_struck:
            self._report.left_out("struck-text", _("Text that is struck through is not in the pack."), text)
        else:
            self._emit(text, format)

    def _emit(self, text: str, format: RunFormat) -> None:
        if self.fields.stack.takes(text):
            return
        target = self.fields.stack.target() or (self._links[-1] if self._links else None)
        if format.look and text.strip() and not target:
            self._report.count(Outcome.CHANGED, f"lost-{format.look}", _(LOST_LOOKS[format.look]), text)
        self._context.languages[format.language] += len(text)
        # Word notes a language for every few words, often a wrong one; letters of another script confirm it.
        language = format.language if scripts_in(text) else ""
        inlines = self._draft.inlines
        last = inlines[-1] if inlines else None
        if (
            isinstance(last, StyledText)
            and last.style == format.style
            and last.target == target
            and last.language == language
            and len(last.text) < 500
        ):
            inlines[-1] = replace(last, text=last.text + text)
        else:
            inlines.append(StyledText(text, format.style, target, language))

    def _hyperlink(self, element: Element) -> None:
        relationship = self._context.relationships.get(element.get("r:id", ""))
        anchor = element.get("w:anchor", "")
        target: WebTarget | AnchorTarget | None = AnchorTarget(anchor) if anchor else None
        if relationship is not None and relationship.is_external:
            target = web_target(relationship.target + (f"#{anchor}" if anchor else ""), self._report)
        if target is None:
            self._children(element)
            return
        self._links.append(target)
        self._children(element)
        self._links.pop()

    def _field_sign(self, element: Element) -> None:
        kind = element.get("w:fldCharType", "")
        if kind == "begin":
            data = [each.text or "" for each in every(element, "w:fldData")]
            self.fields.begin(
                OpenField(data=data, checkbox=form_checkbox(element), is_deleted=self._deleted is not None)
            )
        elif kind == "separate":
            self.fields.separate()
        elif kind == "end":
            self.fields.end()

    def _simple_field(self, element: Element) -> None:
        data = [each.text or "" for each in every(element, "w:fldData")]
        self.fields.begin(OpenField([element.get("w:instr", "")], data, is_deleted=self._deleted is not None))
        self.fields.separate()
        self._children(element)
        self.fields.end()

    def _content_control(self, element: Element) -> None:
        properties = element.find("w:sdtPr")
        content = element.find("w:sdtContent")
        if content is None:
            return
        if properties is not None and is_on(properties.find("w:showingPlcHdr")):
            self._report.left_out("placeholder", _("An empty form field is not in the pack."), all_text(content, "w:t"))
            return
        tag = value(properties, "w:tag")
        checkbox = control_checkbox(properties)
        if tag.startswith(MENDELEY_CITE):
            self.fields.citation(FieldCitation("Mendeley Cite", mendeley_cite_items(tag)))
            self._children(content)
            self.fields.end()
        elif tag.startswith(MENDELEY_BIBLIOGRAPHY):
            self.fields.bibliography()
            self._children(content)
            self.fields.end()
        elif checkbox:
            self._emit(checkbox, RunFormat())
        else:
            self._children(content)

    def _formula(self, element: Element) -> None:
        pieces = read_formula(element)
        last = self._draft.inlines[-1] if self._draft.inlines else None
        if pieces and pieces[0].text[:1].isalnum() and isinstance(last, StyledText) and last.text[-1:].isalnum():
            # Two and a half is not to become 21/2.
            pieces = (StyledText(" "), *pieces)
        for piece in pieces:
            if self._deleted is not None:
                self._deleted.append(piece.text)
            else:
                self._emit(piece.text, RunFormat(piece.style))
        self._report.changed("formula", _("A formula became text. Compare it with the original."), formula_text(pieces))

    def _ruby(self, element: Element) -> None:
        base, above = element.find("w:rubyBase"), element.find("w:rt")
        if base is not None:
            self._children(base)
        if above is not None and all_text(above, "w:t"):
            self._emit(f" ({all_text(above, 'w:t')})", RunFormat())

    def _alternatives(self, element: Element) -> None:
        if (chosen := chosen_alternative(element)) is not None:
            wrapper = Element("w:r")
            wrapper.extend(chosen)
            self._run(wrapper) if not any(child.tag == "w:r" for child in chosen) else self._children(chosen)

    def _bookmark(self, element: Element) -> None:
        name = element.get("w:name", "")
        if not self.bookmarks.start(element) and name and name != "_GoBack":
            self._draft.anchors.append(name)

    def _bookmark_end(self, element: Element) -> None:
        self.bookmarks.end(element)

    # Tracked changes and comments

    def _inserted(self, element: Element) -> None:
        text = all_text(element, "w:t")
        if text and self._deleted is None:
            what = "moved-text" if element.tag == "w:moveTo" else "inserted-text"
            message = _("Moved text is at its new place.") if what == "moved-text" else _("Inserted text is accepted.")
            with self._report.at(changed_by(element)):
                self._report.changed(what, message, text)
        self._children(element)

    def _removed(self, element: Element) -> None:
        if self._deleted is not None:
            self._children(element)
            return
        self._deleted = []
        self._children(element)
        text, self._deleted = "".join(self._deleted), None
        if text.strip():
            what = "moved-from" if element.tag == "w:moveFrom" else "deleted-text"
            message = (
                _("The old place of moved text is left out.")
                if what == "moved-from"
                else _("Deleted text is not in the pack.")
            )
            with self._report.at(changed_by(element)):
                self._report.left_out(what, message, text)

    def _comment(self, element: Element) -> None:
        comment = self._context.comments.pop(element.get("w:id", ""), None)
        if comment is not None:
            text = all_text(comment, "w:t", "m:t")
            self._report.left_out("comment", comment_message(comment.get("w:author", "")), text)


_Handler = Callable[[InlineReader, Element], None]
_HANDLERS: dict[str, _Handler] = {
    "w:r": InlineReader._run,
    "w:hyperlink": InlineReader._hyperlink,
    "w:fldSimple": InlineReader._simple_field,
    "w:sdt": InlineReader._content_control,
    "w:ins": InlineReader._inserted,
    "w:moveTo": InlineReader._inserted,
    "w:del": InlineReader._removed,
    "w:moveFrom": InlineReader._removed,
    "w:bookmarkStart": InlineReader._bookmark,
    "w:bookmarkEnd": InlineReader._bookmark_end,
    "m:oMath": InlineReader._formula,
    "m:oMathPara": InlineReader._formula,
    "mc:AlternateContent": InlineReader._alternatives,
}
