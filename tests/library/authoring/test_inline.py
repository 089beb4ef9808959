"""Inline Markdown becomes spans."""

from __future__ import annotations

import pytest

from reader.library.authoring.inline_source import read_inline
from reader.library.authoring.problems import FileProblems
from reader.library.authoring.targets import FileLinkResolver
from reader.library.model import (
    ArticleLink,
    Citation,
    PackLink,
    Span,
    Style,
    TermLink,
    WebLink,
)
from tests.library.authoring.samples import (
    END,
    HEAD,
    MD,
    TARGETS,
    assert_reported,
    spans_of,
)

EM, STRONG, CODE = Style.EMPHASIS, Style.STRONG, Style.CODE
SUP, SUB = Style.SUPERSCRIPT, Style.SUBSCRIPT


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("plain", [Span("plain")]),
        ("a *b* c", [Span("a "), Span("b", EM), Span(" c")]),
        ("**a *b***", [Span("a ", STRONG), Span("b", STRONG | EM)]),
        ("*a **b** c*", [Span("a ", EM), Span("b", EM | STRONG), Span(" c", EM)]),
        ("`[@a]`", [Span("[@a]", CODE)]),
        ("*a `b`*", [Span("a ", EM), Span("b", EM | CODE)]),
        ("one\ntwo", [Span("one two")]),
        ("a [قلب]{lang=ar} b", [Span("a "), Span("قلب", lang="ar"), Span(" b")]),
        ('[*der* Arzt]{lang="de-AT"}', [Span("der", EM, lang="de-AT"), Span(" Arzt", lang="de-AT")]),
        ("[a [b]{lang=fr} c]{lang=de}", [Span("a ", lang="de"), Span("b", lang="fr"), Span(" c", lang="de")]),
        ("[[here](https://x.org)]{lang=fr}", [Span("here", link=WebLink("https://x.org"), lang="fr")]),
        ("so [dit [@a]]{lang=fr}", [Span("so "), Span("dit", lang="fr"), Span("", link=Citation(("a",)))]),
        ("\\[a]{lang=fr}", [Span("[a]{lang=fr}")]),
        ("`[a]{lang=fr}`", [Span("[a]{lang=fr}", CODE)]),
        ("one\\\ntwo", [Span("one\ntwo")]),
        ("one  \ntwo", [Span("one\ntwo")]),
        ("睡眠\n很好", [Span("睡眠很好")]),
        ("睡眠\ngood", [Span("睡眠 good")]),
        ("수면\n좋다", [Span("수면 좋다")]),
        ("<b>bold</b> &amp; <!-- x -->", [Span("<b>bold</b> & ")]),
        ("one<br>two<br />\nthree", [Span("one\ntwo\nthree")]),
        ("\\*a\\*", [Span("*a*")]),
        ("so [@a].", [Span("so"), Span("", link=Citation(("a",))), Span(".")]),
        ("so [@a; @b]", [Span("so"), Span("", link=Citation(("a", "b")))]),
        ("so [@a;\n@b; @a]", [Span("so"), Span("", link=Citation(("a", "b")))]),
        ("\\[@a]", [Span("[@a]")]),
        ("so [-@a]", [Span("so"), Span("", link=Citation(("a",)))]),
        ("so [@a, p. 3]", [Span("so"), Span("", link=Citation(("a",), (("", "p. 3"),)))]),
        ("so [@a p. 3]", [Span("so"), Span("", link=Citation(("a",), (("", "p. 3"),)))]),
        (
            "so [see @a, chapter 2;\nalso @b.]",
            [
                Span("so"),
                Span("", link=Citation(("a", "b"), (("see", "chapter 2"), ("also", ".")))),
            ],
        ),
        ("so [@a，3；@b]", [Span("so"), Span("", link=Citation(("a", "b"), (("", "3"), ("", ""))))]),
        ("so [@{a}, {pp. 3–5}]", [Span("so"), Span("", link=Citation(("a",), (("", "pp. 3–5"),)))]),
        (
            "so [@a, p. 3; @a, p. 4]",
            [
                Span("so"),
                Span("", link=Citation(("a", "a"), (("", "p. 3"), ("", "p. 4")))),
            ],
        ),
        ("[write to @a](https://b.org)", [Span("write to @a", link=WebLink("https://b.org"))]),
        ("10^6^ cells", [Span("10⁶ cells")]),
        ("10^-6^ l", [Span("10"), Span("⁻⁶", SUP), Span(" l")]),
        ("*x^a\\ b^*", [Span("x", EM), Span("^(a b)", EM | SUP)]),
        ("خلية 10^-6^", [Span("خلية 10"), Span("\u200e⁻⁶\u200e", SUP)]),
        ("خلية 10^-6,5^", [Span("خلية 10"), Span("^(\u200e-6,5\u200e)", SUP)]),
        ("خلية C~max~, 10^6^", [Span("خلية C"), Span("max", SUB), Span(", 10⁶")]),
        ("H~2~O, C~max~", [Span("H₂O, C"), Span("max", SUB)]),
        ("^1^/~2~, CO~2~/N~2~", [Span("¹/₂, CO₂/N₂")]),
        ("5/~10 or 3/~4~", [Span("5/~10 or 3/~4~")]),
        ("10<sup>6</sup>, H<sub>2</sub>O", [Span("10⁶, H₂O")]),
        ("~5 mg to ~9 mg, 2^ 3^, ~~a~~", [Span("~5 mg to ~9 mg, 2^ 3^, ~~a~~")]),
        ("~5–~10 or (~5~10)", [Span("~5–~10 or (~5~10)")]),
        ("[w](term:sleep)", [Span("w", link=TermLink("sleep"))]),
        ("[a *b*](term:sleep)", [Span("a ", link=TermLink("sleep")), Span("b", EM, TermLink("sleep"))]),
        ("[w](article:mood)", [Span("w", link=ArticleLink("mood"))]),
        ("[w](#x)", [Span("w", link=ArticleLink("", "x"))]),
        ("[w](https://example.org/ä?b=c)", [Span("w", link=WebLink("https://example.org/ä?b=c"))]),
        ("[w](carrel:other/article#x)", [Span("w", link=PackLink("carrel:other/article#x"))]),
        ("[w](mailto:a@b.org)", [Span("w", link=WebLink("mailto:a@b.org"))]),
        ("<https://b.org>", [Span("https://b.org", link=WebLink("https://b.org"))]),
        ("[a](#x)[b](#x)", [Span("a", link=ArticleLink("", "x")), Span("b", link=ArticleLink("", "x"))]),
        ("\u200fשלום\u200e a", [Span("\u200fשלום\u200e a")]),
    ],
)
def test_inline(text, spans):
    assert spans_of(text) == tuple(spans)


@pytest.mark.parametrize(
    ("address", "shown"),
    [("javascript:x", "a"), ("file:///etc/passwd", "a"), ("vbscript:x", "a"), ("carrel:x", "a"), ("//x.org", "a")],
)
def test_a_link_of_another_kind_becomes_text(address, shown):
    problems = FileProblems("x.md")
    spans = read_inline(f"[a]({address})", 1, FileLinkResolver(TARGETS, problems))
    assert spans == (Span(shown),)
    assert len(problems.found) == 1


@pytest.mark.parametrize(
    ("file", "content", "message"),
    [
        (MD, HEAD + "A [](https://example.org)." + END, MD + ":5: this link has no text"),
        (
            MD,
            HEAD + "A [b]{lang=english}." + END,
            MD + ":5: “english” after lang= is not the tag of a language; did you mean en?",
        ),
        (MD, HEAD + "A [b]{lang=qq}." + END, MD + ":5: “qq” after lang= is not the tag of a language; write one"),
        (MD, HEAD + "A ![bed](figures/bed.svg) b." + END, MD + ":5: a figure must be alone in its paragraph"),
    ],
)
def test_problems(make_folder, file, content, message):
    assert_reported(make_folder, file, content, message)
