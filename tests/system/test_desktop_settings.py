"""What the person has set in the system: read from a database that dconf has written, and from damaged ones."""

from __future__ import annotations

import base64
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.system import desktop_settings, gvdb
from tests.special_files import make_pipe

WRITTEN_BY_DCONF = zlib.decompress(
    base64.b85decode(
        "c-l>oF-QY36ozx>wbqJ*xVX7ExEyCGf}*H{;9$YJh=U-xYrF>Aq}&D3E;=~q<|w#2I=G04Acf-Y;2=(dj*bp4qW`-FG4S#KdHjL*UY6H+BDpfm"
        "o>4IEWOkxxYmUXWcpwMzU;t3=>DpyKIP}(G6*dQ51WRstjoy$iqF#Ykf%j3KqW9!;sBb_w!Pi}KUtm2y!gg5;+6F7t(?RNmyodZD^aykgw&p2M"
        "ei->P=sCDO{(hm}$QO{mfL?;JxAqCmLVgJO4zvqq9%fgmpRVom5&8_SZpJ5RUh;X=U!m_HuzQfoh-8~b0)>9ud8xD?*nJtXXZ$qc4XI)u8KV=s"
        "(a!}|(@7lk_9qk%8^Y&GHo1{nrCBDdiFC*4R*>zSW~|G&?nhdggs0~3Z^HjAWdG6!Vx^l@pqYLFo?BF0"
    )
)
"""With text-scaling-factor 1.25, no animations, and high contrast."""

INTERFACE = "/org/gnome/desktop/interface/"
NAMES = (f"{INTERFACE}text-scaling-factor", f"{INTERFACE}enable-animations", f"{INTERFACE}absent")

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="dconf is a part of GNOME")


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    desktop_settings._read_gnome.cache_clear()
    yield
    desktop_settings._read_gnome.cache_clear()


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "dconf" / "user"
    file.parent.mkdir()
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "ubuntu:GNOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return file


def seen() -> tuple[int, bool, bool]:
    system = desktop_settings
    return system.text_percent("wayland"), system.has_high_contrast(), system.has_reduced_motion()


def test_values() -> None:
    found = gvdb.values(WRITTEN_BY_DCONF, NAMES)
    assert sorted(found) == sorted(NAMES[:2])
    assert gvdb.double(found[NAMES[0]]) == 1.25
    assert gvdb.flag(found[NAMES[1]]) is False
    assert gvdb.flag(found[NAMES[0]]) is None
    assert gvdb.double(found[NAMES[1]]) is None


@on_linux
def test_gnome(database: Path) -> None:
    database.write_bytes(WRITTEN_BY_DCONF)
    assert seen() == (125, True, True)
    assert desktop_settings.text_percent("xcb") == 100, "Qt scales the whole window there"


@on_linux
@pytest.mark.parametrize("desktop", ["", "KDE", "XFCE:X-Generic"])
def test_other_desktops(database: Path, monkeypatch: pytest.MonkeyPatch, desktop: str) -> None:
    database.write_bytes(WRITTEN_BY_DCONF)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert seen() == (100, False, False)


@on_linux
@pytest.mark.parametrize(
    "content", [None, b"", b"\0\0", b"GVariant", b"x" * 500], ids=["missing", "empty", "short", "header", "other"]
)
def test_no_database(database: Path, content: bytes | None) -> None:
    if content is not None:
        database.write_bytes(content)
    assert seen() == (100, False, False)


@on_linux
def test_a_pipe_is_not_read(database: Path) -> None:
    make_pipe(database)
    assert seen() == (100, False, False)


def test_cut_short() -> None:
    for length in range(len(WRITTEN_BY_DCONF)):
        try:
            found = gvdb.values(WRITTEN_BY_DCONF[:length], NAMES)
        except ValueError:
            continue
        assert set(found) <= set(NAMES)
        for value in found.values():
            gvdb.double(value), gvdb.flag(value)


def test_damaged() -> None:
    for at in range(len(WRITTEN_BY_DCONF)):
        for byte in (0, 0x7F, 0xFF):
            data = bytearray(WRITTEN_BY_DCONF)
            data[at] = byte
            try:
                found = gvdb.values(bytes(data), NAMES)
            except ValueError:
                continue
            assert set(found) <= set(NAMES)


@pytest.mark.parametrize(
    ("factor", "percent"), [(0.5, 80), (1.0, 100), (1.3333, 133), (9.0, 300), (float("nan"), 100), (-1.0, 80)]
)
def test_text_sizes(monkeypatch: pytest.MonkeyPatch, factor: float, percent: int) -> None:
    monkeypatch.setattr(desktop_settings, "_gnome", lambda: {desktop_settings._TEXT: b""})
    monkeypatch.setattr(gvdb, "double", lambda _: factor)
    monkeypatch.setattr(desktop_settings, "_registry_text_size", lambda: factor * 100)
    if sys.platform != "darwin":
        assert desktop_settings.text_percent("wayland") == percent


@pytest.mark.skipif(sys.platform != "win32", reason="the registry is a part of Windows")
def test_windows() -> None:
    assert 100 <= desktop_settings._registry_text_size() <= 225
    assert isinstance(desktop_settings.has_reduced_motion(), bool)
