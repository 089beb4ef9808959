"""Files of sources and terms are added to a folder: each work and term once, and nothing that is there changes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.library.editing import field_edits
from reader.library.editing.forms.added_files import added_file
from reader.library.editing.forms.entry_kinds import FormKind
from reader.library.editing.forms.folder_entries import FolderEntries, with_texts
from reader.library.editing.snapshot import FolderSnapshot
from reader.library.editing.yaml_tree import YamlValue
from reader.library.importing.imported import ImportFailed

GLOSSARY = "# Terms\n- id: REM_sleep\n  term: REM sleep  # dreams\n  definition: Dreams.\n  mood: calm\n"
REFERENCES = """\
references:
- {id: smith, type: article-journal, title: Why sleep, DOI: 10.1000/182}   # the first
- {id: jones, type: book, title: Day}
"""
RIS = """\
TY  - JOUR
TI  - Why sleep
DO  - 10.1000/182
VL  - 12
ER  -
TY  - BOOK
AU  - Luna, Ada
TI  - Moon
PY  - 2020
ER  -
"""


def folder(glossary: str = GLOSSARY, references: str = REFERENCES) -> FolderEntries:
    return FolderEntries(FolderSnapshot(Path("/nowhere"), {"glossary.yaml": glossary, "references.yaml": references}))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_sources_are_added_and_filled_up(tmp_path: Path) -> None:
    added = added_file(folder(), FormKind.SOURCE, written(tmp_path / "new.ris", RIS))
    assert added.edit is not None
    assert added.edit.name == "Add new.ris"
    after = FolderEntries(with_texts(folder().snapshot, added.edit)).entries(FormKind.SOURCE)
    assert after["smith"]["volume"] == "12"
    assert after["jones"] == {"id": "jones", "type": "book", "title": "Day"}
    assert after["luna2020"]["title"] == "Moon"
    assert "# the first" in str(added.edit.changes["references.yaml"])
    assert added.sentence == "1 source added. 1 source that was there has more fields now."


def test_a_file_with_nothing_new_changes_nothing(tmp_path: Path) -> None:
    file = written(tmp_path / "same.json", '[{"id": "x", "type": "book", "title": "Day", "DOI": "10.1000/182"}]')
    references = "- {id: day, type: book, title: Day, DOI: 10.1000/182}\n"
    added = added_file(folder(references=references), FormKind.SOURCE, file)
    assert (added.edit, added.sentence) == (None, "0 sources added. 1 source was there already.")


def test_terms_are_added_and_get_further_names(tmp_path: Path) -> None:
    table = (
        "Term,Definition,Other names,See,Colour\nNap,A short *sleep*,,REM sleep,red\nREM sleep,Dreams.,dream sleep,,\n"
    )
    added = added_file(folder(), FormKind.TERM, written(tmp_path / "terms.csv", table))
    assert added.edit is not None
    text = added.edit.changes["glossary.yaml"]
    assert isinstance(text, str)
    assert text.startswith(f"{GLOSSARY}  aka: [dream sleep]\n")
    assert FolderEntries(with_texts(folder().snapshot, added.edit)).entries(FormKind.TERM)["nap"] == {
        "id": "nap",
        "term": "Nap",
        "definition": "A short \\*sleep\\*",
        "see": ["REM_sleep"],
    }
    assert added.sentence == "1 term added. 1 term that was there has more fields now."
    assert any("red" in line for line in added.lines)


@pytest.mark.parametrize("text", ["", "# only a comment\n", "references: []\n", "references:\n", "[]\n"], ids=repr)
def test_the_first_entries_of_a_file(tmp_path: Path, text: str) -> None:
    added = added_file(folder(references=text), FormKind.SOURCE, written(tmp_path / "new.ris", RIS))
    assert added.edit is not None
    after = FolderEntries(with_texts(folder(references=text).snapshot, added.edit))
    assert len(after.entries(FormKind.SOURCE)) == 2


def test_many_sources_are_added_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    original = field_edits.entries

    def entries(snapshot: FolderSnapshot, file: str) -> list[Mapping[str, YamlValue]]:
        calls.append(file)
        return original(snapshot, file)

    monkeypatch.setattr(field_edits, "entries", entries)
    many = "".join(f"TY  - BOOK\nTI  - Book {number}\nPY  - 2020\nER  -\n" for number in range(300))
    added = added_file(folder(), FormKind.SOURCE, written(tmp_path / "new.ris", many))
    assert added.sentence == "300 sources added."
    assert len(calls) < 10


DAMAGED = {
    "empty.ris": "",
    "other.ris": "hello",
    "cut.json": "[{",
    "other.doc": RIS,
    "cut.bib": "@book{",
    "nothing.csv": "a",
    "terms.csv": "x;y;z\n",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_file_without_entries_is_refused(tmp_path: Path, name: str) -> None:
    kind = FormKind.TERM if name.endswith(".csv") else FormKind.SOURCE
    with pytest.raises(ImportFailed):
        added_file(folder(), kind, written(tmp_path / name, DAMAGED[name]))


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailed):
        added_file(folder(), FormKind.SOURCE, tmp_path / "gone.ris")
