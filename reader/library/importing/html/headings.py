"""Headings of HTML."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import LONGEST_PLACE, Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.imported import AnchorTarget, HeadingBlock, Inlines, ParagraphBlock, StyledText, plain
from reader.library.limits import LONGEST_LINE
from reader.library.model import STYLES, Style


def read_heading(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Headings in lists, tables and quotations become bold paragraphs."""
    reader.end_paragraph(flow)
    reader.collect_anchors_below(element)
    for each in element.walk():
        if each.tag == "button":
            # It opens the text below, which is always open here.
            each.tag = "span"
    anchors = reader.take_anchors()
    own = {each.get("id") for each in element.walk()} | set(anchors)
    level = int(element.tag[1]) if element.tag[1:].isdecimal() else 2
    if not flow.is_top:
        strong = context.styled(context.style | Style.STRONG)
        inlines = reader.read_inlines(element.children, strong, flow)
    else:
        inlines = _one_line(reader.read_inlines(element.children, TextContext(Style.PLAIN, context.target), flow))
    inlines = _without_links_to(own, inlines)
    text = " ".join(plain(inlines).split())
    if text and flow.is_top:
        reader.report.place = text[:LONGEST_PLACE]
    if not flow.is_top or len(text) > LONGEST_LINE:
        flow.blocks += [ParagraphBlock(inlines, anchors)] if text else []
    elif inlines:
        flow.blocks.append(HeadingBlock(level, inlines, anchors))
    reader.end_paragraph(flow)


def _without_links_to(own: Set[str], inlines: Inlines) -> Inlines:
    """Many headings are links to themselves."""
    return tuple(
        replace(each, target=None)
        if isinstance(each, StyledText) and isinstance(each.target, AnchorTarget) and each.target.anchor in own
        else each
        for each in inlines
    )


def _one_line(inlines: Inlines) -> Inlines:
    """A heading is bold anyway."""
    return tuple(
        replace(each, text=each.text.replace("\n", " "), style=STYLES[each.style & ~Style.STRONG])
        if isinstance(each, StyledText)
        else each
        for each in inlines
    )
