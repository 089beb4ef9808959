"""Mistakes of the program itself: the window stays, and says so once."""

from __future__ import annotations

import sys

import pytest

from reader.ui.shell.uncaught_errors import LONGEST, MOST, UncaughtErrors
from tests.ui import hands
from tests.ui.conftest import Start

ERRORS = [
    (ValueError("odd"), ("ran into an internal error", "ValueError: odd", "test_it_is_said_once")),
    (FileNotFoundError(2, "No such file", "/stick/a.toml"), ("No such file", "/stick/a.toml", "put it back")),
    (OSError("broken"), ("broken", "put it back")),
    (KeyError("x" * 9000), ("ran into an internal error",)),
]


@pytest.mark.parametrize(("error", "words"), ERRORS)
def test_it_is_said_once(error: Exception, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    mistakes = UncaughtErrors(said.append)
    for _ in range(2):
        try:
            raise error
        except Exception as caught:
            mistakes.take(type(caught), caught, caught.__traceback__)
    [sentence] = said
    assert all(word in sentence for word in words)
    assert len(sentence) < LONGEST + 300
    assert type(error).__name__ in capsys.readouterr().err


def test_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    said: list[str] = []
    UncaughtErrors(said.append).take(ValueError, ValueError("odd"), None)
    assert "odd" in said[0]


def test_in_what_a_key_does(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    UncaughtErrors(window.messages.tell).install()
    monkeypatch.setattr(window.appearance, "_themes", None)
    hands.press(window, "Ctrl+T")
    assert "ran into an internal error" in window.notice.text


def test_where_nobody_listens_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stderr", Gone())
    said: list[str] = []
    UncaughtErrors(said.append).take(ValueError, ValueError("odd"), None)
    assert "odd" in said[0]


def test_one_that_is_made_with_each_painting_fills_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    said: list[str] = []
    mistakes = UncaughtErrors(said.append)
    for number in range(10 * MOST):
        mistakes.take(KeyError, KeyError("the same"), None)
        mistakes.take(ValueError, ValueError(f"another each time: {number}"), None)
    assert len(said) == MOST
    assert len(capsys.readouterr().err.splitlines()) == MOST


def test_one_that_cannot_say_what_it_is() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise ValueError("no words")

    said: list[str] = []
    UncaughtErrors(said.append).take(Mute, Mute(), None)
    assert "Mute" in said[0]
