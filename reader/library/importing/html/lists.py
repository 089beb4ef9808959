"""Lists of HTML, with the numbers that browsers show, and lists of terms."""

from __future__ import annotations

from collections.abc import Iterator

from reader.library.importing.html.css import declarations, is_hidden
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.imported import ImportedBlock, ListBlock, ParagraphBlock, StyledText
from reader.library.importing.report import Outcome
from reader.library.model import Style
from reader.translation import _

_HIGHEST = 999_999_999
"""Markdown reads nine digits."""

_LETTERS = {"a", "A", "i", "I"}
_LETTER_STYLES = ("lower-alpha", "upper-alpha", "lower-latin", "upper-latin", "lower-roman", "upper-roman")


def read_list(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    reader.end_paragraph(flow)
    style = declarations(element)
    shown = style.get("list-style-type", style.get("list-style", ""))
    is_numbered = element.tag == "ol" and not any(word in shown for word in ("none", "disc", "circle", "square"))
    items = list(_items(element))
    numbers = _numbers(element, items) if is_numbered else [None] * len(items)
    if is_numbered and (element.get("type") in _LETTERS or shown.startswith(_LETTER_STYLES)):
        message = _("Letters and Roman numerals before items of lists became numbers.")
        reader.report.count(Outcome.CHANGED, "list-letters", message, "")
    runs: list[tuple[int | None, list[tuple[ImportedBlock, ...]]]] = []
    for item, number in zip(items, numbers, strict=True):
        reader.collect_anchors(item)
        blocks = reader.read_blocks(item.children, context)
        if not blocks:
            continue
        if number is not None and (element.attributes.get("reversed") is not None or not 0 <= number <= _HIGHEST):
            blocks, number = _labelled(blocks, f"{number}. "), None
        if runs and (number is None) == (runs[-1][0] is None) and number == _next(runs[-1]):
            runs[-1][1].append(tuple(blocks))
        else:
            runs.append((number, [tuple(blocks)]))
    for start, done in runs:
        last = flow.blocks[-1] if flow.blocks else None
        if start is not None and isinstance(last, ListBlock) and last.start and last.start + len(last.items) == start:
            # Google Docs ends a list before its deeper items, and goes on with its next number.
            flow.blocks[-1] = ListBlock((*last.items, *done), last.start)
        else:
            flow.blocks.append(ListBlock(tuple(done), start))


def read_definitions(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Each term with what is said of it is one item."""
    reader.end_paragraph(flow)
    strong = context.styled(context.style | Style.STRONG)
    items: list[list[ImportedBlock]] = []
    was_term = False
    for part in _definition_parts(element):
        if part.tag == "dt":
            reader.collect_anchors(part)
            term = reader.read_blocks(part.children, strong)
            if was_term and items:
                items[-1] += term
            else:
                items.append(term)
        else:
            flow_of_part = Flow(False)
            reader.read_element(part, flow_of_part, context)
            reader.end_paragraph(flow_of_part)
            items = items or [[]]
            items[-1] += flow_of_part.blocks
        was_term = part.tag == "dt"
    if kept := tuple(tuple(item) for item in items if item):
        flow.blocks.append(ListBlock(kept))


def _definition_parts(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element.children:
        if isinstance(child, str):
            if child.strip():
                yield HtmlElement("dd", {}, [child])
        elif child.tag == "div":
            yield from _definition_parts(child)
        else:
            yield child


def _items(element: HtmlElement) -> Iterator[HtmlElement]:
    """The items; what stands between them belongs to the one above, as the page shows it."""
    waiting: HtmlElement | None = None
    for child in element.children:
        if isinstance(child, str) and not child.strip():
            continue
        if isinstance(child, HtmlElement) and (child.tag == "li" or child.get("role") == "listitem"):
            if waiting is not None:
                yield waiting
            waiting = HtmlElement("li", child.attributes, list(child.children))
            if is_hidden(child):
                waiting = HtmlElement("li", {"value": child.get("value")}, [child])
        elif waiting is not None:
            waiting.children.append(child)
        else:
            waiting = HtmlElement("li", {}, [child])
    if waiting is not None:
        yield waiting


def _numbers(element: HtmlElement, items: list[HtmlElement]) -> list[int | None]:
    is_reversed = element.attributes.get("reversed") is not None
    number = _number(element.get("start"), len(items) if is_reversed else 1)
    numbers: list[int | None] = []
    for item in items:
        number = _number(item.get("value"), number)
        numbers.append(number)
        number += -1 if is_reversed else 1
    return numbers


def _number(text: str, default: int) -> int:
    text = text.strip()
    return int(text) if len(text) < 10 and text.removeprefix("-").isdecimal() and text.isascii() else default


def _next(run: tuple[int | None, list[tuple[ImportedBlock, ...]]]) -> int | None:
    return None if run[0] is None else run[0] + len(run[1])


def _labelled(blocks: list[ImportedBlock], label: str) -> list[ImportedBlock]:
    first = blocks[0]
    if isinstance(first, ParagraphBlock):
        return [ParagraphBlock((StyledText(label), *first.inlines), first.anchors), *blocks[1:]]
    return [ParagraphBlock((StyledText(label.strip()),)), *blocks]
