"""What a text has in common with the source texts, measured against hashed runs of seven words.

The source texts themselves stay outside the project: `overlap_runs.bin` holds only hashes, eight bytes each, sorted.
`overlap_texts.md` names the texts. To add one, save it as plain text anywhere and run, in the project's folder:

    python tests/content/overlap.py FILE...
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import yaml

TABLE = Path(__file__).with_name("overlap_runs.bin")
LENGTH = 7
"""Words that may not be shared in a row."""

SIZE = 8
WORD = re.compile(r"[^\W_]+")
IMAGE = re.compile(r'!\[([^\]]*)\]\([^\s)]*(?:\s+"([^"]*)")?\)')
LINK_TARGET = re.compile(r"\]\([^)]*\)")
MARKS = re.compile(r"\{[#.][^}]*\}|\[[^\]\[]*@[^\]]*\]|^:::.*?(?=[^\W_]|$)", re.MULTILINE)
BLOCK_END = re.compile(r"\n\s*\n|\n\s*(?:[-*]|\d+\.)\s|\n(?=#|\||:::)|\|")


def words_of(text: str) -> list[str]:
    """Small letters, no marks: hyphens part words, apostrophes do not.

    >>> words_of("Post-traumatic stress: the person’s OWN  “story” (58.7 million)")
    ['post', 'traumatic', 'stress', 'the', 'persons', 'own', 'story', '58', '7', 'million']
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return WORD.findall(re.sub(r"['’`]", "", plain))


def hashed_runs(words: Sequence[str]) -> Iterator[bytes]:
    for start in range(len(words) - LENGTH + 1):
        yield blake2b(" ".join(words[start : start + LENGTH]).encode(), digest_size=SIZE).digest()


def read_table(path: Path = TABLE) -> frozenset[bytes]:
    data = path.read_bytes()
    return frozenset(data[start : start + SIZE] for start in range(0, len(data), SIZE))


def write_table(runs: Iterable[bytes], path: Path = TABLE) -> None:
    path.write_bytes(b"".join(sorted(set(runs))))


def shared_stretches(text: str, table: frozenset[bytes], allowed: Iterable[str] = ()) -> list[str]:
    """The longest stretches that are in the table and have seven words or more besides the allowed phrases."""
    words = words_of(text)
    is_shared = [False] * len(words)
    for start, run in enumerate(hashed_runs(words)):
        if run in table:
            is_shared[start : start + LENGTH] = [True] * LENGTH
    is_allowed = [False] * len(words)
    for phrase in map(words_of, allowed):
        for start in range(len(words) - len(phrase) + 1):
            if phrase and words[start : start + len(phrase)] == phrase:
                is_allowed[start : start + len(phrase)] = [True] * len(phrase)
    found, stretch = [], []
    for place, shared in enumerate([*is_shared, False]):
        if shared:
            stretch.append(place)
            continue
        if sum(not is_allowed[each] for each in stretch) >= LENGTH:
            found.append(" ".join(words[each] for each in stretch))
        stretch = []
    return found


def blocks_of_markdown(text: str) -> list[str]:
    """Paragraphs, items, cells, alternative texts and captions, without marks. No run goes from one into the next."""
    text = IMAGE.sub(lambda found: f"\n\n{found[1]}\n\n{found[2] or ''}\n\n", text)
    text = MARKS.sub(" ", LINK_TARGET.sub(" ", text))
    return [block for part in BLOCK_END.split(text) if (block := " ".join(part.split()))]


def texts_of_yaml(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from blocks_of_markdown(value)
    elif isinstance(value, dict):
        for each in value.values():
            yield from texts_of_yaml(each)
    elif isinstance(value, list):
        for each in value:
            yield from texts_of_yaml(each)


def texts_of_pack(folder: Path) -> Iterator[tuple[str, str]]:
    """Each text that readers of the pack see, with the name of its file. Works that are cited are not our texts."""
    for path in sorted(folder.rglob("*.md")):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        head = yaml.safe_load(front)
        for text in [*texts_of_yaml(head), *blocks_of_markdown(body)]:
            yield path.name, text
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "references.yaml":
            for text in texts_of_yaml(yaml.safe_load(path.read_text(encoding="utf-8"))):
                yield path.name, text
    for path in sorted((folder / "figures").glob("*.svg")):
        for text in re.findall(r">([^<>]+)<", path.read_text(encoding="utf-8")):
            yield path.name, text


def add_files(names: Sequence[str], table: Path = TABLE, say: Callable[[str], None] = print) -> None:
    runs = set(read_table(table)) if table.exists() else set()
    for name in names:
        blocks = Path(name).read_text(encoding="utf-8").split("\n\n")
        new = {run for block in blocks for run in hashed_runs(words_of(block))}
        say(f"{Path(name).name}: {len(new)} runs, {len(new - runs)} of them new")
        runs |= new
    write_table(runs, table)
    say(f"The table now has {len(runs)} runs.")


if __name__ == "__main__":
    add_files(sys.argv[1:])
