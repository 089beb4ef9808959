"""What is read aloud of an article: its sentences in order, where they are, and in which languages."""

from __future__ import annotations

import pytest

from reader.library.model import (
    Article,
    ArticleLink,
    Block,
    BlockKind,
    Citation,
    Figure,
    FootnoteLink,
    NoteBox,
    NoteKind,
    QuizQuestion,
    Span,
    Style,
    Table,
    TermLink,
)
from reader.library.outline import block_text
from reader.library.page_words import page_words
from reader.speech.spoken_article import SpokenArticle, spoken_texts
from reader.speech.spoken_ending import ending_texts
from reader.speech.spoken_text import Sentence, said, spoken_parts


def paragraph(*spans: Span | str) -> Block:
    return Block("p", BlockKind.PARAGRAPH, tuple(Span(span) if isinstance(span, str) else span for span in spans))


def read(article: SpokenArticle) -> list[Sentence]:
    found, place = [], article.first()
    while place:
        found.append(article.sentence(place))
        place = article.step(place, 1)
    return found


def texts(*blocks: Block, language: str = "en") -> list[str]:
    return [sentence.text for sentence in read(SpokenArticle(Article("a", "", blocks), language))]


BOX = NoteBox(NoteKind.WARNING, 1, "Call now")
ROWS = (
    ((Span("Drug"),), (Span("Dose"),), ()),
    ((Span("Aspirin"),), (Span("5 mg. "), Span("daily")), (Span("rare"),)),
    ((Span(""),), (Span(""),), (Span(""),)),
)


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (paragraph("One", Span("", link=Citation(("a", "b"))), ". Two."), ["One.", "Two."]),
        (paragraph("It is", Span("", link=FootnoteLink(1)), " so."), ["It is so."]),
        (paragraph("The ", Span("alarm", link=TermLink("alarm")), " rings."), ["The alarm rings."]),
        (paragraph("10 m", Span("^(x)", Style.SUPERSCRIPT), " of hand\u00adwashing"), ["10 m x of handwashing"]),
        (paragraph("กิน\u200bยา"), ["กินยา"]),
        (paragraph("* * *"), []),
        (paragraph("A\x00b\ud800c \u202ed"), ["A b c d"]),
        (Block("h", BlockKind.HEADING, (Span("What to do"),), level=2), ["What to do"]),
        (Block("i", BlockKind.ITEM, (Span("Wash. Dry."),), level=1, marker="3."), ["3. Wash.", "Dry."]),
        (Block("i", BlockKind.ITEM, (Span("Wash."),), level=1, marker="•"), ["Wash."]),
        (Block("r", BlockKind.RULE), []),
        (
            Block("f", BlockKind.FIGURE, (Span("Figure 1. A hand."),), figure=Figure("a.png", "A hand. It is wet.")),
            ["A hand.", "It is wet.", "Figure 1.", "A hand."],
        ),
        (Block("n", BlockKind.PARAGRAPH, (Span("Go."),), box=BOX), ["Important: Call now", "Go."]),
        (Block("n", BlockKind.FOOTNOTE, (Span("A note."),), level=1), ["Notes", "A note."]),
        (
            Block("t", BlockKind.TABLE, table=Table(ROWS, ("", "", ""))),
            ["Drug. Dose.", "Drug: Aspirin. Dose: 5 mg. daily. rare."],
        ),
    ],
)
def test_blocks(block: Block, expected: list[str]) -> None:
    assert texts(block) == expected


def test_a_box_has_its_title_once() -> None:
    inside = Block("n", BlockKind.PARAGRAPH, (Span("Go."),), box=BOX)
    assert texts(inside, inside) == ["Important: Call now", "Go.", "Go."]


def test_each_language_has_its_own_part() -> None:
    spans = (Span("Say "), Span("مرحبا", lang="ar"), Span(". Then "), Span("go", Style.STRONG), Span("."))
    article = SpokenArticle(Article("a", "", (paragraph(*spans),)), "en")
    assert [[(part.text, part.language) for part in sentence.parts] for sentence in read(article)] == [
        [("Say", "en"), ("مرحبا.", "ar")],
        [("Then go.", "en")],
    ]


def test_the_head_is_read_first() -> None:
    found = read(SpokenArticle(Article("a", "Title", (paragraph("Text."),), "What it is. Really."), "en"))
    assert [(sentence.block, sentence.text) for sentence in found] == [
        (-1, "Title"), (-1, "What it is."), (-1, "Really."), (0, "Text."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "block",
    [
        paragraph("One. ", Span("Two.", Style.STRONG), " Three."),
        Block("t", BlockKind.TABLE, table=Table(ROWS, ("", "", ""))),
        Block(
            "t",
            BlockKind.TABLE,
            table=Table((ROWS[0], ((Span("Long. " * 200),), (Span("x"),), (Span("y"),))), ("", "", "")),
        ),
    ],
    ids=["paragraph", "table", "long row"],
)
def test_sentences_know_where_they_are(block: Block) -> None:
    text = block_text(block)
    found = read(SpokenArticle(Article("a", "", (block,)), "en"))
    assert len(found) > 1
    for sentence in found:
        here = text[sentence.start : sentence.end].replace("\t", " ").split()
        assert here[0] in sentence.text
        assert here[-1] in sentence.text
    assert [sentence.start for sentence in found] == sorted(sentence.start for sentence in found)


def test_steps_and_places() -> None:
    article = SpokenArticle(Article("a", "", (paragraph("Go. Do."), Block("r", BlockKind.RULE), paragraph("C."))), "en")
    first = article.first()
    assert first == (0, 0)
    assert article.at(0, 0) == (0, 0)
    assert article.at(0, 4) == (0, 1)
    assert article.at(0, 99) == (2, 0)
    assert article.at(1, 0) == (2, 0)
    assert article.at(2, 99) is None
    assert article.step(first, -1) is None
    last = article.at(2, 0)
    assert last
    assert article.step(last, 1) is None
    assert article.step(last, -1) == (0, 1)
    assert SpokenArticle(Article("a", "", ()), "en").first() is None


def test_texts_of_a_card() -> None:
    card = spoken_texts(((Span("Alarm"),), (Span("It rings. Loudly."),)), "en")
    assert [sentence.text for sentence in read(card)] == ["Alarm", "It rings.", "Loudly."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a\u2066b\u2069", "ab"), ("a [ ] b", "a b"), ("\n\n", ""), ("x_(y)", "x y"), ("[, ] z", "z")],
)
def test_said(text: str, expected: str) -> None:
    assert said(text) == expected


def test_parts_of_nothing() -> None:
    assert spoken_parts((), 0, 10, "en") == ()
    assert spoken_parts((Span("—"),), 0, 1, "en") == ()


QUIZ = (QuizQuestion("q", "What sounds the alarm?", ("The amygdala.", "The hand"), 0, (), ArticleLink("", "p")),)


def test_questions_are_read_without_their_answers_and_the_sources_are_announced() -> None:
    ending = tuple(ending_texts(QUIZ, 12, page_words("en")))
    article = SpokenArticle(Article("a", "", (paragraph("The end."),)), "en", ending)
    assert [sentence.text for sentence in read(article)] == [
        "The end.",
        "Check yourself",
        "1. What sounds the alarm?",
        "A. The amygdala.",
        "B. The hand",
        "Sources",
        "12 sources",
    ]
    assert not tuple(ending_texts((), 0, page_words("en")))


def test_steps_back_from_below_the_text() -> None:
    article = SpokenArticle(Article("a", "", (paragraph("One. Two."),)), "en", ("Sources",))
    last = article.at(1, 0)
    assert last
    before = article.step(last, -1)
    assert before
    assert article.sentence(before).text == "Two."
    assert article.step(last, 1) is None
