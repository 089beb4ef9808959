"""Which voice reads a language, and what the settings say about it, also those of a stranger."""

from __future__ import annotations

import pytest

from reader.speech.speaker import Voice
from reader.speech.voice_choice import (
    MOST_CHOICES,
    SPEEDS,
    VoiceChoice,
    choice_for,
    chosen_voice,
    from_settings,
    next_speed,
    to_settings,
    voices_for,
    with_choice,
)

VOICES = tuple(
    Voice(f"v/{tag}", tag, tag) for tag in ("en-us", "fr-BE", "fr-FR", "en", "en-GB", "cmn", "nb", "pt-br", "sw-KE")
)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", ["en-GB", "en", "en-us"]),
        ("en", ["en", "en-us", "en-GB"]),
        ("en-US", ["en-us", "en", "en-GB"]),
        ("EN_us", ["en-us", "en", "en-GB"]),
        ("fr", ["fr-FR", "fr-BE"]),
        ("fr-BE", ["fr-BE", "fr-FR"]),
        ("zh-Hans", ["cmn"]),
        ("no", ["nb"]),
        ("sw", ["sw-KE"]),
        ("ar", []),
        ("", []),
    ],
)
def test_voices_of_a_language(language: str, expected: list[str]) -> None:
    assert [voice.name for voice in voices_for(VOICES, language)] == expected


@pytest.mark.parametrize(
    ("language", "tags", "expected"),
    [
        ("en", ["en-029", "en-GB-SCOTLAND", "en-GB", "en-US-NYC", "en-US"], "en-GB"),
        ("en-US", ["en-029", "en-GB", "en-US-NYC", "en-US"], "en-US"),
        ("en-US", ["en-GB", "en-US-NYC"], "en-US-NYC"),
        ("en-ZA", ["en-029", "en-GB"], "en-GB"),
        ("ar", ["ar-MA", "ar-001"], "ar-001"),
        ("de", ["de-AT", "de-DE"], "de-DE"),
    ],
)
def test_the_voice_that_most_expect(language: str, tags: list[str], expected: str) -> None:
    assert voices_for([Voice(tag, tag, tag) for tag in tags], language)[0].language == expected


def test_a_voice_that_is_gone_is_replaced() -> None:
    english = voices_for(VOICES, "en")
    assert chosen_voice(english, VoiceChoice("en", "v/en-GB")) == Voice("v/en-GB", "en-GB", "en-GB")
    assert chosen_voice(english, VoiceChoice("en", "gone")) == Voice("v/en", "en", "en")
    assert chosen_voice((), VoiceChoice("en")) is None


def test_choices_are_saved_by_language() -> None:
    choices = with_choice(with_choice((), VoiceChoice("en", "a", 150)), VoiceChoice("fr", "b"))
    choices = with_choice(choices, VoiceChoice("en", "c", 80))
    assert from_settings(to_settings(choices)) == choices
    assert choice_for(choices, "en-GB") == VoiceChoice("en", "c", 80)
    assert choice_for(choices, "de") == VoiceChoice("de")
    many = tuple(VoiceChoice(f"l{number}") for number in range(200))
    assert len(with_choice(many, VoiceChoice("en"))) == MOST_CHOICES


GOOD = {"language": "en", "voice": "a", "speed": 150}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (None, ()),
        ({}, ()),
        ([1, None, "x", []], ()),
        ([GOOD], (VoiceChoice("en", "a", 150),)),
        ([GOOD | {"language": "../x"}], ()),
        ([GOOD | {"language": 5}], ()),
        ([GOOD | {"language": "x" * 99}], ()),
        ([GOOD | {"voice": 5}], (VoiceChoice("en", "", 150),)),
        ([GOOD | {"voice": "x" * 999}], (VoiceChoice("en", "", 150),)),
        ([GOOD | {"speed": 10**9}], (VoiceChoice("en", "a"),)),
        ([GOOD | {"speed": True}], (VoiceChoice("en", "a"),)),
        ([GOOD | {"speed": "fast"}], (VoiceChoice("en", "a"),)),
        ([{}], ()),
        ([GOOD] * 999, (VoiceChoice("en", "a", 150),) * MOST_CHOICES),
    ],
)
def test_settings_of_strangers(values: object, expected: tuple[VoiceChoice, ...]) -> None:
    assert from_settings(values) == expected


def test_speeds() -> None:
    assert next_speed(100, 1) == 110
    assert next_speed(100, -1) == 90
    assert next_speed(SPEEDS[-1], 1) == SPEEDS[-1]
    assert next_speed(SPEEDS[0], -1) == SPEEDS[0]
    assert next_speed(95, 1) == 100
