"""The list of a stick, whoever has written it."""

from __future__ import annotations

import random
from pathlib import PurePosixPath, PureWindowsPath

import pytest

from reader.sticks import checksum_list
from reader.sticks.layout import START, SUMS

DIGEST = "0" * 64


def test_there_and_back():
    digests = {START: DIGEST, "packs/دماغ 🧠-1.carrel": "f" * 64}
    listed = checksum_list.parse(checksum_list.as_text(digests))
    assert listed.digests == digests
    assert listed.is_intact
    assert listed.is_ours


@pytest.mark.parametrize(
    "name",
    ["../outside", "/etc/passwd", "C:/x", "a/../../b", "carrel-data/marks.sqlite", "Carrel-Data/x", "a/carrel-data/x",
     "CARREL~1/marks.sqlite", "a/carrel~2/x", "CADA1F~1/x", SUMS, "a\\b", "con", "sha256sums", "a:b", "a::$DATA",
     "carrel-data./x", "carrel\u200c-data/x", "Carrel for Linux/CARREL\u00ad-DATA/x", "ｃarrel-data/x", "carrel-data",
     "\\\\server\\share", "//server/x", "nul.txt", "COM¹", "x ", "a/./b", "/".join("a" * 40)],
)  # fmt: skip
def test_a_list_that_names_what_we_never_write_is_not_believed(name):
    listed = checksum_list.parse(f"{DIGEST}  {name}\n{DIGEST}  {START}\n")
    assert set(listed.digests) == {START}
    assert not listed.is_intact


@pytest.mark.parametrize("text", ["x", "0123  a\n", f"{DIGEST.replace('0', 'g')}  a\n", f"{DIGEST} a\n", "\0" * 100])
def test_lines_that_mean_nothing(text):
    assert checksum_list.parse(text) == checksum_list.ChecksumList({}, is_intact=False)


@pytest.mark.parametrize("data", [None, b"", b"\xff\xfe\x00", b"\n\n"])
def test_missing_empty_and_damaged_files(tmp_path, data):
    if data is not None:
        (tmp_path / SUMS).write_bytes(data)
    listed = checksum_list.read(tmp_path)
    assert (listed is None) == (data is None)
    assert not (listed and listed.is_ours)
    assert checksum_list.read_unfinished_names(tmp_path) is None


@pytest.mark.usefixtures("links")
def test_no_link_is_followed(tmp_path):
    (tmp_path / "other").write_text(checksum_list.as_text({START: DIGEST}), encoding="utf-8")
    (tmp_path / SUMS).symlink_to(tmp_path / "other")
    assert checksum_list.read(tmp_path) is None


def test_a_long_list_is_cut_and_said_to_be_damaged(tmp_path):
    lines = f"{DIGEST}  x/{'y' * 50}\n" * (checksum_list.MOST_READ // 100)
    (tmp_path / SUMS).write_text(f"{lines}{lines}{DIGEST}  {START}\n", encoding="utf-8")
    listed = checksum_list.read(tmp_path)
    assert listed
    assert not listed.is_intact


@pytest.mark.parametrize("seed", range(40))
def test_no_list_leads_out_of_the_stick(seed):
    """Names made of what attackers use."""
    draw = random.Random(seed)
    parts = ["..", ".", "", "a", "carrel-data", "CARREL-DATA", "CARREL~1", "packs", "C:", "con", "a:b", "\\", "a\\..",
             " ", "x.", "\u202e", "\u200d", "SHA256SUMS", "Carrel for Linux", "~", "$x", "%x%", "\x1b[2J"]  # fmt: skip
    names = ["/".join(draw.choices(parts, k=draw.randint(1, 5))) for _ in range(200)]
    for name in checksum_list.parse("".join(f"{DIGEST}  {name}\n" for name in names)).digests:
        for path in (PurePosixPath(name), PureWindowsPath(name)):
            assert not path.is_absolute()
            assert not path.drive
            assert ".." not in path.parts
            assert not {part.lower().rstrip(". ") for part in path.parts} & {"carrel-data", "carrel~1"}
        assert name.upper() != SUMS
