"""The languages that the user of this computer prefers, as tags like `pt-BR`, the first choice first."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

_NO_LANGUAGE = ("C", "POSIX")


def system_languages() -> tuple[str, ...]:
    """Empty if the system does not say. `LANGUAGE` counts on every system, because people set it on purpose."""
    return (*_from_variable(os.environ), *_of_system())


def _from_variable(environment: Mapping[str, str]) -> tuple[str, ...]:
    """As gettext does it: where the locale is C, somebody wants the texts of the programmers."""
    if _locale(environment) in _NO_LANGUAGE:
        return ()
    return tuple(filter(None, map(_tag, environment.get("LANGUAGE", "").split(":"))))


def _locale(environment: Mapping[str, str]) -> str:
    return next(filter(None, map(environment.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "") or ""


def _tag(locale: str) -> str:
    """`pt_BR.UTF-8@euro` as `pt-BR`; empty for a locale without a language."""
    name = locale.partition(".")[0].partition("@")[0]
    return "" if name in _NO_LANGUAGE else name.replace("_", "-")


if sys.platform == "win32":
    _NAMES = 8  # MUI_LANGUAGE_NAME: tags instead of numbers

    def _of_system() -> tuple[str, ...]:
        import ctypes

        count, size = ctypes.c_ulong(), ctypes.c_ulong()
        ask = ctypes.windll.kernel32.GetUserPreferredUILanguages
        if not ask(_NAMES, ctypes.byref(count), None, ctypes.byref(size)):
            return ()
        names = ctypes.create_unicode_buffer(size.value)
        if not ask(_NAMES, ctypes.byref(count), names, ctypes.byref(size)):
            return ()
        return tuple(filter(None, ctypes.wstring_at(names, size.value).split("\0")))

elif sys.platform == "darwin":

    def _of_system() -> tuple[str, ...]:
        return _apple_languages() or tuple(filter(None, [_tag(_locale(os.environ))]))

    def _apple_languages() -> tuple[str, ...]:
        import plistlib
        from pathlib import Path
        from xml.parsers.expat import ExpatError

        try:
            file = Path.home() / "Library" / "Preferences" / ".GlobalPreferences.plist"
            found = plistlib.loads(file.read_bytes()).get("AppleLanguages", ())
        except (OSError, RuntimeError, ValueError, AttributeError, ExpatError):  # RuntimeError: no home folder
            return ()
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()

else:

    def _of_system() -> tuple[str, ...]:
        return tuple(filter(None, [_tag(_locale(os.environ))]))
