"""`carrel print`: what is ordered, what is refused, and what is said. The pages themselves are in tests/ui/paper."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.cli import main
from reader.library.print_order import (
    DoesNotFit,
    NothingToPrint,
    PaperFormat,
    PdfOrder,
    PrintedPdf,
    PrintOptions,
    PrintSelection,
    PrintSubject,
)

Subject = PrintSubject


class Printer:
    """Notes the orders, or raises an error."""

    def __init__(self) -> None:
        self.orders: list[PdfOrder] = []
        self.error: Exception | None = None
        self.boxed: tuple[str, ...] = ()

    def __call__(self, order: PdfOrder, on_progress: Callable[[int, int], None]) -> PrintedPdf:
        self.orders.append(order)
        if self.error:
            raise self.error
        on_progress(1, 2)
        order.file.write_bytes(b"%PDF")
        return PrintedPdf(2, self.boxed)


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def print_it(printer, pack, tmp_path, capsys):
    def run(*words: str) -> tuple[int, str, str]:
        given = ["--data", str(tmp_path / "data"), "print", str(pack), "-o", str(tmp_path / "out.pdf"), *words]
        status = main(given, run_window=lambda *_: 9, run_selftest=lambda *_: 9, run_print=printer)
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


@pytest.mark.parametrize(
    ("words", "selection"),
    [
        ([], PrintSelection(Subject.PACK)),
        (["--article", "first"], PrintSelection(Subject.ARTICLE, "first")),
        (["--article", "first", "--section", "first#x"], PrintSelection(Subject.SECTION, "first", "x")),
        (["--section", "carrel:sample/first#x"], PrintSelection(Subject.SECTION, "first", "x")),
        (["--table", "first#t"], PrintSelection(Subject.TABLE, "first", "t")),
        (["--glossary"], PrintSelection(Subject.GLOSSARY)),
        (["--sources"], PrintSelection(Subject.SOURCES)),
        (["--sources", "--article", "first"], PrintSelection(Subject.SOURCES, "first")),
        (["--term", "alarm"], PrintSelection(Subject.TERM, entry="alarm")),
        (["--source", "unused"], PrintSelection(Subject.SOURCE, entry="unused")),
        (
            ["--section", "first#b", "--section", "second#d"],
            PrintSelection(Subject.HANDOUT, sections=(("first", "b"), ("second", "d"))),
        ),
        (["--handout", "--article", "first"], PrintSelection(Subject.HANDOUT, sections=(("first", ""),))),
        (["--sheets", "2", "--section", "first#b"], PrintSelection(Subject.HANDOUT, sections=(("first", "b"),))),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else "",
)
def test_what_is_ordered(print_it, printer, words: list[str], selection: PrintSelection) -> None:
    status, out, err = print_it(*words)
    assert (status, err) == (0, "")
    assert out.startswith("2 pages written to ")
    assert printer.orders[0].selection == selection


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


def test_a_section_is_found_by_its_id_alone(print_it, printer, pack) -> None:
    from reader.library.packfile import open_pack

    with open_pack(pack) as opened:
        entry = opened.entries()[0]
        block = next(block.id for block in opened.article(entry.id).blocks if block.kind == "heading")
    print_it("--section", block)
    assert printer.orders[0].selection == PrintSelection(Subject.SECTION, entry.id, block)


@pytest.mark.parametrize("end", ["", "#"])
def test_a_whole_article_among_the_sections(print_it, printer, pack, end: str) -> None:
    from reader.library.packfile import open_pack

    with open_pack(pack) as opened:
        id = opened.entries()[0].id
    print_it("--section", f"{id}{end}")
    print_it("--section", f"carrel:sample/{id}{end}", "--section", "second#b", "--replace")
    assert printer.orders[0].selection == PrintSelection(Subject.ARTICLE, id)
    assert printer.orders[1].selection == PrintSelection(Subject.HANDOUT, sections=((id, ""), ("second", "b")))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--section", "nowhere"], "Nothing here has the id “nowhere”. Sections are: "),
        (["--article", "nowhere", "--table", "t"], "This pack has no article with the id “nowhere”."),
        (["--article", ""], "argument --article: expected one argument"),
        (["--term", ""], "argument --term: expected one argument"),
        (["--sheets", "0"], "--sheets must be a whole number from 1, not 0"),
        (["--article", "{article}", "--sheets", "-2"], "--sheets must be a whole number from 1, not -2"),
        (["--table", "nowhere"], "No table here has the id “nowhere”. Tables are: "),
        (["--table", "nowhere#"], "This pack has no article with the id “nowhere”."),
        (["--section", "nowhere#"], "This pack has no article with the id “nowhere”."),
        (["--handout"], "A hand-out needs an article or sections: add --article A or --section S."),
        (["--glossary", "--sources"], "argument --sources: not allowed with argument --glossary"),
        (["--term", "a", "--table", "t"], "argument --table: not allowed with argument --term"),
        (["--article", "a", "--glossary"], "argument --glossary: not allowed with argument --article"),
        (["--handout", "--source", "s"], "argument --source: not allowed with argument --handout"),
        (["--sheets", "1", "--glossary"], "argument --glossary: not allowed with argument --sheets"),
        (["--sheets", "1", "--table", "t"], "argument --table: not allowed with argument --sheets"),
        (["--clinic", "N", "--term", "t"], "argument --term: not allowed with argument --clinic"),
        (["--quiz", "--sources"], "argument --sources: not allowed with argument --quiz"),
        (["--terms", "--glossary"], "argument --glossary: not allowed with argument --terms"),
        (["--clinic", "N"], "--clinic is only for a hand-out. Add: --handout"),
        (["--clinic", "N", "--article", "first"], "--clinic is only for a hand-out. Add: --handout"),
        (["--handout", "--article", "first", "--clinic", "n" * 121], "--clinic has more than 120 characters"),
        (["--article", "frist"], "no article with the id “frist”. The nearest are: first."),
        (["--section", "frist#b"], "no article with the id “frist”. The nearest are: first."),
        (["--article", "xyz"], "no article with the id “xyz”. The nearest are: first, second."),
        (["--term", "alarms"], "glossary has no “alarms”. The nearest are: alarm."),
        (["--term", "Amygdala"], "glossary has no “Amygdala”. The nearest are: amygdala."),
        (["--source", "unusd"], "no source “unusd”. The nearest are: unused."),
    ],
)
def test_what_is_not_there(print_it, printer, words: list[str], said: str) -> None:
    status, _, err = print_it(*words)
    assert status == 2
    assert said in err
    assert not printer.orders


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


@pytest.mark.parametrize("option", ["--article", "--table", "--term", "--source", "--clinic", "--paper", "--sheets"])
def test_what_is_said_twice_is_refused(print_it, printer, capsys, option: str) -> None:
    value = {"--paper": "a4", "--sheets": "1"}.get(option, "first")
    with pytest.raises(SystemExit) as caught:
        print_it(option, value, option, value)
    assert caught.value.code == 2
    assert f"argument {option}: can be given only once" in capsys.readouterr().err


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
