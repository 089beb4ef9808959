"""A pack file comes back as it was written, from wherever it lies, and nothing around it is touched."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.library.packfile import DamagedPackError, NotInPackError, PackFile, open_pack
from reader.system import paths
from tests import model_values
from tests.library.pack_reading import EXACT, LOOSE, read_all
from tests.packs import ARTICLES, FIGURES, INFO, REFERENCES, TERMS, article_of, make_pack, tamper

ROOT = Path(paths.__file__).parents[2]


@pytest.fixture
def pack(sample):
    with open_pack(sample) as pack:
        yield pack


def test_everything_comes_back(pack):
    assert pack.info == INFO
    assert tuple(pack.article(each.id) for each in ARTICLES) == ARTICLES
    assert pack.terms() == TERMS == tuple(pack.term(each.id) for each in TERMS)
    assert pack.references() == REFERENCES == tuple(pack.reference(each.id) for each in REFERENCES)
    assert tuple(pack.figure(each.path) for each in FIGURES) == FIGURES
    assert [pack.figure_size(each.path) for each in FIGURES] == [(40, 30)]


@given(
    model_values.infos,
    st.lists(model_values.articles, max_size=2).map(model_values.numbered),
    st.lists(model_values.terms, max_size=2).map(model_values.numbered),
    st.lists(model_values.references, max_size=2).map(model_values.numbered),
    st.lists(model_values.figures, max_size=2).map(lambda found: model_values.numbered(found, "path")),
)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_pack_comes_back(tmp_path, info, articles, terms, references, figures):
    path = tmp_path / "any.carrel"
    make_pack(path, info=info, articles=articles, terms=terms, references=references, figures=figures)
    with open_pack(path) as pack:
        assert pack.info == info
        assert [pack.article(entry.id) for entry in pack.entries()] == articles
        assert list(pack.terms()) == terms
        assert list(pack.references()) == references
        assert [pack.figure(figure.path) for figure in figures] == figures


def test_a_pack_may_hold_nothing(tmp_path):
    with open_pack(make_pack(tmp_path / "bare.carrel", articles=(), terms=(), references=(), figures=())) as pack:
        assert (pack.article_count, pack.entries(), pack.terms(), pack.references()) == (0, [], (), ())


@pytest.mark.parametrize(
    ("first", "count", "ids"),
    [
        (0, 99, "abcde"), (0, 2, "ab"), (2, 2, "cd"), (4, 2, "e"), (5, 2, ""), (9, 1, ""), (1, 0, ""),
        (2, sys.maxsize, "cde"),
    ],
)  # fmt: skip
def test_entries_come_in_the_order_of_the_pack(tmp_path, first, count, ids):
    path = make_pack(tmp_path / "five.carrel", articles=[article_of("Some words here.", id=id) for id in "abcde"])
    with open_pack(path) as pack:
        entries = pack.entries(first, count)
        assert "".join(entry.id for entry in entries) == ids
        assert [entry.number for entry in entries] == list(range(first, first + len(ids)))
        assert all(entry.words == 3 for entry in entries)
        assert all(pack.entry(entry.id) == entry for entry in entries)


def test_titles_and_numbers(pack):
    assert pack.titles() == [article.title for article in ARTICLES]
    assert pack.numbers_of(["second", "gone", "first", "second"]) == {"first": 0, "second": 1}
    assert pack.numbers_of([]) == {}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article SET number=7 WHERE number=1",
        "DELETE FROM article WHERE number=0",
        f"UPDATE article SET title='{'x' * 2000}' WHERE number=1",
    ],
    ids=["number", "missing", "long"],
)
def test_a_list_of_titles_that_cannot_be_right(tmp_path, statement):
    with open_pack(tamper(make_pack(tmp_path / "a.carrel"), statement)) as damaged, pytest.raises(DamagedPackError):
        damaged.titles()


def test_what_is_not_in_the_pack_is_said_with_the_name_of_both(pack):
    with pytest.raises(NotInPackError, match=r"sample\.carrel: .*“A sample”.*“nowhere”"):
        pack.article("nowhere")


NAMES = [
    "plain.carrel", "with space.carrel", "what?.carrel", "100%.carrel", "%41.carrel", "a#b.carrel", "a&b=c.carrel",
    "é.carrel", "e\u0301.carrel", "мозг.carrel", "大脑.carrel", "🧠.carrel", "a'b\"c.carrel", "a;b.carrel",
    "file:a.carrel", ":memory:", "-dash.carrel", "a\\b.carrel", "new\nline.carrel", "a?mode=rwc&immutable=0.carrel",
    "no ending",
]  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forbids most of these")
@pytest.mark.parametrize("name", NAMES)
def test_whatever_the_file_and_its_folder_are_called(sample, tmp_path, monkeypatch, name):
    folder = tmp_path / name
    folder.mkdir()
    path = folder / name
    path.write_bytes(sample.read_bytes())
    with open_pack(path) as pack:
        assert pack.info == INFO
    monkeypatch.chdir(folder)
    with open_pack(Path(name)) as pack:
        assert pack.article("second") == ARTICLES[1]
    assert [file.name for file in folder.iterdir()] == [name]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text(sample, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.carrel"))
    path.write_bytes(sample.read_bytes())
    with open_pack(path) as pack:
        assert pack.info == INFO


def state_of(folder: Path) -> dict:
    return {
        str(each): (each.stat().st_mtime_ns, each.stat().st_mode, each.read_bytes() if each.is_file() else b"")
        for each in [folder, *folder.rglob("*")]
    }


@pytest.mark.parametrize("mode", [0o755, 0o555])
def test_reading_touches_nothing(sample, tmp_path, mode):
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "pack.carrel"
    path.write_bytes(sample.read_bytes())
    path.chmod(mode & 0o444)
    folder.chmod(mode)
    before = state_of(folder)
    try:
        pack = PackFile(path)
        for read in (*EXACT.values(), *LOOSE.values()):
            try:
                read(pack)
            except NotInPackError:
                pass
            assert state_of(folder) == before
        pack.close()
        assert state_of(folder) == before
    finally:
        folder.chmod(stat.S_IRWXU)


def test_two_may_read_one_pack(sample):
    with open_pack(sample) as one, open_pack(sample) as other:
        assert one.article("first") == other.article("first")


READING = """
import sys
from pathlib import Path
from reader.library.shelf import Shelf
pack = Shelf([Path(sys.argv[1])]).first()
for entry in pack.entries():
    pack.article(entry.id)
pack.terms(), pack.references(), pack.figure("figures/plain.svg"), pack.usages.of_reference("reed2020")
print(*sorted(sys.modules))
"""
NOT_FOR_READING = {
    "PySide6", "Stemmer", "bibtexparser", "markdown_it", "mdit_py_plugins", "platformdirs", "rispy", "segno",
    "spylls", "tqdm", "yaml", "http", "ssl", "urllib.request", "multiprocessing", "reader.library.authoring",
    "reader.library.packwriter",
}  # fmt: skip


def test_reading_imports_nothing_that_only_authors_need(sample):
    done = subprocess.run(
        [sys.executable, "-c", READING, str(sample)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(done.stdout.split())
    assert "reader.library.packfile" in loaded
    assert not loaded & NOT_FOR_READING


def test_the_helper_for_damaged_packs_reads_all_of_a_sound_one(sample):
    found = read_all(sample)
    assert {name for name in found if isinstance(found[name], Exception)} == {"no article", "no picture"}


def test_the_head_of_an_article(pack):
    assert pack.article_without_blocks("first") == ARTICLES[0]._replace(blocks=())
    with pytest.raises(NotInPackError):
        pack.article_without_blocks("none")
