"""The instructions of fields, such as HYPERLINK "https://…" \\l "place"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_WORD = re.compile(r'"((?:\\.|[^"\\])*)"?|“([^”]*)”?|(\\[^\s"]+|[^\s"]+)', re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(slots=True)
class FieldWords:
    """name       in capitals, such as "HYPERLINK"
    arguments  what stands before the switches
    switches   each with its argument, in their order, such as ("\\l", "place")
    """

    name: str = ""
    arguments: list[str] = field(default_factory=list)
    switches: list[tuple[str, str]] = field(default_factory=list)

    def switch(self, name: str) -> str | None:
        """The argument of a switch, which may be empty; None without that switch."""
        return next((argument for switch, argument in self.switches if switch == name), None)


def read_words(instruction: str) -> FieldWords:
    r"""The parts of an instruction.

    >>> read_words(' HYPERLINK "https://example.org" \\l "x" ').switches
    [('\\l', 'x')]
    """
    words = FieldWords()
    for found in _WORD.finditer(instruction[:20_000]):
        quoted = found[1] if found[1] is not None else found[2]
        word = _ESCAPED.sub(r"\1", quoted) if quoted is not None else found[3]
        if not words.name:
            words.name = word.upper()
        elif quoted is None and word.startswith("\\"):
            words.switches.append((word.lower(), ""))
        elif words.switches and not words.switches[-1][1]:
            words.switches[-1] = (words.switches[-1][0], word)
        elif not words.switches:
            words.arguments.append(word)
    return words
