"""Where the names of terms link themselves."""

from __future__ import annotations

import pytest

from reader.library.authoring.term_names import MOST_SIGNS, MOST_WORDS
from reader.library.authoring.termlinks import TermLinker
from reader.library.model import Span, Style, TermLink, WebLink
from tests.steps import growth

EM = Style.EMPHASIS


def marked(names: list[str], text: str, language: str = "en-GB") -> str:
    """The text with [brackets] around what links; each name is its own term."""
    linker = TermLinker([(name, name) for name in names], language)
    spans = linker.link_spans((Span(text),), set())
    assert "".join(span.text for span in spans) == text
    return "".join(f"[{span.text}]" if span.link else span.text for span in spans)


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        (["therapy"], "Therapy is therapy.", "[Therapy] is therapy."),
        (["therapy"], "psychotherapy, therapyx", "psychotherapy, therapyx"),
        (["therapy"], "therapies", "[therapies]"),
        (["synapse"], "synapses", "[synapses]"),
        (["attachment"], "attached", "attached"),
        (["attached"], "attachment", "attachment"),
        (["nerve cell"], "Nerve cells, nerve\ncell", "[Nerve cells], nerve\ncell"),
        (["nerve cell"], "nerve, cell", "nerve, cell"),
        (["CBT"], "cbt CBTs CBT", "cbt CBTs [CBT]"),
        (["CBT"], "CBT-based", "[CBT]-based"),
        (["REM sleep"], "non-REM sleep", "non-REM sleep"),
        (["therapy", "talk therapy"], "talk therapy, therapy", "[talk therapy], [therapy]"),
        (["therapy", "talk therapy"], "talk therapy and talk therapy", "[talk therapy] and talk therapy"),
        (["post-traumatic stress"], "post\u2010traumatic stress", "[post\u2010traumatic stress]"),
        (["Beck's model"], "Beck’s model", "[Beck’s model]"),
        (["C++"], "c and C++", "c and [C++]"),
        (["(R)-ketamine"], "an (R)-ketamine", "an [(R)-ketamine]"),
        (["C++", "C"], "C++ and C", "[C++] and [C]"),
        (["C+", "C"], "C at the end of C", "[C] at the end of C"),
        (["sleep", "sleep hygiene", "sleep hygiene rules"], "sleep hygiene rule", "[sleep hygiene rule]"),
        (["sleep", "sleep hygiene plan b"], "sleep hygiene plan a", "[sleep] hygiene plan a"),
        (["a" + " a" * (MOST_WORDS - 1)], "a a" + " a" * (MOST_WORDS - 1), f"[a{' a' * (MOST_WORDS - 1)}] a"),
        (["a" + " a" * MOST_WORDS], "a" + " a" * MOST_WORDS, "a" + " a" * MOST_WORDS),
        (["C" + "+" * (MOST_SIGNS + 1)], "C" + "+" * (MOST_SIGNS + 1), "C" + "+" * (MOST_SIGNS + 1)),
        (["5-HT"], "5-HT, 15-HT", "[5-HT], 15-HT"),
        (["été"], "e\u0301te\u0301", "[e\u0301te\u0301]"),
        (["sleep"], "sleep's", "[sleep]'s"),
        (["sleep"], "", ""),
        (["!"], "wow!", "wow!"),
        ([], "text", "text"),
    ],
)
def test_english(names, text, expected):
    assert marked(names, text) == expected


@pytest.mark.parametrize(
    ("language", "names", "text", "expected"),
    [
        ("zh", ["神经"], "大脑神经可塑", "大脑[神经]可塑"),
        ("ja", ["脳"], "人の脳は", "人の[脳]は"),
        ("th", ["สมอง"], "ในสมองคน", "ใน[สมอง]คน"),
        ("th", ["สม"], "สมิ", "สมิ"),
        ("de", ["Therapie"], "Therapien", "[Therapien]"),
        ("de", ["Straße"], "STRASSE", "[STRASSE]"),
        ("ru", ["терапия"], "терапии", "[терапии]"),
        ("hi", ["नींद"], "अच्छी नींद ज़रूरी", "अच्छी [नींद] ज़रूरी"),
        ("hi", ["नी"], "नींद", "नींद"),
        ("ar", ["نوم"], "نوم", "[نوم]"),
        ("sw", ["usingizi"], "Usingizi mzuri", "[Usingizi] mzuri"),
        ("xx", ["therapy"], "therapies", "therapies"),
    ],
)
def test_other_languages(language, names, text, expected):
    assert marked(names, text, language) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ((Span("a sleep b", EM),), (Span("a ", EM), Span("sleep", EM, TermLink("s")), Span(" b", EM))),
        ((Span("sleep", Style.CODE),), (Span("sleep", Style.CODE),)),
        ((Span("sleep", link=WebLink("https://x.org")),), (Span("sleep", link=WebLink("https://x.org")),)),
        ((Span("w", link=TermLink("s")), Span(" sleep")), (Span("w", link=TermLink("s")), Span(" sleep"))),
        ((Span("un"), Span("sleep", EM)), (Span("un"), Span("sleep", EM))),
        ((Span("sleep", EM), Span("less")), (Span("sleep", EM), Span("less"))),
        ((Span("a "), Span("sleep", EM)), (Span("a "), Span("sleep", EM, TermLink("s")))),
    ],
)
def test_spans_keep_their_style_and_their_links(spans, expected):
    assert TermLinker([("sleep", "s")], "en").link_spans(spans, set()) == expected


def test_a_term_is_linked_once_until_its_section_ends():
    linker = TermLinker([("sleep", "s"), ("nap", "s")], "en")
    seen: set[str] = set()
    first = linker.link_spans((Span("sleep"),), seen)
    assert first[0].link == TermLink("s")
    assert linker.link_spans((Span("a nap"),), seen) == (Span("a nap"),)
    seen.clear()
    assert linker.link_spans((Span("nap"),), seen)[0].link == TermLink("s")


def test_never_links_the_term_that_is_defined():
    assert TermLinker([("sleep", "s")], "en").link_spans((Span("sleep"),), set(), "s") == (Span("sleep"),)


NAMES = {
    "one beginning": lambda number: f"common start of x{number}",
    "one first word": lambda number: f"common x{number}",
    "one ending": lambda number: f"x{number} common end",
    "one word": lambda number: f"x{number}",
    "one stem": lambda number: f"common sleep{'s' * (number % 2)} x{number // 2}",
    "other signs between": lambda number: f"common{'.' * (number % 40)}+{'-' * (number // 40)} end",
    "other signs after": lambda number: f"common{''.join('+-*/=!?'[number // 7**each % 7] for each in range(5))}",
    "longer and longer": lambda number: " ".join(["common"] * (number % 30 + 1)) + f" x{number // 30}",
}


@pytest.mark.parametrize("kind", NAMES)
def test_the_effort_grows_with_the_text_and_the_names_and_not_with_their_product(kind):
    def linking(count: int):
        names = [(NAMES[kind](number), f"t{number}") for number in range(count)]
        texts = [f"The {name}, common {name} common start of common s" for name, _ in names]

        def link() -> None:
            linker = TermLinker(names, "en")
            for text in texts:
                linker.link_spans((Span(text),), set())

        return link

    assert growth(linking, 60) < 7
