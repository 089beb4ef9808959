"""Problems of a content folder. Each says what is wrong, where it is, and what to do."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from reader.translation import Translated, _, in_english

MAX_PROBLEMS_A_FILE = 1000


class Severity(enum.StrEnum):
    """Errors prevent a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """`file` is relative to the folder, with forward slashes; `line` counts from 1.

    `message` is in the language of the interface, as a Translated: rules that look for its words use `in_english`.
    """

    file: str
    line: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class NotAContentFolder(Exception):
    """The path is not a folder, or contains no pack.yaml. The text is for the author."""


class ContentError(Exception):
    """A content folder has errors. `problems` contains all problems, including warnings."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        return ContentError, (self.problems,)


class FileProblems:
    """Collects the problems of one file, at most MAX_PROBLEMS_A_FILE."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.has_errors = False

    def error(self, line: int, message: Translated) -> None:
        self._add(line, message, Severity.ERROR)

    def warn(self, line: int, message: Translated) -> None:
        self._add(line, message, Severity.WARNING)

    def _add(self, line: int, message: Translated, severity: Severity) -> None:
        self.has_errors = self.has_errors or severity is Severity.ERROR
        if len(self.found) < MAX_PROBLEMS_A_FILE:
            self.found.append(Problem(self.file, line, message, severity))
        elif len(self.found) == MAX_PROBLEMS_A_FILE:
            text = _(
                "this file has more than {most} problems; fix these and check again",
                most=MAX_PROBLEMS_A_FILE,
            )
            self.found.append(Problem(self.file, line, text))


def with_advice(problem: Translated, advice: str) -> Translated:
    """A message of two clauses that do not depend on each other; `advice` can be empty."""
    # Translators: what is wrong in an author's file, and what to do. Both begin with a small letter, in English.
    return _("{problem}; {advice}", problem=problem, advice=advice) if advice else problem


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Sorts by file, line and the message in English, and removes duplicates."""
    return [found for _key, found in sorted({_place(problem): problem for problem in problems}.items())]


def _place(problem: Problem) -> tuple[str, int, str, Severity]:
    return problem.file, problem.line, in_english(problem.message), problem.severity


def any_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
