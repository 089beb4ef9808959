"""Generates prose like that of the bundled pack: sentences and paragraphs of its words, in random order."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONTENT = ROOT / "content"

SENTENCES = 12_000
"""Sentences are generated once and used again: new sentences for a library would take a hundred times as long."""

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_MARKUP = re.compile(r"\{#[^}]*\}|\[@[^\]]*\]|\]\([^)]*\)|!\[[^\]]*|^\|.*$|^[:#].*$", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def words_of(content: Path = CONTENT) -> list[str]:
    """All words of all articles in the content folders, in lower case, with repetitions."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(content.glob("*/articles/*.md"))]
    bare = (_MARKUP.sub(" ", _FRONT_MATTER.sub("", text)) for text in texts)
    return [word.lower() for text in bare for word in _WORD.findall(text)]


class Prose:
    """Uses only `Random.random`, which gives the same numbers in every version of Python."""

    def __init__(self, words: Sequence[str], seed: int) -> None:
        self._random = random.Random(seed)
        self._words = words
        self._long = sorted({word for word in words if len(word) > 5})
        self.names = self._make_names()
        self._sentences = [self._make_sentence() for _ in range(SENTENCES)]

    def chance(self, probability: float) -> bool:
        return self._random.random() < probability

    def number(self, below: int) -> int:
        return int(self._random.random() * below)

    def length(self, usual: int, spread: float) -> int:
        """A random number near `usual`; with a spread of 0.5, one in forty is three times as large."""
        return int(usual * self._random.lognormvariate(0, spread)) if spread else usual

    def sentence(self) -> str:
        return self._sentences[self.number(SENTENCES)]

    def phrase(self, words: int) -> str:
        """Words without a full stop, such as a title."""
        return " ".join(self._random.choices(self._long, k=words)).capitalize()

    def paragraph(self, words: int) -> str:
        sentences: list[str] = []
        count = 0
        while count < words:
            sentence = self.sentence()
            sentences.append(sentence)
            count += sentence.count(" ") + 1
        return " ".join(sentences)

    def _make_names(self) -> list[str]:
        """Pairs of words, used as terms: all different, so that each can be linked."""
        pairs = {" ".join(self._random.choices(self._long, k=2)) for _ in range(400)}
        return sorted(pairs)

    def _make_sentence(self) -> str:
        words = self._random.choices(self._words, k=6 + self.number(18))
        if self.chance(0.15):
            words.insert(len(words) // 2, self.names[self.number(len(self.names))])
        if self.chance(0.3):
            words[len(words) // 3] += ","
        if self.chance(0.1):
            words[-1] = f"*{words[-1]}*"
        text = " ".join(words)
        return text[0].upper() + text[1:] + "."
