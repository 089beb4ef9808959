"""The problems of a content folder that was just made, for an author who has never seen the files in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.problems import Problem, Severity
from reader.translation import N_, _, in_english, ngettext, pgettext

MOST_LINES = 200
MOST_PLACES = 5
"""Named for one kind of problem."""

_SENTENCES = {
    "has no alt text": N_("A picture has no description for people who cannot see it."),
    "stands for a letter that was lost": N_(
        "A sign could not be read, and is shown as �. Look it up in your document."
    ),
    "is never cited": N_("Nothing in the text cites this source."),
}
"""Parts of messages about what an import often leaves -> the same in words of an author, who sees no Markdown."""

_HEADING = re.compile(r"#{1,6} (.+?)(?: \{#[^}]*\})?$")
_TITLE = re.compile(r"\s*title: \"?(.+?)\"?$")


def problems_sentence(problems: Sequence[Problem]) -> str:
    """Empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        return ngettext(
            "{count} problem must be corrected before anybody can read it:",
            "{count} problems must be corrected before anybody can read it:",
            errors,
        )
    if not problems:
        return ""
    return ngettext(
        "It can be read. {count} thing to improve:", "It can be read. {count} things to improve:", len(problems)
    )


def problem_lines(problems: Sequence[Problem], folder: Path) -> list[str]:
    """One for each kind of problem, those that must be corrected first."""
    texts = _Texts(folder)
    groups: dict[str, list[str]] = {}
    for problem in sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR):
        message = in_english(problem.message)
        known = next((_(sentence) for part, sentence in _SENTENCES.items() if part in message), "")
        sentence = known or _sentence(problem.message)
        groups.setdefault(sentence, []).append(texts.place_of(problem))
    lines = [f"{sentence}\n{_places(found)}" for sentence, found in groups.items()]
    if more := len(lines[MOST_LINES:]):
        return [*lines[:MOST_LINES], ngettext("And {count} more.", "And {count} more.", more)]
    return lines


def _sentence(message: str) -> str:
    return _("{problem}.", problem=f"{message[:1].upper()}{message[1:]}")


def _places(found: Sequence[str]) -> str:
    places = list(dict.fromkeys(found))
    shown = pgettext("between the items of a list with commas in it", "; ").join(places[:MOST_PLACES])
    if more := len(places[MOST_PLACES:]):
        return ngettext("{places}; and {count} more place", "{places}; and {count} more places", more, places=shown)
    return shown


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
            title = next((found[1] for line in entry if (found := _TITLE.match(line))), "")
            return _("“{title}”", title=title) if title else _("line {line}", line=problem.line)
        if not problem.file.startswith("articles/"):
            return _("{file}, line {line}", file=problem.file, line=problem.line)
        title = next((found[1] for line in lines[:20] if (found := _TITLE.match(line))), problem.file)
        above = reversed(lines[: problem.line])
        heading = next((found[1] for line in above if (found := _HEADING.match(line))), "")
        if heading:
            return _("“{title}”, under “{heading}”, line {line}", title=title, heading=heading, line=problem.line)
        return _("“{title}”, line {line}", title=title, line=problem.line)

    def _read(self, file: str) -> list[str]:
        try:
            return (self._folder / file).read_text(encoding="utf-8", errors="replace").split("\n")
        except OSError:
            return []
