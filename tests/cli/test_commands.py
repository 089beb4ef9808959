"""What a person types after `carrel`, what they read, and the exit status that a script sees."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import rispy

from reader import __version__
from reader.cli import main
from reader.library.added_packs import to_settings
from reader.library.packfile import open_pack
from reader.library.shelf import describe_pack
from reader.settings import Settings
from tests.packs import INFO, make_pack, make_searchable

FOLDER = {
    "pack.yaml": "id: small\ntitle: Small\nedition: 2\ndate: 2025-01-02\nlanguage: en\n",
    "articles/one.md": "---\ntitle: One thing\n---\n\n## Rest {#rest}\n\nSleep is rest [@reed].\n",
    "references.yaml": (
        "references:\n- id: reed\n  type: book\n  title: Rooms\n  author: [{family: Reed, given: Ann}]\n"
    ),
}


class Front:
    """The command line with stand-ins for the parts that need Qt."""

    def __init__(self, data: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.data = data
        self.windows: list[tuple[Path | None, list[Path]]] = []
        self._capsys = capsys

    def __call__(self, *words: str | Path) -> tuple[int, str, str]:
        status = main(
            [str(word) for word in words], run_window=self._open, run_selftest=lambda as_json: 8 if as_json else 7
        )
        shown = self._capsys.readouterr()
        return status, shown.out, shown.err

    def _open(self, data: Path | None, asked: Sequence[Path]) -> int:
        self.windows.append((data, list(asked)))
        return 0


@pytest.fixture
def carrel(tmp_path, capsys) -> Front:
    return Front(tmp_path / "data", capsys)


@pytest.fixture
def pack(tmp_path) -> Path:
    return make_pack(tmp_path / "sample.carrel")


@pytest.fixture
def searchable(tmp_path) -> Path:
    """The same with an index."""
    return make_searchable(tmp_path / "sample.carrel")


@pytest.fixture
def folder(tmp_path) -> Path:
    top = tmp_path / "small"
    for name, text in FOLDER.items():
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text(text, encoding="utf-8")
    return top


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ([], (None, [])),
        (["--data", "d"], (Path("d"), [])),
        (["some.carrel"], (None, [Path("some.carrel")])),
        (["b.carrel", "a.carrel"], (None, [Path("b.carrel"), Path("a.carrel")])),
        (["--data", "d", "some.carrel"], (Path("d"), [Path("some.carrel")])),
    ],
)
def test_without_a_command_the_window_opens(carrel, words, opened):
    assert carrel(*words)[0] == 0
    assert carrel.windows == [opened]


@pytest.mark.parametrize("words", [["nonsense"], ["a.carrel", "nonsense"], ["--unknown"], ["show"], ["search"]])
def test_what_cannot_be_understood_is_said_with_status_2(carrel, capsys, words):
    with pytest.raises(SystemExit) as stopped:
        carrel(*words)
    assert stopped.value.code == 2
    assert "usage: carrel" in capsys.readouterr().err
    assert carrel.windows == []


@pytest.mark.parametrize("words", ["show", "stick check"])
def test_the_help_of_a_command_begins_with_that_command(carrel, capsys, words):
    with pytest.raises(SystemExit):
        carrel(*words.split(), "--help")
    assert capsys.readouterr().out.startswith(f"usage: carrel [--data DIR] {words} [-h]")


def test_version(carrel, capsys):
    with pytest.raises(SystemExit) as stopped:
        carrel("--version")
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"carrel {__version__}\n"


def test_selftest_is_handed_on(carrel):
    assert carrel("selftest")[0] == 7
    assert carrel("selftest", "--json")[0] == 8


def test_list(carrel, pack):
    status, out, err = carrel("list", "--pack", pack)
    assert (status, err) == (0, "")
    assert out.splitlines()[0].startswith("A sample (sample), edition 3")
    found = json.loads(carrel("list", "--pack", pack, "--json")[1])
    assert [each["id"] for each in found] == ["sample"]
    assert {"id", "title", "summary", "words", "number"} <= set(found[0]["articles"][0])


def test_list_finds_the_bundled_pack_by_itself(carrel):
    status, out, _ = carrel("--data", carrel.data, "list")
    assert status == 0
    assert "how-talking-changes-a-brain" in out


def test_list_has_what_the_reader_added_and_says_nothing_of_what_is_not_here(carrel, tmp_path):
    here = make_pack(tmp_path / "here.carrel", info=INFO._replace(id="mine", title="Mine"))
    with open_pack(here) as pack:
        seen = describe_pack(pack)
    settings = Settings(carrel.data)
    settings["added_packs"] = to_settings([seen._replace(path=tmp_path / "gone.carrel"), seen], carrel.data)
    assert settings.save() == ""
    status, out, err = carrel("--data", carrel.data, "list")
    assert (status, err) == (0, "")
    assert "Mine (mine), edition 3" in out


def test_show_numbers_citations_and_ends_with_the_sources(carrel, folder, tmp_path):
    built = tmp_path / "small.carrel"
    assert carrel("build", folder, "-o", built)[0] == 0
    status, out, _ = carrel("show", "one", "--pack", built)
    assert status == 0
    lines = [line for line in out.splitlines() if line]
    assert lines[:2] == ["One thing", "========="]
    assert "Sleep is rest[1]." in out
    assert lines[-1] == "1. Reed, A. (n.d.). Rooms."
    assert carrel("show", "carrel:small/one#rest", "--pack", built)[1] == out


def test_show_as_json(carrel, pack):
    article = json.loads(carrel("list", "--pack", pack, "--json")[1])[0]["articles"][0]["id"]
    shown = json.loads(carrel("show", article, "--pack", pack, "--json")[1])
    assert shown["location"] == f"carrel:sample/{article}"
    assert all({"id", "kind"} <= set(block) for block in shown["blocks"])
    assert [each["number"] for each in shown["references"]] == list(range(1, len(shown["references"]) + 1))


@pytest.mark.parametrize("name", ["absent", "carrel:sample/absent", "carrel:other/one", "carrel:", "../x", ""])
def test_show_of_what_is_not_there(carrel, pack, name):
    status, out, err = carrel("show", name, "--pack", pack)
    assert (status, out) == (2, "")
    assert err.startswith("carrel: ")


@pytest.mark.parametrize("command", [["list"], ["show", "x"], ["search", "x"], ["references"]])
def test_a_file_that_is_no_pack_is_said_with_status_2(carrel, tmp_path, command):
    other = tmp_path / "other.carrel"
    other.write_bytes(b"no pack")
    status, out, err = carrel(*command, "--pack", other)
    assert (status, out) == (2, "")
    assert (
        err
        == "carrel: other.carrel: The file is not a pack. Packs are made with Carrel, and their names end in .carrel.\n"
    )


def hits_of(carrel: Front, *words: str | Path) -> list[dict[str, Any]]:
    status, out, _ = carrel("search", *words, "--json")
    hits: list[dict[str, Any]] = json.loads(out)
    assert status == (0 if hits else 1)
    return hits


def test_search(carrel, searchable):
    hits = hits_of(carrel, "AMYGDALA", "--pack", searchable)
    assert [hit["kind"] for hit in hits] == ["term", "term"]
    for hit in hits:
        assert list(hit) == ["kind", "pack", "id", "title", "location", "path", "excerpt", "score"]
    assert hits[0]["excerpt"] == "A part of the brain that sounds the alarm"
    [inside] = hits_of(carrel, "set apart", "--pack", searchable)
    assert (inside["location"], inside["path"]) == ("carrel:sample/first#note", ["Heading of the first"])
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)


def test_search_by_kind_and_limit(carrel, searchable):
    for kind in ("article", "term", "reference"):
        hits = hits_of(carrel, "reed alarm quiet heading", "--kind", kind, "--pack", searchable)
        assert {hit["kind"] for hit in hits} == {kind}
    for limit, count in ((0, 0), (1, 1), (2, 2), (-4, 0), (10**30, 2)):
        assert len(hits_of(carrel, "amygdala", f"--limit={limit}", "--pack", searchable)) == count


def test_search_for_people_to_read(carrel, searchable):
    status, out, err = carrel("search", "amygdala", "--pack", searchable)
    assert (status, err) == (0, "")
    first, below, *_ = out.splitlines()
    assert first == "amygdala [term] carrel:sample/first#everything"
    assert below == "    A part of the brain that sounds the alarm"
    shown = carrel("search", "set apart", "--pack", searchable)[1]
    assert shown.startswith("The first article › Heading of the first [article] carrel:sample/first#note\n    ")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("zebra crossing", "Nothing was found for “zebra crossing”."),
        ("amigdala", "Nothing has “amigdala”. Shown is what was found for “amygdala”."),
        ("zebra amygdala shape", "No place has all of these words; these have the most of them."),
        ("", "Nothing was found for “”."),
        ("\x1b[31m", "Nothing was found for “\ufffd[31m”."),
    ],
)
def test_search_says_what_the_hits_do_not(carrel, searchable, query, said):
    status, out, err = carrel("search", query, "--pack", searchable)
    assert err == f"carrel: {said}\n"
    assert status == (0 if out else 1)


def test_search_that_finds_nothing(carrel, searchable):
    assert carrel("search", "zebra crossing", "--pack", searchable)[:2] == (1, "")
    assert carrel("search", "zebra", "--pack", searchable, "--json")[:2] == (1, "[]\n")


@pytest.mark.parametrize(("more", "out"), [([], ""), (["--json"], "[]\n")])
def test_search_where_no_pack_can_be_searched(carrel, pack, more, out):
    status, shown, err = carrel("search", "amygdala", "--pack", pack, *more)
    assert (status, shown) == (2, out)
    assert "“A sample” has no index of its words, so it cannot be searched." in err


def test_search_finds_the_bundled_pack_by_itself(carrel):
    hits = hits_of(carrel, "amygdala", "--limit", "1")
    assert [(hit["kind"], hit["id"]) for hit in hits] == [("term", "amygdala")]


def test_what_is_built_is_found_and_the_same_every_time(carrel, folder, tmp_path):
    targets = [tmp_path / f"{name}.carrel" for name in ("one", "other")]
    for target in targets:
        assert carrel("build", folder, "-o", target)[0] == 0
    assert targets[0].read_bytes() == targets[1].read_bytes()
    hits = hits_of(carrel, "sleeps rest", "--pack", targets[0])
    assert [hit["location"] for hit in hits] == ["carrel:small/one#sleep-is-rest"]


def test_references(carrel, pack, tmp_path):
    assert "Quiet rooms" in carrel("references", "--pack", pack)[1]
    (entry,) = rispy.loads(carrel("references", "reed2020", "--format", "ris", "--pack", pack)[1])
    assert entry["title"] == "Quiet rooms"
    target = tmp_path / "out.bib"
    assert carrel("references", "--format", "bibtex", "-o", target, "--pack", pack)[:2] == (0, "")
    assert "@book" in target.read_text(encoding="utf-8")
    status, _, err = carrel("references", "nobody", "--pack", pack)
    assert status == 2
    assert "no such source: nobody" in err
    status, _, err = carrel("references", "-o", tmp_path / "no" / "such" / "x.txt", "--pack", pack)
    assert status == 2
    assert "cannot be written" in err


def test_references_of_an_article_are_in_its_order(carrel):
    ids = [each["id"] for each in json.loads(_of_bundled(carrel, "--format", "csl"))]
    assert ids[:3] == ["nichd2018", "puderbaugh2023", "apa2023"]
    assert len(ids) == 8


def _of_bundled(carrel, *words: str) -> str:
    return carrel("--data", carrel.data, "references", "--article", "how-talking-changes-a-brain", *words)[1]


def test_check_and_build(carrel, folder, tmp_path, monkeypatch):
    assert carrel("check", folder)[:2] == (0, "")
    monkeypatch.chdir(tmp_path)
    status, out, _ = carrel("build", folder)
    assert status == 0
    assert out.startswith("Wrote small.carrel (")
    assert out.endswith("1 article, 0 terms, 1 source.\n")
    assert (tmp_path / "small.carrel").is_file()


def test_check_prints_every_problem_and_build_writes_nothing(carrel, folder, tmp_path):
    (folder / "articles/one.md").write_text(
        "---\ntitle: One\n---\n\nSee [@nobody] and [x](term:none).\n", encoding="utf-8"
    )
    status, out, err = carrel("check", folder)
    assert status == 1
    assert [line.split(": ")[0] for line in out.splitlines()] == [
        "articles/one.md:5",
        "articles/one.md:5",
        "references.yaml:2",
    ]
    assert err == "2 errors, 1 warning.\n"
    target = tmp_path / "x.carrel"
    target.write_bytes(b"what was there")
    assert carrel("build", folder, "-o", target)[0] == 1
    assert target.read_bytes() == b"what was there"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["small", "x.carrel"]


@pytest.mark.parametrize("command", ["check", "build"])
def test_what_is_no_content_folder_has_status_2(carrel, tmp_path, command):
    status, out, err = carrel(command, tmp_path / "absent")
    assert (status, out) == (2, "")
    assert err.startswith("carrel: ")


def test_build_to_where_nothing_can_be_written(carrel, folder, tmp_path):
    status, _, err = carrel("build", folder, "-o", tmp_path / "no" / "such" / "x.carrel")
    assert status == 2
    assert "cannot be written (" in err
    assert "None" not in err
    assert err.count("cannot be written") == 1
