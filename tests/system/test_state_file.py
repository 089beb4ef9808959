"""Files that a stranger may have put in place of Carrel's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.system.regular_file import IrregularFileError
from reader.system.state_file import FileTooLargeError, read_regular
from tests.special_files import make_pipe


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 10])
def test_a_file_is_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "file").write_bytes(content)
    assert read_regular(tmp_path / "file", 10) == content


def test_too_much(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x" * 11)
    with pytest.raises(FileTooLargeError, match="too large"):
        read_regular(tmp_path / "file", 10)


def test_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_regular(tmp_path / "file", 10)


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(IrregularFileError, match="not a file"):
        read_regular(tmp_path, 10)


@pytest.mark.skipif("sys.platform == 'win32'", reason="links need rights there, and there are no pipes")
@pytest.mark.parametrize("target", ["file", "folder", "missing", "/dev/zero"])
def test_a_link(tmp_path: Path, target: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(target)
    with pytest.raises(IrregularFileError, match="is a link"):
        read_regular(tmp_path / "link", 10)


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    make_pipe(tmp_path / "pipe")
    with pytest.raises(IrregularFileError, match="not a file"):
        read_regular(tmp_path / "pipe", 10)
