"""Drafts on disk: damaged, cut short, from a newer version, and made by a stranger."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from reader.erase_data import erase
from reader.library.editing.conflict import ConflictChoice
from reader.library.editing.draft_store import (
    DraftEntry,
    DraftError,
    DraftStore,
    SavedDraft,
    decode_draft,
    encode_draft,
)
from reader.library.editing.folder_edit import FolderEdit, StoredData
from reader.library.editing.saving import DRAFT_AFTER
from tests.library.editing.test_edited_folder import MOOD, kill
from tests.special_files import make_link

DIGEST = "a" * 64
DRAFT = SavedDraft(
    "/folder",
    "rest",
    "2026-11-29T10:00:00+0000",
    [
        DraftEntry(MOOD, DIGEST, "Text with ü.\n"),
        DraftEntry("articles/gone.md", DIGEST, None),
        DraftEntry("figures/x.svg", "", StoredData(DIGEST, 9)),
    ],
)


def signed(value) -> bytes:
    body = (value if isinstance(value, str) else json.dumps(value)).encode()
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def with_file(**fields) -> bytes:
    item = {"file": MOOD, "base": DIGEST, "text": "x", **fields}
    return signed({"format": 1, "folder": "/f", "pack": "p", "saved": "s", "files": [item]})


def test_a_draft_is_read_as_it_was_written():
    assert decode_draft(encode_draft(DRAFT)) == DRAFT


FORGED = {
    "empty": b"",
    "cut short": encode_draft(DRAFT)[:-3],
    "one letter": encode_draft(DRAFT).replace(b"Text", b"Taxt"),
    "no JSON": signed("{"),
    "a list": signed([1]),
    "nothing in it": signed({}),
    "deep": signed("[" * 100_000),
    "newer": signed({"format": 2}),
    "files": signed({"format": 1, "folder": "", "pack": "", "saved": "", "files": {"a": 1}}),
    "elsewhere": with_file(file="../x.md"),
    "root": with_file(file="/etc/x.md"),
    "backslash": with_file(file="articles/..\\..\\x.md"),
    "device": with_file(file="articles/con.md"),
    "stream": with_file(file="articles/a:b.md"),
    "another file": with_file(file="notes.txt"),
    "name is a number": with_file(file=5),
    "base": with_file(base="../x"),
    "text": with_file(text=["x"]),
    "text of a figure": with_file(file="figures/x.svg"),
    "stored elsewhere": with_file(file="figures/x.svg", text=None, stored="../../x", size=1),
    "twice": signed(
        {"format": 1, "folder": "", "pack": "", "saved": "", "files": [{"file": MOOD, "base": "", "text": "x"}] * 2}
    ),
}


@pytest.mark.parametrize("case", FORGED)
def test_what_no_carrel_wrote_is_refused(case):
    with pytest.raises(DraftError):
        decode_draft(FORGED[case])


@pytest.mark.parametrize("case", FORGED)
def test_a_folder_opens_and_keeps_a_draft_that_it_cannot_read(opened, case, drafts):
    folder = opened()
    before = dict(folder.texts)
    folder.change(MOOD, "x", 0.0)
    folder.work(DRAFT_AFTER)
    kill(folder)
    (file,) = drafts.glob("*/draft.json")
    file.write_bytes(FORGED[case])
    again = opened()
    assert again.texts == before
    (notice,) = again.notices
    assert notice.startswith("A draft of this folder cannot be read: ")
    (kept,) = file.parent.glob("unreadable-*.json")
    assert kept.read_bytes() == FORGED[case]
    assert str(kept) in notice


@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_stands_in_place_of_a_draft_is_not_followed(opened, drafts, tmp_path, kind):
    folder = opened()
    folder.change(MOOD, "x", 0.0)
    folder.work(DRAFT_AFTER)
    kill(folder)
    (file,) = drafts.glob("*/draft.json")
    outside = tmp_path / "outside"
    outside.write_bytes(file.read_bytes())
    file.unlink()
    if kind == "link":
        make_link(file, outside)
    else:
        file.mkdir()
    again = opened()
    assert again.text(MOOD) != "x"
    assert outside.exists()
    again.change(MOOD, "y", 0.0)
    again.save_all(1.0)
    assert outside.read_bytes().endswith(b"}")


def test_a_link_in_place_of_the_drafts_is_not_written_through(opened, drafts, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    drafts.parent.mkdir(parents=True)
    make_link(drafts, outside)
    folder = opened()
    folder.change(MOOD, "x", 0.0)
    folder.work(DRAFT_AFTER)
    assert list(outside.iterdir()) == []
    assert "cannot save a draft" in folder.status.sentence


def test_a_stored_figure_that_was_changed_is_refused(tmp_path: Path):
    store = DraftStore(tmp_path / "drafts" / "x")
    stored = store.put(b"figure")
    assert store.get(stored.key) == b"figure"
    (tmp_path / "drafts" / "x" / "stored" / stored.key).write_bytes(b"other")
    with pytest.raises(OSError, match="damaged"):
        store.get(stored.key)
    with pytest.raises(OSError, match="not stored"):
        store.get("../../x")
    assert store.put(b"figure") == stored
    assert store.get(stored.key) == b"figure"


def test_all_that_is_saved_of_drafts_is_erased_with_the_data(opened, content, drafts):
    folder = opened()
    folder.apply(FolderEdit("x", {"figures/bed.svg": None, MOOD: "mine"}), 0.0)
    folder.work(0.0)
    (content / MOOD).write_text("theirs")
    folder.change(MOOD, "mine too", 1.0)
    folder.save_all(1.0)
    folder.resolve(MOOD, ConflictChoice.MINE, 2.0)
    folder.change(MOOD, "not saved", 3.0)
    folder.work(4.0)
    kill(folder)
    assert {path.parent.name for path in drafts.rglob("*") if path.is_file()} >= {"stored", "kept"}
    erase(drafts.parent)
    assert not drafts.exists()
