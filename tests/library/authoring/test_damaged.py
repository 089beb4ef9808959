"""Whatever a folder holds, only our own errors come out of it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.authoring.build import build, check
from reader.library.authoring.problems import ContentError, NotAContentFolder, Problem, Severity

FILES = {
    "pack.yaml": "id: rest\ntitle: Rest\nedition: 1\ndate: 2025-04-28\nlanguage: en-GB\narticles: [mood]\n",
    "glossary.yaml": "- id: sleep\n  term: sleep\n  aka: [nap]\n  definition: A *state* [@s].\n  see: []\n",
    "references.yaml": (
        "references:\n- id: s\n  type: book\n  title: T\n  author: [{family: S, given: A}]\n"
        "  issued: {date-parts: [[2020, 5]]}\n  page: 1-2\n"
    ),
    "figures/bed.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><g id="a"/><use href="#a"/></svg>',
    "quiz.yaml": (
        "questions:\n- id: q\n  article: mood\n  question: Why?\n  choices: [a, b]\n  answer: 2\n  why: A *c* [@s].\n"
        "  block: mood#one\n  cites: [s]\n"
    ),
    "articles/mood.md": (
        "---\ntitle: Sleep\nauthors: [A]\nbased_on: {title: B}\n---\n\n"
        "# One {#one}\n\nGood sleep [@s], *[x](#one)*.\n\n"
        "::: note Title {#box}\n- a\n  1. b\n:::\n\n| a | b |\n|---|---|\n| c | d |\n\n"
        '![A](figures/bed.svg "C [@s]")\n\n> q\n'
    ),
}
PIECES = st.sampled_from(
    ["[@", "]", "{#", "}", ":::", "::: note", "---\n", "\n",
     "- ", "> ", "&a ", "*b", "!!x ", "|", "`", "](#", "![", "\0",
     "\ufeff", "\u202e", "\u2029", "\\", "&#0;", "\r", "\t",
     ": ", "'", '"', "[", "{", "é", "睡", "😀", "\u0301", "<a", "%"]
)  # fmt: skip
JUNK = st.one_of(st.binary(max_size=40), st.lists(PIECES, max_size=12).map(lambda found: "".join(found).encode()))


@settings(max_examples=300)
@given(st.sampled_from(sorted(FILES)), JUNK, st.data())
def test_damaged_folders(name, junk, data):
    good = FILES[name].encode()
    start = data.draw(st.integers(0, len(good)))
    end = data.draw(st.sampled_from([start, min(start + 5, len(good)), len(good)]))
    check_and_build({**FILES, name: good[:start] + junk + good[end:]})


@settings(max_examples=100)
@given(st.dictionaries(st.sampled_from([*FILES, "articles/b.md", "figures/c.png"]), JUNK))
def test_junk(files):
    check_and_build(files)


def check_and_build(files: dict[str, str | bytes]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder, target = Path(place) / "folder", Path(place) / "x.carrel"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
        try:
            problems = check(folder)
        except NotAContentFolder:
            assert "pack.yaml" not in files
            return
        text = "\n".join(map(str, problems))
        assert all(line.isprintable() for line in text.split("\n"))
        assert built(folder, target) == problems
        assert target.exists() != any(problem.severity is Severity.ERROR for problem in problems)


def built(folder: Path, target: Path) -> list[Problem]:
    try:
        return build(folder, target)
    except ContentError as error:
        return list(error.problems)
