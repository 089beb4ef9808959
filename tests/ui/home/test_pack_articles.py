"""The articles of a pack for its home, without a window."""

from __future__ import annotations

from pathlib import Path

from reader.library.model import Article, Block, BlockKind, Span
from reader.library.packfile import PackFile
from reader.ui.home.pack_articles import PackArticles, ReadState
from tests.packs import INFO, make_pack

TITLES = ("Rest", "Über den Schlaf", "5 mg", "sleep", "Écoute", "rest again")


def articles(folder: Path) -> PackArticles:
    blocks = (Block("only", BlockKind.PARAGRAPH, (Span("Text."),)),)
    found = [Article(f"a{number}", title, blocks, "A summary.") for number, title in enumerate(TITLES)]
    pack = PackFile(make_pack(folder / "pack.carrel", info=INFO, articles=found))
    return PackArticles(pack, {}, lambda error: None)


def test_the_order_is_the_same_before_and_after_all_is_prepared(tmp_path: Path) -> None:
    shown = articles(tmp_path)
    everything = range(len(TITLES))
    early = list(shown.alphabetical(everything))
    assert [TITLES[number] for number in early] == ["Écoute", "Rest", "rest again", "sleep", "Über den Schlaf", "5 mg"]
    while not shown.is_prepared:
        shown.prepare(4)
        assert list(shown.alphabetical(everything)) == early
    assert list(shown.alphabetical([3, 0, 2])) == [0, 3, 2]


def test_what_is_typed_is_found_before_anything_is_prepared(tmp_path: Path) -> None:
    assert articles(tmp_path).matching("SCHLAF uber", ReadState.ALL) == frozenset({1})


def test_more_and_fewer_letters_find_what_they_would_find_alone(tmp_path: Path) -> None:
    shown = articles(tmp_path)
    typed = (
        "r",
        "re",
        "res",
        "res a",
        "res ag",
        "ag res",
        "ag",
        "a",
        "sum",
        "sum re",
        "re s",
        "s",
        "",
        "sl",
        "x",
        "sl x",
    )
    alone = [articles(tmp_path).matching(each, ReadState.ALL) for each in typed]
    assert [shown.matching(each, ReadState.ALL) for each in typed] == alone
    assert alone[2:5] == [frozenset({0, 5})] * 2 + [frozenset({5})]
