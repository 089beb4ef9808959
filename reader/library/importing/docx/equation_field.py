"""The formulas of old Word files, which are instructions of EQ fields: EQ \\f(1,2) is one half."""

from __future__ import annotations

import re

_INNERMOST = re.compile(r"\\([a-z])((?:\\[a-z]+\d*)*)\s*\(([^()]*)\)", re.IGNORECASE)
_MOST_STEPS = 200
_OPEN, _CLOSE = "\ue100", "\ue101"


def equation_text(instruction: str) -> str:
    r"""The formula on one line.

    >>> equation_text(r"EQ \f(1,2)"), equation_text(r"EQ \r(3,x)")
    ('1/2', 'x^(1/3)')
    """
    text = re.sub(r"^\s*EQ\s+", "", instruction, flags=re.IGNORECASE)[:5_000]
    for _ in range(_MOST_STEPS):
        text, found = _INNERMOST.subn(_one, text, count=1)
        if not found:
            break
    return " ".join(text.replace(_OPEN, "(").replace(_CLOSE, ")").split())


def _one(found: re.Match[str]) -> str:
    kind, options = found[1].lower(), found[2].lower()
    parts = [part.strip() for part in re.split("[,;]", found[3])]
    if kind == "f" and len(parts) == 2:
        return f"{_bracketed(parts[0])}/{_bracketed(parts[1])}"
    if kind == "r":
        if len(parts) == 2 and parts[0]:
            return f"{_bracketed(parts[1])}^{_OPEN}1/{parts[0]}{_CLOSE}"
        return f"√{_bracketed(parts[-1])}"
    if kind == "s":
        sign = "_" if "\\do" in options else "^"
        return f"{sign}{_OPEN}{parts[0]}{_CLOSE}"
    if kind == "b":
        return f"{_OPEN}{', '.join(parts)}{_CLOSE}"
    return ", ".join(parts)


def _bracketed(text: str) -> str:
    return text if text.isalnum() else f"{_OPEN}{text}{_CLOSE}"
