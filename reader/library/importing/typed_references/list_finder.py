"""Finds the lists of sources in a document: under their heading, or a clear list at the end without one."""

from __future__ import annotations

import dataclasses
import itertools
import re
from collections.abc import Iterator, Sequence

from reader.library.importing.imported import (
    HeadingBlock,
    ImportedBlock,
    Inlines,
    ListBlock,
    ParagraphBlock,
    RuleBlock,
    StyledText,
    TableBlock,
    WebTarget,
)
from reader.library.importing.trim import trimmed
from reader.library.importing.typed_references.entry_parser import parse_entry
from reader.library.importing.typed_references.inline_text import InlineText
from reader.library.importing.typed_references.list_headings import is_heading, is_sure_heading
from reader.library.importing.typed_references.table_entries import rows_as_paragraphs
from reader.library.importing.typed_references.typed_list import TypedEntry, TypedList
from reader.library.limits import LONGEST_ENTRY
from reader.library.model import Style

MOST_ENTRIES = 5_000
_LEAST_WITHOUT_HEADING = 3
_LABEL = re.compile(
    r"\s*(?P<mark>\[\s?(?P<square>\d{1,4})\s?\]:?|\(\s?(?P<round>\d{1,4})\s?\)|(?P<stop>\d{1,4})\s?[.)](?!\d)|(?P<bare>\d{1,4})(?=\t|\s{1,4}[^\W\d_]))\s*"
)
_INNER_LABEL = re.compile(
    r"(?<=\s)(?P<mark>\[(?P<square>\d{1,4})\]:?|\((?P<round>\d{1,4})\)|(?P<stop>\d{1,4})[.)])\s+(?=[^\W\d_a-z]|[“\"'‘«]|https?:)"
)
_ADDRESS_ALONE = re.compile(r"(?:https?://|www\.|doi\b|available\b|disponible\b|accessed\b|retrieved\b)", re.IGNORECASE)
_SHARE_SURE, _SHARE_LIKELY, _SHARE_ALONE = 0.34, 0.6, 0.8


def find_lists(blocks: Sequence[ImportedBlock], title: str = "") -> list[TypedList]:
    """In their order. `title` is that of the document, which may be the heading of the whole."""
    lists: list[TypedList] = []
    number = 0
    while number < len(blocks):
        text = _heading_text(blocks[number])
        if text and is_heading(text):
            found = _section(blocks, number, _last_of_section(blocks, number), text)
            lists += found
            number = found[-1].last if found else number
        number += 1
    if not lists and is_heading(title):
        whole = _list(blocks, -1, len(blocks) - 1, title, _SHARE_SURE if is_sure_heading(title) else _SHARE_LIKELY)
        if whole:
            return [dataclasses.replace(whole, first=0, has_heading_block=False)]
    if not lists and (last_list := _without_heading(blocks)):
        lists.append(last_list)
    return lists


def _section(blocks: Sequence[ImportedBlock], first: int, last: int, text: str) -> list[TypedList]:
    """The list below a heading, and those below the smaller headings there, such as Books and Web pages."""
    parts = [first, *(at for at in range(first + 1, last + 1) if isinstance(blocks[at], HeadingBlock)), last + 1]
    share = _SHARE_SURE if is_sure_heading(text) else _SHARE_LIKELY
    lists: list[TypedList] = []
    for start, end in itertools.pairwise(parts):
        if end == start + 1 == parts[1] and len(parts) > 2:
            continue
        # A heading with nothing but smaller headings below it goes with the first of those.
        above = first if parts[1] == first + 1 and start == first + 1 else start
        found = _list(blocks, start, end - 1, _heading_text(blocks[above]), share if start == first else _SHARE_LIKELY)
        if found:
            found.first = above
            lists.append(found)
    return lists


def _heading_text(block: ImportedBlock) -> str:
    """The text of a heading, or of a short paragraph that stands for one."""
    if isinstance(block, HeadingBlock | ParagraphBlock):
        text = "".join(each.text if isinstance(each, StyledText) else "\ufffc" for each in block.inlines).strip()
        return text if len(text) < 80 else ""
    return ""


def _last_of_section(blocks: Sequence[ImportedBlock], number: int) -> int:
    heading = blocks[number]
    level = heading.level if isinstance(heading, HeadingBlock) else 6
    for at in range(number + 1, len(blocks)):
        block = blocks[at]
        if isinstance(block, HeadingBlock) and (block.level <= level or is_heading(_heading_text(block))):
            return at - 1
        if not isinstance(block, HeadingBlock) and is_heading(_heading_text(block)):
            return at - 1
    return len(blocks) - 1


def _list(blocks: Sequence[ImportedBlock], first: int, last: int, heading: str, share: float) -> TypedList | None:
    """As many blocks from the heading on as are entries."""
    end = first
    for at in range(first + 1, last + 1):
        block = blocks[at]
        is_table = isinstance(block, TableBlock) and bool(rows_as_paragraphs(block))
        if not (is_table or isinstance(block, ParagraphBlock | ListBlock | RuleBlock)):
            break
        end = at
    while end > first and isinstance(blocks[end], RuleBlock):
        end -= 1
    # Text that follows a list without a heading of its own is none of its entries.
    has_labels = any(
        isinstance(block, ListBlock | TableBlock) or _labelled(block) for block in blocks[first + 1 : end + 1]
    )
    while end > first + 1 and has_labels and _is_prose(blocks[end]):
        end -= 1
    entries = _entries(blocks[first + 1 : end + 1])
    if not entries:
        return None
    likely = sum(map(_is_likely, entries))
    return TypedList(first, end, heading, entries) if likely >= max(1, share * len(entries)) else None


def _labelled(block: ImportedBlock) -> bool:
    return isinstance(block, ParagraphBlock) and bool(_LABEL.match(_text(block.inlines)))


def _is_prose(block: ImportedBlock) -> bool:
    """Whether it is a paragraph that is no entry, though the others of the list have numbers or bullets."""
    if isinstance(block, RuleBlock):
        return True
    if not isinstance(block, ParagraphBlock) or _labelled(block):
        return False
    text = _text(block.inlines)
    return bool(text.strip()) and not text.lstrip()[:1].islower() and not _ADDRESS_ALONE.match(text.lstrip())


def _without_heading(blocks: Sequence[ImportedBlock]) -> TypedList | None:
    last = len(blocks) - 1
    while last >= 0 and isinstance(blocks[last], RuleBlock):
        last -= 1
    first = last
    if last >= 0 and isinstance(blocks[last], ListBlock):
        first = last - 1
    while first >= 0 and first > last - MOST_ENTRIES and _labelled(blocks[first]):
        first -= 1
    if first == last:
        return None
    entries = _entries(blocks[first + 1 : last + 1])
    likely = sum(map(_is_likely, entries))
    if len(entries) < _LEAST_WITHOUT_HEADING or likely < _SHARE_ALONE * len(entries):
        return None
    return (
        TypedList(first + 1, last, "", entries, has_heading_block=False)
        if all(entry.label is not None for entry in entries)
        else None
    )


def _is_likely(entry: TypedEntry) -> bool:
    """Whether at least two things are in it that sources have."""
    item = entry.item
    signs = (
        ("author", "editor"), ("issued",), ("DOI", "URL", "PMID", "PMCID", "ISBN"), ("volume", "page"), ("publisher",),
    )  # fmt: skip
    return sum(any(key in item for key in keys) for keys in signs) >= 2 or "DOI" in item or "URL" in item


def _entries(blocks: Sequence[ImportedBlock]) -> list[TypedEntry]:
    """None at all if something is among them that no reference could keep."""
    entries: list[TypedEntry] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            for number, item in enumerate(block.items):
                if not all(isinstance(part, ParagraphBlock) for part in item):
                    return []
                label = None if block.start is None else block.start + number
                entries += _of_item([part for part in item if isinstance(part, ParagraphBlock)], label)
        elif isinstance(block, TableBlock):
            entries += [_entry(row) for row in rows_as_paragraphs(block)]
        elif isinstance(block, ParagraphBlock):
            for entry in _of_paragraph(block):
                if entries and _goes_on(entries, entry):
                    last = entries[-1]
                    last.text += f"\n{entry.text}"
                    last.links += entry.links
                else:
                    entries.append(entry)
    if len(entries) > MOST_ENTRIES or any(len(entry.text) > LONGEST_ENTRY for entry in entries):
        return []
    for entry in entries:
        entry.item = parse_entry(entry.text, entry.links)
    return entries


def _of_item(paragraphs: Sequence[ParagraphBlock], label: int | None) -> Iterator[TypedEntry]:
    texts = [_text(block.inlines) for block in paragraphs]
    if not any(text.strip() for text in texts):
        return
    found = _LABEL.match(texts[0]) if label is None else None
    if found and found["bare"] is None:
        texts[0] = texts[0][found.end() :]
        label = _number(found)
    links = tuple(link for block in paragraphs for link in _links(block.inlines))
    anchors = tuple(anchor for block in paragraphs for anchor in block.anchors)
    yield TypedEntry("\n".join(texts), tuple(paragraphs), label, found["mark"] if found else "", links, anchors)


def _of_paragraph(block: ParagraphBlock) -> list[TypedEntry]:
    """One entry, or one for each line if each of them has a number."""
    text = _text(block.inlines)
    if not text.strip():
        return []
    starts = _numbered_starts(text)
    if len(starts) > 1:
        parts = [trimmed(part) for part in InlineText(block.inlines).parts(starts)]
        return [
            _entry(ParagraphBlock(inlines, block.anchors if not number else ())) for number, inlines in enumerate(parts)
        ]
    return [_entry(block)]


def _entry(block: ParagraphBlock) -> TypedEntry:
    text = _text(block.inlines)
    first = block.inlines[0]
    found = _LABEL.match(text)
    label, mark, body = (_number(found), found["mark"], text[found.end() :]) if found else (None, "", text)
    if isinstance(first, StyledText) and first.style & Style.SUPERSCRIPT and first.text.strip().isdecimal():
        mark = first.text.strip()
        label, body = (int(mark), text[len(first.text) :]) if len(mark) < 5 else (None, text)
    return TypedEntry(body, (block,), label, mark, _links(block.inlines), block.anchors)


def _number(found: re.Match[str]) -> int:
    return int(found["square"] or found["round"] or found["stop"] or found["bare"])


def _goes_on(entries: list[TypedEntry], entry: TypedEntry) -> bool:
    """Whether a paragraph continues the entry above: a line that was broken."""
    if entry.label is not None:
        return False
    if entries[-1].label is not None and entries[-1].mark:
        return not _looks_new(entry.text)
    text = entry.text.lstrip()
    return (text[:1].islower() and not text.startswith(("van ", "von ", "de ", "al-", "d'"))) or bool(
        _ADDRESS_ALONE.match(text)
    )


def _looks_new(text: str) -> bool:
    """A heading or a paragraph of its own below a numbered list."""
    return len(text) > 400


def _numbered_starts(text: str) -> list[int]:
    """Where entries begin whose numbers follow one another in the same form, in one paragraph."""
    first = _LABEL.match(text)
    if not first or first["bare"]:
        return [0]
    starts, number = [0], _number(first)
    form = next(name for name in ("square", "round", "stop") if first[name])
    for found in _INNER_LABEL.finditer(text):
        if found[form] and int(found[form]) == number + 1:
            starts.append(found.start("mark"))
            number += 1
    return starts


def _text(inlines: Inlines) -> str:
    return "".join(each.text if isinstance(each, StyledText) else "\ufffc" for each in inlines)


def _links(inlines: Inlines) -> tuple[str, ...]:
    return tuple(
        each.target.url for each in inlines if isinstance(each, StyledText) and isinstance(each.target, WebTarget)
    )


def is_plain(entry: TypedEntry) -> bool:
    """Whether nothing in it but text, which its reference keeps: no citation and no mark of a footnote."""
    return "\ufffc" not in entry.text
