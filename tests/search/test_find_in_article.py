"""Finding in the text of an article, whatever its case, its accents and its keyboard."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.library.folding import fold
from reader.library.model import Block, BlockKind, Citation, Span, Style, Table
from reader.library.outline import block_text
from reader.search.find_in_article import Match, find
from tests.folded_pairs import each_pair


def paragraph(*texts: str) -> Block:
    return Block("p", BlockKind.PARAGRAPH, tuple(Span(text) for text in texts))


def found(text: str, typed: str) -> list[str]:
    """The stretches of the text that are found."""
    return [text[match.first : match.last] for match in find([paragraph(text)], typed)]


@pytest.mark.parametrize(
    ("text", "typed", "stretches"),
    [
        ("The brain changes.", "brain", ["brain"]),
        ("The brain changes.", "BRAIN", ["brain"]),
        ("The BRAIN changes.", "brain", ["BRAIN"]),
        ("ananas", "ana", ["ana"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("The brain", "brains", []),
        # nothing to look for
        ("text", "", []),
        ("text", " \t\n ", []),
        ("te\u0301xt", "\u0301", []),
        ("", "text", []),
        # exponents
        ("10⁶ and 106", "106", ["106"]),
        ("10⁶ and 106", "10⁶", ["10⁶"]),
        ("10⁶ and 106", "10^6", ["10⁶"]),
        ("10⁻⁶ and 10-6", "10^-6", ["10⁻⁶"]),
        ("10⁻⁶ and 10-6", "10-6", ["10-6"]),
        ("خلية 10\u200e⁻⁶\u200e", "10^-6", ["10\u200e⁻⁶\u200e"]),
        ("خلية 10\u200e⁻⁶\u200e", "10-6", []),
        ("10⁶ cells/m²", "cells/m2", ["cells/m²"]),
        ("10⁶ cells", "6 cells", ["⁶ cells"]),
        # white space
        ("one  two", "one two", ["one  two"]),
        ("one\ntwo", "one two", ["one\ntwo"]),
        ("one\u00a0two", "one two", ["one\u00a0two"]),
        ("one two", "  one \t two\n", ["one two"]),
        ("one\u2003two\u2028three", "two three", ["two\u2028three"]),
        ("onetwo", "one two", []),
        ("one two", "onetwo", []),
        # the end of a line within a word
        ("Take parace- tamol", "paracetamol", ["parace- tamol"]),
        ("Take parace-\ntamol now", "acetamol now", ["ace-\ntamol now"]),
        ("Take parace- tamol", "parace- tamol", ["parace- tamol"]),
        ("Pain - relief, pain-relief", "painrelief", []),
        # signs that mean something to a search pattern
        ("a.c abc", "a.c", ["a.c"]),
        ("is it (so)?", "(so)?", ["(so)?"]),
        ("a[0] + b*2 = $3 ^ |x|", "b*2 = $3 ^ |", ["b*2 = $3 ^ |"]),
        ("back\\slash", "\\s", ["\\s"]),
        ("{1,2}", "{1,2}", ["{1,2}"]),
        # accents, typed or not, composed or not
        ("Ein Café", "cafe", ["Café"]),
        ("Ein Cafe", "CAFÉ", ["Cafe"]),
        ("Ein Cafe\u0301 da", "café", ["Cafe\u0301"]),
        ("Ein Cafe\u0301 da", "cafe", ["Cafe\u0301"]),
        ("Ein Cafe\u0301 da", "caf", ["Caf"]),
        ("Ångström", "angstrom", ["Ångström"]),
        ("\u212b", "å", ["\u212b"]),
        ("Tiếng Việt", "tieng viet", ["Tiếng Việt"]),
        ("q\u0323\u0307x", "qx", ["q\u0323\u0307x"]),
        ("\u0301abc", "abc", ["abc"]),
        ("Søren, Łódź", "soren, lodz", ["Søren, Łódź"]),
        ("Æon œuvre", "aeon oeuvre", ["Æon œuvre"]),
        # case that changes the length
        ("Straße", "strasse", ["Straße"]),
        ("STRASSE", "straße", ["STRASSE"]),
        ("die Straße da", "ße d", ["ße d"]),
        ("STRAẞE", "straße", ["STRAẞE"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("xİy", "xiy", ["xİy"]),
        ("ısı", "isi", ["ısı"]),
        ("ΟΔΟΣ οδός οδοσ", "οδος", ["ΟΔΟΣ", "οδός", "οδοσ"]),
        ("ŉ", "'n", ["ŉ"]),
        ("ΐ", "ι", ["ΐ"]),
        # a part of a character that folds to several is the whole, once
        ("Maß", "mas", ["Maß"]),
        ("ß", "s", ["ß"]),
        ("ﬃ", "f", ["ﬃ"]),
        # ligatures and other forms of a letter
        ("oﬃce ﬁle", "office", ["oﬃce"]),
        ("oﬃce ﬁle", "fil", ["ﬁl"]),
        ("ｆｕｌｌ", "full", ["ｆｕｌｌ"]),
        ("x² ½ №5 ℃", "x2", ["x²"]),
        ("20 ℃", "20 °c", ["20 ℃"]),
        ("\u212a", "k", ["\u212a"]),
        ("and so on…", "on...", ["on…"]),
        # what a printer sets and a keyboard lacks
        ("Don’t “stop”", 'don\'t "stop"', ["Don’t “stop”"]),
        ("Don't", "don’t", ["Don't"]),
        ("1990–1999", "1990-1999", ["1990–1999"]),
        ("self‑help", "self-help", ["self‑help"]),
        ("word\u00adbreak", "wordbreak", ["word\u00adbreak"]),
        ("zero\u200bwidth", "zerowidth", ["zero\u200bwidth"]),
        ("ดื่ม\u200bน้ำ\u200bมาก", "มน้ำม", ["ม\u200bน้ำ\u200bม"]),
        # other scripts
        ("🧠 and ❤\ufe0f!", "❤", ["❤\ufe0f"]),
        ("🧠 and ❤!", "❤\ufe0f", ["❤"]),
        ("a 🧠 b", "🧠 B", ["🧠 b"]),
        ("👩\u200d⚕\ufe0f", "👩\u200d⚕\ufe0f", ["👩\u200d⚕\ufe0f"]),
        ("人的大脑会改变。", "大脑", ["大脑"]),
        ("ガイド", "カイト", ["ガイド"]),
        ("ｶﾞｲﾄﾞ", "ガイド", ["ｶﾞｲﾄﾞ"]),
        ("한국어", "한국", ["한국"]),
        ("\u1112\u1161\u11ab국", "한국", ["\u1112\u1161\u11ab국"]),
        ("الدِّمَاغُ كبير", "الدماغ", ["الدِّمَاغُ"]),
        ("الدماغ", "الدِّمَاغُ", ["الدماغ"]),
        ("كـــبير", "كبير", ["كـــبير"]),
        ("דָּבָר", "דבר", ["דָּבָר"]),
        ("мозг и Ёлка", "елка", ["Ёлка"]),
        ("ภาษาไทย", "ภาษา", ["ภาษา"]),
        ("หนี หนู", "หนู", ["หนู"]),
        ("की कु", "कु", ["कु"]),
    ],
)
def test_what_is_found(text, typed, stretches):
    assert found(text, typed) == stretches


@each_pair
def test_finds_what_the_search_folds_together(language, one, other):
    assert found(f"( {one} )", other) == [one]
    assert found(f"( {other} )", one) == [other]


def test_matches_go_over_the_borders_of_spans():
    block = Block(
        "p",
        BlockKind.PARAGRAPH,
        (Span("The ama"), Span("ZING", Style.STRONG), Span("", link=Citation(("a",))), Span(" brain")),
    )
    assert find([block], "amazing brain") == [Match(0, 4, 17)]


def test_the_cells_of_a_table_are_searched():
    block = Block("t", BlockKind.TABLE, table=Table((((Span("Kind"),), (Span("Aim"),)), ((Span("é"),), ())), ("", "")))
    assert find([block], "aim") == [Match(0, 5, 8)]
    assert find([block], "e") == [Match(0, 9, 10)]


def test_matches_come_in_reading_order():
    blocks = [paragraph("a b a"), paragraph(""), paragraph("Á")]
    assert find(blocks, "a") == [Match(0, 0, 1), Match(0, 4, 5), Match(2, 0, 1)]
    assert find([], "a") == []


def test_a_match_does_not_go_on_in_the_next_block():
    assert find([paragraph("one"), paragraph("two")], "one two") == []


tricky = st.text(
    st.sampled_from("abs ßSİıﬁﬃé\u0301\u0323e ΣςσΟŉ\u00ad\u200b\ufe0f🧠한가\u1161ガﾞ…’'\n\u00a0ΐ½") | st.characters(),
    max_size=20,
)


@given(tricky, tricky)
def test_offsets_are_those_of_the_text_itself(text, typed):
    """Each match holds what was typed, ends where it must, and no two are the same."""
    wanted = " ".join(fold(typed).split())
    matches = find([paragraph(text)], typed)
    before = 0
    for match in matches:
        assert before <= match.first < match.last <= len(text)
        stretch = text[match.first : match.last]
        assert wanted in " ".join(fold(stretch).split())
        assert wanted not in " ".join(fold(stretch[1:]).split())
        before = match.last
    if matches:
        assert wanted


@given(tricky, tricky, tricky)
def test_what_is_there_is_found(before, middle, after):
    text = before + middle + after
    assert bool(find([paragraph(text)], middle)) == bool(fold(middle).split())


@given(st.text())
def test_a_text_is_found_by_itself(text):
    matches = find([paragraph(text)], text)
    assert bool(matches) == bool(fold(text).split())
    assert [match.index for match in matches] in ([], [0])


@given(st.text(max_size=30), st.text(st.characters(max_codepoint=127), max_size=5))
@example("don`t", "`")
def test_ascii_takes_the_same_way(text, typed):
    """A text of plain letters is not folded character by character; the outcome is the same."""
    plain = text.encode("ascii", "ignore").decode()
    direct = find([paragraph(plain)], typed)
    detour = [match for match in find([paragraph(plain + " é")], typed) if match.last <= len(plain)]
    if " " not in typed:
        assert direct == detour or "e" in typed


def test_the_text_searched_is_that_of_the_block():
    block = paragraph("one", " two")
    [match] = find([block], "e t")
    assert block_text(block)[match.first : match.last] == "e t"
