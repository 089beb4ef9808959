"""Makes blocks of the paragraphs of a Word file: headings, lists, quotations, figures with their captions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from reader.library.importing.docx.captions import captioned, has_only_figure, paragraph_of, with_caption
from reader.library.importing.docx.context import WordContext
from reader.library.importing.docx.list_builder import WordListBuilder
from reader.library.importing.docx.numbering import ListLabel
from reader.library.importing.docx.paragraph_draft import ParagraphDraft
from reader.library.importing.imported import (
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inline,
    Inlines,
    NoteBlock,
    ParagraphBlock,
    QuoteBlock,
    StyledText,
    plain,
)
from reader.library.importing.report import Outcome
from reader.library.importing.trim import trimmed
from reader.library.limits import LONGEST_LINE
from reader.library.model import STYLES, Style
from reader.translation import _

BodyItem = ParagraphDraft | ImportedBlock

_QUOTES = ("quote", "intense quote", "block text")
_CONTINUED = ("list continue", "list continue 2", "list continue 3", "list paragraph")
_BULLET = re.compile(r"\s*(?P<mark>[-*•·▪●◦‣⁃–—o§ü])(?P<space>[ \t\u00a0]+)(?=\S)")
_WEAK = "–—o§ü"
"""These are bullets only if the next paragraph has them, too."""

_LONGEST_FAKE = 100
_INDENTED = 360


@dataclass(slots=True)
class Arranged:
    """`title` is the text in the style Title; empty if there is none."""

    title: str = ""
    blocks: list[ImportedBlock] = field(default_factory=list)


def arrange(items: list[BodyItem], context: WordContext, *, is_body: bool) -> Arranged:
    """`is_body` is false for a text box or a cell: it has no title, and no heading is guessed in it."""
    return _Arranger(items, context, is_body=is_body).arrange()


class _Arranger:
    def __init__(self, items: list[BodyItem], context: WordContext, *, is_body: bool) -> None:
        self._items = items
        self._context = context
        self._report = context.report
        self._is_body = is_body
        self._done = Arranged()
        self._lists = WordListBuilder(context.report)
        self._quoted: list[ImportedBlock] = []
        self._anchors: list[str] = []
        self._caption: ParagraphDraft | None = None
        self._level = 0
        self._fakes: set[int] = set()

    def arrange(self) -> Arranged:
        for number, item in enumerate(self._items):
            if isinstance(item, ParagraphDraft):
                self._add_paragraph(number, item)
            else:
                self._end_lists()
                self._add(item)
        self._end_lists()
        return self._done

    def _add_paragraph(self, number: int, draft: ParagraphDraft) -> None:
        if draft.number:
            self._report.place = _("paragraph {number}", number=draft.number)
        draft.inlines = list(trimmed(draft.inlines))
        for box in draft.captions:
            self._place_caption(number, draft, box)
        if draft.is_empty():
            self._add_empty(number, draft)
            return
        draft.anchors[:0] = self._anchors
        self._anchors = []
        names = self._context.styles
        if self._is_body and not self._done.title and not draft.heading and names.has_name(draft.style, "title"):
            self._done.title = " ".join(draft.text().split())
            self._add_blocks(draft)
            return
        is_fake = self._is_fake_heading(number, draft)
        if (draft.heading or is_fake) and len(draft.text()) <= LONGEST_LINE:
            self._end_lists()
            self._add_heading(draft, is_fake=is_fake)
            self._add_blocks(draft)
            return
        bullet = None if draft.label else self._typed_bullet(number, draft)
        if draft.label or bullet:
            self._end_quote()
            self._lists.add(draft.label or ListLabel(0, None), paragraph_of(draft))
            self._add_blocks_to_list(draft)
        elif (
            self._lists
            and (names.has_name(draft.style, *_CONTINUED) or draft.indent >= _INDENTED)
            and not draft.sequence
        ):
            self._lists.add_to_last(paragraph_of(draft))
            self._add_blocks_to_list(draft)
        elif names.has_name(draft.style, "caption") or draft.sequence:
            self._end_lists()
            self._add_caption(number, draft)
        elif names.has_name(draft.style, *_QUOTES):
            self._lists_end()
            self._quoted.append(paragraph_of(draft))
            self._quoted += draft.blocks
        else:
            self._end_lists()
            self._add(paragraph_of(draft))
            self._add_blocks(draft)

    def _add_empty(self, number: int, draft: ParagraphDraft) -> None:
        self._anchors += draft.anchors
        if draft.left_out:
            self._end_lists()
            self._drop_heading_above(number, draft.left_out)
        if draft.blocks:
            self._end_lists()
            self._add_blocks(draft)

    def _add_heading(self, draft: ParagraphDraft, *, is_fake: bool) -> None:
        text = draft.text()
        if is_fake:
            level = self._level + 1 if self._level else 1
            self._report.guessed("bold-heading", _("A line in bold letters became a heading."), text)
        else:
            level = self._level = draft.heading
        if draft.label and draft.label.text:
            label = draft.label.text
            draft.inlines.insert(0, StyledText(f"{label} "))
            self._report.count(
                Outcome.CHANGED, "heading-number", _("The numbers of headings became part of their text."), label
            )
        inlines = _one_line(_without_bold(draft.inlines))
        self._done.blocks.append(HeadingBlock(level, inlines, tuple(draft.anchors)))

    def _is_fake_heading(self, number: int, draft: ParagraphDraft) -> bool:
        text = draft.text().strip()
        if not self._is_body or draft.label or draft.sequence or draft.blocks or len(text) > _LONGEST_FAKE:
            return False
        if text.endswith((".", ",", ";", ":", "!")) or not any(map(str.isalpha, text)):
            return False
        if self._context.styles.has_name(draft.style, "caption", *_QUOTES):
            return False
        if not all(
            isinstance(each, StyledText) and (each.style & Style.STRONG or not each.text.strip())
            for each in draft.inlines
        ):
            return False
        following = self._next(number)
        return following is not None and not (isinstance(following, ParagraphDraft) and following.heading)

    def _typed_bullet(self, number: int, draft: ParagraphDraft) -> bool:
        found = _BULLET.match(draft.text())
        first = draft.inlines[0]
        if not found or not isinstance(first, StyledText) or len(first.text) < found.end():
            return False
        if found["mark"] in _WEAK and not self._has_neighbour(number, found["mark"]):
            return False
        draft.inlines[0] = replace(first, text=first.text[found.end() :])
        self._report.guessed(
            "typed-bullet", _("A sign at the start of a line became a bullet."), f"{found['mark']} {draft.text()}"
        )
        self._fakes.add(number)
        return True

    def _has_neighbour(self, number: int, mark: str) -> bool:
        if number - 1 in self._fakes:
            return True
        following = self._items[number + 1] if number + 1 < len(self._items) else None
        found = _BULLET.match(following.text()) if isinstance(following, ParagraphDraft) else None
        return bool(found and found["mark"] == mark)

    def _add_caption(self, number: int, draft: ParagraphDraft) -> None:
        figures = [block for block in draft.blocks if isinstance(block, FigureBlock)]
        last = self._done.blocks[-1] if self._done.blocks else None
        following = self._next(number)
        if figures:
            draft.blocks.remove(figures[-1])
            self._add_blocks(draft)
            self._add(captioned(figures[-1], draft))
            return
        if isinstance(last, FigureBlock) and not last.caption and not self._quoted:
            self._done.blocks[-1] = captioned(last, draft)
        elif has_only_figure(following) and not self._has_caption_after(following):
            self._caption = draft
        else:
            self._add(paragraph_of(draft))
        self._add_blocks(draft)

    def _place_caption(self, number: int, draft: ParagraphDraft, box: NoteBlock) -> None:
        """A caption in a text box: of the picture in the same paragraph, of the one before it or after it."""
        caption = box.blocks[0]
        if len(box.blocks) > 1 or not isinstance(caption, ParagraphBlock):
            return
        last = self._done.blocks[-1] if self._done.blocks else None
        following = self._next(number)
        own = next((each for each in draft.blocks if isinstance(each, FigureBlock) and not each.caption), None)
        if own is not None:
            draft.blocks[draft.blocks.index(own)] = with_caption(own, caption)
        elif isinstance(last, FigureBlock) and not last.caption and not self._lists and not self._quoted:
            self._done.blocks[-1] = with_caption(last, caption)
        elif has_only_figure(following) and not self._has_caption_after(following):
            self._caption = ParagraphDraft(inlines=list(caption.inlines), anchors=list(caption.anchors))
        else:
            return
        draft.blocks.remove(box)

    def _has_caption_after(self, item: BodyItem | None) -> bool:
        number = next((place for place, each in enumerate(self._items) if each is item), -1)
        after = self._next(number)
        return isinstance(after, ParagraphDraft) and (
            bool(after.sequence) or self._context.styles.has_name(after.style, "caption")
        )

    def _add_blocks(self, draft: ParagraphDraft) -> None:
        for block in draft.blocks:
            if self._caption and isinstance(block, FigureBlock):
                block, self._caption = captioned(block, self._caption), None
            self._add(block)

    def _add_blocks_to_list(self, draft: ParagraphDraft) -> None:
        for block in draft.blocks:
            self._lists.add_to_last(block)

    def _add(self, block: ImportedBlock) -> None:
        self._done.blocks.append(block)

    def _drop_heading_above(self, number: int, what: str) -> None:
        """A heading with nothing below it but what was left out is left out, too."""
        last = self._done.blocks[-1] if self._done.blocks else None
        following = self._next(number)
        if isinstance(last, HeadingBlock) and (
            following is None or (isinstance(following, ParagraphDraft) and following.heading)
        ):
            self._done.blocks.pop()
            self._anchors += last.anchors
            text = plain(last.inlines)
            self._report.left_out(f"{what}-heading", _("The heading above it is left out, too."), text)

    def _next(self, number: int) -> BodyItem | None:
        """The next item that is not empty."""
        for item in self._items[number + 1 :]:
            if not isinstance(item, ParagraphDraft) or item.blocks or not item.is_empty():
                return item
        return None

    def _end_lists(self) -> None:
        self._lists_end()
        self._end_quote()

    def _lists_end(self) -> None:
        self._done.blocks += self._lists.finish()

    def _end_quote(self) -> None:
        if self._quoted:
            self._done.blocks.append(QuoteBlock(tuple(self._quoted)))
            self._quoted = []


def _without_bold(inlines: list[Inline]) -> Inlines:
    """A heading is bold anyway."""
    return tuple(
        replace(each, style=STYLES[each.style & ~Style.STRONG]) if isinstance(each, StyledText) else each
        for each in inlines
    )


def _one_line(inlines: Inlines) -> Inlines:
    return tuple(
        replace(each, text=" ".join(re.split("[\n\t]+", each.text))) if isinstance(each, StyledText) else each
        for each in inlines
    )
