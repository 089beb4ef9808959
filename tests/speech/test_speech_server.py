"""Where speech-dispatcher is looked for, and what is said where it is missing."""

from __future__ import annotations

import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from reader.speech import speech_server
from reader.speech.speaker import SpeechUnavailable
from reader.speech.speech_server import connected, socket_path

if sys.platform == "win32":
    pytest.skip("Python for Windows has no sockets of Unix", allow_module_level=True)

PROGRAM = '#!/bin/sh\necho "$@" > {arguments}\nenv > {variables}\n{rest}\n'


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"XDG_RUNTIME_DIR": "/run/user/1"}, "/run/user/1/speech-dispatcher/speechd.sock"),
        ({"HOME": "/home/a"}, "/home/a/.cache/speech-dispatcher/speechd.sock"),
        ({"HOME": "/home/a", "XDG_CACHE_HOME": "/c"}, "/c/speech-dispatcher/speechd.sock"),
        ({"HOME": "/h", "XDG_RUNTIME_DIR": "here"}, "/h/.cache/speech-dispatcher/speechd.sock"),
        ({"SPEECHD_ADDRESS": "unix_socket:/a/b", "XDG_RUNTIME_DIR": "/r"}, "/a/b"),
        ({"SPEECHD_ADDRESS": "unix_socket", "XDG_RUNTIME_DIR": "/r"}, "/r/speech-dispatcher/speechd.sock"),
        (
            {"SPEECHD_ADDRESS": "inet_socket:example.org:6560", "XDG_RUNTIME_DIR": "/r"},
            "/r/speech-dispatcher/speechd.sock",
        ),
        ({"SPEECHD_ADDRESS": "unix_socket:b", "XDG_RUNTIME_DIR": "/r"}, "/r/speech-dispatcher/speechd.sock"),
    ],
)
def test_the_path(environment: dict[str, str], expected: str) -> None:
    assert socket_path(environment) == Path(expected)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the socket would be; there is no program."""
    monkeypatch.setenv("SPEECHD_ADDRESS", f"unix_socket:{tmp_path / 's'}")
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    return tmp_path / "s"


def program(folder: Path, monkeypatch: pytest.MonkeyPatch, rest: str = "") -> None:
    file = folder / "speech-dispatcher"
    file.write_text(PROGRAM.format(arguments=folder / "arguments", variables=folder / "variables", rest=rest))
    file.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _name: str(file))


def test_a_running_server(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        connected().close()


def test_no_program(place: Path) -> None:
    with pytest.raises(SpeechUnavailable, match="no speech service"):
        connected()


def test_no_socket_but_a_file(place: Path) -> None:
    place.write_text("")
    with pytest.raises(SpeechUnavailable, match="no speech service"):
        connected()


def test_a_program_that_does_not_start(place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/own")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/before")
    program(tmp_path, monkeypatch, "exit 1")
    with pytest.raises(SpeechUnavailable, match="does not start"):
        connected()
    arguments = (tmp_path / "arguments").read_text().split()
    assert arguments == ["--spawn", "--communication-method", "unix_socket", "--socket-path", str(place)]
    assert "LD_LIBRARY_PATH=/before\n" in (tmp_path / "variables").read_text()


def test_a_program_that_hangs(place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(speech_server, "START_SECONDS", 0.1)
    program(tmp_path, monkeypatch, "exec sleep 60")
    with pytest.raises(SpeechUnavailable, match="does not start"):
        connected()


def test_a_program_that_cannot_run(place: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: str(tmp_path / "gone"))
    with pytest.raises(SpeechUnavailable, match="does not start"):
        connected()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a socket to another user")
def test_the_socket_of_a_stranger(place: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(place))
        server.listen()
        os.chown(place, 12345, 12345)
        with pytest.raises(SpeechUnavailable):
            connected()
