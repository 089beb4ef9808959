"""`carrel marks` as a person types it, and the exit status that a script sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, highlight, names
from tests.packs import make_pack


class Front:
    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *words: str | Path, data: Path | None = None) -> tuple[int, str, str]:
        typed = ["--data", str(data or self.data), "marks", *map(str, words)]
        status = main(typed, run_window=lambda *_: 0, run_selftest=lambda *_: 0)
        shown = self._capsys.readouterr()
        return status, shown.out, shown.err


@pytest.fixture
def carrel(tmp_path, capsys) -> Front:
    return Front(tmp_path / "data", capsys)


@pytest.fixture
def marked(carrel) -> Front:
    store = MarkStore(carrel.data, clock=Clock())
    store.add(highlight("the alarm", note="Why?\x1b[31m", author="Ann"))
    store.add(bookmark("p2", title="Memory"))
    store.close()
    return carrel


def test_without_marks_no_folder_is_made(carrel):
    status, out, err = carrel("export")
    value = json.loads(out)
    assert (status, err, value["type"], value["total"]) == (0, "", "AnnotationCollection", 0)
    assert not carrel.data.exists()
    assert carrel("list") == (0, "", "")
    assert json.loads(carrel("list", "--json")[1]) == []


def test_export_and_import(marked, tmp_path):
    file = tmp_path / "mine.marks.json"
    assert marked("export", "-o", file) == (0, "", "")
    other = tmp_path / "other"
    status, out, err = marked("import", file, data=other)
    assert (status, out, err) == (
        0, ("2 new marks, 0 changed marks, 0 deleted, 0 older versions saved in the history.\n"
        "`carrel marks undo` undoes this import.\n"), "")  # fmt: skip
    assert marked("import", file, file, data=other)[1].startswith("0 new marks")
    exported = [json.loads(marked("export", data=data)[1]) for data in (other, marked.data)]
    stores = [each.pop("carrel:store") for each in exported]
    assert exported[0] == exported[1]
    assert stores[0] != stores[1]


@pytest.mark.parametrize(("form", "part"), [("markdown", "> the alarm"), ("html", "<blockquote")])
def test_export_for_people(marked, form, part):
    status, out, _ = marked("export", "--format", form)
    assert status == 0
    assert part in out


def test_list(marked):
    status, out, _ = marked("list")
    assert status == 0
    assert "Memory" in out
    assert "Why?" in out
    assert "\x1b" not in out
    assert [item["motivation"] for item in json.loads(marked("list", "--json")[1])] == ["highlighting", "bookmarking"]


def test_merge_in_any_order(marked, tmp_path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    marked("export", "-o", one)
    store = MarkStore(marked.data, clock=Clock("2025-05-01T00:00:00+00:00"))
    store.change(store.all()[0].id, note="Because.")
    store.add(bookmark("p4"))
    store.close()
    marked("export", "-o", two)
    a, b = tmp_path / "a.json", tmp_path / "b.json"
    assert marked("merge", one, two, "-o", a)[0] == marked("merge", two, one, two, "-o", b)[0] == 0
    assert a.read_bytes() == b.read_bytes()
    assert json.loads(a.read_text(encoding="utf-8"))["total"] == 3


def test_an_invalid_entry_is_reported_and_the_others_are_imported(marked, tmp_path):
    file = tmp_path / "f.json"
    marked("export", "-o", file)
    value = json.loads(file.read_text(encoding="utf-8"))
    value["first"]["items"].insert(0, {"type": "Annotation", "id": "urn:uuid:\x1b[0m"})
    file.write_text(json.dumps(value), encoding="utf-8")
    other = tmp_path / "other"
    status, out, err = marked("import", file, data=other)
    assert status == 1
    assert out.startswith("2 new marks")
    assert "f.json: entry 1" in err
    assert "\x1b" not in err
    assert marked("merge", file, "-o", tmp_path / "m.json")[0] == 1


def test_annotations_of_another_program(carrel, tmp_path):
    """They are placed in the packs; what has no certain place is listed."""
    pack = make_pack(tmp_path / "pack.carrel")
    rows = [
        {"id": str(number), "uri": "https://example.org", "created": "2024-05-01T10:00:00Z", "text": "Why?",
         "target": [{"selector": [{"type": "TextQuoteSelector", "exact": quote}]}]}
        for number, quote in enumerate(("Before any heading", "nowhere at all\x1b[0m"))
    ]  # fmt: skip
    (tmp_path / "h.json").write_text(json.dumps({"rows": rows}), encoding="utf-8")
    status, out, err = carrel("import", tmp_path / "h.json", "--pack", pack)
    assert (status, out[:10]) == (1, "1 new mark")
    assert "h.json: entry 2 (“nowhere at all" in err
    assert "no pack has the text that it quotes" in err
    assert "\x1b" not in err
    assert "Before any heading" in carrel("list")[1]
    status, _, err = carrel("merge", tmp_path / "h.json", "-o", tmp_path / "m.json")
    assert status == 1
    assert err.count("import it with `carrel marks import` first") == 2


def test_collect(marked, tmp_path):
    file = tmp_path / "ann.marks.json"
    marked("export", "-o", file)
    assert "1 reader, 1 mark" in marked("collect", file)[1]
    [first, *_] = json.loads(marked("collect", file, "--json")[1])
    assert first["readers"] == 1
    assert marked("collect", file, "-o", tmp_path / "c.json")[0] == 0
    assert len(json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))) == 2


@pytest.fixture
def exports(marked, tmp_path) -> tuple[Path, Path]:
    """Files of two readers, one of whom wrote HTML and a control character into a note."""
    ann, bo = tmp_path / "ann.marks.json", tmp_path / "bo.marks.json"
    marked("export", "-o", ann)
    store = MarkStore(tmp_path / "bo", clock=Clock())
    store.add(highlight("sounds", note="<b>loud</b>\x1b[31m"))
    store.close()
    marked("export", "-o", bo, data=tmp_path / "bo")
    return ann, bo


def test_collect_as_a_web_page(marked, exports, tmp_path):
    status, out, err = marked("collect", *exports, "--format", "html")
    assert (status, err) == (0, "")
    assert out.startswith("<!doctype html>")
    assert "2 readers, 2 marks" in out
    assert "bo: &lt;b&gt;loud&lt;/b&gt;" in out
    assert "\x1b" not in out
    file = tmp_path / "all.html"
    assert marked("collect", *exports, "--format", "html", "-o", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == out


def test_collect_in_each_format(marked, exports, tmp_path):
    listed = marked("collect", *exports)
    assert listed == marked("collect", *exports, "--format", "text")
    assert listed[1].startswith("2 readers, 2 marks")
    assert marked("collect", *exports, "--json") == marked("collect", *exports, "--format", "json")
    one, other = tmp_path / "one", tmp_path / "other"
    marked("collect", *exports, "-o", one)
    marked("collect", *exports, "--format", "json", "-o", other)
    assert one.read_bytes() == other.read_bytes()
    assert len(json.loads(one.read_text(encoding="utf-8"))) == 2
    assert marked("collect", *exports, "--format", "text", "-o", one) == (0, "", "")
    assert one.read_text(encoding="utf-8") == listed[1]


def test_collect_counts_files_of_one_name_as_different_readers(marked, exports, tmp_path):
    """`bo (1).json` must not be taken for one of the two files called `bo.json`."""
    files = []
    for number, name in enumerate(("bo.json", "bo.json", "bo (1).json", "bo (2).json")):
        file = tmp_path / f"folder {number}" / name
        file.parent.mkdir()
        store = MarkStore(tmp_path / f"data {number}", clock=Clock())
        store.add(bookmark("p2"))
        store.close()
        marked("export", "-o", file, data=tmp_path / f"data {number}")
        files.append(file)
    [passage] = json.loads(marked("collect", *files, "--json")[1])
    assert (passage["readers"], passage["marks"]) == (4, 4)


def test_collect_with_a_file_that_cannot_be_written(marked, exports, tmp_path):
    status, out, err = marked("collect", *exports, "--format", "html", "-o", tmp_path / "none" / "f.html")
    assert (status, out) == (2, "")
    assert "cannot be written" in err


@pytest.mark.parametrize(
    "words", [("import", "none.json"), ("merge", "none.json", "-o", "x.json"), ("collect", "none.json")]
)
def test_unreadable(carrel, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = carrel(*words)
    assert (status, out) == (2, "")
    assert "none.json cannot be read" in err
    assert names(tmp_path) == []


def test_a_file_that_cannot_be_written(marked, tmp_path):
    status, _, err = marked("export", "-o", tmp_path / "none" / "f.json")
    assert status == 2
    assert "cannot be written" in err


def test_while_the_window_is_open(marked, tmp_path):
    file = tmp_path / "f.json"
    store = MarkStore(marked.data)
    assert marked("export", "-o", file) == (0, "", "")
    status, _, err = marked("import", file)
    assert status == 2
    assert "open already" in err
    store.close()


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("nonsense",),
        ("import",),
        ("merge", "a"),
        ("export", "--format", "pdf"),
        ("collect", "a", "--format", "pdf"),
        ("collect", "a", "--json", "--format", "html"),
    ],
)
def test_invalid_options(carrel, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        carrel(*words)
    assert stopped.value.code == 2
    assert "usage: carrel" in capsys.readouterr().err


def theirs(marked: Front, file: Path, **changes: object) -> str:
    """An export in which somebody has changed the first mark. Returns the mark's id."""
    value = json.loads(marked("export")[1])
    value.pop("carrel:store")
    item = value["first"]["items"][0]
    item.update({"modified": "8999-01-01T00:00:00.000000Z", **changes})
    file.write_text(json.dumps(value), encoding="utf-8")
    return str(item["id"])


def test_a_preview_saves_nothing(marked, tmp_path):
    file = tmp_path / "theirs.json"
    theirs(marked, file, **{"carrel:deleted": True})
    before = (marked.data / "marks.sqlite").read_bytes()
    status, out, _ = marked("import", "--preview", file)
    assert status == 0
    assert "Proposed: “the alarm”" in out
    assert "Nothing was saved" in out
    assert (marked.data / "marks.sqlite").read_bytes() == before


def test_a_deletion_by_others_is_only_proposed(marked, tmp_path):
    id = theirs(marked, tmp_path / "theirs.json", **{"carrel:deleted": True})
    before = marked("list")
    marked("import", tmp_path / "theirs.json")
    assert marked("list") == before
    assert id in marked("proposals")[1]
    assert marked("proposals", "--accept", id)[1] == "1 proposal accepted.\n"
    assert "the alarm" not in marked("list")[1]
    assert id in marked("deleted")[1]
    assert marked("restore", id)[0] == 0
    assert "Why?" in marked("list")[1]


def test_an_import_is_undone(marked, tmp_path):
    before = marked("list")
    marked("export", "-o", tmp_path / "mine.json")
    other = tmp_path / "other"
    marked("import", tmp_path / "mine.json", data=other)
    assert marked("list", data=other) == before
    assert "mine.json: 2 new marks" in marked("imports", data=other)[1]
    assert marked("undo", data=other)[0] == 0
    assert marked("list", data=other) == (0, "", "")
    assert "(undone)" in marked("imports", data=other)[1]
    assert marked("undo", data=other)[0] == 2
    assert marked("undo", "x", data=other)[2] == "carrel: There is no import x to undo.\n"


def test_my_marks_from_another_computer(marked, tmp_path):
    other = tmp_path / "other"
    marked("export", "-o", tmp_path / "mine.json")
    marked("import", "--mine", tmp_path / "mine.json", data=other)
    store = MarkStore(marked.data, clock=Clock("2025-05-01T00:00:00+00:00"))
    store.change(store.all()[0].id, note="Because.")
    store.close()
    marked("export", "-o", tmp_path / "mine.json")
    assert "1 changed mark" in marked("import", tmp_path / "mine.json", data=other)[1]
    assert "Because." in marked("list", data=other)[1]


def test_an_older_version_is_brought_back(marked):
    store = MarkStore(marked.data, clock=Clock("2025-05-01T00:00:00+00:00"))
    id = store.change(store.all()[0].id, note="Because.").mark.id
    store.close()
    assert [line[:1] for line in marked("history", id)[1].splitlines()] == ["1", "2"]
    assert marked("restore", id, "--version", "2")[0] == 0
    assert "Why?" in marked("list")[1]
    assert marked("restore", id, "--version", "9")[0] == 2
    assert marked("history", "x")[0] == 2


def test_a_file_without_marks_is_told(carrel, tmp_path):
    (tmp_path / "k.json").write_text('{"title": "A book", "entries": {}}')
    status, out, err = carrel("import", tmp_path / "k.json")
    assert (status, err) == (0, "carrel: k.json has no marks.\n")
    assert out.startswith("0 new marks")
