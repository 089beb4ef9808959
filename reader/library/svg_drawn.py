"""An SVG drawing as it goes to a decoder: elements and attributes in our own words, and what drawing them costs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from reader.library.svg_path import Box
from reader.library.svg_values import IDENTITY, Matrix

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_TEXT_COLOUR = "currentColor"


class Repeat(NamedTuple):
    """Another element that is drawn together with this one."""

    id: str
    times: int = 1
    at: Matrix = IDENTITY


class Region(NamedTuple):
    """What a filter works on: a part of the plane, or shares of its element."""

    box: Box
    is_in_space: bool


@dataclass(slots=True)
class Drawn:
    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Drawn | str] = field(default_factory=list)
    cost: float = 0.0
    """In plain small shapes, without its children and repeats."""
    box: Box | None = None
    """What it covers, in its own coordinates, without its children and repeats."""
    area_cost: float = 0.0
    """For each time that it covers the whole picture."""
    length: float = 0.0
    """Of its lines, at most; of a text, of the lines of its letters."""
    points: int = 0
    """Of its lines."""
    letter_size: float = 0.0
    """Of the largest letters of a text."""
    matrix: Matrix = IDENTITY
    """From its own coordinates to those around it."""
    repeats: list[Repeat] = field(default_factory=list)
    buffers: int = 0
    """Pictures of its size that are needed while it is drawn."""
    blurs: int = 0
    region: Region | None = None
    """Of its filter."""

    def written(self) -> str:
        parts: list[str] = []
        self._write(parts)
        return "".join(parts)

    def _write(self, parts: list[str]) -> None:
        parts.append(f"<{self.tag}")
        parts += [f' {name}="{value.translate(_ESCAPES)}"' for name, value in self.attributes.items()]
        if not self.children:
            parts.append("/>")
            return
        parts.append(">")
        for child in self.children:
            if isinstance(child, str):
                parts.append(_written_text(child))
            else:
                child._write(parts)
        parts.append(f"</{self.tag}>")


def _written_text(text: str) -> str:
    # Where it is no colour, nothing may take its place.
    return text.translate(_ESCAPES).replace(_TEXT_COLOUR, f"&#99;{_TEXT_COLOUR[1:]}")
