"""Looks into PDF files with poppler and qpdf, where the computer has them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler-utils is not installed")
needs_qpdf = pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")


def text_of(file: Path, *, page: int = 0) -> str:
    """The text in reading order, as somebody copies it."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    return _run("pdftotext", *pages, str(file), "-")


def fonts_of(file: Path) -> list[list[str]]:
    return [line.split() for line in _run("pdffonts", str(file)).splitlines()[2:]]


def info_of(file: Path) -> dict[str, str]:
    lines = _run("pdfinfo", str(file)).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def check(file: Path) -> str:
    return _run("qpdf", "--check", str(file))


def objects(file: Path) -> str:
    """Everything in the file, in plain text."""
    return _run("qpdf", "--qdf", "--object-streams=disable", str(file), "-")


def _run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return done.stdout.decode("utf-8", "replace")
