"""Direction and italics of every language that Qt knows."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt

from reader.ui.page.writing_system import writing_system_of


def test_every_language_has_the_direction_that_qt_gives_it() -> None:
    everything = QLocale.Language.AnyLanguage, QLocale.Script.AnyScript, QLocale.Country.AnyCountry
    languages = {locale.bcp47Name(): locale for locale in QLocale.matchingLocales(*everything)}
    assert len(languages) > 400
    for language, locale in languages.items():
        assert writing_system_of(language).is_rtl == (locale.textDirection() is Qt.LayoutDirection.RightToLeft), (
            language
        )
    assert writing_system_of("en")[:3] == (False, True, "en")
    assert writing_system_of("zh")[:2] == writing_system_of("")[:2] == (False, False)
