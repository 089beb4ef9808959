"""Which words of a source text are checked."""

from __future__ import annotations

import pytest

from reader.library.spelling.written_words import words_in

ARTICLE = "articles/sleep.md"
HEAD = "---\ntitle: Good nights\nauthors: [Ann Smyth]\nfound_by:\n  naps: [dozzing]\n---\n\n"
PACK = """# a comment
id: my-pack
title: "Clean water"
sections:
  - title: First part
    articles: [one-two]
"""
QUIZ = """- id: one-question
  article: why-sleep
  question: What helps?
  choices:
    - Warm milk
    - "A walk"
  answer: 1
  why: |
    Because it does.
    See: [this](#night).
"""


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It *helps* **you**.", "It helps you"),
        ("the well-known don’t co‐op", "the well-known don’t co-op"),
        ("a b 10mg x2 snake_case WHO NHS's", ""),
        ("`code words` and ``more `code` here``", "and"),
        ("[shown words](https://example.org/hidden_words \"title\") end", "shown words end"),
        ("[x](article:naps#short) [see @smith2020, p. 3; @jones]", ""),
        ("see https://example.org/a(b)c and www.x.org or ann@example.org", "see and or"),
        ("doi:10.1000/abc 10.1000/182.abc example.org/path", ""),
        ("A note[^more] here\n[^more]: Its text", "note here Its text"),
        ("## Heading {#the-id}", "Heading"),
        ("::: warning Take care {#box}\nText\n:::", "Take care Text"),
        ("Before\n\n```python\nhidden words\n```\nAfter", "Before After"),
        ("~~~\n```\nhidden\n~~~\nAfter", "After"),
        ("H~2~O 10^6^ &nbsp;text <b>bold</b>", "text bold"),
        ("| Name | Dose |\n| --- | :-: |\n| Milk | 2 ml |", "Name Dose Milk ml"),
        ("so\u00adft e\u0301te\u0301", "soft été"),
        ("النوم مفيد", "النوم مفيد"),
        ("नींद अच्छी है", "नींद अच्छी है"),
        ("睡眠 sleep ประโยชน์", "sleep"),
        ("x" * 61 + " fine", "fine"),
        ("", ""),
        (HEAD + "Text here", "Good nights Text here"),
        ("---\ntitle: Never closed", "Never closed"),
    ],
)  # fmt: skip
def test_articles(text: str, words: str) -> None:
    assert [each.word for each in words_in(text, ARTICLE)] == words.split()


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        ("quiz.yaml", QUIZ, "What helps Warm milk walk Because it does See this"),
        ("quiz.yaml", "- choices:\n  - Warm milk\n  answer: 2\n  question: Why", "Warm milk Why"),
        ("glossary.yaml", "- term: REMM\n  aka: [xx yy]\n  definition: >\n    A kind\n    of it", "kind of it"),
        ("pack.yaml", PACK, "Clean water First part"),
        ("references.yaml", "references:\n  - title: Wie der Schlaf", ""),
        ("spelling.txt", "wordd", ""),
    ],
)  # fmt: skip
def test_yaml(file: str, text: str, words: str) -> None:
    assert [each.word for each in words_in(text, file)] == words.split()


def test_places_are_those_of_the_text() -> None:
    text = HEAD + "One 😀 *two*\n\nthree"
    found = words_in(text, ARTICLE)
    assert [text[each.first : each.last] for each in found] == ["Good", "nights", "One", "two", "three"]


@pytest.mark.parametrize(("lines", "words"), [(range(1), "One"), (range(2, 3), "two"), (range(2, 99), "two three")])
def test_only_some_lines(lines: range, words: str) -> None:
    assert [each.word for each in words_in("One\n\ntwo\n\nthree", ARTICLE, lines)] == words.split()
