"""What the tools of the author's room do to a text: the selection is written between ‹ and ›, the caret as |."""

from __future__ import annotations

from functools import partial

import pytest

from reader.ui.authoring import block_marks, inline_marks, line_marks
from reader.ui.authoring.find_text import matches, nearest, replace_all
from reader.ui.authoring.text_change import TextChange

bold = partial(inline_marks.toggle, mark=inline_marks.BOLD)
italic = partial(inline_marks.toggle, mark=inline_marks.ITALIC)
heading = partial(line_marks.toggle_heading, level=2)
bullets = partial(line_marks.toggle_list, is_numbered=False)
numbers = partial(line_marks.toggle_list, is_numbered=True)


def read(marked: str) -> tuple[str, int, int]:
    if "|" in marked:
        at = marked.index("|")
        return marked.replace("|", ""), at, at
    first = marked.index("‹")
    return marked.replace("‹", "").replace("›", ""), first, marked.index("›") - 1


def written(text: str, change: TextChange) -> str:
    new = change.applied_to(text)
    first, last = sorted((change.anchor, change.caret))
    if first == last:
        return f"{new[:first]}|{new[first:]}"
    return f"{new[:first]}‹{new[first:last]}›{new[last:]}"


@pytest.mark.parametrize(
    ("tool", "before", "after"),
    [
        (bold, "Sleep ‹helps› you", "Sleep **‹helps›** you"),
        (bold, "Sleep **‹helps›** you", "Sleep ‹helps› you"),
        (bold, "Sleep ‹**helps**› you", "Sleep ‹helps› you"),
        (bold, "Sleep ‹helps ›you", "Sleep **‹helps›** you"),
        (bold, "Sleep he|lps", "Sleep **‹helps›**"),
        (bold, "Sleep |", "Sleep **|**"),
        (bold, "- ‹one\n- two›", "- ‹**one**\n- **two**›"),
        (italic, "Sleep ‹helps›", "Sleep *‹helps›*"),
        (italic, "Sleep **‹helps›**", "Sleep ***‹helps›***"),
        (italic, "Sleep *‹helps›*", "Sleep ‹helps›"),
        (heading, "Ni|ght", "## Ni|ght"),
        (heading, "## Ni|ght", "Ni|ght"),
        (heading, "### Ni|ght", "## Ni|ght"),
        (heading, "- Ni|ght", "## Ni|ght"),
        (bullets, "‹one\ntwo›", "‹- one\n- two›"),
        (bullets, "‹- one\n- two›", "‹one\ntwo›"),
        (bullets, "‹one\n\ntwo›", "‹- one\n- two›"),
        (numbers, "‹- one\n- two›", "‹1. one\n2. two›"),
        (numbers, "o|ne", "1. o|ne"),
    ],
)
def test_a_tool(tool, before: str, after: str) -> None:
    text, first, last = read(before)
    assert written(text, tool(text, first, last)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one|", "- one\n- |"),
        ("- one\n- |", "- one\n|"),
        ("9. one|", "9. one\n10. |"),
        ("  * o|ne", "  * o\n  * |ne"),
        ("1) one|", "1) one\n2) |"),
    ],
)
def test_enter_goes_on_with_a_list(before: str, after: str) -> None:
    text, at, _ = read(before)
    change = line_marks.enter(text, at)
    assert change
    assert written(text, change) == after


@pytest.mark.parametrize("before", ["one|", "|- one", "", "---|"])
def test_enter_is_a_line_end_elsewhere(before: str) -> None:
    text, at, _ = read(before) if before else ("", 0, 0)
    assert line_marks.enter(text, at) is None


@pytest.mark.parametrize(
    ("before", "by", "after"),
    [
        ("- one\n- t|wo", 1, "- one\n  - t|wo"),
        ("- one\n  - t|wo", -1, "- one\n- t|wo"),
        ("1. o|ne", 1, "   1. o|ne"),
        ("- o|ne", -1, "- o|ne"),
    ],
)
def test_tab_moves_items(before: str, by: int, after: str) -> None:
    text, first, last = read(before)
    change = line_marks.indent(text, first, last, by=by)
    assert change
    assert written(text, change) == after


def test_tab_elsewhere_is_not_for_the_text() -> None:
    assert line_marks.indent("plain", 0, 0, by=1) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sleep helps.|", "Sleep helps. [@smith2020]|"),
        ("Sleep helps |", "Sleep helps [@smith2020]|"),
        ("Sleep [@a2019|]", "Sleep [@a2019; @smith2020]|"),
        ("Sleep [@a2019]|", "Sleep [@a2019; @smith2020]|"),
        ("[x] and so|", "[x] and so [@smith2020]|"),
    ],
)
def test_a_citation(before: str, after: str) -> None:
    text, at, _ = read(before)
    assert written(text, inline_marks.citation(text, at, "smith2020")) == after


@pytest.mark.parametrize(
    ("before", "target", "after"),
    [
        ("See ‹this›", "term:sleep", "See [this](term:sleep)|"),
        ("See th|is", "term:sleep", "See [this](term:sleep)|"),
        ("See ‹this›", "", "See [this](|)"),
        ("See |", "term:sleep", "See [|](term:sleep)"),
    ],
)
def test_a_link(before: str, target: str, after: str) -> None:
    text, first, last = read(before)
    assert written(text, inline_marks.link(text, first, last, target)) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\n\n|\n\ntwo", "one\n\nX|\n\ntwo"),
        ("o|ne\ntwo", "one\n\nX|\n\ntwo"),
        ("|", "X|\n"),
        ("one\n|two", "one\ntwo\n\nX|\n"),
    ],
)
def test_a_block_gets_its_empty_lines(before: str, after: str) -> None:
    text, at, _ = read(before)
    assert written(text, block_marks.insert_block(text, at, "X")) == after


def test_a_box_around_lines_and_an_empty_one() -> None:
    text, first, last = read("a\n\n‹one\ntwo›\n\nb")
    assert written(text, block_marks.box(text, first, last)) == "a\n\n‹::: note\none\ntwo\n:::›\n\nb"
    assert "‹Write the note here.›" in written("", block_marks.box("", 0, 0))


def test_a_table_and_a_figure_are_what_the_parser_reads() -> None:
    assert block_marks.table(2, 1).count("\n") == 2
    assert block_marks.table(2, 1).startswith("| Column 1 | Column 2 |\n| -------- |")
    assert block_marks.figure("figures/a.png", "A [cat]", 'Say "hi"') == (
        '![A \\[cat\\]](figures/a.png "Say \\"hi\\"")'
    )


def test_finding_and_replacing() -> None:
    found = matches("Sleep and sleep", "sleep")
    assert found == [(0, 5), (10, 15)]
    assert matches("Sleep and sleep", "sleep", same_case=True) == [(10, 15)]
    assert nearest(found, 6, 1) == 1
    assert nearest(found, 15, 1) == 0
    assert nearest(found, 0, -1) == 1
    assert replace_all("Sleep and sleep", found, "rest").applied_to("Sleep and sleep") == "rest and rest"
