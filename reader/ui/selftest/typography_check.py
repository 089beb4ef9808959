"""Checks how text is set: every typeface and every language's patterns are there, and a page shows them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontInfo, QImage

from reader.library.hyphenation import DICTIONARIES, hyphenator_for
from reader.library.model import Location
from reader.library.segmenter import borders
from reader.ui.page.page_style import PageStyle
from reader.ui.paper.glyph_texts import texts_of
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.selftest.sample_window import opened_sample, settle
from reader.ui.shell import fonts
from reader.ui.shell.typography import Typography
from reader.ui.widgets import script_fonts
from reader.ui.widgets.text_field import TextField
from reader.ui.widgets.word_lines import LINE_END, wrapped

LETTERS = {
    "Arabic": "ب",
    "Armenian": "ա",
    "Bengali": "ব",
    "Devanagari": "ब",
    "Ethiopic": "በ",
    "Georgian": "ბ",
    "Gujarati": "બ",
    "Gurmukhi": "ਬ",
    "Hebrew": "ב",
    "Kannada": "ಬ",
    "Khmer": "ប",
    "Lao": "ບ",
    "Malayalam": "ബ",
    "Myanmar": "ဗ",
    "Oriya": "ବ",
    "Sinhala": "බ",
    "Tamil": "ப",
    "Telugu": "బ",
    "Thai": "บ",
}
"""A letter of each script."""


def check_letters() -> None:
    """Loads the fonts of all scripts, as a field does in which somebody types."""
    field = TextField()
    for script, letter in LETTERS.items():
        field.setText(letter)
        if not script_fonts.is_loaded(letter):
            raise SelfTestFailedError(f"A font of the script {script} is missing.")


def check_glyphs() -> None:
    """A PDF gets the text of each glyph from a device that paints nothing."""
    letter = LETTERS["Arabic"]
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    (run,) = texts_of(lambda painter: painter.drawText(5, 20, letter), image, {}).runs
    if "".join(glyph.text for glyph in run) != letter:
        raise SelfTestFailedError("The text of glyphs is not found.")


BORDERED = {"Thai": "ดื่มน้ำ", "Lao": "ດື່ມນ້ຳ", "Khmer": "ផឹកទឹកបាន", "Burmese": "ရောဂါဖြစ်သည်"}


def check_typography(data: Path) -> str:
    """Shows the sample in each face, justified in a narrow column, whose words must then be divided."""
    missing = [language for language in DICTIONARIES if hyphenator_for(language) is None]
    if missing:
        raise SelfTestFailedError(f"The patterns for dividing words are missing: {', '.join(missing)}.")
    for script, words in BORDERED.items():
        if not borders(words):
            raise SelfTestFailedError(f"The word list of {script} is missing.")
    divided = 0
    with opened_sample(data) as window:
        check_letters()
        check_glyphs()
        if LINE_END not in wrapped(BORDERED["Burmese"] * 4, QFont(script_fonts.SANS, 12), 80):
            raise SelfTestFailedError("A line of Burmese has no end.")
        window.session.go(Location("selftest", "everything"))
        for face, family in fonts.FACES.items():
            fonts.load_face(face)
            if QFontInfo(QFont(family)).family() != family:
                raise SelfTestFailedError(f"The typeface {family} is missing.")
            typography = Typography(face=face, column_width=30, is_justified=True)
            style = PageStyle.of(window.appearance)._replace(typography=typography)
            window.page.set_style(style)
            settle()
            window.page.viewport().grab()
            divided += window.page.divided_words()
    if not divided:
        raise SelfTestFailedError("No word is divided.")
    return f"{len(fonts.FACES)} typefaces, {len(LETTERS)} other scripts, {len(DICTIONARIES)} languages"
