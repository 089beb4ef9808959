"""The tool bar: what each button makes of a text. « and » are the ends of the selection, ¦ is a caret alone."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.insertions import boxes, emphasis, links, markdown_table, paragraphs
from reader.library.editing.insertions.edited_text import EditedText


def selected(marked: str) -> EditedText:
    if "¦" in marked:
        place = marked.index("¦")
        return EditedText(marked.replace("¦", ""), place, place)
    start, end = marked.index("«"), marked.index("»") - 1
    return EditedText(marked.replace("«", "").replace("»", ""), start, end)


def marked(edited: EditedText) -> str:
    text, start, end = edited
    if start == end:
        return f"{text[:start]}¦{text[start:]}"
    return f"{text[:start]}«{text[start:end]}»{text[end:]}"


EMPHASIS = [
    (emphasis.toggle_strong, "a «word» here", "a **«word»** here"),
    (emphasis.toggle_strong, "a **«word»** here", "a «word» here"),
    (emphasis.toggle_strong, "a «**word**» here", "a «word» here"),
    (emphasis.toggle_strong, "a wo¦rd here", "a **«word»** here"),
    (emphasis.toggle_strong, "a « word » here", "a  **«word»**  here"),
    (emphasis.toggle_strong, "a *«word»* here", "a ***«word»*** here"),
    (emphasis.toggle_weak, "a **«word»** here", "a ***«word»*** here"),
    (emphasis.toggle_weak, "a ***«word»*** here", "a **«word»** here"),
    (emphasis.toggle_strong, "a ***«word»*** here", "a *«word»* here"),
    (emphasis.toggle_strong, "«one **two** three»", "**«one two three»**"),
    (emphasis.toggle_strong, "«one\n\ntwo»", "«**one**\n\n**two**»"),
    (emphasis.toggle_strong, "«**one**\n\n**two**»", "«one\n\ntwo»"),
    (emphasis.toggle_strong, "«- one\n- two {#x}»", "- «**one**\n- **two** {#x}»"),
    (emphasis.toggle_strong, "«## Head {#x}»", "## **«Head»** {#x}"),
    (emphasis.toggle_strong, "a ¦ b", "a **¦** b"),
    (emphasis.toggle_strong, "a **¦** b", "a ¦ b"),
    (emphasis.toggle_superscript, "10«6»", "10^«6»^"),
    (emphasis.toggle_superscript, "10^«6»^", "10«6»"),
    (emphasis.toggle_subscript, "H«2»O", "H~«2»~O"),
    (emphasis.toggle_superscript, "x«a b»", "x^«a\\ b»^"),
    (emphasis.toggle_code, "«x»", "`«x»`"),
    (emphasis.toggle_strong, "---\ntitle: «x»\n---\n", "---\ntitle: «x»\n---\n"),
]

HEADINGS = [
    (partial(paragraphs.set_heading, level=2), "Te¦xt", "## Te¦xt"),
    (partial(paragraphs.set_heading, level=2), "## Te¦xt", "Te¦xt"),
    (partial(paragraphs.set_heading, level=3), "## Te¦xt {#x}", "### Te¦xt {#x}"),
    (partial(paragraphs.set_heading, level=2), "- te¦xt", "## te¦xt"),
    (partial(paragraphs.change_heading, by=1), "## a¦", "### a¦"),
    (partial(paragraphs.change_heading, by=-1), "## a¦", "a¦"),
    (partial(paragraphs.change_heading, by=1), "a¦", "## a¦"),
    (partial(paragraphs.change_heading, by=1), "###### a¦", "###### a¦"),
]

LISTS = [
    (paragraphs.toggle_bullets, "¦one", "- ¦one"),
    (paragraphs.toggle_bullets, "- ¦one", "¦one"),
    (paragraphs.toggle_bullets, "«one\ntwo»", "«- one\n- two»"),
    (paragraphs.toggle_bullets, "«one\n\ntwo»", "«- one\n- two»"),
    (paragraphs.toggle_bullets, "«- one\n- two»", "«one\n\ntwo»"),
    (paragraphs.toggle_numbers, "«- one\n- two»", "«1. one\n2. two»"),
    (paragraphs.toggle_bullets, "«1. one\n2. two»", "«- one\n- two»"),
    (paragraphs.toggle_numbers, "«one\ntwo»\n", "«1. one\n2. two»\n"),
    (paragraphs.toggle_bullets, "before\n«one\ntwo»\nafter", "before\n\n«- one\n- two»\n\nafter"),
    (paragraphs.toggle_bullets, "¦", "- ¦"),
    (partial(paragraphs.indent_items, by=1), "- a\n- b¦", "- a\n  - b¦"),
    (partial(paragraphs.indent_items, by=1), "1. a\n2. b¦", "1. a\n   2. b¦"),
    (partial(paragraphs.indent_items, by=-1), "- a\n  - b¦", "- a\n- b¦"),
    (partial(paragraphs.indent_items, by=1), "- a¦", "- a¦"),
    (paragraphs.toggle_quote, "o¦ne\ntwo", "«> one\n> two»"),
    (paragraphs.toggle_quote, "> o¦ne\n> two", "«one\ntwo»"),
]

BOXES = [
    (boxes.toggle_box, "o¦ne\n", "::: note\n«one»\n:::\n"),
    (boxes.toggle_box, "a\n\no¦ne\n\nb\n", "a\n\n::: note\n«one»\n:::\n\nb\n"),
    (boxes.toggle_box, "a\n\n::: note\no¦ne\n:::\n\nb\n", "a\n\n«one»\n\nb\n"),
    (partial(boxes.toggle_box, kind="warning"), "::: note T {#x}\no¦ne\n:::\n", "::: warning T {#x}\no¦ne\n:::\n"),
    (partial(boxes.toggle_box, title="Doses"), "¦", "::: note Doses\n¦\n:::\n"),
    (partial(boxes.toggle_box, kind="warning"), "«a\n\nb»\n", "::: warning\n«a\n\nb»\n:::\n"),
    (boxes.insert_line_break, "a¦b", "a\\\n¦b"),
    (boxes.insert_line_break, "| a¦ | b |", "| a<br>¦ | b |"),
    (boxes.insert_rule, "a¦\n\nb\n", "a\n\n---¦\n\nb\n"),
    (partial(boxes.set_block_id, id="x"), "Te¦xt.\nMore.\n\nb", "Te¦xt.\nMore. {#x}\n\nb"),
    (partial(boxes.set_block_id, id="y"), "Te¦xt. {#x}", "Te¦xt. {#y}"),
    (partial(boxes.set_block_id, id=""), "## He¦ad {#x}", "## He¦ad"),
    (partial(boxes.set_block_id, id="x"), "- a¦\n- b", "- a¦ {#x}\n- b"),
    (partial(boxes.set_block_id, id="x"), "| a¦ |\n|---|\n| b |\n", "| a¦ |\n|---|\n| b |\n{#x}\n"),
]

LINKS = [
    (partial(links.insert_link, address="https://x.org"), "see «this» now", "see [this](https://x.org)¦ now"),
    (partial(links.insert_link, address="article:naps"), "see ¦", "see [¦](article:naps)"),
    (partial(links.insert_link, address="#b"), "see [th¦is](#a) now", "see [«this»](#b) now"),
    (partial(links.insert_link, address=""), "see [th¦is](#a) now", "see «this» now"),
    (partial(links.insert_link, address="figures/a b.svg"), "«x»", "[x](<figures/a b.svg>)¦"),
    (partial(links.insert_term, id="cbt", words="talk"), "have «therapies» now", "have [therapies](term:cbt)¦ now"),
    (partial(links.insert_term, id="cbt", words="talk"), "have ¦now", "have [talk](term:cbt)¦now"),
    (partial(links.insert_citation, key="a"), "So it is.¦", "So it is. [@a]¦"),
    (partial(links.insert_citation, key="b"), "So [@a¦].", "So [@a; @b]¦."),
    (partial(links.insert_citation, key="a"), "So [@a; @b¦].", "So [@b]¦."),
    (partial(links.insert_citation, key="a"), "So [@a¦].", "So¦."),
    (partial(links.insert_citation, key="a", locator="p. 3"), "So [@a¦].", "So [@a, p. 3]¦."),
    (partial(links.insert_citation, key="a:b"), "So¦", "So [@{a:b}]¦"),
    (partial(links.insert_citation, key="ab"), "So [@abc¦]", "So [@abc; @ab]¦"),
    (
        partial(links.insert_figure, figure="figures/m.svg", alt="A [moon]", caption='The "moon"'),
        "a¦\n\nb\n",
        'a\n\n![A \\[moon\\]](figures/m.svg "The \\"moon\\"")¦\n\nb\n',
    ),
    (links.insert_footnote, "Give 5 mg¦ now.\n", "Give 5 mg[^1] now.\n\n[^1]: ¦\n"),
    (links.insert_footnote, "a[^1] b¦\n\n[^1]: x\n", "a[^1] b[^2]\n\n[^1]: x\n[^2]: ¦\n"),
]

TABLE = "| A¦ge | Hours |\n|--|--:|\n| Child | 9 |\n{#t}\n"
TABLES = [
    (
        partial(markdown_table.insert_table, rows=1, columns=2),
        "a¦\n",
        "a\n\n| ¦    |     |\n|-----|-----|\n|     |     |\n",
    ),
    (
        markdown_table.tidy_table,
        TABLE,
        "| ¦Age   | Hours |\n|-------|------:|\n| Child |     9 |\n{#t}\n",
    ),
    (
        markdown_table.add_row,
        TABLE,
        "| Age   | Hours |\n|-------|------:|\n| ¦      |       |\n| Child |     9 |\n{#t}\n",
    ),
    (
        markdown_table.add_column,
        TABLE,
        "| Age   | ¦    | Hours |\n|-------|-----|------:|\n| Child |     |     9 |\n{#t}\n",
    ),
    (markdown_table.delete_column, TABLE, "| ¦Hours |\n|------:|\n|     9 |\n{#t}\n"),
    (
        partial(markdown_table.align_column, alignment="center"),
        TABLE,
        "| ¦Age   | Hours |\n|:-----:|------:|\n| Child |     9 |\n{#t}\n",
    ),
    (
        markdown_table.delete_row,
        "| A |\n|---|\n| 1 |\n| 2¦ |\n",
        "| A   |\n|-----|\n| ¦1   |\n",
    ),
    (markdown_table.tidy_table, "| a \\| b¦ | c |\n|-|-|\n", "| ¦a \\| b | c   |\n|--------|-----|\n"),
]


ALL: list[tuple[Any, str, str]] = [*EMPHASIS, *HEADINGS, *LISTS, *BOXES, *LINKS, *TABLES]


@pytest.mark.parametrize(("button", "before", "after"), ALL, ids=[str(number) for number in range(len(ALL))])
def test_a_button(button, before, after):
    assert marked(button(selected(before))) == after


@pytest.mark.parametrize(
    ("button", "before"),
    [
        (markdown_table.add_row, "no table¦"),
        (markdown_table.delete_row, TABLE),
        (markdown_table.delete_column, "| A¦ |\n|---|\n"),
        (partial(boxes.set_block_id, id="a b"), "a¦"),
        (partial(boxes.set_block_id, id="x"), "a¦\n\nb {#x}"),
        (boxes.toggle_box, "«a\n\n::: note\nb\n:::\n\nc»"),
        (partial(links.insert_figure, figure="figures/x.svg", alt=" "), "¦"),
    ],
    ids=list("1234567"),
)
def test_what_would_break_something_is_refused(button, before):
    with pytest.raises(EditRefused):
        button(selected(before))


BUTTONS = [button for button, _, _ in [*EMPHASIS, *HEADINGS, *LISTS, *BOXES, *LINKS, *TABLES]]


@pytest.mark.parametrize(
    "text", ["", "\n", "a", "---\ntitle: x\n---\n", "---\n", ":::\n", "| |\n|-|\n", "```\na\n```\n"]
)
def test_no_text_and_no_selection_breaks_a_button(text):
    for button, _, _ in ALL:
        for start in range(len(text) + 1):
            for end in range(start, len(text) + 1):
                try:
                    made = button(EditedText(text, start, end))
                except EditRefused:
                    continue
                assert 0 <= made.start <= made.end <= len(made.text)
