"""A small content folder that has no problems, and a way to write others like it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.library.authoring.samples import MakeFolder

PACK = "id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\n"
GLOSSARY = (
    "- id: sleep\n  term: sleep\n  definition: A state of rest.\n"
    "- id: cbt\n  term: cognitive behavioural therapy\n  aka: [CBT]\n  definition: Talk that helps *sleep*.\n"
)
REFERENCES = (
    "references:\n- id: smith2020\n  type: article-journal\n  title: On sleep\n"
    "  author: [{family: Smith, given: Ann}]\n  issued: 2020-05\n"
)
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="4" height="3"/></svg>'
ARTICLE = '---\ntitle: Sleep and mood\n---\n\nGood sleep helps [@smith2020].\n\n![A bed](figures/bed.svg "A *bed*")\n'

VALID: Mapping[str, str] = {
    "pack.yaml": PACK,
    "glossary.yaml": GLOSSARY,
    "references.yaml": REFERENCES,
    "figures/bed.svg": SVG,
    "articles/mood.md": ARTICLE,
}


@pytest.fixture
def make_folder(tmp_path: Path) -> MakeFolder:
    """Writes the valid folder with some files replaced, added, or left out (None)."""
    return lambda files={}: write_folder(tmp_path / "folder", {**VALID, **files})


def write_folder(folder: Path, files: Mapping[str, str | bytes | None]) -> Path:
    for name, content in files.items():
        if content is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder
