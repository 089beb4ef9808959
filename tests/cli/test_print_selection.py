"""`carrel print`: which part of a pack its options name, and what is refused."""

from __future__ import annotations

import pytest

from reader.cli.parser import make_parser
from reader.library.print_order import PrintSelection, PrintSubject

Subject = PrintSubject


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
        (["--article", "xyz"], "no article with the id “xyz”. There are: first, second."),
        (["--term", "xyz"], "glossary has no “xyz”. There are: "),
        (["--source", "xyz"], "no source “xyz”. There are: "),
        (["--article", "first", "--section", "second#b"], "argument --section second#b: not allowed with argument"),
        (["--article", "first", "--section", "second#"], "argument --section second#: not allowed with argument"),
        (["--article", "first", "--section", "second"], "not allowed with argument --article first"),
        (["--article", "first", "--table", "second#b"], "argument --table second#b: not allowed with argument"),
        (["--article", "first", "--table", "second#"], "argument --table second#: not allowed with argument"),
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


@pytest.mark.parametrize("option", ["--article", "--table", "--term", "--source", "--clinic", "--paper", "--sheets"])
def test_what_is_said_twice_is_refused(print_it, printer, capsys, option: str) -> None:
    value = {"--paper": "a4", "--sheets": "1"}.get(option, "first")
    with pytest.raises(SystemExit) as caught:
        print_it(option, value, option, value)
    assert caught.value.code == 2
    assert f"argument {option}: can be given only once" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["print", "a"],
        ["build", "a"],
        ["import", "a"],
        ["references", "a"],
        ["marks", "export"],
        ["marks", "merge", "a"],
        ["marks", "collect", "a"],
    ],
    ids=" ".join,
)
def test_a_second_file_to_write_is_refused(capsys, words: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        make_parser().parse_args([*words, "-o", "one", "--output", "two"])
    assert caught.value.code == 2
    assert "argument --output: can be given only once" in capsys.readouterr().err
