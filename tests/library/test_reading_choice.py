"""Which of several files is read for a pack: never one that nobody chose instead of one that somebody did."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from reader.library.file_digest import digest_file
from reader.library.pack_answers import answer_about
from reader.library.packerrors import PackError
from reader.library.reading_choice import ReadingChoice
from reader.library.shelf import PackOrigin, Shelf
from tests.library.arrangements import Arrangement, make_pool
from tests.packs import INFO, make_pack

SEEDS = int(os.environ.get("CARREL_SEEDS", "60"))
STEPS = 12


@pytest.fixture(scope="module")
def pool(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return make_pool(tmp_path_factory.mktemp("pool"))


def test_no_arrangement_of_files_lets_a_stranger_in(tmp_path: Path, pool: list[Path]) -> None:
    for seed in range(SEEDS):
        folder = tmp_path / str(seed)
        folder.mkdir()
        arrangement = Arrangement(folder, pool, random.Random(seed))
        try:
            for _ in range(STEPS):
                arrangement.step()
        except AssertionError as error:
            raise AssertionError(f"seed {seed}: {error}") from error
        arrangement.close()


class Files:
    """A bundled pack and a stranger's, of one size."""

    def __init__(self, folder: Path) -> None:
        self.mine = make_pack(folder / "mine.carrel", info=INFO._replace(edition=1, title="One"))
        self.other = make_pack(folder / "other.carrel", info=INFO._replace(edition=2, title="Two"))
        self.third = make_pack(folder / "third.carrel", info=INFO._replace(edition=3, title="Six"))

    def shelf(self, answers: object = (), **options: object) -> Shelf:
        origins = {self.mine: PackOrigin.BUNDLED, self.other: PackOrigin.NEXT_TO_PROGRAM}
        return Shelf([self.other, self.mine], origins, ReadingChoice(answers, **options))  # type: ignore[arg-type]

    def yes(self) -> list[object]:
        return [answer_about("sample", digest_file(self.other), is_read=True)]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def test_the_file_that_the_reader_chose_is_read(files: Files) -> None:
    assert files.shelf().pack("sample").path == files.mine
    assert files.shelf(files.yes()).pack("sample").path == files.other


def test_a_file_with_the_size_and_the_date_of_the_chosen_one_is_not_read(files: Files) -> None:
    answers, state = files.yes(), files.other.stat()
    files.third.replace(files.other)
    os.utime(files.other, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert files.other.stat().st_size == state.st_size
    assert files.shelf(answers).pack("sample").path == files.mine


@pytest.mark.skipif(os.name == "nt", reason="an open file cannot be replaced there")
def test_a_chosen_file_that_is_replaced_while_it_is_open(files: Files) -> None:
    shelf = files.shelf(files.yes())
    assert shelf.pack("sample").path == files.other
    state = files.other.stat()
    files.third.replace(files.other)
    os.utime(files.other, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert [pack.path for pack in shelf.packs()] == [files.mine]
    assert shelf.pack("sample").path == files.mine
    shelf.close()


def test_a_large_file_is_chosen_when_it_is_confirmed(files: Files) -> None:
    shelf = files.shelf(files.yes(), largest=1)
    assert shelf.pack("sample").path == files.mine
    shelf.choice.confirm(files.other, digest_file(files.other))
    shelf.reconsider(files.other)
    assert shelf.pack("sample").path == files.other
    shelf.close()


def test_a_chosen_file_without_an_article_replaces_nothing(files: Files) -> None:
    make_pack(files.other, info=INFO, articles=(), terms=(), references=(), figures=())
    shelf = files.shelf(files.yes())
    assert shelf.pack("sample").path == files.mine
    assert [problem.path for problem in shelf.problems] == [files.other]


@pytest.mark.parametrize("is_missing", [True, False])
def test_where_the_chosen_file_is_missing_that_of_the_program_is_read(files: Files, is_missing: bool) -> None:
    answers = files.yes()
    if is_missing:
        files.other.unlink()
    else:
        files.other.write_bytes(b"damaged")
    shelf = files.shelf(answers)
    shelf.add_files([files.third])
    assert shelf.pack("sample").path == files.mine
    shelf.close()


def test_the_file_that_was_read_before_is_read_again(files: Files) -> None:
    shelf = Shelf([files.mine, files.other])
    shelf.add_read_before(files.third)
    assert shelf.pack("sample").path == files.third
    assert [pack.path for pack in shelf.packs()] == [files.third]
    shelf.close()
    shelf = files.shelf()
    shelf.add_read_before(files.third)
    assert shelf.pack("sample").path == files.mine, "unless it came with the program"
    shelf.close()


def test_of_two_on_a_stick_the_one_in_its_list_is_read(files: Files) -> None:
    for order in ([files.other, files.third], [files.third, files.other]):
        shelf = Shelf(order, choice=ReadingChoice(is_listed=lambda file: file == files.third))
        assert shelf.pack("sample").path == files.third
        shelf.close()


def test_of_two_in_the_folder_of_the_program_the_one_with_the_name_of_its_pack_is_read(tmp_path: Path) -> None:
    files = [make_pack(tmp_path / f"{name}.carrel", info=INFO) for name in ("aaa", "sample", "zzz")]
    for order in (files, files[::-1]):
        shelf = Shelf(order, dict.fromkeys(files, PackOrigin.BUNDLED))
        assert shelf.packs()[0].path.name == "sample.carrel"
        shelf.close()


def test_what_is_read_stays_when_a_listed_one_is_found(files: Files) -> None:
    shelf = Shelf([files.other], choice=ReadingChoice(is_listed=lambda file: file == files.third))
    assert shelf.pack("sample").path == files.other
    shelf.add_files([files.third])
    assert [pack.path for pack in shelf.packs()] == [files.other]
    shelf.close()


def test_a_start_opens_no_more_files_than_it_needs(files: Files, tmp_path: Path) -> None:
    gone = [tmp_path / f"gone-{number}.carrel" for number in range(9)]
    origins = {files.mine: PackOrigin.BUNDLED}
    shelf = Shelf([*gone, files.mine], origins)
    shelf.add_read_before(files.other)
    assert shelf.pack("sample").path == files.mine
    assert shelf.problems == []
    with pytest.raises(PackError):
        shelf.pack("another")
    assert len(shelf.problems) == len(gone)
    shelf.close()


def test_a_chosen_file_is_found_without_opening_the_others(files: Files, tmp_path: Path) -> None:
    gone = [tmp_path / f"gone-{number}.carrel" for number in range(9)]
    shelf = Shelf([files.mine, *gone, files.other], {files.mine: PackOrigin.BUNDLED}, ReadingChoice(files.yes()))  # type: ignore[arg-type]
    assert shelf.pack("sample").path == files.other
    assert shelf.problems == []
    shelf.close()
    shelf = files.shelf(files.yes(), largest=1)
    shelf.add_files(gone)
    assert shelf.pack("sample").path == files.mine
    assert shelf.problems == [], "it is compared later"
    shelf.close()
