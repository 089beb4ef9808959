"""The voices of Linux: those of speech-dispatcher, which speaks for every program of the desktop."""

from __future__ import annotations

import os
import re
import socket
import time
from collections.abc import Callable, Iterator

from reader.speech import speech_server
from reader.speech.speaker import (
    LONGEST_NAME,
    MOST_VOICES,
    NORMAL,
    SpeechFailed,
    SpeechInterrupted,
    SpeechStopped,
    SpeechUnavailable,
    StopRequest,
    Voice,
    longest_seconds,
)
from reader.speech.ssip import Event, SsipConnection, SsipError
from reader.translation import _

MOST_MODULES = 20
SILENT_MODULES = frozenset({"dummy"})
"""What the server has where there is no synthesizer: it only plays a recorded sentence that says so."""

_BEGUN, _ENDED, _CANCELLED = 701, 702, 703
_BEGIN_SECONDS = 20.0
_DYING_SECONDS, _PAUSE_SECONDS = 1.0, 0.05
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_BETWEEN = "/"


class SpeechDispatcher:
    """A Speaker. The connection is opened when it is first needed, and again after the server has died."""

    def __init__(self, connect: Callable[[], socket.socket] = speech_server.connected) -> None:
        """`connect` raises SpeechUnavailable."""
        self._connect = connect
        self._connection: SsipConnection | None = None
        self._stop_request = StopRequest()
        self._set: dict[str, str] = {}  # what the server was told

    def voices(self) -> tuple[Voice, ...]:
        """The server may have died since it was last used: then it is started again."""
        was_open = self._connection is not None
        try:
            return tuple(self._voices(self._opened()))[:MOST_VOICES]
        except SsipError as error:
            self.close()
            if was_open:
                return self.voices()
            raise SpeechUnavailable(speech_server.not_running()) from error

    def speak(self, text: str, voice: Voice, speed: int) -> None:
        try:
            self._speak(text, voice, speed)
        except SsipError as error:
            self.close()
            raise SpeechFailed(_("The voice has stopped answering.")) from error

    def stop(self) -> None:
        self._stop_request.set()
        connection = self._connection
        if connection:
            connection.wake()

    def close(self) -> None:
        connection, self._connection = self._connection, None
        if connection:
            connection.close()

    def _speak(self, text: str, voice: Voice, speed: int) -> None:
        self._stop_request.raise_if_set()
        connection = self._opened()
        module, _slash, name = voice.id.partition(_BETWEEN)
        self._tell(connection, "OUTPUT_MODULE", module)
        self._tell(connection, "LANGUAGE", voice.language)
        self._tell(connection, "SYNTHESIS_VOICE", name)
        self._tell(connection, "RATE", str(rate(speed)))
        connection.forget_events()
        if not connection.command("SPEAK").is_ok:
            raise SsipError("it refuses to speak")
        reply = connection.send_text(text)
        if not reply.is_ok or not reply.lines:
            raise SsipError("it refuses the text")
        self._wait(connection, reply.lines[0], longest_seconds(text, speed))

    def _wait(self, connection: SsipConnection, message: str, longest: float) -> None:
        until = time.monotonic() + _BEGIN_SECONDS
        try:
            while True:
                event = connection.wait_for_event(until)
                if event == Event(_BEGUN, message):
                    until = time.monotonic() + longest
                elif event == Event(_ENDED, message):
                    return
                elif event == Event(_CANCELLED, message):
                    raise SpeechInterrupted
        except SpeechStopped:
            connection.command("CANCEL", "SELF")
            raise

    def _opened(self) -> SsipConnection:
        """Raises SpeechUnavailable or SsipError."""
        if self._connection is None:
            self._connection = self._greeted()
            self._set = {}
        return self._connection

    def _greeted(self) -> SsipConnection:
        """A server that was killed may accept connections for a moment after it has closed those that it had."""
        until = time.monotonic() + _DYING_SECONDS
        while True:
            try:
                return self._greet()
            except SsipError:
                if time.monotonic() > until:
                    raise
                self._stop_request.wait(_PAUSE_SECONDS)
                self._stop_request.raise_if_set()

    def _greet(self) -> SsipConnection:
        connection = SsipConnection(self._connect(), self._stop_request.raise_if_set)
        try:
            connection.command("SET", "SELF", "CLIENT_NAME", f"{_user()}:carrel:reading")
            connection.command("SET", "SELF", "NOTIFICATION", "ALL", "on")
            connection.command("SET", "SELF", "SSML_MODE", "off")
            connection.command("SET", "SELF", "PRIORITY", "text")  # so that a screen reader comes first
        except SsipError:
            connection.close()
            raise
        return connection

    def _tell(self, connection: SsipConnection, name: str, value: str) -> None:
        """Some modules know no rate or voice; they speak all the same."""
        if self._set.get(name) != value:
            connection.command("SET", "SELF", name, value)
            self._set[name] = value

    def _voices(self, connection: SsipConnection) -> Iterator[Voice]:
        for module in connection.command("LIST", "OUTPUT_MODULES").lines[:MOST_MODULES]:
            if module in SILENT_MODULES or _BETWEEN in module or not module.isprintable() or " " in module:
                continue
            if not connection.command("SET", "SELF", "OUTPUT_MODULE", module).is_ok:
                continue
            found = [
                voice
                for line in connection.command("LIST", "SYNTHESIS_VOICES").lines
                if (voice := _voice(module, line))
            ]
            # Variants of a voice, such as English+Annie, are hundreds.
            yield from [voice for voice in found if "+" not in voice.name] or found
        self._set = {}


def rate(speed: int) -> int:
    """From -100 to 100, where the server makes speech half as fast or three times as fast.

    >>> [rate(speed) for speed in (50, 100, 150, 300)]
    [-100, 0, 25, 100]
    """
    return round((speed - NORMAL) * 2 if speed < NORMAL else (speed - NORMAL) / 2)


def _voice(module: str, line: str) -> Voice | None:
    """From a line of the list: name, language and variant, with tabs between them."""
    name, language, *_variant = f"{line}\t".split("\t")
    id = f"{module}{_BETWEEN}{name}"
    if not name or not name.isprintable() or len(id) > LONGEST_NAME or not _TAG.fullmatch(language):
        return None
    return Voice(id, name, language.replace("_", "-"))


def _user() -> str:
    """A part of the client's name, which may contain no colon or space."""
    return re.sub(r"[^\w.-]", "_", os.environ.get("USER", "")) or "user"
