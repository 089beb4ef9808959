"""The built program on systems of other languages, whose encodings Python would otherwise need."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.frozen.machine import missing_tools, needs
from tests.frozen.program import Copy, environment_for


@needs(missing_tools("localedef"))
@pytest.mark.parametrize(
    ("language", "encoding"),
    [("zh_CN", "GBK"), ("zh_TW", "BIG5"), ("ja_JP", "EUC-JP"), ("ko_KR", "EUC-KR"), ("de_DE", "ISO-8859-1")],
)
def test_an_encoding_other_than_utf_8(program: Copy, place: Path, language: str, encoding: str) -> None:
    name = f"{language}.{encoding}"
    # `localedef` returns 1 after warnings about the definition that comes with the system.
    subprocess.run(["localedef", "-i", language, "-f", encoding, str(place / name)], capture_output=True, check=False)
    environment = environment_for(place, LOCPATH=str(place), LC_ALL=name)
    done = program.run("show", "carrel:sample/first", environment=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert "A sample" in done.stdout
