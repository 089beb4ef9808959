"""The signs of symbol fonts in a text, in Unicode; what is not known is in the report."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from reader.library.importing.docx.symbols import has_private_signs, is_symbol_font, symbol
from reader.library.importing.report import ImportReport
from reader.translation import _

UNKNOWN = "\ufffd"


class SymbolSigns:
    def __init__(self, report: ImportReport) -> None:
        self._report = report

    def text(self, text: str, font: str) -> str:
        """The text of a run in this font."""
        if font and is_symbol_font(font):
            return "".join(self._shown(character, font) for character in text)
        if has_private_signs(text):
            return "".join(
                self._shown(character, "Symbol") if "\uf020" <= character <= "\uf0ff" else character
                for character in text
            )
        return text

    def symbol(self, element: Element) -> str:
        """The sign of w:sym."""
        font, code = element.get("w:font", ""), element.get("w:char", "")
        try:
            character = chr(int(code, 16)) if len(code) <= 6 else UNKNOWN
        except ValueError:
            character = UNKNOWN
        is_plain = not is_symbol_font(font) and not has_private_signs(character)
        return character if is_plain else self._shown(character, font)

    def _shown(self, character: str, font: str) -> str:
        if character in " \n\t":
            return character
        known = symbol(font, ord(character))
        if not known:
            self._report.guessed(
                "symbol",
                _(
                    "A sign of the font {font} is not known; the pack has {sign} there. Type the right sign.",
                    font=font,
                    sign=UNKNOWN,
                ),
                _("code {code}", code=f"{ord(character):04X}"),
            )
        return known or UNKNOWN
