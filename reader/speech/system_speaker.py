"""The Speaker of the system that Carrel runs on."""

from __future__ import annotations

import sys

from reader.speech.speaker import Speaker


def make_speaker() -> Speaker:
    """Nothing is started before it is first asked for voices."""
    if sys.platform == "win32":
        from reader.speech.sapi import Sapi

        return Sapi()
    if sys.platform == "darwin":
        from reader.speech.say_command import SayCommand

        return SayCommand()
    from reader.speech.speech_dispatcher import SpeechDispatcher

    return SpeechDispatcher()
