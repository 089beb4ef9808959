"""The files that are copied, and those that are refused before anything is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.sticks import copy_source as sources
from reader.sticks.copy_source import list_files
from reader.sticks.errors import CopySourceError
from reader.sticks.programs import find_program
from tests.packs import make_pack, tamper
from tests.sticks.conftest import FILES, put, written
from tests.system.test_added_fonts import font


def names(source):
    return {file.name for file in source.files}


def test_program_and_packs(source, pack):
    assert names(source) == {*(f"Carrel for Linux/{name}" for name in FILES), "packs/sample-3.carrel"}
    assert [info.id for info in source.packs] == ["sample"]
    assert source.size == sum(map(len, FILES.values())) + pack.stat().st_size


def test_other_files_in_the_program_are_not_copied(program):
    put(
        program,
        {"carrel-data/marks.sqlite": b"private", "packs/mine.carrel": b"", ".DS_Store": b"", "_internal/._x": b"",
         "_internal/Thumbs.db": b"", "_internal/y.carrel-partial": b"", "Carrel-Data/x": b""},
    )  # fmt: skip
    assert names(list_files([find_program(program)], [])) == {f"Carrel for Linux/{name}" for name in FILES}


@pytest.mark.usefixtures("links")
def test_a_link_to_a_file_inside_the_program_is_copied_as_a_file(program):
    [library] = [name for name in FILES if name.startswith("_internal/")][:1]
    (program / "_internal/alias.so").symlink_to(Path(library).name)
    found = {file.name: file for file in list_files([find_program(program)], []).files}
    assert found["Carrel for Linux/_internal/alias.so"].size == len(FILES[library])


@pytest.mark.usefixtures("links")
def test_links_to_folders_as_in_a_bundle_of_macos_are_refused(program):
    (program / "_internal/Current").symlink_to("A", target_is_directory=True)
    (program / "_internal/A").mkdir()
    with pytest.raises(CopySourceError, match=r"is a link to a folder.*For macOS, use the \.zip"):
        list_files([find_program(program)], [])


@pytest.mark.usefixtures("any_names")
@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ({"_internal/con.txt": b""}, r"con\.txt.*cannot be stored on a stick: Windows reserves that name.*Rename"),
        ({"_internal/a:b": b""}, r"cannot contain ':'"),
        ({"_internal/a.": b""}, r"end with a space or a dot"),
        ({"_internal/EMPTY": b""}, r"EMPTY.*and.*empty.*same file on a stick"),
        ({"_internal/Packs/x": b""}, r"same file on a stick"),
        ({f"{'x' * 250}": b""}, r"more than \d+ characters"),
        ({f"_internal/{number}?": b"" for number in range(9)}, r"And 4 more"),
    ],
)
def test_names_that_fat_cannot_hold_are_refused(program, files, sentence):
    put(program, files)
    with pytest.raises(CopySourceError, match=sentence):
        list_files([find_program(program)], [])


def test_files_of_4_gib_are_refused(program, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 4000)
    with pytest.raises(CopySourceError, match=r"base_library\.zip.*4 GiB"):
        list_files([find_program(program)], [])


@pytest.mark.usefixtures("links")
def test_a_link_within_the_program_is_copied_as_a_file(program, stick):
    (program / "_internal" / "libQt6.so").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    written(list_files([find_program(program)], []), stick)
    copied = stick / "Carrel for Linux" / "_internal" / "libQt6.so"
    assert not copied.is_symlink()
    assert copied.read_bytes() == FILES["_internal/PySide6/Qt/lib/libQt6Core.so.6"]


@pytest.mark.usefixtures("links")
@pytest.mark.parametrize("to", ["/etc/hostname", "../../outside", "nowhere", "../_internal", "/"])
def test_a_link_out_of_the_program_is_refused(program, to):
    (program.parent / "outside").write_text("private", encoding="utf-8")
    (program / "_internal" / "link").symlink_to(to)
    with pytest.raises(CopySourceError, match=r"link|cannot be read"):
        list_files([find_program(program)], [])


@pytest.mark.parametrize("damage", ["gone", "empty", "cut", "changed"])
def test_damaged_packs_are_not_copied(program, pack, damage):
    data = pack.read_bytes()
    pack.unlink()
    match damage:
        case "empty":
            pack.touch()
        case "cut":
            pack.write_bytes(data[:5000])
        case "changed":
            pack.write_bytes(data)
            tamper(pack, "UPDATE block SET body=replace(body, 'a', 'e')")
    with pytest.raises(CopySourceError, match=r"The pack cannot be copied\. sample\.carrel"):
        list_files([find_program(program)], [pack])


def test_a_content_folder_is_not_copied_but_explained(program, tmp_path):
    with pytest.raises(CopySourceError, match=r"is a folder. Build a pack file with `carrel build`"):
        list_files([find_program(program)], [tmp_path])


def test_two_packs_of_one_edition_are_refused(program, pack, tmp_path):
    other = make_pack(tmp_path / "other.carrel")
    with pytest.raises(CopySourceError, match="same file on a stick"):
        list_files([find_program(program)], [pack, other])
    assert len(list_files([find_program(program)], [pack, Path(pack)]).packs) == 1


def test_files_that_do_not_match_the_list_of_their_stick_are_not_copied(source, stick, tmp_path):
    from reader.sticks.write import write_sticks

    written(source, stick)
    own = stick / "Carrel for Linux"
    second = tmp_path / "second"
    second.mkdir()
    written(list_files([find_program(own)], []), second)
    (own / "_internal" / "base_library.zip").write_bytes(b"y" * 5000)
    third = tmp_path / "third"
    third.mkdir()
    with pytest.raises(CopySourceError, match=r"base_library\.zip.*is damaged.*another stick"):
        write_sticks(list_files([find_program(own)], []), [third])


def test_fonts_beside_the_program_are_copied_unless_they_are_left_out(program):
    put(program, {"fonts/cjk.otf": font(b"OTTO"), "fonts/notes.txt": b"mine"})
    named = names(list_files([find_program(program)], []))
    assert named == {"fonts/cjk.otf", *(f"Carrel for Linux/{name}" for name in FILES)}
    assert "fonts/cjk.otf" not in names(list_files([find_program(program)], [], has_fonts=False))
