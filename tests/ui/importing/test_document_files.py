"""Which files and folders are documents, without loading what reads them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.library.importing import file_kinds, import_files
from reader.ui.importing import document_files
from reader.ui.importing.document_files import ALSO_READABLE, OTHER_FORMATS, READABLE, document_filters, holds_documents
from reader.ui.importing.target_folder import folder_name, free_folder


def test_whatever_can_be_read_can_be_dropped() -> None:
    assert set(import_files.endings()) <= {*READABLE, *ALSO_READABLE}


def test_every_other_format_has_a_sentence() -> None:
    assert not set(READABLE) & set(OTHER_FORMATS)
    assert [ending for ending in OTHER_FORMATS if not file_kinds.sentence_on(Path(f"a{ending}"))] == []


def test_file_dialogs_offer_all_of_them() -> None:
    assert "(*.docx " in document_filters()
    assert "*.pdf" in document_filters().split(";;")[1]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.docx"], True),
        (["readme.xyz", "sub/more/A.DOCX"], True),
        (["a.docx", "b.carrel"], False),
        (["a.docx", "packs/b.carrel"], False),
        (["a.pdf"], False),
        (["~$a.docx", ".hidden/a.docx"], False),
        (["1/2/3/4/a.docx"], False),
        ([], False),
    ],
    ids=str,
)
def test_folders_of_documents(tmp_path: Path, names: list[str], expected: bool) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert holds_documents(tmp_path) is expected


def test_a_folder_that_cannot_be_listed_or_is_endless(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not holds_documents(tmp_path / "none")
    for number in range(9):
        (tmp_path / f"{number}.docx").touch()
    seen = []

    def endless(*_: object) -> Iterator[str]:
        while True:
            seen.append(1)
            yield "a"

    monkeypatch.setattr(document_files, "_names", endless)
    assert not holds_documents(tmp_path)
    assert len(seen) == document_files.MOST_ENTRIES


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Fever: at home?", "Fever at home"),
        ("  ..  ", "My pack"),
        ("CON", "My pack"),
        ("a/b\\c", "a b c"),
        ("x" * 300, "x" * 60),
        ("Fièvre – 2", "Fièvre – 2"),
        ("\u202egnp.exe", "gnp.exe"),
        ("الحمى", "الحمى"),
    ],
    ids=lambda value: ascii(value)[:20],
)
def test_names_of_folders(title: str, expected: str) -> None:
    assert folder_name(title) == expected


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "Fever").mkdir()
    (tmp_path / "Fever 2").touch()
    assert free_folder(tmp_path, "Fever") == tmp_path / "Fever 3"


def test_the_window_loads_no_format_before_a_document_is_imported() -> None:
    program = (
        "import sys, reader.ui.open_files, reader.ui.importing.feature, reader.ui.main_window\n"
        "late = ('reader.library.importing', 'reader.ui.importing.documents_dialog', 'yaml', 'markdown_it')\n"
        "print(sorted(name for name in sys.modules if name.startswith(late)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
