"""`carrel print`: what is ordered, what is refused, and what is said. The pages themselves are in tests/ui/paper."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.cli import main
from reader.library.print_order import (
    DoesNotFit,
    NothingToPrint,
    PaperFormat,
    PrintOptions,
    PrintSubject,
)

Subject = PrintSubject


def test_landscape(print_it, printer) -> None:
    print_it("--landscape")
    assert printer.orders[0].options.is_landscape


def test_how_it_is_printed(print_it, printer) -> None:
    print_it("--paper", "letter", "--large", "--holes", "--terms", "--codes", "--quiz")
    wanted = PrintOptions(PaperFormat.LETTER, 16.0, True, True, True, True)
    assert printer.orders[0].options == wanted
    print_it("--replace")
    assert printer.orders[1].options == PrintOptions()


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("  Nakuru  clinic ", "Nakuru clinic"),
        ("Na\x1b[31mku\x07ru\nclinic\t2", "Na [31mku ru clinic 2"),
        ("\u202eNakuru\u2067\ud800", "Nakuru"),
        ("می\u200cروم", "می\u200cروم"),
        ("\x00" * 500 + "N", "N"),
        ("n" * 120, "n" * 120),
    ],
    ids=["spaces", "controls", "directions", "joiner", "only controls", "longest"],
)
def test_the_name_of_the_clinic_is_one_line_of_text(print_it, printer, name: str, printed: str) -> None:
    assert print_it("--handout", "--article", "first", "--clinic", name)[0] == 0
    assert printer.orders[0].options.clinic == printed


def test_the_local_help_of_the_settings_goes_along(print_it, printer, tmp_path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "settings.json").write_text('{"local_help": "Nakuru 123"}', encoding="utf-8")
    print_it()
    assert printer.orders[0].local_help == "Nakuru 123"


def test_a_file_is_not_written_over_without_asking(print_it, printer, tmp_path) -> None:
    (tmp_path / "out.pdf").write_text("mine")
    status, _, err = print_it()
    assert (status, printer.orders) == (2, [])
    assert "out.pdf exists. To write over it, add: --replace" in err
    assert print_it("--replace")[0] == 0


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (NothingToPrint("This pack has no glossary."), 2, "carrel: This pack has no glossary."),
        (
            DoesNotFit(1, 3, ("Talking", "Help")),
            1,
            "does not fit on 1 sheet, it needs 3. What does not fit: “Talking”, “Help”.",
        ),
        (DoesNotFit(2, 3, ()), 1, "does not fit on 2 sheets, it needs 3. What does not fit: the end."),
        (DoesNotFit(2, 3, (), "Talking"), 1, "What does not fit: the end of “Talking”."),
        (DoesNotFit(2, 3, ("Help",), "Talking"), 1, "What does not fit: the end of “Talking”, “Help”."),
        (
            OSError(28, "No space left on device"),
            2,
            "out.pdf could not be written (No space left on device). Choose another folder.",
        ),
    ],
)
def test_errors_are_sentences(print_it, printer, error: Exception, status: int, said: str) -> None:
    printer.error = error
    found, _, err = print_it()
    assert found == status
    assert said in err


def test_what_is_no_file_is_not_written(print_it, printer, tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    names = ["-"]
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe")
        Path("link").symlink_to("pipe")
        names += ["pipe", "link"]
    for name in names:
        for words in ([], ["--replace"]):
            status, _, err = print_it("-o", name, *words)
            assert (status, printer.orders) == (2, [])
            assert f"Carrel cannot write a PDF file to {name}. Give the name of a file." in err


def test_the_pack_itself_is_not_written_over(print_it, printer, pack) -> None:
    before = pack.read_bytes()
    status, _, err = print_it("-o", str(pack), "--replace")
    assert (status, printer.orders, pack.read_bytes()) == (2, [], before)
    assert f"{pack} is the pack that you print. Choose another name." in err


@pytest.mark.parametrize(
    ("boxed", "said"),
    [
        (("中", "😀"), "no font for these letters, which are printed as boxes (2): 中 😀. Put a font"),
        (tuple(map(chr, range(0x4E00, 0x4E30))), "which are printed as boxes (48): "),
    ],
    ids=["two", "many"],
)
def test_letters_without_a_font_are_named(print_it, printer, boxed: tuple[str, ...], said: str) -> None:
    printer.boxed = boxed
    status, out, err = print_it()
    assert (status, out.startswith("2 pages written")) == (0, True)
    assert said in err
    assert ("…" in err) == (len(boxed) > 20)


def test_a_folder_is_no_file(print_it, printer, tmp_path) -> None:
    for words in (["-o", str(tmp_path)], ["-o", str(tmp_path), "--replace"]):
        status, _, err = print_it(*words)
        assert (status, printer.orders) == (2, [])
        assert f"{tmp_path} is a folder. Add the name of the file to write." in err


@pytest.mark.parametrize("length", [200, 5_000])
def test_a_name_that_no_computer_has(print_it, printer, tmp_path, length: int) -> None:
    printer.error = OSError(36, "File name too long")
    status, _, err = print_it("-o", str(tmp_path / ("n" * length)))
    assert status == 2
    assert err.endswith("could not be written (File name too long). Choose another folder.\n")
    given = ["print", "n" * length, "-o", str(tmp_path / "out.pdf")]
    assert main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer) == 2


@pytest.mark.parametrize("name", ["pack.yaml", "articles/a.md", "notes"])
def test_what_an_author_has_written_stays(printer, tmp_path, capsys, name: str) -> None:
    folder = tmp_path / "folder"
    (folder / "articles").mkdir(parents=True)
    info = "id: a\ntitle: A\nedition: 1\ndate: 2025\nlanguage: en\n"
    for file, text in {"pack.yaml": info, "articles/a.md": "---\ntitle: A\n---\nText.\n", "notes": "Mine"}.items():
        (folder / file).write_text(text, encoding="utf-8")
    before = (folder / name).read_bytes()
    given = ["--data", str(tmp_path / "data"), "print", str(folder), "-o", str(folder / name), "--replace"]
    assert main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer) == 2
    assert "belongs to the content folder. Choose another name." in capsys.readouterr().err
    assert (folder / name).read_bytes() == before
    given[-2] = str(folder / "a.pdf")
    assert main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer) == 0


def test_an_unknown_pack(printer, tmp_path, capsys) -> None:
    given = ["--data", str(tmp_path), "print", "nowhere", "-o", str(tmp_path / "out.pdf")]
    assert main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer) == 2
    assert "nowhere" in capsys.readouterr().err
    assert not Path(tmp_path / "out.pdf").exists()
