"""Pictures of HTML, with their descriptions and captions, and other media, which a pack cannot hold."""

from __future__ import annotations

import re

from reader.library.importing.html.css import classes
from reader.library.importing.html.drawings import drawing_address
from reader.library.importing.html.element_text import element_text
from reader.library.importing.html.hidden_text import repeats_formula
from reader.library.importing.html.html_element import HtmlElement
from reader.library.importing.html.html_reader import Flow, HtmlReader
from reader.library.importing.html.inline_draft import TextContext
from reader.library.importing.imported import FigureBlock, ParagraphBlock
from reader.library.importing.report import Outcome
from reader.library.importing.table_grid import joined_inlines
from reader.translation import N_, _

_LATER = ("data-src", "data-original", "data-lazy-src", "data-lazy", "data-url", "data-hi-res-src", "data-full-src")
"""Where pages put the address of a picture that is loaded only when somebody scrolls to it."""

_TEXT_CLASSES = re.compile(r"emoji|smiley|latex|\btex\b|mathjax|mwe-math-fallback")
_NEXT_SOURCE = re.compile(r",\s+|(?<=\d[wx]),")
_SMALL = 32
"""Pixels a side of a sign in the text, such as an icon."""

_MEDIA = {
    "iframe": N_("A page in a frame is left out."),
    "audio": N_("A sound is left out."),
    "video": N_("A video is left out."),
    "canvas": N_("A drawing is left out."),
}
_OTHER_MEDIA = N_("A part that needs another program is left out.")
_TINY = 3
_LONGEST_SIGN = 12


def read_image(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    _read_image(reader, element, [], flow, context)


def read_picture(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    sources = [each for each in element.elements if each.tag == "source"]
    for child in element.children:
        if isinstance(child, HtmlElement) and child.tag == "img":
            reader.collect_anchors(child)
            _read_image(reader, child, sources, flow, context)
        elif not (isinstance(child, HtmlElement) and child.tag == "source"):
            reader.read_children([child], flow, context)


def read_noscript(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Often it has the picture that a script would load in place of the one before it."""
    pictures = [each for each in element.walk() if each.tag == "img"]
    if reader.missing_picture and pictures:
        reader.read_children(pictures, flow, context)
        return
    shown = HtmlElement("div", {}, element.children)
    if text := element_text(shown):
        message = _("Text for browsers without scripts is left out.")
        reader.report.count(Outcome.LEFT_OUT, "noscript", message, text)


def read_figure(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """Its pictures with their caption; a caption of anything else is a paragraph below it."""
    reader.end_paragraph(flow)
    captions = [each for each in element.walk() if each.tag == "figcaption"]
    reader.read_elsewhere.update(captions)
    blocks = reader.read_blocks(element.children, context, is_top=flow.is_top)
    for caption in captions:
        reader.collect_anchors(caption)
    inside = Flow(False)
    lines = [reader.read_inlines(caption.children, context, inside) for caption in captions]
    caption_text = joined_inlines([line for line in lines if line], "\n")
    figures = [at for at, block in enumerate(blocks) if isinstance(block, FigureBlock)]
    if figures and caption_text:
        figure = blocks[figures[-1]]
        assert isinstance(figure, FigureBlock)
        anchors = (*figure.anchors, *reader.take_anchors())
        blocks[figures[-1]] = FigureBlock(figure.picture, figure.alt, caption_text, anchors)
    elif caption_text:
        blocks.append(ParagraphBlock(caption_text, reader.take_anchors()))
    flow.blocks += [*blocks, *inside.after]


def read_media(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """An <object> may show what is in it instead."""
    if element.tag == "canvas" and not element_text(element):
        return
    addresses = [element.get(name) for name in ("src", "data", "poster", "data-src")]
    addresses += [each.get("src") for each in element.elements if each.tag == "source"]
    source = next(filter(None, addresses), "")
    if element.tag in ("object", "embed") and source.lower().endswith((".png", ".jpg", ".jpeg")):
        _read_image(reader, HtmlElement("img", {"src": source, "alt": element_text(element)}), [], flow, context)
        return
    # The content of a frame is a text for browsers that have none.
    inside = "" if element.tag == "iframe" else element_text(element)
    shown = " ".join(filter(None, (element.get("title") or element.get("aria-label"), source[:200], inside)))
    if shown:
        message = _MEDIA.get(element.tag, _OTHER_MEDIA)
        reader.report.left_out("media", _(message), shown)


def read_drawing(reader: HtmlReader, element: HtmlElement, flow: Flow, context: TextContext) -> None:
    """A drawing in the page itself: a figure if it can be one; most are icons."""
    title = _title(element)
    text = " ".join(filter(None, (element.get("aria-label"), element_text(element), title)))
    if address := drawing_address(element):
        alt = " ".join((element.get("aria-label") or title).split())
        if name := reader.surroundings.picture([address], alt, reader.report):
            message = _("A drawing in the page became a figure. Compare it with the page.")
            reader.report.changed("drawing", message, text)
            reader.add_figure(FigureBlock(name, alt, (), reader.take_anchors()), flow)
            return
    if text:
        reader.report.count(Outcome.LEFT_OUT, "drawing", _("Drawings in the page itself are left out."), text)


def _title(element: HtmlElement) -> str:
    found = (each for each in element.walk() if each.tag == "title")
    return " ".join("".join(child for child in each.children if isinstance(child, str)) for each in found).strip()


def _read_image(
    reader: HtmlReader, element: HtmlElement, sources: list[HtmlElement], flow: Flow, context: TextContext
) -> None:
    alt = " ".join((element.get("alt") or element.get("aria-label")).split())
    width, height = (_pixels(element.get(name)) for name in ("width", "height"))
    reader.missing_picture = False
    if 0 < max(width, height) <= _TINY:
        return
    names = " ".join(classes(element))
    if repeats_formula(element, reader.last_formula):
        return
    is_sign = 0 < max(width, height) <= _SMALL or "icon" in names.split() or "emoji" in names
    if alt and (_TEXT_CLASSES.search(names) or (is_sign and len(alt) <= _LONGEST_SIGN)):
        flow.draft.add(alt, context)
        return
    if is_sign and alt == "":
        reader.report.count(Outcome.LEFT_OUT, "icon", _("Small signs without a description are left out."), "")
        return
    addresses = picture_addresses(element, sources)
    name = reader.surroundings.picture(addresses, alt, reader.report) if addresses else ""
    if not addresses and alt:
        reader.report.left_out("picture", _("A picture is left out: the page does not say where it is."), alt)
    reader.missing_picture = not name
    if name:
        reader.add_figure(FigureBlock(name, alt, (), reader.take_anchors()), flow)


def picture_addresses(element: HtmlElement, sources: list[HtmlElement]) -> list[str]:
    """Where the picture may be, best first: what a script would load is larger than what stands for it before."""
    later = [element.get(name) for name in _LATER]
    src = element.get("src")
    sets = [element.get("data-srcset"), element.get("srcset")]
    sets += [each.get(name) for each in sources for name in ("data-srcset", "srcset")]
    found = [*later, *(_largest_first(sets)), src] if src.startswith("data:") else [src, *later, *_largest_first(sets)]
    if src.startswith("data:") and len(src) > 2_000:
        found = [src, *found]
    return list(dict.fromkeys(address.strip() for address in found if address.strip()))


def _largest_first(sets: list[str]) -> list[str]:
    sized: list[tuple[float, str]] = []
    for candidate in (part for each in sets for part in _NEXT_SOURCE.split(each)):
        address, _space, size = candidate.strip().rpartition(" ")
        number = size[:-1]
        is_size = bool(address) and size[-1:] in "wx" and number.replace(".", "", 1).isdecimal() and number.isascii()
        sized.append((float(number), address.strip()) if is_size else (1.0, candidate.strip()))
    return [address for _size, address in sorted(sized, key=lambda pair: -pair[0])]


def _pixels(text: str) -> int:
    digits = re.match(r"\s*(\d{1,5})(?:\.\d+)?(?:px)?\s*$", text)
    return int(digits[1]) if digits else 0
