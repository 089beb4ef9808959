"""The archives contain the folder, and the checksum list fits them."""

from __future__ import annotations

import tarfile
import zipfile

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
