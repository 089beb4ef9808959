"""What the characters of symbol fonts look like: Symbol, Wingdings and Webdings have their own codes."""

from __future__ import annotations

_SYMBOL = (
    " !∀#∃%&∍()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…│─↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪⎪〉∫",
)
"""Codes from 0x20, and from 0xA0."""

_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x23: "✁", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x41: "✌", 0x43: "👍",
    0x44: "👎", 0x45: "☜", 0x46: "☞", 0x47: "☝", 0x48: "☟", 0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x4D: "💣", 0x4E: "☠",
    0x52: "☼", 0x54: "❄", 0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑",
    0x72: "❒", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x80: "⓪", 0x8B: "⓿", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA4: "◉",
    0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + number: chr(0x2460 + number) for number in range(10)},
    **{0x8C + number: chr(0x2776 + number) for number in range(10)},
}  # fmt: skip
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA3: "□", 0xA2: "■"}
_WINGDINGS_3 = {
    0x22: "↑",
    0x23: "↓",
    0x21: "→",
    0x20: "←",
    0x67: "↕",
    0x66: "↔",
    0x7D: "▶",
    0x84: "◀",
    0x70: "▲",
    0x71: "▼",
}
_WEBDINGS = {
    0x61: "✓",
    0x72: "✗",
    0x63: "□",
    0x67: "■",
    0x69: "ℹ",
    0x6E: "●",
    0x33: "◀",
    0x34: "▶",
    0x35: "▲",
    0x36: "▼",
}


def _symbol_codes() -> dict[int, str]:
    return {
        first + number: sign
        for first, signs in zip((0x20, 0xA0), _SYMBOL, strict=True)
        for number, sign in enumerate(signs)
    }


_FONTS = {
    "symbol": _symbol_codes(),
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
}
_PRIVATE = range(0xF020, 0xF100)


def is_symbol_font(font: str) -> bool:
    return font.casefold() in _FONTS


def symbol(font: str, code: int) -> str:
    """The character of Unicode; empty if it is not known."""
    known = _FONTS.get(font.casefold(), {})
    low = code - 0xF000 if code in _PRIVATE else code
    if low == 0x20 and font.casefold() != "wingdings 3":
        return " "
    return known.get(low, "")


def has_private_signs(text: str) -> bool:
    return not text.isascii() and any(ord(character) in _PRIVATE for character in text)
