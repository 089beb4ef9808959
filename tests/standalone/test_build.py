"""`dev.py build`: the order of its steps, and what it reports. Nothing is built."""

from __future__ import annotations

from pathlib import Path

import pytest

from resources.standalone import archives, build, check_folder, licences, linux_desktop, parts


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the steps return; a test changes it. The program and its archives are empty files."""
    results: dict[str, object] = {"packs": True, "freeze": True, "problems": []}

    def freeze(options: list[str]) -> bool:
        (tmp_path / build.SINGLE).touch()
        inner = tmp_path / "Carrel" / "_internal"
        inner.mkdir(parents=True)
        (inner / licences.FILE_NAME).touch()
        return bool(results["freeze"])

    def write_archives(folder: Path, target: Path, name: str) -> list[Path]:
        file = target / f"{name}.tar.xz"
        file.write_bytes(bytes(10))
        return [file]

    monkeypatch.setattr(build, "DIST", tmp_path)
    monkeypatch.setattr(build, "_build_packs", lambda: results["packs"])
    monkeypatch.setattr(build, "_freeze", freeze)
    monkeypatch.setattr(linux_desktop, "write", lambda *_: None)
    monkeypatch.setattr(check_folder, "problems", lambda *_: results["problems"])
    monkeypatch.setattr(archives, "write", write_archives)
    return results


@pytest.mark.parametrize(
    ("changed", "arguments", "status", "printed"),
    [
        ({}, [], 0, "Built dist/Carrel ("),
        ({}, ["--single-file"], 0, f"Built dist/{build.SINGLE} ("),
        ({}, ["--archives"], 0, ".tar.xz ("),
        ({"packs": False}, [], 1, ""),
        ({"freeze": False}, ["--single-file"], 1, ""),
        ({"problems": ["a is a symbolic link"]}, [], 1, "build: a is a symbolic link\n"),
        ({"problems": ["a is a symbolic link"]}, ["--archives"], 1, "build: a is a symbolic link\n"),
    ],
)
def test_steps(steps, changed, arguments, status, printed, capsys: pytest.CaptureFixture[str]) -> None:
    steps.update(changed)
    assert build.main(arguments) == status
    output = "".join(capsys.readouterr())
    assert printed in output
    assert ("Packed" in output) == (arguments == ["--archives"] and not changed)


def test_the_licences_are_moved_to_the_outer_folder(steps) -> None:
    assert build.main([]) == 0
    assert (build.DIST / "Carrel" / licences.FILE_NAME).is_file()


def test_an_archive_that_is_too_large(
    steps, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(parts.Parts, "max_archived", 9, raising=False)
    monkeypatch.setattr(parts, "load", lambda: parts.Parts)
    assert build.main(["--archives"]) == 1
    assert "has 10 bytes; at most 9 are allowed" in capsys.readouterr().err
