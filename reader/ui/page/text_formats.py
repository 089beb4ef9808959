"""The formats of the text of a page: its fonts, emphasis, links and raised numbers, in one page style."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextCharFormat

from reader.library.model import Citation, FootnoteLink, Link, Style, TermLink
from reader.named_tuple import NamedTuple
from reader.ui.page.page_style import CITATION_SIZE, TEXT_STYLES, PageStyle, TextStyle
from reader.ui.shell import fonts

SUPERIOR = (Citation, FootnoteLink)
"""The links that are shown as raised numbers and letters."""

CODE, EMPHASIS, STRONG, PLAIN = map(int, (Style.CODE, Style.EMPHASIS, Style.STRONG, Style.PLAIN))
SUPERSCRIPT, SUBSCRIPT = int(Style.SUPERSCRIPT), int(Style.SUBSCRIPT)
"""As numbers, which Python combines many times as quickly: a page has hundreds of runs."""

CODE_SHARE = TEXT_STYLES["code"].size / TEXT_STYLES["paragraph"].size
"""Of the size of the text around it, in which the small letters of monospaced fonts look as large."""


class TextKey(NamedTuple):
    """What the format of a run depends on, besides the style of the page.

    style          the name of its text style
    emphasis       the number of a Style
    kind           that of its link
    has_rtl        whether letters in it are read from the right
    is_number      of a source or a note, and a link: raised in a text, or in front of the source
    colour         a name in the theme that replaces the colour of the text style
    is_underlined  of a link: one in a frame of its own needs no line
    """

    style: str
    emphasis: int = PLAIN
    kind: type[Link] | None = None
    has_rtl: bool = False
    is_number: bool = False
    colour: str = ""
    is_underlined: bool = True


class TextFormats(dict[TextKey, QTextCharFormat]):
    """Each format is made when it is first asked for. Without italics, emphasis is written in bold type."""

    def __init__(self, page_style: PageStyle, *, has_italics: bool) -> None:
        super().__init__()
        self._page_style = page_style
        self._has_italics = has_italics
        self._monospace = page_style.font(TEXT_STYLES["code"])

    def __missing__(self, key: TextKey) -> QTextCharFormat:
        made = self[key] = self._make(key)
        return made

    def _make(self, key: TextKey) -> QTextCharFormat:
        style, plain = TEXT_STYLES[key.style], TextKey(key.style)
        if key == plain:
            characters = self._page_style.char_format(key.style)
            if style.italic and not self._has_italics:
                characters.setFontItalic(False)
            return characters
        characters = QTextCharFormat(self[plain])
        self._set_emphasis(characters, key)
        if key.kind in SUPERIOR:
            self._raise(characters, style)
        elif key.kind is TermLink:
            characters.setAnchor(True)
            if self._page_style.typography.has_dotted_terms:
                characters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
                characters.setUnderlineColor(self._page_style.theme.colour("accent"))
        elif key.kind:
            characters.setAnchor(True)
            self._set_colour(characters, "accent")
            characters.setFontUnderline(key.is_underlined)
        if key.is_number:
            characters.setAnchor(True)
            self._set_colour(characters, "accent")
        is_styled = key.emphasis or style.italic or self._page_style.typography.letter_spacing
        if key.has_rtl and is_styled:
            _join(characters, key.emphasis)
        if key.colour:
            self._set_colour(characters, key.colour)
        return characters

    def _set_emphasis(self, characters: QTextCharFormat, key: TextKey) -> None:
        emphasis, is_italic = key.emphasis, TEXT_STYLES[key.style].italic
        if emphasis & STRONG:
            characters.setFontWeight(600)
        if emphasis & EMPHASIS and self._has_italics:
            characters.setFontItalic(not is_italic)
        elif emphasis & EMPHASIS:
            characters.setFontWeight(600)
        if emphasis & CODE:
            characters.setFontFamilies(self._monospace.families())
            characters.setFontStyleHint(self._monospace.styleHint())
            size = TEXT_STYLES[key.style].size * (1 if key.style == "code" else CODE_SHARE)
            characters.setFontPointSize(self._page_style.points(size))
        if emphasis & SUPERSCRIPT:
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif emphasis & SUBSCRIPT:
            characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)

    def _raise(self, characters: QTextCharFormat, style: TextStyle) -> None:
        size = CITATION_SIZE * style.size / TEXT_STYLES["paragraph"].size
        font = self._page_style.font(TextStyle(size, 1, family=fonts.SANS, semibold=True))
        characters.setFont(font, QTextCharFormat.FontPropertiesInheritanceBehavior.FontPropertiesSpecifiedOnly)
        characters.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        self._set_colour(characters, "accent")

    def _set_colour(self, characters: QTextCharFormat, name: str) -> None:
        characters.setForeground(self._page_style.theme.brush(name))


def unseen_format(font: QFont, text: str, *, is_small: bool) -> QTextCharFormat:
    """As wide as nothing, for a text that only a screen reader gets; one pixel high if it `is_small`."""
    narrow = QFont(font)
    if is_small:
        narrow.setPixelSize(1)
    narrow.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    narrow.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0)
    advance = QFontMetricsF(narrow).horizontalAdvance(text)
    narrow.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -advance / len(text))
    unseen = QTextCharFormat()
    unseen.setFont(narrow)
    unseen.setForeground(QColor(0, 0, 0, 0))
    return unseen


def _join(characters: QTextCharFormat, emphasis: int) -> None:
    """For scripts that are read from the right: they have no italics, and their letters are joined."""
    characters.setFontItalic(False)
    characters.setFontLetterSpacing(0)
    if emphasis & EMPHASIS:
        characters.setFontWeight(600)
