"""`carrel quiz`: asks in a terminal, prints elsewhere, and shows no answer before it is asked for."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from reader.cli import quiz_command
from reader.library.model import ArticleLink, Citation, QuizQuestion, Span
from tests.cli.conftest import Front
from tests.packs import ARTICLES, INFO, make_pack

FIRST, SECOND = ARTICLES
QUIZ = (
    QuizQuestion(
        "one",
        "What sounds the alarm?",
        ("The amygdala", "The hand", "A bell"),
        0,
        (Span("It does"), Span("", link=Citation(("reed2020",))), Span(".")),
        ArticleLink("", "everything"),
        ("unused",),
    ),
    QuizQuestion("two", "Where is more?", ("Here", "There"), 1, (Span("Over there."),), ArticleLink("second", "start")),
)
THIRD = QuizQuestion("three", "And now?", ("Yes", "No"), 1, (Span("Because."),), ArticleLink("gone", "gone"))
ANSWER = """The answer is A: The amygdala
    It does[1].
    In the text: Heading of the first (carrel:sample/first#everything)
    1. Reed, A. (2020). Quiet rooms. Reed Press.
    2. Never cited.
"""


@pytest.fixture
def quiz(tmp_path: Path) -> Path:
    articles = (FIRST._replace(quiz=QUIZ), SECOND._replace(quiz=(THIRD,)))
    return make_pack(tmp_path / "quiz.carrel", articles=articles)


@pytest.fixture
def answering(carrel: Front, monkeypatch: pytest.MonkeyPatch):
    """Runs a command in a terminal in which somebody types these lines."""

    def run(typed: str, *words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(quiz_command, "_is_terminal", lambda: True)
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        return carrel("quiz", *words)

    return run


@pytest.mark.parametrize(
    ("typed", "verdicts", "asked"),
    [
        ("a\nB\nb\n", ["Right", "Right", "Right"], 3),
        ("c\na\na\n", ["Not quite", "Not quite", "Not quite"], 3),
        ("\n\n\n", [], 3),
        (" A \n\nq\n", ["Right"], 3),
        ("q\n", [], 1),
        ("Q\n", [], 1),
        ("", [], 1),
        ("a", ["Right"], 2),
        ("a\n", ["Right"], 2),
        ("d\nab\n1\nж\n\x1b[A\na\nq\n", ["Right"], 2),
        ("a\nc\nb\nq\n", ["Right", "Right"], 3),
    ],
)
def test_answers_that_somebody_types(answering, quiz, typed, verdicts, asked):
    status, out, err = answering(typed, quiz)
    assert (status, err) == (0, "")
    found = [line.partition(".")[0] for line in out.split("\n") if line.startswith(("Right.", "Not quite."))]
    assert found == verdicts
    assert out.count("Question ") == asked


def test_what_is_said_about_an_answer(answering, quiz):
    _, out, _ = answering("x\nb\nq\n", quiz)
    start, rest = out.split("Your answer (A to C; Enter skips, q ends): ", 1)
    assert start == (
        "Nothing is counted or saved.\n\nQuestion 1 of 3: The first article\n\nWhat sounds the alarm?\n"
        "    A. The amygdala\n    B. The hand\n    C. A bell\n"
    )
    assert rest.startswith("Type one letter, A to C, or q to end.\n")
    assert f"\nNot quite. {ANSWER}\nQuestion 2 of 3: The first article\n" in rest
    assert "Your answer (A or B; Enter skips, q ends): " in rest


@pytest.mark.parametrize("options", [[], ["--print"]])
def test_without_a_terminal_the_questions_are_printed(carrel, quiz, options):
    status, out, err = carrel("quiz", quiz, *options)
    assert (status, err) == (0, "")
    assert out.startswith("\nThe first article\n=================\n\n1. What sounds the alarm?\n    A. The amygdala\n")
    assert "\nThe second article\n==================\n\n1. And now?\n" in out
    assert "It does" not in out
    assert "answer" not in out


def test_the_answers_are_printed_at_the_end(answering, quiz):
    _, out, _ = answering("", quiz, "--answers")
    questions, answers = out.split("\nAnswers\n=======\n")
    assert "answer" not in questions
    assert f"\n1. {ANSWER}\n2. The answer is B: There\n" in answers
    assert "In the text: The second article (carrel:sample/second#start)" in answers
    assert answers.count("=\n") == 2  # the titles of the articles
    assert answers.endswith("1. The answer is B: No\n    Because.\n    In the text: carrel:sample/gone#gone\n")


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ([], ["one", "two", "three"]),
        (["--article", "second"], ["three"]),
        (["--article", "carrel:sample/second"], ["three"]),
        (["--article", "carrel:sample/first#opening"], ["one", "two"]),
    ],
)
def test_the_questions_of_one_article(carrel, quiz, words, ids):
    for where in ([quiz], ["--pack", quiz], ["sample", "--pack", quiz]):
        found = json.loads(carrel("quiz", *where, *words, "--json")[1])
        assert [each["id"] for each in found] == ids


def test_json_has_the_answers(carrel, quiz):
    first = json.loads(carrel("quiz", quiz, "--json")[1])[0]
    assert (first["pack"], first["article"], first["number"], first["answer"]) == ("sample", "first", 1, 0)
    assert first["location"] == "carrel:sample/first#everything"


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["--article", "nowhere"], 2, "no available pack has an article with that id"),
        (["other"], 2, "other: This pack is not available."),
        (["no\x1b[2Jne"], 2, "This pack is not available."),
        (["--article", "carrel:sample"], 2, "not a location"),
    ],
)
def test_what_is_not_there(carrel, quiz, words, status, message):
    found, out, err = carrel("quiz", *words, "--pack", quiz)
    assert (found, out) == (status, "")
    assert message in err
    assert "\x1b" not in err


def test_a_pack_without_questions(carrel, pack):
    status, out, err = carrel("quiz", pack)
    assert (status, out) == (1, "")
    assert err == "carrel: There are no questions here. A pack can have some at the end of its articles.\n"


def test_show_has_the_questions_without_answers(carrel, quiz):
    _, out, _ = carrel("show", "first", "--pack", quiz)
    shown = out.partition("\nCheck yourself\n--------------\n\n")[2]
    assert shown.startswith("1. What sounds the alarm?\n    A. The amygdala\n")
    assert shown.index("2. Where is more?") < shown.index("\nSources\n")
    assert "It does" not in out
    assert "Check yourself" not in carrel("show", "second", "--pack", make_pack(quiz.with_name("x.carrel")))[1]


def test_show_as_json_has_the_whole_quiz(carrel, quiz):
    found = json.loads(carrel("show", "second", "--pack", quiz, "--json")[1])
    assert [each["id"] for each in found["quiz"]] == ["three"]


@pytest.mark.parametrize("options", [["--answers"], ["--print"], ["--json"], []])
def test_nothing_steers_the_terminal(answering, tmp_path, options):
    nasty = "\x1b[2J\u202e\r\nfake\u2028\x07"
    question = QuizQuestion(
        "q", nasty, (nasty, nasty + "!"), 1, (Span(nasty),), ArticleLink(nasty, nasty), (nasty, "reed2020")
    )
    article = FIRST._replace(title=nasty, quiz=(question,))
    pack = make_pack(tmp_path / "nasty.carrel", info=INFO._replace(title=nasty), articles=(article,))
    status, out, err = answering("a\n", pack, *options)
    assert status == 0
    assert not set("\x1b\r\x07\u202e\u2028") & set(out + err)
    assert not any(line.startswith("fake") for line in out.split("\n"))
