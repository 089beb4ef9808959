"""The packs at hand: which of several files is read, and a bad file never hides a good one."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from reader.library.packfile import NotInPackError, PackError
from reader.library.shelf import PackOrigin, Shelf
from tests.packs import INFO, make_pack


@pytest.fixture
def make(tmp_path):
    def make(name: str, id: str = "sample", edition: int = 1, title: str = "Title") -> Path:
        return make_pack(tmp_path / f"{name}.carrel", info=INFO._replace(id=id, edition=edition, title=title))

    return make


def editions(shelf: Shelf) -> list[tuple[str, int]]:
    return [(pack.info.id, pack.info.edition) for pack in shelf.packs()]


def test_an_empty_shelf():
    shelf = Shelf()
    assert (shelf.first(), shelf.packs(), shelf.problems) == (None, [], [])
    with pytest.raises(NotInPackError, match=r"brain.*not available"):
        shelf.pack("brain")
    shelf.close()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
@pytest.mark.parametrize("ask", ["first", "pack", "all"])
@pytest.mark.parametrize("which", [2, 10, 9])
def test_the_file_of_the_program_is_read_whatever_the_others_say_of_themselves(make, order, ask, which):
    files = {edition: make(f"e{edition}", edition=edition) for edition in (2, 10, 9)}
    shelf = Shelf([[*files.values()][number] for number in order], {files[which]: PackOrigin.BUNDLED})
    pack = {"first": shelf.first, "pack": lambda: shelf.pack("sample"), "all": lambda: shelf.packs()[0]}[ask]()
    assert pack is not None
    assert pack.info.edition == which
    assert editions(shelf) == [("sample", which)]
    shelf.close()


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_of_files_from_elsewhere_the_first_is_read_whatever_its_edition(make, order):
    files = [make(f"e{edition}", edition=edition) for edition in (2, 10, 9)]
    shelf = Shelf(files[number] for number in order)
    assert shelf.pack("sample").path == files[order[0]]
    shelf.close()


def test_of_the_same_edition_the_first_stays(make):
    files = [make("one", title="One"), make("two", title="Two")]
    shelf = Shelf(files)
    assert shelf.pack("sample").path == files[0]
    assert len(shelf.packs()) == 1
    shelf.close()


def test_all_stand_by_title(make):
    files = [
        make("a", id="a", title="beta"),
        make("b", id="b", title="Alpha"),
        make("c", id="c", title="alpha"),
        make("d", id="d", title="Émile"),
    ]
    shelf = Shelf(files)
    assert [pack.info.id for pack in shelf.packs()] == ["b", "c", "a", "d"]
    assert shelf.first() is shelf.pack("a")
    shelf.close()


def test_files_that_cannot_be_read_hide_nothing(make, tmp_path):
    bad = [tmp_path / name for name in ("gone.carrel", "empty.carrel", "cut.carrel", "other.carrel")]
    good = [make("one", id="one"), make("two", id="two")]
    bad[1].touch()
    bad[2].write_bytes(good[0].read_bytes()[:5000])
    bad[3].write_text("something else", encoding="utf-8")
    shelf = Shelf([bad[0], good[0], bad[1], bad[2], good[1], bad[3]])
    assert editions(shelf) == [("one", 1), ("two", 1)]
    assert [problem.path for problem in shelf.problems] == bad
    assert all(isinstance(problem, PackError) for problem in shelf.problems)
    shelf.packs()
    assert len(shelf.problems) == len(bad), "each is told once"
    shelf.close()


def test_nothing_is_opened_before_it_is_needed(tmp_path):
    assert Shelf([tmp_path / "gone.carrel"]).problems == []


@pytest.mark.parametrize(("added", "others"), [(1, [2]), (2, [1]), (3, [5, 4]), (1, [1])])
@pytest.mark.parametrize("when", ["before", "after"])
def test_what_the_reader_opens_wins(make, added, others, when):
    files = [make(f"other{number}", edition=edition) for number, edition in enumerate(others)]
    mine = make("mine", edition=added)
    shelf = Shelf(files)
    if when == "after":
        shelf.packs()
    pack = shelf.add(mine)
    assert pack.path == mine
    assert shelf.pack("sample") is pack
    assert shelf.packs() == [pack]
    assert pack.article("first").id == "first", "it must still be open"
    shelf.close()


def test_one_that_is_there_already_is_not_opened_again(make):
    file = make("one")
    shelf = Shelf([file])
    pack = shelf.pack("sample")
    assert shelf.add(file) is pack
    shelf.close()


def test_what_cannot_be_added_changes_nothing(make, tmp_path):
    shelf = Shelf([make("one")])
    pack = shelf.pack("sample")
    with pytest.raises(PackError):
        shelf.add(tmp_path / "gone.carrel")
    assert shelf.pack("sample") is pack
    assert pack.article("first").id == "first"
    shelf.close()


def test_closing_lets_go_of_the_files(make, tmp_path):
    file = make("one")
    shelf = Shelf([file])
    pack = shelf.pack("sample")
    shelf.close()
    with pytest.raises(PackError):
        pack.article("first")
    file.unlink()
    assert shelf.packs() == []
    shelf.close()


def test_a_pack_that_is_not_at_hand_is_named(make):
    shelf = Shelf([make("one")])
    with pytest.raises(NotInPackError, match=r"other: .*Open its file"):
        shelf.pack("other")
    shelf.close()


def test_all_files_are_listed(make, tmp_path):
    old, new, other = make("old"), make("new", edition=2), make("other", id="other", title="A")
    shelf = Shelf([new, old, other, tmp_path / "gone.carrel"])
    listed = shelf.files()
    assert [(each.path, each.is_open) for each in listed] == [(other, True), (new, True), (old, False)]
    first = listed[0]
    assert first[:6] == ("other", "A", 1, INFO.date, INFO.language, INFO.publisher)
    assert first.size == other.stat().st_size
    shelf.close()


def test_any_edition_can_be_opened_by_its_name(make):
    old, new = make("old"), make("new", edition=2)
    shelf = Shelf([old, new])
    shelf.add(new)
    assert [(each.edition, each.is_open) for each in shelf.files()] == [(2, True), (1, False)]
    assert editions(shelf) == [("sample", 2)]
    shelf.add(old)
    assert [(each.edition, each.is_open) for each in shelf.files()] == [(1, True), (2, False)]
    shelf.close()


def test_files_that_come_later_replace_none_that_is_read(make):
    old, new = make("old"), make("new", edition=2)
    shelf = Shelf([old])
    first = shelf.pack("sample")
    shelf.add_files([old, new, new])
    assert editions(shelf) == [("sample", 1)]
    assert shelf.pack("sample") is first
    assert len(shelf.files()) == 2
    shelf.close()


def test_what_is_taken_off_leaves_its_place_to_another(make):
    old, new = make("old"), make("new", edition=2)
    shelf = Shelf([old, new])
    taken = shelf.add(new)
    shelf.remove(new)
    assert editions(shelf) == [("sample", 1)]
    assert [each.path for each in shelf.files()] == [old]
    with pytest.raises(PackError):
        taken.article("first")
    shelf.remove(old)
    shelf.remove(old)
    assert editions(shelf) == []
    shelf.close()


def test_what_was_replaced_is_let_go_of_when_it_is_taken_off(make):
    old, new = make("old"), make("new", edition=2)
    shelf = Shelf([old, new])
    replaced = shelf.add(old)
    pack = shelf.add(new)
    shelf.remove(old)
    with pytest.raises(PackError):
        replaced.article("first")
    assert shelf.pack("sample") is pack
    shelf.close()


def test_what_was_never_opened_can_be_taken_off(tmp_path):
    shelf = Shelf([tmp_path / "gone.carrel"])
    shelf.remove(tmp_path / "gone.carrel")
    assert (shelf.packs(), shelf.problems) == ([], [])


@pytest.mark.parametrize(
    ("stored", "asked"), [("\u00e9t\u00e9", "e\u0301te\u0301"), ("e\u0301te\u0301", "\u00e9t\u00e9")]
)
def test_a_pack_is_found_by_its_id_in_either_unicode_form(make, stored, asked):
    shelf = Shelf([make("summer", id=stored)])
    assert shelf.pack(asked) is shelf.pack(stored)
    shelf.close()


@pytest.mark.parametrize("ask", ["pack", "packs", "files"])
def test_what_was_out_when_it_was_first_needed_is_found_when_it_is_back(make, ask):
    """Its stick was pulled out before anything asked for it."""
    own, file = make("bundled", "mine"), make("other")
    shelf = Shelf([own, file], {own: PackOrigin.BUNDLED})
    assert shelf.pack("mine")
    away = file.rename(file.with_suffix(".away"))
    assert editions(shelf) == [("mine", 1)]
    away.rename(file)
    found = {
        "pack": lambda: [shelf.pack("sample").path],
        "packs": lambda: [pack.path for pack in shelf.packs()],
        "files": lambda: [each.path for each in shelf.files()],
    }[ask]()
    assert file in found
    assert len(shelf.problems) == 1
    shelf.close()
