"""Uncaught errors: the window stays open and reports each error once."""

from __future__ import annotations

import sys

import pytest

from reader.ui.shell.uncaught_errors import LONGEST_DESCRIPTION, MOST_REPORTED, UncaughtErrors
from tests.ui import hands
from tests.ui.conftest import Start

ERRORS = [
    (ValueError("odd"), ("ran into an internal error", "ValueError: odd", "test_each_error_is_reported_once")),
    (FileNotFoundError(2, "No such file", "/stick/a.toml"), ("No such file", "/stick/a.toml", "insert it")),
    (OSError("broken"), ("broken", "insert it")),
    (KeyError("x" * 9000), ("ran into an internal error",)),
]


@pytest.mark.parametrize(("error", "words"), ERRORS)
def test_each_error_is_reported_once(
    error: Exception, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    reported: list[str] = []
    errors = UncaughtErrors(reported.append)
    for _ in range(2):
        try:
            raise error
        except Exception as caught:
            errors.handle(type(caught), caught, caught.__traceback__)
    [sentence] = reported
    assert all(word in sentence for word in words)
    assert len(sentence) < LONGEST_DESCRIPTION + 300
    assert type(error).__name__ in capsys.readouterr().err


def test_a_program_without_a_console(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    reported: list[str] = []
    UncaughtErrors(reported.append).handle(ValueError, ValueError("odd"), None)
    assert "odd" in reported[0]


def test_an_error_in_an_action_is_shown_in_the_window(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    window = start()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    UncaughtErrors(window.messages.tell).install()
    monkeypatch.setattr(window.appearance, "_themes", None)
    hands.press(window, "Ctrl+T")
    assert "ran into an internal error" in window.notice.text


def test_a_closed_terminal_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone:
        def write(self, text: str) -> int:
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(sys, "stderr", Gone())
    reported: list[str] = []
    UncaughtErrors(reported.append).handle(ValueError, ValueError("odd"), None)
    assert "odd" in reported[0]


def test_an_error_that_repeats_without_end_is_reported_a_few_times(capsys: pytest.CaptureFixture[str]) -> None:
    reported: list[str] = []
    errors = UncaughtErrors(reported.append)
    for number in range(10 * MOST_REPORTED):
        errors.handle(KeyError, KeyError("the same"), None)
        errors.handle(ValueError, ValueError(f"another each time: {number}"), None)
    assert len(reported) == MOST_REPORTED
    assert len(capsys.readouterr().err.splitlines()) == MOST_REPORTED


def test_an_error_without_a_description() -> None:
    class Mute(Exception):
        def __str__(self) -> str:
            raise ValueError("no words")

    reported: list[str] = []
    UncaughtErrors(reported.append).handle(Mute, Mute(), None)
    assert "Mute" in reported[0]


def test_the_text_of_an_error_does_not_control_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    UncaughtErrors(lambda _: None).handle(ValueError, ValueError("a\x1b[2J\u202e\nb"), None)
    assert "a\\x1b[2J\\u202e\nb" in capsys.readouterr().err
