"""The texts inside a pack file: everything comes back as it was, and nothing comes through that was never written."""

from __future__ import annotations

import json
from dataclasses import is_dataclass
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.library import encoding, model
from reader.library.encoding import EncodingError
from reader.library.model import Article, ArticleEntry, Block, BlockKind, NoteKind, Reference, Style, Term
from tests import model_values


def entry_of(article: Article) -> ArticleEntry:
    return ArticleEntry(0, article.id, article.title, article.summary, 1)


def through_article(article: Article) -> Article:
    bodies = [encoding.encode_block(block) for block in article.blocks]
    details = encoding.encode_details(article)
    return encoding.decode_article(entry_of(article), details, [encoding.decode_block(body) for body in bodies])


@given(model_values.articles)
def test_an_article_comes_back_as_it_was(article):
    back = through_article(article)
    assert back == article
    assert repr(back) == repr(article)  # tuples of two kinds can be equal


@given(model_values.terms)
def test_a_term_comes_back_as_it_was(term):
    assert encoding.decode_term(term.id, term.term, encoding.encode_term(term)) == term


@given(model_values.references)
def test_a_reference_comes_back_as_it_was(reference):
    assert encoding.decode_reference(reference.id, encoding.encode_reference(reference)) == reference


@given(model_values.blocks)
def test_types_come_back_as_declared(block):
    assert_declared(encoding.decode_block(encoding.encode_block(block)))


def assert_declared(value: object) -> None:
    """Every field is of its declared type; numbers are no booleans."""
    is_value = is_dataclass(value) or hasattr(value, "_fields")
    for name, hint in get_type_hints(type(value), vars(model)).items() if is_value else ():
        inner = getattr(value, name)
        if hint in (str, int):
            assert type(inner) is hint, f"{name} of {value}"
        if isinstance(hint, type) and issubclass(hint, Style | BlockKind | NoteKind):
            assert type(inner) is hint
        for each in inner if isinstance(inner, tuple) and not hasattr(inner, "_fields") else [inner]:
            assert_declared(each)


SPANS_REFUSED: list[Any] = [
    "text", {}, None, 1, True,
    [1], [None], [[]], [["x"]], [["x", 8]], [["x", -1]], [["x", True]], [["x", False, "term", "y"]], [["x", 1.0]],
    [["x", "1"]], [[1, 0]], [["x", 10**30]],
    [["x", 0, "term"]], [["x", 0, "term", "a", "b"]], [["x", 0, "term", 1]], [["x", 0, "cite"]],
    [["x", 0, "cite", ["a"]]], [["x", 0, "article", "a"]], [["x", 0, "web"]], [["x", 0, "unknown", "a"]],
    [["x", 0, None, "a"]], [["x", 0, ["term"], "a"]], [[["x"], 0]],
]  # fmt: skip

LOCATIONS_REFUSED = [
    "",
    "carrel:",
    "carrel:a",
    "carrel:a/",
    "carrel:a/b#",
    "carrel:a b/c",
    "a/b",
    " carrel:a/b",
    "carrel:a/b\n",
]

ADDRESSES_REFUSED = [
    "", "example.org", "javascript:alert(1)", "file:///etc/passwd", "FILE:///C:/Windows/system32/calc.exe",
    "smb://host/share", "data:text/html,x", "ms-settings:", "carrel:a/b", "//host/share", "\\\\host\\share",
    " https://example.org", "ht\ntps://example.org", "vbscript:x", "httpsx://e.org", "https:", "https:example.org",
]  # fmt: skip


@pytest.mark.parametrize("value", SPANS_REFUSED, ids=json.dumps)
def test_spans_of_no_known_form(value):
    with pytest.raises(EncodingError):
        encoding.decode_spans(value)


@pytest.mark.parametrize("location", [*LOCATIONS_REFUSED, *ADDRESSES_REFUSED[1:4]])
def test_a_location_that_is_none_is_refused(location):
    with pytest.raises(EncodingError):
        encoding.decode_spans([["x", 0, "pack", location]])


@pytest.mark.parametrize("url", ADDRESSES_REFUSED)
def test_an_address_that_is_none_of_the_web_is_refused(url):
    with pytest.raises(EncodingError):
        encoding.decode_spans([["x", 0, "web", url]])


PARAGRAPH = {"id": "a", "kind": "paragraph"}
TABLE = {"id": "a", "kind": "table", "rows": [[["a"], []]], "alignments": ["left", ""]}
ITEM = {"id": "a", "kind": "item", "level": 1, "marker": "•"}
HEADING = {"id": "a", "kind": "heading", "level": 2, "spans": ["x"]}
FIGURE = {"id": "a", "kind": "figure", "figure": ["a.svg", "alt"]}

KINDS_REFUSED: list[Any] = ["", "PARAGRAPH", "script", 1, None, ["rule"], {}]
ROWS_REFUSED: list[Any] = [
    None, {}, "ab", [], [[]], [[], []], [["a"]], [[["a"]], [["a"], ["b"]]], [[["a"], ["b"]], [["a"]]], [[1, 2]],
    [[[["x", 9]], []]], [["a", "b"]],
]  # fmt: skip
FIGURES_REFUSED: list[Any] = [None, [], "a", ["a"], ["a", 1], ["a", "b", "c"], [None, "b"], {}]

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
    {**PARAGRAPH, "level": 1}, {**PARAGRAPH, "marker": "•"}, {**HEADING, "marker": "1."},
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


@pytest.mark.parametrize("value", [PARAGRAPH, TABLE, ITEM, HEADING, FIGURE], ids=lambda value: value["kind"])
def test_the_blocks_that_the_table_of_refusals_bends_are_sound(value):
    assert encoding.decode_block(json.dumps(value)).kind == value["kind"]


@pytest.mark.parametrize("value", BLOCKS_REFUSED, ids=lambda value: json.dumps(value)[-45:])
def test_a_block_of_no_known_form(value):
    with pytest.raises(EncodingError) as error:
        encoding.decode_block(json.dumps(value))
    assert len(str(error.value)) < 300


BODIES_REFUSED: list[Any] = [[], "x", None, 1]

TERM = {"definition": ["x"], "aka": [], "see": [], "cites": []}


@pytest.mark.parametrize(
    ("id", "name", "body"),
    [
        *((id, "name", TERM) for id in ("", " ", "a b", 1, None, b"a", "-a")),
        *(("a", name, TERM) for name in (1, None, b"a")),
        *(("a", "name", {**TERM, "definition": spans}) for spans in SPANS_REFUSED),
        *(("a", "name", {**TERM, key: [1]}) for key in ("aka", "see", "cites")),
        *(("a", "name", {**TERM, key: "text"}) for key in ("aka", "see", "cites")),
        *(("a", "name", {**TERM, key: None}) for key in TERM),
        *(("a", "name", body) for body in BODIES_REFUSED),
    ],
)
def test_a_term_of_no_known_form(id, name, body):
    with pytest.raises(EncodingError):
        encoding.decode_term(id, name, json.dumps(body))


def nested(depth: int) -> list:
    value: list = []
    for _ in range(depth):
        value = [value]
    return value


REFERENCE = {"csl": {"title": "x"}, "apa": ["x"], "vancouver": ["x"]}


@pytest.mark.parametrize(
    ("id", "body"),
    [
        *((id, REFERENCE) for id in ("", "a b", 1, None, b"a")),
        *(("a", {**REFERENCE, "csl": csl}) for csl in [*BODIES_REFUSED, {"custom": nested(60)}]),
        *(("a", {**REFERENCE, key: spans}) for key in ("apa", "vancouver") for spans in SPANS_REFUSED),
        *(("a", body) for body in BODIES_REFUSED),
    ],
)
def test_a_reference_of_no_known_form(id, body):
    with pytest.raises(EncodingError):
        encoding.decode_reference(id, json.dumps(body))


@pytest.mark.parametrize(
    "details",
    [
        [], "x", None, {"authors": "x"}, {"authors": [1]}, {"published": 1}, {"updated": None}, {"based_on": None},
        {"based_on": []}, {"based_on": {"title": 1}}, {"based_on": {"title": "x", "authors": "y"}},
        {"based_on": {"title": "x", "url": True}},
    ],
)  # fmt: skip
def test_details_of_no_known_form(details):
    with pytest.raises(EncodingError):
        encoding.decode_article(ArticleEntry(0, "a", "t", "", 1), json.dumps(details), [])


def test_a_block_id_given_twice_is_refused():
    blocks = [Block("a", BlockKind.RULE), Block("b", BlockKind.RULE), Block("a", BlockKind.RULE)]
    with pytest.raises(EncodingError, match="a"):
        encoding.decode_article(ArticleEntry(0, "a", "t", "", 1), "{}", blocks)


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["paragraph", "item"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from([*TABLE, *ITEM, "box", "figure", "spans", "csl", "definition"]), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_nothing_but_its_own_error_leaves(value):
    text = json.dumps(value)
    for decode in (
        lambda: encoding.decode_block(text),
        lambda: encoding.decode_term("a", "b", text),
        lambda: encoding.decode_reference("a", text),
        lambda: encoding.decode_article(ArticleEntry(0, "a", "t", "", 1), text, []),
    ):
        try:
            decoded = decode()
        except EncodingError:
            continue
        assert isinstance(decoded, Block | Term | Reference | Article)
        assert_declared(decoded)


@given(model_values.blocks, st.data())
def test_a_block_with_one_part_replaced(block, data):
    value = json.loads(encoding.encode_block(block))
    value[data.draw(st.sampled_from([*value, "level", "marker"]))] = data.draw(json_values)
    try:
        assert_declared(encoding.decode_block(json.dumps(value)))
    except EncodingError:
        pass


def test_the_names_in_pack_files_never_change():
    """Pack files last. Where this fails, the format needs a new number, or the change must be taken back."""
    assert [kind.value for kind in BlockKind] == [
        "heading", "paragraph", "item", "quote", "code", "table", "figure", "rule",
    ]  # fmt: skip
    assert [kind.value for kind in NoteKind] == ["note", "warning", "correction"]
    assert [int(style) for style in Style] == [1, 2, 4]
    assert encoding.encode_block(model_block()) == (
        '{"box":["note",1,"t"],"id":"a","kind":"item","level":2,"marker":"3.","spans":["p",["é",1],["w",2,"term","id"],'
        '["",0,"cite","k","l"],["v",0,"article","a","b"],["t",0,"pack","carrel:a/b"],["u",0,"web","https://e.org/"]]}'
    )


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
