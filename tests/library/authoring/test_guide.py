"""The authors' guide: its small pack works when it is copied, and its messages are those of the program."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reader.library import authoring
from reader.library.authoring.build import build, check
from reader.library.authoring.problems import any_error
from reader.system import paths

GUIDE = Path(__file__).parents[3] / "docs" / "packs.md"
REFERENCE = GUIDE.with_name("packs-reference.md")
MESSAGES = re.findall(
    r"^\| `([^`]+)` \|", REFERENCE.read_text(encoding="utf-8").partition("| Message |")[2], re.MULTILINE
)
FILE = re.compile(r"^\*\*(\S+)\*\*(, at the end)?\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_pack_in_the_guide(tmp_path):
    """What a reader of the guide does, from the example: no step makes an error, and after the last there is nothing
    left to correct."""
    folder = tmp_path / "Sleep basics"
    shutil.copytree(paths.resources() / "example_pack", folder)
    assert check(folder) == []
    steps = FILE.findall(GUIDE.read_text(encoding="utf-8"))
    assert len(steps) == 8
    for name, is_added, text in steps:
        path = folder / name
        if name.startswith("articles/") and not is_added:
            (folder / "articles/second-article.md").unlink()
            (folder / "articles/first-article.md").rename(path)
        if name.startswith("figures/"):
            (folder / "figures/two-readers.svg").unlink()
        before = path.read_text(encoding="utf-8") if is_added else ""
        path.write_text(before + text, encoding="utf-8")
        problems = check(folder)
        assert not any_error(problems)
        if name.startswith("articles/") and not is_added:
            assert len(problems) == 2, "as the guide says"
    assert check(folder) == []
    assert build(folder, tmp_path / "sleep.carrel") == []


@pytest.mark.parametrize("message", MESSAGES)
def test_the_messages_in_the_guide(message):
    source = "".join(file.read_text(encoding="utf-8") for file in Path(authoring.__path__[0]).rglob("*.py"))
    assert [part for part in message.split("…") if part.strip(" ;?") not in source] == []
