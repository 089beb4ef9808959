"""x"""

from tests.packs import make_pack
from reader.library.packfile import PackFile


def test_x(tmp_path):
    p = make_pack(tmp_path / "a.carrel")
    pack = PackFile(p)
    print(pack.article("first"))
