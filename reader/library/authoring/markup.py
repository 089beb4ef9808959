"""The Markdown of an article -> drafts of its blocks, in a flat list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

from reader.library.authoring.inline import alt_text, read_spans
from reader.library.authoring.markdown import BLOCK_ID, BOX_LINE, MAX_NESTING, parser, split_block_id
from reader.library.authoring.note_boxes import Boxes
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.tables import TableReader
from reader.library.authoring.targets import FileLinks
from reader.library.authoring.yamlfile import shown
from reader.library.model import ID, BlockKind, Figure, NoteBox, Span, Spans, Style, Table, plain_text

BULLET = "•"


@dataclass(slots=True)
class BlockDraft:
    """A block that has no final id yet; `id` is the author's, or empty."""

    kind: BlockKind
    line: int
    spans: Spans = ()
    level: int = 0
    marker: str = ""
    box: NoteBox | None = None
    table: Table | None = None
    figure: Figure | None = None
    id: str = ""

    def text(self) -> str:
        """What its id is derived from."""
        if self.table:
            return " ".join(plain_text(cell) for cell in self.table.rows[0])
        return plain_text(self.spans) or (self.figure.alt if self.figure else "")


@dataclass(slots=True)
class _Holder:
    """A list, an item or a quote that is open. Items count `number` up; `fresh` until they have their first block."""

    kind: str
    number: int = 0
    delimiter: str = ""
    fresh: bool = False


def read_blocks(text: str, first_line: int, links: FileLinks, problems: FileProblems) -> list[BlockDraft]:
    try:
        tokens = parser().parse(text)
    except RecursionError:
        problems.error(first_line, "links or figures are nested too deeply in one another; simplify the text")
        return []
    reader = _Reader(text, first_line, links, problems)
    reader.read(tokens)
    return reader.drafts


def read_inline(text: str, line: int, links: FileLinks) -> Spans:
    """Inline Markdown alone, as in a caption or a definition."""
    try:
        children = parser().parseInline(text)[0].children or []
    except RecursionError:
        links.error(line, "links are nested too deeply in one another; simplify the text")
        return ()
    return read_spans(children, line, links)


class _Reader:
    def __init__(self, text: str, first_line: int, links: FileLinks, problems: FileProblems) -> None:
        self.drafts: list[BlockDraft] = []
        self._lines = text.split("\n")
        self._first_line = first_line
        self._links = links
        self._problems = problems
        self._boxes = Boxes(problems)
        self._holders: list[_Holder] = []
        self._ids: dict[str, int] = {}
        self._heading_level = 1
        self._line = first_line

    def read(self, tokens: Sequence[Token]) -> None:
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.map:
                self._line = self._first_line + token.map[0]
            kind = token.type
            if kind == "paragraph_open":
                self._take_paragraph(tokens[position + 1])
                position += 2
            elif kind == "heading_open":
                self._take_heading(int(token.tag[1]), tokens[position + 1])
                position += 2
            elif kind == "table_open":
                position = self._take_table(tokens, position)
            elif kind in ("fence", "code_block"):
                self._take_code(token)
            elif kind == "hr":
                self._add(BlockDraft(BlockKind.RULE, self._line))
            elif kind == BOX_LINE:
                id = self._boxes.take(token.content, self._line)
                if id is not None:
                    self._boxes.pending_id = self._checked_id(id)
            else:
                self._take_holder(token)
            position += 1
        self._boxes.finish()

    def _take_holder(self, token: Token) -> None:
        if token.nesting == 1 and token.level + 1 >= MAX_NESTING:
            self._problems.error(
                self._line, f"lists and quotes are nested more than {MAX_NESTING // 2} deep; flatten them"
            )
        match token.type:
            case "bullet_list_open":
                self._use_marker_alone()
                self._holders.append(_Holder("list"))
            case "ordered_list_open":
                self._use_marker_alone()
                start = token.attrs.get("start", 1)
                self._holders.append(_Holder("list", int(start) if start is not None else 1, token.markup))
            case "list_item_open":
                self._holders.append(_Holder("item", fresh=True))
            case "list_item_close":
                self._use_marker_alone()
                self._holders.pop()
                self._holders[-1].number += 1
            case "blockquote_open":
                self._use_marker_alone()
                self._holders.append(_Holder("quote"))
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self._holders.pop()

    def _take_paragraph(self, inline: Token) -> None:
        id = inline.meta.get(BLOCK_ID)
        children = inline.children or []
        if not children and id is not None:
            self._name_last(id)
            return
        if len(children) == 1 and children[0].type == "image":
            self._use_marker_alone()
            self._take_figure(children[0], id)
            return
        draft = BlockDraft(BlockKind.PARAGRAPH, self._line, read_spans(children, self._line, self._links))
        holder = self._holders[-1] if self._holders else None
        if holder and holder.kind == "quote":
            draft.kind = BlockKind.QUOTE
        elif holder:
            draft.kind = BlockKind.ITEM
            draft.level = self._depth()
            draft.marker = self._take_marker()
        self._add(draft, id)

    def _take_heading(self, level: int, inline: Token) -> None:
        self._use_marker_alone()
        if level > self._heading_level + 1:
            wanted = "#" * (self._heading_level + 1)
            self._problems.warn(self._line, f"the heading skips a level; write {wanted} instead of {'#' * level}")
        self._heading_level = level
        spans = read_spans(inline.children or [], self._line, self._links)
        if not spans:
            self._problems.error(self._line, "this heading is empty; write its text or delete it")
        self._add(BlockDraft(BlockKind.HEADING, self._line, spans, level), inline.meta.get(BLOCK_ID))

    def _take_code(self, token: Token) -> None:
        self._use_marker_alone()
        if token.map and token.type == "fence":
            last = self._lines[token.map[1] - 1].strip(" \t>")
            if token.map[1] - 1 == token.map[0] or not last.startswith(token.markup):
                self._problems.error(self._line, f"this code is never closed; add a line {token.markup} after it")
        text = token.content.removesuffix("\n")
        spans = (Span(text, Style.CODE),) if text else ()
        id = split_block_id(token.info.strip())[1] if token.info else None
        self._add(BlockDraft(BlockKind.CODE, self._line, spans), id)

    def _take_figure(self, image: Token, id: str | None) -> None:
        path = self._links.figure(str(image.attrs.get("src", "")), self._line)
        alt = alt_text(image)
        if not alt:
            self._problems.warn(
                self._line,
                "this figure has no alt text; say between [ and ] what it shows, for those who cannot see it",
            )
        caption = read_inline(str(image.attrs.get("title") or ""), self._line, self._links)
        if path is not None:
            self._add(BlockDraft(BlockKind.FIGURE, self._line, caption, figure=Figure(path, alt)), id)

    def _take_table(self, tokens: Sequence[Token], position: int) -> int:
        """Returns where the table ends."""
        self._use_marker_alone()
        reader = TableReader(self._lines, self._first_line, self._links)
        end = reader.read(tokens, position)
        self._add(BlockDraft(BlockKind.TABLE, self._line, table=reader.table), reader.id)
        return end

    def _add(self, draft: BlockDraft, id: str | None = None) -> None:
        draft.box = self._boxes.box
        draft.id = self._checked_id(id) if id is not None else ""
        if self._boxes.pending_id:
            if draft.id:
                self._problems.error(draft.line, f"this block has two ids; delete {{#{draft.id}}} or the box's own")
            draft.id = draft.id or self._boxes.pending_id
            self._boxes.pending_id = ""
        self._boxes.is_empty = False
        self.drafts.append(draft)

    def _name_last(self, id: str) -> None:
        """`{#id}` alone in a paragraph names what stands before it: code, a rule, a table."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.id:
            self._problems.error(self._line, f"{{#{shown(id)}}} names nothing here; write it at the end of a block")
        else:
            last.id = self._checked_id(id)

    def _checked_id(self, id: str) -> str:
        if not ID.fullmatch(id):
            self._problems.error(
                self._line,
                f"block id {shown(id) or '(empty)'} does not fit; write letters, digits and hyphens: {{#sleep-1}}",
            )
            return ""
        if id in self._ids:
            first = self._ids[id]
            self._problems.error(self._line, f"block id {id} is given twice (first in line {first}); rename one")
            return ""
        self._ids[id] = self._line
        return id

    def _depth(self) -> int:
        return sum(holder.kind == "list" for holder in self._holders)

    def _take_marker(self) -> str:
        item = self._holders[-1]
        if not item.fresh:
            return ""
        item.fresh = False
        parent = self._holders[-2]
        return f"{parent.number}{parent.delimiter}" if parent.delimiter else BULLET

    def _use_marker_alone(self) -> None:
        """An item that starts with something else than text still shows its marker."""
        if self._holders and self._holders[-1].kind == "item" and self._holders[-1].fresh:
            self._add(BlockDraft(BlockKind.ITEM, self._line, level=self._depth(), marker=self._take_marker()))
