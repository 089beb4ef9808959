"""Follows the fields in a text, and says what becomes of their results: links, citations, lists that programs made."""

from __future__ import annotations

from collections.abc import Callable

from reader.library.importing.addresses import web_address
from reader.library.importing.docx.citing_programs import FieldCitation, citation_in_field, is_bibliography
from reader.library.importing.docx.context import WordContext
from reader.library.importing.docx.equation_field import equation_text
from reader.library.importing.docx.field_words import FieldWords, read_words
from reader.library.importing.docx.open_fields import FieldStack, OpenField
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.docx.symbols import symbol
from reader.library.importing.imported import AnchorTarget, CitedWork, CitedWorks, StyledText, WebTarget
from reader.library.importing.report import ImportReport, Outcome
from reader.translation import _, ngettext

MOST_OPEN = 50
"""Fields within fields. More have lost their ends."""

CONTENTS = ("TOC", "TOA", "INDEX")
_UNSEEN = ("XE", "TC", "TA", "RD", "PRIVATE", "SET", "ASK")
"""Fields without a result, whose instruction readers never see."""


class FieldReader:
    """`draft` is the paragraph that is read now."""

    def __init__(self, context: WordContext) -> None:
        self.stack = FieldStack()
        self.draft = ParagraphDraft()
        self._context = context
        self._report = context.report

    def begin(self, field: OpenField) -> None:
        if len(self.stack) >= MOST_OPEN:
            self.end_all()
        self.stack.push(field)

    def instruction(self, text: str) -> None:
        if self.stack.top and not self.stack.top.is_result:
            self.stack.top.instruction.append(text)

    def separate(self) -> None:
        if self.stack.top and not self.stack.top.is_result:
            self._start_result(self.stack.top)

    def end(self) -> None:
        top = self.stack.top
        if top is None:
            return
        if not top.is_result:
            self._start_result(top)
        self.stack.pop()
        self._report_of(top)

    def end_all(self) -> None:
        """At the end of a text, or where a heading says that a list which has no end is over."""
        while self.stack:
            self.end()

    def citation(self, found: FieldCitation) -> None:
        """Begins a field for the text of a citation. `end` ends it."""
        field = OpenField(is_result=True)
        self.stack.push(field)
        self._start_citation(field, found)

    def bibliography(self) -> None:
        """Begins a field for a bibliography. `end` ends it."""
        field = OpenField(is_result=True)
        self.stack.push(field)
        self._start_bibliography(field)

    def _start_result(self, field: OpenField) -> None:
        field.is_result = True
        instruction = "".join(field.instruction)
        if field.is_deleted or self.stack.left_out():
            return
        around = self.stack.around()
        if around and not around[-1].is_result and "EN.CITE" in "".join(around[-1].instruction):
            # EndNote keeps the data of a citation in a field within its field.
            around[-1].data += field.data
            return
        citation = citation_in_field(instruction, field.data, self._context.sources)
        if citation:
            self._start_citation(field, citation)
        elif is_bibliography(instruction):
            self._start_bibliography(field)
        else:
            words = read_words(instruction)
            if words.name in CONTENTS:
                field.kind = "contents" if words.name != "INDEX" else "index"
                self.draft.left_out = "contents"
            elif words.name in _WITH_MEANING:
                _WITH_MEANING[words.name](self, field, words)
            elif words.name in _UNSEEN:
                self._report.left_out(
                    "hidden-field", _("A field that readers do not see is not in the pack."), instruction
                )
            elif words.name == "EQ":
                self._emit(equation_text(instruction))
                self._report.changed("formula", _("A formula became text. Compare it with the original."), instruction)

    def _start_citation(self, field: OpenField, found: FieldCitation) -> None:
        works = found.works or []
        cited = []
        for work in works:
            if work.data is not None:
                key = self._context.references.add(work.data, work.identities, self._report)
                self._context.cited[key] = None
                cited.append(CitedWork(key, work.before, work.after, work.is_author_hidden))
        missing = [work.name for work in works if work.data is None]
        if cited and not missing:
            field.kind = "citation"
            self.draft.inlines.append(CitedWorks(tuple(cited)))
            return
        field.kind = "unread-citation"
        self._context.unread_citations += 1
        if cited:
            self.draft.inlines.append(CitedWorks(tuple(cited)))

    def _start_bibliography(self, field: OpenField) -> None:
        """Where a source is missing, the list that the program made is the only place that has it."""
        if self._context.cited and not self._context.unread_citations:
            field.kind = "bibliography"
            self.draft.left_out = "bibliography"
        else:
            field.kind = "kept-bibliography"

    def _hyperlink(self, field: OpenField, words: FieldWords) -> None:
        anchor = words.switch("\\l")
        if words.arguments:
            field.target = web_target(words.arguments[0] + (f"#{anchor}" if anchor else ""), self._report)
        elif anchor:
            field.target = AnchorTarget(anchor)

    def _reference(self, field: OpenField, words: FieldWords) -> None:
        if words.arguments and words.switch("\\h") is not None:
            field.target = AnchorTarget(words.arguments[0])

    def _sequence(self, field: OpenField, words: FieldWords) -> None:
        self.draft.sequence = words.arguments[0] if words.arguments else "?"

    def _checkbox(self, field: OpenField, words: FieldWords) -> None:
        self._emit(field.checkbox or "☐")

    def _symbol(self, field: OpenField, words: FieldWords) -> None:
        code = words.arguments[0] if words.arguments else ""
        try:
            number = int(code, 0) if len(code) < 8 else 0
        except ValueError:
            number = 0
        font = (words.switch("\\f") or "").strip('"')
        shown = symbol(font, number) or (chr(number) if 32 <= number < 0xD800 and not font else "")
        if shown:
            self._emit(shown)
        else:
            self._report.guessed(
                "symbol", _("A sign of a symbol font is not known. Type it."), "".join(field.instruction)
            )

    def _emit(self, text: str) -> None:
        if text and not self.stack.left_out():
            self.draft.inlines.append(StyledText(text))

    def _report_of(self, field: OpenField) -> None:
        shown = "".join(field.shown).strip()
        report = self._report
        if field.kind == "citation":
            report.count(Outcome.CHANGED, "citation", _("Citations became links to their sources."), shown)
        elif field.kind == "unread-citation":
            message = _(
                "A citation stays as text: the document does not hold the data of every source in it. "
                "Add the sources to references.yaml."
            )
            report.left_out("citation-data", message, shown)
        elif field.kind == "bibliography":
            self._report_bibliography(shown)
        elif field.kind == "kept-bibliography":
            message = _("The list of sources stays as text, because not every citation could be read.")
            report.guessed("kept-bibliography", message, shown.partition("\n")[0])
        elif field.kind == "contents":
            report.left_out("contents", _("The table of contents is left out: Carrel makes its own."), shown)
        elif field.kind == "index":
            report.left_out("index", _("The index is left out: Carrel searches the text."), shown)

    def _report_bibliography(self, shown: str) -> None:
        entries, known = len(list(filter(str.strip, shown.split("\n")))), len(self._context.cited)
        message = _("The list of sources is left out: Carrel makes its own.")
        if entries > known:
            message = _(
                "The list of sources is left out: Carrel makes its own. It has {lines}, and {sources}: compare them.",
                lines=ngettext("{count} line", "{count} lines", entries),
                sources=ngettext("{count} source is cited", "{count} sources are cited", known),
            )
        self._report.left_out("bibliography", message, shown)


def web_target(address: str, report: ImportReport) -> WebTarget | None:
    """The target of a link; None for what a pack cannot link to, such as a file of the author's computer."""
    if web_address(address):
        return WebTarget(address)
    report.left_out("link", _("A link leads to no web or email address, and became text."), address)
    return None


_WITH_MEANING: dict[str, Callable[[FieldReader, OpenField, FieldWords], None]] = {
    "HYPERLINK": FieldReader._hyperlink,
    "REF": FieldReader._reference,
    "PAGEREF": FieldReader._reference,
    "NOTEREF": FieldReader._reference,
    "SEQ": FieldReader._sequence,
    "FORMCHECKBOX": FieldReader._checkbox,
    "SYMBOL": FieldReader._symbol,
}
