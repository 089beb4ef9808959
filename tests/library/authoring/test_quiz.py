"""Problems of quiz.yaml, and what it becomes in the pack."""

from __future__ import annotations

import pytest

from reader.library.authoring.build import build, check, check_and_count
from reader.library.model import ArticleLink, Citation, QuizQuestion, Span, Style, TermLink
from reader.library.packfile import open_pack
from reader.library.quizzes import articles_with_quiz
from tests.library.authoring.samples import END, HEAD, MD, MakeFolder, assert_reported

QUIZ = """questions:
- id: sleep-1
  article: mood
  question: What does good sleep do?
  choices:
  - It helps.
  - It harms.
  answer: 1
  why: Good sleep *helps* [@smith2020].
  block: good
  cites: [smith2020]
"""
TEXT = HEAD + "Good sleep helps. {#good}" + END
MORE = HEAD + "More. {#more}"


def line_of(key: str) -> int:
    return next(number for number, line in enumerate(QUIZ.split("\n"), 1) if f"{key}:" in line)


def changed(key: str, text: str) -> str:
    """The quiz with another value of a field that is written on one line."""
    lines = QUIZ.split("\n")
    lines[line_of(key) - 1] = text
    return "\n".join(line for line in lines if line)


@pytest.fixture
def make_quiz(make_folder: MakeFolder):
    return lambda quiz=QUIZ, **files: make_folder({MD: TEXT, "articles/more.md": MORE, "quiz.yaml": quiz, **files})


def test_a_valid_quiz_has_no_problems_and_is_counted(make_quiz):
    problems, counts = check_and_count(make_quiz())
    assert (problems, counts.questions) == ([], 1)


def test_a_list_without_a_name_is_read_too(make_quiz):
    assert check_and_count(make_quiz(QUIZ.removeprefix("questions:\n")))[1].questions == 1


def test_a_folder_without_a_quiz_has_no_questions(make_folder):
    assert check_and_count(make_folder())[1].questions == 0


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("x\n", "quiz.yaml:1: the file must be a list"),
        ("- x\n", "quiz.yaml:1: this entry is a single text"),
        ("", "quiz.yaml:1: this file has no questions"),
        ("questions:\n", "quiz.yaml:1: this file has no questions"),
        ("qestions: []\n", "quiz.yaml:1: unknown field qestions; did you mean questions?"),
        (QUIZ + QUIZ.removeprefix("questions:\n"), "quiz.yaml:12: question sleep-1 is given twice (first in line 2)"),
        (changed("id", "- id: a b"), "quiz.yaml:2: id a b is not a valid id"),
        (QUIZ + "  anser: 2\n", "quiz.yaml:12: unknown field anser; did you mean answer?"),
        (changed("article", "  article: moood"), "quiz.yaml:3: article names an unknown article moood; did you mean"),
        (changed("article", "  article: ''"), "quiz.yaml:3: article is missing; add a line such as article: sleep"),
        (changed("question", "  question: [a]"), "quiz.yaml:4: question must be a single text, not a list"),
        (changed("question", "  question: A **bold** one"), "quiz.yaml:4: **bold** is shown as it is: a question has"),
        (changed("answer", "  answer: 3"), "quiz.yaml:8: answer must be the number of the right choice, from 1 to 2"),
        (changed("answer", "  answer: 0"), "quiz.yaml:8: answer must be the number of the right choice, from 1 to 2"),
        (changed("answer", "  answer: B"), "from 1 to 2, not B"),
        (changed("answer", "  answer: 1.5"), "from 1 to 2, not 1.5"),
        (changed("answer", "  answer: ٢"), "from 1 to 2, not ٢"),
        (changed("answer", "  answer:"), "quiz.yaml:8: answer is missing"),
        (changed("why", "  why:"), "quiz.yaml:9: why is missing"),
        (changed("why", "  why: See [@smit2020]."), "quiz.yaml:9: unknown reference @smit2020; did you mean smith2020"),
        (changed("why", "  why: See [it](article:mood#goood)."), "quiz.yaml:9: the article mood has no block #goood"),
        (changed("why", "  why: See [it](#good)."), "quiz.yaml:9: #good needs the id of its article here"),
        (changed("block", "  block: goood"), "quiz.yaml:10: the article mood has no block #goood; did you mean good?"),
        (changed("block", "  block: more#good"), "quiz.yaml:10: the article more has no block #good"),
        (changed("block", "  block: moer#more"), "quiz.yaml:10: block names an unknown article moer; did you mean"),
        (changed("block", "  block: article:more#more"), "quiz.yaml:10: block article:more#more is not the id"),
        (changed("block", "  block: more#"), "quiz.yaml:10: block more# is not the id of a block"),
        (changed("block", "  block: #good"), "quiz.yaml:10: block is missing"),
        (changed("cites", "  cites: [smit2020]"), "quiz.yaml:11: cites contains an unknown reference smit2020; did"),
        (QUIZ.replace("  - It harms.\n", ""), "quiz.yaml:5: choices must have 2 to 6 texts, and it has 1"),
        (QUIZ.replace("  - It harms.\n", "  - a\n  - b\n  - c\n  - d\n  - e\n  - f\n"), "and it has 7"),
        (QUIZ.replace("It harms.", "it  HELPS."), "quiz.yaml:7: the choice it HELPS. is given twice (first in line 6)"),
        (QUIZ.replace("It harms.", "It harms: always"), "this entry is a group of fields; if it contains a colon"),
        (QUIZ.replace("It harms.", "x" * 1001), "quiz.yaml:2: a choice has more than 1,000 characters; shorten it"),
        (changed("question", f"  question: {'x' * 1001}"), "quiz.yaml:2: a question has more than 1,000 characters"),
        (changed("why", f"  why: {'x' * 10_001}"), "quiz.yaml:2: the reason for an answer has more than 10,000"),
    ],
)  # fmt: skip
def test_problems(make_quiz, content, message):
    problems = list(map(str, check(make_quiz(content))))
    assert any(message in problem for problem in problems), "\n".join(problems)


def test_too_many_questions_for_one_article(make_quiz):
    entry = QUIZ.removeprefix("questions:\n")
    quiz = "".join(entry.replace("sleep-1", f"sleep-{number}") for number in range(101))
    [problem] = check(make_quiz(quiz))
    assert str(problem).startswith("quiz.yaml:1001: an article has more than 100 questions; delete some")


@pytest.mark.parametrize("name", ["Quiz.yaml", "quiz.yml", "quiz.yaml.txt", "quizzes.yaml", "questions.yaml", "quiz"])
def test_a_file_that_is_nearly_a_quiz(make_folder, name):
    assert_reported(make_folder, name, QUIZ, f"{name}:1: this file is not read; rename it to quiz.yaml")


def test_questions_go_to_their_articles_in_the_order_of_the_file(make_quiz, tmp_path):
    entry = QUIZ.removeprefix("questions:\n")
    other = entry.replace("sleep-1", "more-1").replace("mood", "more").replace("good\n", "mood#good\n")
    folder = make_quiz(f"questions:\n{entry.replace('sleep-1', 'sleep-2')}{other}{entry}")
    assert build(folder, tmp_path / "one.carrel") == []
    build(folder, tmp_path / "two.carrel")
    assert (tmp_path / "one.carrel").read_bytes() == (tmp_path / "two.carrel").read_bytes()
    with open_pack(tmp_path / "one.carrel") as pack:
        mood, more = pack.article("mood"), pack.article("more")
        assert [article.id for article in articles_with_quiz(pack)] == ["mood", "more"]
    assert [question.id for question in mood.quiz] == ["sleep-2", "sleep-1"]
    assert mood.quiz[1] == QuizQuestion(
        "sleep-1",
        "What does good sleep do?",
        ("It helps.", "It harms."),
        0,
        (
            Span("Good "),
            Span("sleep", link=TermLink("sleep")),
            Span(" "),
            Span("helps", Style.EMPHASIS),
            Span("", link=Citation(("smith2020",))),
            Span("."),
        ),
        ArticleLink("", "good"),
        ("smith2020",),
    )
    assert more.quiz[0].block == ArticleLink("mood", "good")


def test_a_pack_without_a_quiz_stores_nothing_of_it(make_folder, tmp_path):
    build(make_folder(), tmp_path / "one.carrel")
    assert b"quiz" not in (tmp_path / "one.carrel").read_bytes()


def test_a_reference_that_only_a_question_cites_is_cited(make_quiz):
    text = HEAD + "Good sleep helps. {#good}\n\n![A bed](figures/bed.svg)\n"
    assert check(make_quiz(changed("why", "  why: It helps."), **{MD: text})) == []
