"""`carrel marks` as a person types it, and the exit status that a script sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reader.cli import main
from reader.marks.store import MarkStore
from tests.marks.samples import Clock, bookmark, highlight, names


class Front:
    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self._capsys = capsys

    def __call__(self, *words: str | Path, data: Path | None = None) -> tuple[int, str, str]:
        typed = ["--data", str(data or self.data), "marks", *map(str, words)]
        status = main(typed, run_window=lambda *_: 0, run_selftest=lambda _: 0)
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


def test_of_no_marks_an_empty_collection_and_no_folder(carrel):
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
        0, "2 new marks, 0 changed marks, 0 deleted, 0 older versions kept as history.\n", "")  # fmt: skip
    assert marked("import", file, file, data=other)[1].startswith("0 new marks")
    assert marked("export", data=other)[1] == marked("export")[1]


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


def test_a_bad_entry_is_told_and_the_others_come_in(marked, tmp_path):
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


def test_collect(marked, tmp_path):
    file = tmp_path / "ann.marks.json"
    marked("export", "-o", file)
    assert "1 reader, 1 mark" in marked("collect", file)[1]
    [first, *_] = json.loads(marked("collect", file, "--json")[1])
    assert first["readers"] == 1
    assert marked("collect", file, "-o", tmp_path / "c.json")[0] == 0
    assert len(json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize(
    "words", [("import", "none.json"), ("merge", "none.json", "-o", "x.json"), ("collect", "none.json")]
)
def test_what_cannot_be_read(carrel, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = carrel(*words)
    assert (status, out) == (2, "")
    assert "none.json cannot be read" in err
    assert names(tmp_path) == []


def test_what_cannot_be_written(marked, tmp_path):
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


@pytest.mark.parametrize("words", [(), ("nonsense",), ("import",), ("merge", "a"), ("export", "--format", "pdf")])
def test_what_cannot_be_understood(carrel, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        carrel(*words)
    assert stopped.value.code == 2
    assert "usage: carrel" in capsys.readouterr().err
