"""Zip archives that strangers made."""

from __future__ import annotations

import os
import struct
import zipfile

import pytest

from reader.library.importing import zip_archive
from reader.library.importing.imported import ImportFailed
from reader.library.importing.zip_archive import ZipArchive


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_a_part_may_be_longer_than_the_list_of_parts(compression, tmp_path) -> None:
    data = os.urandom(zip_archive.MAX_LIST + 100_000)
    with zipfile.ZipFile(tmp_path / "a.zip", "w", compression) as file:
        file.writestr("photo.jpg", data)
    with ZipArchive(tmp_path / "a.zip", lambda beginning: "", "") as archive:
        assert archive.data("photo.jpg", 20_000_000) == data
        assert archive.data("photo.jpg", 1_000_000) is None
        assert archive.size("PHOTO.jpg") == len(data)


def test_a_list_of_parts_that_claims_megabytes(tmp_path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as file:
        file.writestr("a.txt", bytes(3_000_000))
    data = bytearray((tmp_path / "a.zip").read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = struct.pack("<I", 2_900_000)
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(ImportFailed, match="It is damaged"):
        ZipArchive(tmp_path / "a.zip", lambda beginning: "", "")
