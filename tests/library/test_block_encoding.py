"""Blocks inside a pack file: they are read back unchanged, and invalid ones are refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import model
from reader.library.block_encoding import decode_block, encode_block
from reader.library.model import Block, BlockKind, NoteKind, Style
from reader.library.stored_json import EncodingError
from tests import model_values
from tests.library.encoding_cases import (
    FIGURE,
    HEADING,
    ITEM,
    PARAGRAPH,
    SPANS_REFUSED,
    TABLE,
    assert_declared,
    json_values,
)

KINDS_REFUSED: list[Any] = ["", "PARAGRAPH", "script", 1, None, ["rule"], {}]


ROWS_REFUSED: list[Any] = [
    None, {}, "ab", [], [[]], [[], []], [["a"]], [[["a"]], [["a"], ["b"]]], [[["a"], ["b"]], [["a"]]], [[1, 2]],
    [[[["x", 33]], []]], [["a", "b"]],
]  # fmt: skip


FIGURES_REFUSED: list[Any] = [None, [], "a", ["a"], ["a", 1], ["a", "b", "c"], [None, "b"], {}]


FOUND_BY_REFUSED: list[Any] = ["a", [1], [None], {}, None, [["a"]], ["a" * 101], ["a"] * 256]


BLOCKS_REFUSED: list[Any] = [
    [], "x", None, 1, {}, {"id": "a"}, {"kind": "rule"},
    *({**PARAGRAPH, "id": id} for id in ("", " ", "-a", "a b", "a/b", "a#b", "a\n", "a" * 101, 1, None, True, ["a"])),
    *({**PARAGRAPH, "kind": kind} for kind in KINDS_REFUSED),
    *({**PARAGRAPH, "spans": spans} for spans in SPANS_REFUSED),
    *({**HEADING, "level": level} for level in (0, 7, -1, True, 1.0, "2", None, 10**12, [1])),
    *({**ITEM, "level": level} for level in (0, -1, 21, 10**9, True, 2.0, "1", None)),
    *({**ITEM, "marker": marker} for marker in (
        1, None, True, "x", "•" * 9, "<b>", "1", ".", "12345678901.", "9999999999.", "٣.", "-1.", "1.\n",
        "1" * 5_000_000,
    )),
    *({**PARAGRAPH, "nesting": nesting} for nesting in ("", "x", "l ", "L", "l" * 41, "q\n", None, 1, True, ["l"])),
    *({**ITEM, "nesting": nesting} for nesting in ("q", "lll", "qlqll")),
    {**PARAGRAPH, "level": 1}, {**PARAGRAPH, "marker": "•"}, {**HEADING, "marker": "1."},
    *({**PARAGRAPH, "found_by": words} for words in FOUND_BY_REFUSED),
    *({**PARAGRAPH, "box": box} for box in (
        None, [], "note", ["note", 1], ["note", 1, "t", "x"], ["note", True, "t"], ["note", "1", "t"],
        ["note", 1, 1], ["danger", 1, ""], [["note"], 1, ""], ["note", -1, ""], ["note", 10**30, ""], ["note", 1.5, ""],
    )),
    *({**TABLE, "rows": rows} for rows in ROWS_REFUSED),
    *({**TABLE, "alignments": alignments} for alignments in (
        None, [], ["left"], ["left", "left", "left"], [1, 2], ["left", "justify"], ["left", None], "ab", {"0": "left"},
    )),
    {**TABLE, "spans": ["x"]}, {"id": "a", "kind": "table"},
    {**PARAGRAPH, "rows": TABLE["rows"], "alignments": ["", ""]},
    *({**FIGURE, "figure": figure} for figure in FIGURES_REFUSED),
    {"id": "a", "kind": "figure"}, {**PARAGRAPH, "figure": ["a.svg", "alt"]},
    {"id": "a", "kind": "rule", "spans": ["x"]},
]  # fmt: skip


@given(model_values.blocks)
def test_types_come_back_as_declared(block):
    assert_declared(decode_block(encode_block(block)))


@pytest.mark.parametrize("value", [PARAGRAPH, TABLE, ITEM, HEADING, FIGURE], ids=lambda value: value["kind"])
def test_the_blocks_that_the_table_of_refusals_bends_are_sound(value):
    assert decode_block(json.dumps(value)).kind == value["kind"]


@pytest.mark.parametrize("value", BLOCKS_REFUSED, ids=lambda value: json.dumps(value)[-45:])
def test_a_block_of_no_known_form(value):
    with pytest.raises(EncodingError) as error:
        decode_block(json.dumps(value))
    assert len(str(error.value)) < 300


@given(model_values.blocks, st.data())
def test_a_block_with_one_part_replaced(block, data):
    value = json.loads(encode_block(block))
    value[data.draw(st.sampled_from([*value, "level", "marker"]))] = data.draw(json_values)
    try:
        assert_declared(decode_block(json.dumps(value)))
    except EncodingError:
        pass


def test_the_names_in_pack_files_never_change():
    """Pack files last. Where this fails, the format needs a new number, or the change must be taken back."""
    assert [kind.value for kind in BlockKind] == [
        "heading", "paragraph", "item", "quote", "code", "table", "figure", "rule",
        "footnote",
    ]  # fmt: skip
    assert [kind.value for kind in NoteKind] == ["note", "warning", "correction"]
    assert [int(style) for style in Style] == [1, 2, 4, 8, 16]
    assert encode_block(model_block()) == (
        '{"box":["note",1,"t"],"id":"a","kind":"item","level":2,"marker":"3.","spans":["p",["é",1],["w",2,"term","id"],'
        '["",0,"cite","k","l"],["v",0,"article","a","b"],["t",0,"pack","carrel:a/b"],["u",0,"web","https://e.org/"]]}'
    )
    found = Block("a", BlockKind.RULE, found_by=("b", "c d"))
    assert encode_block(found) == '{"found_by":["b","c d"],"id":"a","kind":"rule"}'


@pytest.mark.parametrize(
    ("block", "containers"),
    [
        (Block("a", BlockKind.PARAGRAPH), ""),
        (Block("a", BlockKind.HEADING, level=3), ""),
        (Block("a", BlockKind.ITEM, level=2), "ll"),
        (Block("a", BlockKind.QUOTE), "q"),
        (Block("a", BlockKind.QUOTE, nesting="lq"), "lq"),
        (Block("a", BlockKind.CODE, nesting="l"), "l"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_the_containers_of_a_block(block, containers):
    assert decode_block(encode_block(block)) == block
    assert block.containers == containers


def model_block() -> Block:
    return Block(
        "a",
        BlockKind.ITEM,
        (
            model.Span("p"),
            model.Span("é", Style.EMPHASIS),
            model.Span("w", Style.STRONG, model.TermLink("id")),
            model.Span("", link=model.Citation(("k", "l"))),
            model.Span("v", link=model.ArticleLink("a", "b")),
            model.Span("t", link=model.PackLink("carrel:a/b")),
            model.Span("u", link=model.WebLink("https://e.org/")),
        ),
        2,
        "3.",
        model.NoteBox(NoteKind.NOTE, 1, "t"),
    )
