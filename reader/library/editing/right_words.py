"""Words that are right in a pack whatever a dictionary says: names of terms and people, and those of spelling.txt."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping

from reader.library.authoring import glossary, packinfo, references
from reader.library.authoring.content_folder import SPELLING
from reader.library.editing import yaml_edit
from reader.library.editing.field_edits import split_head
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_tree import YamlValue
from reader.library.spelling.written_words import as_in_dictionary, plain_words
from reader.translation import _

LONGEST_FILE = 1_000_000  # characters of spelling.txt that are read
_NAMES = frozenset(
    {"family", "given", "literal", "authors", "publisher", "reviewed_by", "term", "aka", "container-title"}
)
_POSSESSIVES = ("'s", "’s", "'", "’")


def right_words(snapshot: FolderSnapshot) -> frozenset[str]:
    """Folded, as `is_among` compares them."""
    heads = [split_head(text)[1] for file, text in snapshot.texts.items() if file.startswith("articles/")]
    files = [snapshot.text(file) for file in (packinfo.FILE, glossary.FILE, references.FILE)]
    own = own_words(snapshot.text(SPELLING))
    return frozenset(own).union(*map(_names_in, (*files, *heads)))


def is_among(word: str, words: frozenset[str]) -> bool:
    """Whether the word is one of them, also with a capital, or with the ending of a possessive."""
    folded = word.casefold()
    if folded in words:
        return True
    for ending in _POSSESSIVES:
        if folded.endswith(ending) and folded.removesuffix(ending) in words:
            return True
    return "-" in folded and all(part in words for part in folded.split("-") if len(part) > 1)


def own_words(text: str) -> list[str]:
    """The words of spelling.txt, folded."""
    lines = (line.partition("#")[0].strip() for line in text[:LONGEST_FILE].split("\n"))
    return [as_in_dictionary(line).casefold() for line in lines if line]


def add_word(snapshot: FolderSnapshot, word: str) -> FolderEdit:
    """Adds a word to spelling.txt, which is made if it is missing. Raises EditRefused if it is there already."""
    text = snapshot.text(SPELLING)
    if as_in_dictionary(word).casefold() in own_words(text):
        raise EditRefused(_("“{word}” is already one of this pack's words.", word=word))
    text = text or _head()
    end = "" if text.endswith("\n") else "\n"
    return FolderEdit(_("Add word"), {SPELLING: f"{text}{end}{word}\n"})


def _head() -> str:
    """A comment above the words of a new file, for people who open it."""
    words = _("Words that are right in this pack, one on each line. Carrel does not mark them as misspelled.")
    return f"# {' '.join(words.split())}\n"


@functools.lru_cache(512)
def _names_in(text: str) -> frozenset[str]:
    """Of a YAML text; none if it has an error, which is said elsewhere."""
    try:
        value = yaml_edit.read_value(text) if text.strip() else ""
    except EditRefused:
        return frozenset()
    return frozenset(word.casefold() for name in _names(value, is_name=False) for word in plain_words(name))


def _names(value: YamlValue, *, is_name: bool) -> Iterator[str]:
    if isinstance(value, str):
        if is_name:
            yield value
    elif isinstance(value, Mapping):
        for field, inner in value.items():
            yield from _names(inner, is_name=is_name or field in _NAMES)
    else:
        for item in value:
            yield from _names(item, is_name=is_name)
