"""Signals and Ctrl+C while a command runs: its processes end, no partial file is left, and one sentence says so."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from reader.library.authoring import workers

if sys.platform == "win32":
    pytest.skip("Windows has no such signals between processes", allow_module_level=True)

ARTICLES = workers.MIN_FILES * 10
PATIENCE = 60  # seconds
BUILT = "carrel: Building was stopped before it was finished. No partial file was left behind.\n"
CHECKED = "carrel: The check was stopped before it was finished. Nothing was changed.\n"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A content folder with enough text that several processes read it for some seconds."""
    folder = tmp_path_factory.mktemp("large")
    (folder / "articles").mkdir()
    (folder / "pack.yaml").write_text(
        "id: large\ntitle: Large\nedition: 1\ndate: 2025-01-02\nlanguage: en\n", encoding="utf-8"
    )
    for number in range(ARTICLES):
        words = f"Sleep **restores** what day {number} has used, and *nobody* knows why it does.\n\n" * 150
        (folder / f"articles/a{number}.md").write_text(
            f"---\ntitle: Article {number}\n---\n\n{words}", encoding="utf-8"
        )
    return folder


def _as_a_terminal_does() -> None:
    """Whoever runs the tests may ignore signals, and processes inherit that."""
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Command:
    """A Python process in a group of its own, as a shell starts it."""

    def __init__(self, *words: str | Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, *map(str, words)],
            cwd=Path(__file__).parents[2],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=_as_a_terminal_does,
        )

    def wait_for_workers(self, number: int) -> list[psutil.Process]:
        for _ in _until():
            found = self.children()
            if len(found) >= number:
                return found
            assert self.process.poll() is None, self.process.communicate()
        raise AssertionError("no workers")

    def children(self) -> list[psutil.Process]:
        return [
            each
            for each in psutil.Process(self.process.pid).children()
            if any("spawn_main" in word for word in each.cmdline())
        ]


def _until() -> Iterator[None]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        yield
        time.sleep(0.01)


@pytest.fixture
def commands() -> Iterator[list[Command]]:
    started: list[Command] = []
    yield started
    for each in started:
        each.process.kill()
        each.process.communicate()


@pytest.mark.parametrize("is_terminal", [False, True], ids=["to_the_program", "to_all_processes"])
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("command", ["build", "check"])
def test_a_command_with_workers_is_stopped(
    large: Path, tmp_path: Path, commands: list[Command], command: str, name: str, is_terminal: bool
) -> None:
    target = tmp_path / "large.carrel"
    target.write_bytes(b"what was there")
    running = Command("-m", "reader", command, large, *(["-o", target] if command == "build" else ()))
    commands.append(running)
    workers = running.wait_for_workers(2)
    if command == "build":
        assert any(len(list(tmp_path.iterdir())) == 2 for _ in _until())
    number = getattr(signal, name)
    (os.killpg if is_terminal else os.kill)(running.process.pid, number)
    out, errors = running.process.communicate(timeout=PATIENCE)
    assert (running.process.returncode, out) == (128 + number, "")
    assert errors == (BUILT if command == "build" else CHECKED)
    assert psutil.wait_procs(workers, PATIENCE)[1] == []
    assert [file.name for file in tmp_path.iterdir()] == ["large.carrel"]
    assert target.read_bytes() == b"what was there"


def test_workers_end_with_a_program_that_was_killed(large: Path, commands: list[Command]) -> None:
    running = Command("-m", "reader", "check", large)
    commands.append(running)
    workers = running.wait_for_workers(2)
    running.process.kill()
    assert psutil.wait_procs(workers, PATIENCE)[1] == []


def interrupt_until_it_ends(process: subprocess.Popen[str]) -> None:
    """A hundred times a second: faster than anybody presses keys, and no faster than Python can answer."""
    for _time in range(100 * PATIENCE):
        os.killpg(process.pid, signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(0.01)
            return
    pytest.fail("It has not ended.")


def test_a_second_signal_does_not_disturb_the_clearing_up(large: Path, tmp_path: Path, commands: list[Command]) -> None:
    running = Command("-m", "reader", "build", large, "-o", tmp_path / "large.carrel")
    commands.append(running)
    running.wait_for_workers(2)
    interrupt_until_it_ends(running.process)
    assert running.process.communicate(timeout=PATIENCE) == ("", BUILT)
    assert list(tmp_path.iterdir()) == []


def test_a_window_that_is_stopped_while_it_builds_its_packs(
    large: Path, tmp_path: Path, commands: list[Command]
) -> None:
    program = (
        "import sys; from pathlib import Path; from reader.system import paths; from reader.__main__ import main;"
        f"paths.content_folders = lambda: (Path({str(large)!r}),); sys.exit(main(['--data', {str(tmp_path)!r}]))"
    )
    running = Command("-c", program)
    commands.append(running)
    running.wait_for_workers(2)
    os.kill(running.process.pid, signal.SIGTERM)
    assert running.process.communicate(timeout=PATIENCE) == ("", "")
    assert running.process.returncode == 128 + signal.SIGTERM
    assert [each for each in tmp_path.rglob("*") if each.suffix == ".partial"] == []
