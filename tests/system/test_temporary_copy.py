"""Programs that an archive program or macOS copied for one start."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.system import paths
from reader.system.temporary_copy import MAC_SENTENCE, SENTENCE, notice, notice_here

TEMP = Path("/users/ana/temp")


@pytest.mark.parametrize(
    ("program", "expected"),
    [
        (TEMP / "7zO4A8C21B0" / "Carrel", SENTENCE),
        (TEMP / "Rar$EXa1234.5678" / "Carrel", SENTENCE),
        (TEMP / "Rar$EXa1234.5678.rartemp", SENTENCE),
        (TEMP / "Temp1_Carrel-windows.zip" / "Carrel", SENTENCE),
        (TEMP / "0b5c_Carrel.zip.1ab" / "Carrel", SENTENCE),
        (TEMP / "wz12ab" / "Carrel", SENTENCE),
        (Path("/private/var/folders/x/AppTranslocation/12-34/d/Carrel.app"), MAC_SENTENCE),
        (TEMP / "Carrel", ""),
        (TEMP / "pytest-1" / "Carrel", ""),
        (Path("/users/ana/Carrel.zip/Carrel"), ""),
        (Path("/media/stick/Carrel for Windows"), ""),
        (None, ""),
    ],
    ids=[
        "7zip",
        "winrar",
        "winrar2",
        "explorer",
        "explorer11",
        "winzip",
        "mac",
        "chosen",
        "other",
        "named",
        "stick",
        "no",
    ],
)
def test_notice(program: Path | None, expected: str) -> None:
    assert notice(program, TEMP) == expected


def test_the_folder_of_this_system_is_only_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(paths, "program", lambda: tmp_path.resolve() / "7zO4A8C21B0" / "Carrel")
    assert notice_here() == SENTENCE
    assert list(tmp_path.iterdir()) == []
