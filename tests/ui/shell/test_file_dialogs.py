"""File dialogs begin in Documents, or where the last file was, but never on the stick of the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.system import paths
from reader.ui.shell import file_dialogs


@pytest.fixture(autouse=True)
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "home" / "Documents"
    folder.mkdir(parents=True)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: str(folder))
    monkeypatch.setattr(QDir, "homePath", lambda: str(tmp_path / "home"))
    file_dialogs.forget()
    yield folder
    file_dialogs.forget()


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Where each dialog began. The reader chooses the file that is named by `answer`."""
    begun: list[Path] = []

    def answer(value: object) -> object:
        def ask(_parent: object, _title: str, start: str, *_: object) -> object:
            begun.append(Path(start))
            return value

        return ask

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer(("", "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer(([], "")))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer(("", "")))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", answer(""))
    return begun


def ask_all(parent: QWidget) -> None:
    assert file_dialogs.ask_file(parent, "Title", "*") is None
    assert file_dialogs.ask_files(parent, "Title", "*") == []
    assert file_dialogs.ask_folder(parent, "Title") is None
    assert file_dialogs.ask_target(parent, "Title", "marks.html", "*") == (None, "")


def test_each_begins_in_documents(begun: list[Path], documents: Path, qapp: object) -> None:
    ask_all(QWidget())
    assert begun == [documents] * 3 + [documents / "marks.html"]


def test_then_where_the_last_file_was(
    begun: list[Path], documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    last = tmp_path / "last"
    last.mkdir()
    with monkeypatch.context() as patched:
        patched.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(last / "a.carrel"), ""))
        assert file_dialogs.ask_file(QWidget(), "Title", "*") == last / "a.carrel"
    ask_all(QWidget())
    assert begun == [last] * 3 + [last / "marks.html"]
    begun.clear()
    last.rmdir()
    ask_all(QWidget())
    assert begun[0] == documents
    last.mkdir()
    file_dialogs.forget()
    assert file_dialogs.start_folder() == documents


@pytest.mark.parametrize(
    ("program", "disk", "last", "begins"),
    [
        ("stick/Carrel", "stick", "stick/handouts", "home/Documents"),
        ("stick/Carrel", "stick", "stick", "home/Documents"),
        ("stick/Carrel", "stick", "other", "other"),
        ("apps/Carrel", None, "apps/Carrel/_internal", "home/Documents"),
        ("apps/Carrel", None, "apps", "apps"),
        # The home folder is on the same disk: it is no stick.
        ("home/Carrel", "home", "home/handouts", "home/handouts"),
        ("home/Carrel", "home", "home/Carrel", "home/Documents"),
    ],
)
def test_never_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, disk: str | None, last: str, begins: str
) -> None:
    top = tmp_path.resolve()
    for folder in (program, last):
        (top / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.setattr(paths, "program", lambda: top / program)
    monkeypatch.setattr(paths, "removable_disk_of_program", lambda: top / disk if disk else None)
    monkeypatch.setattr(QDir, "homePath", lambda: str(top / "home"))
    file_dialogs._noted(top / last / "file")
    assert file_dialogs.start_folder().resolve() == top / begins


def test_documents_that_are_missing(documents: Path, tmp_path: Path) -> None:
    documents.rmdir()
    assert file_dialogs.start_folder() == tmp_path / "home"


def test_a_user_whom_the_system_does_not_know(begun: list[Path], monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    monkeypatch.undo()
    monkeypatch.delenv("HOME", raising=False)
    monkeypatch.setattr("os.getuid", lambda: 54321, raising=False)
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _: "")
    assert file_dialogs.start_folder().is_dir()


def test_a_file_of_the_complete_name_is_asked_about(
    begun: list[Path], documents: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    """The system asks before it replaces a file, but it does not know the ending that is added."""
    (documents / "out.pdf").write_text("mine")
    answers = [str(documents / "out"), str(documents / "other"), str(documents / "out"), str(documents / "out.pdf")]

    def ask(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
        begun.append(Path(start))
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    wanted = ("Title", "a.pdf", "PDF (*.pdf)")
    assert file_dialogs.ask_target(QWidget(), *wanted)[0] == documents / "other.pdf"
    assert file_dialogs.ask_target(QWidget(), *wanted)[0] == documents / "out.pdf"
    first, complete = documents / "a.pdf", documents / "out.pdf"
    assert begun == [first, complete, first, complete]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert file_dialogs.ask_target(QWidget(), *wanted)[0] is None
