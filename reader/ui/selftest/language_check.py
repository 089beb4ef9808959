"""Checks that the program has its translations, and Qt's."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reader import interface_language, translation
from reader.message_catalog import MessageCatalog
from reader.system import paths
from reader.ui.app import application
from reader.ui.selftest.check_result import SelfTestFailedError
from reader.ui.shell import qt_language

ARABIC_FORMS = {0: 0, 1: 1, 2: 2, 3: 3, 11: 4, 100: 5}
"""Which of the six forms of a text stands beside a number."""


def check_language() -> str:
    """Loads every catalog, shows Qt in its language, and goes back to the one before."""
    application()
    files = sorted(paths.messages().glob("*.mo"))
    if paths.is_frozen() and not files:
        raise SelfTestFailedError("The translations are missing.")
    before = translation.choice()
    try:
        for file in files:
            code, _dot, rest = file.name.partition(".")
            translation.use(code, file, is_checked=not rest.startswith("draft"))
            qt_language.apply()
            _check(code, MessageCatalog(file))
    finally:
        translation.use_as_parent(before)
        qt_language.apply()
    names = ", ".join(interface_language.own_name(each.code) for each in interface_language.languages())
    return f"{len(files)} catalogs; in the menu: {names}"


def _check(code: str, catalog: MessageCatalog) -> None:
    if code == "ar" and {number: catalog.form(number) for number in ARABIC_FORMS} != ARABIC_FORMS:
        raise SelfTestFailedError("The Arabic forms for numbers are wrong.")
    if code in qt_language.QT_FILES and QCoreApplication.translate("QPlatformTheme", "Close") == "Close":
        raise SelfTestFailedError(f"Qt's own texts are missing in the language {code}.")
