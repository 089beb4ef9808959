"""A stick's files through a real FAT file system, by Debian's dosfstools and mtools; skipped where these are not."""

from __future__ import annotations

import pytest

from reader.sticks.check import check_stick
from reader.sticks.copy_source import list_files
from reader.sticks.programs import find_program
from tests import fat_image
from tests.sticks.conftest import put, state_of, written

SIZE = 40 << 20


@pytest.mark.skipif(bool(fat_image.lacking()), reason="needs dosfstools and mtools")
def test_there_and_back(program, edition, stick, tmp_path):
    # No character beyond the first 65,536: mtools knows none, though FAT itself and the systems' drivers do.
    put(program, {f"_internal/{'deep/' * 12}{'long' * 20}.txt": b"x", "_internal/دماغ é": b"y"})
    source = list_files([find_program(program)], [edition(1), edition(2, title="دماغ")])
    written(source, stick)
    image = fat_image.make(tmp_path / "image", SIZE)
    fat_image.put(image, sorted(stick.iterdir()))
    back = tmp_path / "back"
    back.mkdir()
    fat_image.take(image, back)
    assert state_of(back) == state_of(stick)
    assert check_stick(back).is_intact
    [outcome] = written(source, back)
    assert outcome.copied == 0
