"""What a reader left out is not in the folder, unless the author brings it back; nobody misses its pictures."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring.build import check
from reader.library.importing.bring_back import with_brought_back, with_keys_of_its_own
from reader.library.importing.import_files import FileDocument, ImportedFiles, ImportOptions, write_files
from reader.library.importing.imported import (
    FigureBlock,
    FootnoteMark,
    ImportedDocument,
    ListBlock,
    NoteBlock,
    OmittedBlock,
    ParagraphBlock,
    StyledText,
)
from reader.library.importing.report import ImportReport
from tests.library.pictures import png


def words(text: str, *more) -> ParagraphBlock:
    return ParagraphBlock((StyledText(text), *more))


def imported() -> ImportedFiles:
    report = ImportReport()
    report.left_out("advertising", "Advertising is left out.", "Buy 7", "a")
    report.left_out("navigation", "A menu is left out.", "Home", "b")
    blocks = (
        words("Kept", FootnoteMark("1")),
        OmittedBlock("a", (words("Buy 7", FootnoteMark("2")), FigureBlock("ad.png", "An advertisement"))),
        NoteBlock((words("Boxed"), OmittedBlock("b", (words("Home"),)))),
        ListBlock(((words("Item"), OmittedBlock("a", (words("Buy more"),))),)),
        FigureBlock("kept.png", "A picture"),
    )
    notes = {"1": (StyledText("First note"),), "2": (StyledText("Second note"),)}
    pictures = {"ad.png": png(2, 2), "kept.png": png(2, 2)}
    document = ImportedDocument("Title", blocks, notes, {}, pictures, "en", (), report.finish())
    return ImportedFiles((FileDocument(Path("page.html"), document),), {})


KEPT = {"Kept", "Boxed", "Item", "First note", "kept.png"}
BY_KEY = {"a": {"Buy 7", "Buy more", "Second note", "ad.png"}, "b": {"Home"}}


@pytest.mark.parametrize("keys", [(), ("a",), ("b",), ("a", "b"), ("other",)], ids=repr)
def test_only_what_is_brought_back_is_written(keys, tmp_path) -> None:
    result = write_files(imported(), tmp_path / "out", ImportOptions("2026-11-29"), keys)
    written = (tmp_path / "out/articles/page.md").read_text("utf-8")
    written += "".join(path.name for path in (tmp_path / "out/figures").iterdir())
    expected = KEPT.union(*(BY_KEY.get(key, set()) for key in keys))
    assert {text for text in KEPT.union(*BY_KEY.values()) if text in written} == expected
    assert [entry.key for entry in result.reports[0][1]] == [key for key in "ab" if key not in keys]
    assert check(tmp_path / "out") == []


def test_each_document_of_an_import_has_keys_of_its_own() -> None:
    document = imported().documents[0].document
    used: set[str] = set()
    documents = [with_keys_of_its_own(document, used) for _ in range(3)]
    keys = [entry.key for each in documents for entry in each.report]
    assert keys[:2] == ["a", "b"]
    assert len(set(keys)) == len(used) == 6
    assert [len(with_brought_back(each, keys[2:4]).pictures) for each in documents] == [1, 2, 1]
