"""Writes share/ for Windows: the script that makes Carrel open .carrel files for one user."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent / "windows"
UNPACK_FIRST = HERE / "unpack-first.txt"


def write(share: Path) -> None:
    share.mkdir(parents=True, exist_ok=True)
    (share / "register.cmd").write_bytes(windows_lines(HERE / "register.cmd"))


def windows_lines(file: Path) -> bytes:
    """With the ends of lines that cmd.exe needs to find its labels, however Git has written the file here."""
    return b"\r\n".join(file.read_bytes().splitlines()) + b"\r\n"
