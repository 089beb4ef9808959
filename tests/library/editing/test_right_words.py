"""Words that are right in a pack, and `spelling.txt`, which is saved and undone like the other files."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.library.authoring.content_folder import SPELLING, ContentFolder
from reader.library.editing.edited_folder import EditedFolder
from reader.library.editing.folder_edit import EditRefused
from reader.library.editing.right_words import add_word, is_among, right_words
from reader.library.editing.snapshot import FolderSnapshot

TEXTS = {
    "pack.yaml": "id: a\ntitle: Slepe\npublisher: Klinik Wanja\n",
    "glossary.yaml": "- id: x\n  term: Amygdala\n  aka: [corpus amygdaloideum]\n  definition: A kernl.\n",
    "references.yaml": "references:\n  - id: r\n    title: Schlaf\n    author: [{family: Öttl, given: Ann}]\n",
    "articles/a.md": "---\ntitle: Nite\nauthors: [Zoë Kharod]\n---\n\nTekst\n",
    SPELLING: "# a comment\nmindfulness\nWork-life  # our own\n\n",
}


def snapshot(**texts: str) -> FolderSnapshot:
    return FolderSnapshot(Path("nowhere"), {**TEXTS, **texts})


@pytest.mark.parametrize(
    "word",
    [
        *("amygdala", "Amygdala", "amygdala’s", "Amygdala's", "amygdaloideum"),
        *("Öttl", "Kharod", "Wanja", "mindfulness", "Work-life"),
    ],
)
def test_right(word: str) -> None:
    assert is_among(word, right_words(snapshot()))


@pytest.mark.parametrize("word", ["Slepe", "kernl", "Schlaf", "Nite", "Tekst", "comment", "own"])
def test_not_right_by_themselves(word: str) -> None:
    assert not is_among(word, right_words(snapshot()))


@pytest.mark.parametrize("text", ["- id: [", "just words", "", "a: &x [*x]"])
def test_a_file_with_an_error_has_no_names(text: str) -> None:
    assert is_among("mindfulness", right_words(snapshot(**{"glossary.yaml": text})))


@pytest.mark.parametrize("before", ["", "one", "one\n", TEXTS[SPELLING]])
def test_a_word_is_added_once(before: str) -> None:
    changes = add_word(snapshot(**{SPELLING: before}), "Nite").changes
    after = changes[SPELLING]
    assert isinstance(after, str)
    assert after.endswith("\nNite\n")
    assert after.startswith(before or "# Words")
    with pytest.raises(EditRefused, match="already"):
        add_word(snapshot(**{SPELLING: after}), "nite")


def test_it_is_saved_undone_and_no_part_of_the_pack(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    for name, text in TEXTS.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    edited = EditedFolder(folder, tmp_path / "drafts")
    edited.apply(add_word(edited.snapshot(), "Nite"), 0.0)
    edited.save_all(0.0)
    assert "Nite\n" in (folder / SPELLING).read_text(encoding="utf-8")
    assert edited.undo(1.0)
    edited.close(1.0)
    assert (folder / SPELLING).read_text(encoding="utf-8") == TEXTS[SPELLING]
    assert not [problem for problem in ContentFolder(folder).problems if problem.file == SPELLING]
