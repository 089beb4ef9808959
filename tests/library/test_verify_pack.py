"""A pack is read whole: everything in it is held against its sum."""

from __future__ import annotations

import apsw
import pytest

from reader.library.model import FigureFile
from reader.library.packerrors import PackError
from reader.library.packfile import open_pack
from reader.library.verify_pack import PackCounts, figure_paths, verify_contents
from tests.packs import FIGURES, REFERENCES, TERMS, make_pack


def test_a_whole_pack_is_counted(tmp_path):
    with open_pack(make_pack(tmp_path / "a.carrel")) as pack:
        assert verify_contents(pack) == PackCounts(pack.article_count, len(TERMS), len(REFERENCES), len(FIGURES), 1)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE block SET body=replace(body, 'a', 'e') WHERE number=(SELECT max(number) FROM block)",
        "UPDATE term SET body=replace(body, 'a', 'e')",
        "UPDATE reference SET body=replace(body, 'Quiet', 'Noisy')",
        "UPDATE figure SET data=data || ' '",
        "DELETE FROM term WHERE number=1",
        "DELETE FROM article WHERE number=0",
    ],
)
def test_any_change_is_found(tmp_path, change):
    file = make_pack(tmp_path / "a.carrel")
    connection = apsw.Connection(str(file))
    connection.execute(change)
    connection.close()
    with pytest.raises(PackError), open_pack(file) as pack:
        verify_contents(pack)


def test_a_figure_that_is_not_shown_is_no_damage(tmp_path):
    figure = FigureFile("figures/a.svg", "image/svg+xml", 40, 30, b"<svg><script/></svg>")
    with open_pack(make_pack(tmp_path / "a.carrel", figures=(figure,))) as pack:
        assert verify_contents(pack).figures == 1
        assert figure_paths(pack) == [figure.path]
