"""Signals that stop a command: the first one raises Stopped, later ones do nothing at all."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from reader.system import stop_signals


@pytest.fixture(autouse=True)
def _handler() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _stop_twice() -> None:
    with stop_signals.raised():
        try:
            signal.raise_signal(signal.SIGINT)
        finally:
            signal.raise_signal(signal.SIGINT)
            # Python prints an error about a signal that arrives while SIG_IGN takes the place of its handler
            assert signal.getsignal(signal.SIGINT) is not signal.SIG_IGN


def test_a_second_signal_is_ignored_and_reported_by_nobody() -> None:
    with pytest.raises(stop_signals.Stopped):
        _stop_twice()


def test_without_a_signal_the_handler_comes_back() -> None:
    with stop_signals.raised():
        assert signal.getsignal(signal.SIGINT) is not signal.default_int_handler
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
