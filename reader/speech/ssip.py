"""The protocol SSIP, by which programs speak to speech-dispatcher: commands, replies and events as lines.

https://htmlpreview.github.io/?https://github.com/brailcom/speechd/blob/master/doc/ssip.html
"""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections import deque
from collections.abc import Callable
from typing import NamedTuple

LONGEST_LINE = 64 << 10  # bytes
MOST_LINES = 60_000  # of one reply: eSpeak NG has 130 languages in 110 variants
REPLY_SECONDS = 5.0

_EVENTS = range(700, 800)


class SsipError(Exception):
    """The server has gone, is silent, or has sent what is no SSIP."""


class Reply(NamedTuple):
    """`code` is that of its last line, `lines` has the text of those before it."""

    code: int
    lines: tuple[str, ...]

    @property
    def is_ok(self) -> bool:
        return 200 <= self.code < 300


class Event(NamedTuple):
    """Something has become of a message: 701 it has begun, 702 ended, 703 been cancelled."""

    code: int
    message: str


class SsipConnection:
    """One connection to a server, for one thread, which waits. Only `wake` is called on others."""

    def __init__(self, server: socket.socket, check_stopped: Callable[[], None]) -> None:
        """`server` is connected. `check_stopped` raises SpeechStopped if that is wanted."""
        self._server = server
        self._server.setblocking(False)
        self._check_stopped = check_stopped
        self._woken, self._waker = socket.socketpair()
        self._buffer = bytearray()
        self._lines: deque[str] = deque()
        self._events: deque[Event] = deque()

    def close(self) -> None:
        for each in (self._server, self._woken, self._waker):
            with contextlib.suppress(OSError):
                each.close()

    def wake(self) -> None:
        """Has the thread look whether it is to stop."""
        with contextlib.suppress(OSError):
            self._waker.send(b"!")

    def command(self, *words: str) -> Reply:
        """Sends a command and returns the reply. Raises SsipError."""
        line = " ".join(words)
        if not line.isprintable():  # a line end would begin another command
            raise SsipError(f"not a command: {line!r}")
        return self._ask(f"{line}\r\n")

    def send_text(self, text: str) -> Reply:
        """The data after the command SPEAK: lines, where a dot at the beginning is doubled, and a dot at the end."""
        lines = (f".{line}" if line.startswith(".") else line for line in text.splitlines())
        return self._ask("".join(f"{line}\r\n" for line in (*lines, ".")))

    def wait_for_event(self, until: float) -> Event:
        """The next event; `until` is a time of `time.monotonic`. Raises SpeechStopped or SsipError."""
        while True:
            self._check_stopped()
            if self._events:
                return self._events.popleft()
            if self._lines:
                self._take_event(self._read_reply(until))
            else:
                self._receive(until, can_stop=True)

    def forget_events(self) -> None:
        self._events.clear()

    # ---- lines

    def _ask(self, data: str) -> Reply:
        until = time.monotonic() + REPLY_SECONDS
        self._send(data.encode("utf-8", "replace"), until)
        while True:
            reply = self._read_reply(until)
            if reply.code not in _EVENTS:
                return reply
            self._take_event(reply)

    def _send(self, data: bytes, until: float) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[self._server.send(view) :]
            except BlockingIOError:
                _reading, writing, _failed = select.select([], [self._server], [], _left(until))
                if not writing:
                    raise SsipError("the server does not read") from None
            except OSError as error:
                raise SsipError(str(error)) from error

    def _read_reply(self, until: float) -> Reply:
        """All lines up to the one with a space after its code."""
        before: list[str] = []
        while True:
            while not self._lines:
                self._receive(until, can_stop=False)
            line = self._lines.popleft()
            code, sign, text = line[:3], line[3:4], line[4:]
            if not (code.isascii() and code.isdecimal() and sign in ("-", " ")) or len(before) > MOST_LINES:
                raise SsipError(f"not a reply: {line[:80]!r}")
            if sign == " ":
                return Reply(int(code), tuple(before))
            before.append(text)

    def _receive(self, until: float, *, can_stop: bool) -> None:
        """Waits for data, or to be stopped if that can end the waiting."""
        sources = [self._server, self._woken] if can_stop else [self._server]
        ready, _writing, _failed = select.select(sources, [], [], _left(until))
        if not ready:
            raise SsipError("the server is silent")
        if self._woken in ready:
            self._woken.recv(1)
        if self._server not in ready:
            return
        try:
            data = self._server.recv(1 << 16)
        except BlockingIOError:
            return
        except OSError as error:
            raise SsipError(str(error)) from error
        if not data:
            raise SsipError("the server has gone")
        self._buffer += data
        *lines, rest = self._buffer.split(b"\n")
        if len(rest) > LONGEST_LINE or any(len(line) > LONGEST_LINE for line in lines):
            raise SsipError("a line is too long")
        self._buffer = bytearray(rest)
        self._lines += (line.rstrip(b"\r").decode("utf-8", "replace") for line in lines)

    def _take_event(self, reply: Reply) -> None:
        if reply.code in _EVENTS and reply.lines:
            self._events.append(Event(reply.code, reply.lines[0]))


def _left(until: float) -> float:
    return max(0.0, until - time.monotonic())
