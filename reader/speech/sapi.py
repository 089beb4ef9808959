"""The voices of Windows: SAPI 5, whose objects are used on one thread of the multithreaded apartment."""

from __future__ import annotations

import contextlib
import ctypes
import math
import time
from collections.abc import Callable, Iterator
from locale import windows_locale

from reader.speech.com import S_OK, ComError, ComLibrary, ComObject, Guid, Ole32, returned_object, returned_text
from reader.speech.speaker import (
    LONGEST_NAME,
    MOST_VOICES,
    NORMAL,
    SpeechFailed,
    SpeechUnavailable,
    StopRequest,
    Voice,
    longest_seconds,
)
from reader.translation import _

CATEGORIES = (
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech\\Voices",
    "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Speech_OneCore\\Voices",  # more languages, since Windows 10
)

_VOICE_CLASS, _VOICE = "96749377-3391-11D2-9EE3-00C04F797396", "6C44DF74-72B9-4992-A1EC-EF996E0422D4"
_CATEGORY_CLASS, _CATEGORY = "A910187F-0C7A-45AC-92CC-59EDAFB77B53", "2D3D3845-39AF-4850-BBF9-40B49780011D"
_TOKEN_CLASS, _TOKEN = "EF411752-3736-4CB4-9C8C-8EF4CCB58EFE", "14056589-E16C-11D2-BB90-00C04F8EE6C0"

# The numbers of methods in the tables of these interfaces.
_GET_STRING, _OPEN_KEY = 6, 9  # ISpDataKey, and so ISpObjectToken and ISpObjectTokenCategory
_SET_ID, _GET_ID, _ENUM_TOKENS = 15, 16, 18
_NEXT = 3  # IEnumSpObjectTokens
_SET_VOICE, _SPEAK, _SET_RATE, _WAIT_UNTIL_DONE = 18, 20, 28, 32  # ISpVoice

_ASYNC, _PURGE, _IS_NOT_XML = 1, 2, 16
_STEP = 50  # milliseconds between looks at whether the reader has stopped it
_FASTEST_RATE = 10


class Sapi:
    """A Speaker."""

    def __init__(self, load: Callable[[], ComLibrary] = Ole32) -> None:
        """`load` raises ComError or OSError where there is no COM."""
        self._load = load
        self._library: ComLibrary | None = None
        self._voice: ComObject | None = None
        self._voice_id = ""
        self._stop_request = StopRequest()

    def voices(self) -> tuple[Voice, ...]:
        try:
            library = self._opened()
            found: dict[str, Voice] = {}
            for category in CATEGORIES:
                with contextlib.suppress(ComError):  # Windows has no such voices
                    for voice in _voices(library, category):
                        found.setdefault(voice.name, voice)
            return tuple(found.values())[:MOST_VOICES]
        except (ComError, OSError) as error:
            self.close()
            raise SpeechUnavailable(_("Carrel cannot start the voices of this computer.")) from error

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        self._stop_request.raise_if_set()
        try:
            self._speak(self._made_voice(), text, voice, speed)
        except (ComError, OSError) as error:
            self.close()
            raise SpeechFailed(_("The voice has stopped answering.")) from error

    def stop(self) -> None:
        self._stop_request.set()

    def close(self) -> None:
        voice, self._voice, self._voice_id = self._voice, None, ""
        if voice:
            with contextlib.suppress(ComError, OSError):
                voice.release()
        library, self._library = self._library, None
        if library:
            library.uninitialize()

    def _opened(self) -> ComLibrary:
        if self._library is None:
            library = self._load()
            library.initialize()
            self._library = library
        return self._library

    def _made_voice(self) -> ComObject:
        if self._voice is None:
            library = self._opened()
            self._voice = ComObject(library.create(Guid.of(_VOICE_CLASS), Guid.of(_VOICE)))
        return self._voice

    def _speak(self, spoken: ComObject, text: str, voice: Voice, speed: int) -> None:
        if self._voice_id != voice.id:
            library = self._opened()
            with ComObject(library.create(Guid.of(_TOKEN_CLASS), Guid.of(_TOKEN))) as token:
                token.call(_SET_ID, (ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_int), None, voice.id, 0)
                spoken.call(_SET_VOICE, (ctypes.c_void_p,), token.address)
            self._voice_id = voice.id
        spoken.call(_SET_RATE, (ctypes.c_long,), rate(speed))
        _say(spoken, text, _ASYNC | _IS_NOT_XML)
        until = time.monotonic() + longest_seconds(text, speed)
        while spoken.call(_WAIT_UNTIL_DONE, (ctypes.c_ulong,), _STEP) != S_OK:
            if self._stop_request.is_set or time.monotonic() > until:
                _say(spoken, None, _ASYNC | _PURGE)
                self._stop_request.raise_if_set()
                raise SpeechFailed(_("The voice has stopped answering."))
        self._stop_request.raise_if_set()


def rate(speed: int) -> int:
    """From -10 to 10, where Windows makes speech a third as fast or three times as fast.

    >>> [rate(speed) for speed in (50, 100, 150, 300)]
    [-6, 0, 4, 10]
    """
    return max(-_FASTEST_RATE, min(_FASTEST_RATE, round(_FASTEST_RATE * math.log(speed / NORMAL, 3))))


def language_of(attribute: str) -> str:
    """The tag for the numbers of languages in base 16, such as `409;9`; empty if Windows has none of that number."""
    for number in attribute.split(";"):
        with contextlib.suppress(ValueError):
            tag = windows_locale.get(int(number, 16))
            if tag:
                return tag.replace("_", "-")
    return ""


def _say(spoken: ComObject, text: str | None, flags: int) -> None:
    types = (ctypes.c_wchar_p, ctypes.c_ulong, ctypes.POINTER(ctypes.c_ulong))
    spoken.call(_SPEAK, types, text, flags, None)


def _voices(library: ComLibrary, id: str) -> Iterator[Voice]:
    with ComObject(library.create(Guid.of(_CATEGORY_CLASS), Guid.of(_CATEGORY))) as category:
        category.call(_SET_ID, (ctypes.c_wchar_p, ctypes.c_int), id, 0)
        tokens = returned_object(category, _ENUM_TOKENS, (ctypes.c_wchar_p, ctypes.c_wchar_p), None, None)
        if tokens is None:
            return
        with tokens:
            for _number in range(MOST_VOICES):
                token = _next(tokens)
                if token is None:
                    return
                with token, contextlib.suppress(ComError):  # a broken entry
                    voice = _voice(library, token)
                    if voice:
                        yield voice


def _next(tokens: ComObject) -> ComObject | None:
    result, count = ctypes.c_void_p(), ctypes.c_ulong()
    types = (ctypes.c_ulong, ctypes.POINTER(ctypes.c_void_p), ctypes.POINTER(ctypes.c_ulong))
    code = tokens.call(_NEXT, types, 1, ctypes.byref(result), ctypes.byref(count))
    return ComObject(result.value) if code == S_OK and result.value else None


def _voice(library: ComLibrary, token: ComObject) -> Voice | None:
    id, name = returned_text(library, token, _GET_ID), returned_text(library, token, _GET_STRING, None)
    attributes = returned_object(token, _OPEN_KEY, (ctypes.c_wchar_p,), "Attributes")
    if attributes is None:
        return None
    with attributes:
        language = language_of(returned_text(library, attributes, _GET_STRING, "Language"))
    is_good = id and name and language and max(len(id), len(name)) <= LONGEST_NAME
    return Voice(id, name, language) if is_good else None
