"""The words after `carrel`: which command or window they start."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from reader import __version__
from reader.cli.main import _COMMAND_NAMES
from reader.cli.parser import make_parser

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ([], (None, [])),
        (["--data", "d"], (Path("d"), [])),
        (["some.carrel"], (None, [Path("some.carrel")])),
        (["b.carrel", "a.carrel"], (None, [Path("b.carrel"), Path("a.carrel")])),
        (["--data", "d", "some.carrel"], (Path("d"), [Path("some.carrel")])),
    ],
)
def test_without_a_command_the_window_opens(carrel, words, opened):
    assert carrel(*words)[0] == 0
    assert carrel.windows == [opened]


@pytest.mark.parametrize(
    "words", [["nonsense"], ["n" * 5_000], ["a.carrel", "nonsense"], ["--unknown"], ["show"], ["search"]]
)
def test_invalid_words_have_status_2(carrel, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        carrel(*words)
    assert stopped.value.code == 2
    assert "usage: carrel" in capsys.readouterr().err
    assert carrel.windows == []


@pytest.mark.parametrize("words", ["list --pack {}", "show a --pack {}", "import {} -o out", "quiz {}", "check {}"])
@pytest.mark.parametrize("length", [300, 5_000])
def test_names_that_no_computer_has_are_no_internal_error(carrel, words, length):
    status, _, err = carrel(*words.format("n" * length).split())
    assert status in (1, 2)
    assert err.startswith("carrel: ")


@pytest.mark.parametrize("words", ["show", "stick check"])
def test_the_help_of_a_command_begins_with_that_command(carrel, capsys, words):
    with pytest.raises(SystemExit):
        carrel(*words.split(), "--help")
    assert capsys.readouterr().out.startswith(f"usage: carrel [--data DIR] {words} [-h]")


def test_version(carrel, capsys):
    with pytest.raises(SystemExit) as stopped:
        carrel("--version")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"carrel {__version__}\n"


def test_selftest_is_run_by_the_caller(carrel):
    assert [carrel("selftest", *words)[0] for words in ([], ["--json"], ["new pack", "page"])] == [7, 7, 7]
    assert carrel.selftests == [(False, []), (True, []), (False, ["new pack", "page"])]


def test_every_command_of_the_help_can_be_run():
    parser = make_parser()
    [commands] = [action.choices for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    assert tuple(commands) == _COMMAND_NAMES


def test_help_imports_no_command():
    code = "import sys; from reader import cli; cli.main(['--help'], run_window=None, run_selftest=None)"
    show = "print(sorted(name for name in sys.modules if name.endswith('_commands')))"
    source = f"try:\n {code}\nexcept SystemExit:\n {show}\n"
    done = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines()[-1] == "[]"
