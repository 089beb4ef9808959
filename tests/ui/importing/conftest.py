"""A window, and a folder Documents, for every test of importing."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.ui.main_window import MainWindow
from reader.ui.shell import file_dialogs
from tests.library.importing.word_files import paragraph, run, word_file
from tests.ui import samples
from tests.ui.conftest import Start

DELETED = '<w:del w:author="A"><w:r><w:delText>9 mg</w:delText></w:r></w:del>'


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder Documents of the author."""
    folder = tmp_path / "Documents"
    folder.mkdir()
    monkeypatch.setattr(file_dialogs, "documents_folder", lambda: folder)
    return folder


@pytest.fixture
def window(start: Start, tmp_path: Path, documents: Path) -> MainWindow:
    return start(samples.guide(tmp_path))


@pytest.fixture
def word(tmp_path: Path) -> Path:
    body = paragraph(run("Fever"), style="Titre") + paragraph(run("Give 5 mg.") + DELETED)
    return word_file(tmp_path / "Fever notes.docx", body)
