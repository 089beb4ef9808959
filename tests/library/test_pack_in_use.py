"""A pack that another process is reading can be built anew, replaced, renamed and deleted, also on Windows."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import pytest

from reader.library.packfile import open_pack
from reader.library.packwriter import PackWriteError
from reader.system import move_file
from tests.packs import INFO, make_pack

READER = """
import sys
from pathlib import Path
from reader.library import idle_files
from reader.library.packerrors import PackError
from reader.library.packfile import PackFile

pack = PackFile(Path(sys.argv[1]))
for line in sys.stdin:
    try:
        if line.startswith("let go"):
            idle_files.close_idle(0)
            print("let go", flush=True)
        else:
            print(len(pack.entries()), flush=True)
    except PackError as error:
        print(error.reason, flush=True)
"""


class Reader:
    """Another process, which has a pack open."""

    def __init__(self, file: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", READER, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, what: str) -> str:
        given, answers = self._process.stdin, self._process.stdout
        assert given
        assert answers
        _send(given, what)
        return answers.readline().strip()

    def close(self) -> None:
        self._process.communicate(timeout=60)


def _send(pipe: IO[str], line: str) -> None:
    pipe.write(f"{line}\n")
    pipe.flush()


@pytest.fixture
def reader(pack: Path) -> Iterator[Reader]:
    reader = Reader(pack)
    assert int(reader.ask("read")) > 0
    yield reader
    reader.close()


def build(pack: Path) -> None:
    make_pack(pack, info=INFO._replace(edition=INFO.edition + 1, title="Another" * 100))


def replace(pack: Path) -> None:
    other = make_pack(pack.with_name("other"), info=INFO._replace(edition=INFO.edition + 1, title="Another" * 100))
    move_file.move_into_place(other, pack)


def rename(pack: Path) -> None:
    pack.rename(pack.with_name("renamed.carrel"))


def delete(pack: Path) -> None:
    pack.unlink()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (build, "Another file has replaced this pack"),
        (replace, "Another file has replaced this pack"),
        (rename, "The file is missing"),
        (delete, "The file is missing"),
    ],
)
def test_one_that_is_not_read_just_now(reader: Reader, pack: Path, change: Callable[[Path], None], said: str) -> None:
    reader.ask("let go")
    change(pack)
    assert said in reader.ask("read")
    if pack.exists():
        with open_pack(pack) as found:
            assert found.info.edition == INFO.edition + 1


def test_building_waits_until_it_is_let_go(reader: Reader, pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows the file is open at first; elsewhere nobody need wait."""
    waited: list[float] = []

    def wait(seconds: float) -> None:
        waited.append(seconds)
        reader.ask("let go")

    monkeypatch.setattr("time.sleep", wait)
    build(pack)
    assert len(waited) == (1 if sys.platform == "win32" else 0)
    with open_pack(pack) as found:
        assert found.info.edition == INFO.edition + 1


@pytest.mark.skipif(sys.platform != "win32", reason="other systems let anybody replace an open file")
@pytest.mark.parametrize("change", [build, replace, rename, delete])
def test_one_that_is_being_read_says_so(
    reader: Reader, pack: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wine refuses what Windows refuses, but does not say which program has the file open."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    before = pack.read_bytes()
    with pytest.raises((PackWriteError, OSError), match=r"has it open|denied|another process|Sharing violation"):
        change(pack)
    assert pack.read_bytes() == before
    assert int(reader.ask("read")) > 0
