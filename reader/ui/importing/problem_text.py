"""The problems of a content folder that was just made, for an author who has never seen the files in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.library.authoring.problems import Problem, Severity
from reader.system.format_numbers import counted

MOST_LINES = 200
_PARTS = {"pack.yaml": "The pack", "references.yaml": "The sources", "glossary.yaml": "The glossary"}


def problems_sentence(problems: Sequence[Problem]) -> str:
    """Empty if there are none."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if errors:
        return f"It has {counted(errors, 'problem')} that must be corrected before anybody can read it:"
    return f"It can be read. {counted(len(problems), 'thing')} to improve:" if problems else ""


def problem_lines(problems: Sequence[Problem], folder: Path) -> list[str]:
    """Those that must be corrected first."""
    ordered = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)
    lines = [f"{_part(problem.file)}, line {problem.line}: {problem.message}." for problem in ordered[:MOST_LINES]]
    rest = len(problems) - len(lines)
    return [*lines, f"And {rest:,} more."] if rest else lines


def _part(file: str) -> str:
    return _PARTS.get(file, file)
