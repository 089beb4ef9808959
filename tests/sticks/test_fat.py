"""A stick's files through a real FAT file system, by Debian's dosfstools and mtools; skipped where these are not."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from reader.sticks.check import check
from reader.sticks.programs import named
from reader.sticks.source import gather
from tests.sticks.conftest import put, state_of, written

SIZE = 40 << 20
MKFS = shutil.which("mkfs.vfat") or shutil.which("mkfs.vfat", path="/usr/sbin:/sbin")


@pytest.mark.skipif(not MKFS or not shutil.which("mcopy"), reason="needs dosfstools and mtools")
def test_there_and_back(program, edition, stick, tmp_path):
    # No character beyond the first 65,536: mtools knows none, though FAT itself and the systems' drivers do.
    put(program, {f"_internal/{'deep/' * 12}{'long' * 20}.txt": b"x", "_internal/دماغ é": b"y"})
    source = gather([named(program)], [edition(1), edition(2, title="دماغ")])
    written(source, stick)
    image = tmp_path / "image"
    with image.open("wb") as file:
        file.truncate(SIZE)
    environment = {"LC_ALL": "C.UTF-8", "MTOOLS_SKIP_CHECK": "1", "PATH": "/usr/bin:/bin"}

    def run(*words: str | Path) -> None:
        subprocess.run([str(word) for word in words], check=True, env=environment, capture_output=True)

    run(str(MKFS), "-F", "32", image)
    run("mcopy", "-i", image, "-s", "-Q", *sorted(stick.iterdir()), "::/")
    back = tmp_path / "back"
    back.mkdir()
    run("mcopy", "-i", image, "-s", "-n", "::/*", back)
    assert state_of(back) == state_of(stick)
    assert check(back).is_whole
    [outcome] = written(source, back)
    assert outcome.copied == 0
