"""A speech server for tests: answers each command by a table, and says what has become of what it speaks."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Mapping

VOICES = ("249-Anna\ten-GB\tnone", "249-Anna+Max\ten-GB\tnone", "249-Léa\tfr\tnone", "249 OK VOICE LIST SENT")
ANSWERS: Mapping[str, tuple[str, ...]] = {
    "LIST OUTPUT_MODULES": ("250-good", "250-dummy", "250 OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": VOICES,
    "SPEAK": ("230 OK RECEIVING DATA",),
    ".": ("225-7", "225 OK MESSAGE QUEUED"),
    "begin": ("701-7", "701-1", "701 BEGIN"),
    "end": ("702-7", "702-1", "702 END"),
}
"""What is sent after a command that begins like this; `.` is the end of a text. "" ends the connection."""


class SsipServer:
    """One end of a pair of sockets; `client` is the other. `commands` and `texts` have what came."""

    def __init__(self, answers: Mapping[str, tuple[str, ...]] = ANSWERS) -> None:
        self._server, self.client = socket.socketpair()
        self._answers = answers
        self.commands: list[str] = []
        self.texts: list[str] = []
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def send(self, data: bytes) -> None:
        self._server.sendall(data)

    def die(self) -> None:
        self._server.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Waits until every command was taken."""
        with contextlib.suppress(OSError):
            self.die()
        self._thread.join()
        self._server.close()
        self.client.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError), self._server.makefile("r", encoding="utf-8", newline="\r\n") as lines:
            for line in lines:
                command = line.removesuffix("\r\n")
                self.commands.append(command)
                if command == "SPEAK":
                    self._answer("SPEAK")
                    self.texts.append("\n".join(iter(lambda: next(lines).removesuffix("\r\n"), ".")))
                    for each in (".", "begin", "end"):
                        self._answer(each)
                else:
                    self._answer(next((start for start in self._answers if command.startswith(start)), ""))

    def _answer(self, name: str) -> None:
        for line in self._answers.get(name, ("200 OK",)):
            if not line:
                self.die()
                return
            self._server.sendall(line.encode() + (b"" if line.endswith("\n") else b"\r\n"))
