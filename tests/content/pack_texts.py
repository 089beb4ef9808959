"""The files of the bundled pack, read without the program."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.content.readability import Section, plain, sections

PACK = Path(__file__).parents[2] / "content" / "neuroscience-psychotherapy"
MAIN = "how-talking-changes-a-brain"

_NAMED = re.compile(r"\{#(?P<id>[\w-]+)\}")


@dataclass(frozen=True, slots=True)
class ArticleFile:
    id: str
    head: dict[str, Any]
    body: str

    def block(self, id: str) -> str:
        """The Markdown of a paragraph, an item or a box, up to its id; of a box, the whole of it."""
        for block in _blocks(self.body):
            if f"{{#{id}}}" in block:
                return re.sub(r"\n> ?", " ", block)
        raise LookupError(f"{self.id} has no block {id}")

    @property
    def ids(self) -> list[str]:
        return _NAMED.findall(self.body)

    @property
    def sections(self) -> list[Section]:
        return list(sections(self.body))

    @property
    def text(self) -> str:
        return plain(re.sub(r"\{#[\w-]+\}", "", self.body))


def load(name: str) -> Any:
    return yaml.safe_load((PACK / name).read_text(encoding="utf-8"))


def article(id: str) -> ArticleFile:
    head, body = (PACK / "articles" / f"{id}.md").read_text(encoding="utf-8").removeprefix("---\n").split("\n---\n", 1)
    return ArticleFile(id, yaml.safe_load(head), body)


def _blocks(body: str) -> Iterator[str]:
    """Boxes that have an id, then everything else piece by piece."""
    yield from re.findall(r"^::: [^\n]*\{#[^\n]*\n.*?^:::$", body, re.MULTILINE | re.DOTALL)
    yield from re.split(r"\n\s*\n|\n(?=- |\d+\. |:::)", body)


INFO: dict[str, Any] = load("pack.yaml")
ARTICLES = {id: article(id) for id in INFO["articles"]}
TERMS: list[dict[str, Any]] = load("glossary.yaml")
