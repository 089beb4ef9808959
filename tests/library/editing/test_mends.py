"""“Mend it”: after it the problem is gone, no other has come, and nothing else in the folder has changed.

It does so whatever the language of the interface is.
"""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.authoring.problems import Problem
from reader.library.editing.edition_number import edition_problem
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.mends import column_of, mend_of, sentence_of
from reader.library.editing.problem_check import FolderCheck
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.model import PackInfo
from reader.translation import Translated, in_english
from tests import pseudo_language as pseudo
from tests.library.authoring.conftest import ARTICLE, GLOSSARY, PACK, REFERENCES, VALID, write_folder

MD, WORDS, SOURCES, FACTS, QUIZ = "articles/mood.md", "glossary.yaml", "references.yaml", "pack.yaml", "quiz.yaml"
NAPS = "articles/naps.md"
HEAD = "---\ntitle: Naps\n---\n\n"
QUESTIONS = (
    "questions:\n- id: q\n  article: mood\n  question: Why?\n  choices: [a, b]\n  answer: 1\n  why: So.\n"
    "  block: here-it-is\n"
)

MARKDOWN = {
    "unknown reference": ("A [@smiht2020, p. 3].", "A [@smith2020, p. 3]."),
    "unknown reference in braces": ("A [@{smiht2020}].", "A [@{smith2020}]."),
    "unknown term": ("A [b](term:slepe).", "A [b](term:sleep)."),
    "unknown article": ("A [b](article:moood).", "A [b](article:mood)."),
    "file for an article": ("A [b](mood.md).", "A [b](article:mood)."),
    "own block": ("A [b](#heer).\n\nHere. {#here}", "A [b](#here).\n\nHere. {#here}"),
    "block elsewhere": ("A [b](article:mood#here-it-iz).", "A [b](article:mood#here-it-is)."),
    "missing figure": ("![A](figures/bad.svg)", "![A](figures/bed.svg)"),
    "block id twice": ("A. {#a}\n\nB. {#a}", "A. {#a}\n\nB. {#a-2}"),
    "level gap": ("## A\n\n#### B\n\nC.", "## A\n\n### B\n\nC."),
    "level of the title": ("# A\n\nB.", "## A\n\nB."),
    "heading without a space": ("##A\n\nB.", "## A\n\nB."),
    "bullet of a word processor": ("• one\n• two", "- one\n- two"),
    "no-break space": ("-\u00a0one\n-\u00a0two", "- one\n- two"),
    "box not closed": ("::: note\nA.\n\n## B\n\nC.", "::: note\nA.\n:::\n\n## B\n\nC."),
    "box not closed at the end": ("::: note\nA.", "::: note\nA.\n:::"),
    "box closed twice": ("::: note\nA.\n:::\n\n:::\n\nB.", "::: note\nA.\n:::\n\n\nB."),
    "kind of box": ("::: wraning\nA.\n:::", "::: warning\nA.\n:::"),
    "code not closed": ("```\na\n\nB.", "```\na\n```\n\nB."),
    "short row": ("| A | B |\n|---|---|\n| 1 |\n", "| A | B |\n|---|---|\n| 1 |  |\n"),
    "short row without ends": ("A | B\n--|--\n1 | 2\n| 3", "A | B\n--|--\n1 | 2\n| 3 |  |"),
    "long row": ("| A | B |\n|---|---|\n| 1 | 2 | 3 |\n", "| A | B |\n|---|---|\n| 1 | 2 \\| 3 |\n"),
    "indented code": ("A.\n\n    B.\n    C.", "A.\n\nB.\nC."),
    "invisible sign": ("A\x0b B.", "A B."),
    "dashes run on": ("– one\n– two", "- one\n- two"),
    "numbers run on": ("Do:\na) one\nb) two", "Do:\n\n1. one\n2. two"),
    "strong not closed": ("**Important: take it.", "**Important**: take it."),
    "weak not closed": ("This is *important.", "This is *important*."),
    "citation not closed": ("A [@smith2020.", "A [@smith2020]."),
    "spaces in strong": ("A ** b ** c.", "A **b** c."),
    "space before the last": ("A *b c * d.", "A *b c* d."),
    "space in a link": ("A [b] (https://x.org).", "A [b](https://x.org)."),
    "www": ("A <www.x.org>.", "A <https://www.x.org>."),
    "marked": ("A ==b c== d.", "A **b c** d."),
    "two hyphens": ("A -- b.", "A – b."),
    "open superscript": ("10^6 people", "10^6^ people"),
    "stars as a power": ("10**6 people", "10^6^ people"),
    "chemistry": ("CO_2 is", "CO~2~ is"),
    "braces as a power": ("x^{12} is", "x^12^ is"),
    "cited without brackets": ("As @smith2020 says.", "As [@smith2020] says."),
    "comment": ("A.\n\n<!-- no -->\n\nB.", "A.\n\nB."),
    "comment in a line": ("A <!-- no -->b.", "Ab."),
    "classes": ("A {.big} b.", "A b."),
    "entity": ("A &amp b.", "A & b."),
    "wrong encoding": ("CafÃ© au lait â€“ good.", "Café au lait – good."),
    "bold of HTML": ("A <b>b</b> c.", "A **b** c."),
    "other HTML": ("A <span>b</span> c.", "A b c."),
    "task": ("- [ ] one\n- two", "- one\n- two"),
    "backslash at the end": ("A.\\", "A."),
    "code not closed in a line": ("Type `word now.", "Type `word` now."),
    "box in a box": ("::: note\nA.\n::: warning\nB.\n:::", "::: note\nA.\n:::\n\n::: warning\nB.\n:::"),
    "line of a table": ("| A | B |\n|--–|---|\n| 1 | 2 |", "| A | B |\n|---|---|\n| 1 | 2 |"),
    "table without its line": ("| A | B |\n| 1 | 2 |", "| A | B |\n|---|---|\n| 1 | 2 |"),
    "inserted": ("A ++b c++ d.", "A b c d."),
    "subscript with one sign": ("CO~2 is", "CO~2~ is"),
    "braces as a subscript": ("x_{12} is", "x~12~ is"),
    "picture in a line": ("A ![B](figures/bed.svg)", "A\n\n![B](figures/bed.svg)"),
}  # fmt: skip

YAML = {
    "unknown field": (WORDS, GLOSSARY.replace("  aka", "  akka"), GLOSSARY),
    "tab": (WORDS, GLOSSARY.replace("  term: sleep", "\tterm: sleep"), GLOSSARY),
    "space after the colon": (FACTS, PACK.replace("title: Rest", "title:Rest"), PACK),
    "colon in a value": (FACTS, PACK.replace("Rest", "Rest: more"), PACK.replace("Rest", '"Rest: more"')),
    "curly quotation marks": (FACTS, PACK.replace("Rest", "“Rest: more”"), PACK.replace("Rest", '"Rest: more"')),
    "curly marks that are seen": (FACTS, PACK.replace("Rest", "“Rest”"), PACK.replace("Rest", '"Rest"')),
    "comment in a value": (FACTS, PACK.replace("Rest", "Rest #1 a"), PACK.replace("Rest", '"Rest #1 a"')),
    "wide colon": (FACTS, PACK.replace("title: ", "title： "), PACK),
    "equals": (FACTS, PACK.replace("title: ", "title = "), PACK),
    "null": (FACTS, PACK + "publisher: null\n", PACK + "publisher:\n"),
    "date with dots": (FACTS, PACK.replace("2025-04-28", "28.04.2025"), PACK),
    "date with slashes": (FACTS, PACK.replace("2025-04-28", "28/4/2025"), PACK),
    "edition": (FACTS, PACK.replace("edition: 1", "edition: v1"), PACK),
    "list": (FACTS, PACK + "articles: mood, naps\n", PACK + "articles: [mood, naps]\n"),
    "article in the list": (FACTS, PACK + "articles: [moood, naps]\n", PACK + "articles: [mood, naps]\n"),
    "article twice": (FACTS, PACK + "articles: [mood, naps, mood]\n", PACK + "articles: [mood, naps]\n"),
    "emergency": (FACTS, PACK + "emergency: moood#here-it-is\n", PACK + "emergency: mood#here-it-is\n"),
    "emergency block": (FACTS, PACK + "emergency: mood#here-it-iz\n", PACK + "emergency: mood#here-it-is\n"),
    "term twice": (
        WORDS,
        GLOSSARY + "- {id: cbt, term: other, definition: A.}\n",
        GLOSSARY + "- {id: cbt-2, term: other, definition: A.}\n",
    ),
    "other name twice": (WORDS, GLOSSARY.replace("[CBT]", "[CBT, cbt]"), GLOSSARY),
    "name of another": (WORDS, GLOSSARY.replace("[CBT]", "[CBT, sleep]"), GLOSSARY),
    "see itself": (WORDS, GLOSSARY + "  see: [cbt]\n", GLOSSARY),
    "see unknown": (WORDS, GLOSSARY + "  see: [slep]\n", GLOSSARY + "  see: [sleep]\n"),
    "cites unknown": (WORDS, GLOSSARY + "  cites: [smiht2020]\n", GLOSSARY + "  cites: [smith2020]\n"),
    "type": (SOURCES, REFERENCES.replace("article-journal", "articel-journal"), REFERENCES),
    "never cited": (SOURCES, REFERENCES + "- id: x\n  type: book\n  title: X\n", REFERENCES),
    "question's article": (QUIZ, QUESTIONS.replace("mood", "moood"), QUESTIONS),
    "question's block": (QUIZ, QUESTIONS.replace("it-is", "it-iz"), QUESTIONS),
    "field twice": (FACTS, PACK + "title: Rest\n", PACK),
    "space of another kind": (FACTS, PACK.replace("title: ", "title:\u00a0"), PACK),
    "bullet": (WORDS, GLOSSARY.replace("- id: sleep", "• id: sleep"), GLOSSARY),
    "day and month are the same": (
        FACTS,
        PACK.replace("2025-04-28", "04/04/2025"),
        PACK.replace("2025-04-28", "2025-04-04"),
    ),
    "head not closed": (NAPS, "---\ntitle: Naps\n\nRest.\n", HEAD + "Rest.\n"),
    "emphasis in a title": (FACTS, PACK.replace("Rest", "My **Rest**"), PACK.replace("Rest", "My Rest")),
}  # fmt: skip

ANSWERS = {
    "alt text": (NAPS, HEAD + "![](figures/bed.svg)\n", "A [bed]", HEAD + "![A \\[bed\\]](figures/bed.svg)\n"),
    "date": (FACTS, PACK.replace("2025-04-28", "soon"), "28 April 2025", PACK),
    "two readings": (FACTS, PACK.replace("2025-04-28", "04/05/2025"), "2025-04-28", PACK),
    "no such day": (FACTS, PACK.replace("2025-04-28", "2025-02-31"), "2025-04-28", PACK),
    "review before the edition": (
        FACTS,
        PACK + "review_due: 2020-01-01\n",
        "2030-01-01",
        PACK + "review_due: 2030-01-01\n",
    ),
    "no date": (FACTS, PACK.replace("date: 2025-04-28\n", ""), "2025-04-28", PACK),
    "no language": (FACTS, PACK.replace("language: en-GB\n", ""), "en-GB", PACK),
    "title": (NAPS, "---\nsummary: A\n---\n\nB.\n", "C: d", '---\ntitle: "C: d"\nsummary: A\n---\n\nB.\n'),
    "definition": (
        WORDS,
        "- id: sleep\n  term: sleep\n- id: b\n  term: b\n  definition: B.\n",
        "Rest.",
        "- id: sleep\n  term: sleep\n  definition: Rest.\n- id: b\n  term: b\n  definition: B.\n",
    ),
    "head": (NAPS, "Just text.\n", "Naps", HEAD + "Just text.\n"),
    "footnote": (NAPS, HEAD + "A[^1].\n", "Note.", HEAD + "A[^1].\n\n[^1]: Note.\n"),
}  # fmt: skip


@pytest.fixture
def files(tmp_path):
    whole = {**VALID, MD: ARTICLE + "\nHere. {#here-it-is}\n", NAPS: HEAD + "Rest.\n"}
    write_folder(tmp_path / "folder", whole)
    texts = {name: text for name, text in whole.items() if not name.endswith(".svg")}
    return tmp_path / "folder", texts


@pytest.fixture(params=["english", "pseudo_language", "pseudo_arabic"])
def language(request):
    if request.param != "english":
        request.getfixturevalue(request.param)
    return request.param


def in_language(problem, language):
    """The problem as another process sends it, with a message in this language."""
    if language != "english" and problem.message == in_english(problem.message):
        text = pseudo.translated(problem.message, is_mirrored=language == "pseudo_arabic")
        problem = replace(problem, message=Translated(text, problem.message))
    return pickle.loads(pickle.dumps(problem))


def mended(files, changed, language, answer=""):
    """The texts after the mend of the first problem that the change has made, which is checked to be gone."""
    path, texts = files
    check = FolderCheck()
    known = set(check.problems(FolderSnapshot(path, texts, {"figures/bed.svg": "1"})))
    before = FolderSnapshot(path, {**texts, **changed}, {"figures/bed.svg": "1"})
    problems = [problem for problem in check.problems(before) if problem not in known]
    assert problems, "the change makes no problem"
    mends = [(problem, mend) for problem in problems if (mend := mend_of(in_language(problem, language), before))]
    assert mends, f"no mend of {[str(problem) for problem in problems]}"
    problem, mend = next((each for each in mends if each[0].file in changed), mends[0])
    assert bool(mend.asks) == bool(answer)
    if language != "english":
        assert pseudo.untranslated(mend.label) == pseudo.untranslated(mend.asks) == ""
    edit = mend.edit(answer)
    assert edit.name == mend.label
    changes = {file: text for file, text in edit.changes.items() if isinstance(text, str)}
    after = FolderSnapshot(path, {**before.texts, **changes}, before.figures)
    left = check.problems(after)
    assert problem.message not in [each.message for each in left]
    assert len([each for each in left if each not in known]) < len(problems)
    return after.texts, {**before.texts}


@pytest.mark.parametrize("case", MARKDOWN)
def test_in_an_article(files, case, language):
    bad, good = MARKDOWN[case]
    after, before = mended(files, {NAPS: f"{HEAD}{bad}\n"}, language)
    assert after == {**before, NAPS: f"{HEAD}{good}\n"}


@pytest.mark.parametrize("case", YAML)
def test_in_yaml(files, case, language):
    file, bad, good = YAML[case]
    after, before = mended(files, {file: bad}, language)
    assert after == {**before, file: good}


@pytest.mark.parametrize("case", ANSWERS)
def test_with_an_answer(files, case, language):
    file, bad, answer, good = ANSWERS[case]
    after, before = mended(files, {file: bad}, language, answer)
    assert after == {**before, file: good}


def test_an_article_that_no_list_has(files, language):
    after, before = mended(files, {FACTS: PACK + "articles: [mood]\n"}, language)
    assert after == {**before, FACTS: PACK + "articles: [mood, naps]\n"}


def test_an_edition_that_readers_have(files, language):
    path, texts = files
    snapshot = FolderSnapshot(path, texts)
    known = PackInfo(id="rest", title="Rest", edition=4, date="2025-01-01", language="en")
    problem = edition_problem(snapshot, [known])
    assert problem
    assert (problem.message == in_english(problem.message)) == (language == "english")
    mend = mend_of(in_language(problem, language), snapshot)
    assert mend
    assert mend.edit("").changes == {FACTS: PACK.replace("edition: 1", "edition: 5")}


def test_a_figure_that_nothing_shows(files, language):
    path, texts = files
    (path / "figures" / "more.svg").write_bytes((path / "figures" / "bed.svg").read_bytes())
    snapshot = FolderSnapshot(path, texts, {"figures/bed.svg": "1", "figures/more.svg": "2"})
    problem = next(each for each in FolderCheck().problems(snapshot) if each.file == "figures/more.svg")
    mend = mend_of(in_language(problem, language), snapshot)
    assert mend
    assert mend.edit("").changes == {"figures/more.svg": None}


def test_a_line_of_a_stranger_does_not_take_minutes():
    text = HEAD + "<b>" * 50_000 + " " * 50_000 + "**x"
    problem = Problem(NAPS, 5, "<b> is shown as it is: Carrel has no HTML; write **strong**")
    assert mend_of(problem, FolderSnapshot(Path(), {NAPS: text})) is None


def test_no_answer_is_refused(files):
    path, texts = files
    snapshot = FolderSnapshot(path, {**texts, NAPS: HEAD + "![](figures/bed.svg)\n"}, {"figures/bed.svg": "1"})
    (problem,) = FolderCheck().problems(snapshot)
    mend = mend_of(problem, snapshot)
    assert mend
    with pytest.raises(EditRefused):
        mend.edit(" ")


def test_a_problem_of_an_older_text_is_not_mended(files):
    path, texts = files
    problem = Problem(NAPS, 5, "unknown reference @smiht2020; did you mean smith2020?")
    assert mend_of(problem, FolderSnapshot(path, texts)) is None
    assert mend_of(Problem(NAPS, 999, problem.message), FolderSnapshot(path, texts)) is None


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("this box is never closed; add a line ::: after it", "This box is never closed. Add a line ::: after it."),
        ("unknown reference @a; did you mean b?", "Unknown reference @a. Did you mean b?"),
        ("date 2020-13 is not in the calendar; correct it", "date 2020-13 is not in the calendar. Correct it."),
        ("** is not closed", "** is not closed."),
        ("this is not valid YAML: write : instead", "This is not valid YAML: write : instead."),
    ],
    ids=list("abcde"),
)
def test_messages_are_sentences(message, sentence):
    assert sentence_of(Problem(NAPS, 1, message)) == sentence


def test_a_problem_has_a_column_where_it_can_be_told():
    snapshot = FolderSnapshot(Path(), {NAPS: "a\nSee [@smiht].\n"})
    assert column_of(Problem(NAPS, 2, "unknown reference @smiht; did you mean smith?"), snapshot) == 6
    message = Translated("marejeo yasiyojulikana: @smiht", "unknown reference @smiht")
    assert column_of(Problem(NAPS, 2, message), snapshot) == 6
    assert column_of(Problem(NAPS, 2, "this box is empty"), snapshot) == 0
    assert column_of(Problem(NAPS, 9, "unknown reference @smiht"), snapshot) == 0
