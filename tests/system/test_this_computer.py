"""A seal is the same on one computer for one user, and another one elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.system import this_computer
from reader.system.this_computer import seal


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    this_computer._identifier.cache_clear()


def is_other(monkeypatch: pytest.MonkeyPatch, name: str, value: object) -> bool:
    """Whether the seal of a text is another one if a function returns another value."""
    before = seal("text")
    with monkeypatch.context() as patched:
        patched.setattr(this_computer, name, value)
        this_computer._identifier.cache_clear()
        after = seal("text")
    this_computer._identifier.cache_clear()
    return before != after


def test_the_same_again() -> None:
    assert seal("text") == seal("text") != seal("other")
    assert len(seal("text")) == 32


def test_another_computer_or_user(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_other(monkeypatch, "_read_identifier", lambda: "0" * 31 + "7")
    assert is_other(monkeypatch, "_user", lambda: "somebody")


def test_a_computer_that_does_not_say_which_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> str:
        raise OSError

    for identifier in (lambda: "", fail):
        with monkeypatch.context() as patched:
            patched.setattr(this_computer, "_read_identifier", identifier)
            this_computer._identifier.cache_clear()
            assert seal("text") == ""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other places")
@pytest.mark.parametrize("content", ["", "0" * 32, "uninitialized", "\xff"])
def test_a_file_without_an_identifier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str) -> None:
    (tmp_path / "empty").write_text(content, encoding="latin-1")
    (tmp_path / "full").write_text("12345678-1234-1234-1234-123456789abc\n", encoding="ascii")
    monkeypatch.setattr(this_computer, "_IDENTIFIERS", (tmp_path / "empty", tmp_path / "gone", tmp_path / "full"))
    assert this_computer._read_identifier() == "12345678-1234-1234-1234-123456789abc"
