"""Writes the blocks of an article as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from reader.library.authoring.blockids import slug
from reader.library.importing.imported import (
    Anchors,
    AnchorTarget,
    CodeBlock,
    DocumentTarget,
    FigureBlock,
    HeadingBlock,
    ImportedBlock,
    Inlines,
    ListBlock,
    NoteBlock,
    OmittedBlock,
    ParagraphBlock,
    QuoteBlock,
    RuleBlock,
    StyledText,
    TableBlock,
    plain,
)
from reader.library.importing.markdown_escape import cleaned, escaped
from reader.library.importing.markdown_inlines import LINE_BREAK, LinkNames, written
from reader.library.model import Style
from reader.library.unused_name import unused_name

FIGURES = "figures"
_PLAIN_TITLE = re.compile(r"[\w][\w ,.?!’'“”()/:;–-]{0,199}(?<![-:;–])")
"""What is no Markdown anywhere in a line."""

_IN_TITLE = re.compile(r"""[\\"&]""")


def written_article(
    blocks: Sequence[ImportedBlock],
    notes: Mapping[str, Inlines],
    ids: Mapping[str, str] | None = None,
    documents: Mapping[DocumentTarget, str] | None = None,
    language: str = "",
) -> str:
    """The Markdown below the front matter.

    `ids` are those of `block_ids`, if other documents link to this one; `documents` the addresses of others;
    `language` is that of the pack.
    """
    found = block_ids(blocks, linked_anchors(blocks, notes)) if ids is None else ids
    names = LinkNames(found, {note: note for note in notes}, documents or {}, language)
    writer = _BlockWriter(names)
    parts = ["\n".join(lines) for lines in writer.separate(blocks, is_top=True)]
    for note, inlines in notes.items():
        text = written(inlines, names)
        parts.append(f"[^{note}]: {text}")
    return "\n\n".join(parts) + "\n"


class _BlockWriter:
    def __init__(self, names: LinkNames) -> None:
        self._names = names
        self._ids_used: set[str] = set()

    def separate(self, blocks: Iterable[ImportedBlock], *, is_top: bool = False) -> Iterator[list[str]]:
        """The lines of each block. Of two lists next to each other, the second has other marks."""
        last: ImportedBlock | None = None
        is_other = False
        for block in blocks:
            is_other = isinstance(block, ListBlock) and _kind(last) == _kind(block) and not is_other
            lines = self._lines(block, is_other=is_other, is_top=is_top)
            if lines:
                yield lines
                last = block

    def _lines(self, block: ImportedBlock, *, is_other: bool, is_top: bool) -> list[str]:
        match block:
            case HeadingBlock():
                text = written(block.inlines, self._names).replace("\n", " ")
                return [f"{'#' * block.level} {_not_closed(text)}{self._id(block.anchors)}"] if text else []
            case ParagraphBlock():
                text = written(block.inlines, self._names, LINE_BREAK)
                return [*f"{text}{self._id(block.anchors)}".split("\n")] if text else []
            case ListBlock():
                return self._list(block, is_other=is_other)
            case QuoteBlock():
                return [f"> {line}".rstrip() for line in self._all(block.blocks)]
            case NoteBlock():
                inside = self._all(block.blocks)
                if not inside or not is_top or not _is_plain(block):
                    inside = [*_bold_title(block), *inside]
                return [_box_line(block), *inside, ":::"] if is_top and inside else inside
            case TableBlock():
                return self._table(block)
            case FigureBlock():
                return [self._figure(block)]
            case CodeBlock():
                return self._code(block)
            case RuleBlock():
                return ["---"]
            case OmittedBlock():
                return []

    def _all(self, blocks: Iterable[ImportedBlock]) -> list[str]:
        lines: list[str] = []
        for each in self.separate(blocks):
            lines += ["", *each] if lines else each
        return lines

    def _list(self, block: ListBlock, *, is_other: bool) -> list[str]:
        lines: list[str] = []
        is_tight = all(_is_tight(item) for item in block.items)
        for number, item in enumerate(block.items):
            if block.start is None:
                mark = "* " if is_other else "- "
            else:
                mark = f"{block.start + number}{')' if is_other else '.'} "
            inside = self._all(item) if not is_tight else [line for each in self.separate(item) for line in each]
            if lines and not is_tight:
                lines.append("")
            first = inside[0] if inside else ""
            lines.append(f"{mark}{first}".rstrip())
            lines += [f"{' ' * len(mark)}{line}".rstrip() for line in inside[1:]]
        return lines

    def _table(self, block: TableBlock) -> list[str]:
        rows = [[written(cell, self._names) for cell in row] for row in block.rows]
        lines = [f"| {' | '.join(row)} |" for row in rows]
        lines.insert(1, f"|{'---|' * len(rows[0])}")
        id = self._id(block.anchors).strip()
        return [*lines, *([id] if id else [])]

    def _figure(self, block: FigureBlock) -> str:
        alt = escaped(" ".join(cleaned(block.alt).split()), in_link=True)
        caption = written(block.caption, self._names)
        title = f' "{_IN_TITLE.sub(_with_slash, caption)}"' if caption else ""
        return f"![{alt}]({FIGURES}/{block.picture}{title}){self._id(block.anchors)}"

    def _code(self, block: CodeBlock) -> list[str]:
        lines = cleaned(block.text).strip("\n").split("\n")
        fence = "`" * max(3, 1 + max((len(found) for line in lines for found in re.findall("`+", line)), default=0))
        return [f"{fence}{self._id(block.anchors)}", *lines, fence] if any(lines) else []

    def _id(self, anchors: Anchors) -> str:
        """The id of a block that a link leads to, once."""
        for anchor in anchors:
            id = self._names.blocks.get(anchor)
            if id and id not in self._ids_used:
                self._ids_used.add(id)
                return f" {{#{id}}}"
        return ""


def _box_line(block: NoteBlock) -> str:
    return f"::: {block.kind.value} {_title(block) if _is_plain(block) else ''}".rstrip()


def _title(block: NoteBlock) -> str:
    return " ".join(cleaned(block.title).split())


def _is_plain(block: NoteBlock) -> bool:
    return bool(_PLAIN_TITLE.fullmatch(_title(block)))


def _bold_title(block: NoteBlock) -> list[str]:
    title = _title(block)
    return [written([StyledText(title, Style.STRONG)], LinkNames({}, {})), ""] if title else []


def _with_slash(sign: re.Match[str]) -> str:
    return f"\\{sign[0]}"


def _kind(block: ImportedBlock | None) -> str:
    if isinstance(block, ListBlock):
        return "bullets" if block.start is None else "numbers"
    return ""


def _not_closed(text: str) -> str:
    """A heading may end with # signs of its own, which Markdown would take for its end."""
    return re.sub(r"(?:(?<=\s)|^)(#+)$", r"\\\1", text)


def _is_tight(item: Sequence[ImportedBlock]) -> bool:
    """Whether no empty line is needed between the blocks of an item."""
    return all(isinstance(block, ListBlock) or not number for number, block in enumerate(item)) and not (
        sum(isinstance(block, ListBlock) for block in item) > 1
    )


def linked_anchors(blocks: Iterable[ImportedBlock], notes: Mapping[str, Inlines]) -> set[str]:
    texts = [*notes.values(), *block_texts(blocks)]
    return {
        inline.target.anchor
        for text in texts
        for inline in text
        if isinstance(inline, StyledText) and isinstance(inline.target, AnchorTarget)
    }


def block_texts(blocks: Iterable[ImportedBlock]) -> Iterator[Inlines]:
    """The texts of all blocks, as `walk` finds them."""
    for block in walk(blocks):
        match block:
            case HeadingBlock() | ParagraphBlock():
                yield block.inlines
            case TableBlock():
                yield from (cell for row in block.rows for cell in row)
            case FigureBlock():
                yield block.caption


def walk(blocks: Iterable[ImportedBlock]) -> Iterator[ImportedBlock]:
    """All blocks, with those in lists, quotations and boxes, in reading order; not what is in an OmittedBlock."""
    for block in blocks:
        yield block
        match block:
            case ListBlock():
                for item in block.items:
                    yield from walk(item)
            case QuoteBlock() | NoteBlock():
                yield from walk(block.blocks)


def block_ids(blocks: Iterable[ImportedBlock], linked: set[str]) -> dict[str, str]:
    """An id for each anchor that a link leads to, made from the words of its block."""
    ids: dict[str, str] = {}
    used: set[str] = set()
    for block in walk(blocks):
        anchors = [anchor for anchor in getattr(block, "anchors", ()) if anchor in linked and anchor not in ids]
        if not anchors:
            continue
        id = unused_name(slug(cleaned(_own_text(block))) or "place", used)
        used.add(id)
        ids.update(dict.fromkeys(anchors, id))
    return ids


def _own_text(block: ImportedBlock) -> str:
    return next((text for inlines in block_texts([block]) if (text := plain(inlines).strip())), "")
