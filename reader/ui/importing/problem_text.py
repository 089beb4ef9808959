"""The problems of a content folder that was just made, for an author who has never seen the files in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.problems import Problem, Severity
from reader.system.format_numbers import counted

MOST_LINES = 200
MOST_PLACES = 5
"""Named for one kind of problem."""

_SENTENCES = {
    "has no alt text": "A picture has no description for people who cannot see it.",
    "stands for a letter that was lost": "A sign could not be read, and is shown as �. Look it up in your document.",
    "is never cited": "Nothing in the text cites this source.",
}
"""Parts of messages about what an import often leaves -> the same in words of an author, who sees no Markdown."""

_HEADING = re.compile(r"#{1,6} (.+?)(?: \{#[^}]*\})?$")
_TITLE = re.compile(r"\s*title: \"?(.+?)\"?$")


def problems_sentence(problems: Sequence[Problem]) -> str:
    """Empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        return f"{counted(errors, 'problem')} must be corrected before anybody can read it:"
    return f"It can be read. {counted(len(problems), 'thing')} to improve:" if problems else ""


def problem_lines(problems: Sequence[Problem], folder: Path) -> list[str]:
    """One for each kind of problem, those that must be corrected first."""
    texts = _Texts(folder)
    groups: dict[str, list[str]] = {}
    for problem in sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR):
        known = next((sentence for part, sentence in _SENTENCES.items() if part in problem.message), "")
        sentence = known or f"{problem.message[:1].upper()}{problem.message[1:]}."
        groups.setdefault(sentence, []).append(texts.place_of(problem))
    lines = [f"{sentence}\n{_places(found)}" for sentence, found in groups.items()]
    return [*lines[:MOST_LINES], *([f"And {len(lines) - MOST_LINES:,} more."] if len(lines) > MOST_LINES else [])]


def _places(found: Sequence[str]) -> str:
    places = list(dict.fromkeys(found))
    more = f"; and {len(places) - MOST_PLACES:,} more places" if len(places) > MOST_PLACES else ""
    return "; ".join(places[:MOST_PLACES]) + more


class _Texts:
    """The lines of the files that have problems."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lines: dict[str, list[str]] = {}

    def place_of(self, problem: Problem) -> str:
        """The article and the heading above the line, or the title of the source; else the file and line."""
        if problem.file not in self._lines:
            self._lines[problem.file] = self._read(problem.file)
        lines = self._lines[problem.file]
        if problem.file == "references.yaml":
            entry = lines[problem.line - 1 : problem.line + 30]
            return next((f"“{found[1]}”" for line in entry if (found := _TITLE.match(line))), f"line {problem.line}")
        if not problem.file.startswith("articles/"):
            return f"{problem.file}, line {problem.line}"
        title = next((found[1] for line in lines[:20] if (found := _TITLE.match(line))), problem.file)
        above = reversed(lines[: problem.line])
        heading = next((found[1] for line in above if (found := _HEADING.match(line))), "")
        return f"“{title}”, {f'under “{heading}”, ' if heading else ''}line {problem.line}"

    def _read(self, file: str) -> list[str]:
        try:
            return (self._folder / file).read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return []
