"""Which voices can read a language, and which of them the reader chose, as values for the settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from reader.speech.speaker import FASTEST, LONGEST_NAME, NORMAL, SLOWEST, Voice

MOST_CHOICES = 100
SPEEDS = (50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)
"""The steps of slower and faster, in per cent."""

_SAME = {
    "cmn": "zh",
    "nb": "no",
    "nn": "no",
    "iw": "he",
    "in": "id",
    "tl": "fil",
    "arb": "ar",
    "swh": "sw",
    "pes": "fa",
}
"""Other codes that systems have for a language."""

_EXPECTED_REGIONS = {
    "ar": ("001", "eg", "sa"),
    "en": ("gb", "us"),
    "es": ("es", "mx", "us"),
    "pt": ("br", "pt"),
    "sw": ("ke", "tz"),
    "zh": ("cn",),
}
"""Where a language has no region of the same name, as French has FR, or where others are as common."""


class VoiceChoice(NamedTuple):
    """For one language: `voice` is the id of a voice, or empty; `speed` is in per cent."""

    language: str
    voice: str = ""
    speed: int = NORMAL


def primary_language(tag: str) -> str:
    primary = tag.replace("_", "-").partition("-")[0].lower()
    return _SAME.get(primary, primary)


def voices_for(voices: Iterable[Voice], language: str) -> tuple[Voice, ...]:
    """Those that speak a language: first the ones for the same region, or for the regions where most speakers are.

    Otherwise they are in the order of the system.
    """
    wanted = language.replace("_", "-").lower()
    found = [voice for voice in voices if primary_language(voice.language) == primary_language(wanted)]
    found.sort(key=lambda voice: _distance(voice.language.replace("_", "-").lower(), wanted))
    return tuple(found)


def chosen_voice(voices: Sequence[Voice], choice: VoiceChoice) -> Voice | None:
    """The one that the reader chose, or the first if it is not there; None if there is none."""
    return next((voice for voice in voices if voice.id == choice.voice), voices[0] if voices else None)


def next_speed(speed: int, by: int) -> int:
    """The next faster step (1), or the next slower one (-1)."""
    steps = [step for step in SPEEDS if (step > speed if by > 0 else step < speed)]
    return speed if not steps else (steps[0] if by > 0 else steps[-1])


def from_settings(values: object) -> tuple[VoiceChoice, ...]:
    """The valid entries of a settings value. Invalid ones are ignored."""
    entries = values[:MOST_CHOICES] if isinstance(values, list) else ()
    return tuple(choice for entry in entries if (choice := _read_entry(entry)))


def to_settings(choices: Iterable[VoiceChoice]) -> list[dict[str, Any]]:
    """The opposite of `from_settings`."""
    return [choice._asdict() for choice in choices]


def choice_for(choices: Iterable[VoiceChoice], language: str) -> VoiceChoice:
    primary = primary_language(language)
    return next((choice for choice in choices if choice.language == primary), VoiceChoice(primary))


def with_choice(choices: Iterable[VoiceChoice], new: VoiceChoice) -> tuple[VoiceChoice, ...]:
    """The new one first. It replaces that for the same language."""
    return (new, *(choice for choice in choices if choice.language != new.language))[:MOST_CHOICES]


def _read_entry(entry: object) -> VoiceChoice | None:
    if not isinstance(entry, dict):
        return None
    language, voice, speed = (entry.get(name) for name in VoiceChoice._fields)
    if not (isinstance(language, str) and language.isascii() and language.isalnum() and len(language) <= 8):
        return None
    if not isinstance(voice, str) or len(voice) > LONGEST_NAME:
        voice = ""
    if type(speed) is not int or not SLOWEST <= speed <= FASTEST:
        speed = NORMAL
    return VoiceChoice(language.lower(), voice, speed)


def _distance(tag: str, wanted: str) -> int:
    """0 for the same tag, 1 for one of the same region, 2 for one without a region; then for regions that most expect,
    for other regions, and for dialects."""
    if tag == wanted:
        return 0
    primary, *parts = tag.split("-")
    others = wanted.split("-")[1:]
    if parts and others and parts[0] == others[0]:
        return 1
    if not parts:
        return 2
    if len(parts) > 1:
        return 5
    return 3 if parts[0] in _EXPECTED_REGIONS.get(primary, (primary,)) else 4
