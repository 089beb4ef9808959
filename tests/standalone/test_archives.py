"""The archives contain the folder, and the checksum list fits them."""

from __future__ import annotations

import sys
import tarfile
import zipfile

import pytest

from resources.standalone import archives


def test_archives_hold_the_folder_and_the_sums_fit(tmp_path):
    folder = tmp_path / "Carrel"
    (folder / "inner").mkdir(parents=True)
    (folder / "carrel").write_bytes(b"program")
    (folder / "carrel").chmod(0o755)
    (folder / "inner" / "a.txt").write_text("a", encoding="utf-8")
    files = archives.write(folder, tmp_path, "Carrel-1-test")
    sums = archives.write_sums(files, tmp_path).read_text(encoding="ascii").splitlines()
    assert [line.split("  ")[1] for line in sums] == ["Carrel-1-test.tar.xz", "Carrel-1-test.zip"]
    assert all(len(line.split("  ")[0]) == 64 for line in sums)
    for file in files:
        target = tmp_path / f"from {file.suffix}"
        with zipfile.ZipFile(file) if file.suffix == ".zip" else tarfile.open(file) as archive:
            if isinstance(archive, tarfile.TarFile):
                archive.extraction_filter = getattr(tarfile, "data_filter", None)  # which no early Python 3.11 has
            archive.extractall(target)
        assert (target / "Carrel" / "inner" / "a.txt").read_text(encoding="utf-8") == "a"
        assert (target / "Carrel" / "carrel").read_bytes() == b"program"


@pytest.mark.skipif(sys.platform == "darwin", reason="the bundle of macOS is packed by ditto")
def test_archives_do_not_name_the_user(tmp_path):
    (tmp_path / "Carrel").mkdir()
    (tmp_path / "Carrel" / "carrel").touch()
    tar, _ = archives.write(tmp_path / "Carrel", tmp_path, "x")
    with tarfile.open(tar) as archive:
        entries = archive.getmembers()
    assert {(entry.uid, entry.gid, entry.uname, entry.gname) for entry in entries} == {(0, 0, "", "")}


@pytest.mark.parametrize(
    ("platform", "machine", "name"),
    [
        ("linux", "x86_64", "Carrel-1.2-linux-x86_64"),
        ("win32", "AMD64", "Carrel-1.2-windows-x86_64"),
        ("darwin", "arm64", "Carrel-1.2-macos-arm64"),
        ("linux", "aarch64", "Carrel-1.2-linux-arm64"),
        ("freebsd14", "riscv64", "Carrel-1.2-freebsd14-riscv64"),
    ],
)
def test_the_name_of_a_build(monkeypatch, platform, machine, name):
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert archives.name_of("1.2") == name
