"""A speech service that a screen reader takes for speech-dispatcher: it keeps what it is to say, and makes no sound.

It answers the protocol SSIP on a socket: https://freebsoft.org/doc/speechd/ssip.html
"""

from __future__ import annotations

import contextlib
import html
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

_ANSWERS = {
    "HISTORY GET CLIENT_ID": ("245-1", "245 OK CLIENT ID SENT"),
    "LIST OUTPUT_MODULES": ("250-log", "250 OK MODULE LIST SENT"),
    "LIST VOICES": ("249-MALE1", "249 OK VOICE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249-log\ten\tnone", "249 OK VOICE LIST SENT"),
    "GET": ("251-0", "251 OK GET RETURNED"),
}
_OTHER_ANSWER = ("200 OK",)
_TAG = re.compile(r"<[^>]*>")
_MARK = re.compile(r'<mark name="([^"]*)"')


SHORTEST = 0.05
"""Seconds between the answer to a message and the event that it has been spoken: the client of speech-dispatcher loses
events that come before it has noted the message."""


class SpeechLog:
    """`spoken` grows by each piece of text as soon as it comes; it is said to end `speaking_time` seconds later."""

    def __init__(self) -> None:
        self.spoken: list[str] = []
        self.speaking_time = SHORTEST
        self._messages = 0
        self._lock = threading.Lock()

    def since(self, number: int) -> str:
        """The pieces from that number on, with a line for each."""
        return "\n".join(self.spoken[number:])

    def add(self, text: str) -> int:
        """Returns the number of the message."""
        with self._lock:
            plain = html.unescape(_TAG.sub("", text))
            if plain.strip():
                self.spoken.append(" ".join(plain.split()))
            self._messages += 1
            return self._messages


class _Client:
    """One connection of the screen reader; it may have several."""

    def __init__(self, connection: socket.socket, log: SpeechLog) -> None:
        self._lines = connection.makefile("r", encoding="utf-8", newline="\r\n")
        self._connection = connection
        self._log = log
        self._ending: dict[int, threading.Timer] = {}  # the messages that are being spoken

    def serve(self) -> None:
        with contextlib.suppress(OSError, ValueError), self._connection, self._lines:
            for line in self._lines:
                command = line.strip()
                if command.upper() == "QUIT":
                    return
                self._answer(command)

    def _answer(self, command: str) -> None:
        word, _space, rest = command.partition(" ")
        if word == "SPEAK":
            self._send("230 OK RECEIVING DATA")
            self._speak("".join(self._data()))
        elif word in ("CHAR", "KEY"):
            self._speak(rest)
        elif word in ("CANCEL", "STOP"):
            self._send(*_OTHER_ANSWER)
            self._cancel()
        else:
            found = next((answer for start, answer in _ANSWERS.items() if command.upper().startswith(start)), None)
            self._send(*(found or _OTHER_ANSWER))

    def _data(self) -> Iterator[str]:
        for line in self._lines:
            if line == ".\r\n":
                return
            yield line.removeprefix(".") if line.startswith("..") else line

    def _speak(self, text: str) -> None:
        number = self._log.add(text)
        self._send(f"225-{number}", "225 OK MESSAGE QUEUED")
        self._ending[number] = ends = threading.Timer(
            self._log.speaking_time, self._tell, (number, _MARK.findall(text))
        )
        ends.daemon = True
        ends.start()

    def _cancel(self) -> None:
        """Stops what is being spoken, so that a screen reader goes no further in reading everything."""
        for number in list(self._ending):
            if ends := self._ending.pop(number, None):
                ends.cancel()
                self._send(f"703-{number}", "703-1", "703 CANCELED")

    def _tell(self, number: int, marks: list[str]) -> None:
        if not self._ending.pop(number, None):
            return
        with contextlib.suppress(OSError):
            self._send(f"701-{number}", "701-1", "701 BEGIN")
            for mark in marks:
                self._send(f"700-{number}", "700-1", f"700-{mark}", "700 INDEX MARK")
            self._send(f"702-{number}", "702-1", "702 END")

    def _send(self, *lines: str) -> None:
        self._connection.sendall("".join(f"{line}\r\n" for line in lines).encode())


@contextlib.contextmanager
def speech_log(path: Path) -> Iterator[SpeechLog]:
    """A service at the Unix socket `path`."""
    log = SpeechLog()
    if sys.platform == "win32":
        raise OSError("Python for Windows has no sockets of Unix.")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        _in_thread(lambda: _accept(server, log))
        yield log


def _accept(server: socket.socket, log: SpeechLog) -> None:
    with contextlib.suppress(OSError):
        while True:
            connection, _address = server.accept()
            _in_thread(_Client(connection, log).serve)


def _in_thread(work: Callable[[], None]) -> None:
    threading.Thread(target=work, daemon=True).start()
