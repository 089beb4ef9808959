"""Folders of files: their order, what is passed over, what the report names, and progress."""

from __future__ import annotations

import sys

import pytest

from reader.library.importing import folder_files, format_readers, import_files
from reader.library.importing.import_files import STEPS, FileImportFailed, ImportOptions, read_files
from tests.library.importing.word_files import paragraph, word_file

OPTIONS = ImportOptions("2026-11-29")


def word(path, text="a"):
    path.parent.mkdir(parents=True, exist_ok=True)
    return word_file(path, paragraph(text))


def names(imported) -> list[str]:
    return [each.file.name for each in imported.documents]


def unread(imported) -> dict[str, str]:
    return {entry.place: entry.message for _, entries in imported.unread for entry in entries}


def test_files_of_a_folder_in_the_order_of_their_numbers(tmp_path) -> None:
    for name in ("Part 10.docx", "Part 2.docx", "part 1.docx", "Part 2b/1.docx", "Part 2b/more/0.docx", "Part 3.docx"):
        word(tmp_path / name)
    assert names(read_files([tmp_path], OPTIONS)) == [
        *("part 1.docx", "Part 2.docx", "1.docx", "0.docx", "Part 3.docx", "Part 10.docx")
    ]


@pytest.mark.parametrize(
    "name", ["~$one.docx", ".DS_Store", ".hidden.docx", "one.docx.tmp", "Thumbs.db", "desktop.ini", ".git/one.docx"]
)
def test_files_of_systems_and_editors_are_passed_over(name, tmp_path) -> None:
    word(tmp_path / "one.docx")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"PK")
    imported = read_files([tmp_path], OPTIONS)
    assert (names(imported), imported.unread) == (["one.docx"], ())


def test_unreadable_files_are_in_the_report(tmp_path) -> None:
    word(tmp_path / "one.docx")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "two.docx").write_bytes(b"not a zip")
    (tmp_path / "slides.pptx").write_bytes(b"PK")
    (tmp_path / "data.xyz").write_bytes(b"5")
    found = unread(read_files([tmp_path], OPTIONS))
    assert found["sub/two.docx"] == (
        "This file was not read. It is not a Word file (.docx). Open it in its program and save it as .docx."
    )
    assert found["slides.pptx"].startswith("This file was not read. It is a PowerPoint presentation.")
    assert found["data.xyz"] == "This file was not read. Carrel cannot read this kind of file."
    assert len(found) == 3


@pytest.mark.skipif(sys.platform == "win32", reason="making links needs rights on Windows; is_link has its own tests")
def test_links_are_not_followed(tmp_path) -> None:
    outside = word(tmp_path / "outside" / "two.docx")
    word(tmp_path / "in" / "one.docx")
    (tmp_path / "in" / "link.docx").symlink_to(outside)
    (tmp_path / "in" / "folder").symlink_to(outside.parent)
    (tmp_path / "in" / "round").symlink_to(tmp_path / "in")
    imported = read_files([tmp_path / "in"], OPTIONS)
    assert names(imported) == ["one.docx"]
    assert set(unread(imported)) == {"link.docx", "folder", "round"}


def test_the_folder_of_a_saved_page_belongs_to_the_page(tmp_path) -> None:
    word(tmp_path / "one.docx")
    (tmp_path / "Night.htm").write_bytes(b"")
    word(tmp_path / "Night_files" / "two.docx")
    word(tmp_path / "Day_files" / "three.docx")
    assert names(read_files([tmp_path], OPTIONS)) == ["three.docx", "one.docx"]


def test_limits(tmp_path, monkeypatch) -> None:
    for name in "abcd":
        word(tmp_path / f"{name}.docx")
    monkeypatch.setattr(folder_files, "MOST_ENTRIES", 3)
    with pytest.raises(FileImportFailed, match="Choose a smaller folder"):
        read_files([tmp_path], OPTIONS)
    monkeypatch.setattr(folder_files, "MOST_ENTRIES", 4)
    monkeypatch.setattr(import_files, "MOST_FILES", 3)
    with pytest.raises(FileImportFailed, match="more than 3 files"):
        read_files([tmp_path], OPTIONS)


def test_too_deep(tmp_path) -> None:
    word(tmp_path / "one.docx")
    word(tmp_path / "/".join("abcdefghi") / "two.docx")
    assert "too deep" in unread(read_files([tmp_path], OPTIONS))["/".join("abcdefgh")]


def test_folder_without_readable_files(tmp_path) -> None:
    with pytest.raises(FileImportFailed, match=r"contains no file that Carrel can import. It reads .*\.docx"):
        read_files([tmp_path], OPTIONS)
    (tmp_path / "a.pdf").write_bytes(b"%PDF")
    with pytest.raises(FileImportFailed, match=r"a.pdf cannot be imported. It is a PDF"):
        read_files([tmp_path], OPTIONS)


def test_content_folder(tmp_path) -> None:
    (tmp_path / "pack.yaml").write_text("id: a\n")
    with pytest.raises(FileImportFailed, match="It is a content folder already"):
        read_files([tmp_path], OPTIONS)


def test_progress_rises_to_its_end(tmp_path) -> None:
    word(tmp_path / "a.docx")
    word(tmp_path / "b.docx")
    steps = []
    read_files([tmp_path], OPTIONS, lambda done, total: steps.append((done, total)))
    assert (steps[0], steps[-1]) == ((0, 2 * STEPS), (2 * STEPS, 2 * STEPS))
    assert steps == sorted(steps)


def test_cancel_passes_through(tmp_path) -> None:
    class Cancelled(Exception):
        pass

    def cancel(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        read_files([word(tmp_path / "a.docx")], OPTIONS, cancel)


def test_a_file_that_fails_does_not_stop_the_others(tmp_path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"not a zip")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "pack.yaml").write_text("id: a\n")
    files = [tmp_path / "letter.pdf", word(tmp_path / "a.docx"), bad, tmp_path / "content", word(tmp_path / "b.docx")]
    imported = read_files(files, ImportOptions("2026-11-29", keeps_going=True))
    assert names(imported) == ["a.docx", "b.docx"]
    assert {name: sentence.partition(". ")[2][:14] for name, sentence in unread(imported).items()} == {
        "letter.pdf": "It is a PDF, w",
        "bad.docx": "It is not a Wo",
        "content": "It is a conten",
    }
    assert [file.name for file, _ in imported.reports] == ["a.docx", "b.docx", "content", "letter.pdf", "bad.docx"]


def test_a_mistake_in_a_reader_does_not_stop_the_others(tmp_path, monkeypatch) -> None:
    def read(path, reading):
        raise KeyError(path)

    monkeypatch.setattr(format_readers, "READERS", {**format_readers.READERS, ".txt": read})
    text = tmp_path / "a.txt"
    text.write_text("5 mg")
    files = [text, word(tmp_path / "a.docx")]
    imported = read_files(files, ImportOptions("2026-11-29", keeps_going=True))
    assert names(imported) == ["a.docx"]
    assert unread(imported) == {
        "a.txt": "This file was not read. Carrel ran into an internal error in it (KeyError). Please report it."
    }
    with pytest.raises(KeyError):
        read_files(files, OPTIONS)


def test_where_every_file_fails_each_is_named(tmp_path) -> None:
    files = [tmp_path / f"{number}.pdf" for number in range(import_files.MOST_NAMED + 2)]
    with pytest.raises(FileImportFailed) as raised:
        read_files(files, ImportOptions("2026-11-29", keeps_going=True))
    lines = str(raised.value).split("\n")
    assert [f"{number}.pdf cannot be imported. It is a PDF" in line for number, line in enumerate(lines[:-1])] == [
        True
    ] * 5
    assert lines[-1] == "And 2 more."


def test_the_title_of_several_files_in_a_folder_is_its_name(tmp_path) -> None:
    word(tmp_path / "night-shifts" / "a.docx")
    imported = read_files([tmp_path / "night-shifts"], OPTIONS)
    assert imported.title == "a"
    word(tmp_path / "night-shifts" / "b.docx")
    assert read_files([tmp_path / "night-shifts"], OPTIONS).title == "Night shifts"
