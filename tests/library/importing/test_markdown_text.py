"""Whatever text a document has, readers of the pack get the same text, with the same styles."""

from __future__ import annotations

import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reader.library.authoring.problems import any_error
from reader.library.importing.imported import (
    CitedWork,
    CitedWorks,
    FootnoteMark,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    QuoteBlock,
    StyledText,
    TableBlock,
    WebTarget,
)
from reader.library.importing.markdown_inlines import LinkNames, written
from reader.library.model import STYLES, Block, Spans, Style, WebLink
from reader.library.scripts import shown_form
from tests.library.importing.written import document, read_back

_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+−=()ni", strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", "0123456789+−=()", strict=True))
_SIGNS = [
    *"*_[]^~@{}<>\\|#:!?.,;$&%=+-()`\"'/•–—·→½≥é漢 \u00a0\t\n",
    *("**", "__", "~~", "::: note", "{#id}", "[^1]", "[@ng2020]", "](#a)", "1. ", "2) ", "- ", "a) ", "# ", "> ", "--"),
    *("===", "```", "<br>", "<sup>6</sup>", "<!-- ", " -->", "&amp;", "&#65;", "http://x.org/a_b", "$x^2$", "\\alpha"),
    *(":smile:", "a@b.org", "| a | b |", "CO_2", "10^6", "(see)", "h1. ", "[x]: y", "= a", "!!! n", "{{a}}", "%%a%%"),
]
_WORDS = ["Give", ", ", " and ", "10", "6", "mg", "x", "DOSE", "of", "3.5", "HIV", "a", "1,000"]
_TEXT = some.lists(some.sampled_from(_SIGNS + _WORDS * 2), min_size=1, max_size=6).map("".join)
_STYLE = some.sampled_from([0, 1, 2, 3]).map(lambda number: STYLES[number])
_SCRIPT = some.sampled_from([8, 16, 10, 17]).map(lambda number: STYLES[number])
_TARGET = some.sampled_from([None, None, None, WebTarget("https://example.org/a_(b)?c=1&amp;d=*e*")])
# Markdown has no subscript of <, > and brackets where no word is before it.
_SCRIPT_TEXT = some.sampled_from(
    ["6", "-6", "2+", "x y", "st", "a*b", "1/2", "½", " 2 ", "^", "~", "^2^", "_i_", "\\n", "&amp;"]
)
_INLINE = some.builds(StyledText, _TEXT, _STYLE, _TARGET) | some.builds(StyledText, _SCRIPT_TEXT, _SCRIPT, _TARGET)


def _no_scripts_touch(inlines) -> bool:
    """Two that touch are one script in a pack."""
    return not any(left.style & 24 and right.style & 24 for left, right in pairwise(inlines))


_INLINES = some.lists(_INLINE, min_size=1, max_size=5).map(tuple).filter(_no_scripts_touch)


def _signs(spans: Spans) -> list[tuple[str, Style, str]]:
    """Each visible character, with what of its look must stay."""
    found = []
    for span in spans:
        text = shown_form(span.text)[0] if span.style & (8 | 16) else span.text
        link = span.link.url if isinstance(span.link, WebLink) else ""
        for sign in text.replace("\u200e", ""):
            script = span.style & (Style.SUPERSCRIPT | Style.SUBSCRIPT)
            if sign in _RAISED:
                sign, script = _RAISED[sign], Style.SUPERSCRIPT
            elif sign in _LOWERED:
                sign, script = _LOWERED[sign], Style.SUBSCRIPT
            found.append((sign, script | (span.style & 3), link))
    return _visible(found)


def _given(inlines: tuple[StyledText, ...]) -> list[tuple[str, Style, str]]:
    return _visible(
        [
            (sign, inline.style, inline.target.url if isinstance(inline.target, WebTarget) else "")
            for inline in inlines
            for sign in unicodedata.normalize("NFC", inline.text)
        ]
    )


def _visible(signs: list[tuple[str, Style, str]]) -> list[tuple[str, Style, str]]:
    """What need not stay: the emphasis of punctuation and of scripts, and which of several kinds that touch it is.

    A true minus is shown for one that is raised.
    """
    shown = []
    for sign, style, link in signs:
        if sign.isspace():
            continue
        style = style if sign.isalnum() and not style & 24 else style & ~Style(3)
        style = style & ~Style(3) | Style.STRONG if style & 3 else style
        shown.append(("−" if sign == "-" and style & 24 else sign, STYLES[style], link.replace("&amp;", "&")))
    return shown


def _check(blocks, read, inlines) -> None:
    with tempfile.TemporaryDirectory() as folder:
        article, problems = read_back(document(blocks), Path(folder) / "pack")
    assert not any_error(problems), problems
    assert _signs(read(article.blocks)) == _given(inlines)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_INLINES)
def test_text_of_a_paragraph_comes_back(inlines) -> None:
    if not _given(inlines):
        return
    _check([ParagraphBlock(inlines), ParagraphBlock((StyledText("End"),))], _all_but_last, inlines)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_INLINES, some.sampled_from(["heading", "cell", "item", "quote"]))
def test_text_elsewhere_comes_back(inlines, where) -> None:
    if not _given(inlines):
        return
    block = {
        "heading": HeadingBlock(2, inlines),
        "cell": TableBlock(((inlines, (StyledText("b"),)), ((StyledText("c"),), (StyledText("d"),)))),
        "item": ListBlock(((ParagraphBlock(inlines),),), 3),
        "quote": QuoteBlock((ParagraphBlock(inlines),)),
    }[where]
    read = _first_cell if where == "cell" else _all_but_last
    _check([block, ParagraphBlock((StyledText("End"),))], read, inlines)


def _all_but_last(blocks: tuple[Block, ...]) -> Spans:
    assert len(blocks) == 2, blocks
    return blocks[0].spans


def _first_cell(blocks: tuple[Block, ...]) -> Spans:
    assert blocks[0].table is not None
    return blocks[0].table.rows[0][0]


@pytest.mark.parametrize("text", _SIGNS)
def test_each_sign_alone_comes_back(text, tmp_path) -> None:
    inlines = (StyledText(f"Give {text} 5 mg"),)
    article, problems = read_back(document([ParagraphBlock(inlines)]), tmp_path / "pack")
    assert problems == []
    assert _signs(article.blocks[0].spans) == _given(inlines)


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        ([("a", 2), ("b", 3), ("c", 2)], "**a*b*c**"),
        ([("a", 1), ("b", 2)], "*a***b**"),
        ([("a ", 1), ("b", 2)], "*a* **b**"),
        ([("a", 2), (" ", 0), ("b", 2)], "**a b**"),
        ([("a", 1), ("b", 3), ("c", 2)], "**abc**"),
        ([("(a)", 2), ("b", 0)], "**(a**)b"),
        ([("a", 1), (", ", 0), ("b", 2)], "*a*, **b**"),
        ([("a, ", 1), ("b", 2)], "*a,* **b**"),
        ([("10", 0), ("6", 8), ("5", 0)], "10<sup>6</sup>5"),
        ([("10", 0), ("6", 8), (" cells", 0)], "10^6^ cells"),
        ([("H", 0), ("2", 16), ("O", 0)], "H~2~O"),
        ([("Give ", 0), ("2", 16)], "Give <sub>2</sub>"),
    ],
)
def test_marks_of_styles(texts, wanted) -> None:
    inlines = [StyledText(text, STYLES[style]) for text, style in texts]
    assert written(inlines, LinkNames({}, {})) == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [("Look!", "(see)"), ("a", "(https://example.org)"), ("", ": b"), ("[", "]"), ("^", "^"), ("*", "*")],
)
@pytest.mark.parametrize(
    "mark", [CitedWorks((CitedWork("ng2020", "see", "p. 3"),)), FootnoteMark("1")], ids=["cite", "note"]
)
def test_text_beside_brackets(before, after, mark, tmp_path) -> None:
    inlines = (StyledText(before), mark, StyledText(after))
    notes = {"1": (StyledText("Note"),)} if isinstance(mark, FootnoteMark) else {}
    article, problems = read_back(document([ParagraphBlock(inlines)], notes), tmp_path / "pack")
    spans = article.blocks[0].spans
    assert problems == []
    assert ("".join(span.text for span in spans), sum(span.link is not None for span in spans)) == (before + after, 1)
