"""The authors' guide: its small pack works when it is copied, and its messages are those of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reader.library import authoring
from reader.library.authoring.build import build, check

GUIDE = Path(__file__).parents[3] / "docs" / "packs.md"
REFERENCE = GUIDE.with_name("packs-reference.md")
MESSAGES = re.findall(
    r"^\| `([^`]+)` \|", REFERENCE.read_text(encoding="utf-8").partition("| Message |")[2], re.MULTILINE
)
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


@pytest.mark.parametrize("message", MESSAGES)
def test_the_messages_in_the_guide(message):
    source = "".join(file.read_text(encoding="utf-8") for file in Path(authoring.__path__[0]).rglob("*.py"))
    assert [part for part in message.split("…") if part.strip(" ;?") not in source] == []
