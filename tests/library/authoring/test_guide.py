"""The small pack in the authors' guide works when it is copied."""

from __future__ import annotations

import re
from pathlib import Path

from reader.library.authoring.build import build, check

GUIDE = Path(__file__).parents[3] / "docs" / "packs.md"
FILE = re.compile(r"^\*\*(\S+)\*\*\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_pack_in_the_guide(tmp_path):
    files = FILE.findall(GUIDE.read_text(encoding="utf-8"))
    assert len(files) == 5
    for name, text in files:
        path = tmp_path / "pack" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert check(tmp_path / "pack") == []
    assert build(tmp_path / "pack", tmp_path / "sleep.carrel") == []
