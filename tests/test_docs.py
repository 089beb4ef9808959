"""The documents name files, commands and options that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import dev
from resources.standalone.headings import anchor

ROOT = Path(dev.__file__).parent
DOCUMENTS = sorted(
    [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "ARCHITECTURE.md", *(ROOT / "docs").glob("*.md")]
)
FOLDERS = ("benchmarks", "content", "docs", "reader", "resources", "tests")
OURS = {path.name for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.is_file()}


@pytest.fixture(params=DOCUMENTS, ids=lambda path: path.name)
def text(request) -> str:
    return request.param.read_text(encoding="utf-8")


def test_paths_exist(text):
    paths = set(re.findall(rf"`((?:{'|'.join(FOLDERS)})/[\w./-]+)", text))
    assert [path for path in sorted(paths) if not (ROOT / path).exists()] == []


def test_modules_exist(text):
    names = set(re.findall(r"`(\w+\.py)`", text))
    assert sorted(names - OURS - {"dev.py"}) == []


def test_commands_exist(text):
    assert set(re.findall(r"dev\.py ([a-z]+)", text)) <= set(dev.COMMANDS)


def test_links_lead_to_files_and_headings():
    problems = []
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)\s:]+)\)", _without_code(document)):
            path, _, heading = target.partition("#")
            file = (document.parent / path).resolve() if path else document
            if not file.exists() or (heading and heading not in _anchors(file)):
                problems.append(f"{document.name}: {target}")
    assert problems == []


def _without_code(file: Path) -> str:
    text = re.sub(r"^( *)```.*?^\1```", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def _anchors(file: Path) -> set[str]:
    return {anchor(heading) for heading in re.findall(r"^#+ (.*)$", file.read_text(encoding="utf-8"), re.MULTILINE)}


def test_names_in_the_architecture_exist():
    """Classes, and methods written as `Class.method`, so that a walk through the code does not lead astray."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "reader").rglob("*.py"))
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = re.findall(r"`([A-Z]\w*[a-z]\w*)(?:\.(\w+))?`", text)
    assert len(names) > 20
    unknown = [
        f"{owner}.{member}".rstrip(".")
        for owner, member in names
        if f"class {owner}" not in code or (member and not re.search(rf"\b(def {member}\b|{member} = )", code))
    ]
    assert unknown == []
