"""Who reads the output may end before all is written: `| more`, `| findstr`, `| head`. That is no error."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli import closed_output, main
from tests.packs import article_of, make_pack


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "packs").mkdir()
    make_pack(tmp_path / "packs" / "long-1.carrel", articles=[article_of("word " * 30_000, id="long")])
    return tmp_path


@pytest.mark.parametrize(
    "words", [("show", "long"), ("list",), ("references",), ("--help",), ("show", "--help")], ids=" ".join
)
def test_a_reader_that_ends_at_once(data: Path, words: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "reader", "--data", str(data), *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    said = process.stderr.read().decode(errors="replace")
    process.stderr.close()
    assert (process.wait(), said) == (0, "")


class Closed:
    """As a pipe of Windows whose other end is closed."""

    def __init__(self, error: OSError) -> None:
        self._error = error
        self.encoding = "utf-8"

    def write(self, text: str) -> int:
        raise self._error

    def flush(self) -> None:
        raise self._error

    def fileno(self) -> int:
        raise OSError


def run(*words: str) -> int:
    return main(list(words), run_window=lambda *_: 9, run_selftest=lambda *_: 8)


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EINVAL])
def test_how_systems_say_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(OSError(number, "closed")))
    assert run("--data", str(data), "show", "long") == 0
    monkeypatch.undo()
    assert capsys.readouterr().err == ""


def test_another_error_is_one(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdout", Closed(OSError(errno.ENOSPC, "No space left on device")))
    assert run("--data", str(data), "show", "long") == 2
    monkeypatch.undo()
    assert "No space left" in capsys.readouterr().err


def test_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    closed_output.let_go()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has this device")
def test_a_full_disk_is_an_error(data: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "--data", str(data), "show", "long"],
            stdout=full, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert "No space left" in done.stderr
