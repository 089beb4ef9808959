"""Footnotes and endnotes of a Word file, read where the text refers to them."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from reader.library.importing.docx.context import WordContext
from reader.library.importing.docx.inline_reader import InlineReader
from reader.library.importing.docx.package import Relationship
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.xml_tree import value
from reader.library.importing.imported import CitedWorks, FootnoteMark, Inline, Inlines, StyledText
from reader.library.importing.trim import trimmed
from reader.translation import N_, _

_NO_NOTES = ("separator", "continuationSeparator", "continuationNotice")
_ENDS = " \t\n.;\u00a0"


class _NoteTexts(NamedTuple):
    """Of a kind of notes: where one is, and messages for the report."""

    place: str
    missing: str
    unused: str
    only_citation: str
    empty: str


_TEXTS = {
    "footnote": _NoteTexts(
        N_("footnote {number}"),
        N_("A footnote is missing in the file."),
        N_("A footnote that nothing refers to is left out."),
        N_("A footnote that is only a citation became that citation."),
        N_("An empty footnote is left out."),
    ),
    "endnote": _NoteTexts(
        N_("endnote {number}"),
        N_("An endnote is missing in the file."),
        N_("An endnote that nothing refers to is left out."),
        N_("An endnote that is only a citation became that citation."),
        N_("An empty endnote is left out."),
    ),
}


class NoteReader:
    def __init__(self, context: WordContext) -> None:
        self._context = context
        self._notes: dict[tuple[str, str], Element] = {}
        self._marks: dict[tuple[str, str], Inlines] = {}
        self._reading: set[tuple[str, str]] = set()
        self._relationships: dict[str, dict[str, Relationship]] = {}
        for kind in _TEXTS:
            part = next((each.target for each in context.relationships.values() if each.kind == f"{kind}s"), "")
            root = context.part(f"{kind}s")
            self._relationships[kind] = context.package.relationships(part) if root is not None else {}
            for note in root if root is not None else ():
                if note.get("w:type") not in _NO_NOTES:
                    self._notes[kind, note.get("w:id", "")] = note

    def read(self, kind: str, id: str, draft: ParagraphDraft) -> None:
        """Adds the mark of the note to the paragraph, or the citation if the note is nothing else."""
        key = (kind, id)
        if key not in self._marks:
            note = self._notes.get(key)
            if note is None or key in self._reading:
                self._context.report.left_out("note", _(_TEXTS[kind].missing))
                return
            self._reading.add(key)
            self._marks[key] = self._marks_of(kind, note)
        draft.inlines.extend(self._marks[key])

    def report_unread(self) -> None:
        """Those that no text refers to; Word does not show them."""
        for key, note in self._notes.items():
            if key not in self._marks and (text := "".join(each.text or "" for each in note.iter("w:t"))):
                self._context.report.left_out("note", _(_TEXTS[key[0]].unused), text)

    def _marks_of(self, kind: str, note: Element) -> Inlines:
        report, place = self._context.report, self._context.report.place
        relationships = self._context.relationships
        # A link in a note is one of the part that the notes are in.
        self._context.relationships = self._relationships[kind]
        number = len(self._context.notes) + 1
        report.place = _(_TEXTS[kind].place, number=number)
        inlines = self._inlines(note)
        report.place, self._context.relationships = place, relationships
        text = "".join(each.text for each in inlines if isinstance(each, StyledText))
        citations = tuple(each for each in inlines if isinstance(each, CitedWorks))
        if (
            citations
            and not text.strip(_ENDS)
            and len(citations) == sum(not isinstance(each, StyledText) for each in inlines)
        ):
            report.changed("note-citation", _(_TEXTS[kind].only_citation))
            return citations
        if not inlines:
            report.left_out("note", _(_TEXTS[kind].empty))
            return ()
        self._context.notes[str(number)] = inlines
        return (FootnoteMark(str(number)),)

    def _inlines(self, note: Element) -> Inlines:
        inlines: list[Inline] = []
        reader = InlineReader(self._context, self._no_object, self.read)
        for paragraph in note.iter("w:p"):
            draft = ParagraphDraft(value(paragraph, "w:pPr/w:pStyle"))
            reader.read(paragraph, draft, "")
            if not draft.is_empty():
                inlines.extend((StyledText("\n"), *draft.inlines) if inlines else draft.inlines)
        reader.fields.end_all()
        return trimmed(inlines)

    def _no_object(self, element: Element, draft: ParagraphDraft) -> None:
        self._context.report.left_out("picture", _("A picture or a text box in a note is left out."))
