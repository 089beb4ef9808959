"""Writing fails because of the source, because of a bug, or on every stick."""

from __future__ import annotations

import errno

import pytest

from reader.sticks import stick_files
from reader.sticks.errors import CopySourceError, TargetError
from reader.sticks.layout import PARTIAL, UNFINISHED
from reader.sticks.stick_target import StickTarget
from reader.sticks.write import write_sticks
from tests.sticks.conftest import fail_on, failed, state_of


def test_the_source_changes_while_it_is_copied(source, stick, other, monkeypatch):
    file = source.files[-2]
    right = stick_files.read_blocks

    def changing(path):
        yield from right(path)
        if path == file.path:
            path.write_bytes(path.read_bytes() + b"more")

    monkeypatch.setattr(stick_files, "read_blocks", changing)
    with pytest.raises(CopySourceError, match="changed while it was being copied"):
        write_sticks(source, [stick, other])
    for each in (stick, other):
        assert not [name for name in state_of(each) if name.endswith(PARTIAL)]
        assert file.name not in state_of(each)
        assert (each / UNFINISHED).exists()


@pytest.mark.parametrize("is_gone", [True, False])
def test_the_source_cannot_be_read(source, stick, monkeypatch, is_gone):
    file = source.files[1]
    right = stick_files.read_blocks

    def unreadable(path):
        yield from right(path)
        if path == file.path:
            raise OSError(errno.EIO, "Input/output error")

    if is_gone:
        file.path.unlink()
    else:
        monkeypatch.setattr(stick_files, "read_blocks", unreadable)
    with pytest.raises(CopySourceError, match=r"cannot be read"):
        write_sticks(source, [stick])
    assert not [name for name in state_of(stick) if name.endswith(PARTIAL)]
    assert file.name not in state_of(stick)


def test_an_internal_error_is_not_a_success(source, stick, other, monkeypatch):
    fail_on(monkeypatch, "verify", stick, ZeroDivisionError("by zero"))
    failed(source, stick, other, "Carrel ran into an internal error (ZeroDivisionError: by zero)")


def test_all_may_fail(source, stick, other, monkeypatch):
    monkeypatch.setattr(StickTarget, "begin_file", _refuse)
    assert [outcome.reason for outcome in write_sticks(source, [stick, other])] == ["no", "no"]


def _refuse(self, file):
    raise TargetError("no")
