"""What is wrong with a content folder: where, and what to do about it."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

MAX_PROBLEMS_A_FILE = 1000


class Severity(enum.StrEnum):
    """Errors stop a build; warnings are reported alike."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """`file` is relative to the folder, with forward slashes; `line` counts from 1."""

    file: str
    line: int
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class NotAContentFolder(Exception):
    """The path is no directory, or holds no pack.yaml."""


class ContentError(Exception):
    """A content folder has errors; `problems` are all that were found, warnings too."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))

    def __reduce__(self) -> tuple[type[ContentError], tuple[tuple[Problem, ...]]]:
        return ContentError, (self.problems,)


class FileProblems:
    """Collects the problems of one file, and stops listing where there are absurdly many."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.found: list[Problem] = []
        self.has_errors = False

    def error(self, line: int, message: str) -> None:
        self._add(line, message, Severity.ERROR)

    def warn(self, line: int, message: str) -> None:
        self._add(line, message, Severity.WARNING)

    def _add(self, line: int, message: str, severity: Severity) -> None:
        self.has_errors = self.has_errors or severity is Severity.ERROR
        if len(self.found) < MAX_PROBLEMS_A_FILE:
            self.found.append(Problem(self.file, line, message, severity))
        elif len(self.found) == MAX_PROBLEMS_A_FILE:
            text = f"more than {MAX_PROBLEMS_A_FILE} problems in this file; mend these, then check again"
            self.found.append(Problem(self.file, line, text))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and message, each once."""
    return sorted(set(problems), key=lambda problem: (problem.file, problem.line, problem.message))


def any_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)
