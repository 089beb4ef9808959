"""Programs that an archive program or macOS copied for one start."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.system.temporary_copy import MAC_SENTENCE, SENTENCE, notice

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
