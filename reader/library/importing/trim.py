"""Takes white space from the ends of a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reader.library.importing.imported import Inline, Inlines, StyledText


def trimmed(inlines: Iterable[Inline]) -> Inlines:
    kept = list(inlines)
    while kept and isinstance(first := kept[0], StyledText):
        if text := first.text.lstrip():
            kept[0] = replace(first, text=text)
            break
        del kept[0]
    while kept and isinstance(last := kept[-1], StyledText):
        if text := last.text.rstrip():
            kept[-1] = replace(last, text=text)
            break
        del kept[-1]
    return tuple(kept)
