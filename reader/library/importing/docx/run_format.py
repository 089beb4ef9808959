"""How the text of a run is formatted, by the run itself, its style and the style of its paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from reader.library.importing.docx.styles import TOGGLES, Styles
from reader.library.importing.docx.xml_tree import is_on, value, whole_number
from reader.library.model import STYLES, Style
from reader.translation import N_

RAISED = 4
"""Half points: text that is moved up or down so far is a superscript or subscript."""


MOST_KNOWN = 10_000

LOST_LOOKS = {
    "highlighting": N_("The highlighting of text is not kept."),
    "colour": N_("The colour of text is not kept."),
    "underlining": N_("The underlining of text is not kept."),
}


@dataclass(frozen=True, slots=True)
class RunFormat:
    """`look` is a key of `LOST_LOOKS`, or empty; `font` is that of a symbol font, or empty."""

    style: Style = Style.PLAIN
    is_hidden: bool = False
    is_struck: bool = False
    font: str = ""
    language: str = ""
    look: str = ""


class RunFormats:
    """Reads formats. Most runs of a document have one of a few, so those that were read are kept."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._known: dict[object, RunFormat] = {}

    def read(self, properties: Element | None, paragraph_style: str) -> RunFormat:
        """`paragraph_style` is empty where the look of the paragraph is not that of its text, as in headings."""
        key: object = paragraph_style
        if properties is not None:
            key = (paragraph_style, *[(child.tag, *child.attrib.items()) for child in properties])
        found = self._known.get(key)
        if found is None:
            found = self._read(
                {child.tag: child for child in (properties if properties is not None else ())}, paragraph_style
            )
            if len(self._known) < MOST_KNOWN:
                self._known[key] = found
        return found

    def _read(self, own: dict[str, Element], paragraph_style: str) -> RunFormat:
        run_style = value(own.get("w:rStyle"))
        bold, italic, hidden, struck, twice = (self._toggle(own, name, paragraph_style, run_style) for name in TOGGLES)
        style = (Style.STRONG if bold else 0) | (Style.EMPHASIS if italic else 0)
        align = self._property(own, "w:vertAlign", paragraph_style, run_style)
        position = whole_number(value(own.get("w:position")))
        if value(align) == "superscript" or (value(align) != "subscript" and position >= RAISED):
            style |= Style.SUPERSCRIPT
        elif value(align) == "subscript" or position <= -RAISED:
            style |= Style.SUBSCRIPT
        fonts = self._property(own, "w:rFonts", paragraph_style, run_style)
        return RunFormat(
            STYLES[style],
            hidden,
            struck or twice,
            value(fonts, attribute="w:ascii") or value(fonts, attribute="w:hAnsi"),
            value(own.get("w:lang"), attribute="w:bidi" if "w:rtl" in own and is_on(own["w:rtl"]) else "w:val"),
            _look(own),
        )

    def _toggle(self, own: dict[str, Element], name: str, paragraph_style: str, run_style: str) -> bool:
        if name in own:
            return is_on(own[name])
        # A bold character style within a bold paragraph is not bold.
        of_paragraph = bool(paragraph_style) and self._styles.toggle(paragraph_style, name)
        return of_paragraph != (bool(run_style) and self._styles.toggle(run_style, name))

    def _property(self, own: dict[str, Element], name: str, paragraph_style: str, run_style: str) -> Element | None:
        if name in own:
            return own[name]
        for style in (run_style, paragraph_style):
            found = self._styles.run_property(style, name) if style else None
            if found is not None:
                return found
        return None


def _look(own: dict[str, Element]) -> str:
    if value(own.get("w:highlight")) not in ("", "none") or value(own.get("w:shd"), attribute="w:fill") not in (
        "",
        "auto",
        "FFFFFF",
    ):
        return "highlighting"
    color = value(own.get("w:color")).upper()
    if color not in ("", "AUTO", "000000") and not _is_grey(color) and "w:rStyle" not in own:
        return "colour"
    return "underlining" if value(own.get("w:u")) not in ("", "none") and "w:rStyle" not in own else ""


def _is_grey(color: str) -> bool:
    return len(color) == 6 and color[:2] == color[2:4] == color[4:]
