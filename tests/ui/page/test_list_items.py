"""Lists: each item has its own depth and number, in any order of depths that a pack may have."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reader.library.model import Block, BlockKind, Span
from reader.ui.page.document_text import document_text
from reader.ui.page.paragraph_format import is_right_to_left
from reader.ui.widgets.isolates import END, LEFT_TO_RIGHT, RIGHT_TO_LEFT
from tests.ui import pages


def items(*levels_and_markers: tuple[int, str]) -> list[Block]:
    return [
        Block(f"i{number}", BlockKind.ITEM, (Span(f"item {number}"),), level=level, marker=marker)
        for number, (level, marker) in enumerate(levels_and_markers)
    ]


@pytest.mark.parametrize(
    "levels", [(1, 2, 1), (1, 3, 1), (1, 3, 2), (2, 1), (3, 2), (3, 1, 2, 3), (1, 1, 4, 2, 2, 1)], ids=str
)
@pytest.mark.parametrize("marker", ["•", "1."])
def test_depths(qtbot: QtBot, tmp_path, levels: tuple[int, ...], marker: str) -> None:
    blocks = items(*((level, marker) for level in levels))
    opened = pages.opened(tmp_path, pages.article(*blocks))
    document = pages.document(opened)
    placed = [document.findBlock(document.text_map.position(index) or 0) for index in range(len(blocks))]
    assert [block.textList().format().indent() for block in placed] == list(levels)
    opened.pack.close()


def test_numbers_continue_or_start_again(qtbot: QtBot, tmp_path) -> None:
    blocks = items((1, "1."), (1, "2."), (2, "•"), (1, "3."), (1, "1."), (1, "7."))
    opened = pages.opened(tmp_path, pages.article(*blocks))
    document = pages.document(opened)
    placed = [document.findBlock(document.text_map.position(index) or 0) for index in range(len(blocks))]
    shown = [block.textList().itemText(block) for block in placed]
    assert [text for text in shown if text != "."] == ["1.", "2.", "3.", "1.", "7."]
    opened.pack.close()


def test_numbers_of_items_read_from_the_right(qtbot: QtBot, tmp_path) -> None:
    """Qt lays out the text of a number in the direction of the item, so that it must begin with the digit."""
    words = ("النوم", "الأكل", "Sleep", "الماء")
    blocks = [
        Block(f"i{number}", BlockKind.ITEM, (Span(text),), level=1, marker=f"{number}.")
        for number, text in enumerate(words, 1)
    ]
    opened = pages.opened(tmp_path, pages.article(*blocks))
    document = pages.document(opened)
    placed = [document.findBlock(document.text_map.position(index) or 0) for index in range(len(blocks))]
    assert [block.textList().itemText(block) for block in placed] == ["1.", "2.", "3.", "4."]
    opened.pack.close()


def test_a_number_keeps_its_sign(qtbot: QtBot, tmp_path) -> None:
    blocks = items((1, "1)"), (1, "2)"), (1, "3."), (1, "4."))
    opened = pages.opened(tmp_path, pages.article(*blocks))
    document = pages.document(opened)
    placed = [document.findBlock(document.text_map.position(index) or 0) for index in range(len(blocks))]
    assert [block.textList().itemText(block) for block in placed] == ["1)", "2)", "3.", "4."]
    opened.pack.close()


ARABIC, ENGLISH = "اغسل يديك 5–6 مرات", "Stir for 2 minutes"
DIRECTIONS = {
    "all Arabic": ("ar", (ARABIC, ARABIC), (True, True)),
    "one English": ("ar", (ARABIC, ENGLISH), (True, True)),
    "all English": ("ar", (ENGLISH, ENGLISH), (False, False)),
    "one Arabic": ("en", (ENGLISH, ARABIC), (False, False)),
    "an Arabic list": ("en", (ARABIC, ARABIC), (True, True)),
}


@pytest.mark.parametrize("name", DIRECTIONS)
def test_the_items_of_a_list_have_one_direction(qtbot: QtBot, tmp_path, name: str) -> None:
    """Their markers would otherwise stand on either side; an item in another language is one isolate."""
    language, texts, expected = DIRECTIONS[name]
    blocks = [
        Block(f"i{number}", BlockKind.ITEM, (Span(text),), level=1, marker="•") for number, text in enumerate(texts)
    ]
    opened = pages.opened(tmp_path, pages.article(*blocks), language)
    document = pages.document(opened)
    for number, (text, is_rtl) in enumerate(zip(texts, expected, strict=True)):
        block = document.findBlock(document.text_map.position(number) or 0)
        assert is_right_to_left(block.blockFormat()) is is_rtl
        sign = {(True, ENGLISH): LEFT_TO_RIGHT, (False, ARABIC): RIGHT_TO_LEFT}.get((is_rtl, text), "")
        assert block.text().startswith(sign + text[:4])
        assert block.text().endswith(text[-4:] + (END if sign else ""))
        assert document_text(document, block.position(), block.position() + block.length() - 1) == text
    opened.pack.close()
