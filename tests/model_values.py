"""Any value of the model that a pack may hold, for property tests."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from reader.library.model import (
    ID,
    Article,
    ArticleLink,
    BasedOn,
    Block,
    BlockKind,
    Citation,
    Figure,
    FigureFile,
    FootnoteLink,
    Location,
    NoteBox,
    NoteKind,
    PackInfo,
    PackLink,
    QuizQuestion,
    Reference,
    Span,
    Style,
    Table,
    Term,
    TermLink,
    WebLink,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["", "\\ud800", '"', "\x00", "\n\t\u2028", "𝛼🧠e\u0301", "</script>", "[1,2]", "'; DROP TABLE pack"]
)
ids = st.from_regex(ID, fullmatch=True).map(lambda text: text[:20]) | st.sampled_from(["a", "é-1", "1.2_3", "мозг"])
styles = st.integers(0, 31).map(Style)
some_texts = st.lists(texts, max_size=3).map(tuple)

links = st.one_of(
    st.builds(TermLink, texts),
    st.builds(Citation, st.lists(texts, min_size=1, max_size=3).map(tuple), st.just(())),
    st.lists(st.tuples(texts, texts, texts), min_size=1, max_size=3).map(
        lambda parts: Citation(tuple(part[0] for part in parts), tuple(part[1:] for part in parts))
    ),
    st.builds(FootnoteLink, st.integers(1, 50_000)),
    st.builds(ArticleLink, texts, texts),
    st.builds(PackLink, st.builds(Location, ids, ids, st.just("") | ids, st.just(0)).map(str)),
    st.builds(WebLink, st.from_regex(r"(https?://|HTTP://|mailto:)[a-z][a-z/?#&%=.@é🧠]{0,8}", fullmatch=True)),
)
languages = st.sampled_from(("", "ar", "zh-Hant-TW"))
spans = st.lists(st.builds(Span, texts, styles, st.none() | links, languages), max_size=4).map(tuple)
boxes = st.builds(NoteBox, st.sampled_from(NoteKind), st.integers(1, 100_000), texts)
markers = st.sampled_from(["", "•", "0.", "7)", "1000000000."])


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 3))
    row = st.tuples(*[spans] * width)
    alignment = st.sampled_from(["", "left", "center", "right"])
    return Table(tuple(draw(st.lists(row, min_size=1, max_size=3))), draw(st.tuples(*[alignment] * width)))


def _of(kind: BlockKind, **parts: st.SearchStrategy) -> st.SearchStrategy[Block]:
    """Not by `st.builds`, which fills the parts that are left out of a named tuple, too."""
    shared = {"id": ids, "kind": st.just(kind), "box": st.none() | boxes, "found_by": some_texts}
    given = st.fixed_dictionaries({**shared, **parts})
    return given.map(lambda found: Block(**found))


blocks = st.one_of(
    _of(BlockKind.HEADING, spans=spans, level=st.integers(1, 6)),
    _of(BlockKind.ITEM, spans=spans, level=st.integers(1, 20), marker=markers),
    _of(BlockKind.ITEM, spans=spans, level=st.just(2), nesting=st.sampled_from(["", "ll", "qll", "lqlq"])),
    _of(BlockKind.QUOTE, spans=spans, nesting=st.sampled_from(["", "lq", "qqq"])),
    _of(BlockKind.FOOTNOTE, spans=spans, level=st.integers(1, 50_000)),
    _of(BlockKind.TABLE, table=tables()),
    _of(BlockKind.FIGURE, spans=spans, figure=st.builds(Figure, texts, texts)),
    _of(BlockKind.RULE),
    *(_of(kind, spans=spans) for kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.CODE)),
)

addresses = st.sampled_from(["", "https://example.org/", "http://é.example/?q=1#x"])
based_on = st.builds(BasedOn, texts, some_texts, texts, texts, addresses, texts)


@st.composite
def questions(draw: st.DrawFn) -> QuizQuestion:
    choices = draw(st.lists(texts, min_size=2, max_size=6).map(tuple))
    answer, block = draw(st.integers(0, len(choices) - 1)), draw(st.builds(ArticleLink, texts, texts))
    return QuizQuestion(draw(ids), draw(texts), choices, answer, draw(spans), block, draw(some_texts))


articles = st.builds(
    Article,
    ids,
    texts,
    st.lists(blocks, max_size=5, unique_by=lambda block: block.id).map(tuple),
    texts,
    some_texts,
    texts,
    texts,
    st.none() | based_on,
    quiz=st.lists(questions(), max_size=2, unique_by=lambda question: question.id).map(tuple),
)
terms = st.builds(Term, ids, texts, spans, some_texts, some_texts, some_texts)
numbers = st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False)
csl_values = st.recursive(
    texts | numbers | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
references = st.builds(Reference, ids, st.dictionaries(texts, csl_values, max_size=4), spans, spans)
figures = st.builds(
    FigureFile, texts, texts, st.integers(1, 6000), st.integers(1, 6000), st.binary(max_size=20)
)  # fmt: skip
infos = st.builds(PackInfo, ids, texts, st.integers(1, 999_999_999), texts, texts, texts, texts, texts)


def numbered(found: list, key: str = "id") -> list:
    """The values with ids of their own, where two might have drawn the same."""
    return [_changed(each, key, f"{getattr(each, key)[:80]}{number}") for number, each in enumerate(found)]


def _changed(value: Any, key: str, to: str) -> Any:
    return value._replace(**{key: to}) if hasattr(value, "_replace") else replace(value, **{key: to})
