"""The problems of a content folder in the language of the interface, also those that other processes find."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from reader import translation
from reader.library.authoring import workers
from reader.library.authoring.build import check
from reader.library.authoring.content_source import ContentSource, KeptResults
from reader.library.authoring.problems import ContentError, Problem, sort_problems
from reader.translation import Translated, in_english
from tests import pseudo_language as pseudo
from tests.library.authoring.samples import END, HEAD, MD, MakeFolder

ARTICLE = """
## Sleep {#a}

# Title

#### Deep

##Space

• dot

*\u00a0odd

<b>bold</b> **open and ==marked== and H~2 and x^2 and \\alpha and [no](ftp://x) and [](#b) and [x](#none)

[gone](article:gone) [mod](article:mod) [t](term:slep) [@smith2021] [@nobody] [^1] ![](figures/none.svg) @smith2020

![](figures/bed.svg)

| a | b |
|---|---|
| 1 |
| 1 | 2 | 3 |

1) one
2) two

    code

::: nota

Text {#A B}

Text {#a}

- [ ] task

```
never closed
"""
FILES = {
    MD: HEAD + ARTICLE + END,
    "articles/bad.md": "no front matter\n",
    "articles/open.md": "---\ntitle: [a]\n",
    "articles/yaml.md": "---\ntitle: “a”\nsummary : ~\nsumary: x\nbased_on: {date: 31 April 2020, url: x}\n---\n\na\n",
    "articles/tab.md": "---\n\ttitle: a\n---\n\na\n",
    "articles/Notes.docx": "x",
    "articles/figure.png": "x",
    "articles/bell.md": HEAD + "a\x07b\n",
    "figures/bad.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>',
    "figures/bad.png": "x",
    "pack.yaml": (
        "id: re st\ntitle: '**Rest**'\nedition: one\ndate: 2025-02-30\nlanguage: english\ntopic: x\n"
        "review_due: soon\narticles: [mood, mood, mod, gone]\n"
    ),
    "glossary.yaml": (
        "- id: sleep\n  term: sleep\n  aka: [sleep, a, a]\n  see: [sleep, slep]\n  cites: [nobody]\n"
        "  definition: Rest.\n- id: sleep\n  term: Sleep\n  definition: [a]\n- text\n"
    ),
    "references.yaml": "- id: smith2020\n  type: bok\n  titel: x\n  issued: 1/2/2020\n  DOI: x\n  author: me\n- [a]\n",
    "quiz.yaml": "- {id: q, article: mod, question: a, choices: [b, b], answer: 7, why: c, block: 'x y'}\n",
    "refs.bib": "x",
}


def test_every_problem_is_translated(make_folder: MakeFolder, pseudo_catalogs: tuple[Path, Path]) -> None:
    folder = make_folder(FILES)
    in_use = check(folder)
    translation.use(pseudo.CODE, pseudo_catalogs[0])
    try:
        problems = check(folder)
    finally:
        translation.use(translation.ENGLISH)
    assert [(one.file, one.line, in_english(one.message)) for one in problems] == [
        (one.file, one.line, one.message) for one in in_use
    ]
    assert len(problems) > 70
    assert [one.message for one in problems if any(map(str.isalpha, pseudo.untranslated(one.message)))] == []


def test_other_processes_use_the_language_of_this_one(
    make_folder: MakeFolder, monkeypatch: pytest.MonkeyPatch, pseudo_language: None
) -> None:
    folder = make_folder({f"articles/a{number}.md": HEAD + "##Space\n\n[x](#none)\n" for number in range(50)})
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(workers, "CHUNK_FILES", 4)
    problems = check(folder)
    monkeypatch.setattr(workers, "MIN_FILES", 1000)
    assert len(problems) >= 100
    assert problems == check(folder)
    for problem in problems:
        assert not any(map(str.isalpha, pseudo.untranslated(problem.message)))
        assert in_english(problem.message) != problem.message


def test_results_that_were_kept_are_not_shown_in_another_language(
    make_folder: MakeFolder, pseudo_catalogs: tuple[Path, Path]
) -> None:
    folder, kept = make_folder({MD: HEAD + "##Space" + END, "glossary.yaml": "- {id: a, term: a}\n"}), KeptResults()
    before = _problems(folder, kept)
    translation.use(pseudo.CODE, pseudo_catalogs[0])
    try:
        other = _problems(folder, kept)
    finally:
        translation.use(translation.ENGLISH)
    assert [in_english(each) for each in other] == before == _problems(folder, kept)
    assert not set(other) & set(before)


def _problems(folder: Path, kept: KeptResults) -> list[str]:
    source = ContentSource(folder, kept)
    list(source.articles())
    return [problem.message for problem in source.problems()]


def test_they_are_sorted_and_compared_in_english() -> None:
    one, two = (Problem("a", 1, Translated(text, english)) for text, english in (("z", "a b"), ("y", "b c")))
    same = Problem("a", 1, Translated("y", "b d"))
    assert sort_problems([two, one, same, one]) == [one, two, same]


def test_the_english_survives_another_process(pseudo_language: None) -> None:
    error = ContentError([Problem("a", 2, translation.ngettext("{count} article", "{count} articles", 3))])
    [copy] = pickle.loads(pickle.dumps(error)).problems
    assert (copy.message, in_english(copy.message)) == (error.problems[0].message, "3 articles")
