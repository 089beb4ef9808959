"""The numbers that stand for Qt's own values are Qt's."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QTextBlockFormat, QTextTableFormat

from reader.ui.page.paragraph_format import CENTRE, LEADING, RIGHT, set_alignment, set_direction
from reader.ui.page.writing_system import writing_system_of


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
    set_alignment(style, number)
    assert style.alignment() == alignment


@pytest.mark.parametrize("kind", [QTextBlockFormat, QTextTableFormat])
def test_directions(kind: type[QTextBlockFormat | QTextTableFormat]) -> None:
    style = kind()
    for is_rtl, direction in ((True, Qt.LayoutDirection.RightToLeft), (False, Qt.LayoutDirection.LeftToRight)):
        set_direction(style, is_rtl=is_rtl)
        assert style.layoutDirection() is direction


def test_every_language_is_read_from_the_side_that_qt_names() -> None:
    everything = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    languages = {locale.bcp47Name(): locale for locale in QLocale.matchingLocales(*everything)}
    assert len(languages) > 400
    for language, locale in languages.items():
        assert writing_system_of(language).is_rtl == (locale.textDirection() is Qt.LayoutDirection.RightToLeft), (
            language
        )
    assert writing_system_of("en") == (False, True)
    assert writing_system_of("zh") == writing_system_of("") == (False, False)
