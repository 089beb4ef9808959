"""The words that start the window, and those that run a command."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from reader import __main__, cli
from reader.system import paths


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What was started, instead of starting it."""
    found: list[object] = []

    def run_window(data: Path | None, files: Sequence[Path]) -> int:
        found.append((data, list(files)))
        return 0

    def run_command(words: Sequence[str], **_: object) -> int:
        found.append(list(words))
        return 3

    monkeypatch.setattr(__main__, "_run_window", run_window)
    monkeypatch.setattr(cli, "main", run_command)
    return found


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], (None, [])),
        (["--data", "d"], (Path("d"), [])),
        (["a.carrel", "b.carrel"], (None, [Path("a.carrel"), Path("b.carrel")])),
        (["--data", "d", "a.carrel"], (Path("d"), [Path("a.carrel")])),
    ],
)
def test_the_window(started: list[object], words: list[str], start: object) -> None:
    assert __main__.main(words) == 0
    assert started == [start]


@pytest.mark.parametrize("words", [["list"], ["--help"], ["--data", "d", "list"], ["a.carrel", "list"], ["--data"]])
def test_a_command(started: list[object], words: list[str]) -> None:
    assert __main__.main(words) == 3
    assert started == [words]


def test_no_display(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert __main__.main([]) == 2
    assert "There is no display" in capsys.readouterr().err


def test_an_open_window_takes_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[object] = []

    def hand_over(data: Path, files: Sequence[Path]) -> bool:
        taken.append((data, list(files)))
        return True

    monkeypatch.setattr("reader.system.handover.hand_over", hand_over)
    monkeypatch.setattr(paths, "user_data", lambda: tmp_path)
    assert __main__.main(["a.carrel"]) == 0
    assert taken == [(tmp_path, [Path("a.carrel")])]
