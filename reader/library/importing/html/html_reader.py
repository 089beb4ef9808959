"""Goes through a tree of HTML and makes blocks; what single elements become is in `element_readers`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from reader.library.importing.html.css import is_hidden, is_inline_block, is_struck, keeps_spaces, styled, symbol_font
from reader.library.importing.html.element_kinds import BLOCKS
from reader.library.importing.html.element_text import NO_TEXT, element_text
from reader.library.importing.html.footnotes import find_notes
from reader.library.importing.html.hidden_text import CollapsedContent, has_formula, repeats_formula
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.inline_draft import InlineDraft, TextContext
from reader.library.importing.html.surroundings import HtmlContent, Omission, Omissions, PageSurroundings
from reader.library.importing.imported import (
    AnchorTarget,
    CodeBlock,
    FigureBlock,
    FootnoteMark,
    HeadingBlock,
    ImportedBlock,
    ImportFailed,
    Inlines,
    OmittedBlock,
    ParagraphBlock,
    RuleBlock,
    TableBlock,
    Target,
)
from reader.library.importing.report import ImportReport, Outcome
from reader.library.importing.table_grid import cell_lines, joined_inlines
from reader.library.limits import MOST_BLOCKS
from reader.translation import N_, _, ngettext

LONGEST_PLACE = 80
"""Characters of the heading that an entry of the report names as its place."""

_LONG_HIDDEN = 100
_MOST_ANCHORS = 200
"""Of one block."""

Children = Iterable[HtmlElement | str]


@dataclass(slots=True)
class Flow:
    """The blocks of one container while it is read. Headings and what is left out stay blocks only at the top."""

    is_top: bool
    blocks: list[ImportedBlock] = field(default_factory=list)
    draft: InlineDraft = field(default_factory=InlineDraft)
    after: list[ImportedBlock] = field(default_factory=list)


class HtmlReader:
    """`read_element` reads one element; the functions in `readers` call it for what is in theirs."""

    def __init__(
        self,
        root: HtmlElement,
        surroundings: PageSurroundings,
        report: ImportReport,
        readers: Mapping[str, Callable[[HtmlReader, HtmlElement, Flow, TextContext], None]],
        omissions: Omissions,
    ) -> None:
        self.report = report
        self.surroundings = surroundings
        self.missing_picture = False
        self.last_formula = ""
        self.read_elsewhere: set[HtmlElement] = set()
        self._root = root
        self._readers = readers
        self._omitted = omissions.elements
        self._key_prefix = omissions.key_prefix
        self._keys = 0
        self._ids = _ids(root)
        self._linked = _linked(root) & self._ids
        self._anchors: list[str] = []
        self._collapsed = CollapsedContent(root)
        self._found_notes = find_notes(root)
        self._note_names: dict[str, str] = {}
        self._notes: dict[str, Inlines] = {}

    def read(self) -> HtmlContent:
        blocks = self.read_blocks(self._root.children, is_top=True)
        _add_anchors(blocks, self.take_anchors())
        return HtmlContent(tuple(_without_outer_rules(blocks)), self._notes)

    def read_blocks(
        self, children: Children, context: TextContext | None = None, *, is_top: bool = False
    ) -> list[ImportedBlock]:
        flow = Flow(is_top)
        self.read_children(children, flow, context or TextContext())
        self.end_paragraph(flow)
        return flow.blocks

    def read_inlines(self, children: Children, context: TextContext, flow: Flow) -> Inlines:
        """As the text of one paragraph, whatever is in it; pictures follow in `flow`."""
        return joined_inlines(cell_lines(self.read_blocks(children, context), flow.after, self.report), "\n")

    def read_children(self, children: Children, flow: Flow, context: TextContext) -> None:
        for child in children:
            if isinstance(child, str):
                flow.draft.add(child, context)
            else:
                self.read_element(child, flow, context)

    def read_element(self, element: HtmlElement, flow: Flow, context: TextContext) -> None:
        if element.tag in NO_TEXT and element.tag not in self._readers:
            return
        if language := element.get("lang") or element.get("xml:lang"):
            context = replace(context, language=language)
        notes = self._found_notes
        if element in notes.bodies or element in notes.back_links or element in self.read_elsewhere:
            return
        if omission := self._omitted.get(element):
            self.leave_out(element, flow, omission)
            return
        if (note := notes.marks.get(element)) and self._add_note(note, flow):
            return
        if is_hidden(element) and not has_formula(element) and not self._is_collapsed(element):
            if not repeats_formula(element, self.last_formula):
                self._leave_out_hidden(element, flow)
            return
        self.collect_anchors(element)
        if element.get("style"):
            if is_struck(element):
                self.leave_out_struck(element, _("Struck text is left out."))
                return
            is_spaced = context.keeps_spaces or keeps_spaces(element)
            style = styled(element, context.style)
            context = replace(context, style=style, keeps_spaces=is_spaced, font=symbol_font(element, context.font))
        elif element.tag == "font":
            context = replace(context, font=symbol_font(element, context.font))
        reader = self._readers.get(element.tag)
        if reader:
            reader(self, element, flow, context)
        else:
            self.read_plain(element, flow, context)

    def is_omitted(self, element: HtmlElement) -> bool:
        return element in self._omitted

    def read_part(self, element: HtmlElement, flow: Flow, context: TextContext) -> None:
        """A row or a cell of a table that only puts a page together."""
        if omission := self._omitted.get(element):
            self.leave_out(element, flow, omission)
            return
        self.collect_anchors(element)
        self.end_paragraph(flow)
        self.read_children(element.children, flow, context)
        self.end_paragraph(flow)

    def read_plain(self, element: HtmlElement, flow: Flow, context: TextContext) -> None:
        """An element without a meaning of its own: a block, or a part of a line."""
        is_inline = is_inline_block(element)
        is_block = element.tag in BLOCKS
        if is_block if is_inline is None else not is_inline:
            self.end_paragraph(flow)
            self.read_children(element.children, flow, context)
            self.end_paragraph(flow)
            return
        if is_block:
            flow.draft.add(" ", context)
        self.read_children(element.children, flow, context)
        if is_block:
            flow.draft.add(" ", context)

    def end_paragraph(self, flow: Flow) -> None:
        """Makes blocks of the text so far, and of the pictures in it."""
        if flow.draft.inlines:
            for inlines in flow.draft.paragraphs():
                flow.blocks.append(ParagraphBlock(inlines, self.take_anchors()))
            flow.draft = InlineDraft()
        if flow.after:
            flow.blocks += flow.after
            flow.after = []
        if len(flow.blocks) > MOST_BLOCKS:
            raise ImportFailed(
                ngettext(
                    "It has more than {count} paragraph. Divide it into several pages.",
                    "It has more than {count} paragraphs. Divide it into several pages.",
                    MOST_BLOCKS,
                )
            )

    def add_figure(self, figure: FigureBlock, flow: Flow) -> None:
        """A picture within a paragraph follows it."""
        if flow.draft.is_empty():
            flow.blocks.append(figure)
        else:
            flow.after.append(figure)

    def collect_anchors(self, element: HtmlElement) -> None:
        for name in (element.get("id"), element.get("name") if element.tag == "a" else ""):
            if name and name in self._linked and len(self._anchors) < _MOST_ANCHORS:
                self._anchors.append(name)

    def collect_anchors_below(self, element: HtmlElement) -> None:
        for each in element.walk():
            if each is not element:
                self.collect_anchors(each)

    def take_anchors(self) -> tuple[str, ...]:
        anchors, self._anchors = tuple(dict.fromkeys(self._anchors)), []
        return anchors

    def link(self, href: str) -> Target | None:
        if not href.startswith("#"):
            return self.surroundings.target(href, self.report)
        for name in (href[1:], unquote(href[1:])):
            if name in self._ids:
                return AnchorTarget(name)
        if href.strip("#") and href.casefold() not in ("#top", "#!"):
            message = _("Links to a place that is not in the pack became text.")
            self.report.count(Outcome.LEFT_OUT, "inner-link", message, href[1:])
        return None

    def leave_out(self, element: HtmlElement, flow: Flow, omission: Omission) -> None:
        """It can be brought back where a block can stand."""
        text = element_text(element, with_alt=True)
        if not text:
            return
        key = ""
        if element.tag in BLOCKS or flow.draft.is_empty():
            self.end_paragraph(flow)
            if blocks := self._omitted_blocks(element, is_top=flow.is_top):
                self._keys += 1
                key = f"{self._key_prefix}{omission.what}-{self._keys}"
                flow.blocks.append(OmittedBlock(key, tuple(blocks)))
        self.report.left_out(omission.what, _(omission.message), text, key)

    def leave_out_struck(self, element: HtmlElement, message: str) -> None:
        if text := element_text(element, with_alt=True):
            self.report.left_out("deleted-text", message, text)

    def _omitted_blocks(self, element: HtmlElement, *, is_top: bool) -> list[ImportedBlock]:
        """Its text is in the report already, so what becomes of its parts is not."""
        kept = self.report, self._omitted, self._anchors
        self.report, self._omitted, self._anchors = ImportReport(), {}, []
        shown = HtmlElement("div", {}, element.children) if is_hidden(element) else element
        blocks = self.read_blocks([shown], is_top=is_top)
        self.report, self._omitted, self._anchors = kept
        return blocks

    def _is_collapsed(self, element: HtmlElement) -> bool:
        if element not in self._collapsed:
            return False
        message = _("Text that the page shows only after a click is kept.")
        self.report.count(Outcome.GUESSED, "collapsed-text", message, element_text(element)[:LONGEST_PLACE])
        return True

    def _leave_out_hidden(self, element: HtmlElement, flow: Flow) -> None:
        self.collect_anchors(element)
        self.collect_anchors_below(element)
        text = element_text(element, with_alt=True)
        if element.tag in BLOCKS and len(text) > _LONG_HIDDEN:
            self.leave_out(element, flow, Omission("hidden-text", N_("Text that the page hides is left out.")))
        elif text:
            self.report.count(Outcome.LEFT_OUT, "hidden", _("Short texts that the page hides are left out."), text)

    def _add_note(self, note: str, flow: Flow) -> bool:
        if note not in self._note_names:
            self._note_names[note] = name = str(len(self._note_names) + 1)
            inlines = self.read_inlines(self._found_notes.texts[note], TextContext(), flow)
            self._notes[name] = inlines
        name = self._note_names[note]
        if not self._notes.get(name):
            return False
        flow.draft.add_inline(FootnoteMark(name))
        return True


def _add_anchors(blocks: list[ImportedBlock], anchors: tuple[str, ...]) -> None:
    """Links to the end of a text lead to the last block that can have a name."""
    for at in range(len(blocks) - 1, -1, -1) if anchors else ():
        block = blocks[at]
        if isinstance(block, HeadingBlock | ParagraphBlock | TableBlock | FigureBlock | CodeBlock):
            blocks[at] = replace(block, anchors=(*block.anchors, *anchors))
            return


def _without_outer_rules(blocks: list[ImportedBlock]) -> list[ImportedBlock]:
    """A line above or below everything, or beside another one, parts nothing."""
    done: list[ImportedBlock] = []
    for block in blocks:
        if not isinstance(block, RuleBlock) or (done and not isinstance(done[-1], RuleBlock)):
            done.append(block)
    while done and isinstance(done[-1], RuleBlock):
        done.pop()
    return done


def _ids(root: HtmlElement) -> set[str]:
    found = set()
    for element in root.walk():
        found.add(element.get("id"))
        if element.tag == "a":
            found.add(element.get("name"))
    return found - {""}


def _linked(root: HtmlElement) -> set[str]:
    hrefs = {element.get("href") for element in root.walk()}
    return {name for href in hrefs if href.startswith("#") for name in (href[1:], unquote(href[1:]))}
