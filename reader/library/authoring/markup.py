"""Converts the Markdown of an article into a flat list of block drafts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from reader.library.authoring import markdown_rules as rules
from reader.library.authoring.inline import UNSEEN_COMMENT, alt_text, read_spans
from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.line_marks import read_line_marks
from reader.library.authoring.link_definitions import warn_of_definitions
from reader.library.authoring.markdown import BLOCK_ID, BOX_LINE, MAX_NESTING, parser, split_block_id
from reader.library.authoring.markdown_limits import TooLargeError, check_size
from reader.library.authoring.note_boxes import NoteBoxes
from reader.library.authoring.paragraph_marks import (
    FOOTNOTE_CODE,
    INDENTED_CODE,
    heading_mark,
    item_mark,
    paragraph_mark,
)
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.raw_marks import warn_of_raw_marks
from reader.library.authoring.tables import TableReader
from reader.library.authoring.targets import FileLinkResolver
from reader.library.authoring.yamlfile import for_message
from reader.library.model import ID, Block, BlockKind, Figure, NoteBox, Span, Spans, Style, Table, plain_text
from reader.translation import Translated, _, as_translated, number_text

BULLET = "•"


@dataclass(slots=True)
class BlockDraft:
    """A block before its final id is known; `id` is the one that the author gave, or empty."""

    kind: BlockKind
    line: int
    spans: Spans = ()
    level: int = 0
    marker: str = ""
    box: NoteBox | None = None
    table: Table | None = None
    figure: Figure | None = None
    id: str = ""
    nesting: str = ""

    def text(self) -> str:
        """The text that an id is made from."""
        if self.table:
            return " ".join(plain_text(cell) for cell in self.table.rows[0])
        return plain_text(self.spans) or (self.figure.alt if self.figure else "")


@dataclass(slots=True)
class _Container:
    """An open list, item or quote.

    kind          "list", "item" or "quote"
    number        numbered list: the number of its current item
    needs_marker  item: true until its first block is added
    """

    kind: str
    number: int = 0
    delimiter: str = ""
    needs_marker: bool = False


def read_blocks(text: str, first_line: int, links: FileLinkResolver, problems: FileProblems) -> list[BlockDraft]:
    environment: dict[str, Any] = {}
    try:
        check_size(text)
        text = read_line_marks(text, first_line, problems)
        tokens = parser().parse(text, environment)
    except TooLargeError as error:
        problems.error(first_line + error.line, as_translated(error))
        return []
    except RecursionError:
        problems.error(first_line, _("links or figures are nested too deeply; simplify the text"))
        return []
    reader = _BlockReader(text, first_line, links, problems)
    reader.read(tokens)
    warn_of_definitions(environment, tokens, first_line, problems)
    return reader.drafts


class _BlockReader:
    def __init__(self, text: str, first_line: int, links: FileLinkResolver, problems: FileProblems) -> None:
        self.drafts: list[BlockDraft] = []
        self._lines = text.split("\n")
        self._first_line = first_line
        self._links = links
        self._problems = problems
        self._boxes = NoteBoxes(problems)
        self._containers: list[_Container] = []
        self._ids: dict[str, int] = {}
        self._heading_level = 1
        self._line = first_line

    def read(self, tokens: Sequence[Token]) -> None:
        self._links.footnotes.define_all(tokens, self._first_line)
        position = 0
        while position < len(tokens):
            token = tokens[position]
            if token.map:
                self._line = self._first_line + token.map[0]
            kind = token.type
            if kind == "paragraph_open":
                self._add_paragraph(tokens[position + 1])
                position += 2
            elif kind == "heading_open":
                self._add_heading(int(token.tag[1]), token, tokens[position + 1])
                position += 2
            elif kind == "table_open":
                position = self._add_table(tokens, position)
            elif kind in ("fence", "code_block"):
                is_after_footnote = position > 1 and tokens[position - 2].type == rules.FOOTNOTE
                self._add_code(token, is_after_footnote=is_after_footnote)
            elif kind == rules.FOOTNOTE:
                position += 1
            elif kind == rules.COMMENT:
                self._warn(_(UNSEEN_COMMENT))
            elif kind == "hr":
                self._add(BlockDraft(BlockKind.RULE, self._line))
            elif kind == BOX_LINE:
                id = self._boxes.handle_line(token.content, self._line)
                if id is not None:
                    self._boxes.pending_id = self._valid_id(id)
            else:
                self._handle_container(token)
            position += 1
        self._boxes.finish()
        self._add_footnotes()

    def _add_footnotes(self) -> None:
        """Adds them at the end of the article, in the order in which the text links to them."""
        # A footnote can link to another one, which is then added to the list.
        for number, draft in enumerate(self._links.footnotes.linked, 1):
            self._line = draft.line
            spans = self._spans(draft.inline)
            if not spans:
                self._problems.error(draft.line, _("this footnote is empty; write its text or delete it"))
            block = BlockDraft(BlockKind.FOOTNOTE, draft.line, spans, number)
            self._add(block, draft.inline.meta.get(BLOCK_ID))
        self._links.footnotes.report_unused()

    def _spans(self, inline: Token) -> Spans:
        warn_of_raw_marks(inline, self._line, self._links)
        return read_spans(inline.children or [], self._line, self._links)

    def _warn(self, message: Translated) -> None:
        if message:
            self._problems.warn(self._line, message)

    def _handle_container(self, token: Token) -> None:
        if token.nesting == 1 and token.level + 1 >= MAX_NESTING:
            message = _(
                "lists and quotes are nested more than {most} levels deep; use fewer levels",
                most=number_text(MAX_NESTING // 2),
            )
            self._problems.error(self._line, message)
        match token.type:
            case "bullet_list_open":
                self._add_pending_marker()
                self._containers.append(_Container("list"))
            case "ordered_list_open":
                self._add_pending_marker()
                start = token.attrs.get("start", 1)
                self._containers.append(_Container("list", int(start) if start is not None else 1, token.markup))
            case "list_item_open":
                self._containers.append(_Container("item", needs_marker=True))
            case "list_item_close":
                self._add_pending_marker()
                self._containers.pop()
                self._containers[-1].number += 1
            case "blockquote_open":
                self._add_pending_marker()
                self._containers.append(_Container("quote"))
            case "bullet_list_close" | "ordered_list_close" | "blockquote_close":
                self._containers.pop()

    def _add_paragraph(self, inline: Token) -> None:
        id = inline.meta.get(BLOCK_ID)
        children = inline.children or []
        if not children and id is not None:
            self._set_id_of_last(id)
            return
        if len(children) == 1 and children[0].type == "image":
            self._add_pending_marker()
            self._add_figure(children[0], id)
            return
        mark = paragraph_mark(inline.content)
        if mark:
            self._problems.warn(self._line + mark[0], mark[1])
        draft = BlockDraft(BlockKind.PARAGRAPH, self._line, self._spans(inline))
        container = self._containers[-1] if self._containers else None
        if container and container.kind == "quote":
            draft.kind = BlockKind.QUOTE
        elif container:
            draft.kind = BlockKind.ITEM
            draft.level = self._depth()
            draft.marker = self._next_marker()
            self._warn(item_mark(inline.content if draft.marker else ""))
        self._add(draft, id)

    def _add_heading(self, level: int, opening: Token, inline: Token) -> None:
        self._add_pending_marker()
        self._warn(heading_mark(level, opening.markup, inline.content))
        if level > self._heading_level + 1:
            message = _(
                "the heading skips a level; write {wanted} instead of {written}",
                wanted="#" * (self._heading_level + 1),
                written="#" * level,
            )
            self._problems.warn(self._line, message)
        self._heading_level = level
        spans = self._spans(inline)
        if not spans:
            self._problems.error(self._line, _("this heading is empty; write its text or delete it"))
        self._add(BlockDraft(BlockKind.HEADING, self._line, spans, level), inline.meta.get(BLOCK_ID))

    def _add_code(self, token: Token, *, is_after_footnote: bool) -> None:
        self._add_pending_marker()
        if token.type == "code_block":
            self._warn(_(FOOTNOTE_CODE) if is_after_footnote else _(INDENTED_CODE))
        if token.map and token.type == "fence":
            last = self._lines[token.map[1] - 1].strip(" \t>")
            if token.map[1] - 1 == token.map[0] or not last.startswith(token.markup):
                message = _("this code is never closed; add a line {fence} after it", fence=token.markup)
                self._problems.error(self._line, message)
        text = token.content.removesuffix("\n")
        spans = (Span(text, Style.CODE),) if text else ()
        id = split_block_id(token.info.strip())[1] if token.info else None
        self._add(BlockDraft(BlockKind.CODE, self._line, spans), id)

    def _add_figure(self, image: Token, id: str | None) -> None:
        path = self._links.figure(str(image.attrs.get("src", "")), self._line)
        alt = alt_text(image)
        if not alt:
            self._problems.warn(
                self._line,
                _("this figure has no alt text; write between [ and ] what it shows, for people who cannot see it"),
            )
        caption = read_inline(str(image.attrs.get("title") or ""), self._line, self._links)
        if path is not None:
            self._add(BlockDraft(BlockKind.FIGURE, self._line, caption, figure=Figure(path, alt)), id)

    def _add_table(self, tokens: Sequence[Token], position: int) -> int:
        """Returns the position of the token that closes the table."""
        self._add_pending_marker()
        reader = TableReader(self._lines, self._first_line, self._links)
        end = reader.read(tokens, position)
        self._add(BlockDraft(BlockKind.TABLE, self._line, table=reader.table), reader.id)
        return end

    def _add(self, draft: BlockDraft, id: str | None = None) -> None:
        draft.box = self._boxes.box
        draft.nesting = self._nesting(draft)
        draft.id = self._valid_id(id) if id is not None else ""
        if self._boxes.pending_id:
            if draft.id:
                message = _("this block has two ids; delete {id} or the id of the box", id=f"{{#{draft.id}}}")
                self._problems.error(draft.line, message)
            draft.id = draft.id or self._boxes.pending_id
            self._boxes.pending_id = ""
        self._boxes.is_empty = False
        self.drafts.append(draft)

    def _set_id_of_last(self, id: str) -> None:
        """Handles a paragraph that is only `{#id}`. It gives an id to the block before it, such as code or a table."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.id:
            shown = f"{{#{for_message(id)}}}"
            self._problems.error(self._line, _("{id} belongs to no block; write it at the end of a block", id=shown))
        else:
            last.id = self._valid_id(id)

    def _valid_id(self, id: str) -> str:
        if not ID.fullmatch(id):
            self._problems.error(
                self._line,
                _(
                    "block id {id} is not valid; write letters, digits and hyphens, such as {{#sleep-1}}",
                    id=for_message(id) or _("(empty)"),
                ),
            )
            return ""
        if id in self._ids:
            first = self._ids[id]
            message = _("block id {id} is given twice (first in line {first}); rename one", id=id, first=first)
            self._problems.error(self._line, message)
            return ""
        self._ids[id] = self._line
        return id

    def _depth(self) -> int:
        return sum(container.kind == "list" for container in self._containers)

    def _nesting(self, draft: BlockDraft) -> str:
        """The lists and quotations around a block; empty where its kind and level say the same."""
        signs = "".join({"list": "l", "quote": "q"}.get(container.kind, "") for container in self._containers)
        return "" if signs == Block("", draft.kind, level=draft.level).containers else signs

    def _next_marker(self) -> str:
        item = self._containers[-1]
        if not item.needs_marker:
            return ""
        item.needs_marker = False
        parent = self._containers[-2]
        return f"{parent.number}{parent.delimiter}" if parent.delimiter else BULLET

    def _add_pending_marker(self) -> None:
        """Adds a block with the marker alone, for an item that does not start with text."""
        if self._containers and self._containers[-1].kind == "item" and self._containers[-1].needs_marker:
            self._add(BlockDraft(BlockKind.ITEM, self._line, level=self._depth(), marker=self._next_marker()))
