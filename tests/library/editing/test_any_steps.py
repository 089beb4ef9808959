"""Any steps in any order: what is saved is what is in memory, and undo goes back to the beginning."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from reader.library.editing import article_edits, figure_edits
from reader.library.editing.conflict import ConflictChoice
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.folder_edit import EditRefused, FolderEdit
from reader.library.editing.history import TextSplice, joined_splice, splice_between
from reader.library.editing.saving import SaveState
from tests.library.authoring.conftest import SVG

PIECES = ["", "a", "word ", "\n", "[x](article:mood)", "![A](figures/bed.svg)", "é", "**"]


def on_disk(path: Path) -> dict[str, bytes]:
    names = ("pack.yaml", "glossary.yaml", "references.yaml", "articles/*", "figures/*")
    return {file.relative_to(path).as_posix(): file.read_bytes() for name in names for file in path.glob(name)}


def in_memory(folder: EditedFolder) -> dict[str, bytes]:
    figures = {name: folder.data_of(name) for name in folder.figures()}
    return {**{name: text.encode() for name, text in folder.texts.items()}, **figures}


def step(folder: EditedFolder, chance: random.Random, now: float) -> None:
    names = [name for name in folder.texts if name.endswith(".md")]
    name = chance.choice(names or ["articles/x.md"])
    snapshot = folder.snapshot()
    id = name.removeprefix("articles/").removesuffix(".md")
    match chance.randrange(9):
        case 0 | 1 | 2:
            text = folder.text(name)
            start = chance.randrange(len(text) + 1)
            end = min(len(text), start + chance.randrange(4))
            folder.change(name, text[:start] + chance.choice(PIECES) + text[end:], now)
        case 3:
            folder.apply(article_edits.new_article(snapshot, f"N {chance.randrange(5)}"), now)
        case 4:
            folder.apply(article_edits.rename_article(snapshot, id, f"r{chance.randrange(9)}"), now)
        case 5:
            folder.apply(article_edits.delete_article(snapshot, id, unlink=True), now)
        case 6:
            data = SVG.encode() + b" " * chance.randrange(3)
            folder.apply(FolderEdit("Figure", {f"figures/{chance.randrange(3)}.svg": folder.stored(data)}), now)
        case 7:
            figures = folder.figures() or ["figures/no.svg"]
            folder.apply(figure_edits.delete_figure(snapshot, chance.choice(figures), unlink=True), now)
        case _:
            chance.choice([folder.undo, folder.redo])(now)


def disturb(folder: EditedFolder, chance: random.Random, now: float) -> None:
    """What another program does, and what the author then chooses."""
    files = [file for file in folder.path.glob("articles/*") if file.is_file()]
    if files and chance.random() < 0.7:
        file = chance.choice(files)
        match chance.randrange(3):
            case 0:
                file.write_text(f"theirs {now}")
            case 1:
                file.unlink()
            case _:
                file.rename(file.with_name(f"o{chance.randrange(9)}.md"))
    folder.look(now)
    for file_name in folder.conflicts:
        folder.resolve(file_name, chance.choice([ConflictChoice.MINE, ConflictChoice.THEIRS]), now)


@pytest.mark.parametrize("seed", range(12))
def test_what_is_saved_is_what_is_in_memory_and_undo_goes_back(opened, content, seed):
    chance = random.Random(seed)
    before = on_disk(content)
    folder = opened()
    for number in range(60):
        try:
            step(folder, chance, number * 0.4)
        except EditRefused:
            continue
        if chance.random() < 0.3:
            folder.work(number * 0.4)
    folder.save_all(100.0)
    assert folder.status.state is SaveState.SAVED
    assert on_disk(content) == in_memory(folder)
    while folder.undo(200.0):
        pass
    folder.save_all(300.0)
    assert on_disk(content) == before
    while folder.redo(400.0):
        pass
    folder.save_all(500.0)
    assert on_disk(content) == in_memory(folder)


@pytest.mark.parametrize("seed", range(12))
def test_with_other_programs_meanwhile(opened, content, seed):
    chance = random.Random(1000 + seed)
    folder = opened()
    for number in range(60):
        try:
            step(folder, chance, number * 0.4)
        except EditRefused:
            continue
        if chance.random() < 0.4:
            disturb(folder, chance, number * 0.4)
        if chance.random() < 0.3:
            folder.work(number * 0.4)
    folder.save_all(100.0)
    for file in folder.conflicts:
        folder.resolve(file, ConflictChoice.MINE, 100.0)
    folder.save_all(101.0)
    assert folder.status.state is SaveState.SAVED
    assert on_disk(content) == in_memory(folder)
    while folder.undo(200.0):
        pass
    folder.save_all(300.0)
    assert on_disk(content) == in_memory(folder)


@pytest.mark.parametrize("seed", range(30))
def test_two_splices_are_as_good_as_one(seed):
    chance = random.Random(seed)
    text = "".join(chance.choice("ab\n") for _ in range(12))
    one = _splice(text, chance)
    middle = one.applied(text)
    other = _splice(middle, chance)
    joined = joined_splice(one, other)
    if joined:
        assert joined.applied(text) == other.applied(middle)
        assert joined.reversed.applied(other.applied(middle)) == text
    assert splice_between(text, middle).applied(text) == middle


def _splice(text: str, chance: random.Random) -> TextSplice:
    start = chance.randrange(len(text) + 1)
    return TextSplice(start, text[start : start + chance.randrange(4)], "xyz"[: chance.randrange(4)])
