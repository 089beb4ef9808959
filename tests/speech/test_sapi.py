"""The voices of Windows, by objects that behave like those of SAPI: what is called, released and freed."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator, Mapping
from ctypes import POINTER, c_int, c_long, c_ulong, c_void_p, c_wchar_p
from typing import Any

import pytest

from reader.speech import sapi
from reader.speech.com import E_FAIL, ComError, Guid
from reader.speech.sapi import CATEGORIES, Sapi, language_of, rate
from reader.speech.speaker import SpeechFailed, SpeechStopped, SpeechUnavailable, Voice
from tests.speech.fake_com import NOT_FOUND, FakeLibrary, FakeObject, objects_held

ADDRESS = POINTER(c_void_p)
DAVID = f"{CATEGORIES[0]}\\Tokens\\David"
ZIRA = f"{CATEGORIES[1]}\\Tokens\\Zira"
VOICE = Voice(DAVID, "David", "en-US")


class Windows:
    """SAPI with some voices: their names and languages by id. `log` has what the voice was asked to do."""

    def __init__(self) -> None:
        self.tokens: dict[str, tuple[str, str]] = {DAVID: ("David", "409;9"), ZIRA: ("Zira", "441")}
        self.log: list[tuple[Any, ...]] = []
        self.waits = 2  # until the voice has ended
        self.on_wait = lambda: None
        self.speak_code = 0
        self.library = FakeLibrary(
            {sapi._VOICE_CLASS: self._voice, sapi._CATEGORY_CLASS: self._category, sapi._TOKEN_CLASS: self._new_token}
        )

    def _voice(self) -> FakeObject:
        def speak(text: str | None, flags: int, _stream: Any) -> int:
            self.log.append(("speak", text, flags))
            return self.speak_code

        def wait(_milliseconds: int) -> int:
            self.waits -= 1
            self.on_wait()
            return 0 if self.waits <= 0 else 1

        return FakeObject(
            {
                18: ((c_void_p,), lambda token: self._note("voice", bool(token))),
                20: ((c_wchar_p, c_ulong, POINTER(c_ulong)), speak),
                28: ((c_long,), lambda rate: self._note("rate", rate)),
                32: ((c_ulong,), wait),
            }
        )

    def _note(self, *what: Any) -> int:
        self.log.append(what)
        return 0

    def _category(self) -> FakeObject:
        chosen: list[str] = []

        def set_id(id: str, _create: int) -> int:
            chosen.append(id)
            return 0 if any(token.startswith(id) for token in self.tokens) else NOT_FOUND

        def tokens(_needed: str | None, _optional: str | None, result: Any) -> int:
            ids = iter([token for token in self.tokens if token.startswith(chosen[0])])

            def following(_count: int, item: Any, count: Any) -> int:
                id = next(ids, None)
                count[0] = int(id is not None)
                if id is None:
                    return 1
                item[0] = self._token(id).address
                return 0

            result[0] = FakeObject({3: ((c_ulong, ADDRESS, POINTER(c_ulong)), following)}).address
            return 0

        return FakeObject({15: ((c_wchar_p, c_int), set_id), 18: ((c_wchar_p, c_wchar_p, ADDRESS), tokens)})

    def _token(self, id: str) -> FakeObject:
        name, language = self.tokens[id]
        give = self.library.give_text

        def attributes(key: str, result: Any) -> int:
            if key != "Attributes" or language == "none":
                return NOT_FOUND
            result[0] = FakeObject({6: ((c_wchar_p, ADDRESS), lambda _name, text: give(language, text))}).address
            return 0

        return FakeObject(
            {
                6: ((c_wchar_p, ADDRESS), lambda _name, text: give(name, text)),
                9: ((c_wchar_p, ADDRESS), attributes),
                16: ((ADDRESS,), lambda text: give(id, text)),
            }
        )

    def _new_token(self) -> FakeObject:
        def set_id(_category: str | None, id: str, _create: int) -> int:
            return 0 if id in self.tokens else NOT_FOUND

        return FakeObject({15: ((c_wchar_p, c_wchar_p, c_int), set_id)})


@pytest.fixture
def windows() -> Iterator[Windows]:
    """Afterwards nothing is held."""
    FakeObject.alive.clear()
    made = Windows()
    yield made
    assert not objects_held()
    assert not made.library.held_texts
    assert not made.library.initialized
    FakeObject.alive.clear()


@pytest.fixture
def speaker(windows: Windows) -> Iterator[Sapi]:
    speaker = Sapi(lambda: windows.library)
    yield speaker
    speaker.close()
    speaker.close()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, [VOICE, Voice(ZIRA, "Zira", "sw-KE")]),
        ({ZIRA: ("David", "409")}, [VOICE]),
        ({ZIRA: ("Zira", "none")}, [VOICE]),
        ({ZIRA: ("Zira", "")}, [VOICE]),
        ({ZIRA: ("Zira", "xyz;;409")}, [VOICE, Voice(ZIRA, "Zira", "en-US")]),
        ({ZIRA: ("Zira" * 200, "409")}, [VOICE]),
        ({ZIRA: ("", "409")}, [VOICE]),
    ],
)
def test_voices(windows: Windows, speaker: Sapi, changes: Mapping[str, tuple[str, str]], expected: list[Voice]) -> None:
    windows.tokens |= changes
    assert list(speaker.voices()) == expected


def test_no_voices(windows: Windows, speaker: Sapi) -> None:
    windows.tokens.clear()
    assert speaker.voices() == ()


def test_speaking(windows: Windows, speaker: Sapi) -> None:
    speaker.speak("<b>Hello</b>", VOICE, 100)
    windows.waits = 2
    speaker.speak("Again", VOICE, 300)
    assert windows.log == [
        ("voice", True), ("rate", 0), ("speak", "<b>Hello</b>", 17), ("rate", 10), ("speak", "Again", 17),
    ]  # fmt: skip


def test_stopped_while_it_speaks(windows: Windows, speaker: Sapi) -> None:
    windows.waits = 10
    windows.on_wait = speaker.stop
    with pytest.raises(SpeechStopped):
        speaker.speak("Hello", VOICE, 100)
    assert windows.log[-1] == ("speak", None, 3)


def test_stopped_too_early(windows: Windows, speaker: Sapi) -> None:
    speaker.stop()
    with pytest.raises(SpeechStopped):
        speaker.speak("Hello", VOICE, 100)
    assert not windows.log


def test_it_takes_too_long(windows: Windows, speaker: Sapi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sapi, "longest_seconds", lambda _text, _speed: 0)
    windows.waits = 10**6
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello", VOICE, 100)
    assert windows.log[-1] == ("speak", None, 3)


def test_a_call_fails(windows: Windows, speaker: Sapi) -> None:
    windows.speak_code = E_FAIL
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello", VOICE, 100)
    windows.speak_code = 0
    speaker.speak("Hello", VOICE, 100)


def test_a_voice_that_is_gone(speaker: Sapi) -> None:
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello", Voice("gone", "Gone", "en"), 100)


def test_no_sapi() -> None:
    library = FakeLibrary({})
    speaker = Sapi(lambda: library)
    assert speaker.voices() == ()
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello", VOICE, 100)
    assert not library.initialized


def test_no_com() -> None:
    def load() -> FakeLibrary:
        raise ComError(E_FAIL)

    with pytest.raises(SpeechUnavailable):
        Sapi(load).voices()


@pytest.mark.skipif(sys.platform == "win32", reason="there is COM on Windows")
def test_other_systems_have_no_com() -> None:
    with pytest.raises(SpeechUnavailable):
        Sapi().voices()


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has SAPI")
def test_the_sapi_of_this_computer() -> None:
    """It may have no voice; nothing crashes, and all is released."""
    speaker = Sapi()
    for voice in speaker.voices():
        assert voice.language
    speaker.close()
    with pytest.raises(SpeechFailed):
        speaker.speak("Hello", Voice("HKEY_LOCAL_MACHINE\\SOFTWARE\\None", "None", "en"), 100)


@pytest.mark.parametrize(
    ("attribute", "expected"),
    [
        ("409", "en-US"),
        ("809;9", "en-GB"),
        ("441", "sw-KE"),
        ("", ""),
        ("zz", ""),
        ("fffff", ""),
        ("-1", ""),
        (";40c", "fr-FR"),
    ],
)
def test_languages(attribute: str, expected: str) -> None:
    assert language_of(attribute) == expected


@pytest.mark.parametrize(("speed", "expected"), [(50, -6), (100, 0), (300, 10)])
def test_rates(speed: int, expected: int) -> None:
    assert rate(speed) == expected


def test_ids() -> None:
    assert bytes(Guid.of("96749377-3391-11D2-9EE3-00C04F797396"))[:4] == b"\x77\x93\x74\x96"
    assert ctypes.sizeof(Guid) == 16
