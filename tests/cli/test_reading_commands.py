"""`carrel list`, `show`, `search` and `references`: output and exit status."""

from __future__ import annotations

import json

import pytest
import rispy

from reader.library import known_here
from reader.library.added_packs import to_settings
from reader.library.file_digest import digest_file
from reader.library.pack_answers import answer_about
from reader.library.pack_answers import to_settings as to_stored
from reader.library.packfile import open_pack
from reader.library.shelf import describe_pack
from reader.settings import Settings
from reader.system import paths
from tests.cli.conftest import hits_of
from tests.packs import INFO, article_of, make_pack, make_searchable


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


def test_list_has_added_packs_and_ignores_missing_ones(carrel, tmp_path):
    here = make_pack(tmp_path / "here.carrel", info=INFO._replace(id="mine", title="Mine"))
    with open_pack(here) as pack:
        seen = describe_pack(pack)
    settings = Settings(carrel.data)
    settings["added_packs"] = to_settings([seen._replace(path=tmp_path / "gone.carrel"), seen], carrel.data)
    assert settings.save() == ""
    assert "Mine" not in carrel("--data", carrel.data, "list")[1], "it may have been added on another computer"
    settings["known_here"] = known_here.with_files([], [here], carrel.data)
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
    assert carrel("show", "carrel:small/one#sleep-is-rest", "--pack", built)[1] == out


def test_show_as_json(carrel, pack):
    article = json.loads(carrel("list", "--pack", pack, "--json")[1])[0]["articles"][0]["id"]
    shown = json.loads(carrel("show", article, "--pack", pack, "--json")[1])
    assert shown["location"] == f"carrel:sample/{article}"
    assert all({"id", "kind"} <= set(block) for block in shown["blocks"])
    assert [each["number"] for each in shown["references"]] == list(range(1, len(shown["references"]) + 1))


def test_show_says_where_the_emergency_advice_is(carrel, tmp_path):
    pack = make_pack(tmp_path / "a.carrel", info=INFO._replace(emergency="talk#box"), articles=[article_of("A.", "B.")])
    out = carrel("show", "talk", "--pack", pack)[1]
    line = "In danger now, or worried about someone? What to do in an emergency (see talk#box)"
    assert line in " ".join(out.split())  # wrapped where the terminal is narrower
    assert json.loads(carrel("show", "talk", "--pack", pack, "--json")[1])["emergency"] == "talk#box"


@pytest.mark.parametrize("name", ["absent", "carrel:sample/absent", "carrel:other/one", "carrel:", "../x", ""])
def test_show_of_a_missing_article(carrel, pack, name):
    status, out, err = carrel("show", name, "--pack", pack)
    assert (status, out) == (2, "")
    assert err.startswith("carrel: ")


@pytest.mark.parametrize("command", [["list"], ["show", "x"], ["search", "x"], ["references"]])
def test_a_file_that_is_not_a_pack_has_status_2(carrel, tmp_path, command):
    other = tmp_path / "other.carrel"
    other.write_bytes(b"no pack")
    status, out, err = carrel(*command, "--pack", other)
    assert (status, out) == (2, "")
    assert (
        err
        == "carrel: other.carrel: The file is not a pack. Packs are made with Carrel, and their names end in .carrel.\n"
    )


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
        ("zebra crossing", "No results for “zebra crossing”."),
        ("amigdala", "No results for “amigdala”. Showing results for “amygdala”."),
        ("amygdala -alarm -shape", "No results without “alarm shape”. Showing results with it."),
        ('"amygdalas"', "No passage has this exact phrase. Showing other forms of its words."),
        ("zebra amygdala shape", "No passage has every word. Showing the closest."),
        ("", "No results for “”."),
        ("\x1b[31m", "No results for “\ufffd[31m”."),
    ],
)
def test_search_comments_on_the_results(carrel, searchable, query, said):
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
    assert "“A sample” has no search index, so Carrel cannot search it." in err


def test_search_finds_the_bundled_pack_by_itself(carrel):
    hits = hits_of(carrel, "amygdala", "--limit", "1")
    assert [(hit["kind"], hit["id"]) for hit in hits] == [("term", "amygdala")]


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
    assert ids[:4] == ["porto2009", "nichd2018", "puderbaugh2023", "apa2023"]
    assert ids.index("samhsa2024") < ids.index("miller2025")
    assert len(ids) >= 20


def _of_bundled(carrel, *words: str) -> str:
    return carrel("--data", carrel.data, "references", "--article", "how-talking-changes-a-brain", *words)[1]


@pytest.fixture
def two(tmp_path, monkeypatch):
    """A pack of the program, and a file beside it that says it is a later edition of the same pack."""
    (tmp_path / "packs").mkdir()
    mine = make_searchable(tmp_path / "mine.carrel", info=INFO._replace(edition=1))
    other = make_searchable(tmp_path / "packs" / "other.carrel", info=INFO._replace(edition=999_999_999, title="Aaa"))
    monkeypatch.setattr(paths, "bundled_packs", lambda: (mine,))
    monkeypatch.setattr(paths, "packs_beside", lambda: (other,))
    monkeypatch.setattr(paths, "content_folders", tuple)
    return mine, other


@pytest.mark.parametrize(
    "words", [["list"], ["show", "first"], ["show", "carrel:sample/first"], ["search", "alarm"], ["references"]]
)
def test_a_file_with_the_id_of_a_pack_of_the_program_is_named_and_not_read(carrel, two, words):
    mine, other = two
    status, out, err = carrel("--data", carrel.data, *words)
    said = (
        "carrel: Another edition of “A sample” was found and not read: edition 999999999, 2025-04-28, Reed Press, in "
        f"{other}. Carrel reads {mine} (came with Carrel). To read the other one, add: --pack “{other}”.\n"
    )
    assert (status, err) == (0, said)
    assert "999999999" not in out
    if words == ["list"]:
        assert out.startswith(f"A sample (sample), edition 1, 2025-04-28 (came with Carrel: {mine})\n")


def test_the_file_that_the_reader_chose_is_read_by_commands_too(carrel, two):
    mine, other = two
    settings = Settings(carrel.data)
    yes, no = (answer_about("sample", digest_file(file), is_read=file == other) for file in (other, mine))
    settings["pack_answers"] = to_stored([yes, no])
    assert settings.save() == ""
    status, out, err = carrel("--data", carrel.data, "list", "--json")
    assert (status, err) == (0, "")
    [found] = json.loads(out)
    assert (found["file"], found["origin"], found["edition"]) == (str(other), "next_to_program", 999_999_999)


def test_an_article_of_another_pack_does_not_hide_one_of_the_program(carrel, two, tmp_path):
    mine, other = two
    other.unlink()
    make_pack(other, info=INFO._replace(id="another", title="Aaa"))
    status, out, err = carrel("--data", carrel.data, "show", "first", "--json")
    assert status == 0
    assert json.loads(out)["file"] == str(mine)
    assert err == (
        f"carrel: Another pack has an article with that id, too: carrel:another/first, in {other}. "
        f"This is carrel:sample/first, in {mine}.\n"
    )


def test_a_thousand_files_with_one_id_are_one_sentence(carrel, two):
    _, other = two
    for number in range(40):
        (other.parent / f"{number:02}.carrel").hardlink_to(other)
    files = tuple(sorted(other.parent.iterdir()))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "packs_beside", lambda: files)
        _, _, err = carrel("--data", carrel.data, "list")
    assert err.count("\n") == 1
    assert "(and 40 more)" in err


READ_A_FOLDER = {
    "list": (["list"], "Small (small), edition 2"),
    "show": (["show", "one"], "Sleep is rest[1]."),
    "show by its location": (["show", "carrel:small/one"], "Sleep is rest[1]."),
    "search": (["search", "rest"], "carrel:small/one#sleep-is-rest"),
    "references": (["references"], "Reed, A."),
}


@pytest.mark.parametrize("case", READ_A_FOLDER)
def test_a_content_folder_is_read_like_its_pack(carrel, folder, tmp_path, monkeypatch, case):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "built"))
    (tmp_path / "built").mkdir()
    before = {file: file.read_bytes() for file in folder.rglob("*.*")}
    words, expected = READ_A_FOLDER[case]
    status, out, err = carrel(*words, "--pack", folder)
    assert (status, err) == (0, "")
    assert expected in out
    assert list((tmp_path / "built").iterdir()) == [], "the pack was only built to be read"
    assert {file: file.read_bytes() for file in folder.rglob("*.*")} == before


@pytest.mark.parametrize("words", [["list"], ["show", "one"]], ids=["list", "show"])
def test_json_names_the_content_folder(carrel, folder, words):
    found = json.loads(carrel(*words, "--json", "--pack", folder)[1])
    assert (found[0] if words == ["list"] else found)["file"] == str(folder)


def test_the_problems_of_a_content_folder_are_those_of_check(carrel, folder):
    (folder / "articles/one.md").write_text("---\ntitle: One\n---\n\nSleep ~~is~~ rest.\n", encoding="utf-8")
    listed = carrel("check", folder)[1]
    status, out, err = carrel("show", "one", "--pack", folder)
    assert (status, err) == (0, f"{listed}0 errors, 2 warnings.\n")
    assert "rest." in out
    (folder / "articles/one.md").write_text("---\ntitle: One\n---\n\nSee [@nobody].\n", encoding="utf-8")
    listed = carrel("check", folder)[1]
    last = "carrel: The folder cannot be read as a pack. Correct the errors above.\n"
    assert carrel("show", "one", "--pack", folder) == (2, "", f"{listed}1 error, 1 warning.\n{last}")


def test_a_folder_without_content_is_named(carrel, tmp_path):
    status, out, err = carrel("show", "one", "--pack", tmp_path)
    assert (status, out) == (2, "")
    assert err == f"carrel: {tmp_path} is not a content folder: it contains no pack.yaml.\n"
