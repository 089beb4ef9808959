"""The numbers that stand for Qt's own values are Qt's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextBlockFormat, QTextTableFormat

from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, align, direct
from reader.ui.page.writing_system import script_of


@pytest.mark.parametrize(
    ("number", "alignment"),
    [
        (LEADING, Qt.AlignmentFlag.AlignLeading),
        (RIGHT, Qt.AlignmentFlag.AlignRight),
        (CENTRE, Qt.AlignmentFlag.AlignHCenter),
    ],
)
def test_alignments(number: int, alignment: Qt.AlignmentFlag) -> None:
    style = QTextBlockFormat()
    align(style, number)
    assert style.alignment() == alignment


@pytest.mark.parametrize("kind", [QTextBlockFormat, QTextTableFormat])
def test_directions(kind: type[QTextBlockFormat | QTextTableFormat]) -> None:
    style = kind()
    for is_rtl, direction in ((True, Qt.LayoutDirection.RightToLeft), (False, Qt.LayoutDirection.LeftToRight)):
        direct(style, is_rtl=is_rtl)
        assert style.layoutDirection() is direction


def test_every_language_is_read_from_the_side_that_qt_names() -> None:
    everything = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    languages = {locale.bcp47Name(): locale for locale in QLocale.matchingLocales(*everything)}
    assert len(languages) > 400
    for language, locale in languages.items():
        assert script_of(language).is_rtl == (locale.textDirection() is Qt.LayoutDirection.RightToLeft), language
    assert script_of("en") == (False, True)
    assert script_of("zh") == script_of("") == (False, False)
