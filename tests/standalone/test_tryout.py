"""What `dev.py tryout` does before the tests: it looks for a build, and installs the tools."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

import dev
from resources.standalone import tryout


@pytest.fixture
def pytest_calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str | Path]]:
    """The commands that `tryout` runs in an empty folder, on a machine that has no tools and cannot install them."""
    calls: list[list[str | Path]] = []

    def call(command: list[str | Path]) -> int:
        calls.append(command)
        return 0

    monkeypatch.setattr(tryout, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "can_install", lambda: False)
    monkeypatch.setattr(dev, "call", call)
    monkeypatch.setattr("shutil.which", lambda name, path=None: None)
    return calls


def test_without_a_build_it_says_what_to_do(
    pytest_calls: list[list[str | Path]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tryout.main([]) == 1
    assert "Call `python3 dev.py build` first." in capsys.readouterr().err
    assert pytest_calls == []


@pytest.mark.parametrize("folder", ["Carrel", "Carrel.app"])
def test_it_names_missing_tools_and_goes_on(
    pytest_calls: list[list[str | Path]],
    folder: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    (tryout.ROOT / "dist" / folder).mkdir(parents=True)
    assert tryout.main(["-k", "moved"]) == 0
    assert [call[-3:] for call in pytest_calls] == [["tests/frozen", "-k", "moved"]]
    output = capsys.readouterr().out
    assert all(f"\n  {tool}" in output for group in tryout.TOOLS for tool in group)
    assert "Tests that need them are skipped now." in output


@pytest.mark.parametrize(
    ("file", "seconds_after_build", "is_named"),
    [
        ("reader/page.py", 5, True),
        ("resources/themes/dark.toml", 5, True),
        ("reader/page.py", -5, False),
        ("reader/__pycache__/page.pyc", 5, False),
        ("tests/test_page.py", 5, False),
    ],
)
def test_it_says_when_the_program_is_older_than_its_source(
    pytest_calls: list[list[str | Path]],
    capsys: pytest.CaptureFixture[str],
    file: str,
    seconds_after_build: int,
    is_named: bool,
) -> None:
    build, source = tryout.ROOT / "dist/Carrel/_internal/build.json", tryout.ROOT / file
    for path, time in ((build, 1_000_000), (source, 1_000_000 + seconds_after_build)):
        path.parent.mkdir(parents=True)
        path.touch()
        os.utime(path, (time, time))
    assert tryout.main([]) == 0
    assert (f"built before {file} changed" in capsys.readouterr().out) is is_named
    assert len(pytest_calls) == 1
