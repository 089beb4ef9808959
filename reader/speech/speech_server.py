"""Finds the socket of speech-dispatcher, and starts it where it is not running, as its own programs do."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reader.speech.speaker import SpeechUnavailable
from reader.system.foreign_code import LIBRARIES, LIBRARIES_BEFORE
from reader.translation import _

PROGRAM = "speech-dispatcher"
CONNECT_SECONDS, START_SECONDS = 2.0, 10.0
_UNIX_SOCKET = "unix_socket"


def connected() -> socket.socket:
    """A connection to the server, which is started if necessary. Raises SpeechUnavailable."""
    if sys.platform == "win32":
        raise SpeechUnavailable(not_there())
    path = socket_path(os.environ)
    try:
        return _connect(path)
    except OSError:
        pass
    program = shutil.which(PROGRAM)
    if program is None:
        raise SpeechUnavailable(not_there())
    _start(program, path)
    try:
        return _connect(path)
    except OSError:
        raise SpeechUnavailable(not_running()) from None


def socket_path(environment: Mapping[str, str]) -> Path:
    """Where the server listens. An address in the network is never used."""
    method, _colon, path = environment.get("SPEECHD_ADDRESS", "").partition(":")
    if method == _UNIX_SOCKET and path.startswith("/"):
        return Path(path)
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    cache = environment.get("XDG_CACHE_HOME", "")
    home = Path(cache) if cache.startswith("/") else Path(environment.get("HOME", "/"), ".cache")
    folder = Path(runtime) if runtime.startswith("/") else home
    return folder / PROGRAM / "speechd.sock"


def not_there() -> str:
    return _("This computer has no speech service. Carrel can read aloud once speech-dispatcher is installed.")


def not_running() -> str:
    return _("The speech service of this computer does not start. Carrel cannot read aloud.")


def _connect(path: Path) -> socket.socket:
    """Raises OSError, also where another user has put the socket there."""
    if sys.platform == "win32":
        raise OSError("Python for Windows has no sockets of Unix.")
    state = path.stat()
    if not stat.S_ISSOCK(state.st_mode) or state.st_uid not in (os.geteuid(), 0):
        raise PermissionError(f"{path} is not a socket of this user.")
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(CONNECT_SECONDS)
        connection.connect(str(path))
    except OSError:
        connection.close()
        raise
    return connection


def _start(program: str, path: Path) -> None:
    """It goes into the background by itself, unless the user has forbidden programs to start it."""
    command = [program, "--spawn", "--communication-method", _UNIX_SOCKET, "--socket-path", str(path)]
    try:
        subprocess.run(
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=START_SECONDS,
            check=False,
            cwd="/",
            start_new_session=True,
        )
    except (OSError, subprocess.TimeoutExpired):
        raise SpeechUnavailable(not_running()) from None


def _environment() -> dict[str, str]:
    """Without the folder of libraries that the standalone program has added for itself."""
    variables = dict(os.environ)
    before = variables.pop(LIBRARIES_BEFORE, None)
    if before is not None:
        variables[LIBRARIES] = before
    elif getattr(sys, "frozen", False):
        variables.pop(LIBRARIES, None)
    return variables
