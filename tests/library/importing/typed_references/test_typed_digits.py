"""No digit of a document with typed citations and a typed list is missing from the pack and the report together."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.authoring.problems import Severity
from reader.library.importing.import_files import ImportOptions
from tests.library.importing.typed_references.gold_entries import entries
from tests.library.importing.whole_import import import_files

OPTIONS = ImportOptions("2026-11-29")
GOLD = [each.printed for each in entries("apa", "vancouver", "harvard", "other", "held_out")]
CITED = [
    "All [1-6].",
    "Some [2], [4; 5].",
    "None.",
    "Odd [3, 97].",
    "All (1-6).",
    "Named (Smith, 2015; WHO, 2013, p. 77).",
]
LABELS = ["{}. ", "[{}] ", "", "({}) "]


def numbers(text: str) -> set[str]:
    return {number.lstrip("0") or "0" for number in re.findall(r"\d+", text)}


@pytest.mark.parametrize(("cited", "label"), list(itertools.product(range(len(CITED)), range(len(LABELS)))))
def test_texts(tmp_path, cited, label):
    kept = [GOLD[(cited * 24 + label * 6 + number) % len(GOLD)] for number in range(6)]
    shown = [f"{LABELS[label].format(number)}{' '.join(entry.split())}" for number, entry in enumerate(kept, 1)]
    source = (
        f"A leaflet\n\n{CITED[cited]}\n\nTake 5 mg (1 tablet) on 12 m².\n\nReferences\n\n" + "\n\n".join(shown) + "\n"
    )
    assert_nothing_lost(tmp_path, source)


def test_the_whole_gold_list(tmp_path):
    shown = [f"{number}. {' '.join(entry.split())}" for number, entry in enumerate(GOLD, 1)]
    cited = " ".join(f"[{number}]" for number in range(1, len(GOLD) + 1, 2))
    assert_nothing_lost(tmp_path, f"A leaflet\n\nSee {cited}.\n\nReferences\n\n" + "\n\n".join(shown) + "\n")


def assert_nothing_lost(folder: Path, source: str) -> None:
    (folder / "a.txt").write_text(source, encoding="utf-8")
    result = import_files([folder / "a.txt"], folder / "pack", OPTIONS)
    files = [path for path in (folder / "pack").rglob("*") if path.suffix in (".md", ".yaml")]
    kept = "\n".join(path.read_text(encoding="utf-8") for path in files)
    kept += "\n".join(f"{entry.text} {entry.place}" for _, found in result.reports for entry in found)
    assert numbers(source) <= numbers(kept)
    assert not [each for each in check(folder / "pack") if each.severity is Severity.ERROR]
