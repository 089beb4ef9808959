"""Builds a pack file with its search index from a content folder."""

from __future__ import annotations

from pathlib import Path

from reader.library.authoring import build as building
from reader.library.authoring.content_source import ReadProgress
from reader.library.authoring.problems import Problem
from reader.search.indexwriter import IndexWriter


def build_pack(folder: Path, target: Path, progress: ReadProgress | None = None) -> list[Problem]:
    """Writes the pack file and returns the warnings. Raises what `authoring.build.build` does."""
    return building.build(folder, target, progress, IndexWriter)
