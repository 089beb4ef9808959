"""A program without a console: nothing it prints is an error, and what the reader must know is shown in a box."""

from __future__ import annotations

import sys

import pytest

from reader import cli
from reader.system import no_console


@pytest.fixture
def shown() -> list[tuple[str, int]]:
    """What the boxes showed."""
    return []


@pytest.fixture
def run(shown, monkeypatch):
    """Runs a program as on `system`, without these streams. Here, because pytest sets them before each test."""

    def run(program, system="win32", missing=("stdout", "stderr")) -> int:
        with monkeypatch.context() as changed:
            changed.setattr(sys, "platform", system)
            for name in missing:
                changed.setattr(sys, name, None)
            status = no_console.run(program, lambda text, kind: shown.append((text, kind)))
            assert [name for name in missing if getattr(sys, name) is not None] == []
        return status

    return run


def carrel(*words: str):
    return lambda: cli.main(words, run_window=lambda *_: 0, run_selftest=lambda *_: 0)


@pytest.mark.parametrize(
    ("words", "status", "start", "kind"),
    [
        (["nosuch"], 2, "Carrel could not start: no such command or pack file: nosuch", no_console.PROBLEM),
        (["--bogus"], 2, "Carrel could not start: unrecognized arguments: --bogus", no_console.PROBLEM),
        (["--data"], 2, "Carrel could not start: argument --data: expected one argument", no_console.PROBLEM),
        (["list", "--pack", "no such.carrel"], 2, "no such.carrel", no_console.PROBLEM),
        (["--version"], 0, "carrel 0.", no_console.NEWS),
        (["--help"], 0, "usage: carrel", no_console.NEWS),
    ],
)
def test_what_is_shown(run, shown, words, status, start, kind):
    assert run(carrel(*words)) == status
    [(text, found)] = shown
    assert text.startswith(start)
    assert text.endswith(no_console.HINT)
    assert found == kind
    assert len(text) < no_console.LONGEST + 200


def test_an_error_at_the_start_is_shown(run, shown):
    def fail() -> int:
        raise ValueError("x" * 5000 + "the last words")

    assert run(fail) == 1
    [(text, kind)] = shown
    assert text.startswith(no_console.UNEXPECTED)
    assert text.endswith("the last words")
    assert kind == no_console.PROBLEM


@pytest.mark.parametrize("status", [0, 130], ids=["done", "stopped, and said nothing"])
def test_nothing_to_say(run, shown, status):
    assert run(lambda: status) == status
    assert shown == []


def test_what_a_successful_command_prints_goes_nowhere(run, shown):
    def report() -> int:
        print("done")
        print("well", file=sys.stderr)
        sys.stdout.flush()
        return 0

    assert run(report) == 0
    assert shown == []


def test_elsewhere_a_closed_stream_is_replaced_and_nothing_shown(run, shown):
    assert run(carrel("nosuch"), "linux") == 2
    assert shown == []


def test_a_terminal_that_only_lost_its_output_still_shows_errors(run, shown, capsys):
    assert run(carrel("nosuch"), missing=["stdout"]) == 2
    assert "no such command" in capsys.readouterr().err
    assert shown == []
