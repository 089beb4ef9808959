"""Values that the decoding of a pack file must accept or refuse, shared by its tests."""

from __future__ import annotations

from dataclasses import is_dataclass
from typing import Any, get_type_hints

from hypothesis import strategies as st

from reader.library import model
from reader.library.model import BlockKind, NoteKind, Style

SPANS_REFUSED: list[Any] = [
    "text", {}, None, 1, True,
    [1], [None], [[]], [["x"]], [["x", 32]], [["x", -1]], [["x", True]], [["x", False, "term", "y"]], [["x", 1.0]],
    [["x", "1"]], [[1, 0]], [["x", 10**30]],
    [["x", 0, "term"]], [["x", 0, "term", "a", "b"]], [["x", 0, "term", 1]], [["x", 0, "cite"]],
    [["x", 0, "cite", ["a"]]], [["x", 0, "article", "a"]], [["x", 0, "web"]], [["x", 0, "unknown", "a"]],
    [["x", 0, "cite_with", "a"]], [["x", 0, "cite_with", "a", "b"]], [["x", 0, "cite_with", "a", "b", 1]],
    [["x", 0, "cite_with"]], [["x", 0, "footnote"]], [["x", 0, "footnote", "0"]], [["x", 0, "footnote", "a"]],
    [["x", 0, "footnote", 1]], [["x", 0, "footnote", "1", "2"]], [["x", 0, "footnote", "٣"]],
    [["x", 0, "lang"]], [["x", 0, "lang", ""]], [["x", 0, "lang", "a b"]], [["x", 0, "lang", 1]],
    [["x", 0, "lang", "ar", "ar"]],
    [["x", 0, None, "a"]], [["x", 0, ["term"], "a"]], [[["x"], 0]],
]  # fmt: skip


BODIES_REFUSED: list[Any] = [[], "x", None, 1]


PARAGRAPH = {"id": "a", "kind": "paragraph"}


TABLE = {"id": "a", "kind": "table", "rows": [[["a"], []]], "alignments": ["left", ""]}


ITEM = {"id": "a", "kind": "item", "level": 1, "marker": "•"}


HEADING = {"id": "a", "kind": "heading", "level": 2, "spans": ["x"]}


FIGURE = {"id": "a", "kind": "figure", "figure": ["a.svg", "alt"]}


QUESTION = {
    "id": "q",
    "question": "Which?",
    "choices": ["a", "b"],
    "answer": 1,
    "why": ["x"],
    "block": ["", "a"],
    "cites": ["c"],
}


NAMES = [*TABLE, *ITEM, *QUESTION, "box", "figure", "spans", "csl", "definition", "found_by", "quiz"]


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["paragraph", "item"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=12,
)


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
