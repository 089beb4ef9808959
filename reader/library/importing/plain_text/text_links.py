"""Web addresses in plain text as links."""

from __future__ import annotations

import re

from reader.library.importing.imported import Inlines, StyledText, WebTarget
from reader.library.limits import LONGEST_ADDRESS

_ADDRESS = re.compile(r"https?://[^\s<>\"“”„»«|\\^`{}]+", re.IGNORECASE)
_END = ".,;:!?'’*_…"


def linked_text(text: str) -> Inlines:
    parts: list[StyledText] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        address = _trimmed(found[0])
        if len(address) < 11:
            continue
        if found.start() > at:
            parts.append(StyledText(text[at : found.start()]))
        parts.append(StyledText(address, target=WebTarget(address)))
        at = found.start() + len(address)
    if at < len(text):
        parts.append(StyledText(text[at:]))
    return tuple(parts)


def _trimmed(address: str) -> str:
    """Without what belongs to the sentence around it."""
    address = address[:LONGEST_ADDRESS].rstrip(_END)
    while _is_unopened(address):
        address = address[:-1].rstrip(_END)
    return address


def _is_unopened(address: str) -> bool:
    """Whether it ends with a bracket that was opened before the address."""
    return any(address.endswith(end) and address.count(end) > address.count(start) for start, end in ("()", "[]"))
